package draft

import (
	"fmt"
	"strings"

	"github.com/pwtriage/pwtriage/internal/lazyre"
)

// Pseudonyms is what the redaction replaces identifiers with: it decides what is one.
type Pseudonyms interface {
	LearnFrom(text string)   // for identifiers that stand elsewhere without a sign of what they are
	Text(text string) string // identifiers become a kind, a dash and 16 letters
}

// Masker replaces what tells whose log it is, each by the same stand-in all through a fixture, so that what belongs together still does.
// The redaction's pseudonyms, made with a key that is thrown away, take the shape of what they
// stand for: a regexp made from the line must match the next log's addresses, too. Secrets are masked before, by who knows
// them.
type Masker struct {
	pseudonyms Pseudonyms
	shape      map[string]string // pseudonym: what it looked like, where its kind does not say it
	stand      map[string]string
	count      map[string]int
}

// NewMasker returns one that has seen nothing.
func NewMasker(p Pseudonyms) *Masker {
	return &Masker{pseudonyms: p, shape: map[string]string{}, stand: map[string]string{}, count: map[string]int{}}
}

// shapes are written forms of one kind that need a stand-in of their own.
var shapes = []struct {
	name string
	form lazyre.Regexp
}{
	{"ipv6", lazyre.New(`(?i)\b[0-9a-f]{0,4}(?:::?[0-9a-f]{1,4}){1,7}\b`)},
	{"plus", lazyre.New(`\+\d{7,15}\b`)},
	{"uuid", lazyre.New(`(?i)\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b`)},
}

// Learn looks for names that are known only where a URI or a header shows them, so that Text finds them everywhere.
func (m *Masker) Learn(line string) {
	m.pseudonyms.LearnFrom(line)
	for _, s := range shapes {
		for _, written := range s.form().FindAllString(line, -1) {
			if t := m.pseudonyms.Text(written); token().FindString(t) == t {
				m.shape[t] = s.name
			}
		}
	}
}

var token = lazyre.New(`\b(num|usr|name|ip|host|mac|dev|zid)-[a-z2-7]{16}\b`)

// Text replaces everything that names somebody.
func (m *Masker) Text(line string) string {
	return token().ReplaceAllStringFunc(m.pseudonyms.Text(line), func(t string) string {
		if _, seen := m.stand[t]; !seen {
			kind := t[:strings.IndexByte(t, '-')]
			if s := m.shape[t]; s != "" {
				kind = s
			}
			m.count[kind]++
			m.stand[t] = fmt.Sprintf(standIns[kind], m.count[kind])
		}
		return m.stand[t]
	})
}

// standIns are names and addresses of nobody (RFC 2606, RFC 3849, RFC 5737), by kind or shape.
var standIns = map[string]string{
	"num":  "39020%07d",
	"plus": "+39020%07d",
	"usr":  "user%d",
	"name": "Name %d",
	"ip":   "198.51.100.%d",
	"ipv6": "2001:db8::%x",
	"host": "host%d.example.test",
	"mac":  "02:00:00:00:00:%02x",
	"dev":  "device%d",
	"uuid": "00000000-0000-4000-8000-%012d",
	"zid":  "%024x",
}
