package built

import (
	"bytes"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/pwtriage/pwtriage/parsers/logfile"
	"github.com/pwtriage/pwtriage/patterns"
)

func write(t *testing.T, l Log) ([]byte, Count) {
	t.Helper()
	var out bytes.Buffer
	count, err := l.Write(&out)
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), count
}

func builtin(kind string, density float64) Log {
	return Log{Kind: kind, Size: 1 << 20, Density: density, Words: Words(patterns.Builtin(), kind), Seed: 3}
}

func TestTheSameSeedGivesTheSameBytes(t *testing.T) {
	for _, kind := range Kinds {
		l := builtin(kind, 10)
		first, _ := write(t, l)
		second, _ := write(t, l)
		l.Seed++
		other, _ := write(t, l)
		if !bytes.Equal(first, second) || bytes.Equal(first, other) {
			t.Errorf("%s: the same seed must give the same log and another one another", kind)
		}
	}
}

func TestCountsAreOfWhatWasWritten(t *testing.T) {
	for _, kind := range Kinds {
		for _, density := range []float64{0, 0.5, 10, 100} {
			text, count := write(t, builtin(kind, density))
			if count.Bytes != int64(len(text)) || count.Lines != int64(bytes.Count(text, []byte("\n"))) {
				t.Errorf("%s at %v: counted %d bytes and %d lines, there are %d and %d", kind, density, count.Bytes, count.Lines, len(text), bytes.Count(text, []byte("\n")))
			}
			share := 100 * float64(count.Matching) / float64(count.Lines)
			if share > density+0.1 || share < density*0.95 {
				t.Errorf("%s at %v: %.2f %% of the lines match", kind, density, share)
			}
			if wanted := count.Bytes / perMessage; density < 100 && (count.Messages < wanted-2 || count.Messages > wanted) || density == 100 && count.Messages > 0 {
				t.Errorf("%s at %v: %d SIP messages in %d bytes", kind, density, count.Messages, count.Bytes)
			}
		}
	}
}

// What was written is read as the dialect it is of, and matches nothing but what is to match.
func TestTheReaderSeesWhatWasWritten(t *testing.T) {
	set := patterns.Builtin().Matcher()
	for _, kind := range Kinds {
		for _, density := range []float64{0, 10} {
			text, count := write(t, builtin(kind, density))
			var messages, matching int64
			info, err := logfile.Read(bytes.NewReader(text), "built.log", logfile.Options{}, func(rec *logfile.Record) error {
				if rec.SIP != nil {
					messages++
					return nil
				}
				if len(set.Match(rec, dialects[kind], false)) > 0 {
					matching++
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			if info.Dialect != dialects[kind] || messages != count.Messages || matching != count.Matching {
				t.Errorf("%s at %v: read as %q with %d messages and %d matching records, written were %d and %d", kind, density, info.Dialect, messages, matching, count.Messages, count.Matching)
			}
		}
	}
}

func TestOrdinaryLinesMatchNothing(t *testing.T) {
	set, rnd := patterns.Builtin().Matcher(), rand.New(rand.NewPCG(1, 1))
	for kind, logger := range loggers {
		texts := map[string]bool{}
		for _, l := range logger.ordinary {
			texts[l.text] = true
			text := string(l.write(nil, rnd))
			if Matches(set, kind, text) {
				t.Errorf("%s: an entry matches %q", kind, text)
			}
		}
		if len(texts) < 60 {
			t.Errorf("%s: %d different lines", kind, len(texts))
		}
	}
}

func TestWordsAreManyAndOfOneLine(t *testing.T) {
	for _, kind := range Kinds {
		words := Words(patterns.Builtin(), kind)
		if len(words) < 80 {
			t.Errorf("%s: only %d texts match", kind, len(words))
		}
		for _, w := range words {
			if strings.Contains(w, "\n") {
				t.Errorf("%s: %q has more than one line", kind, w)
			}
		}
	}
}

var framed = regexp.MustCompile(`(?s)[RT]X (\d+) bytes \w+ msg [^\n]+:\n(.*?)\n--end msg--\n`)

func TestMessagesAreAsLongAsTheirFramesSay(t *testing.T) {
	text, count := write(t, builtin("pjsip", 0))
	found := framed.FindAllSubmatch(text, -1)
	if int64(len(found)) != count.Messages {
		t.Fatalf("%d frames, %d messages were written", len(found), count.Messages)
	}
	for _, m := range found {
		if size, _ := strconv.Atoi(string(m[1])); size != len(m[2]) {
			t.Fatalf("the frame says %d bytes, the message has %d", size, len(m[2]))
		}
		head, body, ok := bytes.Cut(m[2], []byte("\r\n\r\n"))
		_, length, _ := strings.Cut(string(head), "Content-Length:")
		if n, err := strconv.Atoi(strings.TrimSpace(length)); !ok || err != nil || n != len(body) {
			t.Fatalf("the message says %q of its body, which has %d bytes", length, len(body))
		}
	}
}

func TestTransactionsHang(t *testing.T) {
	tk := talk{rnd: rand.New(rand.NewPCG(1, 2)), rules: pjsipRules}
	branch := regexp.MustCompile(`branch=(z9hG4bK[^;]+);`)
	open := map[string]string{} // branch -> CSeq number of the request
	for range 500 {
		m := tk.next()
		found := branch.FindSubmatch(m.bytes)
		cseq := m.summary[strings.LastIndexByte(m.summary, '=')+1:]
		if found == nil || !bytes.Contains(m.bytes, []byte("\r\nCSeq: "+cseq+" ")) {
			t.Fatalf("no branch or another CSeq than %q:\n%s", cseq, m.bytes)
		}
		if strings.HasPrefix(m.summary, "Response") {
			if open[string(found[1])] != cseq {
				t.Fatalf("%q answers no request of its branch", m.summary)
			}
			continue
		}
		open[string(found[1])] = cseq
	}
	if len(open) < 100 {
		t.Errorf("only %d transactions in 500 messages", len(open))
	}
}

func TestTimesRise(t *testing.T) {
	text, _ := write(t, builtin("linphone", 1))
	last, seen := "", 0
	for line := range strings.Lines(string(text)) {
		if !strings.HasPrefix(line, "2026-") {
			continue
		}
		if line[:23] < last {
			t.Fatalf("%q comes after %q", line[:23], last)
		}
		last = line[:23]
		seen++
	}
	if seen < 1000 {
		t.Errorf("%d lines with a time", seen)
	}
}

func TestRefusals(t *testing.T) {
	for _, l := range []Log{{Kind: "syslog"}, {Kind: "pjsip", Density: -1}, {Kind: "pjsip", Density: 101, Words: []string{"x"}}, {Kind: "pjsip", Density: 1}} {
		if _, err := l.Write(&bytes.Buffer{}); err == nil {
			t.Errorf("%+v was written", l)
		}
	}
}
