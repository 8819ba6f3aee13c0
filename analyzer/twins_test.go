package analyzer_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/pwtriage/pwtriage/parsers/logfile"
)

// built twins are the same log as it comes by the odder ways.
var twins = map[string]func(t *testing.T, data []byte) []byte{
	"four deep": func(_ *testing.T, data []byte) []byte {
		return inDocker(prefixed(func(n int) string {
			at := twinStart.Add(time.Duration(n) * time.Millisecond)
			return at.Format("Jan _2 15:04:05") + " phone adb[77]: " + at.Format("01-02 15:04:05.000") + "  4242  4243 D SipApp  : "
		})(plainLines(data)))
	},
	"UTF-16 without a mark": func(_ *testing.T, data []byte) []byte {
		var out []byte
		for _, u := range utf16.Encode([]rune(string(data))) {
			out = append(out, byte(u>>8), byte(u))
		}
		return out
	},
	"newest first": func(t *testing.T, data []byte) []byte { return blackberry(t, data) },
	"two clocks":   twoClocks,
	"bug report": func(_ *testing.T, data []byte) []byte {
		log := prefixed(func(n int) string {
			return twinStart.Add(time.Duration(n)*time.Millisecond).Format("01-02 15:04:05.000") + "  4242  4243 D SipApp  : "
		})(plainLines(data))
		return []byte(reportHead + strings.Repeat("MemFree:  123456 kB\n", 400) +
			"------ SYSTEM LOG (logcat -v threadtime -d *:v) ------\n--------- beginning of main\n" + string(log) +
			"------ VM TRACES (/data/anr/traces.txt) ------\nCmd line: com.example.app\n")
	},
}

var twinStart = time.Date(2026, 11, 25, 10, 0, 0, 0, time.UTC)

const reportHead = "========================================================\n== dumpstate: 2026-11-25 10:00:00\n" +
	"========================================================\n\nBuild: RQ1A\n------ MEMORY INFO (/proc/meminfo) ------\n"

// plainLines takes the line ends apart from the text, as loggers do that write a line at a time.
func plainLines(data []byte) []byte { return bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")) }

func inDocker(data []byte) []byte {
	var b bytes.Buffer
	for i, line := range strings.SplitAfter(string(data), "\n") {
		if line == "" {
			continue
		}
		text, _ := json.Marshal(line)
		at := twinStart.Add(time.Duration(i) * 20 * time.Millisecond)
		fmt.Fprintf(&b, `{"log":%s,"stream":"stdout","time":"%s"}`+"\n", text, at.Format(time.RFC3339Nano))
	}
	return b.Bytes()
}

// chunks cuts a log where its records begin.
func chunks(t *testing.T, data []byte) []string {
	t.Helper()
	starts := map[int]bool{}
	_, err := logfile.Read(bytes.NewReader(data), "log", logfile.Options{}, func(rec *logfile.Record) error {
		starts[rec.Lines[0].Number] = true
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for i, line := range strings.SplitAfter(string(data), "\n") {
		if starts[i+1] || len(out) == 0 {
			out = append(out, "")
		}
		out[len(out)-1] += line
	}
	return out
}

// blackberry makes an event of each record, the newest first, the time behind it.
func blackberry(t *testing.T, data []byte) []byte {
	events := chunks(t, plainLines(data))
	for i, text := range events {
		at := twinStart.Add(time.Duration(i) * 100 * time.Millisecond)
		events[i] = "I SipApp - " + strings.TrimSuffix(text, "\n") + " - " + at.Format("1/2 15:04:05") + "\n"
	}
	slices.Reverse(events)
	return []byte("#BlackBerry Event Log (cpt)\n#PVer: 5.1.0.177\n" + strings.Join(events, ""))
}

// twoClocks puts lines of another program between the records, which shows UTC, hours away.
func twoClocks(t *testing.T, data []byte) []byte {
	var b strings.Builder
	for i, text := range chunks(t, data) {
		if i%5 == 4 {
			b.WriteString("2026-11-25T01:00:00.000Z INFO app: still here\n")
		}
		b.WriteString(text)
	}
	return []byte(b.String())
}

// TestTwinsGiveTheSameDiagnosis over the regression set.
func TestTwinsGiveTheSameDiagnosis(t *testing.T) {
	for _, l := range labels(t, kept) {
		opt, want, name := optionsFor(t, l), gist(asMade(t, l)), theLog(t, asMade(t, l))
		for how, twin := range twins {
			changed := customers(t, l.folder, func(n string, data []byte) (string, []byte) {
				if n == name {
					data = twin(t, data)
					if keep := os.Getenv("PWTRIAGE_TWINS"); keep != "" {
						_ = os.WriteFile(keep+"/"+l.name+"-"+strings.ReplaceAll(how, " ", "-"), data, 0o600)
					}
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
