package cause

import "testing"

func TestBuiltinLoads(t *testing.T) {
	causes, diags := Builtin()
	for _, d := range diags {
		t.Error(d)
	}
	if len(causes) < 35 {
		t.Fatalf("only %d causes", len(causes))
	}
}
