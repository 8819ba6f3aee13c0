package logfile

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"
)

func FuzzRead(f *testing.F) {
	f.Add([]byte(builtPJSIP))
	f.Add([]byte(wrap(builtPJSIP, "D/libpjsip( 1234): ")))
	f.Add([]byte(strings.ReplaceAll(builtPJSIP, "\n", "\r")))
	f.Add([]byte("\xff\xfea\x00\n\x00"))
	for _, s := range samples {
		f.Add([]byte(s.line + "\n" + s.line))
	}
	f.Add([]byte(builtLinphone))
	for _, body := range fixtures(f) {
		f.Add([]byte(body))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		checkQuick(t, "fuzz", body)
		last, lines := 0, map[int]int{}
		info, err := Read(bytes.NewReader(body), "fuzz", Options{}, func(rec *Record) error {
			if len(rec.Lines) == 0 {
				t.Fatal("empty record")
			}
			for _, l := range rec.Lines {
				lines[l.Number]++
				last = max(last, l.Number)
				if !utf8.ValidString(l.Text) {
					t.Fatalf("line %d: not UTF-8", l.Number)
				}
				if l.Offset+int64(l.Column)-1 > int64(len(body)) {
					t.Fatalf("line %d: behind the end", l.Number)
				}
			}
			if m := rec.SIP; m != nil {
				if !strings.Contains(rec.Lines[rec.SIPAt].Text, "SIP/2.0") {
					t.Fatal("SIPAt points elsewhere")
				}
				for _, h := range m.Headers {
					if rec.SIPAt+h.Line >= len(rec.Lines) {
						t.Fatal("header behind the record")
					}
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if info.Lines != last || len(lines) != last {
			t.Fatalf("%d lines read, %d given, last %d", info.Lines, len(lines), last)
		}
	})
}

// FuzzPrefixes asks every grammar about any line: what it takes for the message must be in the line.
func FuzzPrefixes(f *testing.F) {
	for _, s := range samples {
		f.Add(s.line)
	}
	for _, body := range fixtures(f) {
		for line := range strings.Lines(body) {
			f.Add(strings.TrimSuffix(line, "\n"))
		}
	}
	f.Fuzz(func(t *testing.T, line string) {
		for _, g := range append([]*grammar{&plain}, grammars...) {
			h, ok := g.inside(line)
			if !ok {
				continue
			}
			if h.text < 0 || h.text > len(line) || len(h.rest(line)) > len(line) {
				t.Fatalf("%s: text at %d of %q is %q", g.name, h.text, line, h.rest(line))
			}
			if k := h.at; k.hasTime && (k.hour < 0 || k.hour > 24 || k.minute > 59 || k.nano < 0 || k.nano >= 1e9) {
				t.Fatalf("%s: %+v in %q", g.name, k, line)
			}
			if g.glued != nil {
				if at := g.glued(line); at < 0 || at >= max(len(line), 1) {
					t.Fatalf("%s: second record at %d of %q", g.name, at, line)
				}
			}
		}
	})
}
