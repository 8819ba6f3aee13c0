package logfile

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"
)

type encoding int

const (
	utf8Text encoding = iota
	utf16LE
	utf16BE
)

func (e encoding) String() string {
	switch e {
	case utf16LE:
		return "utf-16le"
	case utf16BE:
		return "utf-16be"
	}
	return "utf-8"
}

// guessEncoding looks at the first bytes; bom is how many of them are a byte order mark.
func guessEncoding(head []byte) (e encoding, bom int) {
	switch {
	case bytes.HasPrefix(head, []byte{0xEF, 0xBB, 0xBF}):
		return utf8Text, 3
	case bytes.HasPrefix(head, []byte{0xFF, 0xFE}):
		return utf16LE, 2
	case bytes.HasPrefix(head, []byte{0xFE, 0xFF}):
		return utf16BE, 2
	}
	return guessUTF16(head), 0
}

// mark gives the length of a byte order mark in front of b. Where files were put together one stands within the file.
func (e encoding) mark(b []byte) int {
	switch {
	case e == utf8Text && bytes.HasPrefix(b, []byte{0xEF, 0xBB, 0xBF}):
		return 3
	case e != utf8Text && e.unit(b) == 0xFEFF:
		return 2
	}
	return 0
}

// guessUTF16 finds UTF-16 without a mark by its zero high bytes: log text is mostly ASCII.
func guessUTF16(head []byte) encoding {
	n := min(len(head), 4096) &^ 1
	if n < 8 {
		return utf8Text
	}
	var zero [2]int
	for i := range n {
		if head[i] == 0 {
			zero[i&1]++
		}
	}
	half := n / 2
	switch {
	case zero[1]*10 > half*7 && zero[0]*20 < half:
		return utf16LE
	case zero[0]*10 > half*7 && zero[1]*20 < half:
		return utf16BE
	}
	return utf8Text
}

// next decodes one character of b, whose length n it tells. It is only asked while b is not empty.
func (e encoding) next(b []byte) (r rune, n int) {
	if e == utf8Text {
		r, n = utf8.DecodeRune(b)
		if r == utf8.RuneError && n <= 1 {
			return cp1252(b[0]), 1
		}
		return r, n
	}
	if len(b) < 2 {
		return utf8.RuneError, len(b)
	}
	r = e.unit(b)
	if !utf16.IsSurrogate(r) {
		return r, 2
	}
	if len(b) >= 4 {
		if full := utf16.DecodeRune(r, e.unit(b[2:])); full != utf8.RuneError {
			return full, 4
		}
	}
	return utf8.RuneError, 2
}

func (e encoding) unit(b []byte) rune {
	if e == utf16LE {
		return rune(b[0]) | rune(b[1])<<8
	}
	return rune(b[1]) | rune(b[0])<<8
}

// high lists what Windows-1252 has at 0x80..0x9F; the rest of it is Latin-1.
var high = [32]rune{
	0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
	0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
}

func cp1252(b byte) rune {
	if b >= 0x80 && b < 0xA0 {
		return high[b-0x80]
	}
	return rune(b)
}
