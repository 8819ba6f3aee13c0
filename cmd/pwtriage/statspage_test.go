package main

import (
	"bytes"
	"context"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/store"
)

// words takes a command line apart as a shell does whose words are plain or in single quotes.
func words(t *testing.T, line string) []string {
	t.Helper()
	var out []string
	for rest := strings.TrimLeft(line, " "); rest != ""; rest = strings.TrimLeft(rest, " ") {
		var w strings.Builder
		for rest != "" && rest[0] != ' ' {
			switch {
			case rest[0] == '\'':
				text, more, ok := strings.Cut(rest[1:], "'")
				if !ok {
					t.Fatalf("a quote is open: %s", line)
				}
				w.WriteString(text)
				rest = more
			case rest[0] == '\\' && len(rest) > 1:
				w.WriteByte(rest[1])
				rest = rest[2:]
			default:
				w.WriteByte(rest[0])
				rest = rest[1:]
			}
		}
		out = append(out, w.String())
	}
	return out
}

// counted is a number of the page with the command that lists what it counts.
type counted struct {
	what, command string
	count         int
}

func attrOf(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// bars reads rows and columns out of the page.
func bars(t *testing.T, page string) (out []counted) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	text := func(n *html.Node) string {
		var b strings.Builder
		for c := range n.Descendants() {
			if c.Type == html.TextNode {
				b.WriteString(c.Data)
			}
		}
		return b.String()
	}
	for n := range root.Descendants() {
		row := n.Data == "summary" && attrOf(n.Parent, "class") == "chart" || n.Data == "li" && attrOf(n.Parent, "class") == "cells"
		if !row {
			continue
		}
		c := counted{what: text(n)}
		where := n
		if n.Data == "summary" {
			where = n.Parent
		}
		for x := range n.Descendants() {
			if x.Data == "b" {
				c.count, _ = strconv.Atoi(text(x))
			}
		}
		for x := range where.Descendants() {
			if x.Data == "code" && len(x.Attr) > 0 && c.command == "" {
				c.command = text(x)
			}
		}
		out = append(out, c)
	}
	return out
}

// Each bar leads to the command that lists what it counts: they are run, and counted.
func TestEveryBarsGrepListsWhatItCounts(t *testing.T) {
	d := newStoreDesk(t)
	now := time.Date(2026, 12, 3, 9, 0, 0, 0, time.UTC) // another week, another month
	clock = func() time.Time { return now }
	s, err := store.Open(d.dir, store.Options{Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	odd := &finding.Diagnosis{Bundle: finding.Bundle{Name: "built-odd.zip", SHA256: "0dd0dd0dd0dd"}, Cause: finding.Cause{ID: "media-lost"}, Verdict: finding.Verdict{Action: "escalate", Branch: "level-2"},
		Client:   &finding.Client{App: "Private Wave", Version: "3.2-beta,1"},
		Findings: []finding.Finding{{ID: "F1", Pattern: "P-1", Severity: "error", Fingerprint: "aa", Count: 1}},
		Unknown:  []finding.Template{{Template: `it's <*>, "quoted": <script>alert(1)</script> * ?`, Count: 3, First: finding.Place{File: "a.log", Line: 3}}}}
	if _, err := s.Append(odd); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{}, {"--by", "day"}, {"--by", "month", "--top", "0"}, {"class:auth"}, {"--since", "2026-11-25T09:03:00Z", "--until", "2026-12-02T00:00:00Z"}, {"--all", "--store", d.dir}} {
		page := d.ok(append([]string{"stats", "--format", "html"}, args...)...)
		all := bars(t, page)
		if len(all) < 10 {
			t.Fatalf("%v: only %d bars", args, len(all))
		}
		for _, c := range all {
			command := words(t, c.command)
			var out, errs bytes.Buffer
			run(context.Background(), command[1:], stdio{out: &out, err: &errs})
			if got := strings.Count(out.String(), "\n"); got != c.count || errs.Len() > 0 {
				t.Errorf("%v: %q: %s lists %d %s", args, c.what, c.command, got, errs.String())
			}
		}
	}
}

func TestStatsPageIsSafeAndSaysWhenItIsEmpty(t *testing.T) {
	d := newStoreDesk(t)
	page := d.ok("stats", "--format", "html", "nosuchword")
	if !strings.Contains(page, "holds nothing that matches") || !strings.Contains(page, "default-src &#39;none&#39;") || strings.Contains(page, "<script") {
		t.Errorf("%s", page)
	}
	if status, _, errs := d.run("", "stats", "--format", "html", "--precision"); status != exitUsage || errs == "" {
		t.Errorf("status %d", status)
	}
}

func TestBucketSpans(t *testing.T) {
	at := time.Date(2024, 12, 20, 3, 0, 0, 0, time.UTC)
	for range 800 {
		for _, by := range []string{"day", "week", "month"} {
			from, to := bucketSpan(by, store.Bucket(by, at))
			if at.Before(from) || !at.Before(to) || store.Bucket(by, from) != store.Bucket(by, at) || store.Bucket(by, to) == store.Bucket(by, at) {
				t.Fatal(fmt.Sprint(by, at, from, to))
			}
		}
		at = at.AddDate(0, 0, 1)
	}
}
