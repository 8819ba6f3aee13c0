package main

import (
	"io"

	"github.com/pwtriage/pwtriage/parsers/logfile"
)

// eachLine gives fn the lines of a file as they stand, with the time and the terminal sequences a record leaves out, numbered as the
// diagnosis numbers them. Of a line longer than maxShown the rest is left out, which cut tells.
func eachLine(r io.Reader, fn func(number int, text string, cut bool) error) error {
	return logfile.Lines(r, maxShown, fn)
}
