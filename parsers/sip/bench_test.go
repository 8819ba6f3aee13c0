package sip

import (
	"strings"
	"testing"
)

func BenchmarkParse(b *testing.B) {
	lines := strings.Split(invite, "\n")
	b.SetBytes(int64(len(invite)))
	b.ReportAllocs()
	for b.Loop() {
		if _, _, ok := Parse(lines); !ok {
			b.Fatal("no message")
		}
	}
}
