package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/pwtriage/pwtriage/analyzer"
	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/analyzer/site"
	"github.com/pwtriage/pwtriage/internal/excerpt"
	"github.com/pwtriage/pwtriage/internal/term"
)

// bundles are the repository's own, and those of the corpus where it is.
func bundles(t *testing.T) []string {
	t.Helper()
	own, _ := filepath.Glob("../../testdata/bundles/*__*")
	more, _ := filepath.Glob("../../../shared/corpus/*__*")
	if len(own) == 0 {
		t.Fatal("testdata/bundles holds no bundle")
	}
	if len(more) == 0 {
		t.Log("left out: there is no corpus at ../../../shared/corpus; only the bundles of testdata/bundles are read")
	}
	if os.Getenv("PWTRIAGE_WHOLE") != "" {
		return append(own, more...)
	}
	for i := 0; i < len(more); i += 3 { // forty and more in all; the rest costs minutes under the race detector and shows nothing new
		own = append(own, more[i])
	}
	if len(more) > 0 {
		t.Run("the rest", func(t *testing.T) {
			t.Skip("left out: two bundles of three of the corpus; PWTRIAGE_WHOLE=1 renders them all")
		})
	}
	return own
}

// diagnosed is a real bundle's diagnosis with the lines of the bundle, judged by the site file.
func diagnosed(t *testing.T, opt analyzer.Options, folder string) *finding.Diagnosis {
	t.Helper()
	opt.Paths = []string{folder}
	out, err := analyzer.Diagnose(t.Context(), opt)
	if err != nil {
		t.Fatalf("%s: %v", folder, err)
	}
	full, err := excerpt.Fill(t.Context(), out.Diagnosis, opt.Paths, out.Secrets.Text)
	if err != nil {
		t.Fatalf("%s: %v", folder, err)
	}
	return full
}

func sited(t *testing.T) analyzer.Options {
	t.Helper()
	opt := analysis(t)
	server, diags := site.Load("../../testdata/site.hcl")
	if server == nil {
		t.Fatal(diags)
	}
	opt.Site = server
	return opt
}

func htmlOf(t testing.TB, d *finding.Diagnosis, opt Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := HTML(&b, d, opt); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// document is a report as a browser reads it.
type document struct {
	ids   map[string]*html.Node
	nodes []*html.Node
}

func parse(t testing.TB, text string) document {
	t.Helper()
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	d := document{ids: map[string]*html.Node{}}
	for n := range root.Descendants() {
		d.nodes = append(d.nodes, n)
		if id := attr(n, "id"); id != "" {
			if d.ids[id] != nil {
				t.Errorf("two elements have the id %q", id)
			}
			d.ids[id] = n
		}
	}
	return d
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	if n == nil {
		return ""
	}
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// TestEveryReportHoldsItsResult compares each report with the JSON of the same diagnosis, and runs the commands it shows.
func TestEveryReportHoldsItsResult(t *testing.T) {
	analysis, tried := sited(t), 0
	for _, folder := range bundles(t) {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			d := diagnosed(t, analysis, folder)
			opt := Options{TextOptions: TextOptions{Bundle: folder}, Catalogue: analysis.Catalogue, Flows: analysis.Flows}
			text := htmlOf(t, d, opt)
			if len(text) > 5_000_000 {
				t.Errorf("%d bytes", len(text))
			}
			var js bytes.Buffer
			if err := JSON(&js, d, false); err != nil {
				t.Fatal(err)
			}
			var result finding.Diagnosis
			if err := json.Unmarshal(js.Bytes(), &result); err != nil {
				t.Fatal(err)
			}
			holds(t, parse(t, text), &result)
			tried += commandsFind(t, d, folder)
		})
	}
	if _, err := exec.LookPath("grep"); err == nil && tried < 100 {
		t.Errorf("only %d commands", tried)
	}
}

func holds(t *testing.T, page document, d *finding.Diagnosis) {
	t.Helper()
	contains := func(id string, want ...string) {
		got := textOf(page.ids[id])
		for _, w := range want {
			if w = term.Clean(w, false); !strings.Contains(got, w) {
				t.Errorf("#%s does not hold %q", id, w)
			}
		}
	}
	contains("verdict", strings.ToUpper(d.Verdict.Action), d.Verdict.Title, d.Verdict.Summary, d.Cause.ID, d.Incident.ID)
	contains("verdict", d.Verdict.Next...)
	for i, s := range d.Trail {
		contains(fmt.Sprintf("s%d", i+1), s.Step, s.Question, s.Answer)
		for _, id := range s.Evidence {
			contains(fmt.Sprintf("s%d", i+1), id)
		}
	}
	for _, c := range d.Timeline {
		contains("timeline", c.Time, c.Subject, c.From, c.To)
	}
	for i, m := range d.Messages {
		contains("messages", m.Start, m.CallID)
		if got := textOf(page.ids[fmt.Sprintf("m%d", i+1)]); !strings.Contains(got, fmt.Sprintf("%s:%d", m.File, m.Line)) {
			t.Errorf("message %d is without its place: %s", i+1, got)
		}
	}
	for _, s := range d.Settings {
		contains("settings", s.Setting, s.Value, s.Expected, s.Status, s.Hint)
	}
	for i, f := range d.Findings {
		contains("findings", f.ID, f.Title)
		contains(fmt.Sprintf("f%d", i+1), f.Excerpt, f.Pattern)
	}
	for _, u := range d.Unknown {
		contains("unknown", u.Template, fmt.Sprintf("%s:%d", u.First.File, u.First.Line))
	}
	for _, m := range d.Missing {
		contains("missing", m.What, m.Why, m.Request)
	}
}

// TestTheReportAsksForNothing holds every report to what makes it safe to open: no script, no address but its own places, no style but
// the one whose hash the policy names, and nothing foreign in an attribute.
func TestTheReportAsksForNothing(t *testing.T) {
	d := stored(t, "built-everything")
	for i := range d.Findings {
		d.Findings[i].Around = []finding.Line{{Number: 1, Text: attack}, {Number: max(d.Findings[i].Line, 1), Text: attack}}
	}
	d.Messages = []finding.Message{{File: attack, Line: 3, Kind: attack, Direction: attack, Start: attack, Method: attack, CallID: attack, From: attack, To: attack, Peer: attack,
		Evidence: []string{attack, "F1"}, Text: []finding.Line{{Number: 3, Text: attack}}}}
	d.Timeline = append(d.Timeline, finding.Change{Time: attack, Kind: attack, Subject: attack, From: attack, To: attack, Evidence: []string{attack}})
	d.Verdict.Action, d.Verdict.Branch = attack, attack
	text := htmlOf(t, d, options())
	page := parse(t, text)
	allowed := strings.Fields("html head meta title style body a header p strong bdi main section h1 h2 h3 div span b br code ol ul li dl dt dd nav svg g rect text tspan path details summary mark pre i " +
		"table thead tbody tr th td footer")
	for _, n := range page.nodes {
		if n.Type != html.ElementNode {
			continue
		}
		if !slices.Contains(allowed, n.Data) {
			t.Errorf("element <%s>", n.Data)
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "src" {
				t.Errorf("attribute %s=%q of <%s>", a.Key, a.Val, n.Data)
			}
			if a.Key == "href" && !strings.HasPrefix(a.Val, "#") {
				t.Errorf("link to %q", a.Val)
			}
			if strings.Contains(a.Val, "alert") || strings.Contains(a.Val, "evil") {
				t.Errorf("attribute %s=%q of <%s> holds foreign text", a.Key, a.Val, n.Data)
			}
		}
	}
	if strings.Count(text, "<style>") != 1 || !strings.Contains(text, "default-src &#39;none&#39;") {
		t.Error("no policy, or more than one style sheet")
	}
}

// attack is text that wants to be more than text.
const attack = "\"'><script>alert(1)</script><img src=x onerror=alert(2)> javascript:alert(3) </style></title>--> \u202egnp.evil \x1b[31m {{.}} \x00"

// TestLinksLeadSomewhere: a link whose place is missing would be a proof that cannot be looked at.
func TestLinksLeadSomewhere(t *testing.T) {
	for _, name := range results {
		page := parse(t, render(t, "html", name))
		count := 0
		for _, n := range page.nodes {
			if to, ok := strings.CutPrefix(attr(n, "href"), "#"); ok {
				count++
				if page.ids[to] == nil {
					t.Errorf("%s: nothing is at #%s", name, to)
				}
			}
		}
		if count < 15 {
			t.Errorf("%s: only %d links", name, count)
		}
	}
}

// commandsFind runs what a report prints, in the bundle's folder, and looks for the line.
func commandsFind(t *testing.T, d *finding.Diagnosis, folder string) int {
	t.Helper()
	if _, err := exec.LookPath("grep"); err != nil {
		t.Log("left out: there is no grep")
		return 0
	}
	p, tried := &htmlPage{D: d}, 0
	for _, f := range d.Findings {
		command := p.grep(f)
		if command == "" {
			continue
		}
		tried++
		run := exec.Command("sh", "-c", command)
		run.Dir = folder
		run.Env = append(os.Environ(), "LC_ALL=C")
		out, _ := run.Output()
		if !bytes.Contains(append([]byte("\n"), out...), fmt.Appendf(nil, "\n%d:", f.Line)) {
			t.Errorf("%s: %s: %q does not print line %d of %s", folder, f.ID, command, f.Line, f.File)
		}
	}
	return tried
}

// flood is a result with as many findings as asked for.
func flood(t testing.TB, n int) *finding.Diagnosis {
	d := stored(t, "wrong-password")
	base := d.Findings[0]
	d.Findings = nil
	for i := range n {
		f := base
		f.ID, f.Line, f.Fingerprint = fmt.Sprintf("F%d", i+1), i+1, fmt.Sprint(i)
		f.Excerpt = strings.Repeat("REGISTER to <sip:1001@pbx.example.test> failed & was tried again; ", 5)
		for n := f.Line - 5; n <= f.Line+5 && i < 400; n++ {
			f.Around = append(f.Around, finding.Line{Number: n, Text: f.Excerpt})
		}
		d.Findings = append(d.Findings, f)
	}
	return d
}

// TestAFloodOfFindingsKeepsItsSize: ten thousand findings are all there, and the file can still be mailed; of a hundred thousand those
// that had no room are counted.
func TestAFloodOfFindingsKeepsItsSize(t *testing.T) {
	text := htmlOf(t, flood(t, 10_000), options())
	page := parse(t, text)
	for _, n := range []int{1, 500, 5000, 10_000} {
		if page.ids[fmt.Sprintf("f%d", n)] == nil {
			t.Errorf("finding %d is missing", n)
		}
	}
	if len(text) > 5_000_000 {
		t.Errorf("%d bytes", len(text))
	}
	text = htmlOf(t, flood(t, 100_000), options())
	if len(text) > 5_000_000 || !strings.Contains(text, "more findings had no room here") {
		t.Errorf("%d bytes, and nothing is said of what was left out", len(text))
	}
}

func TestMarksAreWhatWasCaptured(t *testing.T) {
	got := mark("connect to 10.0.0.1:5061 at 10.0.0.1", map[string]string{"host": "10.0.0.1", "port": "5061", "empty": "", "place": "10.0.0.1:5061"})
	want := []segment{{"connect to ", false}, {"10.0.0.1:5061", true}, {" at ", false}, {"10.0.0.1", true}}
	if !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestConstantLeavesOutWhatWasReplaced(t *testing.T) {
	for excerpt, want := range map[string]string{
		"Authorization: Digest nonce=[secret], username=x":                 "Authorization: Digest nonce=",
		"usr-abcdefghijklmnop failed to register at host-2345672345672345": "failed to register at",
		"[withheld: too many secrets]":                                     "",
		"caf\u00e9 error 403":                                              "error 403",
		"abc":                                                              "",
	} {
		if got := constant(excerpt); got != want {
			t.Errorf("constant(%q) = %q, want %q", excerpt, got, want)
		}
	}
}

// unreadable is the diagnosis of a bundle in which nothing can be read.
func unreadable(t *testing.T, opt analyzer.Options, folder string) *finding.Diagnosis {
	t.Helper()
	opt.Paths = []string{folder}
	out, err := analyzer.Diagnose(t.Context(), opt)
	if !errors.Is(err, analyzer.ErrNothing) {
		t.Fatalf("%s: %v", folder, err)
	}
	return out.Diagnosis
}
