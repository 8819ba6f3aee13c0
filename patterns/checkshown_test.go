package patterns

import (
	"strings"
	"testing"
)

func TestCheckWantsEverythingShownOnce(t *testing.T) {
	const line = `contains = "refused"`
	for name, c := range map[string]struct{ match, examples, want string }{
		"branch":          {`regex = "(?:TCP|TLS) refused"`, `example { text = "TCP refused" }`, `branch "LS" of match 1 is shown by no example`},
		"branch shown":    {`regex = "(?:TCP|TLS) refused"`, "example {\n text = \"TCP refused\"\n also = { TCP = [\"TLS\"] }\n}", ""},
		"capture":         {`regex = "refused(?: by (?P<host>\\S+))?"`, `example { text = "refused" }`, `capture host of match 1 is shown by no example`},
		"dead branch":     {`regex = "refused by (?:host|host name)"`, "example {\n text = \"refused by host\"\n also = { host = [\"host name\"] }\n}", "shows nothing"},
		"second match":    {line + "\n}\nmatch {\n contains = \"not refused\"", "example { text = \"refused\" }\nexample { text = \"not refused\" }", `match 2 is shown by no example`},
		"not this word":   {`regex = "refused (?:[^b]|b[^y])"`, `example { text = "refused at" }`, ""},
		"anchors":         {`regex = "(?:^|\\|)refused"`, `example { text = "refused" }`, ""},
		"dialect":         {line + "\n}\ndialects = [\"pjsip\", \"zorg\"]\nmatch {\n contains = \"cannot\"", "example { text = \"refused\" }\nexample { text = \"cannot\" }", `dialect "zorg" is shown by no example`},
		"frames":          {line + "\n}\ndialects = [\"pjsip\", \"logcat\", \"plain\"]\nmatch {\n contains = \"cannot\"", "example { text = \"refused\" }\nexample { text = \"cannot\" }", ""},
		"status":          {`sip { status = ["401", "407"] }`, "example { text = \"SIP/2.0 401 No\\nCSeq: 1 REGISTER\\nCall-ID: a\\nVia: SIP/2.0/UDP h;branch=z9hG4bK1\\nFrom: <sip:a@h>;tag=1\\nTo: <sip:a@h>\" }", "status 407 of match 1"},
		"nothing new":     {line, "example { text = \"refused\" }\nexample { text = \"was refused\" }", `example "was refused" shows nothing`},
		"word not there":  {line, "example {\n text = \"refused\"\n also = { host = [\"x\"] }\n}", `example "refused" shows nothing`},
		"word not needed": {line, "example {\n text = \"refused by a\"\n also = { a = [\"b\"] }\n}", `example "refused by b" shows nothing`},
		"two near misses": {line, "example { text = \"refused\" }\nnear_miss { text = \"x\" }", "near miss 2 proves no more"},
	} {
		src := strings.Replace(strings.Replace(whole, line, c.match, 1), "example {\n    text = \"refused\"\n  }", c.examples, 1)
		cat, diags := Load(map[string][]byte{"x.hcl": []byte(src)})
		if diags.HasErrors() {
			t.Fatal(name, diags, src)
		}
		k := &checker{e: cat.Entries[0]}
		k.shown()
		var found []string
		for _, p := range k.problems {
			found = append(found, p.Text)
		}
		if got := strings.Join(found, "\n"); c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestUnshownPointsIntoTheRegexp(t *testing.T) {
	cat, diags := Load(map[string][]byte{"x.hcl": []byte(strings.Replace(whole, `contains = "refused"`, `regex = "refused(?: by server| at (?P<port>\\d+))?"`, 1))})
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	k := &checker{e: cat.Entries[0]}
	k.shown()
	marked := map[string]bool{}
	for _, p := range k.problems {
		marked[p.Regex[p.From:p.To]] = true
	}
	if !marked["by server"] || !marked["(?P<port>"] {
		t.Errorf("marked %v of %+v", marked, k.problems)
	}
}
