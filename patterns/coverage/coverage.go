// Package coverage holds the catalogue against the field: every message template the sources of the clients are known to print, with a
// line as it is really printed, and what the catalogue makes of that line. A template no entry matches carries the reason why
// not. The templates are data (templates/*.hcl); the table in docs/patterns/coverage.md is made from them.
//
// It imports patterns and is imported by the commands and tests only.
package coverage

import (
	"slices"

	"github.com/pwtriage/pwtriage/parsers/logfile"
	"github.com/pwtriage/pwtriage/patterns"
)

// Section is one area of the message catalogue.
type Section struct {
	ID        string      `hcl:"id,label"` // "B4"
	Title     string      `hcl:"title"`
	Templates []*Template `hcl:"template,block"`
}

// Template is one message of a client or a server, with printf's fields.
type Template struct {
	Text   string `hcl:"text,label"`
	Stack  string `hcl:"stack"`
	Line   string `hcl:"line,optional"`   // what a log holds of it
	Server bool   `hcl:"server,optional"` // a server writes it
	Reason string `hcl:"reason,optional"` // why no entry matches it: a name of reasons.hcl, or a sentence

	File string
	Row  int
}

// Field is all templates, and the reasons several share.
type Field struct {
	Sections []*Section
	Reasons  map[string]string
}

// Row is a template with what the catalogue makes of it.
type Row struct {
	Section  *Section
	Template *Template
	Entries  []string // ids of the entries that match its line
	Why      string   // why there are none
}

// Rows holds a catalogue against every template, in the order of the files.
func (f *Field) Rows(c *patterns.Catalogue) []Row {
	set := c.Matcher()
	var out []Row
	for _, s := range f.Sections {
		for _, t := range s.Templates {
			row := Row{Section: s, Template: t, Entries: t.entries(set)}
			if len(row.Entries) == 0 {
				row.Why = f.why(t)
			}
			out = append(out, row)
		}
	}
	return out
}

// why is the reason of a template; a server's words have one all of them share.
func (f *Field) why(t *Template) string {
	reason := t.Reason
	if reason == "" && t.Server {
		reason = "server"
	}
	if text, ok := f.Reasons[reason]; ok {
		return text
	}
	return reason
}

// serverDialects: an entry for any server may match; which server a template is of, its stack says to people.
const serverDialects = "asterisk>kamailio>opensips>freeswitch"

func (t *Template) entries(set *patterns.Set) []string {
	if t.Line == "" {
		return nil
	}
	dialect := "plain"
	if t.Server {
		dialect = serverDialects
	}
	rec := &logfile.Record{Lines: []logfile.Line{{Number: 1, Column: 1, Text: t.Line}}}
	var ids []string
	for _, m := range set.Match(rec, dialect, t.Server) {
		if !slices.Contains(ids, m.Entry.ID) {
			ids = append(ids, m.Entry.ID)
		}
	}
	return ids
}

// Problem is a template that is neither covered nor explained, or both.
type Problem struct {
	File string
	Line int
	Text string
	Fix  string
}

// Check names the templates that do not hold: each is matched, or says why not.
func (f *Field) Check(c *patterns.Catalogue) []Problem {
	var out []Problem
	for _, r := range f.Rows(c) {
		t := r.Template
		add := func(text, fix string) { out = append(out, Problem{t.File, t.Row, text + ": " + t.Text, fix}) }
		switch {
		case len(r.Entries) == 0 && r.Why == "":
			add("no entry matches the line of the template", "write an entry, or give the reason why none is needed")
		case len(r.Entries) > 0 && t.Reason != "":
			add("a template with a reason is matched all the same, by "+r.Entries[0], "drop the reason")
		case t.Line == "" && t.Reason == "":
			add("template without a line", "give a line as a log holds it")
		}
	}
	return out
}
