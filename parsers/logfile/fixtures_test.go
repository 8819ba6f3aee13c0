package logfile

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
)

// fixtures are logs built by the grammars, a file each.
func fixtures(t testing.TB) map[string]string {
	t.Helper()
	files, _ := filepath.Glob("testdata/built-*.log")
	if len(files) < 30 {
		t.Fatalf("only %d fixtures", len(files))
	}
	out := map[string]string{}
	for _, file := range files {
		body, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		out[strings.TrimSuffix(strings.TrimPrefix(filepath.Base(file), "built-"), ".log")] = string(body)
	}
	return out
}

// dump writes records so that a person can check them against the log.
func dump(recs []*Record, info Info) string {
	var b strings.Builder
	for _, rec := range recs {
		at := "-"
		if rec.Time.Known {
			at = rec.Time.At.Format("2006-01-02T15:04:05.000")
		}
		fmt.Fprintf(&b, "%d+%d %s %s %s [%s] %s %q\n", rec.Lines[0].Number, len(rec.Lines), rec.Dialect, at, or(string(rec.Level)), or(rec.Source), or(rec.Thread), rec.Lines[0].Text)
		if m := rec.SIP; m != nil {
			fmt.Fprintf(&b, "\tSIP %s %d %s %s %s %s truncated=%v\n", m.Method, m.Status, or(string(m.Direction)), or(m.Transport), or(m.Peer), or(m.CallID()), m.Truncated)
		}
	}
	for _, g := range info.Gaps {
		fmt.Fprintf(&b, "gap %s %d\n", g.Kind, g.Line)
	}
	return b.String()
}

func or(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func TestFixtures(t *testing.T) {
	for name, body := range fixtures(t) {
		file := "testdata/built-" + name + ".want"
		got := dump(read(t, []byte(body), Options{}))
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s:\n got %s\nwant %s", name, got, want)
		}
	}
}

// TestFixturesInOtherBytes: neither the encoding nor the line ends change what is read.
func TestFixturesInOtherBytes(t *testing.T) {
	for name, body := range fixtures(t) {
		want := dump(read(t, []byte(body), Options{}))
		for how, other := range map[string][]byte{
			"crlf":     []byte(strings.ReplaceAll(body, "\n", "\r\n")),
			"cr":       []byte(strings.ReplaceAll(body, "\n", "\r")),
			"utf-16le": utf16Of(body, binary.LittleEndian, false),
			"utf-16be": utf16Of(body, binary.BigEndian, true),
			"latin-1":  []byte(strings.ReplaceAll(body, "ü", "\xfc")),
			"no end":   []byte(strings.TrimSuffix(body, "\n")),
			"coloured": []byte(strings.TrimSuffix("\x1b[32m"+strings.ReplaceAll(body, "\n", "\x1b[0m\n\x1b[32m"), "\x1b[32m")),
		} {
			if how == "no end" && strings.HasSuffix(body, "\n\n") {
				continue // without its end the last line is nothing
			}
			if got := dump(read(t, other, Options{})); got != want {
				t.Errorf("%s as %s:\n got %s\nwant %s", name, how, got, want)
			}
		}
	}
}

// alone are the fixtures that a container changes, and why.
var alone = map[string]string{
	"docker": "a container in itself", "bugreport": "sections are no lines of an app", "mixed": "inside a wrapper one dialect is looked for",
	"plain": "its time is the container's", "time-set": "holds no message", "blackberry": "the container's clock tells the order",
	"words": "an app's own words are looked for outermost", "apple-unified": "heads of a file are no lines of an app",
	"opensips": "syslog's head is a wrapper then", "baresip": "inside a wrapper only its tag proves it", "baresip-timed": "as baresip",
}

// TestFixturesNested: in a container every record is what it was.
func TestFixturesNested(t *testing.T) {
	for name, body := range fixtures(t) {
		if alone[name] != "" {
			continue
		}
		var b strings.Builder
		for i, line := range strings.Split(strings.TrimSuffix(body, "\n"), "\n") {
			text, _ := json.Marshal(line + "\n")
			fmt.Fprintf(&b, `{"log":%s,"stream":"stdout","time":"2026-11-25T10:00:%02d.5Z"}`+"\n", text, i)
		}
		plain, _ := read(t, []byte(body), Options{})
		nested, info := read(t, []byte(b.String()), Options{})
		if want := "docker>" + plain[0].Dialect; info.Dialect != want {
			t.Errorf("%s: dialect %q, want %q", name, info.Dialect, want)
		}
		if got, want := strings.Join(summary(nested), "\n"), strings.Join(summary(plain), "\n"); got != want {
			t.Errorf("%s in a container:\n got %s\nwant %s", name, got, want)
		}
	}
}

// TestFixturesCut: what stands before a cut does not depend on what came after.
func TestFixturesCut(t *testing.T) {
	for name, body := range fixtures(t) {
		whole, _ := read(t, []byte(body), Options{})
		for cut := len(body) / 2; cut < len(body); cut += 37 {
			part, _ := read(t, []byte(body[:cut]), Options{Dialect: whole[0].Dialect})
			owned(t, name, []byte(body[:cut]), part)
			recs, _ := read(t, []byte(body), Options{Dialect: whole[0].Dialect})
			if name == "blackberry" || len(part) < 3 {
				continue // what is cut off there is the beginning
			}
			kept := part[:len(part)-2] // a prefix cut in two is a line that ends a message
			if got, want := dump(kept, Info{}), dump(recs[:len(kept)], Info{}); got != want {
				t.Errorf("%s cut at %d:\n got %s\nwant %s", name, cut, got, want)
				break
			}
		}
	}
}

// owned asserts that the lines of the records, put in order, give the file back: each byte belongs to exactly one record.
func owned(t testing.TB, name string, body []byte, recs []*Record) {
	t.Helper()
	type place struct{ number, offset, column int }
	var places []place
	for _, rec := range recs {
		for _, l := range rec.Lines {
			places = append(places, place{l.Number, int(l.Offset), l.Column})
		}
	}
	sort.Slice(places, func(i, j int) bool {
		a, b := places[i], places[j]
		return a.number < b.number || a.number == b.number && a.column < b.column
	})
	at := 0
	for i, p := range places {
		switch {
		case i > 0 && p.number == places[i-1].number:
			if p.column < places[i-1].column || p.offset != places[i-1].offset {
				t.Fatalf("%s: line %d is in two records", name, p.number)
			}
			continue
		case p.offset != at:
			t.Fatalf("%s: line %d begins at %d, the one before ends at %d", name, p.number, p.offset, at)
		}
		if end := strings.IndexByte(string(body[at:]), '\n'); end >= 0 {
			at += end + 1
		} else {
			at = len(body)
		}
	}
	if at != len(body) {
		t.Fatalf("%s: %d of %d bytes are in records", name, at, len(body))
	}
}

func TestEveryByteOnce(t *testing.T) {
	for name, body := range fixtures(t) {
		recs, _ := read(t, []byte(body), Options{})
		owned(t, name, []byte(body), recs)
	}
}
