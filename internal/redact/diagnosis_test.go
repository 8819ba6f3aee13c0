package redact

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pwtriage/pwtriage/analyzer/finding"
)

func builtDiagnosis() *finding.Diagnosis {
	place := finding.Place{File: "logs/+390200001001/client.log", Line: 7, Time: "13:40:23.948"}
	return &finding.Diagnosis{
		Schema: finding.Schema,
		Bundle: finding.Bundle{Name: "upload-arossi.zip", SHA256: "46a71f7027a8b1b170f5a39f0c2dd32d0ce0b172e8af7dad99804f39b1c9a9f8",
			Files: []finding.File{{Path: "logs/+390200001001/client.log", Kind: "log"}}, Notes: []string{"/home/arossi/x: cut off"}},
		Client:  &finding.Client{App: "PJSUA", UserAgent: "PJSUA/2.17.0.1", Device: "490154203237518"},
		Verdict: finding.Verdict{Next: []string{"Setting pbx.address: change pbx.exmaple.test to pbx.example.test (a.cfg:3).", "Setting account.username: change arossi to 1001."}},
		Settings: []finding.Setting{
			{Setting: "pbx.address", Value: "pbx.exmaple.test", Expected: "pbx.example.test", Status: "mismatch"},
			{Setting: "account.username", Value: "arossi", Expected: "1001", Status: "mismatch", Hint: `did you mean "1002"?`},
			{Setting: "tls.ca", Value: "/home/arossi/ca.pem", Status: "unknown"},
		},
		Findings: []finding.Finding{
			{ID: "F1", Pattern: "REG-1", File: "logs/+390200001001/client.log", Line: 7, Message: `From: "Alice Rossi" <sip:arossi@198.51.100.7>`, Excerpt: "arossi called +39 02 0000 1001 from old.corp.example.com",
				Fingerprint: "0011223344556677", Captures: map[string]string{"user": "1001", "host": "voiphost", "status": "401", "peer": "+390200001001"}, Samples: []finding.Place{place}, Last: &place},
			{ID: "F2", Pattern: "SET-001", Message: "account.username = arossi, expected 1001", Excerpt: "account.username = arossi, expected 1001", Captures: map[string]string{"setting": "tls.ca"}},
		},
		Messages: []finding.Message{{File: "logs/+390200001001/client.log", Line: 9, Direction: "sent", Start: "INVITE sip:arossi@198.51.100.7", Method: "INVITE", CallID: "a84b4c76@198.51.100.7", From: "1001", To: "arossi",
			Peer: "198.51.100.7:5060", Evidence: []string{"F1"}, Text: []finding.Line{{Number: 9, Text: "From: \"Alice Rossi\" <sip:arossi@198.51.100.7>"}}}},
		Timeline:  []finding.Change{{Kind: "registration", Subject: "1001 (refresh)", From: "unknown", To: "failed"}, {Kind: "call", Subject: "sip:arossi@198.51.100.7"}},
		Unknown:   []finding.Template{{Template: "cannot reach 198.51.100.7", First: place, Last: place}},
		Redaction: finding.Redaction{Mode: "secrets", Replaced: map[string]int{"secret": 3}},
	}
}

func TestDiagnosisTellsNobody(t *testing.T) {
	d, untouched := builtDiagnosis(), builtDiagnosis()
	out := testPseudonyms("pbx.example.test").Diagnosis(d)
	if diff := cmp.Diff(untouched, d); diff != "" {
		t.Errorf("the original changed:\n%s", diff)
	}
	data, err := json.Marshal(out)
	if err != nil {
		t.Fatal(err)
	}
	data = fmt.Append(data, out.Messages[0].Text) // shown in reports, kept in no result
	for _, id := range []string{"arossi", "Alice", "Rossi", "198.51.100.7", "1001", "1002", "490154203237518", "voiphost", "corp.example.com"} {
		if i := strings.Index(string(data), id); i >= 0 {
			t.Errorf("tells %q: …%s…", id, data[max(0, i-60):min(len(data), i+60)])
		}
	}
	for _, kept := range []string{"pbx.exmaple.test", "pbx.example.test", "client.log", `"401"`, "0011223344556677", "46a71f7027a8b1b170f5a39f0c2dd32d0ce0b172e8af7dad99804f39b1c9a9f8",
		"PJSUA/2.17.0.1", `"tls.ca"`, "ca.pem", "upload-", ".zip", "(refresh)", "13:40:23.948"} {
		if !strings.Contains(string(data), kept) {
			t.Errorf("%q is gone", kept)
		}
	}
	if out.Findings[0].File != out.Bundle.Files[0].Path || out.Findings[0].File != out.Findings[0].Last.File {
		t.Errorf("a file has two names: %q, %q", out.Findings[0].File, out.Bundle.Files[0].Path)
	}
	if r := out.Redaction; r.Mode != "pseudonyms" || r.Key == "" || r.Replaced["secret"] != 3 || r.Replaced["usr"] == 0 || r.Replaced["ip"] == 0 {
		t.Errorf("redaction %+v", r)
	}
	if twice := testPseudonyms("pbx.example.test").Diagnosis(out); !cmp.Equal(out.Findings, twice.Findings) || !cmp.Equal(out.Settings, twice.Settings) {
		t.Errorf("not idempotent: %s", cmp.Diff(out.Findings, twice.Findings))
	}
}

func TestSecretsDiagnosisKeepsSentences(t *testing.T) {
	d := &finding.Diagnosis{
		Verdict:  finding.Verdict{Next: []string{"Password: app and PrivateServer have different ones; old letmein99."}},
		Timeline: []finding.Change{{Subject: "sip:1001:ur1Secret@198.51.100.7"}},
		Settings: []finding.Setting{{Setting: "account.password", Value: "(set)", Expected: "(known)", Hint: `auth_pass=quietl4mp`}},
	}
	out := New([][]byte{[]byte("letmein99")}).Diagnosis(d)
	if got, want := out.Verdict.Next[0], "Password: app and PrivateServer have different ones; old [secret]."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if strings.Contains(out.Timeline[0].Subject, "ur1Secret") || strings.Contains(out.Settings[0].Hint, "quietl4mp") || out.Settings[0].Value != "(set)" {
		t.Errorf("%+v %+v", out.Timeline, out.Settings)
	}
}

// A text field that is added to the diagnosis one day must not slip through.
func TestEveryTextFieldIsVisited(t *testing.T) {
	fields := map[string]bool{}
	fill := copier{visit: func(name, text string) string {
		fields[name] = true
		if treatments[name] == asIs {
			return text
		}
		return "198.51.100.7"
	}}
	d := builtDiagnosis()
	d.Verdict.Ask = &finding.Ask{Answers: []string{"yes"}}
	d.Verdict.Tell = []string{"It works."}
	d.Trail = []finding.Step{{Evidence: []string{"F1"}}}
	d.Missing = []finding.Missing{{}}
	d.Bundle.Gaps, d.Bundle.Skipped = []finding.Gap{{}}, []finding.Skip{{}}
	d.Cause.Evidence, d.Cause.Alternatives = []string{"F1"}, []finding.Alternative{{Evidence: []string{"F1"}}}
	d.Settings[0].Status = "unknown" // else its value is kept
	d.Timeline[0].Evidence = []string{"F1"}
	before, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	full := deep(fill, d)
	if after, err := json.Marshal(d); err != nil || string(after) != string(before) {
		t.Errorf("the copy shares something with what it was made of: %v\n%s\n%s", err, before, after)
	}
	out := testPseudonyms().Diagnosis(full)
	look := copier{visit: func(name, text string) string {
		if treatments[name] != asIs && strings.Contains(text, "198.51.100.7") {
			t.Errorf("%s kept an address", name)
		}
		return text
	}}
	deep(look, out)
	for name := range treatments {
		if owner, _, _ := strings.Cut(name, "."); owner != "Sidecar" && owner != "Judgement" && !fields[name] {
			t.Errorf("%s is treated but is no field", name)
		}
	}
}
