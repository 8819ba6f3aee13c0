package analyzer_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf16"
)

// wrappings are how the same log comes to a support desk by other ways.
var wrappings = map[string]func(data []byte) []byte{
	"CRLF": func(data []byte) []byte {
		return bytes.ReplaceAll(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")), []byte("\n"), []byte("\r\n"))
	},
	"UTF-16": utf16le,
	"logcat": prefixed(func(n int) string {
		return fmt.Sprintf("11-25 10:%02d:%02d.%03d  4242  4243 D SipApp  : ", n/60000%60, n/1000%60, n%1000)
	}),
	"brief": prefixed(func(n int) string { return "D/SipApp  ( 4242): " }),
	"syslog": prefixed(func(n int) string {
		return fmt.Sprintf("Nov 25 10:%02d:%02d phone sipapp[4242]: ", n/60000%60, n/1000%60)
	}),
	"NSLog": prefixed(func(n int) string {
		return fmt.Sprintf("2026-11-25 10:%02d:%02d.%03d SipApp[4242:907] ", n/60000%60, n/1000%60, n%1000)
	}),
}

func utf16le(data []byte) []byte {
	out := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(string(data))) {
		out = append(out, byte(u), byte(u>>8))
	}
	return out
}

// prefixed puts a prefix before every line, as loggers do that know nothing of what they carry. Time goes on by 20 ms a line.
func prefixed(prefix func(ms int) string) func([]byte) []byte {
	return func(data []byte) []byte {
		var b bytes.Buffer
		for i, line := range strings.SplitAfter(string(data), "\n") {
			if line != "" {
				b.WriteString(prefix(i * 20))
				b.WriteString(line)
			}
		}
		return b.Bytes()
	}
}

// TestWrappedLogsGiveTheSameDiagnosis over the corpus where it is there, else over the regression set.
func TestWrappedLogsGiveTheSameDiagnosis(t *testing.T) {
	folder := kept
	if _, err := os.Stat(corpus); err == nil {
		folder = corpus
	}
	opt := options(t, keptSite)
	for _, l := range labels(t, folder) {
		opt := opt
		opt.Incident = l.Incident
		dir := customers(t, l.folder, nil)
		want := gist(diagnose(t, opt, dir))
		name, _ := theLog(t, opt, dir)
		for how, wrap := range wrappings {
			changed := customers(t, l.folder, func(n string, data []byte) (string, []byte) {
				if n == name {
					data = wrap(data)
				}
				return n, data
			})
			d := diagnose(t, opt, changed)
			if got := gist(d); got != want {
				t.Errorf("%s as %s (%s):\n got %s\nwant %s", l.name, how, d.Bundle.Files[0].Dialect, got, want)
			}
		}
	}
}
