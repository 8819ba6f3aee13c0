package facts

import (
	"slices"

	"github.com/pwtriage/pwtriage/analyzer/timeline"
)

// Shown is a truth with the marks of the findings that show it.
type Shown struct {
	Is    Truth
	Marks []timeline.Mark
}

// Server is what the server's own records, exports and logs, show of the account in question and of the other party of the call in
// question. What they do not show is unknown.
type Server struct {
	Present        Shown // the account is in the account list
	Enabled        Shown
	Unique         Shown // no other account has its number
	PeerRegistered Shown
	PeerUnique     Shown
	SameServer     Shown

	Fault         []timeline.Mark // a service of the server failed or says so
	WrongPassword []timeline.Mark // the server's log refuses the account's credentials
	UnknownUser   []timeline.Mark // the server's log has no such account
	Refused       []timeline.Mark // the server's log refuses the account itself
	Setting       []timeline.Mark // the server's log finds another user, domain or transport than it has
	Hangup        string          // why the call ended by its record
	HangupMarks   []timeline.Mark
}

// server sets the facts about the server's records.
func (g *gatherer) server() {
	s := g.Server
	g.shown("account.present", Shown{agree(g.Present, s.Present.Is), s.Present.Marks}, g.Account...)
	g.shown("account.enabled", Shown{agree(g.Enabled, s.Enabled.Is), s.Enabled.Marks}, g.Account...)
	g.differs("server.shows_disabled", "account.enabled")
	g.differs("config.shows_account_mismatch", "config.auth_username.matches", "config.realm.matches", "config.domain.matches")
	g.shown("account.number_unique", s.Unique)
	g.shown("peer.registered", s.PeerRegistered)
	g.shown("peer.number_unique", s.PeerUnique)
	g.shown("peer.same_server", s.SameServer)
	g.marked("server.shows_fault", s.Fault)
	g.marked("server.shows_unknown_user", s.UnknownUser)
	g.marked("server.shows_refusal", s.Refused)
	g.marked("server.shows_setting", s.Setting)
	if g.f.Truth("config.password.matches") == Yes || len(s.Fault) > 0 {
		s.WrongPassword = nil // the app has the right one; or a server that can't read its database refuses every password
	}
	g.marked("server.shows_wrong_password", s.WrongPassword)
	g.f.Text("call.server_cause", s.Hangup, g.ids(s.HangupMarks...)...)
}

func (g *gatherer) shown(path string, s Shown, more ...string) {
	g.f.Bool(path, s.Is, Merge(g.ids(s.Marks...), more)...)
}

// differs sets a fact when one of others is known to be no.
func (g *gatherer) differs(path string, others ...string) {
	for _, o := range others {
		if g.f.Truth(o) == No {
			g.f.Bool(path, Yes, g.f.Evidence(o)...)
		}
	}
}

func (g *gatherer) marked(path string, marks []timeline.Mark) {
	if len(marks) > 0 {
		g.f.Bool(path, Yes, g.ids(marks...)...)
	}
}

// agree: what one side leaves open the other says; where they contradict each other, one is out of date and nobody knows which.
func agree(a, b Truth) Truth {
	switch {
	case a == Unknown:
		return b
	case b == Unknown, a == b:
		return a
	}
	return Unknown
}

// absence: that a list lacks the account explains a refusal and nothing else. Where the server did not refuse, or was not even reached, the
// list may be old or another server's, and a person looks.
func (g *gatherer) absence() {
	if g.Server.Present.Is == No && g.Present != No && g.f.Truth("failure.authenticating") != Yes {
		g.f.Forget("account.present")
	}
}

// conflict: of a number two accounts have, no answer to a call says whose it was, so that no message explains the call.
func (g *gatherer) conflict() {
	twice := slices.Concat(g.Server.PeerUnique.Marks, g.Server.Unique.Marks)
	shows := g.Server.PeerUnique.Is == No || g.Server.Unique.Is == No && g.Incident == "cannot-receive-calls"
	if !shows {
		twice = nil
	}
	g.marked("server.shows_conflict", twice)
	if shows && g.f.Truth("call.explained") == Yes {
		g.f.Bool("call.explained", No, g.ids(twice...)...)
	}
}
