package logfile

import "bytes"

// isBinary counts control characters that no text has. Runs of NUL are left by rotation, and every other byte is one in
// UTF-16.
func isBinary(b []byte, enc encoding) bool {
	if enc != utf8Text || len(b) == 0 {
		return false
	}
	if bytes.HasPrefix(b, []byte("\x1f\x8b")) || bytes.HasPrefix(b, []byte("PK\x03\x04")) || bytes.HasPrefix(b, []byte("SQLite format 3")) {
		return true
	}
	bad, text := 0, 0
	for i, c := range b {
		switch {
		case c == 0 && (i > 0 && b[i-1] == 0 || i > 1 && b[i-2] == 0 || i+2 < len(b) && b[i+2] == 0): // or a part in UTF-16
		case c < 0x09 || c > 0x0d && c < 0x20 && c != 0x1b || c == 0x7f:
			bad++
		default:
			text++
		}
	}
	return bad*20 > text
}
