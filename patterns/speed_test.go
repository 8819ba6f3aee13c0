package patterns

import "testing"

func TestCheckSpeedNamesTheSlow(t *testing.T) {
	cat := &Catalogue{Entries: []*Entry{
		{ID: "SLOW", Match: []Matcher{{Regex: `(x{1,30}){1,30}y`}}},
		{ID: "FAST", Match: []Matcher{{Regex: `connect failed: (?P<reason>.*)$`}}},
	}}
	got := cat.CheckSpeed()
	if len(got) != 1 || got[0].ID != "SLOW" {
		t.Errorf("slow entries: %+v", got)
	}
}
