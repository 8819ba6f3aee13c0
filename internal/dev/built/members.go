package built

import (
	"archive/zip"
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
)

// Members writes a zip archive of n tiny logs of PJSIP.
func Members(w io.Writer, n int, seed uint64) error {
	out := bufio.NewWriterSize(w, 256<<10)
	archive := zip.NewWriter(out)
	rnd := rand.New(rand.NewPCG(seed, 8))
	var at clock
	var b []byte
	for i := range n {
		member, err := archive.CreateHeader(&zip.FileHeader{Name: fmt.Sprintf("logs/%03d/%06d.log", i/1000, i), Method: zip.Store})
		if err != nil {
			return err
		}
		at.step(1 + rnd.IntN(40))
		b = pjsipLine(b[:0], at, rnd, pjsipLines[rnd.IntN(len(pjsipLines))])
		if _, err := member.Write(b); err != nil {
			return err
		}
	}
	if err := archive.Close(); err != nil {
		return err
	}
	return out.Flush()
}

// OneLine writes a log of PJSIP whose last line has all the size: ordinary texts and, as often as the density says, texts that match.
func (l Log) OneLine(w io.Writer) (Count, error) {
	lw := &writer{Log: l, out: bufio.NewWriterSize(w, 256<<10), rnd: rand.New(rand.NewPCG(l.Seed, 9))}
	for range 20 {
		lw.clock.step(20)
		lw.buf = pjsipLine(lw.buf, lw.clock, lw.rnd, pjsipLines[lw.rnd.IntN(len(pjsipLines))])
	}
	lw.buf = pjsipPrefix(lw.buf, lw.clock, lw.rnd, "app")
	for pieces := int64(0); lw.Bytes+int64(len(lw.buf)) < l.Size; pieces++ {
		if err := lw.flush(); err != nil {
			return lw.Count, err
		}
		if float64(lw.Matching) < l.Density/100*float64(pieces) {
			lw.buf = append(lw.buf, l.Words[lw.rnd.IntN(len(l.Words))]...)
			lw.Matching++
		} else {
			lw.buf = pjsipLines[lw.rnd.IntN(len(pjsipLines))].write(lw.buf, lw.rnd)
		}
		lw.buf = append(lw.buf, "; "...)
	}
	lw.buf = append(lw.buf, '\n')
	lw.Lines = 21
	if err := lw.flush(); err != nil {
		return lw.Count, err
	}
	return lw.Count, lw.out.Flush()
}

func (w *writer) flush() error {
	n, err := w.out.Write(w.buf)
	w.Bytes += int64(n)
	w.buf = w.buf[:0]
	return err
}
