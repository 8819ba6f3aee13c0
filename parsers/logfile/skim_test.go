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
	dst = find(buf, w.Full, Full, find(buf, w.Named, Named, dst))
	slices.SortFunc(dst, func(a, b Mark) int { return a.At - b.At })
	return dst
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
func checkSkimmed(t testing.TB, body []byte) int {
	t.Helper()
	want, wantInfo := read(t, body, Options{plodding: true})
	full := []string{"needle"}
	got, gotInfo := read(t, body, Options{Sieve: func(_ string, reader Wanted, _ []byte) Sieve {
		full = append(full, reader.Full...)
		return words{full, reader.Named}
	}})
	if !reflect.DeepEqual(wantInfo, gotInfo) {
		t.Fatalf("info %+v, want %+v", gotInfo, wantInfo)
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
				t.Fatalf("line %d: %s", line, cmp.Diff(rec, got[0], cmp.Exporter(func(reflect.Type) bool { return true })))
			}
			got = got[1:]
			continue
		}
		text := strings.ToLower(rec.Lines[0].Text)
		if passed++; len(rec.Lines) > 1 || rec.SIP != nil || rec.Level == Warning || rec.Level == Error || rec.Level == Fatal ||
			rec.Outline != nil && !shown || slices.ContainsFunc(full, func(w string) bool { return strings.Contains(text, w) }) {
			t.Fatalf("line %d was passed over: %+v", line, rec)
		}
	}
	if len(got) > 0 {
		t.Fatalf("line %d is no record of its own", got[0].Lines[0].Number)
	}
	return passed
}

// TestSkimmingLosesNothing: lines of several programs, threads and levels in wrappers, frames, messages, lines that go on others, in any order.
func TestSkimmingLosesNothing(t *testing.T) {
	texts := []string{"%T           pjsua_core.c  .Nothing to see", "%T              sip_util.c  ..Nothing here either", "%T     tsx0x7f4a8989d868  nothing",
		"%T                icetp02  a needle", "words of its own", " indented words", "", "RX 12 bytes from TLS 192.0.2.1:5061:", "---------", "listening at port:8080",
		"SIP/2.0 200 OK", "Via: SIP/2.0/TLS 192.0.2.1:5061", "Call-ID: 4711", "CSeq: 1 OPTIONS", "Content-Length: 0", "--end msg--",
		"%T            pjsua_core.c  RX 412 bytes Request msg OPTIONS/cseq=1 (rdata0x1) from TLS 192.0.2.1:5061:",
		"%T      tsx0x7f4a8989d868  ..Sending Request msg REGISTER/cseq=7 (tdta0x7f) in state Null", "%T         sip_endpoint.c  Processing incoming message: Response msg 200/OPTIONS/cseq=1 (rdata0x1)"}
	wrapped := map[string]func(rng *rand.Rand, at string) string{
		"logcat": func(rng *rand.Rand, at string) string {
			pid, tid := []int{892, 4711, 14711}[rng.IntN(3)], 4711+rng.IntN(4)
			return fmt.Sprintf("11-23 %s %5d %5d %c %-8s: ", at, pid, tid, "DDDIVWE"[rng.IntN(7)], []string{"libpjsip", "libpjsip", "art", "Audio", "nat04"}[rng.IntN(5)])
		},
		"nslog": func(rng *rand.Rand, at string) string {
			return fmt.Sprintf("2026-11-23 %s App[4711:%d] ", at, 4711+rng.IntN(3))
		},
		"docker": func(_ *rand.Rand, at string) string { return "2026-11-23T" + at + "456789Z " },
		"bare":   func(*rand.Rand, string) string { return "" },
	}
	for name, prefix := range wrapped {
		for seed := range uint64(16) {
			rng := rand.New(rand.NewPCG(seed, 1))
			some := [][]string{texts[:3], texts[:5], texts, texts[4:10]}[seed%4] // ordinary, less so, all, without a prefix of a stack
			var b strings.Builder
			clock := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
			for b.Len() < 3*sampleSize {
				clock = clock.Add(time.Duration(rng.IntN(200)) * time.Millisecond)
				at := clock.Format("15:04:05.000")
				text := some[rng.IntN(len(some))]
				if strings.Contains(text, "%T") || rng.IntN(5) > 0 { // a line that goes on another one has no prefix
					b.WriteString(prefix(rng, at))
				}
				b.WriteString(strings.ReplaceAll(text, "%T", at))
				b.WriteByte('\n')
			}
			passed := checkSkimmed(t, []byte(b.String()))
			if seed%4 == 0 && passed == 0 {
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
		t.Run(path, func(t *testing.T) { checkSkimmed(t, body) })
	}
}
