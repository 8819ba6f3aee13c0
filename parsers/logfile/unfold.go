package logfile

import (
	"strings"

	"github.com/pwtriage/pwtriage/parsers/sip"
)

// piece is a line of a message that a logger put into one line; at is where it begins there.
type piece struct {
	text string
	at   int
}

// folds are how loggers write a line end within a line, the longer first.
var folds = []string{"#015#012", `\r\n`, "#012", `\n`, "^M"}

// minFolded is shorter than any message of several lines.
const minFolded = 80

// maxPieces bounds what one line may fall into.
const maxPieces = maxRecordLines / 2

// unfold gives the lines of a message that stands in one line, nil for any other text. In decoded JSON the line ends are
// real ones.
func unfold(text string, decoded bool) []piece {
	if decoded && strings.IndexByte(text, '\n') >= 0 {
		return pieces(strings.TrimRight(text, "\r\n"), "\n", 0)
	}
	if !strings.Contains(text, "SIP/2.0") {
		return nil
	}
	for _, fold := range folds {
		if i := strings.Index(text, fold); i >= 0 && i+len(fold) < len(text) {
			at := startWithin(text[:i])
			out := pieces(text[at:], fold, at)
			if at > 0 {
				out = append([]piece{{text: text[:at]}}, out...)
			}
			return out
		}
	}
	return nil
}

// pieces cuts text at each fold. What stands behind the last one, when that is nothing, is no line.
func pieces(text, fold string, at int) []piece {
	var out []piece
	for len(out) < maxPieces {
		line, rest, more := strings.Cut(text, fold)
		out = append(out, piece{strings.TrimSuffix(line, "\r"), at})
		if !more || rest == "" {
			return out
		}
		at += len(line) + len(fold)
		text = rest
	}
	return append(out, piece{text, at})
}

// startWithin finds the start line that ends s, behind a logger's own words.
func startWithin(s string) int {
	for i := max(0, len(s)-1024); i < len(s); i++ {
		if (i == 0 || strings.IndexByte(` :"'[`, s[i-1]) >= 0) && s[i] >= 'A' && s[i] <= 'Z' && sip.StartLine(s[i:]) {
			return i
		}
	}
	return 0
}
