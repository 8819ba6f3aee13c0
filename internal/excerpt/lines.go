package excerpt

import (
	"io"

	"github.com/pwtriage/pwtriage/parsers/logfile"
)

// EachLine gives fn the lines of a file as they stand, with the time and the terminal sequences a record leaves out, numbered as the
// diagnosis numbers them. Of a line longer than most bytes the rest is left out, which cut tells.
func EachLine(r io.Reader, most int, fn func(number int, text string, cut bool) error) error {
	return logfile.Lines(r, most, fn)
}
