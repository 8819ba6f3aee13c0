package analyzer

import (
	"fmt"
	"io"

	"github.com/pwtriage/pwtriage/parsers/serverexport"
)

// readExport reads tables somebody took out of the server.
func (rd *reading) readExport(f *input, r io.Reader) error {
	f.Kind = "server"
	tables, err := serverexport.Read(r)
	f.tables = tables
	for _, t := range tables {
		if f.Dialect == "" {
			f.Dialect = string(t.Kind)
		}
		f.Records += len(t.Rows)
		for _, note := range t.Notes {
			rd.notes = append(rd.notes, f.Path+": "+string(t.Kind)+": "+note)
		}
	}
	if n := len(f.passwords()); n == maxPasswords {
		rd.notes = append(rd.notes, fmt.Sprintf("%s: only the first %d passwords are looked for in what is printed", f.Path, n))
	}
	return err
}

// maxPasswords bounds what is searched for in every text that leaves; an export has those of a whole company.
const maxPasswords = 500

// passwords are those an export shows. Nothing prints them, but a log may.
func (f *input) passwords() [][]byte {
	var out [][]byte
	for _, t := range f.tables {
		for _, r := range t.Rows {
			if p := r.Get(serverexport.Password); p != "" && len(out) < maxPasswords {
				out = append(out, []byte(p))
			}
		}
	}
	return out
}

// tableRow is a row with the file it stands in.
type tableRow struct {
	file string
	serverexport.Row
}

// rows are those of all tables of a kind.
func (c *caseFile) rowsOf(kind serverexport.Kind) []tableRow {
	var out []tableRow
	for _, f := range c.in.files {
		for _, t := range f.tables {
			if t.Kind != kind {
				continue
			}
			for _, r := range t.Rows {
				out = append(out, tableRow{f.Path, r})
			}
		}
	}
	return out
}

// wholeOf tells that there are tables of a kind, and that none of them lacks rows as far as can be seen.
func (c *caseFile) wholeOf(kind serverexport.Kind) bool {
	found := false
	for _, f := range c.in.files {
		for _, t := range f.tables {
			if t.Kind == kind && (!t.Whole || len(t.Rows) == 0) {
				return false
			}
			found = found || t.Kind == kind
		}
	}
	return found
}

// tableAt is where the first table of a kind begins.
func (c *caseFile) tableAt(kind serverexport.Kind) (file string, line int) {
	for _, f := range c.in.files {
		for _, t := range f.tables {
			if t.Kind == kind {
				return f.Path, t.Line
			}
		}
	}
	return "", 0
}
