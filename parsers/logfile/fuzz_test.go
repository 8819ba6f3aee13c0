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
	f.Fuzz(func(t *testing.T, body []byte) {
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
