package store_test

import (
	"testing"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/store"
	"github.com/pwtriage/pwtriage/internal/store/built"
)

func BenchmarkAppend(b *testing.B) {
	source := built.New(1)
	var ds []*finding.Diagnosis
	for range 100 {
		ds = append(ds, source.Next(30))
	}
	s, err := store.Create(b.TempDir(), store.Options{Warn: func(w string) { b.Error(w) }})
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		for i := range ds {
			ds[i].Ticket += "x" // else it is already stored
		}
		if _, err := s.Append(ds...); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)*3000/b.Elapsed().Seconds(), "findings/s")
}
