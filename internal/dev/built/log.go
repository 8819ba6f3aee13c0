// Package built makes what the benchmarks read: logs of any size, archives of many members, catalogues of many entries. Nothing in them
// was ever in a log of anybody, but the words are real: frames and ordinary lines are those of the clients' own loggers, lines that match are
// examples of the catalogue. The same options give the same bytes, and nothing is kept in memory but what is being written.
//
// In: options. Out: bytes, and a count of what they hold. It must not import what reads logs, or a fault would be on both sides.
package built

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
)

// Log says what a log is to hold.
type Log struct {
	Kind    string   // one of Kinds
	Size    int64    // bytes; it ends with the first whole record beyond
	Density float64  // percent of the lines that match, 0 to 100; at 100 there are no SIP messages
	Words   []string // what lines that match say: of Examples
	Seed    uint64
}

// Count is what was written.
type Count struct {
	Bytes    int64
	Lines    int64
	Matching int64 // lines with one of the words
	Messages int64 // SIP messages
}

// Kinds are the loggers there are: PJSIP's own, the Linphone family's, and PJSIP's inside Android's.
var Kinds = []string{"pjsip", "linphone", "logcat"}

// perMessage is how many bytes of log there are for one SIP message: 46 872 in 200 MB.
const perMessage = 200_000_000 / 46_872

// writer is a log in the making.
type writer struct {
	Log
	logger
	out   *bufio.Writer
	rnd   *rand.Rand
	clock clock
	talk  talk
	buf   []byte
	Count
}

// Write writes the log.
func (l Log) Write(w io.Writer) (Count, error) {
	logger, ok := loggers[l.Kind]
	switch {
	case !ok:
		return Count{}, fmt.Errorf("there is no log of kind %q", l.Kind)
	case l.Density < 0 || l.Density > 100:
		return Count{}, fmt.Errorf("density %v: it is a percentage", l.Density)
	case l.Density > 0 && len(l.Words) == 0:
		return Count{}, fmt.Errorf("density %v: there are no words that match", l.Density)
	}
	rnd := rand.New(rand.NewPCG(l.Seed, 7))
	lw := &writer{Log: l, logger: logger, out: bufio.NewWriterSize(w, 256<<10), rnd: rnd, talk: talk{rnd: rnd, rules: logger.rules}}
	for lw.Bytes < l.Size {
		if err := lw.record(); err != nil {
			return lw.Count, err
		}
	}
	return lw.Count, lw.out.Flush()
}

// record writes what the logger writes in one call.
func (w *writer) record() error {
	w.clock.step(w.rnd.IntN(40))
	w.buf = w.buf[:0]
	lines := 1
	switch {
	case w.Density < 100 && w.Bytes >= (w.Messages+1)*perMessage:
		w.buf, lines = w.logger.message(w.buf, w.clock, w.rnd, w.talk.next())
		w.Messages++
	case w.due():
		w.buf = w.logger.line(w.buf, w.clock, w.rnd, line{sender: w.senders[w.rnd.IntN(len(w.senders))], text: w.Words[w.rnd.IntN(len(w.Words))], verbatim: true})
		w.Matching++
	default:
		w.buf = w.logger.line(w.buf, w.clock, w.rnd, w.ordinary[w.rnd.IntN(len(w.ordinary))])
	}
	w.Lines += int64(lines)
	w.Bytes += int64(len(w.buf))
	_, err := w.out.Write(w.buf)
	return err
}

// due keeps the share of lines that match, at places nothing can foretell.
func (w *writer) due() bool {
	return w.Density == 100 || float64(w.Matching) < w.Density/100*float64(w.Lines+1) && w.rnd.IntN(3) == 0
}
