package patterns

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// log makes a log of hits: "12 A" is a hit of entry A at second 12, "- A" one without a time.
func log(end int, hits ...string) *Log {
	l := &Log{Dialect: "plain", End: time.Unix(int64(end), 0), Client: map[string]string{}}
	for _, h := range hits {
		at, id, _ := strings.Cut(h, " ")
		seen := Seen{Entry: &Entry{ID: id, Emit: []Emit{{Event: strings.ToLower(id)}}}}
		if at != "-" {
			var n int64
			fmt.Sscan(at, &n)
			seen.At, seen.Timed = time.Unix(n, 0), true
		}
		l.Seen = append(l.Seen, seen)
	}
	return l
}

// found follows a log for one entry.
func found(o *Over, l *Log) (int, map[string]string) {
	f := o.follow()
	for i, h := range l.Seen {
		h.nth = i
		f.see(h)
	}
	h, captures := f.found(l.End)
	if h.Entry == nil {
		return -1, nil
	}
	return h.nth, captures
}

func TestOver(t *testing.T) {
	count := Over{Kind: "count", Of: []string{"A"}, Least: 3, Within: 10}
	sequence := Over{Kind: "sequence", Of: []string{"A", "B"}, Within: 10}
	absence := Over{Kind: "absence", After: []string{"A"}, Of: []string{"B"}, Within: 10}
	period := Over{Kind: "period", Of: []string{"a"}, Least: 3, Every: 5}
	for name, c := range map[string]struct {
		over Over
		log  *Log
		at   int
		says string
	}{
		"count":                     {count, log(9, "0 A", "1 B", "5 A", "9 A"), 3, "3"},
		"count, the fullest window": {count, log(50, "0 A", "1 A", "2 A", "30 A", "31 A", "32 A", "33 A"), 6, "4"},
		"count, too far apart":      {count, log(20, "0 A", "6 A", "12 A", "18 A"), -1, ""},
		"count, no times":           {count, log(0, "- A", "- A", "- A"), -1, ""},
		"count, one told thrice":    {Over{Kind: "count", Of: []string{"A"}, Least: 2, Every: 2}, log(9, "0 A", "1 A"), -1, ""},
		"sequence":                  {sequence, log(9, "0 A", "4 C", "5 B"), 2, "5"},
		"sequence, a later start":   {sequence, log(99, "0 A", "50 A", "55 B"), 2, "5"},
		"sequence, other order":     {sequence, log(9, "0 B", "5 A"), -1, ""},
		"sequence, too late":        {sequence, log(99, "0 A", "11 B"), -1, ""},
		"sequence, no window":       {Over{Kind: "sequence", Of: []string{"A", "B"}}, log(0, "- A", "- B"), 1, "0"},
		"absence":                   {absence, log(10, "0 A"), 0, "10"},
		"absence, it came":          {absence, log(99, "0 A", "10 B"), -1, ""},
		"absence, it came too late": {absence, log(99, "0 A", "11 B"), 0, "10"},
		"absence, the log ends":     {absence, log(9, "0 A"), -1, ""},
		"absence, no time":          {absence, log(99, "- A"), -1, ""},
		"absence, of the second":    {absence, log(99, "0 A", "1 B", "50 A"), 2, "10"},
		"period":                    {period, log(30, "0 A", "10 A", "21 A"), 2, "11"},
		"period, uneven":            {period, log(99, "0 A", "10 A", "30 A"), -1, ""},
		"period, a later run":       {period, log(99, "0 A", "31 A", "41 A", "51 A"), 3, "10"},
		"period, a burst":           {period, log(9, "0 A", "1 A", "2 A"), -1, ""},
	} {
		at, captures := found(&c.over, c.log)
		says := captures["seconds"]
		if c.over.Kind == "count" {
			says = captures["count"]
		}
		if at != c.at || at >= 0 && says != c.says {
			t.Errorf("%s: at %d with %v, want %d with %q", name, at, captures, c.at, c.says)
		}
	}
}

func TestOverIsForKnownClients(t *testing.T) {
	for name, c := range map[string]struct {
		where, client map[string]string
		want          bool
	}{
		"any client":        {nil, nil, true},
		"unknown":           {map[string]string{"platform": "ios"}, nil, false},
		"empty":             {map[string]string{"platform": "ios"}, map[string]string{"platform": ""}, false},
		"platform":          {map[string]string{"platform": "android|ios"}, map[string]string{"platform": "iOS-17.1/arm64"}, true},
		"longer word":       {map[string]string{"platform": "ios"}, map[string]string{"platform": "iosish"}, false},
		"version":           {map[string]string{"version": ">= 2.1, < 3"}, map[string]string{"version": "2.13"}, true},
		"other version":     {map[string]string{"version": ">= 2.1, < 3"}, map[string]string{"version": "3.0"}, false},
		"no version":        {map[string]string{"version": "< 3"}, map[string]string{"version": "trunk"}, false},
		"setting and other": {map[string]string{"pbx.transport": "tcp", "platform": "ios"}, map[string]string{"pbx.transport": "tcp", "platform": "linux"}, false},
	} {
		if got := (&Over{Where: c.where}).where(c.client); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// TestOverNeverGrowsByForgetting: a log cut short shows nothing absent, and no more of anything, than the whole log.
func TestOverNeverGrowsByForgetting(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now, hits := 0, []string{}
		for range rapid.IntRange(0, 20).Draw(t, "hits") {
			now += rapid.IntRange(0, 12).Draw(t, "pause")
			hits = append(hits, fmt.Sprintf("%d %s", now, rapid.SampledFrom([]string{"A", "B"}).Draw(t, "id")))
		}
		over := Over{Kind: rapid.SampledFrom(OverKinds).Draw(t, "kind"), Of: []string{"A", "B"}, After: []string{"A"}, Least: 3, Within: 10, Every: 1}
		if over.Kind == "absence" {
			over.Of = []string{"B"}
		}
		cut := rapid.IntRange(0, len(hits)).Draw(t, "cut")
		end, next := 0, -1
		if cut > 0 {
			fmt.Sscan(hits[cut-1], &end)
		}
		if cut < len(hits) {
			fmt.Sscan(hits[cut], &next)
		}
		if next == end {
			return // cut within a moment
		}
		whole, _ := found(&over, log(now+100, hits...))
		if part, _ := found(&over, log(end, hits[:cut]...)); part >= 0 && whole < 0 {
			t.Fatalf("%s over %v, cut to %d: found only in the part", over.Kind, hits, cut)
		}
	})
}

func TestOverIsRead(t *testing.T) {
	const head = "pattern \"TST-001\" {\n title = \"t\"\n class = \"app\"\n severity = \"info\"\n since = \"0.2\"\n means = \"m\"\n remedy = \"r\"\n" +
		" example {\n text = \"a\"\n client = { platform = \"ios\" }\n }\n near_miss { text = \"b\" }\n over {\n"
	for over, want := range map[string]string{
		"kind = \"count\"\n of = [\"connected\"]\n least = 2":                                 "",
		"kind = \"often\"\n of = [\"connected\"]":                                             `unknown kind of over "often"`,
		"kind = \"count\"\n of = [\"connected\"]":                                             "least is missing",
		"kind = \"sequence\"\n of = [\"connected\"]":                                          "of names fewer than two",
		"kind = \"absence\"\n of = [\"connected\"]\n within = 3":                              "after and within are needed",
		"kind = \"period\"\n of = [\"connected\"]\n least = 2\n every = 1":                    "least must be 3 or more",
		"kind = \"count\"\n of = []\n least = 2":                                              "of is empty",
		"kind = \"count\"\n of = [\"connected\"]\n least = 1\n where = { version = \"new\" }": `version "new" is no constraint`,
		"kind = \"count\"\n of = [\"connected\"]\n least = \"x\"":                             "number",
		"kind = \"count\"\n of = [\"connected\"]\n least = 1\n withn = 3":                     `Did you mean "within"`,
	} {
		cat, diags := Load(map[string][]byte{"t.hcl": []byte(head + over + "\n }\n}\n")})
		if want == "" {
			if diags.HasErrors() || cat.Entries[0].Over.String() != "2 or more of connected" || cat.Entries[0].Examples[0].Client["platform"] != "ios" {
				t.Errorf("%s: %v, %v", over, diags, cat.Entries[0].Over)
			}
			continue
		}
		text := ""
		for _, d := range diags {
			text += d.Summary + ": " + d.Detail + "\n"
		}
		if !strings.Contains(text, want) {
			t.Errorf("%s: %s, want %q", over, text, want)
		}
	}
}

func TestCheckOver(t *testing.T) {
	e := func(o *Over) *Catalogue {
		return &Catalogue{Entries: []*Entry{{ID: "TST-001", Over: o}, {ID: "TST-002", Over: &Over{Kind: "count", Of: []string{"connected"}, Least: 1}, Emit: []Emit{{Event: "connected"}}}}}
	}
	for of, want := range map[string]string{"conected": `neither an event nor an entry "conected"`, "TST-002": `"TST-002" is itself over several hits`} {
		var text []string
		for _, p := range e(&Over{Kind: "count", Of: []string{of}, Least: 1}).Check() {
			text = append(text, p.Text)
		}
		if all := strings.Join(text, "\n"); !strings.Contains(all, want) || !strings.Contains(all, `cannot emit "connected"`) {
			t.Errorf("%s: %s", of, all)
		}
	}
}
