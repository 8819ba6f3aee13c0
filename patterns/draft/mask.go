package draft

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// Masker replaces what tells whose log it is: addresses, hosts, users and numbers, each by the same stand-in all through a fixture, so
// that what belongs together still does. Secrets are masked before, by who knows them.
type Masker struct {
	stand map[string]string
	count map[string]int
}

// NewMasker returns one that has seen nothing.
func NewMasker() *Masker { return &Masker{stand: map[string]string{}, count: map[string]int{}} }

var (
	party = regexp.MustCompile(`(?i)\b(sips?:)?([A-Za-z0-9_.+%-]+)@((?:[A-Za-z0-9-]+\.)*[A-Za-z0-9-]*[A-Za-z][A-Za-z0-9-]*)`)
	ipv4  = regexp.MustCompile(`\b(?:\d{1,3}\.){3}\d{1,3}\b`)
	ipv6  = regexp.MustCompile(`(?i)\b[0-9a-f]{1,4}(?:::?[0-9a-f]{1,4}){2,7}\b`)
	phone = regexp.MustCompile(`\+\d{7,15}\b`)
	bare  = regexp.MustCompile(`(?i)\bsips?:([A-Za-z0-9_.+%-]+)(?:[>;"' ]|$)`)
)

// Learn looks for users and hosts, which are known only where a URI shows them, so that Text finds them everywhere.
func (m *Masker) Learn(line string) {
	for _, p := range party.FindAllStringSubmatch(line, -1) {
		m.user(p[2])
		m.host(p[3])
	}
	for _, p := range bare.FindAllStringSubmatch(line, -1) {
		if strings.Contains(p[1], ".") {
			m.host(p[1])
		}
	}
}

func (m *Masker) user(name string) {
	if len(name) >= 3 {
		m.give(name, "user", func(n int) string { return fmt.Sprint(1000 + n) })
	}
}

func (m *Masker) host(name string) {
	if strings.Contains(name, ".") && !reserved(name) && !ipv4.MatchString(name) {
		m.give(name, "host", func(n int) string {
			if n == 1 {
				return "pbx.example.test"
			}
			return fmt.Sprintf("host%d.example.test", n)
		})
	}
}

// reserved names and addresses are nobody's (RFC 2606, RFC 5737).
func reserved(name string) bool {
	return strings.HasSuffix(name, ".test") || strings.HasSuffix(name, ".example") || strings.HasSuffix(name, ".invalid") || name == "localhost" ||
		strings.HasPrefix(name, "192.0.2.") || strings.HasPrefix(name, "198.51.100.") || strings.HasPrefix(name, "203.0.113.") ||
		strings.HasPrefix(name, "127.") || name == "0.0.0.0" || name == "255.255.255.255"
}

func (m *Masker) give(name, kind string, stand func(n int) string) string {
	if got, ok := m.stand[name]; ok {
		return got
	}
	m.count[kind]++
	m.stand[name] = stand(m.count[kind])
	return m.stand[name]
}

// Text replaces everything learnt, and addresses and telephone numbers wherever they stand.
func (m *Masker) Text(line string) string {
	line = ipv4.ReplaceAllStringFunc(line, func(a string) string {
		if reserved(a) {
			return a
		}
		return m.give(a, "address", func(n int) string { return fmt.Sprintf("198.51.100.%d", n%254+1) })
	})
	line = ipv6.ReplaceAllStringFunc(line, func(a string) string {
		if !strings.ContainsAny(a, "abcdefABCDEF") { // a time of day, with milliseconds behind a colon
			return a
		}
		return m.give(a, "ipv6", func(n int) string { return fmt.Sprintf("2001:db8::%x", n) })
	})
	line = phone.ReplaceAllStringFunc(line, func(a string) string {
		return m.give(a, "phone", func(n int) string { return fmt.Sprintf("+3902000%05d", n) })
	})
	return m.known(line)
}

// known replaces users and hosts where they stand as whole words.
func (m *Masker) known(line string) string {
	// The longest first: a host's name may hold a user's.
	names := slices.SortedFunc(maps.Keys(m.stand), func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	for _, name := range names {
		stand := m.stand[name]
		if name == stand || !strings.Contains(line, name) {
			continue
		}
		var b strings.Builder
		rest := line
		for {
			i := strings.Index(rest, name)
			if i < 0 {
				break
			}
			end := i + len(name)
			whole := (i == 0 || !word(rest[i-1])) && (end == len(rest) || !word(rest[end]))
			b.WriteString(rest[:i])
			if whole {
				b.WriteString(stand)
			} else {
				b.WriteString(name)
			}
			rest = rest[end:]
		}
		line = b.String() + rest
	}
	return line
}
