package site

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// The schemas are closed: what is not in them is an error, with a suggestion when it is nearly something that is.
var (
	fileSchema         = schema("", "server:name client accounts")
	serverSchema       = schema("address domain aliases", "endpoint:transport registration")
	endpointSchema     = schema("port tls_min tls_max ca_sha256", "")
	registrationSchema = schema("min_expires max_expires", "")
	clientSchema       = schema(profileKeys, "")
	accountsSchema     = schema("complete", "account:user")
	accountSchema      = schema("number enabled password_sha256 ha1_md5 "+profileKeys, "")
)

const profileKeys = "transport security_model media_security tls_verify tls_ca keep_alive obfuscation_mode obfuscation_key"

// schema is made of attribute names, and of block types with the name of their label after a colon.
func schema(attributes, blocks string) *hcl.BodySchema {
	out := &hcl.BodySchema{}
	for _, name := range strings.Fields(attributes) {
		out.Attributes = append(out.Attributes, hcl.AttributeSchema{Name: name})
	}
	for _, block := range strings.Fields(blocks) {
		name, label, has := strings.Cut(block, ":")
		header := hcl.BlockHeaderSchema{Type: name}
		if has {
			header.LabelNames = []string{label}
		}
		out.Blocks = append(out.Blocks, header)
	}
	return out
}

// Parse reads the text of a site file. With an error among the diagnostics the Site is nil: half of what support knows must not
// judge anybody.
func Parse(filename string, src []byte) (*Site, hcl.Diagnostics) {
	src = bytes.TrimPrefix(src, []byte("\xef\xbb\xbf"))
	if diags := prescan(filename, src); diags.HasErrors() {
		return nil, diags
	}
	file, diags := hclsyntax.ParseConfig(src, filename, hcl.InitialPos)
	if diags.HasErrors() {
		return nil, diags
	}
	d := &decoder{diags: diags, site: &Site{}}
	d.file(file.Body)
	if d.diags.HasErrors() {
		return nil, d.diags
	}
	for i := range d.site.Accounts {
		acc := &d.site.Accounts[i]
		acc.Profile = acc.Profile.over(d.site.Client)
	}
	return d.site, d.diags
}

// decoder fills the site block by block and gathers what is wrong, all of it, not the first only.
type decoder struct {
	site  *Site
	diags hcl.Diagnostics
}

func (d *decoder) content(body hcl.Body, s *hcl.BodySchema) *hcl.BodyContent {
	content, diags := body.Content(s)
	d.diags = append(d.diags, diags...)
	return content
}

func (d *decoder) file(body hcl.Body) {
	once, seen := map[string]bool{}, map[string]bool{}
	for _, block := range d.content(body, fileSchema).Blocks {
		switch block.Type {
		case "server":
			d.unique(seen, block)
			d.server(block)
		case "client":
			d.once(once, block)
			attrs := d.content(block.Body, clientSchema).Attributes
			d.profile(attrs, &d.site.Client)
		case "accounts":
			d.once(once, block)
			d.accounts(block)
		}
	}
}

func (d *decoder) server(block *hcl.Block) {
	content := d.content(block.Body, serverSchema)
	s := Server{Name: block.Labels[0]}
	d.text(content.Attributes, "address", &s.Address, host)
	d.text(content.Attributes, "domain", &s.Domain, host)
	d.list(content.Attributes, "aliases", &s.Aliases, host)
	once, seen := map[string]bool{}, map[string]bool{}
	for _, inner := range content.Blocks {
		if inner.Type == "registration" {
			d.once(once, inner)
			attrs := d.content(inner.Body, registrationSchema).Attributes
			d.number(attrs, "min_expires", &s.MinExpires, 1<<31-1)
			d.number(attrs, "max_expires", &s.MaxExpires, 1<<31-1)
			continue
		}
		d.unique(seen, inner)
		d.endpoint(inner, &s)
	}
	d.site.Servers = append(d.site.Servers, s)
}

func (d *decoder) endpoint(block *hcl.Block, s *Server) {
	e := Endpoint{Transport: block.Labels[0]}
	if why := oneOf("tls", "tcp", "udp")(e.Transport); why != "" {
		d.wrong(block.LabelRanges[0], "unknown transport", fmt.Sprintf("endpoint %q: %s", e.Transport, why))
	}
	attrs := d.content(block.Body, endpointSchema).Attributes
	d.number(attrs, "port", &e.Port, 65535)
	d.text(attrs, "tls_min", &e.TLSMin, tlsLevel)
	d.text(attrs, "tls_max", &e.TLSMax, tlsLevel)
	d.text(attrs, "ca_sha256", &e.CASHA256, hexOf(64))
	s.Endpoints = append(s.Endpoints, e)
}

func (d *decoder) accounts(block *hcl.Block) {
	content := d.content(block.Body, accountsSchema)
	complete := Unknown
	d.truth(content.Attributes, "complete", &complete)
	d.site.Complete = complete == Yes
	seen := map[string]bool{}
	for _, inner := range content.Blocks {
		d.unique(seen, inner)
		acc := Account{User: inner.Labels[0]}
		attrs := d.content(inner.Body, accountSchema).Attributes
		d.text(attrs, "number", &acc.Number, nil)
		d.truth(attrs, "enabled", &acc.Enabled)
		d.text(attrs, "password_sha256", &acc.PasswordSHA256, hexOf(64))
		d.text(attrs, "ha1_md5", &acc.HA1MD5, hexOf(32))
		d.profile(attrs, &acc.Profile)
		d.site.Accounts = append(d.site.Accounts, acc)
	}
}

func (d *decoder) profile(attrs hcl.Attributes, p *Profile) {
	d.text(attrs, "transport", &p.Transport, oneOf("tls", "tcp", "udp"))
	d.text(attrs, "security_model", &p.SecurityModel, oneOf("end-to-end", "end-to-site"))
	d.text(attrs, "media_security", &p.MediaSecurity, oneOf("sdes", "zrtp", "dtls", "none"))
	d.truth(attrs, "tls_verify", &p.TLSVerify)
	d.text(attrs, "tls_ca", &p.TLSCA, nil)
	d.truth(attrs, "keep_alive", &p.KeepAlive)
	d.truth(attrs, "obfuscation_mode", &p.ObfuscationMode)
	d.text(attrs, "obfuscation_key", &p.ObfuscationKey, nil)
}

func (d *decoder) wrong(at hcl.Range, summary, detail string) {
	d.diags = append(d.diags, &hcl.Diagnostic{Severity: hcl.DiagError, Summary: summary, Detail: detail, Subject: &at})
}

// once refuses a second block of a type; unique, one with the same label.
func (d *decoder) once(seen map[string]bool, block *hcl.Block) {
	if seen[block.Type] {
		d.wrong(block.DefRange, "block stands twice", fmt.Sprintf("there is one %q block only", block.Type))
	}
	seen[block.Type] = true
}

func (d *decoder) unique(seen map[string]bool, block *hcl.Block) {
	name := block.Type + " " + block.Labels[0]
	if seen[name] {
		d.wrong(block.DefRange, "block stands twice", fmt.Sprintf("%s %q is given already", block.Type, block.Labels[0]))
	}
	if block.Labels[0] == "" {
		d.wrong(block.LabelRanges[0], "empty name", fmt.Sprintf("the %q block has an empty name", block.Type))
	}
	seen[name] = true
}
