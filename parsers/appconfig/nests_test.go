package appconfig

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

func TestNestsFindsWhatTheExpressionFindsInTheWhole(t *testing.T) {
	whole := regexp.MustCompile(`(?m)` + yamlNest().String())
	pieces := []string{"key", ":", "\n", " ", "\t", "- ", "\"", "#", "a b", "\r", "x.y", "\n\n", "é", ":\n  "}
	r := rand.New(rand.NewPCG(1, 2))
	found := 0
	for range 200_000 {
		var b strings.Builder
		for range r.IntN(12) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		want := whole.MatchString(b.String())
		if want {
			found++
		}
		if got := nests(b.String()); got != want {
			t.Fatalf("nests(%q) is %v", b.String(), got)
		}
	}
	if found < 1000 {
		t.Errorf("only %d of the texts nest", found)
	}
}
