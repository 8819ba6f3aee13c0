package report

import (
	"context"
	_ "embed"
	"flag"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/term"
)

var screenshots = flag.Bool("screenshots", false, "write the pictures of docs/images anew")

// chromium starts a browser without a network, or skips. Each call of the function it returns opens a page of its own.
func chromium(t *testing.T) func(*testing.T) *tab {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil && path == "" {
			path = p
		}
	}
	if path == "" {
		t.Skip("left out: there is no Chromium (apt-get install chromium; make test does where it may)")
	}
	opts := []chromedp.ExecAllocatorOption{chromedp.ExecPath(path), chromedp.UserDataDir(t.TempDir()), chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck, chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true), chromedp.Flag("hide-scrollbars", true), chromedp.Flag("force-color-profile", "srgb"), chromedp.Flag("disable-dev-shm-usage", true),
		chromedp.ProxyServer("http://127.0.0.1:9"), chromedp.Flag("proxy-bypass-list", "<-loopback>"), chromedp.WindowSize(1280, 800), chromedp.WSURLReadTimeout(2 * time.Minute)}
	alloc, stop := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(stop)
	root, end := chromedp.NewContext(alloc)
	t.Cleanup(end)
	if err := chromedp.Do(root); err != nil {
		t.Fatalf("start %s: %v", path, err)
	}
	return func(t *testing.T) *tab { return open(t, root) }
}

// tab is a page of the browser. It remembers what the page asked for and complained of.
type tab struct {
	t   *testing.T
	ctx context.Context

	mu       sync.Mutex // the browser's events come on a goroutine of their own
	requests []string
	complain []string
}

func open(t *testing.T, root context.Context) *tab {
	t.Helper()
	ctx, end := chromedp.NewContext(root)
	t.Cleanup(end)
	ctx, stop := context.WithTimeout(ctx, 3*time.Minute)
	t.Cleanup(stop)
	b := &tab{t: t, ctx: ctx}
	err := chromedp.Listen(ctx, func(event any) {
		b.mu.Lock()
		defer b.mu.Unlock()
		switch e := event.(type) {
		case *network.EventRequestWillBeSent:
			b.requests = append(b.requests, e.Request.URL)
		case *runtime.EventExceptionThrown:
			b.complain = append(b.complain, e.ExceptionDetails.Text)
		case *runtime.EventConsoleAPICalled:
			b.complain = append(b.complain, "console: "+string(e.Type))
		case *log.EventEntryAdded:
			b.complain = append(b.complain, e.Entry.Text)
		case *page.EventJavascriptDialogOpening:
			b.complain = append(b.complain, "dialog: "+e.Message)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	call(b, network.Enable, network.EnableParams{})
	call(b, log.Enable, cdp.Empty{})
	call(b, runtime.Enable, cdp.Empty{})
	return b
}

// call gives the browser a command of its protocol.
func call[P, R any](b *tab, command cdp.Command[P, R], params P) R {
	b.t.Helper()
	out, err := chromedp.Call(b.ctx, command, params)
	if err != nil {
		b.t.Fatal(err)
	}
	return out
}

func (b *tab) run(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, actions...); err != nil {
		b.t.Fatal(err)
	}
}

// load writes a report to a file and opens it as an attachment would be.
func (b *tab) load(text string) string {
	b.t.Helper()
	path := filepath.Join(b.t.TempDir(), "report.html")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		b.t.Fatal(err)
	}
	address := (&url.URL{Scheme: "file", Path: filepath.ToSlash(path)}).String()
	b.run(chromedp.Navigate(address))
	return address
}

// ask evaluates an expression in the page.
func ask[T any](b *tab, expression string) T {
	b.t.Helper()
	return get(b, chromedp.Evaluate[T](expression))
}

// get runs what has a result.
func get[T any](b *tab, action chromedp.Action[T]) T {
	b.t.Helper()
	out, err := chromedp.Run(b.ctx, action)
	if err != nil {
		b.t.Fatal(err)
	}
	return out
}

// quiet holds a page to what it may do: ask for itself and nothing else, and complain of nothing.
func (b *tab) quiet(address string) {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, r := range b.requests {
		if r != address {
			b.t.Errorf("the page asks for %q", r)
		}
	}
	for _, c := range b.complain {
		b.t.Errorf("the browser complains: %s", c)
	}
}

// do runs a statement in the page.
func (b *tab) do(statement string) {
	b.t.Helper()
	ask[bool](b, "(() => { "+statement+"; return true })()")
}

func (b *tab) size(width, height int64) { b.run(chromedp.EmulateViewport(width, height)) }

func (b *tab) media(kind, scheme string) {
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: kind, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
}

// inView says whether the middle of an element is on the screen.
const inView = `(s => { const r = document.querySelector(s).getBoundingClientRect(); return r.width > 0 && r.height > 0 && r.top < innerHeight && r.bottom > 0 && r.left < innerWidth })`

// samples are reports of every kind: closed, escalated and asked for, a call with its messages, and a bundle that could not be judged.
func samples(t *testing.T) map[string]*finding.Diagnosis {
	t.Helper()
	opt, out := sited(t), map[string]*finding.Diagnosis{}
	for name, folder := range map[string]string{"fixed": "pjsua__wrong-port-manual-reconnect", "busy": "baresip__peer-busy", "lost": "pjsua__lost-recovered", "refused": "twinkle__server-503"} {
		out[name] = diagnosed(t, opt, filepath.Join("../../testdata/bundles", folder))
	}
	empty := filepath.Join(t.TempDir(), "upload")
	if err := os.Mkdir(empty, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(empty, "client.log"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	opt.Site, opt.Command = nil, "pwtriage diagnose upload.zip"
	out["unjudged"] = unreadable(t, opt, empty)
	out["built"] = stored(t, "built-everything")
	return out
}

//go:embed testdata/audit.js
var audit string

func TestInChromium(t *testing.T) {
	page := chromium(t)
	reports := map[string]string{}
	all := samples(t)
	opt := options()
	builtin := analysis(t)
	opt.Catalogue, opt.Flows = builtin.Catalogue, builtin.Flows
	for name, d := range all {
		reports[name] = htmlOf(t, d, opt)
	}
	t.Run("verdict first", func(t *testing.T) { verdictFirst(t, page, reports, all) })
	t.Run("path", func(t *testing.T) { pathIsClickable(t, page(t), reports["fixed"]) })
	t.Run("ladder", func(t *testing.T) { ladderIsClickable(t, page(t), reports["busy"]) })
	t.Run("keyboard", func(t *testing.T) { keyboardWalk(t, page(t), reports["fixed"]) })
	t.Run("no script", func(t *testing.T) { withoutScript(t, page(t), reports["fixed"]) })
	t.Run("print", func(t *testing.T) { printed(t, page(t), reports) })
	t.Run("hostile", func(t *testing.T) { hostileIsInert(t, page(t), opt) })
	t.Run("audit", func(t *testing.T) { audited(t, page, reports) })
	t.Run("statistics", func(t *testing.T) { statistics(t, page) })
	t.Run("flood", func(t *testing.T) { floodOpens(t, page(t), opt) })
	reports["stats"] = chartsOf(t, builtCharts(""))
	t.Run("pictures", func(t *testing.T) { pictures(t, page(t), reports) })
}

func verdictFirst(t *testing.T, page func(*testing.T) *tab, reports map[string]string, all map[string]*finding.Diagnosis) {
	for name, text := range reports {
		t.Run(name, func(t *testing.T) {
			b := page(t)
			address := b.load(text)
			for _, screen := range [][2]int64{{1280, 800}, {390, 844}} {
				b.size(screen[0], screen[1])
				if got := ask[string](b, `document.querySelector("h1").innerText`); got != term.Clean(all[name].Verdict.Title, false) {
					t.Errorf("the heading is %q", got)
				}
				if !ask[bool](b, inView+`("h1")`) || !ask[bool](b, inView+`(".action")`) {
					t.Errorf("at %v the verdict is not on the first screen", screen)
				}
				if over := ask[string](b, `[...document.querySelectorAll("g.node")].filter(g => g.querySelector("text").getBBox().width + 14 > g.querySelector("rect").getBBox().width).map(g => g.textContent).join("; ")`); over != "" {
					t.Errorf("words leave their boxes: %s", over)
				}
				if wide := ask[int](b, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
					t.Errorf("at %v the page is %d pixels too wide", screen, wide)
				}
			}
			b.quiet(address)
		})
	}
}

func pathIsClickable(t *testing.T, b *tab, text string) {
	address := b.load(text)
	steps := ask[int](b, `document.querySelectorAll(".graph a").length`)
	if steps < 4 {
		t.Fatalf("%d steps can be clicked", steps)
	}
	b.run(chromedp.Click(chromedp.CSS(`.graph a[href="#s4"] rect`)))
	if !ask[bool](b, `document.querySelector("#s4").matches(":target")`) || !ask[bool](b, inView+`("#s4")`) {
		t.Error("a step of the graph does not lead to its proof")
	}
	proof := ask[string](b, `document.querySelector("#s4 .proofs a").getAttribute("href")`)
	b.run(chromedp.Click(chromedp.CSS(`#s4 .proofs a`)))
	if !ask[bool](b, inView+`("`+proof+`")`) || !ask[bool](b, `document.querySelector("`+proof+` .excerpt").checkVisibility()`) {
		t.Errorf("evidence %s is not shown by one click", proof)
	}
	b.quiet(address)
}

func ladderIsClickable(t *testing.T, b *tab, text string) {
	b.load(text)
	rung := ask[string](b, `document.querySelector(".ladder[open] .rungs a").getAttribute("href")`)
	if ask[bool](b, `document.querySelector("`+rung+`").checkVisibility()`) {
		t.Fatal("the message is shown before it was asked for")
	}
	b.run(chromedp.Click(chromedp.CSS(`.ladder[open] .rungs a text`)))
	if !ask[bool](b, `document.querySelector("`+rung+`").checkVisibility()`) || !ask[bool](b, `document.querySelector("`+rung+` pre").innerText.includes("SIP/2.0")`) {
		t.Error("a rung does not lead to its message")
	}
}

// keyboardWalk goes through the page by the tab key alone: everything that can be used comes by, in order, and shows that it has the focus.
func keyboardWalk(t *testing.T, b *tab, text string) {
	b.load(text)
	const usable = `[...document.querySelectorAll("a[href], summary, [tabindex='0']")].filter(e => e.checkVisibility())`
	want := ask[int](b, usable+".length")
	b.run(chromedp.KeyEvent(kb.Tab))
	if got := ask[string](b, `document.activeElement.textContent`); got != "Skip to the verdict" {
		t.Errorf("the first stop is %q", got)
	}
	for i := range want {
		here := ask[map[string]any](b, `(() => { const e = document.activeElement, list = `+usable+`; const s = getComputedStyle(e);
			return {at: list.indexOf(e), outline: s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0} })()`)
		if here["at"] != float64(i) || here["outline"] != true {
			t.Fatalf("stop %d of %d is element %v, outlined: %v", i, want, here["at"], here["outline"])
		}
		b.run(chromedp.KeyEvent(kb.Tab))
	}
	b.run(chromedp.Focus(chromedp.CSS(`#findings summary`)))
	before := ask[bool](b, `document.querySelector("#findings details").open`)
	b.run(chromedp.KeyEvent(kb.Enter))
	if ask[bool](b, `document.querySelector("#findings details").open`) == before {
		t.Error("the return key does not fold a finding")
	}
}

// withoutScript switches scripts off in the browser: everything works by links and by what folds on its own.
func withoutScript(t *testing.T, b *tab, text string) {
	call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	b.load(text)
	b.run(chromedp.Click(chromedp.CSS(`.graph a[href="#s2"] rect`)))
	if !ask[bool](b, `document.querySelector("#s2").matches(":target")`) {
		t.Error("links do not work without script")
	}
	before := ask[bool](b, `document.querySelector("#messages details").open`)
	b.run(chromedp.Click(chromedp.CSS(`#messages summary`)))
	if ask[bool](b, `document.querySelector("#messages details").open`) == before {
		t.Error("nothing unfolds without script")
	}
	if n := ask[int](b, `document.scripts.length`); n != 0 {
		t.Errorf("the page has %d scripts", n)
	}
}

var pdfPage = regexp.MustCompile(`/Type\s*/Page\b[^s]`)

// printed counts the pages: what first level staples to a ticket is two.
func printed(t *testing.T, b *tab, reports map[string]string) {
	for _, name := range []string{"fixed", "busy", "lost", "refused", "unjudged"} {
		b.load(reports[name])
		pdf := get(b, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize(), chromedp.PDFPaper(chromedp.PaperA4)))
		if n := len(pdfPage.FindAll(pdf, -1)); n < 1 || n > 2 {
			t.Errorf("%s prints on %d pages", name, n)
		}
	}
	b.load(reports["fixed"])
	b.media("print", "light")
	for what, want := range map[string]bool{"h1": true, ".todo": true, ".steps": true, "#findings .excerpt": true, "tr.mismatch": true, "#missing": true, "#messages": false, ".graph": false, ".contents": false, "tr.match": false} {
		if got := ask[bool](b, `document.querySelector("`+what+`").checkVisibility()`); got != want {
			t.Errorf("on paper %s is visible: %v, want %v", what, got, want)
		}
	}
	b.do(`document.querySelectorAll("details").forEach(d => d.open = false)`)
	if !ask[bool](b, `document.querySelector("#findings .excerpt").getClientRects().length > 0`) {
		t.Error("what was folded on the screen is missing on paper")
	}
}

func hostileIsInert(t *testing.T, b *tab, opt Options) {
	d := stored(t, "built-everything")
	for i := range d.Findings {
		d.Findings[i].Around = []finding.Line{{Number: d.Findings[i].Line, Text: attack}}
		d.Findings[i].Excerpt, d.Findings[i].Captures = attack, map[string]string{attack: "script"}
	}
	d.Messages = []finding.Message{{File: attack, Line: 3, Kind: "call", Direction: "sent", Start: attack, CallID: attack, Peer: attack, Text: []finding.Line{{Number: 3, Text: attack}}}}
	d.Verdict.Title = attack
	address := b.load(htmlOf(t, d, opt))
	b.do(`document.querySelectorAll("details").forEach(d => d.open = true)`)
	if n := ask[int](b, `document.querySelectorAll("script, img, iframe, object, embed, form, input, link, base, [style]").length`); n != 0 {
		t.Errorf("%d elements came in by text", n)
	}
	if n := ask[int](b, `[...document.querySelectorAll("*")].filter(e => [...e.attributes].some(a => a.name.startsWith("on"))).length`); n != 0 {
		t.Errorf("%d event handlers came in by text", n)
	}
	if !ask[bool](b, `document.querySelector("#findings").textContent.includes("<script>alert(1)</script>")`) {
		t.Error("the text of the attack is not shown as text")
	}
	if ask[bool](b, `/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/.test(document.documentElement.textContent)`) {
		t.Error("a control or bidi character is raw")
	}
	b.quiet(address)
}

func audited(t *testing.T, page func(*testing.T) *tab, reports map[string]string) {
	for name, text := range reports {
		for _, scheme := range []string{"light", "dark"} {
			t.Run(name+" "+scheme, func(t *testing.T) {
				b := page(t)
				b.media("screen", scheme)
				b.load(text)
				b.do(`document.querySelectorAll("details").forEach(d => d.open = true)`)
				b.auditFaults(50)
			})
		}
	}
}

// auditFaults reports what the audit finds; least is how many texts it must have looked at.
func (b *tab) auditFaults(least int) {
	b.t.Helper()
	got := ask[struct {
		Texts  int
		Faults []string
	}](b, audit)
	if got.Texts < least {
		b.t.Errorf("only %d texts were looked at", got.Texts)
	}
	for _, f := range got.Faults {
		b.t.Error(f)
	}
}

// floodOpens opens ten thousand findings. How long that took is told, not judged: a busy machine is no fault of the page.
func floodOpens(t *testing.T, b *tab, opt Options) {
	b.load(htmlOf(t, flood(t, 10_000), opt))
	took := ask[float64](b, `(n => n.domComplete - n.startTime)(performance.getEntriesByType("navigation")[0])`)
	t.Logf("a report of 10000 findings is there after %.0f ms", took)
	if n := ask[int](b, `document.querySelectorAll("#findings .card, #findings .row").length`); n != 10_000 {
		t.Errorf("%d findings are in the page", n)
	}
	b.do(`location.hash = "#f10000"`)
	if !ask[bool](b, inView+`("#f10000")`) {
		t.Error("the last finding cannot be gone to")
	}
}

// pictures takes the report in light and dark, on a phone and on paper.
func pictures(t *testing.T, b *tab, reports map[string]string) {
	folder := t.TempDir()
	if *screenshots {
		folder = "../../docs/images"
	}
	seen := map[string]string{}
	for _, p := range []struct {
		name, report, media, scheme string
		width, height               int64
	}{{"report-light", "fixed", "screen", "light", 1280, 1500}, {"report-dark", "busy", "screen", "dark", 1280, 1500},
		{"report-phone", "fixed", "screen", "light", 390, 1500}, {"report-print", "fixed", "print", "light", 720, 1018}, {"report-unjudged", "unjudged", "screen", "light", 1280, 900},
		{"stats", "stats", "screen", "light", 1280, 1100}} {
		b.size(p.width, p.height)
		b.media(p.media, p.scheme)
		b.load(reports[p.report])
		if p.report == "stats" {
			b.do(`document.querySelector("#c1r1").open = true`)
		}
		picture := get(b, chromedp.CaptureScreenshot())
		if other := seen[string(picture)]; len(picture) < 10_000 || other != "" {
			t.Errorf("%s is empty, or the same as %q", p.name, other)
		}
		seen[string(picture)] = p.name
		if err := os.WriteFile(filepath.Join(folder, p.name+".png"), picture, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("taken by %s", call(b, browser.GetVersion, cdp.Empty{}).Product)
}
