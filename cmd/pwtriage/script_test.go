package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets the test binary be the program: a script's pwtriage is this binary run again, unless TestScripts lays another before it.
func TestMain(m *testing.M) {
	if os.Getenv("XDG_CONFIG_HOME") == "" { // what a run keeps (a key) is not for this machine's real folder
		dir, err := os.MkdirTemp("", "pwtriage-test")
		if err != nil {
			panic(err)
		}
		os.Setenv("XDG_CONFIG_HOME", dir)
	}
	testscript.Main(m, map[string]func(){"pwtriage": main})
}

// TestScripts runs testdata/script/*.txt. Each starts in a folder of its own with the files of testdata/script/files.
func TestScripts(t *testing.T) {
	plain := ""
	if raced() {
		plain = builtPlainly(t)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("..", "..", "testdata", "script"),
		Setup:               func(env *testscript.Env) error { return errors.Join(layOut(env), choose(env, plain)) },
		Condition:           condition,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds:                scriptCommands,
	})
}

// scriptCommands are the scripts' own commands.
var scriptCommands = map[string]func(*testscript.TestScript, bool, []string){
	"pack": pack, "cut": cutFile, "member": addMember, "status": status, "result": result, "clean": clean,
	"same": same, "hidden": hidden, "hostile": hostileFolder, "named": namedBundle,
}

// layOut copies the fixtures. The site files are secrets: readable by others they would draw a warning.
func layOut(env *testscript.Env) error {
	from := filepath.Join("..", "..", "testdata", "script", "files")
	names, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	for _, n := range names {
		data, err := os.ReadFile(filepath.Join(from, n.Name()))
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(env.WorkDir, n.Name()), data, 0o600); err != nil {
			return err
		}
	}
	env.Setenv("TZ", "Pacific/Apia") // far from where the logs were written: the machine's zone must not show
	env.Setenv("HOME", env.WorkDir)
	env.Setenv("XDG_CONFIG_HOME", filepath.Join(env.WorkDir, "config"))
	return nil
}

// condition adds [root]: no mode of a file keeps root from reading it.
func condition(cond string) (bool, error) {
	if cond == "root" {
		return os.Geteuid() == 0, nil
	}
	return false, &unknownCondition{cond}
}

type unknownCondition struct{ name string }

func (e *unknownCondition) Error() string { return "unknown condition " + e.name }

// clean fails on a byte that could steer a terminal: clean FILE...
func clean(ts *testscript.TestScript, _ bool, args []string) {
	for _, name := range args {
		for n, line := range strings.Split(ts.ReadFile(name), "\n") {
			for _, r := range line {
				if r != '\t' && (r < 0x20 || r >= 0x7f && r < 0xa0 || strings.ContainsRune(invisible, r)) {
					ts.Fatalf("%s:%d: raw %U in %q", name, n+1, r, line)
				}
			}
		}
	}
}

// invisible are the characters hostile names and lines are built with.
const invisible = "\u061c\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\U000e0041"
