package bundle

import (
	"io"
	"sync"
)

// A member is read ahead once aheadFrom of it were read, so that small ones start nothing; by at most aheadPieces pieces.
const (
	aheadFrom   = 1 << 20
	aheadPieces = 3
	pieceSize   = 256 << 10
)

var pieces = sync.Pool{New: func() any { b := make([]byte, pieceSize); return &b }}

// ahead decodes, hashes and counts a member while visit looks at what came before. Everything below is used by one goroutine at a time: by
// visit's until the other is started, and again when that has ended.
type ahead struct {
	from  *body
	crew  crew
	read  int64
	begin int64      // how much must have been read before a place is asked for
	ready chan piece // nil: not started
	quit  chan struct{}
	piece piece
	used  int
	fault any // what reading panicked with
}

type piece struct {
	buf *[]byte
	n   int
}

func (a *ahead) started() bool { return a.ready != nil }

func (a *ahead) Read(p []byte) (int, error) {
	if !a.started() && a.read >= a.begin {
		a.start()
	}
	if !a.started() {
		n, err := a.from.Read(p)
		a.read += int64(n)
		return n, err
	}
	if a.used == a.piece.n && !a.next() {
		return 0, io.EOF
	}
	n := copy(p, (*a.piece.buf)[a.used:a.piece.n])
	a.used += n
	return n, nil
}

// start takes a place, or asks again a while later.
func (a *ahead) start() {
	if !a.crew.tryJoin() {
		a.begin += aheadFrom
		return
	}
	a.ready, a.quit = make(chan piece, aheadPieces), make(chan struct{})
	go a.run()
}

func (a *ahead) run() {
	defer close(a.ready)
	defer func() { a.fault = recover() }()
	for {
		p := piece{buf: pieces.Get().(*[]byte)}
		end := a.fill(&p)
		select {
		case <-a.quit:
			pieces.Put(p.buf)
			return
		case a.ready <- p:
		}
		if end {
			return
		}
	}
}

// fill reads a whole piece: a body never gives an error beside bytes.
func (a *ahead) fill(p *piece) (end bool) {
	for p.n < pieceSize {
		n, err := a.from.Read((*p.buf)[p.n:])
		if p.n += n; err != nil {
			return true
		}
	}
	return false
}

// next waits for the next piece; false at the end.
func (a *ahead) next() bool {
	for {
		a.free()
		more := false
		if a.piece, more = <-a.ready; !more {
			if a.fault != nil {
				panic(a.fault)
			}
			return false
		}
		if a.piece.n > 0 {
			return true
		}
	}
}

func (a *ahead) free() {
	if a.piece.buf != nil {
		pieces.Put(a.piece.buf)
	}
	a.piece, a.used = piece{}, 0
}

// close ends the reading ahead and gives the place back. What was read in vain is part of the member all the same: the rest is read on.
func (a *ahead) close() {
	if !a.started() {
		return
	}
	close(a.quit)
	for p := range a.ready {
		pieces.Put(p.buf)
	}
	a.free()
	a.crew.leave()
}
