package analyzer

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/pwtriage/pwtriage/analyzer/facts"
	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/analyzer/site"
	"github.com/pwtriage/pwtriage/analyzer/timeline"
	"github.com/pwtriage/pwtriage/internal/redact"
	"github.com/pwtriage/pwtriage/parsers/appconfig"
)

// merged are the settings of the account in question: those of its own, and those that hold for all. What is written wins over
// a format's default.
func (c *caseFile) merged() []appconfig.Setting {
	var out []appconfig.Setting
	for _, f := range c.in.files {
		if f.config == nil || c.theirs[f.bundle] {
			continue
		}
		account := c.accountIn(f.config)
		for _, s := range f.config.Settings {
			s.File = f.Path
			if s.Account == -1 || s.Account == account {
				out = place(out, s)
			}
		}
	}
	return out
}

// accountIn is the index of the user's account in a file: by name, else the only one, else the first.
func (c *caseFile) accountIn(config *appconfig.Config) int {
	for _, s := range config.Settings {
		if s.Name == appconfig.Username && s.Value == timeline.User(c.user) && c.user != "" {
			return s.Account
		}
	}
	return 0
}

func place(out []appconfig.Setting, s appconfig.Setting) []appconfig.Setting {
	i := slices.IndexFunc(out, func(o appconfig.Setting) bool { return o.Name == s.Name })
	switch {
	case i < 0:
		return append(out, s)
	case out[i].Default && !s.Default, out[i].Account == -1 && s.Account >= 0 && s.Default == out[i].Default:
		out[i] = s
	}
	return out
}

// compare judges the settings against the site file; each judged row becomes a finding, so that facts can cite it.
func (c *caseFile) compare() {
	settings := c.merged()
	c.site = c.opt.Site.With(c.listed())
	c.rows = c.site.Compare(settings)
	c.restore(settings)
	for _, r := range c.rows {
		mark := timeline.NoMark
		if r.Status != site.Open {
			mark = c.ledger.note(settingFinding(r))
		}
		c.rowMarks = append(c.rowMarks, mark)
	}
	if c.user == "" {
		for _, s := range settings {
			if s.Name == appconfig.Username {
				c.user = s.Value
			}
		}
	}
}

// The ids of findings that settings give. They stand beside the catalogue's: no log line shows them.
const (
	mismatchPattern = "SET-001"
	matchPattern    = "SET-002"
)

func settingFinding(r site.Row) finding.Finding {
	f := finding.Finding{Pattern: matchPattern, Class: "config", Severity: "info", File: r.File, Line: r.Line, Column: min(r.Line, 1),
		Title: r.Setting + " is as expected", Captures: map[string]string{"setting": r.Setting}}
	if r.Status == site.Mismatch {
		f.Pattern, f.Severity, f.Title = mismatchPattern, "error", r.Setting+" differs from what the site expects"
	}
	f.Message = fmt.Sprintf("%s = %s, expected %s", r.Setting, quoted(r.Value), quoted(r.Expected))
	f.Excerpt = f.Message
	return f
}

func quoted(s string) string {
	if s == "" {
		return "(not set)"
	}
	return s
}

// settings hands the judged rows to the facts.
func (c *caseFile) settings(in *facts.Input) {
	for i, r := range c.rows {
		j := facts.Judged{Setting: r.Setting, Value: r.Value, Alias: r.Alias, Elsewhere: c.elsewhere(r),
			Matches: c.matches(r), Evidence: c.ledger.id(c.rowMarks[i])}
		in.Settings = append(in.Settings, j)
		if (r.Setting == appconfig.Username || r.Setting == site.Enabled) && j.Evidence != "" {
			in.Account = append(in.Account, j.Evidence)
		}
	}
	in.Present, in.Enabled = c.account()
}

// matches is a row's status as a truth. Two settings the site has no word for can be judged by what it says of others: the
// digest user is the account's name, and the realm the server's domain.
func (c *caseFile) matches(r site.Row) facts.Truth {
	if j, ok := c.told[r.Setting]; ok {
		return truth(j.Matches)
	}
	switch {
	case redact.Hidden(r.Value):
		return facts.Unknown
	case r.Status == site.Match:
		return facts.Yes
	case r.Status == site.Mismatch:
		return facts.No
	case r.Setting == appconfig.Realm && r.Value == "*":
		return facts.Yes
	case r.Setting == appconfig.AuthUsername && r.Value == c.value(appconfig.Username):
		return facts.Yes
	case r.Setting == appconfig.Realm && c.opt.Site != nil && len(c.opt.Site.Servers) == 1 && c.opt.Site.Servers[0].Domain != "":
		return facts.Of(r.Value == c.opt.Site.Servers[0].Domain)
	}
	if _, present := c.site.Account(c.value(appconfig.Username)); r.Setting == appconfig.AuthUsername && present == site.Yes {
		return facts.No
	}
	return facts.Unknown
}

func (c *caseFile) value(setting string) string {
	for _, r := range c.rows {
		if r.Setting == setting {
			return r.Value
		}
	}
	return ""
}

// elsewhere: the port is wrong for the expected transport and right for another.
func (c *caseFile) elsewhere(r site.Row) bool {
	if j, ok := c.told[r.Setting]; ok {
		return j.Elsewhere
	}
	if r.Setting != appconfig.Port || r.Status != site.Mismatch || c.opt.Site == nil {
		return false
	}
	for _, server := range c.opt.Site.Servers {
		for _, e := range server.Endpoints {
			if strconv.Itoa(e.Port) == r.Value {
				return true
			}
		}
	}
	return false
}
