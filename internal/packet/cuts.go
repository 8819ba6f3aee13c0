package packet

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/term"
)

// cuts are the lines of the logs that go along, by file. They are written as grep -n -C writes them: the number, a colon where the
// line is a proof and a dash where it is a neighbour, and "--" where lines were left out.
type cuts struct {
	names map[string]string // file of the bundle -> file of the packet
	order []string          // files of the packet
	lines map[string]map[int]string
	proof map[string]map[int]bool
}

func newCuts() *cuts {
	return &cuts{names: map[string]string{}, lines: map[string]map[int]string{}, proof: map[string]map[int]bool{}}
}

// keep takes lines along and says where the proof's own stands.
func (s *cuts) keep(p proof, file string, line int, around []finding.Line) proof {
	if line == 0 || !slices.ContainsFunc(around, func(l finding.Line) bool { return l.Number == line }) {
		return p
	}
	name := s.name(file)
	for _, l := range around {
		s.lines[name][l.Number] = term.Clean(l.Text, false)
	}
	s.proof[name][line] = true
	p.slice, p.line, p.text = name, line, s.lines[name][line]
	return p
}

// name is a file of the packet for one of the bundle: no folder, nothing a shell or a file system could take amiss.
func (s *cuts) name(file string) string {
	if name := s.names[file]; name != "" {
		return name
	}
	safe := strings.Trim(strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("._-", r) {
			return r
		}
		return '_'
	}, file), "._-")
	safe = safe[max(0, len(safe)-80):]
	name := fmt.Sprintf("lines/%d-%s.txt", len(s.order)+1, safe)
	s.names[file], s.lines[name], s.proof[name] = name, map[int]string{}, map[int]bool{}
	s.order = append(s.order, name)
	return name
}

// of is the file of the bundle that one of the packet is cut from.
func (s *cuts) of(name string) string {
	for file, n := range s.names {
		if n == name {
			return file
		}
	}
	return ""
}

func (s *cuts) files() []File {
	var out []File
	for _, name := range s.order {
		var b bytes.Buffer
		last := 0
		for _, n := range slices.Sorted(maps.Keys(s.lines[name])) {
			if last > 0 && n > last+1 {
				b.WriteString("--\n")
			}
			fmt.Fprintf(&b, "%s\n", s.shown(name, n))
			last = n
		}
		out = append(out, File{Name: name, Data: b.Bytes()})
	}
	return out
}

func (s *cuts) shown(name string, n int) string {
	mark := "-"
	if s.proof[name][n] {
		mark = ":"
	}
	return fmt.Sprintf("%d%s%s", n, mark, s.lines[name][n])
}

// command prints a line of the packet that is a proof, and nothing else.
func (p proof) command() string { return fmt.Sprintf("grep -a '^%d:' %s", p.line, p.slice) }
