package report

import (
	"strings"
	"testing"

	"github.com/pwtriage/pwtriage/analyzer/finding"
)

// TestReportsForPeopleHoldTheWordsForTheUser: what --lang asks for is in every format a person reads.
func TestReportsForPeopleHoldTheWordsForTheUser(t *testing.T) {
	d := &finding.Diagnosis{Verdict: finding.Verdict{Action: "close", Lang: "it", Tell: []string{"La password <non> va."}}}
	for format, want := range map[string]string{"text": "La password <non> va.", "markdown": "> La password `<non>` va.", "html": `<p lang="it">La password &lt;non&gt; va.</p>`} {
		for _, said := range []bool{true, false} {
			if !said {
				d.Verdict.Lang, d.Verdict.Tell = "", nil
			}
			var b strings.Builder
			write := map[string]func() error{
				"text":     func() error { return Text(&b, d, TextOptions{}) },
				"markdown": func() error { return Markdown(&b, d, Options{}) },
				"html":     func() error { return HTML(&b, d, Options{}) },
			}[format]
			if err := write(); err != nil {
				t.Fatal(format, err)
			}
			if got := b.String(); strings.Contains(got, want) != said || strings.Contains(got, "Tell the user") != said {
				t.Errorf("%s, said %v: %s", format, said, got[:min(len(got), 2000)])
			}
		}
		d.Verdict.Lang, d.Verdict.Tell = "it", []string{"La password <non> va."}
	}
}
