package logfile

import (
	"bytes"
	"math/rand/v2"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pwtriage/pwtriage/parsers/sip"
)

// checkQuick asserts that a log read the quick ways gives what it gives line by line.
func checkQuick(t testing.TB, name string, body []byte) {
	t.Helper()
	want, wantInfo := read(t, body, Options{plodding: true})
	got, gotInfo := read(t, body, Options{})
	if !reflect.DeepEqual(wantInfo, gotInfo) {
		t.Fatalf("%s: info %+v, want %+v", name, gotInfo, wantInfo)
	}
	if len(want) != len(got) {
		t.Fatalf("%s: %d records, want %d", name, len(got), len(want))
	}
	for i := range want {
		checkSIPLines(t, name, want[i], got[i])
		want[i].sipLines, got[i].sipLines = 0, 0
		if !reflect.DeepEqual(want[i], got[i]) {
			t.Fatalf("%s: line %d: %s", name, want[i].Lines[0].Number, cmp.Diff(want[i], got[i], cmp.Exporter(func(reflect.Type) bool { return true })))
		}
	}
}

// checkSIPLines asserts that the lines counted on the way are those an extent finds.
func checkSIPLines(t testing.TB, name string, want, got *Record) {
	t.Helper()
	if want.SIP == nil || got.SIP == nil {
		return
	}
	var e sip.Extent
	end := want.SIPAt
	for end < len(want.Lines) && e.Add(want.Lines[end].Text) {
		end++
	}
	if end == want.SIPAt {
		end = len(want.Lines)
	}
	if from, to := got.SIPLines(); from != want.SIPAt || to != end {
		t.Fatalf("%s: message in lines %d to %d of the record, want %d to %d", name, from, to, want.SIPAt, end)
	}
}

// quickBodies are logs with messages in all the ways the tests know.
func quickBodies(t testing.TB) map[string]string {
	out := map[string]string{"pjsip": builtPJSIP, "linphone": builtLinphone, "cut at 1000": cutLog(1000), "cut at 4068": cutLog(4068)}
	for name, w := range wrappers {
		out["wrapped "+name] = wrap(builtPJSIP, w.format)
	}
	for _, f := range frames {
		out[f.name] = strings.Repeat(f.body, 3)
	}
	for name, body := range fixtures(t) {
		out[name] = body
	}
	return out
}

func TestQuickReadsTheSame(t *testing.T) {
	for name, body := range quickBodies(t) {
		checkQuick(t, name, []byte(body))
		checkQuick(t, name+" crlf", []byte(strings.ReplaceAll(body, "\n", "\r\n")))
	}
}

func TestQuickReadsTheCorpusTheSame(t *testing.T) {
	for _, path := range corpusFiles(t, "*.log", "server/*") {
		body, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		checkQuick(t, path, body)
	}
}

// TestQuickReadsMangledLogsTheSame puts lines out of their order, cuts them and joins them, and lays in between what logs get wrong.
func TestQuickReadsMangledLogsTheSame(t *testing.T) {
	odd := []string{"\n", "\r\n", "v=0\n", "a=x\n", "m=audio 1 RTP/AVP 0\n", "Content-Length: 0\n", "Content-Type: application/sdp\nContent-Length: 90\n\n",
		"  folded: on\n", "\x00\x00", "\x1b[0m", "\xff", "\ufeff", "BYE sip:a@b SIP/2.0\n", "SIP/2.0 200 OK.\n", "Via: SIP/2.0/UDP a#015#012To: b\n", `X: y\r` + "\n",
		"------ SYSTEM LOG (logcat) ------\n", "--end msg--\n", "Date: Mon, 01 Jan 2024 10:11:12 GMT\n", "2024-01-02 03:04:05 x\n", "10:11:12.123           pjsua_acc.c  x\n",
		"From: " + strings.Repeat("x", 5000) + "\n", strings.Repeat("y: z\n", 5000), "n\x00e\x00w\x00l\x00i\x00n\x00e\x00\n\x00"}
	bodies := quickBodies(t)
	for name, body := range bodies {
		rng := rand.New(rand.NewPCG(1, uint64(len(body))))
		lines := strings.SplitAfter(body, "\n")
		for range 40 {
			var out []byte
			for _, line := range lines {
				switch rng.IntN(20) {
				case 0:
				case 1:
					out = append(out, line[:rng.IntN(len(line)+1)]...)
				case 2:
					out = append(append(out, odd[rng.IntN(len(odd))]...), line...)
				case 3:
					out = append(append(out, line...), lines[rng.IntN(len(lines))]...)
				default:
					out = append(out, line...)
				}
			}
			checkQuick(t, name, out)
		}
	}
}

// TestQuickReadsSlowStreamsTheSame: what has come so far is all the reader sees of a log.
func TestQuickReadsSlowStreamsTheSame(t *testing.T) {
	for name, body := range quickBodies(t) {
		want, _ := read(t, []byte(body), Options{plodding: true})
		var got []*Record
		if _, err := Read(&drip{left: []byte(body)}, name, Options{}, func(rec *Record) error { got = append(got, rec); return nil }); err != nil {
			t.Fatal(err)
		}
		for _, rec := range append(want, got...) {
			rec.sipLines = 0
		}
		if !reflect.DeepEqual(want, got) {
			t.Errorf("%s: differs", name)
		}
	}
}

// drip gives a few bytes at a time.
type drip struct {
	left []byte
	n    int
}

func (d *drip) Read(p []byte) (int, error) {
	d.n = (d.n*7 + 3) % 61
	n, err := bytes.NewReader(d.left[:min(len(d.left), d.n+1)]).Read(p)
	d.left = d.left[n:]
	return n, err
}
