package serverexport

import (
	"fmt"
	"slices"
	"strings"
)

// The limits of an export. A PrivateServer has thousands of accounts at most; call records of years may be cut.
const (
	maxBytes   = 32 << 20
	maxRows    = 200_000
	maxColumns = 256
	maxCell    = 4 << 10
	maxLine    = 1 << 20
	maxTables  = 64
)

// builder takes headers and rows from a format's reader and makes tables of those it knows.
type builder struct {
	format  string
	tables  []*Table
	current *Table
	fields  []Field
	width   int
	rows    int
	noise   int
	odd     int
	foreign int // tables of unknown columns
}

// header begins a table; false when its columns are none of a known kind.
func (b *builder) header(line int, header []string) bool {
	b.end()
	if len(header) > maxColumns || len(b.tables) >= maxTables {
		b.foreign++
		return false
	}
	l, fields := match(header)
	if l == nil {
		b.foreign++
		return false
	}
	b.fields, b.width = fields, len(header)
	b.current = &Table{Kind: l.kind, Format: b.format, Line: line, Whole: b.format != "html"}
	var unknown []string
	for i, f := range fields {
		if f != "" {
			b.current.Columns = append(b.current.Columns, f)
		} else if name := short(header[i], 40); name != "" {
			unknown = append(unknown, name)
		}
	}
	if len(unknown) > 0 {
		b.current.Notes = append(b.current.Notes, "columns not used: "+short(strings.Join(unknown, ", "), 300))
	}
	b.tables = append(b.tables, b.current)
	return true
}

// remap gives the rows that follow other columns of the same table, as JSON objects may have.
func (b *builder) remap(header []string) {
	l := layoutOf(b.current.Kind)
	b.fields, b.width = l.fields(header), len(header)
	for _, f := range b.fields {
		if f != "" && !b.current.Has(f) {
			b.current.Columns = append(b.current.Columns, f)
		}
	}
}

func layoutOf(k Kind) *layout {
	for i := range layouts {
		if layouts[i].kind == k {
			return &layouts[i]
		}
	}
	return nil
}

// row adds a row; false when there is no room for more.
func (b *builder) row(line int, cells []string) bool {
	if b.current == nil {
		return true
	}
	if b.rows++; b.rows > maxRows {
		b.broken(fmt.Sprintf("more than %d rows: the rest is not read", maxRows))
		return false
	}
	r := Row{Line: line, fields: b.fields, cells: b.values(cells)}
	switch {
	case len(cells) <= 1 && strings.Join(r.cells, "") == "":
	case len(cells) != b.width, b.keyless(r):
		b.odd++
	case b.selfTest(r):
		b.noise++
	default:
		b.current.Rows = append(b.current.Rows, r)
	}
	return true
}

// values keeps the cells of known columns.
func (b *builder) values(cells []string) []string {
	out := make([]string, min(len(cells), len(b.fields)))
	for i := range out {
		if b.fields[i] != "" {
			out[i] = strings.Clone(value(cells[i])) // not the whole line for the sake of one cell
		}
	}
	return out
}

// keyless: a row of accounts without a user could be anybody's. Sessions have such rows by nature: a connection belongs to an address
// until the server's job finds its account.
func (b *builder) keyless(r Row) bool {
	return b.current.Kind != Sessions && r.Get(layoutOf(b.current.Kind).need[0]) == ""
}

// selfTest tells the appliance's own traffic: user 601 calls user 602 to prove that calls work. As accounts they stay.
func (b *builder) selfTest(r Row) bool {
	own := func(s string) bool { return s == "601" || s == "602" }
	switch b.current.Kind {
	case Calls:
		return own(r.Get(Caller)) && own(r.Get(Callee))
	case Sessions, Registered:
		return own(r.Get(Username))
	}
	return false
}

// broken notes why a table is not whole.
func (b *builder) broken(why string) {
	if b.current != nil {
		b.current.Whole = false
		b.current.Notes = append(b.current.Notes, why)
	}
}

// end closes the table under way.
func (b *builder) end() {
	if b.current == nil {
		return
	}
	if !plausible(b.current) {
		b.tables, b.foreign = b.tables[:len(b.tables)-1], b.foreign+1
	}
	if b.odd > 0 {
		b.broken(fmt.Sprintf("%d rows do not fit their header and are not used", b.odd))
	}
	if b.noise > 0 {
		b.current.Notes = append(b.current.Notes, fmt.Sprintf("%d rows of the server's self-test (601, 602) left out", b.noise))
	}
	b.current, b.odd, b.noise = nil, 0, 0
}

// plausible: words as common as "event" and "status" head other tables too, so there the rows must speak the server's language.
func plausible(t *Table) bool {
	known := func(r Row) bool { return true }
	switch t.Kind {
	case Sessions:
		known = func(r Row) bool { return slices.Contains(sessionEvents, strings.ToUpper(r.Get(Event))) }
	case Checks:
		known = func(r Row) bool { _, ok := r.Passed(); return ok }
	}
	return len(t.Rows) == 0 || slices.ContainsFunc(t.Rows, known)
}

var sessionEvents = []string{"CONNECT", "REGISTER", "UNREGISTER", "DISCONNECT"}

// value is a cell without blanks around and without the words for nothing.
func value(cell string) string {
	cell = strings.TrimSpace(short(cell, maxCell))
	switch cell {
	case "NULL", "null", "\\N", "-", "(null)":
		return ""
	}
	return cell
}

func short(s string, most int) string {
	if len(s) > most {
		s = s[:most]
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}
