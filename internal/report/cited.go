package report

import (
	"strings"
	"time"

	"github.com/pwtriage/pwtriage/analyzer/finding"
)

// asExpected is the pattern of a setting that is what the site expects: evidence, and never of a fault.
const asExpected = "SET-002"

// ids makes a set of finding ids.
func ids(lists ...[]string) map[string]bool {
	out := map[string]bool{}
	for _, l := range lists {
		for _, id := range l {
			out[id] = true
		}
	}
	return out
}

// byID finds the findings of a diagnosis.
func byID(d *finding.Diagnosis) map[string]*finding.Finding {
	out := map[string]*finding.Finding{}
	for i := range d.Findings {
		out[d.Findings[i].ID] = &d.Findings[i]
	}
	return out
}

// The shapes of a result's times, by what the log shows.
const (
	zonedTime = time.RFC3339Nano
	datedTime = "2006-01-02T15:04:05.999999999"
)

// readTime reads a time of a result. One without a date is no instant; one without a zone is taken as UTC, and said to be.
func readTime(s string) (at time.Time, zoned, ok bool) {
	if at, err := time.Parse(zonedTime, s); err == nil {
		return at.UTC(), true, true
	}
	at, err := time.Parse(datedTime, s)
	return at, false, err == nil
}

// isURL tells a reference that can be followed from one that can only be read.
func isURL(s string) bool {
	return (strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")) && !strings.ContainsAny(s, " \t\r\n")
}
