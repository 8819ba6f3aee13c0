package query

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Moment reads a time as people give it: 30d, 12h, 2w back from now, or an ISO date or time.
func Moment(s string, now time.Time) (time.Time, error) {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02"} {
		if t, err := time.ParseInLocation(layout, s, time.UTC); err == nil {
			return t, nil
		}
	}
	d, err := Span(s)
	if err != nil {
		return time.Time{}, fmt.Errorf("cannot read the time %q", s)
	}
	return now.Add(-d), nil
}

var units = map[byte]time.Duration{'m': time.Minute, 'h': time.Hour, 'd': 24 * time.Hour, 'w': 7 * 24 * time.Hour, 'y': 365 * 24 * time.Hour}

// Span reads a length of time: a number and m, h, d, w or y.
func Span(s string) (time.Duration, error) {
	if s = strings.TrimSpace(s); s == "" {
		return 0, fmt.Errorf("cannot read the span %q", s)
	}
	unit, ok := units[s[len(s)-1]]
	n, err := strconv.Atoi(s[:len(s)-1])
	if !ok || err != nil || n < 0 || int64(n) > int64(100*units['y']/unit) {
		return 0, fmt.Errorf("cannot read the span %q", s)
	}
	return time.Duration(n) * unit, nil
}
