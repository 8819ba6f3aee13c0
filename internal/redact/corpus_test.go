package redact

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// sign is what a line with a secret has in the logs of the corpus.
var sign = regexp.MustCompile(`(?i)nonce|response="|inline:|pass|ha1|hash="|challenge="|/\r?/`)

func TestCleanControlLinesStay(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/corpus/*/*.log")
	if len(files) == 0 {
		t.Skip("the shared corpus is not there")
	}
	clean, touched := 0, 0
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		in := strings.Split(string(data), "\n")
		out := strings.Split(New([][]byte{[]byte("letmein99")}).Text(string(data)), "\n")
		if len(in) != len(out) {
			t.Fatalf("%s: %d lines became %d", path, len(in), len(out))
		}
		for i := range in {
			if sign.MatchString(in[i]) || strings.Contains(in[i], "\r/") {
				continue
			}
			clean++
			if in[i] != out[i] {
				touched++
				t.Logf("%s:%d: %q became %q", path, i+1, in[i], out[i])
			}
		}
	}
	if clean < 10_000 || touched*100 > clean {
		t.Errorf("%d of %d clean lines touched", touched, clean)
	}
}
