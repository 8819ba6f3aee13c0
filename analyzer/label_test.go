package analyzer_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pwtriage/pwtriage/analyzer/finding"
)

// label says what a bundle must yield, known by how it was made.
type label struct {
	name       string
	folder     string
	Incident   string   `json:"incident"`
	Cause      string   `json:"cause"`
	Action     string   `json:"action"`
	Branch     string   `json:"branch"`
	AlsoCause  []string `json:"also_cause"`
	AlsoBranch []string `json:"also_branch"` // "action/branch"
	KeyLines   []struct {
		File string `json:"file"`
		Line int    `json:"line"`
	} `json:"key_lines"`
}

// labels reads a folder of labelled bundles, in order of their names: the corpus keeps a label within the bundle, the project beside it.
func labels(t testing.TB, corpus string) []label {
	t.Helper()
	entries, err := os.ReadDir(corpus)
	if err != nil {
		t.Fatal(err)
	}
	var out []label
	for _, e := range entries {
		if !e.IsDir() {
			continue
		}
		l := label{folder: filepath.Join(corpus, e.Name()), name: e.Name()}
		name := filepath.Join(l.folder, "label.json")
		data, err := os.ReadFile(name)
		if os.IsNotExist(err) {
			name = filepath.Join(corpus, "..", "labels", l.name+".json")
			data, err = os.ReadFile(name)
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(data, &l); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		out = append(out, l)
	}
	return out
}

// marks are what one diagnosis is worth; the same questions that the score tool asks.
type marks struct {
	cause, branch, certain, evidence     bool
	falseClose, wrongClose, wrongCertain bool
}

func (l label) judge(d *finding.Diagnosis, site bool) marks {
	ends := []string{l.Action + "/" + l.Branch}
	ends = append(ends, l.AlsoBranch...)
	if !site {
		ends = append(ends, "ask/")
	}
	m := marks{cause: d.Cause.ID == l.Cause || slices.Contains(l.AlsoCause, d.Cause.ID)}
	mayClose := false
	for _, end := range ends {
		action, branch, _ := strings.Cut(end, "/")
		m.branch = m.branch || d.Verdict.Action == action && (action == "ask" || d.Verdict.Branch == branch)
		mayClose = mayClose || action == "close"
	}
	closes, certain := d.Verdict.Action == "close", d.Cause.Confidence == "certain"
	m.certain, m.wrongCertain = m.cause && certain, !m.cause && certain
	m.falseClose, m.wrongClose = closes && !mayClose, closes && mayClose && !m.branch
	m.evidence = m.cause && l.cited(d)
	return m
}

// cited says whether a finding the cause rests on stands at a key line, or within two lines of it.
func (l label) cited(d *finding.Diagnosis) bool {
	for _, f := range d.Findings {
		if !slices.Contains(d.Cause.Evidence, f.ID) {
			continue
		}
		for _, key := range l.KeyLines {
			if strings.HasSuffix(f.File, key.File) && f.Line >= key.Line-2 && f.Line <= key.Line+2 {
				return true
			}
		}
	}
	return false
}

// score sums the marks of many diagnoses, in percent as the score tool does.
type score struct {
	bundles                                           int
	cause, branch, certain, evidence                  float64
	falseCloses, wrongCloses, wrongCertain            int
	causes, branches, certains, evidences, keyedRight int
}

func (s *score) add(l label, m marks) {
	s.bundles++
	count := func(n *int, yes bool) {
		if yes {
			*n++
		}
	}
	count(&s.causes, m.cause)
	count(&s.branches, m.branch)
	count(&s.certains, m.certain)
	count(&s.keyedRight, m.cause && len(l.KeyLines) > 0)
	count(&s.evidences, m.evidence && len(l.KeyLines) > 0)
	count(&s.falseCloses, m.falseClose)
	count(&s.wrongCloses, m.wrongClose)
	count(&s.wrongCertain, m.wrongCertain)
	s.cause, s.branch = percent(s.causes, s.bundles), percent(s.branches, s.bundles)
	s.certain, s.evidence = percent(s.certains, s.causes), percent(s.evidences, s.keyedRight)
}

func percent(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return 100 * float64(n) / float64(of)
}
