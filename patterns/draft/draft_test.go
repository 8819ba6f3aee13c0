package draft

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/pwtriage/pwtriage/internal/redact"
	"github.com/pwtriage/pwtriage/patterns"
)

func TestRegexGeneralises(t *testing.T) {
	for line, want := range map[string]string{
		"Tunnel to 203.0.113.7:8443 broke, code=17": `Tunnel to (?P<host>\d{1,3}(?:\.\d{1,3}){3}):(?P<port>\d{1,5}) broke, code=(?P<code>\d+)`,
		"relay.example.org said no (3 times)":       `(?P<host>[A-Za-z0-9.-]+) said no \(\d+ times\)`,
		"peer sip:1001@pbx.example.test is 0x55aa":  `peer (?P<account>sips?:[^\s<>"';]+) is 0x[0-9A-Fa-f]+`,
		"java.net.Foo.bar gave up after 30 s":       `java\.net\.Foo\.bar gave up after (?P<seconds>\d+) s`,
		"from 192.0.2.1 to 192.0.2.2":               `from (?P<host>\d{1,3}(?:\.\d{1,3}){3}) to \d{1,3}(?:\.\d{1,3}){3}`,
		"Zürich é ok":                               `Zürich é ok`,
	} {
		if got := Regex(line); got != want {
			t.Errorf("%s\n got %s\nwant %s", line, got, want)
		}
	}
}

func TestRegexMatchesItsOwnLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line := rapid.StringOf(rapid.RuneFrom([]rune("ab 0123456789.:@sip-[](){}$%\"'=xfé\\"))).Draw(t, "line")
		expr := Regex(line)
		re, err := regexp.Compile(expr)
		if err != nil {
			t.Fatalf("%q: %v", expr, err)
		}
		if !re.MatchString(line) {
			t.Fatalf("%q does not match its line", expr)
		}
	})
}

func TestMaskerReplacesTheSameByTheSame(t *testing.T) {
	m := NewMasker(redact.NewPseudonyms(redact.NewKey(), nil))
	lines := []string{
		"From: <sip:rossi@voip.acme.it> to 10.1.2.3",
		"rossi calls +391234567890 by voip.acme.it and 10.1.2.3, 18:07:00:640, from fe80::1:2a, rossini stays",
	}
	for _, l := range lines {
		m.Learn(l)
	}
	want := []string{
		"From: <sip:user1@host1.example.test> to 198.51.100.1",
		"user1 calls +390200000001 by host1.example.test and 198.51.100.1, 18:07:00:640, from 2001:db8::1, rossini stays",
	}
	for i, l := range lines {
		if got := m.Text(l); got != want[i] {
			t.Errorf("got  %s\nwant %s", got, want[i])
		}
	}
}

func TestHCLLoadsAndHolds(t *testing.T) {
	for _, line := range []string{`Tunnel to 203.0.113.7:8443 broke, code=17 ${x} %{y} "q" \d`, "the tunnel fell over again", "x\x1b[31m red tunnel lost 3"} {
		e := Entry{ID: "LOC-001", Class: "app", Severity: "error", Since: "0.2", Line: line, Others: []string{"the tunnel stands again", line}}
		c, diags := patterns.Load(map[string][]byte{"loc.hcl": []byte(e.HCL())})
		if diags.HasErrors() {
			t.Fatalf("%v\n%s", diags, e.HCL())
		}
		for _, p := range c.Check() {
			if !strings.Contains(p.Text, "still to be written:") && !strings.Contains(p.Text, "is chosen by") {
				t.Errorf("%s\n%s", p.Text, e.HCL())
			}
		}
	}
}
