package logfile

import "strings"

// patience says after how many lines that do not fit the dialect it is worth looking again: a file may hold several logs, one
// after the other. Looking costs time, so each look in vain doubles it.
type patience struct{ lines int }

const (
	firstPatience = 256
	maxPatience   = 64 << 10
	lookAhead     = 48 // lines judged: a section shows its dialect at once
)

func (p *patience) limit() int { return max(p.lines, firstPatience) }

// isSection knows the heads of a bug report's parts: "------ SYSTEM LOG (logcat -v threadtime -d *:v) ------".
func isSection(text string) bool {
	return text != "" && text[0] == '-' && strings.HasPrefix(text, "------ ") && strings.HasSuffix(text, "------") && len(text) > 20 &&
		(strings.Contains(text, " (") || strings.HasPrefix(text, "------ LAST"))
}

// section reads what follows a head as what it is.
func (r *reader) section() error {
	if r.forced {
		return nil
	}
	if err := r.build.flush(); err != nil {
		return err
	}
	d := detect(r.ahead(true))
	if d.sure < 0.5 {
		d = dialect{}
	}
	r.misses = 0
	r.turnTo(d)
	return nil
}

// lookAgain judges the lines from this one on, and turns to another dialect if they are of one.
func (r *reader) lookAgain(line string) error {
	r.misses = 0
	if r.forced {
		return nil
	}
	d := detect(append([]string{line}, r.ahead(false)...))
	if d.sure < 0.6 || d.name() == plain.name || d.same(&r.dialect) {
		r.patience.lines = min(2*r.patience.limit(), maxPatience)
		return nil
	}
	r.patience.lines = firstPatience
	if err := r.build.flush(); err != nil {
		return err
	}
	r.turnTo(d)
	r.dialect.parse(line, &r.parsed)
	return nil
}

// ahead gives the next lines without taking them; of a section only its own.
func (r *reader) ahead(section bool) []string {
	size, most, ends := headSize/16, lookAhead, (func(string) bool)(nil)
	if section {
		size, most, ends = headSize/4, maxDetect, isSection
	}
	head, _ := r.lines.br.Peek(size)
	return headLines(linesOf(head, r.lines.enc, r.lines.sep), most, ends)
}

// tally counts which dialect wrote most of a file.
type tally struct {
	parts []part
	since int
}

type part struct {
	dialect dialect
	records int
}

// turn ends a part of the file; records is how many the file had so far.
func (t *tally) turn(d *dialect, records int) {
	n := records - t.since
	if t.since = records; n == 0 {
		return
	}
	for i := range t.parts {
		if t.parts[i].dialect.same(d) {
			t.parts[i].records += n
			return
		}
	}
	t.parts = append(t.parts, part{*d, n})
}

// most gives the dialect with the most records. A known one goes before plain text: what stands around a log is no dialect.
func (t *tally) most(last *dialect) *dialect {
	best := &part{dialect: *last}
	for i := range t.parts {
		p := &t.parts[i]
		known := p.dialect.name() != plain.name
		if best.records == 0 || known && (best.dialect.name() == plain.name || p.records > best.records) {
			best = p
		}
	}
	return &best.dialect
}
