package patterns

import "testing"

func TestStartCompilesNothing(t *testing.T) {
	if generated == nil {
		t.Skip("catalogue_gen.go is missing: run make generate")
	}
	cat := generated()
	cat.Matcher()
	for _, e := range cat.Entries {
		for i := range e.Match {
			if e.Match[i].compiled != nil {
				t.Errorf("%s: a regexp is compiled at the start", e.ID)
			}
		}
	}
}

func BenchmarkBuiltin(b *testing.B) {
	if generated == nil {
		b.Skip("catalogue_gen.go is missing: run make generate")
	}
	for b.Loop() {
		generated()
	}
}

func BenchmarkMatcher(b *testing.B) {
	cat := Builtin()
	for b.Loop() {
		cat.Matcher()
	}
}
