package analyzer

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"

	"github.com/pwtriage/pwtriage/analyzer/cause"
	"github.com/pwtriage/pwtriage/analyzer/facts"
	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/analyzer/site"
	"github.com/pwtriage/pwtriage/analyzer/timeline"
	"github.com/pwtriage/pwtriage/analyzer/workflow"
	"github.com/pwtriage/pwtriage/internal/redact"
	"github.com/pwtriage/pwtriage/parsers/sip"
	"github.com/pwtriage/pwtriage/patterns"
)

// ErrNothing is returned, beside the diagnosis, when nothing readable was found in the bundle.
var ErrNothing = errors.New("nothing readable was found")

// Outcome is a diagnosis with what is needed to look at it again.
type Outcome struct {
	Diagnosis *finding.Diagnosis
	Facts     *facts.Facts
	Secrets   *redact.Secrets
	Judged    *Sidecar // what a redacted form of the bundle would hide
	// Matches are those of a listing, without secrets. Each time they are asked for they are made anew.
	Matches iter.Seq[*finding.Finding]

	read   *caseFile
	masked *redact.Secrets // as they were before the diagnosis was put together
}

// Answer walks again with other answers, over what was read: the diagnosis becomes what Diagnose would make of the bundle with them.
func (out *Outcome) Answer(answers map[string]string, command string) error {
	c := out.read
	c.opt.Answers, c.opt.Command = answers, command
	c.secrets = out.masked.Fork()
	if err := c.judge(); err != nil {
		return err
	}
	out.Diagnosis, out.Secrets = c.compose(), c.secrets
	return nil
}

// Diagnose reads the bundle and says what it shows. An error means that no bundle could be opened, or that an answer is to a
// question that does not exist; everything wrong inside a bundle is in the diagnosis.
func Diagnose(ctx context.Context, opt Options) (*Outcome, error) {
	in := &intake{opt: opt, set: ready(opt)}
	if !opt.Listing {
		in.digest = newDigest()
	}
	in.counted = opt.Catalogue.Counted()
	if err := in.read(ctx); err != nil {
		return nil, err
	}
	sort.SliceStable(in.files, func(i, j int) bool { return in.files[i].Path < in.files[j].Path })
	c := &caseFile{opt: opt, in: in, secrets: redact.New(in.secrets())}
	if opt.Listing {
		return c.list(), in.nothing()
	}
	c.ledger = newLedger(c.secrets.Text)
	return c.diagnose()
}

// ready makes the catalogue ready for matching while the first file is looked at.
func ready(opt Options) func() *patterns.Set {
	if opt.Matcher != nil {
		return func() *patterns.Set { return opt.Matcher }
	}
	matcher := sync.OnceValue(opt.Catalogue.Matcher)
	go func() {
		defer func() { _ = recover() }() // whoever asks for it gets the panic, and says of which bundle it is
		matcher()
	}()
	return matcher
}

func (in *intake) secrets() [][]byte {
	var out [][]byte
	for _, f := range in.files {
		if f.config != nil {
			out = append(out, f.config.Secrets...)
		}
		out = append(out, f.passwords()...)
	}
	return out
}

// caseFile carries one diagnosis from what was read to what is said.
type caseFile struct {
	opt     Options
	in      *intake
	secrets *redact.Secrets
	ledger  *ledger

	events   timeline.Events // of the client's logs
	served   timeline.Events // of the server's logs
	others   []party         // the other parties of merged bundles
	theirs   map[int]bool    // their bundles
	site     *site.Site      // the site file, and what account lists add to it
	seams    []finding.Gap   // between files
	story    *timeline.Story
	user     string
	rows     []site.Row
	rowMarks []timeline.Mark
	told     map[string]Judgement // rows that the sidecar of a redacted bundle tells, by setting
	sessions []session            // the account's, as the server has them
	records  facts.Server         // what the server's records show
	facts    *facts.Facts
	focus    facts.Focus
	incident finding.Incident
	causes   []cause.Standing
	walk     *workflow.Result
}

func (c *caseFile) diagnose() (*Outcome, error) {
	c.join()
	c.tell()
	c.name()
	c.compare()
	c.over()
	c.consult()
	c.ledger.number()
	c.gather()
	c.in.notes = append(c.in.notes, c.clocks()...)
	if err := c.judge(); err != nil {
		return nil, err
	}
	masked := c.secrets.Fork()
	out := &Outcome{Diagnosis: c.compose(), Facts: c.facts, Secrets: c.secrets, Judged: c.sidecar(), read: c, masked: masked}
	return out, c.in.nothing()
}

// nothing is ErrNothing when no file could be read.
func (in *intake) nothing() error {
	if !slices.ContainsFunc(in.files, func(f *input) bool { return f.Kind != "other" || f.text }) {
		return ErrNothing
	}
	return nil
}

// join puts the files' hits into the ledger and their events in one order: that of the rotation, by the time a client log
// begins, then by path.
func (c *caseFile) join() {
	var logs, servers []*input
	c.once()
	for _, f := range c.in.files {
		c.ledger.take(f)
		if f.Kind == "log" && f.voip {
			logs = append(logs, f)
		}
		if f.Kind == "server" {
			servers = append(servers, f)
		}
	}
	servers = slices.DeleteFunc(c.inOrder(servers), func(f *input) bool { return !f.voip })
	c.served = eventsOf(servers)
	c.events = c.attributed(c.until(eventsOf(c.split(c.inOrder(logs)))))
}

// tell builds the story of the account in question: of several the last one in trouble, else the last one seen.
func (c *caseFile) tell() {
	c.user = c.opt.Account
	users := accounts(c.events)
	if c.user != "" || len(users) < 2 {
		c.story = timeline.Build(c.events, timeline.User(c.user))
		if c.user == "" && len(users) == 1 {
			c.user = users[0]
		}
		return
	}
	for _, user := range slices.Backward(users) {
		story := timeline.Build(c.events, user)
		if bad(story) || c.story == nil {
			c.user, c.story = user, story
		}
		if bad(story) {
			return
		}
	}
}

// accounts are the users the client registers, in the order of their first sign: by its own messages, else by its words.
func accounts(events timeline.Events) []string {
	var out []string
	for e := range events {
		user := timeline.User(e.Attrs["account"])
		if e.SIP != nil {
			if !e.SIP.IsRequest() || e.SIP.Method != "REGISTER" || e.SIP.Direction == sip.Received {
				continue
			}
			user = e.SIP.To
		} else if !timeline.Registers(e.Name) {
			continue
		}
		if user != "" && !slices.Contains(out, user) {
			out = append(out, user)
		}
	}
	return out
}

func bad(s *timeline.Story) bool {
	for i := len(s.Attempts) - 1; i >= 0; i-- {
		if a := s.Attempts[i]; a.Outcome != timeline.Pending {
			return a.Outcome == timeline.Failed
		}
	}
	return false
}

// name says what the incident is.
func (c *caseFile) name() {
	c.incident = finding.Incident{ID: c.opt.Incident, Source: "given"}
	if c.opt.Incident == "" || c.opt.Incident == "auto" {
		c.incident = infer(c.story)
	}
}

func (c *caseFile) gather() {
	in := facts.Input{Incident: c.incident.ID, Site: c.sited(), Story: c.story, Server: c.records, ID: c.ledger.id}
	for _, f := range c.in.files {
		if c.theirs[f.bundle] {
			continue
		}
		in.Log = in.Log || f.Kind == "log" && f.voip
		in.Config = in.Config || f.config != nil && len(f.config.Settings) > 0
	}
	in.Config = in.Config || c.in.sidecar != nil && len(c.in.sidecar.Settings) > 0
	c.settings(&in)
	c.facts, c.focus = facts.Gather(in)
}

// infer chooses the incident by evidence and says by which: a registration that fails comes first, then the last call that went wrong,
// then the last call.
func infer(s *timeline.Story) finding.Incident {
	inferred := func(id, why string) finding.Incident {
		return finding.Incident{ID: id, Source: "inferred", Why: why}
	}
	switch {
	case bad(s):
		return inferred("connection-issues", "the last attempt to register failed")
	case len(s.Calls) == 0:
		return inferred("connection-issues", "the log shows no call")
	}
	last, why := s.Calls[len(s.Calls)-1], "the last call of the log was an %s one"
	for _, call := range s.Calls {
		switch {
		case call.Status >= 300:
			last, why = call, "an %s call ended with status "+strconv.Itoa(call.Status)
		case call.MediaLost:
			last, why = call, "in an %s call the media stopped"
		}
	}
	id := map[bool]string{true: "cannot-receive-calls", false: "cannot-call"}[last.Incoming]
	return inferred(id, fmt.Sprintf(why, direction(last)))
}

func (c *caseFile) judge() error {
	tree := c.facts.Tree()
	c.causes = cause.Infer(c.opt.Causes, tree)
	walk, err := c.opt.Flows.Walk(c.incident.ID, tree, c.opt.Answers)
	c.walk = walk
	return err
}

// command is what goes on with the walk after a question.
func (c *caseFile) command(step *workflow.Step) string {
	label := step.Labels()[0]
	if strings.ContainsAny(label, " ,()'") {
		return c.opt.Command + " --answer '" + step.ID + "=" + label + "'"
	}
	return c.opt.Command + " --answer " + step.ID + "=" + label
}
