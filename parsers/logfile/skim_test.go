package logfile

import (
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestNoSieveIsAskedForOnce: a catalogue may have none for a dialect, and finding that out at every line would take longer than the log.
func TestNoSieveIsAskedForOnce(t *testing.T) {
	line := "10:22:33.123           pjsua_core.c  .Nothing to see here\n"
	asked, records := 0, 0
	none := func(string, Wanted, []byte) Sieve { asked++; return nil }
	body := strings.Repeat(line, 2*sampleSize/len(line))
	info, err := Read(strings.NewReader(body), "built", Options{Sieve: none}, func(*Record) error { records++; return nil })
	if err != nil {
		t.Fatal(err)
	}
	if asked != 1 || records != info.Lines || info.Dialect != "pjsip" {
		t.Errorf("asked %d times, %d records of %d lines of %s", asked, records, info.Lines, info.Dialect)
	}
}

// words is a sieve that finds what it is given, wherever it stands.
type words Wanted

func (w words) Overlap() int { return 64 }

func (w words) Find(buf []byte, dst []Mark) []Mark {
	found := find(buf, w.Full, Full, find(buf, w.Named, Named, nil))
	slices.SortFunc(found, func(a, b Mark) int { return a.At - b.At })
	return append(dst, found...)
}

func find(buf []byte, words []string, rank Rank, dst []Mark) []Mark {
	low := strings.ToLower(string(buf))
	for _, word := range words {
		for at := 0; ; at++ {
			i := strings.Index(low[at:], word)
			if i < 0 {
				break
			}
			at += i
			dst = append(dst, Mark{At: at, Rank: rank})
		}
	}
	return dst
}

// checkSkimmed asserts that what is passed over are records of one line in which nothing is wanted and whose level reports no fault, and
// that all else is what it is line by line. What only names messages may be passed over where some were shown. It gives how many lines
// were passed over.
func checkSkimmed(t testing.TB, name string, body []byte) int {
	t.Helper()
	want, wantInfo := read(t, body, Options{plodding: true})
	full := []string{"needle"}
	got, gotInfo := read(t, body, Options{Sieve: func(_ string, reader Wanted, _ []byte) Sieve {
		full = append(full, reader.Full...)
		return words{full, reader.Named}
	}})
	if !reflect.DeepEqual(wantInfo, gotInfo) {
		t.Fatalf("%s: info %+v, want %+v", name, gotInfo, wantInfo)
	}
	passed, shown := 0, false
	for _, rec := range want {
		shown = shown || rec.SIP != nil
		line := rec.Lines[0].Number
		if len(got) > 0 && got[0].Lines[0].Number == line {
			got[0].sipLines, rec.sipLines = 0, 0
			if shown { // what was passed over may have named the message before
				got[0].Outline, rec.Outline = nil, nil
			}
			if !reflect.DeepEqual(rec, got[0]) {
				t.Fatalf("%s: line %d: %s", name, line, cmp.Diff(rec, got[0], cmp.Exporter(func(reflect.Type) bool { return true })))
			}
			got = got[1:]
			continue
		}
		text := strings.ToLower(rec.Lines[0].Text)
		if passed++; len(rec.Lines) > 1 || rec.SIP != nil || rec.Level == Warning || rec.Level == Error || rec.Level == Fatal ||
			rec.Outline != nil && !shown || slices.ContainsFunc(full, func(w string) bool { return strings.Contains(text, w) }) {
			t.Fatalf("%s: line %d was passed over: %+v", name, line, rec)
		}
	}
	if len(got) > 0 {
		t.Fatalf("%s: line %d is no record of its own", name, got[0].Lines[0].Number)
	}
	return passed
}

// skimmed makes logs of which lines can be passed over: what a wrapper puts before a text, and the time the text shows for one of the wrapper's.
var skimmed = map[string]struct {
	prefix func(rng *rand.Rand, at time.Time) string
	late   func(rng *rand.Rand) time.Duration
}{
	"logcat":       {logcatLine("libpjsip", "libpjsip", "art", "Audio", "nat04"), sameTime},
	"logcat, late": {logcatLine("libpjsip", "libpjsip", "art"), func(rng *rand.Rand) time.Duration { return -time.Duration(rng.IntN(1500)) * time.Millisecond }},
	"logcat, off":  {logcatLine("libpjsip", "tsx0x7f01ab", "tsx0x7f02cd"), func(*rand.Rand) time.Duration { return 130 * time.Second }},
	"logcat, brief": {func(rng *rand.Rand, _ time.Time) string {
		return fmt.Sprintf("%c/net(  892):", "DDIW"[rng.IntN(4)]) + []string{" ", " ", ""}[rng.IntN(3)]
	}, sameTime},
	"nslog": {func(rng *rand.Rand, at time.Time) string {
		return fmt.Sprintf("%s App[4711:%d] ", at.Format("2006-01-02 15:04:05.000"), 4711+rng.IntN(3))
	}, sameTime},
	"docker": {func(_ *rand.Rand, at time.Time) string { return at.Format("2006-01-02T15:04:05.000456789Z ") }, sameTime},
	"cri>nslog": {func(rng *rand.Rand, at time.Time) string {
		return []string{at.Format("2006-01-02T15:04:05.000456789Z stdout F "), ""}[rng.IntN(8)/7] + at.Format("2006-01-02 15:04:05.000 App[4711:4712] ")
	}, sameTime},
	"bare": {func(*rand.Rand, time.Time) string { return "" }, sameTime},
}

func sameTime(*rand.Rand) time.Duration { return 0 }

func logcatLine(tags ...string) func(rng *rand.Rand, at time.Time) string {
	return func(rng *rand.Rand, at time.Time) string {
		pid, tid := []int{892, 4711, 14711}[rng.IntN(3)], 4711+rng.IntN(4)
		return fmt.Sprintf("%s %5d %5d %c %-8s: ", at.Format("01-02 15:04:05.000"), pid, tid, "DDDIVWE"[rng.IntN(7)], tags[rng.IntN(len(tags))])
	}
}

// skimmedTexts are, of PJSIP and of Linphone, ordinary ones first: frames, messages, an app's words, lines that go on others.
var skimmedTexts = [][]string{{"%T           pjsua_core.c  .Nothing to see", "%T              sip_util.c  ..Nothing here either", "%T     tsx0x7f4a8989d868  nothing",
	"%T                icetp02  a needle", "words of its own", " indented words", "", "RX 12 bytes from TLS 192.0.2.1:5061:", "---------", "listening at port:8080",
	"SIP/2.0 200 OK", "Via: SIP/2.0/TLS 192.0.2.1:5061", "Call-ID: 4711", "CSeq: 1 OPTIONS", "Content-Length: 0", "--end msg--", "x: goes on", "at %T 08:10:00", "at 23:57:30 %T           pjsua_core.c  nothing",
	"%T            pjsua_core.c  RX 412 bytes Request msg OPTIONS/cseq=1 (rdata0x1) from TLS 192.0.2.1:5061:",
	"%T      tsx0x7f4a8989d868  ..Sending Request msg REGISTER/cseq=7 (tdta0x7f) in state Null", "%T         sip_endpoint.c  Processing incoming message: Response msg 200/OPTIONS/cseq=1 (rdata0x1)"},
	{"%t belle-sip-message-nothing", "%t liblinphone-message-nothing", "%t MESSAGE nothing",
		"%t ortp-debug-a needle", "words of its own", "word %t belle-sip-message-nothing", "word %t MESSAGE nothing",
		"%t mediastreamer-warning-nothing", " indented", "", "a needle", "goes on"}}

// TestSkimmingLosesNothing: lines of several programs, threads and levels in wrappers, with clocks of their own, in any order.
func TestSkimmingLosesNothing(t *testing.T) {
	for name, kind := range skimmed {
		for seed := range uint64(32) {
			rng := rand.New(rand.NewPCG(seed, 1))
			texts := skimmedTexts[seed%2]
			some := [][]string{texts[:3], texts[:5], texts, texts[4:10]}[seed/2%4] // ordinary, less so, all, without a prefix of a stack
			var b strings.Builder
			clock := time.Date(2026, 11, 23, 23, 57, 0, 0, time.UTC)
			for b.Len() < 3*sampleSize {
				clock = clock.Add(time.Duration(rng.IntN(200)) * time.Millisecond)
				if rng.IntN(30+470*int(seed/8%2)) == 0 {
					clock = clock.Add(time.Duration(rng.IntN(200)-100) * time.Second)
				}
				text := some[rng.IntN(len(some))]
				if strings.Contains(text, "%") || rng.IntN(5) > 0 { // a line that goes on another one has no prefix
					b.WriteString(kind.prefix(rng, clock))
				}
				inner := clock.Add(kind.late(rng))
				lin := strings.Replace(inner.Format("2006-01-02 15:04:05.000"), ".", ":", 1)
				b.WriteString(strings.NewReplacer("%T", inner.Format("15:04:05.000"), "%t", lin).Replace(text) + "\n")
			}
			passed := checkSkimmed(t, fmt.Sprint(name, " ", seed), []byte(b.String()))
			if name == "bare" && seed/2%4 == 0 && passed == 0 {
				t.Errorf("%s: nothing was passed over of a log that says nothing", name)
			}
		}
	}
}

func TestSkimmingLosesNothingOfTheCorpus(t *testing.T) {
	for _, path := range corpusFiles(t, "*.log", "server/*") {
		body, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		checkSkimmed(t, path, body)
	}
}

// TestSkimmingLearnsWithCare: lines that must not be taken for examples of those to be passed over.
func TestSkimmingLearnsWithCare(t *testing.T) {
	line := func(at int, level, tag, text string) string {
		clock := time.Date(2026, 11, 23, 10, 0, 0, at*1e6, time.UTC)
		return fmt.Sprintf("%s  4711  4711 %s %s: %s\n", clock.Format("01-02 15:04:05.000"), level, tag, strings.ReplaceAll(text, "%T", clock.Format("15:04:05.000")))
	}
	const ordinary = "%T            pjsua_acc.c  .Nothing to see"
	long := func(each func(i int) string) string {
		var b strings.Builder
		for i := range 3000 {
			b.WriteString(each(i))
		}
		return b.String()
	}
	for name, body := range map[string]string{
		// It goes on the record before, and that its level shows messages is nothing of theirs.
		"a line that opened no record": long(func(i int) string {
			if i%100 == 50 {
				return line(i, "I", "libpjsip", ordinary) + line(i, "D", "libpjsip", "words of its own")
			}
			return line(i, "I", "libpjsip", ordinary)
		}),
		// Without a text the tag's end is none: "net(  892):foo" is another tag.
		"a line without a text": long(func(i int) string {
			brief := func(text string) string {
				return strings.Replace(line(i, "I", "x", text), "  4711  4711 I x: ", " I/net(  892):", 1)
			}
			switch i % 10 {
			case 3:
				return strings.Replace(brief(""), "net", "other", 1) + brief("")
			case 6:
				return brief("foo: "+ordinary+" needle") + brief("foo: goes on") + brief("foo: goes on") + brief(" "+ordinary)
			}
			return brief(" " + ordinary)
		}),
		// The minute of the third time goes back; the second one is the app's own.
		"three times": long(func(i int) string {
			at := i * 200
			if i%1000 > 900 {
				at -= 120_000
			}
			text := strings.ReplaceAll("at 10:00:07 "+ordinary, "%T", time.Date(2026, 11, 23, 10, 0, 0, at*1e6, time.UTC).Format("15:04:05.000"))
			return line(i*200, "I", "libpjsip", text)
		}),
	} {
		checkSkimmed(t, name, []byte(body))
	}
}
