package patterns

import (
	"fmt"
	"regexp"
	"strings"
	"time"
)

const (
	minSpeed    = 5e6 // bytes a second on a hostile line
	hostileLine = 32 << 10
)

// CheckSpeed runs every regexp over lines made to be hard for it and names those below 5 MB/s. It measures, so it is no
// part of Check; of three runs the best counts, for the machine may be busy with something else.
func (c *Catalogue) CheckSpeed() []Problem {
	var out []Problem
	for _, e := range c.Entries {
		for i := range e.Match {
			m := &e.Match[i]
			if m.Regex == "" {
				continue
			}
			if speed, line := slowest(m.regexp(), m.required()); speed < minSpeed {
				out = append(out, Problem{
					File: e.File, Line: e.Line, ID: e.ID,
					Text:  fmt.Sprintf("match %d runs at %.1f MB/s on a long line of %q", i+1, speed/1e6, line),
					Fix:   "use fewer unbounded repetitions, or classes that exclude what follows them",
					Regex: m.Regex, To: len(m.Regex),
				})
			}
		}
	}
	return out
}

func slowest(re *regexp.Regexp, literals []string) (least float64, piece string) {
	pieces := []string{"x", "1 ", "error: [code=1] (x) ", strings.Join(literals, " ") + " "}
	for i, p := range pieces {
		line := strings.Repeat(p, hostileLine/len(p)+1)
		if speed := measure(re, line); i == 0 || speed < least {
			least, piece = speed, p
		}
	}
	return least, piece
}

func measure(re *regexp.Regexp, line string) float64 {
	best := time.Hour
	for range 3 {
		start := time.Now()
		re.FindStringSubmatchIndex(line)
		best = min(best, max(time.Since(start), time.Nanosecond))
	}
	return float64(len(line)) / best.Seconds()
}
