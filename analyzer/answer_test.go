package analyzer_test

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/pwtriage/pwtriage/analyzer"
)

// TestAnswerIsADiagnosisAnew: walking again over what was read gives what reading the bundle with the answers gives, byte for byte, however
// often it is done.
func TestAnswerIsADiagnosisAnew(t *testing.T) {
	asked := 0
	for _, l := range labels(t, kept) {
		opt := options(t, "")
		opt.Paths, opt.Incident, opt.Answers = []string{l.folder}, l.Incident, map[string]string{}
		out, err := analyzer.Diagnose(context.Background(), opt)
		if err != nil {
			t.Fatal(l.name, err)
		}
		for out.Diagnosis.Verdict.Ask != nil {
			asked++
			opt.Answers[out.Diagnosis.Verdict.Ask.Step] = out.Diagnosis.Verdict.Ask.Answers[0]
			if err := out.Answer(opt.Answers, opt.Command); err != nil {
				t.Fatal(l.name, err)
			}
			anew, err := analyzer.Diagnose(context.Background(), opt)
			if err != nil {
				t.Fatal(l.name, err)
			}
			have, _ := json.Marshal(out.Diagnosis)
			want, _ := json.Marshal(anew.Diagnosis)
			if string(have) != string(want) {
				t.Fatalf("%s %v:\n%s\nwant\n%s", l.name, opt.Answers, have, want)
			}
		}
	}
	if asked == 0 {
		t.Error("no bundle of the regression set asks anything without a site file")
	}
}
