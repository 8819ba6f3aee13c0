package packet

import (
	"maps"
	"slices"
	"strings"

	"github.com/pwtriage/pwtriage/analyzer/cause"
	"github.com/pwtriage/pwtriage/analyzer/facts"
	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/parsers/logfile"
	"github.com/pwtriage/pwtriage/parsers/sip"
	"github.com/pwtriage/pwtriage/patterns"
)

// Near is an entry of the catalogue, or a cause, that one condition alone kept from being found.
type Near struct {
	ID, Title string
	Condition string
	Wants     string
	Has       string // the figure
	File      string // of an entry: where
	Line      int
}

const maxNear = 40

// NearCauses are the causes one term is lacking of. clean is what makes text presentable.
func NearCauses(causes []*cause.Cause, f *facts.Facts, clean func(string) string) []Near {
	var out []Near
	for _, n := range cause.NearMisses(causes, cause.Source(), f.Tree()) {
		if len(out) < maxNear {
			out = append(out, Near{ID: n.Cause.ID, Title: n.Cause.Title, Condition: n.Confidence, Wants: n.Term, Has: clean(strings.Join(n.Figures, ", ")) + " (" + n.Truth + ")"})
		}
	}
	return out
}

// NearEntries asks the catalogue about the lines at hand: those around the evidence, the messages, and the errors no entry covers. The
// lines are clean already, and so is what comes of them.
func NearEntries(d *finding.Diagnosis, set *patterns.Set) []Near {
	n := &nearness{d: d, set: set, seen: map[string]bool{}, at: map[string]map[int]*finding.Message{}, wanted: map[string]map[int]bool{}}
	for _, f := range d.Bundle.Files {
		if f.Kind == "log" || f.Kind == "server" {
			n.file(f)
		}
	}
	return n.found[:min(len(n.found), maxNear)]
}

type nearness struct {
	d      *finding.Diagnosis
	set    *patterns.Set
	seen   map[string]bool
	at     map[string]map[int]*finding.Message
	wanted map[string]map[int]bool // lines of unknown errors
	found  []Near
}

// lines are those at hand of a file.
func (n *nearness) lines(file string) map[int]string {
	out := map[int]string{}
	add := func(of string, lines []finding.Line) {
		if of == file {
			for _, l := range lines {
				out[l.Number] = l.Text
			}
		}
	}
	for _, f := range n.d.Findings {
		add(f.File, f.Around)
	}
	n.at[file], n.wanted[file] = map[int]*finding.Message{}, map[int]bool{}
	for i := range n.d.Messages {
		m := &n.d.Messages[i]
		add(m.File, m.Text)
		if m.File == file {
			n.at[file][m.Line] = m
		}
	}
	for _, u := range n.d.Unknown {
		add(u.First.File, u.Around)
		if u.First.File == file {
			n.wanted[file][u.First.Line] = true
		}
	}
	return out
}

// file reads run by run: lines that stand together.
func (n *nearness) file(f finding.File) {
	lines := n.lines(f.Path)
	numbers := slices.Sorted(maps.Keys(lines))
	tracker := &sip.Tracker{}
	for len(numbers) > 0 {
		end := 1
		for end < len(numbers) && numbers[end] == numbers[end-1]+1 {
			end++
		}
		var text strings.Builder
		for _, at := range numbers[:end] {
			text.WriteString(lines[at] + "\n")
		}
		first := numbers[0]
		// what cannot be read as the file's dialect gives no near miss, and that is all it costs
		_, _ = logfile.Read(strings.NewReader(text.String()), f.Path, logfile.Options{Dialect: f.Dialect}, func(rec *logfile.Record) error {
			n.record(f, rec, first-1, tracker)
			return nil
		})
		numbers = numbers[end:]
	}
}

func (n *nearness) record(f finding.File, rec *logfile.Record, before int, tracker *sip.Tracker) {
	at := func(i int) int { return rec.Lines[i].Number + before }
	if rec.SIP != nil && rec.SIPAt < len(rec.Lines) {
		if m := n.at[f.Path][at(rec.SIPAt)]; m != nil {
			rec.SIP.Direction = map[string]sip.Direction{"sent": sip.Sent, "received": sip.Received, "local": sip.Local}[m.Direction]
		}
		tracker.Observe(rec.SIP)
	}
	wanted := func(line int) bool {
		if rec.SIP != nil && line == rec.SIPAt {
			return rec.SIP.Status >= 300
		}
		return n.wanted[f.Path][at(line)]
	}
	for _, near := range n.set.Near(rec, f.Dialect, f.Kind == "server", wanted) {
		key := near.Entry.ID + "\x00" + near.Condition + "\x00" + near.Has
		if n.seen[key] {
			continue
		}
		n.seen[key] = true
		n.found = append(n.found, Near{near.Entry.ID, near.Entry.Title, near.Condition, near.Wants, near.Has, f.Path, at(near.LineIndex)})
	}
}
