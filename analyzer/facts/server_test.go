package facts

import (
	"strings"
	"testing"

	"github.com/pwtriage/pwtriage/analyzer/timeline"
)

// TestAbsenceExplainsARefusalOnly: a list without the account says nothing of a server that was not reached.
func TestAbsenceExplainsARefusalOnly(t *testing.T) {
	for name, c := range map[string]struct {
		attempt timeline.Attempt
		site    Truth
		want    Truth
	}{
		"refused by the server":        {timeline.Attempt{Outcome: timeline.Failed, Kind: "auth", Remote: true, Status: 403}, Unknown, No},
		"nobody listens":               {timeline.Attempt{Outcome: timeline.Failed, Kind: "refused"}, Unknown, Unknown},
		"the server fails":             {timeline.Attempt{Outcome: timeline.Failed, Kind: "rejected", Remote: true, Status: 503}, Unknown, Unknown},
		"the site file says so itself": {timeline.Attempt{Outcome: timeline.Failed, Kind: "refused"}, No, No},
		"the site file has it":         {timeline.Attempt{Outcome: timeline.Failed, Kind: "auth", Remote: true, Status: 403}, Yes, Unknown},
	} {
		in := Input{Log: true, Story: &timeline.Story{Attempts: []*timeline.Attempt{&c.attempt}}, Present: c.site,
			Server: Server{Present: Shown{Is: No, Marks: []timeline.Mark{1}}}, ID: func(timeline.Mark) string { return "F1" }}
		f, _ := Gather(in)
		if got := f.Truth("account.present"); got != c.want {
			t.Errorf("%s: account.present is %s, want %s", name, got, c.want)
		}
	}
}

// TestShownIsNeverUnknown: what a bundle shows is no where nothing shows it, and the rest is unknown.
func TestShownIsNeverUnknown(t *testing.T) {
	tree := New().Tree()
	for path, d := range declared {
		v := tree
		for _, part := range splitPath(path) {
			v = v.GetAttr(part)
		}
		if v.IsKnown() != d.shown {
			t.Errorf("%s: known %v, shown %v", path, v.IsKnown(), d.shown)
		}
	}
}

func splitPath(path string) []string { return strings.Split(path, ".") }
