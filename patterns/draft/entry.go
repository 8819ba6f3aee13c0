package draft

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/agext/levenshtein"
)

// Entry is what is known of an entry to be written.
type Entry struct {
	ID       string
	Class    string
	Severity string
	Since    string
	Dialect  string   // innermost; "" or plain = any
	Line     string   // the example, names and addresses replaced
	Others   []string // other lines of the log, for the near miss
	Refines  []string // entries that match the line already
}

// Todo stands where a person must write; lint finds it.
const Todo = "TODO: "

// HCL writes the entry. It is complete but for what only a person knows.
func (e *Entry) HCL() string {
	expr := Regex(e.Line)
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("pattern %s {", quote(e.ID))
	line("  title    = %s", quote(Todo+"what happened, in a few words"))
	line("  class    = %s", quote(e.Class))
	line("  severity = %s", quote(e.Severity))
	line("  since    = %s", quote(e.Since))
	if e.Dialect != "" && e.Dialect != "plain" {
		line("  dialects = [%s]", quote(e.Dialect))
	}
	line("  match {")
	if expr == regexp.QuoteMeta(strings.TrimSpace(e.Line)) {
		line("    contains = %s", quote(strings.TrimSpace(e.Line)))
	} else {
		line("    regex = <<-RE\n      %s\n    RE", template(expr))
	}
	line("  }")
	line("  means      = %s", quote(Todo+"what the line means, and what follows from it"))
	line("  remedy     = %s", quote(Todo+"what support does about it"))
	if len(e.Refines) > 0 {
		line("  refines    = [%s]", quoteAll(e.Refines))
	}
	line("  references = []")
	if captures := e.captures(expr); captures != "" {
		line("  example {\n    text     = %s\n    captures = { %s }\n  }", quote(e.Line), captures)
	} else {
		line("  example {\n    text = %s\n  }", quote(e.Line))
	}
	line("  near_miss {\n    text   = %s\n    source = \"the same log\"\n  }\n}", quote(e.nearest(expr)))
	return b.String()
}

// captures states what the example yields.
func (e *Entry) captures(expr string) string {
	re := regexp.MustCompile(expr) // made by Regex, which quotes what it does not know
	m := re.FindStringSubmatch(e.Line)
	var parts []string
	for i, name := range re.SubexpNames() {
		if name != "" && i < len(m) && m[i] != "" {
			parts = append(parts, name+" = "+quote(m[i]))
		}
	}
	return strings.Join(parts, ", ")
}

// nearest is the most similar other line the regexp does not match.
func (e *Entry) nearest(expr string) string {
	re := regexp.MustCompile(expr)
	best, least := "a line that says nothing of it", 1<<30
	for _, o := range e.Others {
		o = shortened(o)
		if o == "" || re.MatchString(o) {
			continue
		}
		if d := levenshtein.Distance(o, shortened(e.Line), nil); d < least {
			best, least = o, d
		}
	}
	return best
}

// quote writes an HCL string.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range strings.ToValidUTF8(s, "?") {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\t':
			b.WriteString(`\t`)
		case r < 0x20 || r == 0x7f:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return template(b.String())
}

// template doubles what HCL would read as the beginning of one.
func template(s string) string {
	return strings.NewReplacer("${", "$${", "%{", "%%{").Replace(s)
}

func quoteAll(all []string) string {
	out := make([]string, len(all))
	for i, s := range all {
		out[i] = quote(s)
	}
	return strings.Join(out, ", ")
}
