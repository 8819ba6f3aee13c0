package patterns

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
)

// whole is a complete entry for tests that break one thing of it.
const whole = `pattern "CON-001" {
  title    = "t"
  class    = "connect"
  severity = "error"
  since    = "0.1"
  means    = "m"
  remedy   = "r"
  match {
    contains = "refused"
  }
  emit "connect-failed" {
    kind = "refused"
  }
  example {
    text = "refused"
  }
  near_miss {
    text = "accepted"
  }
}
`

func built(t testing.TB) *Catalogue {
	t.Helper()
	cat, diags := LoadDir("testdata/built-catalogue")
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	return cat
}

func TestLoadReadsEverything(t *testing.T) {
	cat := built(t)
	e, _ := cat.Find("con-003")
	if e == nil || len(e.Match) != 2 || e.Match[0].Contains != "connect() error:" || !strings.HasPrefix(e.Match[0].Regex, `connect\(\) error:`) {
		t.Fatalf("CON-003 = %+v", e)
	}
	if e.File != "testdata/built-catalogue/connect.hcl" || e.Line != 1 || e.Examples[0].Captures["code"] != "120111" {
		t.Errorf("CON-003 stands at %s:%d with %v", e.File, e.Line, e.Examples[0])
	}
	e, _ = cat.Find("REG-001")
	if m := e.Match[0].SIP; m == nil || m.Authorized != "yes" || m.Header[0].Regex != `(?P<server>\w+)` || len(m.Status) != 2 {
		t.Errorf("REG-001 matches %+v", e.Match[0].SIP)
	}
	if len(cat.Reasons) != 2 || cat.Reasons[0].Errnos[1] != -34 {
		t.Errorf("reasons = %+v", cat.Reasons)
	}
}

func TestLoadNamesFaults(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{`title `, `titel `, `x.hcl:2,3-8: unknown argument "titel"; Did you mean "title"?`},
		{`near_miss {`, `nearmiss {`, `unknown block "nearmiss"; Did you mean "near_miss"?`},
		{`"connect"`, `"conect"`, `x.hcl:3,14-22: unknown class "conect"; Did you mean "connect"?`},
		{`"error"`, `"fatal"`, `unknown severity "fatal"; Known: error, warning, info.`},
		{`"connect-failed"`, `"connection-failed"`, `unknown event "connection-failed"; Did you mean "connect-failed"?`},
		{`kind = "refused"`, `kind = "refussed"`, `unknown kind "refussed"; Did you mean "refused"?`},
		{`kind = "refused"`, `knid = "refused"`, `unknown attribute of an event "knid"; Did you mean "kind"?`},
		{`since `, "dialects = [\"pjsib\"]\nsince ", `unknown dialect "pjsib"; Did you mean "pjsip"?`},
		{`since `, "causes = [\"pbx-port-refusd\"]\nsince ", `Did you mean "pbx-port-refused"?`},
		{`contains = "refused"`, `regex = "a(b|c"`, `bad regexp: missing closing )`},
		{`contains = "refused"`, `regex = "ab(?=c)d"`, `x.hcl:9,16-19: bad regexp: invalid or unsupported Perl syntax`},
		{`contains = "refused"`, "regex = <<-RE\n      ok* a**\n    RE", `x.hcl:10,12-14: bad regexp: invalid nested repetition operator`},
		{`contains = "refused"`, `regex = "a*"`, `regexp matches the empty text`},
		{`contains = "refused"`, `regex = "x{1,990}y{1,100}"`, `regexp is too large`},
		{`contains = "refused"`, ``, `match matches everything`},
		{`contains = "refused"`, "prefix = \"a\"\nsip {}", `match mixes text and sip`},
		{`contains = "refused"`, `sip { status = ["4x"] }`, `status "4x" is not one`},
		{`"CON-001"`, `"CON-1"`, `id "CON-1" has not the shape of one`},
		{`title    = "t"`, ``, `pattern "CON-001" has no title`},
		{`text = "refused"`, "text = \"refused\"\nalso = [\"a\"]", `not an object`},
		{`text = "refused"`, "text = \"refused\"\nalso = { \"\" = [\"a\"] }", `not a word`},
		{`text = "refused"`, "text = \"refused\"\nalso = { refused = \"a\" }", `not a list`},
		{`"error"`, `error`, `A string stands in quotes: "error".`},
		{`"error"`, `file("x")`, `value is not a literal`},
		{`"error"`, `"${a}"`, `value is not a literal`},
		{`"error"`, `"a" == "b" ? "c" : "d"`, `value is not a literal`},
		{`"error"`, `[for x in ["a"]: x]`, `not a string`},
		{`"error"`, `null`, `not a string`},
		{`"error"`, strings.Repeat("[", 100), `brackets nested too deep`},
		{`"error"`, strings.Repeat("[", 200_000), `brackets nested too deep`},
		{`"error"`, strings.Repeat("(", 200_000), `value is not a literal`},
		{`"error"`, strings.Repeat("-", 200_000) + "1", `value is not a literal`},
		{`"error"`, `"` + strings.Repeat("${", 200_000) + `"`, `Invalid character`},
		{`"t"`, strings.Repeat("x", maxFile), `file too large`},
	} {
		if !strings.Contains(whole, c.old) {
			t.Fatalf("%q is not in the entry", c.old)
		}
		_, diags := Load(map[string][]byte{"x.hcl": []byte(strings.Replace(whole, c.old, c.new, 1))})
		var all []string
		for _, d := range diags {
			all = append(all, d.Error())
		}
		if got := strings.Join(all, "\n"); !strings.Contains(got, c.want) {
			t.Errorf("%.60q -> %.60q:\n got %.600s\nwant %s", c.old, c.new, got, c.want)
		}
	}
}

func TestLoadWantsCompleteEntries(t *testing.T) {
	_, diags := Load(map[string][]byte{"x.hcl": []byte("pattern \"CON-001\" {\n}\n")})
	for _, want := range []string{"no matcher", "no example", "no near miss", "no means"} {
		if !strings.Contains(joined(diags), want) {
			t.Errorf("%q is not said of an empty entry: %s", want, joined(diags))
		}
	}
}

func TestLoadRefusesUsedID(t *testing.T) {
	_, diags := Load(map[string][]byte{"a.hcl": []byte(whole), "b.hcl": []byte("\n" + whole)})
	if got := joined(diags); !strings.Contains(got, `b.hcl:2`) || !strings.Contains(got, "a.hcl:1") {
		t.Errorf("duplicate id: %s", got)
	}
}

func TestLoadDirWantsPatterns(t *testing.T) {
	if _, diags := LoadDir(t.TempDir()); !strings.Contains(joined(diags), "no patterns in") {
		t.Errorf("empty folder: %v", diags)
	}
	if _, diags := LoadDir(filepath.Join(t.TempDir(), "none")); !diags.HasErrors() {
		t.Error("missing folder gives no error")
	}
}

func TestHashIsOfContent(t *testing.T) {
	other := strings.Replace(whole, "CON-001", "CON-002", 1)
	one, _ := Load(map[string][]byte{"x.hcl": []byte(whole + other)})
	moved, _ := Load(map[string][]byte{"b.hcl": []byte("# moved\n" + whole), "a.hcl": []byte(other)})
	if one.Hash != moved.Hash || len(one.Hash) != 64 {
		t.Errorf("hash changes with the place: %s, %s", one.Hash, moved.Hash)
	}
	changed, _ := Load(map[string][]byte{"x.hcl": []byte(whole + strings.Replace(other, `"r"`, `"s"`, 1))})
	if one.Hash == changed.Hash {
		t.Error("hash does not change with the content")
	}
}

func TestMerge(t *testing.T) {
	load := func(src string) *Catalogue {
		c, diags := Load(map[string][]byte{"m.hcl": []byte(src)})
		if diags.HasErrors() {
			t.Fatal(diags)
		}
		return c
	}
	base := load(whole)
	if _, diags := Merge(base, load(whole)); !strings.Contains(joined(diags), "overrides = true") {
		t.Errorf("same id: %v", diags)
	}
	over := strings.Replace(whole, `title    = "t"`, `title = "mine"`+"\noverrides = true", 1)
	cat, diags := Merge(base, load(over))
	if len(diags) > 0 || len(cat.Entries) != 1 || cat.Entries[0].Title != "mine" {
		t.Errorf("override: %v, %v", cat.Entries, diags)
	}
	cat, diags = Merge(base, load(strings.Replace(over, "CON-001", "CON-002", 1)))
	if diags.HasErrors() || len(diags) != 1 || len(cat.Entries) != 2 {
		t.Errorf("override of nothing: %d entries, %v", len(cat.Entries), diags)
	}
	if len(base.Entries) != 1 || base.Entries[0].Title != "t" {
		t.Error("merging changed the base")
	}
}

func TestRenderMarksThePlace(t *testing.T) {
	src := []byte(strings.Replace(whole, `"connect"`, "\"con\u202eect\"", 1))
	_, diags := Load(map[string][]byte{"x.hcl": src})
	var b strings.Builder
	Render(&b, diags, map[string]*hcl.File{"x.hcl": {Bytes: src}}, false)
	got := b.String()
	if !strings.HasPrefix(got, "x.hcl:3,14: error: unknown class") || !strings.Contains(got, "\n               ^^^^^^^^^") {
		t.Errorf("rendered:\n%s", got)
	}
	if strings.ContainsAny(got, "\u202e\x1b") {
		t.Errorf("hostile characters come through: %q", got)
	}
	b.Reset()
	Render(&b, hcl.Diagnostics{{Severity: hcl.DiagError, Summary: "no place"}}, nil, true)
	if !strings.Contains(b.String(), "\x1b[31merror\x1b[0m: no place") {
		t.Errorf("rendered: %q", b.String())
	}
}

func FuzzLoad(f *testing.F) {
	f.Add([]byte(whole))
	if src, err := os.ReadFile("testdata/built-catalogue/connect.hcl"); err == nil {
		f.Add(src)
	}
	f.Add([]byte("reason \"refused\" {\n  codes = [1, -2, 1e400]\n}\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		cat, diags := Load(map[string][]byte{"x.hcl": src})
		Render(&strings.Builder{}, diags, nil, true)
		if !diags.HasErrors() {
			cat.Check()
		}
	})
}

func joined(diags hcl.Diagnostics) string {
	var all []string
	for _, d := range diags {
		all = append(all, d.Error())
	}
	return strings.Join(all, "\n")
}
