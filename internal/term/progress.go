package term

import (
	"fmt"
	"io"
	"os"
	"time"
)

// Progress says on a terminal that the program is at work, once a second and only when it takes longer than one, on a line that
// the function it returns takes away again. Elsewhere it says nothing: a log file is no place for it.
func Progress(w io.Writer, what string) (done func()) {
	if !IsTerminal(w) || os.Getenv("TERM") == "dumb" {
		return func() {}
	}
	ticker := time.NewTicker(time.Second)
	end := progress(w, what, ticker.C)
	return func() {
		ticker.Stop()
		end()
	}
}

func progress(w io.Writer, what string, ticks <-chan time.Time) (done func()) {
	stop, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		for seconds := 1; ; seconds++ {
			select {
			case <-ticks:
				fmt.Fprintf(w, "\r%s, %d s\x1b[K", what, seconds)
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
