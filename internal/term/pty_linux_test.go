package term

import (
	"bufio"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// pty opens a terminal: what is written to one end is read at the other.
func pty(t *testing.T) (screen, program *os.File) {
	t.Helper()
	screen, err := os.OpenFile("/dev/ptmx", os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skip("there is no terminal to be had:", err)
	}
	t.Cleanup(func() { screen.Close() })
	n, err := unix.IoctlGetInt(int(screen.Fd()), unix.TIOCGPTN)
	if err == nil {
		err = unix.IoctlSetPointerInt(int(screen.Fd()), unix.TIOCSPTLCK, 0)
	}
	if err != nil {
		t.Skip("there is no terminal to be had:", err)
	}
	program, err = os.OpenFile("/dev/pts/"+strconv.Itoa(n), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skip("there is no terminal to be had:", err)
	}
	t.Cleanup(func() { program.Close() })
	return screen, program
}

// On a terminal the line is there, no wider than it, and is gone when the work is done.
func TestProgressOnATerminal(t *testing.T) {
	t.Setenv("TERM", "xterm")
	defer func(d time.Duration) { everySecond = d }(everySecond)
	everySecond = time.Millisecond
	screen, program := pty(t)
	if err := unix.IoctlSetWinsize(int(program.Fd()), unix.TIOCSWINSZ, &unix.Winsize{Row: 24, Col: 60}); err != nil {
		t.Fatal(err)
	}
	count := &Count{}
	count.Expect(4000)
	count.Add(1000, 1)
	done := Progress(program, "reading "+strings.Repeat("long-name", 9), count)
	shown := bufio.NewReader(screen)
	line := func() string {
		text, err := shown.ReadString('K')
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	if first := line(); !strings.HasPrefix(first, "\rread") || !strings.HasSuffix(first, " s left\x1b[K") || len(first) > len("\r\x1b[K")+59 {
		t.Errorf("shown %q", first)
	}
	done()
	if _, err := program.WriteString("result K"); err != nil {
		t.Fatal(err)
	}
	last, text := "", line()
	for text != "result K" {
		last, text = text, line()
	}
	if last != "\r\x1b[K" {
		t.Errorf("before the result stands %q", last)
	}
}
