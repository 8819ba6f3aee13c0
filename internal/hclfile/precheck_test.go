package hclfile

import (
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// Each of these ends the process with a stack overflow, in the parser or when evaluated, if it gets there.
func TestPrecheckRefusesWhatOverflows(t *testing.T) {
	const n = 200_000
	for name, src := range map[string]string{
		"parentheses":            "a = " + strings.Repeat("(", n),
		"lists":                  "a = " + strings.Repeat("[", n),
		"objects":                "a = " + strings.Repeat("{b=", n),
		"blocks":                 strings.Repeat("b {\n", n),
		"templates":              "a = " + strings.Repeat(`"${`, n),
		"not":                    "a = " + strings.Repeat("!", n) + "b",
		"minus":                  "a = " + strings.Repeat("-", n) + "1",
		"not over lines":         "a = (" + strings.Repeat("!\n", n) + "b)",
		"not after a comment":    "a = " + strings.Repeat("!/**/", n) + "b",
		"conditions":             "a = " + strings.Repeat("b?c:", n) + "1",
		"conditions with braces": "a = " + strings.Repeat("b?{}:", n) + "1",
		"sums":                   "a = 1" + strings.Repeat("+1", n),
		"sums over commas":       "a = f(1" + strings.Repeat("+g(1,1)", n/2) + ")",
		"splats":                 "a = b" + strings.Repeat("[*]", n),
		"indexes":                "a = b" + strings.Repeat("[c]", n),
		"directives":             `a = "` + strings.Repeat("%{if b}", n/2) + `"`,
		"size":                   strings.Repeat("#", maxBytes+1),
	} {
		diags := Precheck("x.hcl", []byte(src))
		if !diags.HasErrors() {
			t.Errorf("%s: let pass", name)
			continue
		}
		if d := diags[0]; d.Subject == nil || d.Subject.Filename != "x.hcl" || d.Subject.Start.Line < 1 || d.Detail == "" {
			t.Errorf("%s: no place or reason: %v", name, d)
		}
	}
}

// Long files and long conditions are fine as long as nothing nests.
func TestPrecheckLetsPass(t *testing.T) {
	for name, src := range map[string]string{
		"empty":                "",
		"many attributes":      strings.Repeat("a = !b && -c > 1 # note\n", 5000),
		"many blocks":          strings.Repeat("s \"x\" {\n  a = [1, 2, -3]\n}\n", 5000),
		"a long list":          "a = [" + strings.Repeat("-1,\n", 20_000) + "]",
		"a long condition":     "a = (\n" + strings.Repeat("  fact.x.y == \"z\" ||\n", 200) + "  false\n)",
		"operators in text":    "a = \"" + strings.Repeat("!-?([{", 5000) + "\"",
		"operators in heredoc": "a = <<EOT\n" + strings.Repeat("!-?([{\n", 5000) + "EOT\n",
		"operators in comment": "# " + strings.Repeat("-(", 5000) + "\n",
		"closed too often":     strings.Repeat("}", 100),
	} {
		if diags := Precheck("x.hcl", []byte(src)); diags.HasErrors() {
			t.Errorf("%s: %v", name, diags)
		}
	}
}

// What passes can be parsed and evaluated: a stack overflow here ends the test binary.
func FuzzPrecheck(f *testing.F) {
	for _, seed := range []string{"a = !b", "a = b ? c : d", "a = [1, [2]]", "a = \"${b}%{if c}x%{endif}\"", "b \"l\" {\n c = -1\n}", "a = b[*].c[0]"} {
		f.Add(seed, uint16(1))
		f.Add(seed, uint16(2000))
	}
	f.Fuzz(func(t *testing.T, part string, times uint16) {
		if len(part)*int(times) > maxBytes {
			return
		}
		src := []byte(strings.Repeat(part, int(times)))
		if Precheck("x.hcl", src).HasErrors() {
			return
		}
		file, _ := hclsyntax.ParseConfig(src, "x.hcl", hcl.InitialPos)
		attrs, _ := file.Body.JustAttributes()
		for _, a := range attrs {
			a.Expr.Variables()
			a.Expr.Value(nil)
		}
	})
}
