package patterns

import (
	"os"
	"testing"
)

func TestCheckSpeedNamesTheSlowOfHostile(t *testing.T) {
	if os.Getenv("PWTRIAGE_SPEED") == "" {
		t.Skip("a measurement, which a busy machine spoils: make lint runs it")
	}
	cat := &Catalogue{Entries: []*Entry{
		{ID: "SLOW", Match: []Matcher{{Regex: `(x{1,30}){1,30}y`}}},
		{ID: "FAST", Match: []Matcher{{Regex: `connect failed: (?P<reason>.*)$`}}},
	}}
	got := cat.CheckSpeed()
	if len(got) != 1 || got[0].ID != "SLOW" {
		t.Errorf("slow entries: %+v", got)
	}
}
