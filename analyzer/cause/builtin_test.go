package cause

import (
	"reflect"
	"testing"
)

func TestTheCodeIsWhatTheFileSays(t *testing.T) {
	if generated == nil {
		t.Skip("causes_gen.go is missing: run make generate")
	}
	want, diags := Shipped()
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	got, diags := Builtin()
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	for i, c := range want {
		if i >= len(got) || !reflect.DeepEqual(got[i], c) {
			t.Errorf("cause %s is another in causes_gen.go: run make generate", c.ID)
		}
	}
	if len(got) != len(want) {
		t.Errorf("causes_gen.go has %d causes, the file %d: run make generate", len(got), len(want))
	}
}

func BenchmarkBuiltin(b *testing.B) {
	for b.Loop() {
		Builtin()
	}
}
