package logfile

import (
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write generated files anew")

const page = "../../docs/dialects.md"

const pageHead = `# Dialects

What pwtriage reads a log as. Generated from the code and its samples by ` + "`go test ./parsers/logfile -run Page -update`" + `; do not edit.

A file's dialect is detected from its first lines, and again where they stop to fit. Dialects may stand one in another, up to
four deep: ` + "`docker>logcat>pjsip`" + ` is PJSIP's log in Android's in a container's. Confidence is that of a file of three such lines:
0 is nothing known, 1 is certain. Each sample is claimed by no other dialect; a test holds them to it.
`

// TestPageOfDialects keeps the page what the code makes of the samples.
func TestPageOfDialects(t *testing.T) {
	want := pageHead
	about := abouts(t)
	for _, name := range Dialects() {
		want += "\n## " + name + "\n\n" + about[name] + "\n\n| sample | read as | confidence |\n|---|---|---|\n"
		if about[name] == "" {
			t.Errorf("nothing is said of dialect %q where it is declared", name)
		}
		rows := 0
		for _, s := range samples {
			if s.dialect == name || strings.HasSuffix(s.dialect, ">"+name) {
				want += row(t, s.line)
				rows++
			}
		}
		if rows == 0 {
			t.Errorf("dialect %q has no sample", name)
		}
	}
	if *update {
		if err := os.WriteFile(page, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Error("docs/dialects.md is not what the code makes of the samples; run the test with -update")
	}
}

func row(t *testing.T, line string) string {
	body := []byte(strings.Repeat(line+"\n", 3))
	name, sure := Detect(body)
	recs, _ := read(t, body, Options{})
	rec := recs[0]
	said := []string{"`" + name + "`"}
	for _, s := range []string{string(rec.Level), rec.Source} {
		if s != "" {
			said = append(said, s)
		}
	}
	return fmt.Sprintf("| %s | %s | %.2f |\n", code(line), strings.Join(said, ", ")+": "+code(rec.Lines[0].Text), sure)
}

// code shows text as it stands within a table's cell.
func code(text string) string {
	text = strings.NewReplacer("\x1b", "ESC", "|", "\\|").Replace(text)
	if strings.Contains(text, "`") {
		return "`` " + text + " ``"
	}
	return "`" + text + "`"
}

// abouts are the comments at the declarations of the grammars, by the dialect's name.
func abouts(t *testing.T) map[string]string {
	out := map[string]string{}
	files, _ := filepath.Glob("*.go")
	for _, file := range files {
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range tree.Decls {
			if v, ok := d.(*ast.GenDecl); ok && v.Tok == token.VAR && v.Doc != nil {
				if name := grammarName(v); name != "" {
					out[name] = strings.TrimSpace(strings.ReplaceAll(v.Doc.Text(), "\n", " "))
				}
			}
		}
	}
	return out
}

// grammarName gives the dialect's name where v declares a grammar.
func grammarName(v *ast.GenDecl) string {
	spec := v.Specs[0].(*ast.ValueSpec)
	if len(spec.Values) == 0 {
		return ""
	}
	lit, ok := spec.Values[0].(*ast.CompositeLit)
	if !ok || fmt.Sprint(lit.Type) != "grammar" {
		return ""
	}
	for _, e := range lit.Elts {
		if kv, ok := e.(*ast.KeyValueExpr); ok && fmt.Sprint(kv.Key) == "name" {
			name, _ := strconv.Unquote(kv.Value.(*ast.BasicLit).Value)
			return name
		}
	}
	return ""
}
