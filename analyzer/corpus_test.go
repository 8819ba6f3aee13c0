package analyzer_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pwtriage/pwtriage/analyzer"
	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/analyzer/site"
	"github.com/pwtriage/pwtriage/parsers/bundle"
	"github.com/pwtriage/pwtriage/patterns"
)

const (
	kept     = "../testdata/bundles" // the project's own regression set: one of each client, every branch
	keptSite = "../testdata/site.hcl"
	corpus   = "../../shared/corpus"
)

// wholeCorpus skips a test where the corpus is not beside the repository.
func wholeCorpus(t testing.TB) string {
	if _, err := os.Stat(corpus); err != nil {
		t.Skip("no corpus beside the repository: " + corpus)
	}
	return corpus
}

// options are those of the program without flags.
func options(t testing.TB, siteFile string) analyzer.Options {
	t.Helper()
	flows, causes := rules(t)
	opt := analyzer.Options{Incident: "auto", Catalogue: patterns.Builtin(), Flows: flows, Causes: causes, Limits: bundle.DefaultLimits(), Version: "test"}
	if siteFile != "" {
		s, diags := site.Load(siteFile)
		if diags.HasErrors() {
			t.Fatal(diags)
		}
		opt.Site = s
	}
	return opt
}

func diagnose(t testing.TB, opt analyzer.Options, path string) *finding.Diagnosis {
	t.Helper()
	opt.Paths = []string{path}
	out, err := analyzer.Diagnose(context.Background(), opt)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return out.Diagnosis
}

// customers copies a bundle as a customer sends it: without the label, and without the server's evidence.
func customers(t testing.TB, folder string, change func(name string, data []byte) (string, []byte)) string {
	t.Helper()
	dst := t.TempDir()
	err := filepath.WalkDir(folder, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			if err == nil && d.Name() == "server" {
				return filepath.SkipDir
			}
			return err
		}
		if d.Name() == "label.json" {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		if change != nil {
			rel, data = change(rel, data)
		}
		to := filepath.Join(dst, rel)
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			return err
		}
		return os.WriteFile(to, data, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	return dst
}

// TestKeptBundles holds each bundle of the regression set to its label: cause, branch, proof, and no false word.
func TestKeptBundles(t *testing.T) {
	all := labels(t, kept)
	if len(all) < 12 {
		t.Fatalf("only %d bundles in %s", len(all), kept)
	}
	for _, l := range all {
		t.Run(l.name, func(t *testing.T) {
			d := asMade(t, l)
			m := l.judge(d, true)
			if !m.cause || !m.branch || m.falseClose || m.wrongClose || m.wrongCertain || len(l.KeyLines) > 0 && !m.evidence && d.Cause.ID != "insufficient-evidence" {
				t.Errorf("want %s %s/%s, got %s (%s) %s/%s, at a key line: %v", l.Cause, l.Action, l.Branch,
					d.Cause.ID, d.Cause.Confidence, d.Verdict.Action, d.Verdict.Branch, m.evidence)
			}
		})
	}
}

// TestCorpus holds the bounds of `make eval`; renaming everything that is a name or number must not move them by a point.
func TestCorpus(t *testing.T) {
	all := labels(t, wholeCorpus(t))
	plain := run(t, all, true, func(l label) *finding.Diagnosis { return asMade(t, l) })
	bounds(t, "as made", plain, 92, 94)
	if plain.certain < 60 || plain.evidence < 85 {
		t.Errorf("certain %.1f, evidence %.1f", plain.certain, plain.evidence)
	}
	open := run(t, all, false, func(l label) *finding.Diagnosis {
		opt := options(t, "")
		opt.Incident = l.Incident
		return diagnose(t, opt, customers(t, l.folder, nil))
	})
	bounds(t, "without a site file", open, 78, 85)

	renamed := runRenamed(t, all)
	bounds(t, "renamed", renamed, plain.cause-1, plain.branch-1)
	if renamed.evidence < plain.evidence-1 || renamed.certain < plain.certain-1 {
		t.Errorf("renamed: certain %.1f (%.1f), evidence %.1f (%.1f)", renamed.certain, plain.certain, renamed.evidence, plain.evidence)
	}
}

func bounds(t *testing.T, what string, s score, cause, branch float64) {
	t.Helper()
	t.Logf("%s: cause %.1f branch %.1f certain %.1f evidence %.1f, false closes %d, wrong closes %d, wrong certain %d",
		what, s.cause, s.branch, s.certain, s.evidence, s.falseCloses, s.wrongCloses, s.wrongCertain)
	if s.cause < cause || s.branch < branch || s.falseCloses > 0 || s.wrongCertain > 0 || s.wrongCloses > 2 {
		t.Errorf("%s: below cause %.1f, branch %.1f, or a false word", what, cause, branch)
	}
}

func run(t *testing.T, all []label, site bool, diagnosed func(label) *finding.Diagnosis) score {
	var s score
	for _, l := range all {
		s.add(l, judged(t, l, diagnosed(l), site))
	}
	return s
}

// judged holds a diagnosis to the bundle's label, and tells of one that is wrong.
func judged(t *testing.T, l label, d *finding.Diagnosis, site bool) marks {
	t.Helper()
	m := l.judge(d, site)
	if site && (!m.cause || !m.branch) {
		t.Logf("%s: want %s %s/%s, got %s %s/%s", l.name, l.Cause, l.Action, l.Branch, d.Cause.ID, d.Verdict.Action, d.Verdict.Branch)
	}
	return m
}

// runRenamed diagnoses the corpus under other names. Where a client writes no port it means SIP's own (RFC 3261 19.1.2), which no
// renaming of files changes: those bundles keep 5060 and 5061, the server's too.
func runRenamed(t *testing.T, all []label) score {
	every, usual := newRenaming(t, all, false), newRenaming(t, all, true)
	byName := map[*renaming]analyzer.Options{every: options(t, every.site(t)), usual: options(t, usual.site(t))}
	var s score
	kept := 0
	for _, l := range all {
		names := every
		if impliesPort(asMade(t, l)) {
			names = usual
			kept++
		}
		opt := byName[names]
		opt.Incident = l.Incident
		d := diagnose(t, opt, customers(t, l.folder, names.file))
		l = names.label(l)
		s.add(l, judged(t, l, d, true))
	}
	if kept*2 > len(all) {
		t.Errorf("ports of %d of %d bundles could not be renamed", kept, len(all))
	}
	return s
}

func impliesPort(d *finding.Diagnosis) bool {
	for _, s := range d.Settings {
		if s.Setting == "pbx.port" {
			return strings.HasSuffix(s.Hint, analyzer.NotWritten)
		}
	}
	return true
}
