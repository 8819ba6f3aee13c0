package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// concurrent are the scripts whose program does several things at once: under the race detector, theirs has it too. The others start
// the program five hundred times to do one thing after the other, which is all that the detector would slow down.
var concurrent = []string{"interrupt", "watch"}

// raced says whether this test binary has the race detector.
func raced() bool {
	info, ok := debug.ReadBuildInfo()
	return ok && slices.Contains(info.Settings, debug.BuildSetting{Key: "-race", Value: "true"})
}

// builtPlainly builds the program as it is shipped, and returns its folder.
func builtPlainly(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	cmd := exec.Command("go", "build", "-o", dir+string(filepath.Separator), ".")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("build the program: %v\n%s", err, out)
	}
	return dir
}

// choose lets a script find the program in a folder, where there is one and the script's is not concurrent.
func choose(env *testscript.Env, folder string) error {
	name, ok := strings.CutPrefix(filepath.Base(env.WorkDir), "script-")
	if !ok {
		return fmt.Errorf("the folder %q does not say which script it is of", env.WorkDir)
	}
	if folder != "" && !slices.Contains(concurrent, name) {
		env.Setenv("PATH", folder+string(filepath.ListSeparator)+env.Getenv("PATH"))
	}
	return nil
}

// TestConcurrentScripts: a script that is renamed must not lose the race detector.
func TestConcurrentScripts(t *testing.T) {
	for _, name := range concurrent {
		if _, err := os.Stat(filepath.Join("..", "..", "testdata", "script", name+".txt")); err != nil {
			t.Error(err)
		}
	}
}
