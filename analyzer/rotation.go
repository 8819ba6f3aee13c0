package analyzer

import (
	"path"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/lazyre"
	"github.com/pwtriage/pwtriage/parsers/logfile"
)

// rotated is a file's place among those one logger wrote one after the other: the higher the rank, the newer.
type rotated struct {
	stem     string
	rank     int64
	numbered bool // ranks are counted, so one left out tells of a lost file
}

// current is the rank of the file the logger still writes to.
const current = int64(1) << 62

var (
	packed   = lazyre.New(`\.(?:gz|bz2|xz|zst|lz4)$`)
	byNumber = lazyre.New(`^(.+)\.(\d{1,4})$`)
	byEpoch  = lazyre.New(`^(.+)\.(\d{9,11})$`)
	handler  = lazyre.New(`^(.+)_(\d{1,3})(\.\w+)$`)
	inName   = lazyre.New(`^(linphone|jitsi)(\d)(\.\w+)$`)
	dated    = lazyre.New(`^(.*?)[-_.]?(\d{2,4}[-_]?\d\d[-_]?\d\d(?:[-_T]?\d\d[-_:]?\d\d(?:[-_:]?\d\d)?)?)(\.\w+)?$`)
)

// place is the file's among those of its rotation.
func (f *input) place() rotated { return placeOf(f.Path, f.Kind == "server") }

// placeOf reads a file's place off its name. Each family has its own rule; where the logs show dates, those rank above it.
func placeOf(name string, server bool) rotated {
	dir, base := path.Split(name)
	base = packed().ReplaceAllString(base, "")
	number := func(m []string) int64 {
		n, _ := strconv.ParseInt(strings.Map(digit, m[2]), 10, 64)
		return n
	}
	if m := byEpoch().FindStringSubmatch(base); m != nil {
		return rotated{stem: dir + m[1], rank: number(m)}
	}
	if m := byNumber().FindStringSubmatch(base); m != nil {
		if server { // Asterisk counts on: its highest number is the newest but for the file without one
			return rotated{dir + m[1], number(m), true}
		}
		return rotated{dir + m[1], current - 1 - number(m), true}
	}
	if m := inName().FindStringSubmatch(base); m != nil {
		if m[1] == "linphone" { // when the second is full it takes the first one's place
			return rotated{dir + m[1] + m[3], number(m), false}
		}
		return rotated{dir + m[1] + m[3], current - number(m), true}
	}
	if m := dated().FindStringSubmatch(base); m != nil {
		return rotated{stem: dir + m[1] + m[3], rank: number(m)}
	}
	if m := handler().FindStringSubmatch(base); m != nil {
		return rotated{dir + m[1] + m[3], current - 1 - number(m), true}
	}
	return rotated{stem: dir + base, rank: current}
}

func digit(r rune) rune {
	if r < '0' || r > '9' {
		return -1
	}
	return r
}

// inOrder puts the logs in the order they were written, and notes the seams between files of one rotation.
func (c *caseFile) inOrder(logs []*input) []*input {
	var families [][]*input
	index := map[string]int{}
	for _, f := range logs {
		stem := strconv.Itoa(f.bundle) + ":" + f.place().stem
		i, known := index[stem]
		if !known {
			i = len(families)
			index[stem] = i
			families = append(families, nil)
		}
		families[i] = append(families[i], f)
	}
	for _, family := range families {
		sort.SliceStable(family, func(i, j int) bool { return older(family[i], family[j]) })
		c.seam(family)
	}
	sort.SliceStable(families, func(i, j int) bool { return earlier(families[i][0], families[j][0]) })
	return slices.Concat(families...)
}

// older orders two files of one rotation: by their clocks where those can be compared, else by the rule of the names.
func older(a, b *input) bool {
	if x, y := a.info.First, b.info.First; together(x, y) && !x.At.Equal(y.At) {
		return x.At.Before(y.At)
	}
	return a.place().rank < b.place().rank
}

// together: a time of day alone says nothing across files, for each starts counting its days anew.
func together(x, y logfile.Stamp) bool { return x.HasDate && y.HasDate || x.NoYear && y.NoYear }

// earlier orders two logs of different loggers by time where both show a date; otherwise they stay in the order of their paths.
func earlier(a, b *input) bool {
	x, y := a.info.First, b.info.First
	return x.HasDate && y.HasDate && x.At.Before(y.At)
}

// seam notes what is missing or written twice between the files of one rotation.
func (c *caseFile) seam(family []*input) {
	for i := 1; i < len(family); i++ {
		a, b := family[i-1], family[i]
		from, to := a.info.Last, b.info.First
		gap := finding.Gap{File: b.Path, Line: 1, From: stamp(from), To: stamp(to)}
		x, y := a.place(), b.place()
		if x.numbered && y.numbered && y.rank-x.rank > 1 {
			gap.Kind = "missing-file"
		} else if together(from, to) {
			switch d := to.At.Sub(from.At); {
			case d >= time.Hour:
				gap.Kind = "hole"
			case d < 0:
				gap.Kind = "overlap"
			}
		}
		if gap.Kind != "" {
			c.seams = append(c.seams, gap)
		}
	}
}

// once keeps of files with the same content only the first: a log that is twice in a bundle tells nothing twice.
func (c *caseFile) once() {
	first := map[string]*input{}
	for _, f := range c.in.files {
		if f.log.Empty() && len(f.hits.groups) == 0 {
			continue
		}
		if first[f.SHA256] == nil {
			first[f.SHA256] = f
			continue
		}
		f.forget()
		c.seams = append(c.seams, finding.Gap{File: f.Path, Line: 1, From: stamp(f.info.First), To: stamp(f.info.Last), Kind: "duplicate"})
	}
}

// gaps are the holes and jumps within the file. Those of logs that are no SIP client's or server's say nothing.
func (f *input) gaps() []finding.Gap {
	if !f.voip {
		return nil
	}
	out := make([]finding.Gap, 0, len(f.info.Gaps))
	for _, g := range f.info.Gaps {
		out = append(out, finding.Gap{File: f.Path, Line: g.Line, From: stamp(g.From), To: stamp(g.To), Kind: string(g.Kind)})
	}
	return out
}
