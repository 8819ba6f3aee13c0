// Package site reads the site file, what support knows of the server and its accounts, and judges a client's configuration by it.
//
// Whatever the file leaves out is unknown: it is neither right nor wrong. The file's hashes can be guessed from, so nothing of a
// password, hash or text, leaves this package: rows say "(set)" and "(known)".
package site

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
)

// Truth is yes, no or not known. Its zero value is Unknown, so that what nobody states is unknown.
type Truth int8

// The three values.
const (
	Unknown Truth = iota
	No
	Yes
)

// String is the value in lower case.
func (t Truth) String() string {
	switch t {
	case Yes:
		return "yes"
	case No:
		return "no"
	}
	return "unknown"
}

// flag is the value as a setting has it, "" when unknown.
func (t Truth) flag() string {
	switch t {
	case Yes:
		return "true"
	case No:
		return "false"
	}
	return ""
}

// Site is what the file says. A nil Site knows nothing.
type Site struct {
	Servers  []Server
	Client   Profile // what every account is meant to use, unless its own block says otherwise
	Accounts []Account
	Complete bool // an account not listed does not exist
}

// Server is one server clients may be meant to use.
type Server struct {
	Name       string
	Address    string
	Domain     string   // SIP domain and digest realm
	Aliases    []string // other names and addresses that reach it
	Endpoints  []Endpoint
	MinExpires int // 0 = unknown
	MaxExpires int
}

// Endpoint is where the server listens for one transport.
type Endpoint struct {
	Transport string
	Port      int    // 0 = unknown
	TLSMin    string // "1.0" .. "1.3"
	TLSMax    string
	CASHA256  string
}

// Profile is the part of a configuration that every account of a kind shares.
type Profile struct {
	Transport       string
	SecurityModel   string
	MediaSecurity   string
	TLSVerify       Truth
	TLSCA           string
	KeepAlive       Truth
	ObfuscationMode Truth
	ObfuscationKey  string
}

// Account is one account on the server.
type Account struct {
	User           string
	Number         string
	Enabled        Truth
	PasswordSHA256 string
	HA1MD5         string
	Profile        // what it is meant to use, the client block's values included
}

// Load reads a site file. It warns when others than its owner may read it: it holds hashes of passwords.
func Load(filename string) (*Site, hcl.Diagnostics) {
	info, err := os.Stat(filename)
	if err != nil {
		return nil, fault(filename, "site file not readable", fmt.Sprintf("read site file %q: %v", filename, cause(err)))
	}
	if info.Size() > maxFile {
		return nil, fault(filename, "site file too large", fmt.Sprintf("site file %q has more than %d bytes", filename, maxFile))
	}
	src, err := os.ReadFile(filename)
	if err != nil {
		return nil, fault(filename, "site file not readable", fmt.Sprintf("read site file %q: %v", filename, cause(err)))
	}
	s, diags := Parse(filename, src)
	if mode := info.Mode().Perm(); info.Mode().IsRegular() && mode&0o077 != 0 {
		diags = append(diags, &hcl.Diagnostic{Severity: hcl.DiagWarning, Summary: "site file readable by others", Subject: start(filename),
			Detail: fmt.Sprintf("site file %q has mode %#o; it holds password hashes, so it should be 0600", filename, mode)})
	}
	return s, diags
}

// cause leaves out the path, which the message has already.
func cause(err error) error {
	if path, ok := err.(*os.PathError); ok {
		return path.Err
	}
	return err
}

func start(filename string) *hcl.Range {
	return &hcl.Range{Filename: filename, Start: hcl.InitialPos, End: hcl.InitialPos}
}

func fault(filename, summary, detail string) hcl.Diagnostics {
	return hcl.Diagnostics{{Severity: hcl.DiagError, Summary: summary, Detail: detail, Subject: start(filename)}}
}

// Account finds a user's account. Present is No only when the list of accounts is complete.
func (s *Site) Account(user string) (acc *Account, present Truth) {
	if s == nil || user == "" {
		return nil, Unknown
	}
	for i := range s.Accounts {
		if s.Accounts[i].User == user {
			return &s.Accounts[i], Yes
		}
	}
	if s.Complete {
		return nil, No
	}
	return nil, Unknown
}

// Named is the name of the server block a host is an address of, "" when it is none's.
func (s *Site) Named(host string) string {
	if s == nil {
		return ""
	}
	for i := range s.Servers {
		if reaches(&s.Servers[i], host) {
			return s.Servers[i].Name
		}
	}
	return ""
}

// Names lists every host name, address, alias and domain in the file, each once, sorted.
func (s *Site) Names() []string {
	if s == nil {
		return nil
	}
	var out []string
	for _, server := range s.Servers {
		out = append(out, server.Address, server.Domain)
		out = append(out, server.Aliases...)
	}
	slices.Sort(out)
	out = slices.Compact(out)
	return slices.DeleteFunc(out, func(name string) bool { return strings.TrimSpace(name) == "" })
}

// over is p with the values of base where p has none.
func (p Profile) over(base Profile) Profile {
	text := func(own *string, other string) {
		if *own == "" {
			*own = other
		}
	}
	truth := func(own *Truth, other Truth) {
		if *own == Unknown {
			*own = other
		}
	}
	text(&p.Transport, base.Transport)
	text(&p.SecurityModel, base.SecurityModel)
	text(&p.MediaSecurity, base.MediaSecurity)
	text(&p.TLSCA, base.TLSCA)
	text(&p.ObfuscationKey, base.ObfuscationKey)
	truth(&p.TLSVerify, base.TLSVerify)
	truth(&p.KeepAlive, base.KeepAlive)
	truth(&p.ObfuscationMode, base.ObfuscationMode)
	return p
}
