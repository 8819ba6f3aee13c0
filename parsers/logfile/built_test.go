package logfile

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/pwtriage/pwtriage/parsers/sip"
)

// read collects the records of a text.
func read(t testing.TB, body []byte, opt Options) ([]*Record, Info) {
	t.Helper()
	var out []*Record
	info, err := Read(bytes.NewReader(body), "built-log", opt, func(rec *Record) error {
		out = append(out, rec)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out, info
}

// checkLines asserts that every line of body comes exactly once and in order, where it says it stands.
func checkLines(t testing.TB, body []byte, recs []*Record) {
	t.Helper()
	number := 0
	for _, rec := range recs {
		if len(rec.Lines) == 0 {
			t.Fatal("record without lines")
		}
		for _, l := range rec.Lines {
			if l.Number != number+1 {
				t.Fatalf("line %d after line %d", l.Number, number)
			}
			number = l.Number
			at := int(l.Offset) + l.Column - 1
			if at > len(body) {
				t.Fatalf("line %d: offset %d column %d is behind the end %d", l.Number, l.Offset, l.Column, len(body))
			}
			if !bytes.ContainsAny(body, "\x1b") && !bytes.HasPrefix(body[at:], []byte(l.Text)) {
				t.Fatalf("line %d: text %q is not at %d", l.Number, l.Text, at)
			}
		}
	}
	want := bytes.Count(body, []byte("\n"))
	if len(body) > 0 && body[len(body)-1] != '\n' {
		want++
	}
	if number != want {
		t.Fatalf("%d lines, want %d", number, want)
	}
}

func TestEveryLineOnce(t *testing.T) {
	for _, path := range corpusFiles(t, "*.log", "server/*", "*.cfg", "linphonerc") {
		body, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		recs, info := read(t, body, Options{})
		checkLines(t, body, recs)
		if info.Records != len(recs) {
			t.Errorf("%s: %d records counted, %d given", path, info.Records, len(recs))
		}
	}
}

const builtPJSIP = `10:11:12.123           pjsua_acc.c  Acc 0: setting registration..
10:11:12.124           pjsua_core.c !...TX 310 bytes Request msg REGISTER/cseq=1 (tdta0x1) to TLS 192.0.2.10:5061:
REGISTER sip:pbx.example.test SIP/2.0
Via: SIP/2.0/TLS 192.0.2.50:4000;rport;branch=z9hG4bK1
From: "Jürgen" <sip:1001@pbx.example.test>;tag=a
To: <sip:1001@pbx.example.test>
Call-ID: one
CSeq: 1 REGISTER
Content-Length:  0


--end msg--
10:11:12.200           pjsua_core.c  .RX 220 bytes Response msg 401/REGISTER/cseq=1 (rdata0x2) from TLS 192.0.2.10:5061:
SIP/2.0 401 Unauthorized
Via: SIP/2.0/TLS 192.0.2.50:4000;rport=4000;received=192.0.2.50;branch=z9hG4bK1
From: "Jürgen" <sip:1001@pbx.example.test>;tag=a
To: <sip:1001@pbx.example.test>;tag=b
Call-ID: one
CSeq: 1 REGISTER
WWW-Authenticate: Digest realm="pbx.example.test", nonce="n"
Content-Length:  0


--end msg--
10:11:12.300            pjsua_acc.c  ....SIP registration failed, status=401 (Unauthorized)
`

func utf16Of(s string, order binary.AppendByteOrder, bom bool) []byte {
	var out []byte
	if bom {
		s = "\ufeff" + s
	}
	for _, u := range utf16.Encode([]rune(s)) {
		out = order.AppendUint16(out, u)
	}
	return out
}

// strip takes off what may differ between encodings of one log.
func strip(recs []*Record) []*Record {
	for _, rec := range recs {
		for i := range rec.Lines {
			rec.Lines[i].Offset, rec.Lines[i].Column = 0, 0
		}
	}
	return recs
}

func TestEncodings(t *testing.T) {
	plain, _ := read(t, []byte(builtPJSIP), Options{})
	want := strip(plain)
	latin := strings.ReplaceAll(builtPJSIP, "ü", "\xfc")
	for name, c := range map[string]struct {
		body []byte
		enc  string
	}{
		"crlf":         {[]byte(strings.ReplaceAll(builtPJSIP, "\n", "\r\n")), "utf-8"},
		"cr":           {[]byte(strings.ReplaceAll(builtPJSIP, "\n", "\r")), "utf-8"},
		"bom":          {[]byte("\ufeff" + builtPJSIP), "utf-8"},
		"utf16le bom":  {utf16Of(builtPJSIP, binary.LittleEndian, true), "utf-16le"},
		"utf16le":      {utf16Of(builtPJSIP, binary.LittleEndian, false), "utf-16le"},
		"utf16be bom":  {utf16Of(builtPJSIP, binary.BigEndian, true), "utf-16be"},
		"utf16be crlf": {utf16Of(strings.ReplaceAll(builtPJSIP, "\n", "\r\n"), binary.BigEndian, false), "utf-16be"},
		"latin":        {[]byte(latin), "windows-1252"},
		"nul run":      {[]byte(strings.Repeat("\x00", 9000) + builtPJSIP), "utf-8"},
		"coloured":     {[]byte("\x1b[1;36m" + strings.ReplaceAll(builtPJSIP, "SIP/2.0\n", "SIP/2.0\x1b[0m\n")), "utf-8"},
	} {
		t.Run(name, func(t *testing.T) {
			got, info := read(t, c.body, Options{})
			if info.Encoding != c.enc || info.Dialect != "pjsip" || info.Sure < 0.5 {
				t.Errorf("info %+v", info)
			}
			if d := cmp.Diff(want, strip(got), cmp.AllowUnexported(Record{}), cmpopts.IgnoreUnexported(sip.Message{})); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestEncodingChangesWithinTheFile: a shell that writes UTF-16 was told to append.
func TestEncodingChangesWithinTheFile(t *testing.T) {
	plain, _ := read(t, []byte(builtPJSIP+builtPJSIP+builtPJSIP), Options{})
	want := strip(plain)
	for name, body := range map[string][]byte{
		"marked":   slices.Concat([]byte(builtPJSIP), utf16Of(builtPJSIP, binary.LittleEndian, true), []byte("\ufeff"+builtPJSIP)),
		"unmarked": slices.Concat([]byte(builtPJSIP), utf16Of(builtPJSIP, binary.BigEndian, false), []byte(builtPJSIP)),
		"turned":   slices.Concat(utf16Of(builtPJSIP, binary.LittleEndian, true), []byte(builtPJSIP), utf16Of(builtPJSIP, binary.LittleEndian, false)),
	} {
		got, info := read(t, body, Options{})
		if len(info.Notes) != 1 || info.Dialect != "pjsip" {
			t.Errorf("%s: %+v", name, info)
		}
		if d := cmp.Diff(want, strip(got), cmp.AllowUnexported(Record{}), cmpopts.IgnoreUnexported(sip.Message{})); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

func TestColumnsInTheFile(t *testing.T) {
	body := "\x1b[32m10:11:12.123           pjsua_acc.c  héllo\x1b[0m\n"
	recs, _ := read(t, []byte(body), Options{Dialect: "pjsip"})
	l := recs[0].Lines[0]
	if l.Text != "héllo" || body[l.Column-1:l.Column+5] != "héllo" {
		t.Errorf("line %+v", l)
	}
	wide := utf16Of("10:11:12.123           pjsua_acc.c  hello\n", binary.LittleEndian, true)
	recs, _ = read(t, wide, Options{Dialect: "pjsip"})
	l = recs[0].Lines[0]
	if at := int(l.Offset) + l.Column - 1; l.Text != "hello" || wide[at] != 'h' || l.Offset != 2 {
		t.Errorf("line %+v", l)
	}
}

// endless is one line of n bytes with a word near its end.
type endless struct{ left int }

func (e *endless) Read(p []byte) (int, error) {
	if e.left == 0 {
		return 0, io.EOF
	}
	n := min(len(p), e.left)
	for i := range n {
		p[i] = 'x'
	}
	e.left -= n
	return n, nil
}

func TestGiantLine(t *testing.T) {
	const size = 64 << 20
	r := io.MultiReader(&endless{size}, strings.NewReader("needle\nnext\n"))
	seen, last, pieces := 0, 0, 0
	info, err := Read(r, "giant", Options{}, func(rec *Record) error {
		total := 0
		for _, l := range rec.Lines {
			total += len(l.Text)
			if strings.Contains(l.Text, "needle") {
				seen++
				if l.Number != 1 || l.Column-1+strings.Index(l.Text, "needle") != size {
					t.Errorf("needle in line %d column %d", l.Number, l.Column)
				}
			}
			last = l.Number
			pieces++
		}
		if total > 2<<20 {
			t.Errorf("record of %d bytes", total)
		}
		return nil
	})
	if err != nil || seen != 1 || last != 2 || info.Lines != 2 || len(info.Notes) != 1 || pieces < 64 {
		t.Errorf("err %v seen %d last %d pieces %d info %+v", err, seen, last, pieces, info)
	}
}

func TestRecordsAreBounded(t *testing.T) {
	body := "10:11:12.123           pjsua_acc.c  dump:\n" + strings.Repeat("row\n", 9000)
	recs, _ := read(t, []byte(body), Options{Dialect: "pjsip"})
	if len(recs) != 3 || len(recs[1].Lines) != maxRecordLines || recs[2].Source != "pjsua_acc.c" {
		t.Errorf("%d records", len(recs))
	}
	checkLines(t, []byte(body), recs)
}

func wrap(body, format string) string {
	var out strings.Builder
	for _, line := range strings.Split(strings.TrimSuffix(body, "\n"), "\n") {
		if strings.TrimRight(line, "\r") != "" {
			fmt.Fprintf(&out, format+"%s\n", line)
		}
	}
	return out.String()
}

var wrappers = map[string]struct{ format, dialect string }{
	"brief":      {"D/libpjsip( 1234): ", "logcat>pjsip"},
	"time":       {"10-05 10:11:12.123 D/libpjsip( 1234): ", "logcat>pjsip"},
	"threadtime": {"10-05 10:11:12.123  1234  1300 D libpjsip: ", "logcat>pjsip"},
	"uid":        {"10-05 10:11:12.123 u0_a123  1234  1300 D libpjsip: ", "logcat>pjsip"},
	"year zone":  {"2015-10-05 10:11:12.123456 +0200  1234  1300 D libpjsip: ", "logcat>pjsip"},
	"process":    {"D( 1234) ", "logcat>pjsip"},
	"tag":        {"D/libpjsip: ", "logcat>pjsip"},
	"thread":     {"D( 1234: 1300) ", "logcat>pjsip"},
	"studio old": {"2022-09-07 22:03:07.659 19897-19897/com.example.app I/libpjsip: ", "logcat>pjsip"},
	"studio new": {"2025-03-24 10:06:36.364 19116-3378  libpjsip             com.example.app          I  ", "logcat>pjsip"},
	"device":     {"Mar 14 12:00:00 Johns-iPhone App[123] <Notice>: ", "apple-syslog>pjsip"},
}

func TestWrappedPJSIP(t *testing.T) {
	bodies := map[string]string{"built": builtPJSIP}
	if m, _ := filepath.Glob(filepath.Join(corpus, "pjsua__*", "client.log")); len(m) > 0 {
		body, err := os.ReadFile(m[0])
		if err != nil {
			t.Fatal(err)
		}
		bodies["real"] = string(body)
	}
	for name, w := range wrappers {
		for kind, body := range bodies {
			t.Run(name+" "+kind, func(t *testing.T) {
				bare, _ := read(t, []byte(body), Options{})
				got, info := read(t, []byte(wrap(body, w.format)), Options{})
				if info.Dialect != w.dialect || info.Sure < 0.5 {
					t.Fatalf("dialect %q sure %.2f", info.Dialect, info.Sure)
				}
				if d := cmp.Diff(summary(bare), summary(got)); d != "" {
					t.Error(d)
				}
			})
		}
	}
}

// summary tells of each record what a wrapper must not change.
func summary(recs []*Record) []string {
	var out []string
	for _, rec := range recs {
		s := rec.Source + "|" + rec.Lines[0].Text
		if m := rec.SIP; m != nil {
			s += fmt.Sprintf("|%s %d %s %s %s %s %v %d", m.Method, m.Status, m.CallID(), m.Direction, m.Peer, m.Transport, m.Truncated, len(m.Media))
		}
		if strings.TrimSpace(rec.Lines[0].Text) != "" {
			out = append(out, s)
		}
	}
	return out
}
