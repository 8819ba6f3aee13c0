package logfile

import "strings"

// patience says after how many lines that do not fit the dialect it is worth looking again: a file may hold several logs, one
// after the other. Looking costs time, so each look in vain doubles it.
type patience struct{ lines int }

const (
	firstPatience = 128
	maxPatience   = 64 << 10
	lookAhead     = 48 // lines judged: a section shows its dialect at once
)

func (p *patience) limit() int { return max(p.lines, firstPatience) }

// isSection knows the heads of a bug report's parts: "------ SYSTEM LOG (logcat -v threadtime -d *:v) ------".
func isSection(text string) bool {
	return strings.HasPrefix(text, "------ ") && strings.HasSuffix(text, "------") && len(text) > 20 &&
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

// lookAgain judges the lines from here on; ok tells that they are of another dialect.
func (r *reader) lookAgain(line string) (d dialect, ok bool) {
	r.misses = 0
	if r.forced {
		return d, false
	}
	d = detect(append([]string{line}, r.ahead(false)...))
	if d.sure >= 0.6 && d.name() != plain.name && !d.same(&r.dialect) {
		r.patience.lines = firstPatience
		return d, true
	}
	r.patience.lines = min(2*r.patience.limit(), maxPatience)
	return d, false
}

// ahead gives the next lines without taking them; of a section only its own.
func (r *reader) ahead(section bool) []string {
	head, _ := r.lines.br.Peek(headSize / 4)
	lines := headOf(head, r.lines.enc, r.lines.sep)
	for i, line := range lines {
		if i == lookAhead && !section || section && isSection(line) {
			return lines[:i]
		}
	}
	return lines
}
