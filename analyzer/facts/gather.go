package facts

import (
	"slices"

	"github.com/pwtriage/pwtriage/analyzer/timeline"
)

// Judged is one setting compared with the site file; Evidence is the finding that shows it.
type Judged struct {
	Setting   string
	Value     string
	Matches   Truth
	Alias     bool // an address of the server's, but not the one clients should use
	Elsewhere bool // a port the server uses for another transport
	Evidence  string
}

// Input is what facts are gathered from. ID resolves a timeline mark to the id of its finding.
type Input struct {
	Incident string
	Log      bool // a SIP client's log is there
	Config   bool // the client's configuration is there
	Site     bool
	Story    *timeline.Story
	Settings []Judged
	Present  Truth // the account exists on the server, by the site's account list
	Enabled  Truth
	Account  []string // evidence for Present and Enabled
	Server   Server
	ID       func(timeline.Mark) string
}

// Focus is what the walk is about: the attempt and the call chosen among all of the log. Either may be nil.
type Focus struct {
	Attempt *timeline.Attempt // the failed attempt in question
	Good    *timeline.Attempt // the last one that succeeded
	Call    *timeline.Call
}

// Gather builds the facts of a bundle and says which attempt and call they are about.
func Gather(in Input) (*Facts, Focus) {
	g := gatherer{Input: in, f: New()}
	g.f.Text("incident.id", in.Incident)
	g.f.Bool("log.present", Of(in.Log))
	g.f.Bool("config.present", Of(in.Config))
	g.f.Bool("site.present", Of(in.Site))
	g.config()
	g.server()
	if in.Story != nil && in.Log {
		g.registration()
		g.call()
		g.notes()
	}
	g.absence()
	g.conflict()
	return g.f, g.focus
}

type gatherer struct {
	Input
	f     *Facts
	focus Focus
}

func (g *gatherer) ids(marks ...timeline.Mark) []string {
	var out []string
	for _, m := range marks {
		if m == timeline.NoMark {
			continue
		}
		if id := g.ID(m); id != "" && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

func (g *gatherer) config() {
	for _, s := range g.Settings {
		name, ok := ConfigFacts[s.Setting]
		if !ok {
			continue
		}
		ev := []string{}
		if s.Evidence != "" {
			ev = append(ev, s.Evidence)
		}
		g.f.Bool("config."+name+".matches", s.Matches, ev...)
		g.f.Text("config."+name+".value", s.Value, ev...)
		if s.Setting == "pbx.address" && s.Matches != Unknown {
			g.f.Bool("config.address.alias", Of(s.Alias), ev...)
		}
		if s.Setting == "pbx.port" && s.Matches != Unknown {
			g.f.Bool("config.port.elsewhere", Of(s.Elsewhere), ev...)
		}
	}
	g.unspoken()
}

// registration sets the facts about connecting and registering. The incident is the last run of failures nothing mended,
// else the last failure; a failure mended later is history and said so by registration.recovered.
func (g *gatherer) registration() {
	s := g.Story
	g.f.Bool("log.signalling", Of(s.Traced))
	var done []*timeline.Attempt
	for _, a := range s.Attempts {
		if a.Outcome != timeline.Pending {
			done = append(done, a)
		}
	}
	if len(s.Attempts) > 0 {
		g.f.Bool("registration.attempted", Yes, g.ids(s.Attempts[0].Start.Mark)...)
	}
	if len(done) == 0 {
		return
	}
	last := done[len(done)-1]
	lost := openLoss(s)
	failing := last.Outcome == timeline.Failed || lost != nil
	for _, a := range done {
		if a.Outcome == timeline.OK {
			g.focus.Good = a
		} else if g.focus.Attempt == nil || a.Kind != "" && a.Kind != "io" || g.focus.Attempt.Session != a.Session {
			g.focus.Attempt = a
		}
	}
	end := g.ids(last.Marks...)
	if s.Doubted && !failing {
		g.f.Bool("registration.ever", Of(g.focus.Good != nil), end...)
		g.focus = Focus{}
		return
	}
	if lost != nil {
		end = append(end, g.ids(lost.Marks...)...)
	}
	g.f.Bool("registration.registered", Of(!failing), end...)
	g.f.Bool("registration.failing", Of(failing), end...)
	g.history(done, failing, end)
	if a := g.focus.Attempt; a != nil {
		g.failure(a)
	} else if lost != nil {
		g.lossOnly(lost)
	}
}

func openLoss(s *timeline.Story) *timeline.Loss {
	for i := len(s.Losses) - 1; i >= 0; i-- {
		if l := s.Losses[i]; !l.Recovered && l.Session == s.Sessions-1 {
			return l
		}
	}
	return nil
}

// history sets what came before the end: was it good once, was it lost, did it come back, and how.
func (g *gatherer) history(done []*timeline.Attempt, failing bool, end []string) {
	var good, lost []string
	if g.focus.Good != nil {
		good = g.ids(g.focus.Good.Marks...)
	}
	g.f.Bool("registration.ever", Of(g.focus.Good != nil), append(good, end...)...)
	for _, l := range g.Story.Losses {
		lost = append(lost, g.ids(l.Marks...)...)
	}
	g.f.Bool("registration.lost", Of(len(g.Story.Losses) > 0), append(lost, good...)...)
	last := done[len(done)-1]
	recovered := !failing && (len(g.Story.Losses) > 0 || g.focus.Attempt != nil)
	ev := slices.Concat(end, lost)
	if a := g.focus.Attempt; a != nil {
		ev = append(ev, g.ids(a.Marks...)...)
	}
	g.f.Bool("registration.recovered", Of(recovered), ev...)
	again := last.Fresh && len(done) > 1 || last.Manual
	g.f.Bool("registration.manual", Of(again), end...)
	switch {
	case failing:
		g.f.Bool("reconnect.ok", No, end...)
	case recovered || again:
		g.f.Bool("reconnect.ok", Yes, end...)
	}
}

func (g *gatherer) failure(a *timeline.Attempt) {
	ev := g.ids(a.Marks...)
	g.f.Text("failure.kind", a.Kind, ev...)
	if a.Status != 0 && a.Remote {
		g.f.Number("failure.status", a.Status, ev...)
	}
	g.f.Number("failure.tries", a.Tries, ev...)
	g.f.Bool("failure.remote", Of(a.Remote), ev...)
	g.f.Bool("failure.resolved", seen(a.Resolved, a.Remote || a.Kind == "dns"), ev...)
	g.f.Bool("failure.connected", seen(a.Connected, a.Kind == "refused" || a.Kind == "unreachable" || a.Kind == "dns"), ev...)
	g.f.Bool("failure.secured", seen(a.Secured, false), ev...)
	g.f.Bool("failure.sent", seen(a.Sent, false), ev...)
	g.f.Bool("failure.traced", Of(a.Traced), ev...)
	g.f.Bool("failure.authorized", seen(a.Authorized, a.Traced && !a.Outlined), ev...)
	if good := g.focus.Good; good != nil && good.Session == a.Session && a.Remote && a.Status == 403 {
		g.f.Bool("failure.shows_revoked", Yes, slices.Concat(ev, g.ids(good.Marks...))...)
	}
	if a.Kind == "" {
		return
	}
	g.groups(a, ev)
}

// seen: what the log shows is yes; its absence is no only where the log would have shown it.
func seen(yes, would bool) Truth {
	switch {
	case yes:
		return Yes
	case would:
		return No
	}
	return Unknown
}

var (
	connecting = []string{"dns", "refused", "unreachable", "network-down", "timeout", "reset", "eof", "aborted", "io", "transport-unavailable", "bad-uri", "no-answer"}
	refusing   = []int{401, 403, 404, 407, 410, 604}
)

func (g *gatherer) groups(a *timeline.Attempt, ev []string) {
	securing := len(a.Kind) >= 3 && a.Kind[:3] == "tls"
	auth := a.Kind == "auth" || a.Kind == "no-credentials" || a.Remote && slices.Contains(refusing, a.Status)
	g.f.Bool("failure.connecting", Of(!a.Remote && slices.Contains(connecting, a.Kind)), ev...)
	g.f.Bool("failure.securing", Of(!a.Remote && securing), ev...)
	g.f.Bool("failure.authenticating", Of(auth), ev...)
	g.f.Bool("failure.serving", Of(a.Remote && a.Status >= 500), ev...)
	g.f.Bool("failure.interval", Of(a.Remote && a.Status == 423), ev...)
}

// lossOnly: the registration was lost and no attempt to mend it is in the log.
func (g *gatherer) lossOnly(l *timeline.Loss) {
	ev := g.ids(l.Marks...)
	g.f.Text("failure.kind", l.Kind, ev...)
	g.f.Bool("failure.remote", No, ev...)
	g.f.Bool("failure.connecting", Yes, ev...)
	for _, p := range []string{"failure.securing", "failure.authenticating", "failure.serving", "failure.interval"} {
		g.f.Bool(p, No, ev...)
	}
}

// unspoken are settings neither side speaks of: where the configuration is there and names none, there is nothing that could
// differ. The server's address, port, transport and password are never among them.
func (g *gatherer) unspoken() {
	if !g.Config {
		return
	}
	for _, name := range []string{"auth_username", "realm", "domain", "security_model", "obfuscation_mode", "obfuscation_key", "edition",
		"keep_alive", "number", "do_not_disturb", "tls_min", "tls_max", "tls_ca", "expires", "media_security"} {
		spoken := slices.ContainsFunc(g.Settings, func(j Judged) bool { return ConfigFacts[j.Setting] == name })
		if !spoken {
			g.f.Bool("config."+name+".matches", Yes)
		}
	}
}
