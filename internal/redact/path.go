package redact

import (
	"strings"

	"github.com/pwtriage/pwtriage/internal/lazyre"
)

var (
	homes = func() *needles {
		n := &needles{}
		for _, folder := range []string{"/home/", "/users/", `\users\`, `\\users\\`, `\documents and settings\`} {
			n.add(needle{text: folder})
		}
		return n
	}()
	parts = lazyre.New(`[^/\\!]+`)
)

// Path replaces what a file's name tells of somebody and keeps the rest: a support desk has to find the file again.
func (p *Pseudonyms) Path(path string) string {
	return parts().ReplaceAllStringFunc(p.homes(path), func(part string) string {
		return pieceOf().ReplaceAllStringFunc(part, p.piece)
	})
}

var pieceOf = lazyre.New(`\+?[A-Za-z0-9@][A-Za-z0-9@.-]*[A-Za-z0-9]`)

func (p *Pseudonyms) piece(word string) string {
	if IsPseudonym(word) {
		return word
	}
	if strings.Contains(word, "@") {
		return p.Text(word)
	}
	if a, ok := address(word); ok && !special(a) {
		return p.host(word)
	}
	stem, end := word, ""
	if i := strings.LastIndexByte(word, '.'); i > 0 {
		stem, end = word[:i], word[i:]
	}
	d := number(stem)
	switch {
	case stem == "":
	case len(d) >= 7 && (p.numbers[d] || p.whole(d) != d || stem[0] == '+'):
		return p.token(kindNumber, p.whole(d)) + end
	case p.users[folded(stem)]:
		return p.user(stem) + end
	case strings.Contains(stem, "-"):
		first, rest, _ := strings.Cut(word, "-")
		return p.piece(first) + "-" + p.piece(rest)
	}
	return word
}

// homes replaces the user in the path of a home folder.
func (p *Pseudonyms) homes(text string) string {
	var b strings.Builder
	last := 0
	homes.each(text, func(_ needle, at span) bool {
		end := at.end
		for end < len(text) && strings.IndexByte("/\\ \t\r\n\"':;,<>", text[end]) < 0 {
			end++
		}
		if at.start < last || at.start > 0 && (alnum(text[at.start-1]) || strings.IndexByte("._-", text[at.start-1]) >= 0) {
			return true
		}
		b.WriteString(text[last:at.end])
		b.WriteString(p.user(text[at.end:end]))
		last = end
		return true
	})
	if last == 0 {
		return text
	}
	b.WriteString(text[last:])
	return b.String()
}
