// Package lint proves that catalogue, workflows and causes belong together: that what entries emit is heard, that the facts made of it
// are asked for, and that every cause can be met. Each of the three is checked by its own loader; here are the seams between them.
package lint

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pwtriage/pwtriage/analyzer/cause"
	"github.com/pwtriage/pwtriage/analyzer/facts"
	"github.com/pwtriage/pwtriage/analyzer/workflow"
	"github.com/pwtriage/pwtriage/patterns"
)

// unasked are the facts no condition asks for, and who does.
var unasked = map[string]string{
	"log.present":            "the list of what is missing asks for it",
	"log.signalling":         "the list of what is missing asks for it",
	"config.present":         "the list of what is missing asks for it",
	"site.present":           "the list of what is missing asks for it",
	"registration.attempted": "for the flows of a site: whether there is a story at all",
	"registration.manual":    "reconnect.ok is made of it; for the flows of a site",
	"registration.recovered": "reconnect.ok is made of it; for the flows of a site",
	"failure.resolved":       "for the flows of a site: how far the attempt came",
	"failure.sent":           "for the flows of a site: how far the attempt came",
	"failure.tries":          "for the flows of a site: how far the attempt came",
	"certificate.fault":      "for the flows of a site: a fault that was not enforced",
	"call.media_flow":        "call.works and call.media_silent are made of it",
	"call.progress":          "for the flows of a site: how far the call came",
	"call.secure_offer":      "for the flows of a site: what this side offered",
	"network.down":           "for the flows of a site: the device itself had no network",
	"server.note":            "for the flows of a site: what a server's log says",
	"account.number_unique":  "for the flows of a site: server.shows_conflict is made of it",
	"peer.number_unique":     "for the flows of a site: server.shows_conflict is made of it",
	"zrtp.secure":            "for the flows of a site: the exchange completed",
}

// unheard are the events no entry of the built-in catalogue emits, and who does.
var unheard = map[string]string{"server-note": "entries for servers' logs"}

// Seams checks the three against each other.
func Seams(c *patterns.Catalogue, flows *workflow.Set, causes []*cause.Cause) []patterns.Problem {
	return slices.Concat(emitted(c), asked(flows, causes), named(c, causes))
}

// emitted: an event nothing emits is a fact that stays unknown for ever.
func emitted(c *patterns.Catalogue) []patterns.Problem {
	by := map[string]bool{}
	for _, e := range c.Entries {
		for _, emit := range e.Emit {
			by[emit.Event] = true
		}
	}
	var out []patterns.Problem
	for _, event := range patterns.Events {
		if _, known := unheard[event]; !known && !by[event] {
			out = append(out, problem(event, "no entry emits the event", "write the entry that sees it, or take the event away"))
		}
	}
	return out
}

// asked: a fact no condition asks for is work for nothing.
func asked(flows *workflow.Set, causes []*cause.Cause) []patterns.Problem {
	used := map[string]bool{}
	for _, f := range flows.Flows {
		for _, st := range f.Steps {
			for _, a := range st.Answers {
				if a.When != nil {
					note(used, facts.Used(a.When))
				}
			}
		}
	}
	for _, c := range causes {
		for _, condition := range c.Expressions() {
			if condition != nil {
				note(used, facts.Used(condition))
			}
		}
	}
	var out []patterns.Problem
	for _, f := range facts.Declared() {
		_, excused := unasked[f[0]]
		switch configured := strings.HasPrefix(f[0], "config."); {
		case !used[f[0]] && !excused && !configured: // a setting may be asked for by the flows of a site
			out = append(out, problem(f[0], "no workflow and no cause uses the fact", "use it in a condition, or take it away"))
		case used[f[0]] && excused:
			out = append(out, problem(f[0], "the fact is used and excused as unused", "drop the excuse"))
		}
	}
	return out
}

func note(used map[string]bool, paths []string) {
	for _, p := range paths {
		used[p] = true
	}
}

// named: entries and causes speak of the same causes.
func named(c *patterns.Catalogue, causes []*cause.Cause) []patterns.Problem {
	var out []patterns.Problem
	for _, id := range patterns.Causes {
		if !slices.ContainsFunc(causes, func(k *cause.Cause) bool { return k.ID == id }) {
			out = append(out, problem(id, "entries may name the cause, and there is none of that id", "write it into causes.hcl"))
		}
	}
	for _, k := range causes {
		if !slices.Contains(patterns.Causes, k.ID) {
			out = append(out, problem(k.ID, "no entry can name the cause", "add it to the vocabulary of the catalogue"))
		}
	}
	return out
}

func problem(id, text, fix string) patterns.Problem {
	return patterns.Problem{ID: id, Text: fmt.Sprintf("%s %q", text, id), Fix: fix}
}
