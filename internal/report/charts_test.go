package report

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"golang.org/x/net/html"
)

// builtCharts is a page of half a year.
func builtCharts(hostile string) ChartPage {
	p := ChartPage{Title: "Incidents and their causes", Intro: "412 results, 12903 findings, 2026-W22 to 2026-W47 by week.", Notes: []string{"Only what matches: platform:ios" + hostile}}
	for w := 22; w < 48; w++ {
		p.Buckets = append(p.Buckets, fmt.Sprintf("2026-W%02d", w))
	}
	for n, c := range []struct {
		title, unit string
		values      []string
	}{
		{"Causes", "bundles", []string{"auth-rejected", "pbx-address-wrong", "registration-lost-recovered", "peer-offline", "media-lost", "tls-certificate-expired"}},
		{"Branches", "bundles", []string{"account-aligned", "configuration-fixed", "level-2-server", "level-3"}},
		{"Versions", "bundles", []string{"PrivateWave 3.2.1", "PrivateWave 3.1.0", "(not known)"}},
		{"Unknown errors", "findings", []string{"E/audio: route failed in state <*>" + hostile, "could not open <*>"}},
	} {
		chart := Chart{Title: c.title, Unit: c.unit, Left: n}
		for i, v := range c.values {
			row := ChartRow{Value: v, Command: "pwtriage grep --bundles 'cause:\"" + v + "\"'"}
			for b := range p.Buckets {
				if count := (b*7+i*5+n)%(11-i) - i/2; count > 0 {
					row.Count += count
					row.Cells = append(row.Cells, ChartCell{b, count, "pwtriage grep --bundles --since 2026-06-01T00:00:00Z 'cause:\"" + v + "\"'"})
				}
			}
			chart.Rows = append(chart.Rows, row)
		}
		p.Charts = append(p.Charts, chart)
	}
	return p
}

func chartsOf(t *testing.T, p ChartPage) string {
	t.Helper()
	var b bytes.Buffer
	if err := Charts(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestChartsHoldForeignTextAsText(t *testing.T) {
	text := chartsOf(t, builtCharts(attack))
	page := parse(t, text)
	links := 0
	for _, n := range page.nodes {
		for _, a := range n.Attr {
			if strings.Contains(a.Val, "alert") || strings.Contains(a.Val, "evil") || strings.HasPrefix(a.Key, "on") {
				t.Errorf("attribute %s=%q of <%s>", a.Key, a.Val, n.Data)
			}
			if to, ok := strings.CutPrefix(a.Val, "#"); ok && a.Key == "href" {
				if links++; page.ids[to] == nil {
					t.Errorf("nothing is at %s", a.Val)
				}
			}
		}
		if n.Type == html.ElementNode && (n.Data == "script" || n.Data == "img") {
			t.Errorf("element <%s>", n.Data)
		}
	}
	if links < 50 || strings.ContainsAny(text, "\x1b\x00\u202e") {
		t.Errorf("%d links, or raw control characters", links)
	}
}

// statistics leads from a bar and from a column to the command that lists it.
func statistics(t *testing.T, page func(*testing.T) *tab) {
	b := page(t)
	address := b.load(chartsOf(t, builtCharts("")))
	for _, screen := range [][2]int64{{1280, 800}, {390, 844}} {
		b.size(screen[0], screen[1])
		if wide := ask[int](b, `document.documentElement.scrollWidth - innerWidth`); wide > 0 {
			t.Errorf("at %v the page is %d pixels too wide", screen, wide)
		}
	}
	if ask[bool](b, `document.querySelector("#c1r1 .command").checkVisibility()`) {
		t.Error("the commands stand in the way of the bars")
	}
	b.run(chromedp.Click(chromedp.CSS(`#c1r1 summary .bar`)))
	if !ask[bool](b, `document.querySelector("#c1r1 .command").checkVisibility()`) {
		t.Error("a bar does not lead to its command")
	}
	to := ask[string](b, `document.querySelector("#c1r1 .columns a").getAttribute("href")`)
	b.run(chromedp.Click(chromedp.CSS(`#c1r1 .columns a rect`)))
	if !ask[bool](b, `document.querySelector("`+to+`").matches(":target")`) || !ask[bool](b, inView+`("`+to+`")`) {
		t.Error("a column does not lead to its command")
	}
	b.quiet(address)
	for _, scheme := range []string{"light", "dark"} {
		b := page(t)
		b.media("screen", scheme)
		address := b.load(chartsOf(t, builtCharts(attack)))
		b.do(`document.querySelectorAll("details").forEach(d => d.open = true)`)
		b.auditFaults(100)
		b.quiet(address)
	}
}
