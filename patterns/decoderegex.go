package patterns

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"regexp/syntax"
	"strings"

	"github.com/hashicorp/hcl/v2"
)

const (
	// maxProgram bounds a compiled regexp. Measured: programs near 2,000 instructions (`x{1,1000}y`) run at 0.05 MB/s.
	maxProgram = 1000
	maxRegex   = 4096
)

// regex reads a regexp and refuses one that does not compile, matches nothing in particular or is slow by its size.
func (r *reader) regex(x hcl.Expression) string {
	s, ok := r.text(x)
	if !ok {
		return ""
	}
	s = strings.TrimSpace(s)
	switch {
	case s == "":
		r.fault(x.Range(), "regexp is empty", "Leave the argument out instead.")
	case strings.ContainsAny(s, "\r\n"):
		r.fault(x.Range(), "regexp has several lines", "It is matched with one physical line; write it on one.")
	case len(s) > maxRegex:
		r.fault(x.Range(), "regexp is too long", fmt.Sprintf("It has %d bytes, %d are allowed.", len(s), maxRegex))
	default:
		r.compiles(x.Range(), s)
	}
	return s
}

func (r *reader) compiles(at hcl.Range, s string) {
	re, err := regexp.Compile(s)
	if err != nil {
		var bad *syntax.Error
		if errors.As(err, &bad) {
			r.fault(r.within(at, s, bad), "bad regexp: "+bad.Code.String(), fmt.Sprintf("At %q. The syntax is RE2's, which has no look-around and no back references.", bad.Expr))
			return
		}
		r.fault(at, "bad regexp", err.Error())
		return
	}
	if re.MatchString("") {
		r.fault(at, "regexp matches the empty text", "It would match every line; ask for at least one letter.")
	}
	if n := programSize(s); n > maxProgram {
		r.fault(at, "regexp is too large", fmt.Sprintf("It compiles to %d instructions, %d are allowed: shorten its counted repetitions.", n, maxProgram))
	}
}

func programSize(s string) int {
	parsed, err := syntax.Parse(s, syntax.Perl)
	if err != nil {
		return 0
	}
	prog, err := syntax.Compile(parsed.Simplify())
	if err != nil {
		return 0
	}
	return len(prog.Inst)
}

// within narrows the range of a regexp down to its faulty part. The library names that part but not where it stands:
// it ends where the shortest beginning with the same fault ends.
func (r *reader) within(at hcl.Range, s string, bad *syntax.Error) hcl.Range {
	start := 0
	if bad.Expr != s {
		for end := 1; end <= len(s); end++ {
			var same *syntax.Error
			_, err := syntax.Parse(s[:end], syntax.Perl)
			if errors.As(err, &same) && same.Code == bad.Code && strings.HasSuffix(s[:end], bad.Expr) {
				start = end - len(bad.Expr)
				break
			}
		}
	}
	// In a heredoc the regexp stands as it is; in a quoted string with escapes it does not, and the whole is shown.
	src := r.files[at.Filename]
	if at.End.Byte > len(src) || at.Start.Byte > at.End.Byte {
		return at
	}
	offset := bytes.Index(src[at.Start.Byte:at.End.Byte], []byte(s))
	if offset < 0 {
		return at
	}
	from := advance(at.Start, src, at.Start.Byte+offset+start)
	return hcl.Range{Filename: at.Filename, Start: from, End: advance(from, src, from.Byte+max(1, len(bad.Expr)))}
}

// advance moves a position forward to a byte offset.
func advance(p hcl.Pos, src []byte, to int) hcl.Pos {
	for _, c := range string(src[p.Byte:min(to, len(src))]) {
		if p.Column++; c == '\n' {
			p.Line, p.Column = p.Line+1, 1
		}
	}
	p.Byte = min(to, len(src))
	return p
}
