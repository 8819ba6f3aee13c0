package redact

import "strings"

// Text replaces the identifiers of a text. Its lines and everything that is none stay: SIP status, CSeq, Call-ID (but for the host in it),
// branch and tag, codecs, times, ports.
func (p *Pseudonyms) Text(text string) string { return p.scan(text, false, false) }

// Settings is Text for a configuration: there a user's short number is replaced wherever it stands as a word.
func (p *Pseudonyms) Settings(text string) string { return p.scan(text, true, false) }

// LearnFrom reads a text for identifiers that may stand elsewhere without a sign of what they are.
func (p *Pseudonyms) LearnFrom(text string) { p.scan(text, false, true) }

func (p *Pseudonyms) scan(text string, settings, learn bool) (out string) {
	if text == "" {
		return text
	}
	defer func() {
		if recover() != nil {
			p.replaced["withheld"]++
			out = Withheld("redaction failed") + strings.Repeat("\n", strings.Count(text, "\n"))
		}
	}()
	if !learn {
		text = p.recode(text, 1)
	}
	return p.plainText(text, settings, learn)
}

func (p *Pseudonyms) plainText(text string, settings, learn bool) string {
	if strings.Contains(text, "<") && (strings.Contains(text, "<sip") || strings.Contains(text, "<tel") || strings.Contains(text, "<SIP")) {
		text = p.display(text, learn)
	}
	if !learn {
		text = p.homes(p.learntNames(text))
	}
	s := scanner{p: p, text: text, settings: settings, learn: learn}
	s.run()
	if s.last == 0 {
		return text
	}
	s.out.WriteString(text[s.last:])
	return s.out.String()
}

// scanner goes over a text word by word, knowing the word before and what parts them.
type scanner struct {
	p        *Pseudonyms
	text     string
	settings bool
	learn    bool
	out      strings.Builder
	last     int
	before   span // the word before
	line     int  // where the line begins
}

// Bytes of words. A word may be a URI up to its parameters.
var inWord = func() (t [256]bool) {
	for c := range t {
		t[c] = alnum(byte(c)) || strings.IndexByte("_.+-%@:", byte(c)) >= 0
	}
	return t
}()

func (s *scanner) run() {
	for i := 0; i < len(s.text); {
		c := s.text[i]
		if !inWord[c] {
			if c == '\n' {
				s.line, s.before = i+1, span{}
			}
			i++
			continue
		}
		start := i
		if n := leading(s.text[i:]); n > 0 {
			i += n // what follows a pseudonym is a word of its own
			s.before = span{start, i}
			continue
		}
		var flags int
		for i < len(s.text) && inWord[s.text[i]] {
			flags |= class[s.text[i]]
			i++
		}
		i = max(s.word(start, i, flags), s.last)
		s.before = span{start, i}
	}
}

const (
	hasDigit = 1 << iota
	hasDot
	hasColon
	hasAt
	hasPlus
	hasLetter
)

var class = func() (t [256]int) {
	for c := range t {
		switch b := byte(c); {
		case b >= '0' && b <= '9':
			t[c] = hasDigit
		case alnum(b):
			t[c] = hasLetter
		}
	}
	t['.'], t[':'], t['@'], t['+'], t['%'] = hasDot, hasColon, hasAt, hasPlus, hasPlus
	return t
}()

// put replaces a part of the text.
func (s *scanner) put(at span, with string) {
	if s.learn || s.text[at.start:at.end] == with {
		return
	}
	s.out.WriteString(s.text[s.last:at.start])
	s.out.WriteString(with)
	s.last = at.end
}

// prior is the word before, in small letters, and what stands between it and at.
func (s *scanner) prior(at int) (word, sep string) {
	if s.before.end == 0 || s.before.end > at {
		return "", s.text[s.line:at]
	}
	return folded(strings.Trim(s.text[s.before.start:s.before.end], ".:")), s.text[s.before.end:at]
}
