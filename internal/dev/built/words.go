package built

import (
	"strings"

	"github.com/pwtriage/pwtriage/parsers/logfile"
	"github.com/pwtriage/pwtriage/patterns"
)

// dialects are what a log of a kind is read as.
var dialects = map[string]string{"pjsip": "pjsip", "linphone": "linphone", "logcat": "logcat>pjsip"}

// Words are the texts that match in a log of the kind: the catalogue's own examples of one line. What the plain matcher does not find in
// that dialect is left out, and so are texts of servers and of SIP messages.
func Words(c *patterns.Catalogue, kind string) []string {
	set := c.Matcher()
	var out []string
	for _, e := range c.Entries {
		for _, x := range e.Examples {
			if !e.Server && e.Over == nil && !strings.ContainsAny(x.Text, "\r\n") && Matches(set, kind, x.Text) {
				out = append(out, x.Text)
			}
		}
	}
	return out
}

// Matches tells whether an entry of the set matches the text in a log of the kind.
func Matches(set *patterns.Set, kind, text string) bool {
	rec := &logfile.Record{Lines: []logfile.Line{{Number: 1, Column: 1, Text: text}}}
	return len(set.Match(rec, dialects[kind], false)) > 0
}
