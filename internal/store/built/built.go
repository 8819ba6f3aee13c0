// Package built makes diagnoses for tests and measurements of the store: nothing in them was ever in a log of anybody. The same seed
// makes the same ones. They have the shape of real ones: about thirty findings a bundle, a few causes and patterns far more frequent than
// the rest, times and call ids that are never the same twice. They do not use the catalogue's entries, so that a
// measurement does not change with the catalogue.
package built

import (
	"fmt"
	"hash/crc32"
	"math/rand/v2"
	"strings"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/patterns"
)

// Source makes diagnoses.
type Source struct {
	rnd     *rand.Rand
	entries []entry
	nth     int
}

// New starts a source.
func New(seed uint64) *Source {
	return &Source{rnd: rand.New(rand.NewPCG(seed, 1)), entries: entries()}
}

// entry stands for a pattern.
type entry struct{ id, class, severity, title, text string }

var faults = []string{"certificate verify failed", "connection refused", "timed out waiting for an answer", "answered 401 Unauthorized after retry",
	"answered 503 Service Unavailable", "registration lost, next try later", "no route to host", "packet lost on the stream",
	"socket closed by peer", "state machine left in an unexpected state", "name does not resolve", "key agreement not finished"}

// entries are twelve patterns of each class.
func entries() []entry {
	var out []entry
	for n := range len(faults) {
		for _, class := range patterns.Classes {
			out = append(out, entry{id: fmt.Sprintf("%s-%03d", strings.ToUpper(class[:3]), 900+n), class: class,
				severity: patterns.Severities[(n+len(class))%3], title: strings.ToUpper(class[:1]) + class[1:] + ": " + faults[n],
				text: fmt.Sprintf("%s transport 0x7f%06x <sip:%d@pbx.example.test> %s", class, n*7919, 1000+n, faults[n])})
		}
	}
	return out
}

var platforms = []string{"android", "ios", "blackberry", "symbian", "windows"}

var versions = []string{"2.9.4", "3.0.0", "3.0.1", "3.1.0", "3.1.2", "3.2.0", "3.2.1", "3.3.0", "3.10.0"}

// branches are by cause where a cause has one of its own; the rest is escalated.
var branches = map[string][2]string{
	"auth-rejected": {"close", "account-aligned"}, "account-unknown": {"close", "account-created"}, "peer-offline": {"close", "not-an-issue"},
	"pbx-address-wrong": {"close", "configuration-fixed"}, "pbx-port-wrong": {"close", "configuration-fixed"},
	"registration-lost-recovered": {"close", "temporary-network-problem"}, "server-error": {"escalate", "level-2-server"},
	"client-crash": {"escalate", "level-3"}, "media-lost": {"escalate", "level-2"},
}

// Next makes one more diagnosis, with about so many findings.
func (s *Source) Next(findings int) *finding.Diagnosis {
	s.nth++
	cause := patterns.Causes[s.skewed(len(patterns.Causes))]
	branch, ok := branches[cause]
	if !ok {
		branch = [2]string{"escalate", "level-2"}
	}
	sha := fmt.Sprintf("%016x%016x%016x%016x", s.rnd.Uint64(), s.rnd.Uint64(), s.rnd.Uint64(), s.rnd.Uint64())
	d := &finding.Diagnosis{
		Schema: finding.Schema,
		Bundle: finding.Bundle{Name: fmt.Sprintf("built-%06d.zip", s.nth), SHA256: sha, Size: 1 << 20},
		Ticket: fmt.Sprintf("SUP-%d", 10000+s.nth/2),
		Client: &finding.Client{App: "PrivateWave", Version: pick(s.rnd, versions), Platform: platforms[s.skewed(len(platforms))],
			OS: fmt.Sprint(8 + s.rnd.IntN(9)), Device: fmt.Sprintf("built-%d", s.rnd.IntN(12))},
		Incident: finding.Incident{ID: "connection-issues", Source: "inferred"},
		Cause:    finding.Cause{ID: cause, Title: cause, Confidence: pick(s.rnd, []string{"certain", "likely", "possible"}), Evidence: []string{"F1"}},
		Verdict:  finding.Verdict{Action: branch[0], Branch: branch[1], Level: 1 + len(branch[1])%3, Title: branch[1]},
	}
	for range findings - findings/10 {
		d.Findings = append(d.Findings, s.finding(len(d.Findings)+1))
	}
	for range findings / 10 {
		d.Unknown = append(d.Unknown, s.unknown())
	}
	return d
}

// skewed makes small numbers far more frequent than great ones.
func (s *Source) skewed(n int) int {
	x := s.rnd.Float64()
	return int(x * x * x * float64(n))
}

func pick[T any](rnd *rand.Rand, of []T) T { return of[rnd.IntN(len(of))] }

func (s *Source) finding(nth int) finding.Finding {
	e := s.entries[s.skewed(len(s.entries))]
	at := s.moment()
	text := fmt.Sprintf("%s %s call-id %012x %d ms", at, e.text, s.rnd.Uint64()>>16, s.rnd.IntN(40000))
	place := finding.Place{File: pick(s.rnd, []string{"client.log", "logs/client.log", "logs/client.log.1", "device/logcat.txt"}), Line: 1 + s.rnd.IntN(90000), Time: at}
	return finding.Finding{
		ID: fmt.Sprintf("F%d", nth), Pattern: e.id, Class: e.class, Severity: e.severity, Title: e.title, Message: text, Excerpt: text,
		File: place.File, Line: place.Line, Column: 1 + s.rnd.IntN(60), Offset: int64(place.Line) * 117, Time: at,
		Captures:    map[string]string{"host": fmt.Sprintf("pbx%d.example.test", s.rnd.IntN(20)), "status": fmt.Sprint(400 + s.rnd.IntN(104))},
		Fingerprint: fmt.Sprintf("%08x%s", crc32.ChecksumIEEE([]byte(e.id)), pick(s.rnd, []string{"0a", "1b", "2c"})), Count: 1 + s.rnd.IntN(30),
		Last: &place, Samples: []finding.Place{place},
	}
}

func (s *Source) moment() string {
	return fmt.Sprintf("2026-%02d-%02dT%02d:%02d:%02d.%03d", 1+s.rnd.IntN(11), 1+s.rnd.IntN(28), s.rnd.IntN(24), s.rnd.IntN(60), s.rnd.IntN(60), s.rnd.IntN(1000))
}

var subjects = []string{"database", "codec", "socket", "thread pool", "keychain", "push token", "contact sync", "audio route"}

func (s *Source) unknown() finding.Template {
	place := finding.Place{File: "client.log", Line: 1 + s.rnd.IntN(90000), Time: s.moment()}
	return finding.Template{Template: fmt.Sprintf("E/%s: %s failed in state <*> with %d", pick(s.rnd, subjects), pick(s.rnd, subjects), s.skewed(40)),
		Count: 1 + s.rnd.IntN(9), Severity: "error", First: place, Last: place}
}
