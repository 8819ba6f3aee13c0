package analyzer

import (
	"regexp"
	"strings"
	"testing"
)

// What troubles and template do is said by regexps, which take fifty times as long.
var (
	variableRegexp = regexp.MustCompile(`0x[0-9a-fA-F]+|\[[^\]\s]*\]|"[^"]*"|'[^']*'|<[^>]*>|\b[\w.+-]+@[\w.-]+\b|\b\d+(?:[.:]\d+)*\b|\b[0-9a-fA-F]{8,}\b`)
	troubleRegexp  = regexp.MustCompile(`\b(?:[eE][rR][rR][oO][rR]|[fF][aA][iI][lL](?:[eE][dD]|[uU][rR][eE]|[sS])?|[fF][aA][tT][aA][lL]|[cC][aA][nN][nN][oO][tT]|[uU][nN][aA][bB][lL][eE]|[rR][eE][fF][uU][sS][eE][dD]|[rR][eE][jJ][eE][cC][tT][eE][dD]|[tT][iI][mM][eE][dD]? ?[oO][uU][tT])\b`)
)

func FuzzWords(f *testing.F) {
	for _, line := range []string{
		"connection to 10.0.0.1:5061 refused", "timed out after 12:33.5x", "Time Out", "a@b.c. x@-.", "0x7f.b@c", "0xzz 12345678a deadbeef",
		`"quoted" 'it''s' <a b> [x] [x y] [`, "failed fails failure failing fail", "errors error_ ERROR", "a.b.c.d 1.2.3x", "timedout time  out",
		"\"open", "<", "'", "user+tag@host-1.example.com.", ".5 +3 -4@x",
	} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		line = strings.ToValidUTF8(line, "")
		if got, want := string(template(nil, line)), variableRegexp.ReplaceAllString(line, placeholder); got != want {
			t.Errorf("template of %q:\n got %q\nwant %q", line, got, want)
		}
		if got, want := troubles(line), troubleRegexp.MatchString(line); got != want {
			t.Errorf("troubles(%q) = %v", line, got)
		}
	})
}

// BenchmarkWords does what is done for each line that no entry covers and that may tell of a fault.
func BenchmarkWords(b *testing.B) {
	lines := []string{
		"network monitor: interface wlan0 is up, address 192.0.2.150, no failure reported", "tsx0x7f1147b6722e ..Transaction timed out, state=Terminated",
		"Request msg REGISTER/cseq=49534 (tdta0x7f8044260dc9) was rejected by TLS 192.0.2.10:5061", "audio device [default] gave error -9981 'stream is not open' 12 times",
	}
	var words []byte
	for b.Loop() {
		for _, l := range lines {
			if troubles(l) {
				words = template(words[:0], l)
			}
		}
	}
	b.SetBytes(int64(len(strings.Join(lines, ""))))
}

func TestTroubleKnowsItsWords(t *testing.T) {
	for _, w := range troubleWords {
		for _, line := range []string{w, "it was " + strings.ToUpper(w) + ", and so on"} {
			if !troubles(line) {
				t.Errorf("nothing wrong with %q", line)
			}
		}
		if troubles("x" + w + "x") {
			t.Errorf("%q within a word counts", w)
		}
	}
}
