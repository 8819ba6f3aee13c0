package gocode_test

import (
	"os"
	"strings"
	"testing"

	"github.com/pwtriage/pwtriage/patterns/internal/gocode"
)

func TestSourceWritesWhatIsSet(t *testing.T) {
	src, err := os.ReadFile("../../testdata/built-catalogue/connect.hcl")
	if err != nil {
		t.Fatal(err)
	}
	out, diags := gocode.Source(map[string][]byte{"a.hcl": src})
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	got := string(out)
	for _, want := range []string{
		"DO NOT EDIT.\n", "func entryCON003() *Entry {", `SIP: &SIPMatcher{`, `Header: []HeaderMatcher{{Name: "Server", Regex: "(?P<server>\\w+)"}}`,
		`Captures: map[string]string{"code": "120111", "reason": "Connection refused"}`, "Line:     1,",
	} {
		if !strings.Contains(strings.Join(strings.Fields(got), " "), strings.Join(strings.Fields(want), " ")) {
			t.Errorf("%s is not in the source:\n%s", want, got)
		}
	}
	if strings.Contains(got, "Overrides") {
		t.Error("an empty field is written")
	}
}

func TestSourceReportsFaults(t *testing.T) {
	if _, diags := gocode.Source(map[string][]byte{"a.hcl": []byte("pattern {}")}); !diags.HasErrors() {
		t.Error("a broken file gives code")
	}
}
