package packet

import (
	"cmp"
	"fmt"

	"github.com/pwtriage/pwtriage/analyzer/finding"
)

// Missing is what the next level will ask for, and why it matters.
type Missing struct{ What, Why, Request string }

// lacks lists what keeps the escalation from being complete.
func (p *packet) lacks() []Missing {
	var out []Missing
	add := func(when bool, what, why, request string) {
		if when {
			out = append(out, Missing{what, why, request})
		}
	}
	p.fields(add)
	p.before(add)
	if p.Level == 3 {
		p.third(add)
	} else {
		p.second(add)
	}
	for _, m := range p.d.Missing {
		out = append(out, Missing{m.What, m.Why, m.Request})
	}
	for _, s := range p.d.Bundle.Skipped[:min(len(p.d.Bundle.Skipped), maxUnknown)] {
		out = append(out, Missing{"a part of the bundle, " + s.Path, "what it shows is not in this packet (" + s.Reason + ")", "Ask for it in a form that can be read, if it may matter."})
	}
	return out
}

type adder func(when bool, what, why, request string)

// fields are those a ticket between the levels must have.
func (p *packet) fields(add adder) {
	c := p.d.Client
	if c == nil {
		c = &finding.Client{}
	}
	network := false
	for _, f := range p.d.Findings {
		network = network || f.Class == "network"
	}
	add(p.d.Ticket == "", "the ticket number", "the levels talk through the ticket only, and look there for earlier cases", "Give --ticket.")
	add(c.Version == "", "the version of the app", "the fault may be mended in a later version, and level 3 repeats it with this one", "Ask the user; the app shows it under About.")
	add(c.Device == "", "the device", "some faults are those of one model", "Ask for manufacturer and model.")
	add(cmp.Or(c.OS, c.Platform) == "", "the operating system", "permissions, sleep and network differ from version to version", "Ask for its name and version.")
	add(c.Edition == "", "the edition of the PrivateServer", "trunks and some features need the Enterprise edition", "Ask the administrator: Professional or Enterprise.")
	add(!network, "the network", "most connection trouble is that of the network: operator, data option, traffic that is left", "Ask for operator, data option, and whether traffic is left.")
}

// before: the steps of earlier levels that nobody has answered.
func (p *packet) before(add adder) {
	for _, q := range p.questions() {
		if q.Level < p.Level && !q.answered() {
			add(true, "the answer to "+q.ID, fmt.Sprintf("level %d is to decide on it first: %s", q.Level, q.Question), "Answer it, then: --answer "+q.ID+"=ANSWER")
		}
	}
	v := p.d.Verdict
	add(v.Action == "close", "a reason to escalate", "the verdict is to close: "+v.Title, "Do what it says first; hand on only what stays broken after it.")
}

// second is what level 2 needs beside that.
func (p *packet) second(add adder) {
	judged := false
	for _, s := range p.d.Settings {
		judged = judged || s.Expected != ""
	}
	add(!judged && len(p.d.Settings) > 0, "the server's side of the settings", "level 2 compares both sides, and the app's alone proves nothing", "Give --site FILE, or put the PrivateServer's account list into the bundle.")
	add(p.d.Verdict.Branch == "level-2-remote-party", "the other party's bundle", "level 2 looks at the other party's configuration and activity", "Ask the other party for its bundle, and diagnose both with --merge.")
}

// third is what level 3 needs beside that.
func (p *packet) third(add adder) {
	add(len(p.messages) == 0, "the SIP messages", "without them nobody can tell who said what, and to which request", "Let the user repeat it with a log of a higher level (for PJSIP: level 5).")
	for _, e := range p.evidence {
		if e.finding.Line > 0 && e.slice == "" {
			add(true, "the line of "+e.finding.ID, "a finding without its log around it proves less", "Look it up in the bundle: "+e.finding.File+fmt.Sprintf(":%d", e.finding.Line))
		}
	}
	errors := 0
	for _, f := range p.d.Findings {
		if f.Severity == "error" {
			errors++
		}
	}
	add(len(p.evidence) == maxEvidence, "more findings", fmt.Sprintf("only the first %d are in this packet", maxEvidence), "They are in "+Result+".")
	add(errors == 0 && len(p.d.Unknown) == 0, "an error", "the log shows none at all: it may be of another time, or of too low a level", "Ask for a log of the time of the incident.")
}
