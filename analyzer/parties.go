package analyzer

import (
	"fmt"
	"slices"

	"github.com/pwtriage/pwtriage/analyzer/facts"
	"github.com/pwtriage/pwtriage/analyzer/timeline"
	"github.com/pwtriage/pwtriage/parsers/appconfig"
)

// party is one side of an incident of which several bundles were given.
type party struct {
	bundle int // which of the bundles
	name   string
	user   string
	events timeline.Events
	story  *timeline.Story
}

// split tells the parties of merged bundles apart by their accounts and keeps the logs of the side in question: two phones' messages of
// one call read as one phone's would tell a story nobody lived. Bundles of one account are one party.
func (c *caseFile) split(logs []*input) []*input {
	parties := c.parties(logs)
	if len(parties) < 2 {
		return logs
	}
	main := parties[0]
	for _, p := range parties[1:] {
		if c.opt.Account == p.user || c.opt.Account == "" && !troubled(main) && troubled(p) {
			main = p
		}
	}
	c.theirs = map[int]bool{}
	for _, p := range parties {
		if p.user != main.user {
			c.theirs[p.bundle] = true
			c.others = append(c.others, p)
		}
	}
	return slices.DeleteFunc(logs, func(f *input) bool { return c.theirs[f.bundle] })
}

// parties are the bundles whose account is known, when there is more than one account.
func (c *caseFile) parties(logs []*input) []party {
	if len(c.in.reports) < 2 {
		return nil
	}
	var out []party
	users := map[string]bool{}
	for i := range c.in.reports {
		p := party{bundle: i, name: c.in.reports[i].Name}
		own := slices.DeleteFunc(slices.Clone(logs), func(f *input) bool { return f.bundle != i })
		p.events = c.until(eventsOf(own))
		p.story = timeline.Build(p.events, "")
		if p.user = c.accountOf(i, p.events); p.user != "" && some(p.events, func(*timeline.Event) bool { return true }) {
			users[p.user] = true
			out = append(out, p)
		}
	}
	if len(users) < 2 {
		return nil
	}
	return out
}

// accountOf is the account of a bundle, "" when it has none or several: then nobody can say whose it is.
func (c *caseFile) accountOf(bundle int, events timeline.Events) string {
	if users := accounts(events); len(users) > 0 {
		if len(users) > 1 {
			return ""
		}
		return timeline.User(users[0])
	}
	user := ""
	for _, f := range c.in.files {
		if f.bundle != bundle || f.config == nil {
			continue
		}
		for _, s := range f.config.Settings {
			if s.Name == appconfig.Username && s.Value != "" && user != "" && s.Value != user {
				return ""
			} else if s.Name == appconfig.Username {
				user = s.Value
			}
		}
	}
	return user
}

func troubled(p party) bool {
	return bad(p.story) || slices.ContainsFunc(p.story.Calls, func(call *timeline.Call) bool { return call.Status >= 300 || call.MediaLost })
}

// together says what the other party's log shows of the call in question, and which side lost what. Both speak of one call when they
// have its Call-ID; a server that makes a second call of it gives the other leg another one.
func (c *caseFile) together() string {
	call := facts.CallOf(c.story, c.incident.ID)
	if len(c.others) == 0 || call == nil || call.CallID == "" || call.Outlined {
		return ""
	}
	for _, p := range c.others {
		if p.story.Outlined {
			return "" // which of its calls this is cannot be told
		}
		for _, other := range p.story.Calls {
			if other.CallID == call.CallID {
				return fmt.Sprintf(" The log of the other party (%s, %s) shows the same call: %s.", p.user, p.name, between(call, other))
			}
		}
	}
	return " The other party's log does not show this call: it was lost on the way, or the server made a second call of it, which has another Call-ID."
}

// between compares the two ends of one call; "this side" is that of the account in question.
func between(here, there *timeline.Call) string {
	switch {
	case here.Established && there.Established:
		return voice(here, there)
	case there.Established:
		return "it was answered there, and the answer did not reach this side"
	case here.Established:
		return "this side has an answer that the other side did not give"
	case there.Status >= 300 && here.Status >= 300 && there.Status != here.Status:
		return fmt.Sprintf("it ended with %d there and with %d on this side, so that something between changed the answer", there.Status, here.Status)
	case there.Status >= 300:
		return fmt.Sprintf("it ended with %d on both sides", there.Status)
	case there.Ringing && !here.Ringing:
		return "it rang there, and this side was not told"
	}
	return "it arrived there, and no answer is in either log"
}

func voice(here, there *timeline.Call) string {
	lost := func(call *timeline.Call) bool { return call.MediaLost || call.Empty || call.Silent > 0 && !call.Flow }
	switch {
	case lost(here) && lost(there):
		return "it was answered, and voice stopped coming in on both sides"
	case lost(here) && there.Flow:
		return "it was answered; voice reached the other side and was lost on the way to this one"
	case lost(there) && here.Flow:
		return "it was answered; voice reached this side and was lost on the way to the other one"
	case here.Flow && there.Flow:
		return "it was answered, and voice came in on both sides"
	}
	return "it was answered on both sides; the logs do not show whether voice came in on each"
}

// sameServer says whether both parties are meant to use one server, where the site file knows both.
func (c *caseFile) sameServer() facts.Shown {
	own := c.opt.Site.Named(c.value(appconfig.Address))
	for _, p := range c.others {
		for _, f := range c.in.files {
			if f.bundle != p.bundle || f.config == nil {
				continue
			}
			for _, s := range f.config.Settings {
				other := c.opt.Site.Named(s.Value)
				if s.Name != appconfig.Address || own == "" || other == "" {
					continue
				}
				mark := c.show(serverPattern, "info", "the other party's server", f.Path, s.Line, s.Name+"="+s.Value)
				return facts.Shown{Is: facts.Of(own == other), Marks: []timeline.Mark{mark}}
			}
		}
	}
	return facts.Shown{}
}
