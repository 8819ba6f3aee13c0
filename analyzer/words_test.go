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
