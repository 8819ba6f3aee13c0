package appconfig

import (
	"bytes"
	"iter"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// decode turns a text file into UTF-8 with "\n" line ends, keeping the count of lines: UTF-8, UTF-16 (with or without a byte
// order mark) and, for what is neither, Latin-1, which never fails.
func decode(data []byte) string {
	var s string
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		s = string(data[3:])
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		s = utf16Text(data[2:], false)
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		s = utf16Text(data[2:], true)
	case looksUTF16(data, 1):
		s = utf16Text(data, false)
	case looksUTF16(data, 0):
		s = utf16Text(data, true)
	case utf8.Valid(trimCut(data)):
		s = string(trimCut(data))
	default:
		s = latin1(data)
	}
	return newlines(s)
}

// looksUTF16 tells text without a mark by its zero bytes: odd places in little endian, even ones in big endian.
func looksUTF16(data []byte, zeroAt int) bool {
	n := min(len(data)&^1, 256)
	if n < 8 {
		return false
	}
	zeros := 0
	for i := 0; i < n; i += 2 {
		if data[i+zeroAt] == 0 && data[i+1-zeroAt] != 0 {
			zeros++
		}
	}
	return zeros*10 >= n/2*9
}

func utf16Text(data []byte, bigEndian bool) string {
	units := make([]uint16, len(data)/2)
	for i := range units {
		a, b := uint16(data[2*i]), uint16(data[2*i+1])
		if bigEndian {
			a, b = b, a
		}
		units[i] = a | b<<8
	}
	return string(utf16.Decode(units))
}

// trimCut drops a character that the end of the data cut in two.
func trimCut(data []byte) []byte {
	for i := 1; i <= 3 && i <= len(data); i++ {
		b := data[len(data)-i]
		if utf8.RuneStart(b) {
			if b >= utf8.RuneSelf && !utf8.FullRune(data[len(data)-i:]) {
				return data[:len(data)-i]
			}
			break
		}
	}
	return data
}

func latin1(data []byte) string {
	var out strings.Builder
	out.Grow(len(data) + len(data)/8)
	for _, b := range data {
		out.WriteRune(rune(b))
	}
	return out.String()
}

func newlines(s string) string {
	if !strings.Contains(s, "\r") {
		return s
	}
	if !strings.Contains(s, "\n") {
		return strings.ReplaceAll(s, "\r", "\n")
	}
	return strings.ReplaceAll(s, "\r\n", "\n")
}

// lines yields each line with its number, from 1.
func lines(s string) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for n := 1; s != ""; n++ {
			line, rest, _ := strings.Cut(s, "\n")
			if !yield(n, line) {
				return
			}
			s = rest
		}
	}
}
