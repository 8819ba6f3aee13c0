package logfile

// clockKind is what a clock shows; two of one kind can be compared.
type clockKind int

const (
	kindNone clockKind = iota
	kindTime
	kindYearless
	kindDated
	kindZoned
)

func (k *clock) kind() clockKind {
	switch {
	case !k.hasTime:
		return kindNone
	case !k.hasDate:
		return kindTime
	case k.year == 0:
		return kindYearless
	case k.hasZone:
		return kindZoned
	}
	return kindDated
}

// learnClock sets what kind of clock the dialect's own lines show.
func (d *dialect) learnClock(lines []string) {
	var p parsed
	for _, line := range lines[:min(len(lines), 50)] {
		if d.parse(line, &p); p.at.hasTime && !p.foreign {
			d.clock = p.at.kind()
			break
		}
	}
	d.last = [maxDepth]head{}
}

// newestFirst tells by the times of the lines whether the file shows its last record at the top. Threads write a little out
// of order, so some steps the other way prove nothing.
func (d *dialect) newestFirst(lines []string) bool {
	up, down := 0, 0
	var last [kindZoned + 1]clock // by kind: the wrapper may show another than what it carries
	var p parsed
	for _, line := range lines[:min(len(lines), 150)] {
		d.parse(line, &p)
		if !p.at.hasTime || p.foreign {
			continue
		}
		k := p.at.kind()
		if last[k].hasTime {
			switch p.at.at().Compare(last[k].at()) {
			case -1:
				down++
			case 1:
				up++
			}
		}
		last[k] = p.at
	}
	d.last = [maxDepth]head{}
	for _, g := range d.outer {
		if g.newestFirst && down > up {
			return true
		}
	}
	return down >= 5 && up*20 <= down
}
