package analyzer

import (
	"cmp"
	"slices"
	"time"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/analyzer/timeline"
	"github.com/pwtriage/pwtriage/parsers/serverexport"
)

// session is one event of the account's connection, as the server's SIP sessions have it.
type session struct {
	tableRow
	at   time.Time
	mark timeline.Mark
}

// maxSessions bounds what is told of an account; the last ones say how things are.
const maxSessions = 20

// sessionsOf are an account's last events by date. CONNECT and DISCONNECT belong to an address until the server's job finds the
// account, so rows without a user count where the address is one the account registered from.
func (c *caseFile) sessionsOf(user string) []session {
	rows := c.rowsOf(serverexport.Sessions)
	addresses := map[string]bool{}
	for _, r := range rows {
		if r.Get(serverexport.Username) == user {
			addresses[r.Get(serverexport.Address)] = true
		}
	}
	delete(addresses, "")
	var out []session
	for _, r := range rows {
		name := r.Get(serverexport.Username)
		at, _, ok := r.Time()
		if ok && user != "" && (name == user || name == "" && addresses[r.Get(serverexport.Address)]) {
			out = append(out, session{tableRow: r, at: at, mark: timeline.NoMark})
		}
	}
	slices.SortStableFunc(out, func(a, b session) int { return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.file, b.file)) })
	return out[max(0, len(out)-maxSessions):]
}

// sessionChanges are the server's events of the account for the timeline, in the server's local time as the export shows it.
func (c *caseFile) sessionChanges() []finding.Change {
	var out []finding.Change
	state := "unknown"
	for _, s := range c.sessions {
		to := c.secrets.Text(shorten(s.Get(serverexport.Event), 40))
		if why := s.Get(serverexport.Details); why != "" {
			to += " (" + c.secrets.Text(shorten(why, 100)) + ")"
		}
		out = append(out, finding.Change{Time: s.at.Format("2006-01-02T15:04:05.000"), Kind: "session",
			Subject: timeline.User(c.user) + " at " + s.Get(serverexport.Address), From: state, To: to, Evidence: c.ids([]timeline.Mark{s.mark})})
		state = to
	}
	return out
}
