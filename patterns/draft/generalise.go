// Package draft makes the beginning of an entry out of one line of a log: a regexp in which numbers, addresses and ids have become
// captures, the line as the example, the most similar other line as the near miss, and a piece of the log around it as the fixture, with
// names and addresses replaced. What the line means, a person writes.
package draft

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/pwtriage/pwtriage/internal/lazyre"
)

// piece is what is variable in a line: how it is found, what stands for it in the regexp, and the name it is captured under.
type piece struct {
	find lazyre.Regexp
	name string // "" = not worth a capture
	as   string
}

// pieces in the order they are looked for; the first that fits at a place wins. What stands before it and stays is group 1.
var pieces = []piece{
	{lazyre.New(`^(sips?:[^\s@<>"';]+@[^\s<>"';]+)`), "account", `sips?:[^\s<>"';]+`},
	{lazyre.New(`^(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5}\b`), "host", ``},
	{lazyre.New(`^(\d{1,3}(?:\.\d{1,3}){3})\b`), "host", `\d{1,3}(?:\.\d{1,3}){3}`},
	{lazyre.New(`^((?:[A-Za-z0-9-]+\.){2,}[A-Za-z]{2,})\b`), "host", `[A-Za-z0-9.-]+`},
	{lazyre.New(`^(0x[0-9A-Fa-f]+)\b`), "", `0x[0-9A-Fa-f]+`},
	{lazyre.New(`^([0-9A-Fa-f]{8}-[0-9A-Fa-f-]{27})\b`), "", `[0-9A-Fa-f-]{36}`},
	{lazyre.New(`^([0-9A-Fa-f]*\d[0-9A-Fa-f]{7,})\b`), "", `[0-9A-Fa-f]+`},
	{lazyre.New(`^(\d+)`), "", `\d+`},
}

// named are the words before a number that say what it is.
var named = []struct {
	before lazyre.Regexp
	name   string
}{
	{lazyre.New(`(?i)\bcode[ =:]*$`), "code"},
	{lazyre.New(`(?i)\b(?:status|response|reply)[ =:]*$`), "status"},
	{lazyre.New(`(?i)\b(?:errno|error)[ =:]*\(?$`), "errno"},
	{lazyre.New(`(?i)\bport[ =:]*$`), "port"},
	{lazyre.New(`(?i)\bpackets?[ =:]*$`), "packets"},
}

// seconds come before their unit.
var seconds = lazyre.New(`^\d+ ?(?:s|sec|secs|seconds)\b`)

// maxLine bounds the part of a line a regexp is made of: what comes later rarely says more.
const maxLine = 240

// Regex generalises a line. Each name is captured once: the first of its kind is the one a person means.
func Regex(line string) string {
	line = shortened(line)
	var b strings.Builder
	var used []string
	for i := 0; i < len(line); {
		p, n, name := next(line, i)
		if n == 0 {
			end := i + 1
			for end < len(line) && line[end]&0xC0 == 0x80 {
				end++
			}
			if c := line[i]; c < 0x20 || c == 0x7f {
				fmt.Fprintf(&b, `\x%02x`, c) // a raw one would get lost in an editor
			} else {
				b.WriteString(regexp.QuoteMeta(line[i:end]))
			}
			i = end
			continue
		}
		b.WriteString(p.write(name, &used))
		i += n
	}
	return strings.TrimSpace(b.String())
}

func shortened(line string) string {
	line = strings.TrimSpace(line)
	if len(line) <= maxLine {
		return line
	}
	if i := strings.LastIndexByte(line[:maxLine], ' '); i > maxLine/2 {
		return line[:i]
	}
	return strings.ToValidUTF8(line[:maxLine], "")
}

// next is the variable piece that begins at i, with its length and name; the length is 0 when none does.
func next(line string, i int) (*piece, int, string) {
	if i > 0 && word(line[i-1]) && word(line[i]) && !digit(line[i]) {
		return nil, 0, ""
	}
	for j := range pieces {
		p := &pieces[j]
		found := p.find().FindString(line[i:])
		if found == "" || p.name == "host" && file(found) {
			continue
		}
		return p, len(found), p.named(line, i)
	}
	return nil, 0, ""
}

func (p *piece) named(line string, i int) string {
	if p.name != "" || p.as != `\d+` {
		return p.name
	}
	for _, n := range named {
		if n.before().MatchString(line[:i]) {
			return n.name
		}
	}
	if seconds().MatchString(line[i:]) {
		return "seconds"
	}
	return ""
}

func (p *piece) write(name string, used *[]string) string {
	take := func(name, expr string) string {
		if name == "" || slices.Contains(*used, name) {
			return expr
		}
		*used = append(*used, name)
		return "(?P<" + name + ">" + expr + ")"
	}
	if p.as == "" { // host and port
		return take("host", `\d{1,3}(?:\.\d{1,3}){3}`) + ":" + take("port", `\d{1,5}`)
	}
	return take(name, p.as)
}

// file tells a source file, a class and a version from the name of a host.
func file(name string) bool {
	last := name[strings.LastIndexByte(name, '.')+1:]
	first, _, _ := strings.Cut(name, ".")
	return slices.Contains([]string{"c", "cc", "cpp", "cxx", "h", "m", "mm", "java", "kt", "swift", "rs", "go", "dart", "so", "Exception"}, last) ||
		slices.Contains([]string{"java", "javax", "com", "org", "net", "android", "androidx", "kotlin"}, first) ||
		last != strings.ToLower(last)
}

func word(c byte) bool {
	return c == '_' || digit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

func digit(c byte) bool { return c >= '0' && c <= '9' }
