package bundle

import (
	"archive/zip"
	"cmp"
	"io"
	"math"
	"slices"
)

// span is where a member's local header and data lie.
type span struct {
	index      int
	start, end int64
	slack      int64 // length its data descriptor may have
}

// checkZip compares the central directory with the local headers, notes where they disagree, and returns the members whose
// data overlaps another's: with those a small file can claim any size.
func (w *walker) checkZip(it item, ra io.ReaderAt, d *directory, files []*zip.File) map[int]bool {
	if d.count&math.MaxUint16 != uint64(len(files))&math.MaxUint16 || d.count > uint64(len(files)) {
		w.report.note("is a zip whose entry count is wrong", it.path)
	}
	if len(d.entries) != len(files) {
		w.report.note("is a zip whose directory is inconsistent", it.path)
		return nil
	}
	spans := make([]span, 0, len(files))
	for i, f := range files {
		if i%1000 == 0 && w.checkStop() != nil {
			break
		}
		if s, ok := w.checkLocal(it, ra, d, i, f); ok {
			spans = append(spans, s)
		}
	}
	slices.SortFunc(spans, func(a, b span) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.index, b.index))
	})
	return w.checkSpans(it, d, spans)
}

func (w *walker) checkSpans(it item, d *directory, spans []span) map[int]bool {
	overlaps := map[int]bool{}
	var end, slack int64
	for i, s := range spans {
		switch {
		case i == 0 && s.start > 0:
			w.report.note("is a zip with bytes before its first member", it.path)
		case i > 0 && s.start < end:
			overlaps[s.index] = true
		case i > 0 && s.start > end+slack:
			w.report.note("is a zip with bytes between its members", it.path)
		}
		if s.end > end {
			end, slack = s.end, s.slack
		}
	}
	if end > d.start {
		w.report.note("is a zip whose members run into its directory", it.path)
	}
	if end+slack < d.start && len(spans) > 0 {
		w.report.note("is a zip with bytes between its members and its directory", it.path)
	}
	return overlaps
}

// checkLocal holds one local header against its entry.
func (w *walker) checkLocal(it item, ra io.ReaderAt, d *directory, i int, f *zip.File) (span, bool) {
	e := d.entries[i]
	start := d.base + int64(e.offset)
	h, err := readLocal(ra, start)
	if err != nil || e.offset > math.MaxInt64/2 {
		return span{}, false // opening the member will fail, and tell
	}
	path := it.prefix + w.limits.shown(f.Name)
	differ := func(bad bool, what string) {
		if bad {
			w.report.note("has another "+what+" in its local header than in the zip directory", path)
		}
	}
	differ(h.name != f.Name, "name")
	differ(h.method != f.Method, "compression method")
	differ((h.flags^f.Flags)&encryptedFlags != 0, "encryption flag")
	s := span{index: i, start: start}
	if h.flags&hasDescriptor != 0 {
		s.slack = 24
		differ(h.crc != 0 && h.crc != f.CRC32, "checksum")
		differ(h.size != 0 && h.size != f.UncompressedSize64 || h.packed != 0 && h.packed != f.CompressedSize64, "size")
	} else {
		differ(h.crc != f.CRC32, "checksum")
		differ(h.size != f.UncompressedSize64 || h.packed != f.CompressedSize64, "size")
	}
	s.end = h.data + int64(min(f.CompressedSize64, math.MaxInt64/2))
	return s, true
}
