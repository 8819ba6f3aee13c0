package term

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync/atomic"
	"time"
	"unicode/utf8"

	"github.com/dustin/go-humanize"
	"golang.org/x/term"
)

// Count is how far some reading has come. It may be added to while it is shown.
type Count struct {
	bytes, files atomic.Int64
	total        atomic.Int64
}

// Add counts what was read: bytes, and files begun.
func (c *Count) Add(bytes int64, files int) {
	c.bytes.Add(bytes)
	c.files.Add(int64(files))
}

// Expect says how many bytes there are; 0 is not known.
func (c *Count) Expect(total int64) { c.total.Store(total) }

// after tells how far it is after so many seconds. What is left is a guess, told only while there is one: archives may hold more than they say.
func (c *Count) after(seconds int) string {
	done, total, files := c.bytes.Load(), c.total.Load(), c.files.Load()
	out := fmt.Sprintf("%d s: %s", seconds, humanize.Bytes(uint64(done)))
	known := done > 0 && done < total
	if known {
		out += " of " + humanize.Bytes(uint64(total))
	}
	noun := " files"
	if files == 1 {
		noun = " file"
	}
	out += ", " + humanize.Comma(files) + noun
	if known {
		out += fmt.Sprintf(", %.0f s left", float64(seconds)*float64(total-done)/float64(done))
	}
	return out
}

// everySecond is how often Progress tells; a test has no time.
var everySecond = time.Second

// Progress says on a terminal that the program is at work and how far it is, once a second and only when it takes longer than one, on a line
// that the function it returns takes away again. Elsewhere it says nothing: a log file is no place for it.
func Progress(w io.Writer, what string, c *Count) (done func()) {
	if !ShowsProgress(w) {
		return func() {}
	}
	ticker := time.NewTicker(everySecond)
	end := progress(w, what, c, ticker.C)
	return func() {
		ticker.Stop()
		end()
	}
}

// ShowsProgress says whether Progress has anybody to tell.
func ShowsProgress(w io.Writer) bool { return IsTerminal(w) && os.Getenv("TERM") != "dumb" }

func progress(w io.Writer, what string, c *Count, ticks <-chan time.Time) (done func()) {
	stop, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		for seconds := 1; ; seconds++ {
			select {
			case <-ticks:
				fmt.Fprintf(w, "\r%s\x1b[K", fit(what, ", "+c.after(seconds), columns(w)))
			case <-stop:
				if seconds > 1 {
					fmt.Fprint(w, "\r\x1b[K")
				}
				return
			}
		}
	}()
	return func() {
		close(stop)
		<-ended
	}
}

// columns are those of the terminal, 80 where it does not say.
func columns(w io.Writer) int {
	if f, ok := w.(interface{ Fd() uintptr }); ok {
		if n, _, err := term.GetSize(int(f.Fd())); err == nil && n > 0 {
			return n
		}
	}
	return 80
}

// fit shortens what is read so that the line is none of two: the second could not be taken away.
func fit(what, state string, columns int) string {
	room := columns - 1 - utf8.RuneCountInString(state)
	if utf8.RuneCountInString(what) > room {
		cut := []rune(what)[:max(0, room-3)]
		what = strings.TrimRight(string(cut), " ") + "..."
	}
	line := []rune(what + state)
	return string(line[:min(len(line), max(0, columns-1))])
}
