package workflow

import (
	"strings"
	"testing"
)

const withProcedure = `
workflow "w" {
  title  = "t"
  source = "s"
  start  = "A"
  step "A" {
    level     = 1
    question  = "q"
    who       = "user"
    how       = "Ask kindly."
    procedure = "check-it"
    answer "yes" { close = "not-an-issue" }
  }
}
procedure "check-it" {
  title  = "Check it"
  source = "s"
  acts   = ["Look.", "Look again."]
}
`

func TestProcedures(t *testing.T) {
	for name, c := range map[string]struct{ old, new, want string }{
		"own":       {"", "", "Ask kindly. | Check it, 1: Look. | Check it, 2: Look again."},
		"shipped":   {`procedure = "check-it"`, `procedure = "check-network"`, "unused procedure"},
		"unknown":   {`procedure = "check-it"`, `procedure = "check-itt"`, `there is no procedure "check-itt"`},
		"empty":     {`["Look.", "Look again."]`, `[]`, `tells nothing to do`},
		"twice":     {"procedure \"check-it\" {\n  title", "procedure \"check-it\" {\n  title  = \"x\"\n  source = \"s\"\n  acts   = [\"x\"]\n}\nprocedure \"check-it\" {\n  title", `procedure "check-it" exists already`},
		"overrides": {"check-it", "check-network", "Ask kindly. | Check it, 1: Look. | Check it, 2: Look again."},
	} {
		src := strings.ReplaceAll(withProcedure, c.old, c.new)
		if c.old == "" {
			src = withProcedure
		}
		set, diags := Load(map[string][]byte{"w.hcl": []byte(src)})
		got := diags.Error()
		if !diags.HasErrors() {
			got = strings.Join(set.Step("A").HowTo(), " | ")
		}
		if !strings.Contains(got, c.want) {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// TestShippedProceduresAreOneEach: steps that let people do the same refer to the same words.
func TestShippedProceduresAreOneEach(t *testing.T) {
	set := builtin(t)
	for _, id := range []string{"force-manual-reconnection", "check-configuration", "fix-configuration", "check-network", "check-server-services", "collect-logs"} {
		p := set.Procedure(id)
		if p == nil {
			t.Errorf("there is no procedure %q", id)
			continue
		}
		flows := map[string]bool{}
		for _, f := range set.Flows {
			for _, st := range f.Steps {
				flows[f.ID] = flows[f.ID] || st.Procedure == p
				if st.How != "" && strings.Contains(strings.Join(p.Acts, " "), st.How) {
					t.Errorf("step %s says again what procedure %q says", st.ID, id)
				}
			}
		}
		n := 0
		for _, is := range flows {
			if is {
				n++
			}
		}
		if n < 2 {
			t.Errorf("procedure %q serves %d workflows", id, n)
		}
	}
}
