package main

import (
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// Whoever starts the program pays for what packages make of their variables, whatever the command. Dear things (regexps, tables of many words)
// are made when they are first asked for.
func TestPackagesMakeLittleAtTheStart(t *testing.T) {
	const enough = 160 << 10
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	// Under a name that is not a test's, since regexps are compiled at the start of a test.
	cmd := &exec.Cmd{Path: self, Args: []string{"pwtriage", "-test.run=^$"}, Env: append(os.Environ(), "GODEBUG=inittrace=1")}
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	lines := regexp.MustCompile(`(?m)^init (github\.com/pwtriage/\S+) @.*, (\d+) bytes, \d+ allocs$`).FindAllStringSubmatch(string(out), -1)
	if len(lines) < 10 {
		t.Fatalf("the trace shows %d packages of ours:\n%s", len(lines), out)
	}
	for _, m := range lines {
		if n, _ := strconv.Atoi(m[2]); n > enough && !strings.HasSuffix(m[1], "_test") {
			t.Errorf("%s allocates %d bytes before the program begins, more than %d", m[1], n, enough)
		}
	}
}
