package analyzer

import (
	"slices"
	"strings"
	"time"

	"github.com/pwtriage/pwtriage/analyzer/facts"
	"github.com/pwtriage/pwtriage/analyzer/timeline"
	"github.com/pwtriage/pwtriage/parsers/serverexport"
)

// peer says whether the other party is registered, and on this server at all.
func (c *caseFile) peer(user, peer string, call *timeline.Call) {
	holders := c.holders(peer)
	name := peer
	if len(holders) > 0 {
		name = holders[0].Get(serverexport.Username)
		mark := c.row(listedPattern, "info", "the other party is in the server's account list", holders[0])
		c.records.SameServer = facts.Shown{Is: facts.Yes, Marks: []timeline.Mark{mark}}
	}
	rows := c.rowsOf(serverexport.Registered)
	for _, r := range rows {
		if r.Get(serverexport.Username) == name || hasNumber(r, peer) {
			on := facts.Shown{Is: facts.Yes, Marks: []timeline.Mark{c.row(peerOnPattern, "info", "the other party is registered", r)}}
			c.records.PeerRegistered, c.records.SameServer = on, on
			return
		}
	}
	if r, ok := c.lastSession(name); ok && strings.EqualFold(r.Get(serverexport.Event), "REGISTER") {
		c.records.PeerRegistered = facts.Shown{Is: facts.Yes, Marks: []timeline.Mark{c.row(peerOnPattern, "info", "the other party's last session registered", r)}}
		return
	}
	c.peerOff(user, rows, len(holders) == 1 && !call.Ringing && !call.Established)
}

// peerOff takes an absence from the registered accounts for one only when the list shows the user too, who was connected when the
// call failed: a list of another time proves nothing of the call.
func (c *caseFile) peerOff(user string, rows []tableRow, plausible bool) {
	own := slices.IndexFunc(rows, func(r tableRow) bool { return user != "" && r.Get(serverexport.Username) == user })
	if own < 0 || !plausible || !c.wholeOf(serverexport.Registered) {
		return
	}
	mark := c.row(peerOffPattern, "warning", "the user is among the registered accounts and the other party is not", rows[own])
	c.records.PeerRegistered = facts.Shown{Is: facts.No, Marks: []timeline.Mark{mark}}
}

// lastSession is an account's last event by its date; without dates no order is sure, since consoles list the newest first.
func (c *caseFile) lastSession(name string) (tableRow, bool) {
	var last tableRow
	var when time.Time
	for _, r := range c.rowsOf(serverexport.Sessions) {
		if name == "" || r.Get(serverexport.Username) != name {
			continue
		}
		at, _, ok := r.Time()
		if !ok {
			return tableRow{}, false
		}
		if !at.Before(when) {
			last, when = r, at
		}
	}
	return last, last.Line > 0
}

// callRecord finds the record of the call in question: by its Call-ID, else the only one of the two parties.
func (c *caseFile) callRecord(user, peer string, call *timeline.Call) {
	from, to := c.names(user), c.names(peer)
	if call.Incoming {
		from, to = to, from
	}
	var pair []tableRow
	for _, r := range c.rowsOf(serverexport.Calls) {
		if id := r.Get(serverexport.CallID); id != "" && id == call.CallID {
			c.ended(r)
			return
		}
		if from[bare(r.Get(serverexport.Caller))] && to[bare(r.Get(serverexport.Callee))] {
			pair = append(pair, r)
		}
	}
	if len(pair) == 1 && pair[0].Get(serverexport.CallID) == "" {
		c.ended(pair[0])
	}
}

// names are a party's user name and numbers, as a record may have either.
func (c *caseFile) names(party string) map[string]bool {
	out := map[string]bool{bare(party): true}
	for _, r := range c.holders(party) {
		for _, f := range []serverexport.Field{serverexport.Username, serverexport.Number, serverexport.Alternate} {
			out[bare(r.Get(f))] = true
		}
	}
	delete(out, "")
	return out
}

func (c *caseFile) ended(r tableRow) {
	c.records.Hangup = strings.ToUpper(r.Get(serverexport.Hangup))
	c.records.HangupMarks = []timeline.Mark{c.row(callPattern, "info", "the server's record of the call", r)}
}
