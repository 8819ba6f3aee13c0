package built

import (
	"bytes"
	"context"
	"fmt"
	"testing"

	"github.com/pwtriage/pwtriage/analyzer"
	"github.com/pwtriage/pwtriage/analyzer/cause"
	"github.com/pwtriage/pwtriage/analyzer/workflow"
	"github.com/pwtriage/pwtriage/parsers/bundle"
	"github.com/pwtriage/pwtriage/patterns"
)

// diagnose reads a log of 4 MB as often as the benchmark wants.
func diagnose(b *testing.B, cat *patterns.Catalogue, l Log, listing bool) {
	b.Helper()
	var text bytes.Buffer
	l.Size = 4_000_000
	if _, err := l.Write(&text); err != nil {
		b.Fatal(err)
	}
	flows, diags := workflow.Builtin()
	if diags.HasErrors() {
		b.Fatal(diags)
	}
	causes, diags := cause.Builtin()
	if diags.HasErrors() {
		b.Fatal(diags)
	}
	opt := analyzer.Options{Paths: []string{"-"}, Incident: "auto", Catalogue: cat, Matcher: cat.Matcher(), Flows: flows, Causes: causes,
		Limits: bundle.DefaultLimits(), Listing: listing}
	b.SetBytes(int64(text.Len()))
	b.ReportAllocs()
	for b.Loop() {
		opt.Stdin = bytes.NewReader(text.Bytes())
		if _, err := analyzer.Diagnose(context.Background(), opt); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFindings(b *testing.B) {
	for _, kind := range Kinds {
		for _, density := range []float64{0, 0.5, 10, 100} {
			b.Run(fmt.Sprintf("%s/density=%v", kind, density), func(b *testing.B) {
				diagnose(b, patterns.Builtin(), Log{Kind: kind, Density: density, Words: Words(patterns.Builtin(), kind), Seed: 1}, true)
			})
		}
	}
}

func BenchmarkDiagnosis(b *testing.B) {
	for _, kind := range Kinds {
		b.Run(kind, func(b *testing.B) {
			diagnose(b, patterns.Builtin(), Log{Kind: kind, Density: 0.5, Words: Words(patterns.Builtin(), kind), Seed: 1}, false)
		})
	}
}

// The log is the same for all catalogues: what matches is of the smallest.
func BenchmarkEntries(b *testing.B) {
	catalogue := func(n int) *patterns.Catalogue {
		var text bytes.Buffer
		if err := Entries(&text, n); err != nil {
			b.Fatal(err)
		}
		cat, diags := patterns.Load(map[string][]byte{"built.hcl": text.Bytes()})
		if diags.HasErrors() {
			b.Fatal(diags)
		}
		return cat
	}
	words := Words(catalogue(50), "pjsip")
	for _, n := range []int{50, 300, 1000, 3000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			diagnose(b, catalogue(n), Log{Kind: "pjsip", Density: 0.5, Words: words, Seed: 1}, true)
		})
	}
}
