// Package report renders a stored diagnosis, one file per format. A renderer reads the diagnosis and nothing else, so that what
// was analysed once can be rendered many times.
package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/term"
)

// JSON writes the diagnosis as one object: indented, or on one line. Control, bidi and zero-width characters that encoding/json
// leaves raw are escaped as well: the result may be looked at in a terminal.
func JSON(w io.Writer, d *finding.Diagnosis, indent bool) error {
	data, err := json.Marshal(d)
	if err != nil {
		return fmt.Errorf("encode result: %w", err)
	}
	return writeDocument(w, data, indent)
}

// writeDocument writes encoded JSON, escaped, and ends it with a line end.
func writeDocument(w io.Writer, data []byte, indent bool) error {
	data = escape(data)
	if indent {
		var out bytes.Buffer
		if err := json.Indent(&out, data, "", "  "); err != nil {
			return fmt.Errorf("indent document: %w", err)
		}
		data = out.Bytes()
	}
	_, err := w.Write(append(data, '\n'))
	return err
}

// escape works on encoded JSON, where such characters stand inside strings only.
func escape(data []byte) []byte {
	if !slices.ContainsFunc(data, func(c byte) bool { return c >= 0x7f }) {
		return data
	}
	out := make([]byte, 0, len(data))
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		switch {
		case !suspicious(r):
			out = append(out, data[:n]...)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			out = fmt.Appendf(out, "\\u%04x\\u%04x", high, low)
		default:
			out = fmt.Appendf(out, "\\u%04x", r)
		}
		data = data[n:]
	}
	return out
}

// suspicious characters are escaped; encoding/json has seen to C0, which stands here only as the indentation's own line ends.
func suspicious(r rune) bool { return r >= 0x7f && term.Hostile(r) }
