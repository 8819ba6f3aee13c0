// Package report renders a stored diagnosis, one file per format. A renderer reads the diagnosis and nothing else, so that what
// was analysed once can be rendered many times.
package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/pwtriage/pwtriage/analyzer/finding"
)

// JSON writes the diagnosis as one object: indented, or on one line. Control, bidi and zero-width characters that encoding/json
// leaves raw are escaped as well: the result may be looked at in a terminal.
func JSON(w io.Writer, d *finding.Diagnosis, indent bool) error {
	data, err := json.Marshal(d)
	if err != nil {
		return fmt.Errorf("encode result: %w", err)
	}
	data = escape(data)
	if indent {
		var out bytes.Buffer
		if err := json.Indent(&out, data, "", "  "); err != nil {
			return fmt.Errorf("encode result: %w", err)
		}
		data = out.Bytes()
	}
	_, err = w.Write(append(data, '\n'))
	return err
}

// escape works on encoded JSON, where such characters stand inside strings only.
func escape(data []byte) []byte {
	out := make([]byte, 0, len(data))
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		if suspicious(r) {
			out = fmt.Appendf(out, "\\u%04x", r)
		} else {
			out = append(out, data[:n]...)
		}
		data = data[n:]
	}
	return out
}

func suspicious(r rune) bool {
	return r >= 0x7f && r <= 0x9f || r >= 0x200b && r <= 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2060 && r <= 0x2069 || r == 0x061c || r == 0xfeff
}
