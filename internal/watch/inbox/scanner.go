//go:build linux

package inbox

import (
	"context"
	"crypto/sha256"
	"time"
)

// Upload is a finished upload: Path is below the inbox, with slashes. Due orders uploads: small before big, none waits for ever.
type Upload struct {
	Path string
	Sig  Sig
	Seen time.Duration // when it was first seen, on the scanner's clock
	Due  time.Duration
}

// Odd is something that lies in the inbox and can't be an upload.
type Odd struct{ Path, Reason string }

// Sweep is what one scan saw.
type Sweep struct {
	Ready    []Upload
	Odd      []Odd
	Folders  []string      // below the inbox, "" itself
	Waiting  int           // uploads not finished yet
	Settling int           // those of them that only their quiet time holds up
	Again    time.Duration // when the next of them may be, from now; 0 for none
	Known    int           // uploads that were finished with before
}

// Scanner watches files grow and stop growing. It is not safe for concurrent use.
type Scanner struct {
	Root   string
	Settle time.Duration // how long a file must stay as it is
	Broken time.Duration // how long one that lacks its end may be waited for
	Skip   []string      // folders that are not looked into: our own, where they lie in the inbox
	Now    func() time.Duration
	Known  func(path string, sig Sig) bool // finished with before

	seen   map[string]*sighting
	parted map[uint64]bool // files seen under a partial name
	turn   int
}

type sighting struct {
	sig     Sig
	tail    [sha256.Size]byte
	first   time.Duration // seen at all
	since   time.Duration // as it is now
	changes int
	turn    int
	ready   bool // needs no quiet time
	over    bool // finished, and handed out at every scan until it is known
}

// Scan looks at the whole folder once. The error is of the inbox itself: it is not there, or can't be read.
func (s *Scanner) Scan(ctx context.Context) (*Sweep, error) {
	if s.seen == nil {
		s.seen, s.parted = map[string]*sighting{}, map[uint64]bool{}
	}
	s.turn++
	w := &walk{scanner: s, sweep: &Sweep{}, parted: map[uint64]bool{}, markers: map[string]bool{}}
	err := w.run(ctx)
	if err != nil {
		return nil, err
	}
	s.parted = w.parted
	for path, at := range s.seen {
		if at.turn != s.turn {
			delete(s.seen, path)
		}
	}
	return w.sweep, nil
}

// look decides on one regular file.
func (w *walk) look(path string, sig Sig, isMarked bool) {
	s := w.scanner
	if s.Known(path, sig) {
		delete(s.seen, path)
		w.sweep.Known++
		return
	}
	at := s.seen[path]
	if at == nil {
		at = &sighting{first: s.Now()}
		s.seen[path] = at
	}
	at.turn = s.turn
	if at.sig != sig || at.since == 0 {
		*at = sighting{sig: sig, first: at.first, changes: at.changes + 1, since: max(s.Now(), 1), turn: s.turn, ready: isMarked || s.parted[sig.Inode]}
		w.judge(path, at, true)
		return
	}
	w.judge(path, at, false)
}

// judge reads the end of a file: when it is first seen so, and again when it should be finished.
func (w *walk) judge(path string, at *sighting, fresh bool) {
	s := w.scanner
	if at.over {
		w.finished(path, at)
		return
	}
	at.ready = at.ready || w.markers[path]
	quiet := s.Now() - at.since
	if !fresh && quiet < s.Settle && !at.ready {
		w.settling(at)
		w.wait(s.Settle - quiet)
		return
	}
	end, broken, writing, err := w.peek(path, at.sig)
	if fresh {
		at.tail = end
	}
	switch {
	case err != nil:
		w.odd(path, reason(err))
		delete(s.seen, path)
	case writing:
		w.wait(s.Settle)
	case at.ready:
		w.finished(path, at)
	case fresh:
		w.settling(at)
		w.wait(s.Settle)
	case end != at.tail:
		at.tail, at.since = end, max(s.Now(), 1)
		w.wait(s.Settle)
	case broken && quiet < s.Broken:
		w.wait(s.Broken - quiet)
	default:
		w.finished(path, at)
	}
}

func (w *walk) wait(d time.Duration) {
	w.sweep.Waiting++
	if w.sweep.Again == 0 || d < w.sweep.Again {
		w.sweep.Again = d
	}
}

// patience is how often a file may change and still be counted on to be finished soon.
const patience = 3

// settling counts such a file.
func (w *walk) settling(at *sighting) {
	if at.changes <= patience {
		w.sweep.Settling++
	}
}

// finished hands an upload out. A MiB costs a second of its turn: a bundle of 1 GiB goes after the small ones of a quarter of an
// hour, and before those that come later.
func (w *walk) finished(path string, at *sighting) {
	at.over = true
	due := at.first + time.Duration(at.sig.Size>>20)*time.Second
	w.sweep.Ready = append(w.sweep.Ready, Upload{Path: path, Sig: at.sig, Seen: at.first, Due: due})
}
