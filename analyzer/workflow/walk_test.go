package workflow

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/pwtriage/pwtriage/analyzer/facts"
)

func builtin(t interface{ Fatal(...any) }) *Set {
	set, diags := Builtin()
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	return set
}

// failing are the facts of a client that can't connect, for a reason and with settings to be added.
func failing() *facts.Facts {
	f := facts.New()
	f.Bool("registration.failing", facts.Yes, "F1")
	f.Bool("registration.registered", facts.No, "F1")
	f.Bool("reconnect.ok", facts.No, "F1")
	f.Bool("registration.periodic", facts.No, "F1")
	f.Bool("config.outdated", facts.No, "F1")
	for _, p := range []string{"failure.connecting", "failure.securing", "failure.authenticating", "failure.serving", "failure.interval"} {
		f.Bool(p, facts.No, "F2")
	}
	for _, name := range []string{"address", "port", "transport", "domain", "password", "auth_username", "realm", "tls_ca", "tls_min", "tls_max", "expires"} {
		f.Bool("config."+name+".matches", facts.Yes, "F3")
	}
	f.Bool("config.address.alias", facts.No, "F3")
	f.Bool("account.present", facts.Yes, "F4")
	f.Bool("account.enabled", facts.Yes, "F4")
	return f
}

func TestConnectionIssues(t *testing.T) {
	set := builtin(t)
	for name, c := range map[string]struct {
		change func(*facts.Facts)
		answer map[string]string
		want   string
		path   string
	}{
		"refused, port wrong": {func(f *facts.Facts) {
			f.Bool("failure.connecting", facts.Yes, "F2")
			f.Text("failure.kind", "refused", "F2")
			f.Bool("config.port.matches", facts.No, "F5")
		}, nil, "close/configuration-fixed", "CI-1 CI-2 CI-3 CI-4 CI-5"},
		"refused, all right": {func(f *facts.Facts) {
			f.Bool("failure.connecting", facts.Yes, "F2")
			f.Text("failure.kind", "refused", "F2")
		}, nil, "escalate/level-2-server", "CI-1 CI-2 CI-3 CI-4 CI-6 CI-7"},
		"refused, port unknown": {func(f *facts.Facts) {
			f.Bool("failure.connecting", facts.Yes, "F2")
			f.Forget("config.port.matches")
		}, nil, "ask/CI-4", "CI-1 CI-2 CI-3 CI-4"},
		"a port that differs does not explain a refused password": {func(f *facts.Facts) {
			f.Bool("failure.authenticating", facts.Yes, "F2")
			f.Bool("config.port.matches", facts.No, "F5")
			f.Bool("config.password.matches", facts.No, "F6")
		}, nil, "close/account-aligned", "CI-1 CI-2 CI-3 CI-4 CI-6 CI-7 CI-7-ALIGN"},
		"account missing": {func(f *facts.Facts) {
			f.Bool("failure.authenticating", facts.Yes, "F2")
			f.Bool("account.present", facts.No, "F4")
		}, nil, "close/account-created", "CI-1 CI-2 CI-3 CI-4 CI-6"},
		"an account that is missing explains no server error": {func(f *facts.Facts) {
			f.Bool("failure.serving", facts.Yes, "F2")
			f.Bool("account.present", facts.No, "F4")
		}, nil, "escalate/level-2-server", "CI-1 CI-2 CI-3 CI-4 CI-6"},
		"works again": {func(f *facts.Facts) { f.Bool("reconnect.ok", facts.Yes, "F1") }, nil, "close/temporary-network-problem", "CI-1 CI-2"},
		"a person answers": {func(f *facts.Facts) {
			f.Bool("failure.serving", facts.Yes, "F2")
			f.Forget("account.present")
		}, map[string]string{"CI-6": "yes", "CI-8": "yes", "CI-9": "yes", "CI-10": "no"}, "escalate/level-3", "CI-1 CI-2 CI-3 CI-4 CI-6 CI-7 CI-8 CI-9 CI-10"},
		"the fix did not help": {func(f *facts.Facts) {
			f.Bool("failure.connecting", facts.Yes, "F2")
			f.Bool("config.port.matches", facts.No, "F5")
		}, map[string]string{"CI-5": "no"}, "escalate/level-2-server", "CI-1 CI-2 CI-3 CI-4 CI-5 CI-6 CI-7"},
	} {
		f := failing()
		c.change(f)
		r, err := set.Walk("connection-issues", f.Tree(), c.answer)
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Action + "/" + r.Branch; got != c.want || path(r) != c.path {
			t.Errorf("%s: %s by %s, want %s by %s", name, got, path(r), c.want, c.path)
		}
	}
}

func path(r *Result) string {
	var steps []string
	for _, s := range r.Trail {
		steps = append(steps, s.Step)
	}
	return strings.Join(steps, " ")
}

func TestDecidingEvidenceNamesTheSetting(t *testing.T) {
	f := failing()
	f.Bool("failure.connecting", facts.Yes, "F2")
	f.Bool("config.port.matches", facts.No, "F5")
	r, _ := builtin(t).Walk("connection-issues", f.Tree(), nil)
	if got := strings.Join(r.Deciding, " "); got != "F2 F5" {
		t.Errorf("decided by %q, want the failure and the port", got)
	}
}

func TestAnswersMustExist(t *testing.T) {
	set := builtin(t)
	for _, answers := range []map[string]string{{"CI-99": "yes"}, {"CI-6": "perhaps"}} {
		if _, err := set.Walk("connection-issues", failing().Tree(), answers); err == nil {
			t.Errorf("%v was accepted", answers)
		}
	}
}

// TestForgettingNeverCloses is the promise the whole program rests on: taking facts away may stop a walk in a question, and
// never turns an ask or an escalation into a close.
func TestForgettingNeverCloses(t *testing.T) {
	set := builtin(t)
	var bools, texts, numbers []string
	for _, d := range facts.Declared() {
		switch facts.KindOf(d[0]) {
		case "bool":
			bools = append(bools, d[0])
		case "string":
			texts = append(texts, d[0])
		default:
			numbers = append(numbers, d[0])
		}
	}
	rapid.Check(t, func(rt *rapid.T) {
		f := facts.New()
		for _, p := range bools {
			f.Bool(p, facts.Truth(rapid.IntRange(0, 2).Draw(rt, p)))
		}
		for _, p := range texts {
			f.Text(p, rapid.SampledFrom([]string{"", "dns", "refused", "tls-untrusted", "tls", "auth", "tls-name-mismatch"}).Draw(rt, p))
		}
		for _, p := range numbers {
			if rapid.Bool().Draw(rt, "has "+p) {
				f.Number(p, rapid.SampledFrom([]int{403, 404, 408, 480, 486, 487, 503}).Draw(rt, p))
			}
		}
		flow := rapid.SampledFrom(set.Flows).Draw(rt, "flow")
		before, _ := set.Walk(flow.ID, f.Tree(), nil)
		known := f.Known()
		for i := 0; i < 5 && len(known) > 0; i++ {
			g := f.Copy()
			g.Forget(rapid.SliceOfN(rapid.SampledFrom(known), 1, len(known)).Draw(rt, "forget")...)
			after, _ := set.Walk(flow.ID, g.Tree(), nil)
			if after.Action == "close" && (before.Action != "close" || before.Branch != after.Branch) {
				rt.Fatalf("%s: %s/%s became %s/%s", flow.ID, before.Action, before.Branch, after.Action, after.Branch)
			}
		}
	})
}

// TestEditingAFlowChangesTheVerdict: one edge and one condition edited in HCL, no Go.
func TestEditingAFlowChangesTheVerdict(t *testing.T) {
	files := map[string][]byte{}
	entries, err := os.ReadDir("flows")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		files[e.Name()], _ = os.ReadFile("flows/" + e.Name())
	}
	f := failing()
	f.Bool("failure.authenticating", facts.Yes, "F2")
	f.Bool("account.present", facts.No, "F4")
	walk := func(edit func(string) string) string {
		edited := map[string][]byte{}
		for n, src := range files {
			edited[n] = []byte(edit(string(src)))
		}
		set, diags := Load(edited)
		if diags.HasErrors() {
			t.Fatal(diags)
		}
		r, err := set.Walk("connection-issues", f.Tree(), nil)
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprintf("%s/%s by %s", r.Action, r.Branch, path(r))
	}
	plain := walk(func(s string) string { return s })
	edge := walk(func(s string) string {
		return strings.Replace(s, `close   = "account-created"`, `escalate = "level-2"`, 1)
	})
	when := walk(func(s string) string {
		return strings.Replace(s, "when    = !fact.account.present && ", "when    = fact.account.present && ", 1)
	})
	if plain != "close/account-created by CI-1 CI-2 CI-3 CI-4 CI-6" {
		t.Errorf("unedited: %s", plain)
	}
	if edge != "escalate/level-2 by CI-1 CI-2 CI-3 CI-4 CI-6" {
		t.Errorf("edge edited: %s", edge)
	}
	if when != "escalate/level-2-server by CI-1 CI-2 CI-3 CI-4 CI-6" {
		t.Errorf("condition edited: %s", when)
	}
}

func TestBrokenFlowsAreRefusedWithTheirPlace(t *testing.T) {
	const head = "workflow \"w\" {\n title = \"t\"\n source = \"s\"\n start = \"A\"\n"
	step := func(id, answer string) string {
		return fmt.Sprintf(" step %q {\n  level = 1\n  question = \"q\"\n  who = \"user\"\n%s }\n", id, answer)
	}
	yes := func(edge string) string { return "  answer \"yes\" {\n   otherwise = true\n   " + edge + "\n  }\n" }
	for name, c := range map[string][2]string{
		"loop":              {head + step("A", yes(`goto = "B"`)) + step("B", yes(`goto = "A"`)) + "}", "come back to a step"},
		"unknown step":      {head + step("A", yes(`goto = "AB"`)) + step("ABC", yes(`close = "not-an-issue"`)) + "}", `did you mean "ABC"`},
		"unknown branch":    {head + step("A", yes(`close = "not-an-isue"`)) + "}", `did you mean "not-an-issue"`},
		"close as escalate": {head + step("A", yes(`escalate = "not-an-issue"`)) + "}", "no escalate branch"},
		"unreached":         {head + step("A", yes(`close = "not-an-issue"`)) + step("B", yes(`close = "not-an-issue"`)) + "}", `no answer leads to step "B"`},
		"unknown fact":      {head + step("A", "  answer \"yes\" {\n   when = fact.registration.lots\n   close = \"not-an-issue\"\n  }\n") + "}", `Did you mean "registration.lost"`},
		"unknown argument":  {head + step("A", yes("closes = \"x\"\n   close = \"not-an-issue\"")) + "}", "closes"},
		"two targets":       {head + step("A", yes("goto = \"A\"\n   close = \"not-an-issue\"")) + "}", "exactly one of"},
		"deep":              {head + strings.Repeat("(", 100), "nested more than"},
	} {
		_, diags := Load(map[string][]byte{"w.hcl": []byte(c[0])})
		if !diags.HasErrors() {
			t.Errorf("%s: accepted", name)
			continue
		}
		if !strings.Contains(diags.Error(), c[1]) || !strings.Contains(diags.Error(), "w.hcl:") {
			t.Errorf("%s: %v", name, diags)
		}
	}
}
