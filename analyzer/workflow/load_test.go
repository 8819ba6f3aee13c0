package workflow

import "testing"

func TestBuiltinLoads(t *testing.T) {
	set, diags := Builtin()
	for _, d := range diags {
		t.Error(d)
	}
	if len(set.Flows) < 6 {
		t.Fatalf("only %d flows", len(set.Flows))
	}
}
