package packet

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pwtriage/pwtriage/analyzer"
	"github.com/pwtriage/pwtriage/analyzer/cause"
	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/analyzer/workflow"
	"github.com/pwtriage/pwtriage/internal/excerpt"
	"github.com/pwtriage/pwtriage/internal/redact"
	"github.com/pwtriage/pwtriage/parsers/bundle"
	"github.com/pwtriage/pwtriage/patterns"
)

var update = flag.Bool("update", false, "write the golden packets anew")

const builtFlow = `workflow "connection-issues" {
  title  = "Connection issues"
  source = "a test"
  start  = "T-1"
  step "T-1" {
    level    = 1
    question = "Does it connect?"
    who      = "user"
    answer "no" { goto = "T-2" }
  }
  step "T-2" {
    level    = 1
    question = "Is the account there?"
    who      = "administrator"
    how      = "Look it up in the list."
    answer "yes" { goto = "T-3" }
    answer "no" {
      close   = "account-created"
      acts    = ["Create it."]
      confirm = "It connects."
    }
  }
  step "T-3" {
    level    = 2
    question = "Do the services run?"
    who      = "level-2"
    answer "yes" { escalate = "level-3" }
    answer "no" { escalate = "level-2-server" }
  }
}
`

// built is a request made by hand: its packets do not change with the catalogue.
func built(t *testing.T, level int) Request {
	t.Helper()
	flows, diags := workflow.Load(map[string][]byte{"flow.hcl": []byte(builtFlow)})
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	lines := func(from int, text ...string) (out []finding.Line) {
		for i, s := range text {
			out = append(out, finding.Line{Number: from + i, Text: s})
		}
		return out
	}
	reply := lines(21, "SIP/2.0 403 Forbidden", "Call-ID: abc", "CSeq: 2 REGISTER")
	d := &finding.Diagnosis{Schema: finding.Schema, Tool: finding.Tool{Version: "v0.0.0-golden"}, Ticket: "T-1",
		Bundle: finding.Bundle{Name: "built-upload", SHA256: strings.Repeat("ab", 32), Files: []finding.File{{Path: "logs/client.log", Kind: "log", Dialect: "pjsip"}},
			Skipped: []finding.Skip{{Path: "core.bin", Reason: "no text"}}},
		Client:   &finding.Client{App: "Built", Version: "1.2", UserAgent: "Built/1.2"},
		Incident: finding.Incident{ID: "connection-issues", Source: "given"},
		Cause:    finding.Cause{ID: "account-forbidden", Title: "The account may not register", Confidence: "likely", Evidence: []string{"F1"}, Alternatives: []finding.Alternative{{ID: "auth-rejected", Confidence: "possible"}}},
		Verdict:  finding.Verdict{Action: "escalate", Branch: "level-2-server", Level: 2, Title: "Escalate to level 2", Summary: "The server refuses the account.", Next: []string{"Hand it on."}},
		Trail: []finding.Step{{Workflow: "connection-issues", Step: "T-1", Level: 1, Question: "Does it connect?", Answer: "no", Source: "evidence", Evidence: []string{"F1"}},
			{Workflow: "connection-issues", Step: "T-2", Level: 1, Question: "Is the account there?", Answer: "unknown", Source: "unknown"}},
		Settings: []finding.Setting{{Setting: "pbx.port", Value: "5061", Expected: "5061", Status: "match", File: "app.cfg", Line: 2},
			{Setting: "tls.ca", Value: "old.pem", Expected: "ca.pem", Status: "mismatch", File: "app.cfg", Line: 3, Hint: "the new one"}, {Setting: "tls.min", Status: "unknown"}},
		Findings: []finding.Finding{{ID: "F1", Pattern: "REG-1", Severity: "error", Title: "The server forbids it", File: "logs/client.log", Line: 21, Excerpt: "403 Forbidden", Count: 3,
			Around: append(lines(19, "10:00 one", "10:00 two"), reply...)},
			{ID: "F2", Pattern: "AUD-1", Severity: "error", Title: "No sound device", File: "logs/client.log", Line: 7, Excerpt: "no device", Around: lines(6, "06 `code` | <b>\x1b[31m", "07 no device")},
			{ID: "F3", Pattern: "CLI-1", Severity: "info", Title: "It started", File: "logs/client.log", Line: 1, Around: lines(1, "start")},
			{ID: "F4", Pattern: "NET-1", Class: "network", Severity: "error", Title: "Its line is not at hand", File: "logs/client.log", Line: 900, Excerpt: "link down"}},
		Timeline: []finding.Change{{Time: "10:00", Kind: "registration", Subject: "usr-aaaaaaaaaaaaaaaa", From: "unknown", To: "failed", Evidence: []string{"F1"}}},
		Messages: []finding.Message{{File: "logs/client.log", Line: 15, Lines: 2, Time: "10:00", Kind: "call", Direction: "sent", Start: "INVITE sip:x", CallID: "other"},
			{File: "logs/client.log", Line: 21, Lines: 3, Time: "10:00", Kind: "registration", Direction: "received", Start: "403 Forbidden", CallID: "abc", CSeq: 2, Evidence: []string{"F1"}, Text: reply}},
		Unknown: []finding.Template{{Template: "weird <*>", Count: 2, Severity: "error", First: finding.Place{File: "logs/client.log", Line: 30}, Around: lines(29, "29", "30 weird 7")}},
		Missing: []finding.Missing{{What: "whether the account exists", Why: "the server does not tell", Request: "Look it up."}}, Redaction: finding.Redaction{Mode: "pseudonyms"}}
	return Request{Diagnosis: d, Level: level, Bundle: "built-upload", Flows: flows,
		Near: []Near{{"REG-2", "Another refusal", "status", "404", "403", "logs/client.log", 21}, {"auth-rejected", "Wrong password", "likely", "fact.account.present", "account.present = unknown (unknown)", "", 0}}}
}

func TestGoldenPackets(t *testing.T) {
	for _, level := range Levels {
		files, err := Make(built(t, level))
		if err != nil {
			t.Fatal(err)
		}
		var all bytes.Buffer
		for _, f := range files {
			if f.Name == Report || f.Name == Result { // they have golden files of their own
				fmt.Fprintf(&all, "==== %s\n", f.Name)
				continue
			}
			fmt.Fprintf(&all, "==== %s\n%s", f.Name, f.Data)
		}
		golden := fmt.Sprintf("testdata/built-level-%d.golden", level)
		if *update {
			if err := os.WriteFile(golden, all.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil || !bytes.Equal(want, all.Bytes()) {
			t.Errorf("%s is stale, or the packet has changed (go test ./internal/packet -update, then look at the difference) %v", golden, err)
		}
	}
}

// What is missing is said, each with why it matters: one piece after the other is taken away.
func TestMissingIsNamedWithItsReason(t *testing.T) {
	for name, c := range map[string]struct {
		level int
		take  func(*finding.Diagnosis)
		what  string
	}{
		"ticket":           {2, func(d *finding.Diagnosis) { d.Ticket = "" }, "the ticket number"},
		"version":          {2, func(d *finding.Diagnosis) { d.Client.Version = "" }, "the version of the app"},
		"client":           {2, func(d *finding.Diagnosis) { d.Client = nil }, "the operating system"},
		"network":          {2, func(d *finding.Diagnosis) { d.Findings[3].Class = "" }, "the network"},
		"server's side":    {2, func(d *finding.Diagnosis) { d.Settings = d.Settings[2:] }, "the server's side of the settings"},
		"the other party":  {2, func(d *finding.Diagnosis) { d.Verdict.Branch = "level-2-remote-party" }, "the other party's bundle"},
		"nothing to do":    {2, func(d *finding.Diagnosis) { d.Verdict.Action = "close" }, "a reason to escalate"},
		"messages":         {3, func(d *finding.Diagnosis) { d.Messages = nil }, "the SIP messages"},
		"errors":           {3, func(d *finding.Diagnosis) { d.Findings, d.Unknown = nil, nil }, "an error"},
		"lines around":     {3, func(d *finding.Diagnosis) { d.Findings[0].Around = nil }, "the line of F1"},
		"part of bundle":   {3, func(d *finding.Diagnosis) { d.Bundle.Skipped[0].Path = "other.bin" }, "a part of the bundle, other.bin"},
		"earlier level":    {3, func(d *finding.Diagnosis) { d.Trail = d.Trail[:1] }, "the answer to T-3"},
		"what it has said": {3, func(d *finding.Diagnosis) { d.Missing[0].What = "the call" }, "the call"},
	} {
		r := built(t, c.level)
		has := func() *Missing {
			p := &packet{Request: r, d: r.Diagnosis, cuts: newCuts()}
			p.choose()
			for _, m := range p.lacks() {
				if m.What == c.what {
					return &m
				}
			}
			return nil
		}
		before := has()
		c.take(r.Diagnosis)
		after := has()
		if after == nil || after.Why == "" || after.Request == "" {
			t.Errorf("%s: %q is not named with its reason and how to get it: %+v", name, c.what, after)
		}
		always := name == "client" || name == "earlier level" // the built one lacks it from the start
		if before != nil && !always {
			t.Errorf("%s: %q is named though nothing was taken away", name, c.what)
		}
	}
}

func TestHostileNamesStayInTheirFolder(t *testing.T) {
	c := newCuts()
	for _, file := range []string{"../../etc/passwd", "/abs", "a b'$(x).log", "\x1b[31m", strings.Repeat("x", 500), "..", "con\n"} {
		name := c.name(file)
		if !strings.HasPrefix(name, "lines/") || strings.Contains(name, "..") || len(name) > 120 || strings.ContainsAny(name, " '$()\n\x1b") || strings.Count(name, "/") != 1 {
			t.Errorf("%q becomes %q", file, name)
		}
	}
}

// real makes a packet of a bundle as the command does.
func real(t *testing.T, opt analyzer.Options, folder string, level int) (*finding.Diagnosis, []File) {
	t.Helper()
	opt.Paths = []string{folder}
	out, err := analyzer.Diagnose(t.Context(), opt)
	if err != nil {
		t.Fatalf("%s: %v", folder, err)
	}
	full, err := excerpt.Fill(t.Context(), out.Diagnosis, opt.Paths, out.Secrets.Text)
	if err != nil {
		t.Fatalf("%s: %v", folder, err)
	}
	d := redact.NewPseudonyms(redact.Key{1}, nil).Diagnosis(full)
	near := append(NearEntries(d, opt.Catalogue.Matcher()), NearCauses(opt.Causes, out.Facts, out.Secrets.Text)...)
	files, err := Make(Request{Diagnosis: d, Level: level, Bundle: d.Bundle.Name, Flows: opt.Flows, Catalogue: opt.Catalogue, Near: near})
	if err != nil {
		t.Fatalf("%s: %v", folder, err)
	}
	return d, files
}

func options(t *testing.T) analyzer.Options {
	t.Helper()
	flows, diags := workflow.Builtin()
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	causes, diags := cause.Builtin()
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	return analyzer.Options{Incident: "auto", Catalogue: patterns.Builtin(), Flows: flows, Causes: causes, Limits: bundle.DefaultLimits(), Version: "test"}
}

// TestCommandsPrintWhatTheyClaim runs every command of real packets in their folder.
func TestCommandsPrintWhatTheyClaim(t *testing.T) {
	if _, err := exec.LookPath("grep"); err != nil {
		t.Skip("left out: there is no grep")
	}
	folders, _ := filepath.Glob("../../testdata/bundles/*__*")
	more, _ := filepath.Glob("../../../shared/corpus/*__*")
	if len(more) == 0 {
		t.Log("left out: there is no corpus at ../../../shared/corpus; only the bundles of testdata/bundles are read")
	}
	every := 15 // the rest would show nothing new
	if os.Getenv("PWTRIAGE_WHOLE") != "" {
		every = 1
	} else if len(more) > 0 {
		t.Run("the rest", func(t *testing.T) {
			t.Skip("left out: 14 bundles of 15 of the corpus; PWTRIAGE_WHOLE=1 tries them all")
		})
	}
	for i := 0; i < len(more); i += every {
		folders = append(folders, more[i])
	}
	opt, tried := options(t), 0
	for _, folder := range folders {
		_, files := real(t, opt, folder, 3)
		dir := filepath.Join(t.TempDir(), "packet")
		if err := Write(dir, files, false, plainly); err != nil {
			t.Fatal(err)
		}
		tried += run(t, dir)
	}
	if tried < 100 {
		t.Errorf("only %d commands", tried)
	}
}

// run runs the commands of packet.md and compares what they print with what stands below them.
func run(t *testing.T, dir string) int {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(dir, Text))
	if err != nil {
		t.Fatal(err)
	}
	lines, tried := strings.Split(string(text), "\n"), 0
	for i, line := range lines {
		command, ok := strings.CutPrefix(line, "      $ ")
		if !ok {
			continue
		}
		tried++
		cmd := exec.Command("sh", "-c", command)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "LC_ALL=C")
		out, err := cmd.Output()
		if want := strings.TrimPrefix(lines[i+1], "      ") + "\n"; err != nil || strings.TrimRight(string(out), " \n")+"\n" != strings.TrimRight(want, " \n")+"\n" {
			t.Errorf("%s: %s prints\n%q, not\n%q (%v)", dir, command, out, want, err)
		}
	}
	return tried
}

func TestResultInThePacketIsTheResult(t *testing.T) {
	d, files := real(t, options(t), "../../testdata/bundles/baresip__peer-busy", 2)
	for _, f := range files {
		if f.Name != Result {
			continue
		}
		var got finding.Diagnosis
		if err := json.Unmarshal(f.Data, &got); err != nil || got.Bundle.SHA256 != d.Bundle.SHA256 || len(got.Findings) != len(d.Findings) {
			t.Errorf("%v: %d findings of %d", err, len(got.Findings), len(d.Findings))
		}
		return
	}
	t.Error("there is no result")
}
