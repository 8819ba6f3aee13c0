package redact

import (
	"fmt"
	"strings"
	"testing"
)

func TestWhatIsRememberedChangesNothing(t *testing.T) {
	texts := []string{"client.log", "password=Tr0ub4dor", "1014", "Tr0ub4dor", "say Tr0ub4dor again", "INVITE", "a\nnonce=\"deadbeefdeadbeef\"\nb"}
	s := New([][]byte{[]byte("Tr0ub4dor")})
	for round := range 3 {
		for _, text := range texts {
			fresh := New([][]byte{[]byte("Tr0ub4dor")})
			before := s.Replaced()["secret"]
			got, want := s.Text(text), fresh.Text(text)
			if more := s.Replaced()["secret"] - before; got != want || more != fresh.Replaced()["secret"] {
				t.Errorf("round %d: %q becomes %q with %d replaced, by one that remembers nothing %q with %d", round, text, got, more, want, fresh.Replaced()["secret"])
			}
		}
	}
	if s.clean["password=Tr0ub4dor"] || !s.clean["client.log"] {
		t.Errorf("remembered: %v", s.clean)
	}
}

func TestLittleIsRemembered(t *testing.T) {
	s := New(nil)
	for i := range 2 * maxClean {
		s.Text(fmt.Sprint("text ", i))
	}
	s.Text(strings.Repeat("x", maxCleanText+1))
	if len(s.clean) != maxClean {
		t.Errorf("%d texts are remembered", len(s.clean))
	}
	if f := s.Fork(); len(f.clean) != maxClean {
		t.Errorf("a fork remembers %d", len(f.clean))
	}
}
