package logfile

import (
	"encoding/binary"
	"strings"
	"testing"
)

// TestHostileFiles reads files made to cost much: each must come to an end with every line in a record. One that takes
// quadratic time would not, within the time a test has.
func TestHostileFiles(t *testing.T) {
	const size = 1 << 20
	fill := func(s string) string { return strings.Repeat(s, size/len(s)+1) }
	glued := fill("I a - ü - 9/23 22:31:29")
	for name, body := range map[string][]byte{
		"sections":       []byte(fill("------ A (b) ------------\n")),
		"glued":          []byte("#BlackBerry Event Log\n" + glued),
		"glued utf-16":   utf16Of("#BlackBerry Event Log\n"+glued, binary.LittleEndian, true),
		"folded":         utf16Of(fill("SIP/2.0 200 OK#015#012Via: ü#015#012"), binary.LittleEndian, true),
		"start lines":    []byte(fill("SIP/2.0 200 OK\n")),
		"headers":        []byte(fill("SIP/2.0 200 OK\n" + strings.Repeat("a: b\n", 20) + "\n" + strings.Repeat("v=0\n", 20))),
		"refused":        []byte(fill("SIP/2.0 200 OK\nContent-Length: 0\n\n" + strings.Repeat("a=b\n", 4000))),
		"json":           []byte(fill(`{"log":"` + strings.Repeat(`\n`, 400) + `","stream":"stdout","time":"2016-10-06T00:17:09Z"}` + "\n")),
		"deep json":      []byte(`{"log":` + fill("[") + "}\n"),
		"dialects":       []byte(fill(strings.Repeat("10:11:12.123           pjsua_acc.c  x\n", 300) + strings.Repeat("2015-05-02 18:07:00:640 ERROR y\n", 300))),
		"newest first":   []byte(fill("E a - b - 9/23 22:31:29\nE a - b - 9/23 22:31:28\nE a - b - 9/23 22:31:27\n")),
		"escapes":        []byte(fill("\x1b[")),
		"open brackets":  []byte(fill("<message\n")),
		"words and time": []byte(fill("2023-10-28T22:20:57Z " + strings.Repeat("11:58:09.024 ", 9) + "\n")),
	} {
		recs, info := read(t, body, Options{})
		lines := map[int]bool{}
		for _, rec := range recs {
			for _, l := range rec.Lines {
				lines[l.Number] = true
			}
		}
		if len(lines) != info.Lines {
			t.Errorf("%s: %d lines in records, %d read", name, len(lines), info.Lines)
		}
	}
}
