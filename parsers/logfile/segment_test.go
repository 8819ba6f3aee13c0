package logfile

import (
	"fmt"
	"strings"
	"testing"
)

// The segments of an overlong line are what stands in the file at their columns, overlap, and leave nothing out.
func TestSegmentsOfAnOverlongLine(t *testing.T) {
	var b strings.Builder
	b.WriteString("before\n")
	for i := 0; b.Len() < 3<<20; i++ {
		fmt.Fprintf(&b, "%d ü; ", i)
	}
	line := b.String()[len("before\n"):]
	b.WriteString("\nbehind\n")
	var got []Line
	info, err := Read(strings.NewReader(b.String()), "built.log", Options{}, func(rec *Record) error {
		got = append(got, rec.Lines...)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	first, last := got[0], got[len(got)-1]
	if info.Lines != 3 || first.Text != "before" || last.Text != "behind" || last.Number != 3 {
		t.Fatalf("%d lines, from %+v to %+v", info.Lines, first, last)
	}
	end := 0
	for i, l := range got[1 : len(got)-1] {
		from := l.Column - 1
		if l.Number != 2 || l.Offset != int64(len("before\n")) || !strings.HasPrefix(line[from:], l.Text) {
			t.Fatalf("segment %d is of line %d at %d, column %d: %.30q", i, l.Number, l.Offset, l.Column, l.Text)
		}
		if i > 0 && (end-from < overlap-4 || end-from > overlap) {
			t.Errorf("segment %d begins at %d, the one before ends at %d", i, from, end)
		}
		end = from + len(l.Text)
	}
	if end != len(line) {
		t.Errorf("segments end at %d of %d", end, len(line))
	}
}
