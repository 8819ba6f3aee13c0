package analyzer

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"slices"

	"github.com/pwtriage/pwtriage/analyzer/facts"
	"github.com/pwtriage/pwtriage/analyzer/site"
	"github.com/pwtriage/pwtriage/analyzer/timeline"
	"github.com/pwtriage/pwtriage/internal/redact"
	"github.com/pwtriage/pwtriage/parsers/appconfig"
)

// SidecarName is the file in a redacted bundle that keeps what redaction hides. CoverageName is the one that says what was replaced.
const (
	SidecarName   = "pwtriage-facts.json"
	CoverageName  = "pwtriage-redaction.json"
	SidecarSchema = "pwtriage/facts/v1"
	maxSidecar    = 1 << 20
)

// Sidecar is what was judged of a bundle before it was redacted: whether settings match, not what they are.
type Sidecar struct {
	Schema   string      `json:"schema"`
	Site     bool        `json:"site"`     // a site file was at hand
	Present  string      `json:"present"`  // the account exists on the server: yes | no | unknown
	Enabled  string      `json:"enabled"`  // and is enabled
	Settings []Judgement `json:"settings"` // of the account in question
}

// Judgement is a judged setting. Value and Expected are pseudonyms where they name somebody.
type Judgement struct {
	Setting   string `json:"setting"`
	Value     string `json:"value"`
	Expected  string `json:"expected"`
	Status    string `json:"status"`  // match | mismatch | unknown
	Matches   string `json:"matches"` // yes | no | unknown: the status, and what other settings say
	Alias     bool   `json:"alias,omitempty"`
	Elsewhere bool   `json:"elsewhere,omitempty"`
	Default   bool   `json:"default,omitempty"`
	File      string `json:"file"`
	Line      int    `json:"line"`
	Hint      string `json:"hint,omitempty"`
}

// sidecar is what this diagnosis judged.
func (c *caseFile) sidecar() *Sidecar {
	s := &Sidecar{Schema: SidecarSchema, Site: c.sited(), Settings: []Judgement{}}
	present, enabled := c.account()
	s.Present, s.Enabled = present.String(), enabled.String()
	for _, r := range c.rows {
		s.Settings = append(s.Settings, Judgement{Setting: r.Setting, Value: c.secrets.Text(r.Value), Expected: c.secrets.Text(r.Expected), Status: string(r.Status),
			Matches: c.matches(r).String(), Alias: r.Alias, Elsewhere: c.elsewhere(r), Default: r.Default, File: r.File, Line: r.Line, Hint: c.secrets.Text(r.Hint)})
	}
	return s
}

// readSidecar reads one; the first that comes is taken. One that cannot be read is as good as none: then what is hidden is unknown.
func (rd *reading) readSidecar(f *input, r io.Reader) error {
	data, err := io.ReadAll(io.LimitReader(r, maxSidecar+1))
	if err != nil || path.Base(f.Path) != SidecarName {
		return err
	}
	var s Sidecar
	if err := json.Unmarshal(data, &s); err != nil || s.Schema != SidecarSchema || len(data) > maxSidecar {
		rd.wrong = fmt.Errorf("no facts of a redacted bundle in the form %q", SidecarSchema)
		return nil
	}
	rd.sidecar = &s
	return nil
}

// restore puts back the judgement of settings that redaction hides. Without a sidecar they are unknown: a pseudonym that differs
// from what the site expects is no mismatch.
func (c *caseFile) restore(settings []appconfig.Setting) {
	shown := map[string]bool{}
	hidden := false
	for _, s := range settings {
		shown[s.Name] = !concealed(s)
		hidden = hidden || concealed(s)
	}
	if !hidden && c.in.sidecar == nil {
		return
	}
	for i, r := range c.rows {
		if known, set := shown[r.Setting]; set && !known {
			c.rows[i].Status, c.rows[i].Hint, c.rows[i].Alias = site.Open, "hidden by redaction", false
		}
	}
	if c.in.sidecar != nil {
		c.told = map[string]Judgement{}
		c.rows = c.merge(c.in.sidecar.Settings, shown)
		c.in.notes = append(c.in.notes, "a redacted bundle: settings it hides are judged as before redaction ("+SidecarName+")")
	}
}

// merge prefers the sidecar's word on what is hidden, on what is missing, and, where the account is hidden, on what depends on it. A
// value that can be read and is another than the sidecar's is judged anew.
func (c *caseFile) merge(told []Judgement, shown map[string]bool) []site.Row {
	byName := map[string]site.Row{}
	for _, r := range c.rows {
		byName[r.Setting] = r
	}
	account, named := shown[appconfig.Username]
	var out []site.Row
	done := map[string]bool{}
	for _, j := range told {
		own, have := byName[j.Setting]
		if known, set := shown[j.Setting]; have && set && known && (account || own.Value != j.Value) || have && !set && account && named {
			continue
		}
		if done[j.Setting] {
			continue
		}
		done[j.Setting] = true
		c.told[j.Setting] = j
		out = append(out, j.row())
	}
	for _, r := range c.rows {
		if !done[r.Setting] {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b site.Row) int { return cmp.Compare(rank(told, a.Setting), rank(told, b.Setting)) })
	return out
}

func rank(told []Judgement, setting string) int {
	if i := slices.IndexFunc(told, func(j Judgement) bool { return j.Setting == setting }); i >= 0 {
		return i
	}
	return len(told)
}

func (j Judgement) row() site.Row {
	status := site.Open
	if j.Status == string(site.Match) || j.Status == string(site.Mismatch) {
		status = site.Status(j.Status)
	}
	return site.Row{Setting: j.Setting, Value: j.Value, Expected: j.Expected, Status: status, File: j.File, Line: j.Line, Hint: j.Hint, Default: j.Default, Alias: j.Alias}
}

var maskHash = func() string {
	sum := sha256.Sum256([]byte(redact.Mask))
	return hex.EncodeToString(sum[:])
}()

// concealed: the value is a pseudonym or a mask.
func concealed(s appconfig.Setting) bool {
	if s.Name == appconfig.Password {
		return s.SHA256 == maskHash || s.SHA256 == "" && s.HA1 == ""
	}
	return redact.Hidden(s.Value)
}

// account says whether the account exists on the server and is enabled.
func (c *caseFile) account() (present, enabled facts.Truth) {
	user := timeline.User(c.user)
	if redact.Hidden(user) || user == "" && c.in.sidecar != nil {
		if c.in.sidecar == nil {
			return facts.Unknown, facts.Unknown
		}
		return truth(c.in.sidecar.Present), truth(c.in.sidecar.Enabled)
	}
	account, found := c.site.Account(user)
	if account != nil {
		enabled = facts.Truth(account.Enabled)
	}
	return facts.Truth(found), enabled
}

func truth(word string) facts.Truth {
	switch word {
	case "yes":
		return facts.Yes
	case "no":
		return facts.No
	}
	return facts.Unknown
}

// sited: settings were judged against a site file, now or before redaction.
func (c *caseFile) sited() bool {
	return c.opt.Site != nil || c.in.sidecar != nil && c.in.sidecar.Site
}
