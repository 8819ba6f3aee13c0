package workflow

import (
	"reflect"
	"testing"
)

func TestTheCodeIsWhatTheFilesSay(t *testing.T) {
	if generated == nil {
		t.Skip("flows_gen.go is missing: run make generate")
	}
	want, diags := Shipped()
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	got, diags := Builtin()
	if len(diags) > 0 {
		t.Fatal(diags)
	}
	for i, f := range want.Flows {
		if i >= len(got.Flows) || !reflect.DeepEqual(got.Flows[i], f) {
			t.Errorf("flow %s is another in flows_gen.go: run make generate", f.ID)
		}
	}
	if !reflect.DeepEqual(got, want) {
		t.Error("flows_gen.go is not what the files say: run make generate")
	}
}
