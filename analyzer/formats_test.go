package analyzer_test

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"slices"
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

// TestWrappedLogsGiveTheSameDiagnosis: each bundle of the regression set in every wrapping, and where the corpus is there the wrappings
// dealt over its bundles. All pairs take two minutes under the race detector: PWTRIAGE_WHOLE=1 tries them.
func TestWrappedLogsGiveTheSameDiagnosis(t *testing.T) {
	hows := slices.Sorted(maps.Keys(wrappings))
	t.Run("kept", func(t *testing.T) { wrapped(t, everyPair(labels(t, kept), hows)) })
	t.Run("corpus", func(t *testing.T) { wrapped(t, dealt(labels(t, wholeCorpus(t)), hows)) })
	t.Run("whole corpus", func(t *testing.T) {
		all := everyPair(labels(t, wholeCorpus(t)), hows)
		if os.Getenv("PWTRIAGE_WHOLE") == "" {
			t.Skipf("left out: most of the %d pairs of a bundle and a wrapping; PWTRIAGE_WHOLE=1 tries them all", len(all))
		}
		wrapped(t, all)
	})
}

// pairing is a bundle and how its log is wrapped.
type pairing struct {
	label
	how string
}

func everyPair(all []label, hows []string) []pairing {
	var out []pairing
	for _, l := range all {
		for _, how := range hows {
			out = append(out, pairing{l, how})
		}
	}
	return out
}

// dealt gives out the wrappings over the bundles of each client, in order of their names, until each bundle has one and every wrapping
// has met every client.
func dealt(all []label, hows []string) []pairing {
	byClient := map[string][]label{}
	for _, l := range all {
		client, _, _ := strings.Cut(l.name, "__")
		byClient[client] = append(byClient[client], l)
	}
	var out []pairing
	for _, client := range slices.Sorted(maps.Keys(byClient)) {
		bundles := byClient[client]
		for i := range max(len(bundles), len(hows)) {
			out = append(out, pairing{bundles[i%len(bundles)], hows[i%len(hows)]})
		}
	}
	return out
}

func wrapped(t *testing.T, all []pairing) {
	for _, p := range all {
		want, name := gist(asMade(t, p.label)), theLog(t, asMade(t, p.label))
		changed := customers(t, p.folder, func(n string, data []byte) (string, []byte) {
			if n == name {
				data = wrappings[p.how](data)
			}
			return n, data
		})
		d := diagnose(t, optionsFor(t, p.label), changed)
		if got := gist(d); got != want {
			t.Errorf("%s as %s (%s):\n got %s\nwant %s", p.name, p.how, d.Bundle.Files[0].Dialect, got, want)
		}
	}
}

// TestDealt: what the short form leaves out must not be a wrapping, a client or a bundle.
func TestDealt(t *testing.T) {
	var all []label
	for _, name := range []string{"a__1", "a__2", "a__3", "b__1", "b__2", "b__3", "b__4", "b__5"} {
		all = append(all, label{name: name})
	}
	met, seen := map[string]bool{}, map[string]bool{}
	for _, p := range dealt(all, []string{"x", "y", "z", "u"}) {
		met[p.name[:1]+p.how], seen[p.name] = true, true
	}
	if len(met) != 2*4 || len(seen) != len(all) {
		t.Errorf("met %v, seen %v", met, seen)
	}
}
