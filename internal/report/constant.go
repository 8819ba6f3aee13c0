package report

import (
	"strings"

	"github.com/pwtriage/pwtriage/internal/lazyre"
)

// replaced are the marks that stand where a secret or a name was: the bundle has other words there.
var replaced = lazyre.New(`\[(?:secret|withheld[^\]]*)\]|\b(?:num|usr|name|ip|host|mac|dev|zid)-[a-z2-7]{16}\b|…`)

// constant is the longest piece of an excerpt that stands in the bundle letter by letter and can be pasted into a shell: plain ASCII,
// nothing replaced. "" where no piece says anything.
func constant(excerpt string) string {
	best := ""
	for _, part := range replaced().Split(excerpt, -1) {
		for _, piece := range strings.FieldsFunc(part, func(r rune) bool { return r < ' ' || r > '~' }) {
			if piece = strings.TrimSpace(piece); len(piece) > len(best) {
				best = piece
			}
		}
	}
	const enough = 120
	if len(best) > enough {
		best = strings.TrimSpace(best[:enough])
	}
	if len(best) < 4 {
		return ""
	}
	return best
}
