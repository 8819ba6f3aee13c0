package main

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var writeDocs = flag.Bool("write-docs", false, "write the program's real output into README.md and docs/*.md")

// documents are those a person wrote, not the generated ones, and not the walk-through, whose test goes through it as a person would.
func documents(t *testing.T) []string {
	t.Helper()
	docs, err := filepath.Glob(filepath.Join("..", "..", "docs", "*.md"))
	if err != nil || len(docs) == 0 {
		t.Fatalf("there are no documents: %v", err)
	}
	docs = slices.DeleteFunc(docs, func(path string) bool {
		return strings.Contains(fileText(t, path), "do not edit.") || filepath.Base(path) == walkthrough
	})
	return append([]string{filepath.Join("..", "..", "README.md")}, docs...)
}

// TestDocumentsShowRealOutput runs every command of every console block, a document's one after the other in one folder, and compares
// what is printed with what the document shows.
func TestDocumentsShowRealOutput(t *testing.T) {
	for _, doc := range documents(t) {
		t.Run(filepath.Base(doc), func(t *testing.T) {
			was, path := fileText(t, doc), absolute(t, doc)
			layOutDesk(t)
			now := retold(t, newShell(t), was)
			switch {
			case *writeDocs:
				if err := os.WriteFile(path, []byte(now), 0o644); err != nil {
					t.Fatal(err)
				}
			case now != was:
				t.Errorf("go test ./cmd/pwtriage -run Documents -write-docs writes what the program prints:\n%s", cmp.Diff(was, now))
			}
		})
	}
}

func absolute(t *testing.T, path string) string {
	t.Helper()
	abs, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return abs
}

// layOutDesk makes a folder with what a clone has and goes there: what a document's commands write is not for the repository.
func layOutDesk(t *testing.T) {
	t.Helper()
	desk, from := t.TempDir(), absolute(t, filepath.Join("..", "..", "testdata"))
	for _, name := range []string{"bundles", "site.hcl", "built-case.key"} {
		if err := copyPrivately(filepath.Join(desk, "testdata", name), filepath.Join(from, name)); err != nil {
			t.Fatal(err)
		}
	}
	now := time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)
	was := clock
	clock = func() time.Time { return now }
	t.Cleanup(func() { clock = was })
	for name, value := range map[string]string{"LC_ALL": "C", "XDG_CONFIG_HOME": desk, "HOME": desk, "PWTRIAGE_SITE": "", "PWTRIAGE_STORE": filepath.Join(desk, "none")} {
		t.Setenv(name, value)
	}
	t.Chdir(desk)
}

// copyPrivately copies a file or folder for its owner alone: a site file readable by others draws a warning.
func copyPrivately(to, from string) error {
	return filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		if d.IsDir() {
			return os.MkdirAll(filepath.Join(to, rel), 0o700)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Dir(filepath.Join(to, rel)), 0o700); err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(to, rel), data, 0o600)
	})
}

// console is a block of commands with what they print.
var console = regexp.MustCompile("(?s)```console\n(.*?)```\n")

// retold is a document with what its commands print now.
func retold(t *testing.T, sh *shell, document string) string {
	t.Helper()
	commands := 0
	told := console.ReplaceAllStringFunc(document, func(block string) string {
		var out strings.Builder
		out.WriteString("```console\n")
		for _, command := range commandsOf(block) {
			commands++
			out.WriteString("$ " + command + "\n" + sh.run(t, command))
		}
		return out.String() + "```\n"
	})
	if commands == 0 {
		t.Error("the document shows no command")
	}
	return told
}

// commandsOf are the commands of a block: what stands behind a prompt, with the lines it goes on in behind a backslash.
func commandsOf(block string) []string {
	var out []string
	more := false
	for line := range strings.Lines(block) {
		line = strings.TrimRight(line, "\n")
		command, begins := strings.CutPrefix(line, "$ ")
		switch {
		case more:
			out[len(out)-1] += "\n" + line
		case begins:
			out = append(out, command)
		default:
			continue
		}
		more = strings.HasSuffix(line, `\`)
	}
	return out
}

// A document that shows a command in a block no test runs may show anything.
func TestCommandsStandInConsoleBlocks(t *testing.T) {
	for _, doc := range documents(t) {
		rest := console.ReplaceAllString(fileText(t, doc), "")
		for n, line := range strings.Split(rest, "\n") {
			if strings.HasPrefix(strings.TrimSpace(line), "$ ") {
				t.Errorf("%s: outside a console block, about line %d: %s", doc, n+1, line)
			}
		}
	}
}

var link = regexp.MustCompile(`\]\(([^)#:]+)(#[^)]*)?\)`)

func TestLinksOfDocumentsLeadSomewhere(t *testing.T) {
	seen := 0
	for _, doc := range documents(t) {
		for _, m := range link.FindAllStringSubmatch(fileText(t, doc), -1) {
			seen++
			if _, err := os.Stat(filepath.Join(filepath.Dir(doc), filepath.FromSlash(m[1]))); err != nil {
				t.Errorf("%s: link %q: %v", doc, m[1], err)
			}
		}
	}
	if seen == 0 {
		t.Error("no document has a link")
	}
}

// README.md must name every command and every document: what is not named there is not found.
func TestREADMENamesWhatThereIs(t *testing.T) {
	readme := fileText(t, filepath.Join("..", "..", "README.md"))
	for _, c := range newRoot(stdio{}).Commands() {
		if c.IsAvailableCommand() && c.Name() != "diagnose" && !strings.Contains(readme, "`pwtriage "+c.Name()) {
			t.Errorf("README.md does not name the command %q", c.Name())
		}
	}
	for _, doc := range append(documents(t)[1:], walkthrough) {
		if !strings.Contains(readme, "](docs/"+filepath.Base(doc)+")") {
			t.Errorf("README.md has no link to %s", filepath.Base(doc))
		}
	}
}

// A wrong document must not pass: the output is told anew whatever stands there, and nothing else of the text changes.
func TestRetoldReplacesWhatIsWrong(t *testing.T) {
	layOutDesk(t)
	text := func(shown string) string {
		return "# A\n\n```console\n$ pwtriage --version\n" + shown + "$ echo a \\\n  b\na b\n```\n\n    $ outside\n"
	}
	if got := retold(t, newShell(t), text("pwtriage 0\nand more\n")); got != text("pwtriage "+version+"\n") {
		t.Errorf("%s", got)
	}
	if got := commandsOf("```console\n"); len(got) != 0 {
		t.Errorf("commands %q in an empty block", got)
	}
}
