package analyzer

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pwtriage/pwtriage/analyzer/facts"
	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/analyzer/site"
	"github.com/pwtriage/pwtriage/analyzer/timeline"
	"github.com/pwtriage/pwtriage/parsers/appconfig"
	"github.com/pwtriage/pwtriage/parsers/serverexport"
)

// The ids of findings that exports of the server give. Like those of settings they stand beside the catalogue's.
const (
	listedPattern   = "EXP-001"
	absentPattern   = "EXP-002"
	disabledPattern = "EXP-003"
	twicePattern    = "EXP-004"
	peerOnPattern   = "EXP-005"
	peerOffPattern  = "EXP-006"
	checkPattern    = "EXP-007"
	callPattern     = "EXP-008"
	numberPattern   = "EXP-009"
	serverPattern   = "EXP-010"
	sessionPattern  = "EXP-011"
)

// consult asks the server's records about the account in question and the other party of the call in question. What a table lacks is
// taken for missing only where nothing in the bundle speaks against it.
func (c *caseFile) consult() {
	user := timeline.User(c.user)
	call := facts.CallOf(c.story, c.incident.ID)
	c.served = c.until(c.served)
	c.logged(user)
	c.present(user)
	c.records.Unique = c.unique(user, "the account's number exists twice")
	c.checks()
	c.sessions = c.sessionsOf(user)
	if n := len(c.sessions); n > 0 {
		c.sessions[n-1].mark = c.row(sessionPattern, "info", "the account's last event among the server's sessions", c.sessions[n-1].tableRow)
	}
	if call != nil && call.Peer != "" {
		peer := dialled(timeline.User(call.Peer))
		c.records.PeerUnique = c.unique(peer, "the other party's number exists twice")
		c.peer(user, peer, call)
		c.callRecord(user, peer, call)
	}
	if same := c.sameServer(); same.Is != facts.Unknown {
		c.records.SameServer = same
	}
}

// dialled is a number without the app's prefix for a secure call.
func dialled(number string) string { return strings.TrimPrefix(number, "+801") }

// listed are the accounts of the account lists.
func (c *caseFile) listed() []site.Account {
	var out []site.Account
	for _, r := range c.rowsOf(serverexport.Accounts) {
		if acc, ok := site.Listed(r.Row); ok {
			out = append(out, acc)
		}
	}
	return out
}

// row notes what a row shows. Its words are those of known columns only, and never a password's.
func (c *caseFile) row(pattern, severity, title string, r tableRow) timeline.Mark {
	words := []string{}
	for _, f := range []serverexport.Field{serverexport.Username, serverexport.Number, serverexport.Alternate, serverexport.Enabled,
		serverexport.Disabled, serverexport.Event, serverexport.Service, serverexport.Result, serverexport.Caller, serverexport.Callee,
		serverexport.Disposition, serverexport.Hangup, serverexport.Date, serverexport.Details} {
		if v := r.Get(f); v != "" {
			words = append(words, string(f)+"="+v)
		}
	}
	return c.show(pattern, severity, title, r.file, r.Line, strings.Join(words, " "))
}

func (c *caseFile) show(pattern, severity, title, file string, line int, text string) timeline.Mark {
	text = shorten(c.secrets.Text(text), 300)
	return c.ledger.note(finding.Finding{Pattern: pattern, Class: "server", Severity: severity, Title: title, File: file, Line: line, Column: 1,
		Message: text, Excerpt: text})
}

// present says whether the account lists have the account.
func (c *caseFile) present(user string) {
	rows := c.rowsOf(serverexport.Accounts)
	if user == "" || len(rows) == 0 {
		return
	}
	for _, r := range rows {
		if r.Get(serverexport.Username) == user {
			mark := c.row(listedPattern, "info", "the account is in the server's account list", r)
			c.records.Present = facts.Shown{Is: facts.Yes, Marks: []timeline.Mark{mark}}
			c.enabled(r)
			return
		}
	}
	if c.nearly(user, rows) || c.known(user) || !c.wholeOf(serverexport.Accounts) {
		return
	}
	file, line := c.tableAt(serverexport.Accounts)
	mark := c.show(absentPattern, "error", "the server's account list has no such account", file, line,
		fmt.Sprintf("%d accounts listed, none of them %s", len(rows), user))
	c.records.Present = facts.Shown{Is: facts.No, Marks: []timeline.Mark{mark}}
}

func (c *caseFile) enabled(r tableRow) {
	on, known := r.Switched()
	if !known {
		return
	}
	c.records.Enabled = facts.Shown{Is: facts.Of(on), Marks: c.records.Present.Marks}
	if !on {
		c.records.Enabled.Marks = []timeline.Mark{c.row(disabledPattern, "error", "the account is disabled on the server", r)}
	}
}

// nearly: the user is listed under another spelling, as somebody's number, or by the name it authenticates with. Then the app's
// setting is wrong rather than the account missing.
func (c *caseFile) nearly(user string, rows []tableRow) bool {
	auth := ""
	for _, s := range c.merged() {
		if s.Name == appconfig.AuthUsername {
			auth = s.Value
		}
	}
	for _, r := range rows {
		name := r.Get(serverexport.Username)
		if strings.EqualFold(name, user) || auth != "" && name == auth {
			return true
		}
		if hasNumber(r, user) {
			c.row(numberPattern, "warning", "the app's user name is the number of an account", r)
			return true
		}
	}
	return false
}

// known: something else in the bundle shows the account at work, so a list without it is of another server or time.
func (c *caseFile) known(user string) bool {
	for _, a := range c.story.Attempts {
		if a.Outcome == timeline.OK && timeline.User(a.Account) == user {
			return true
		}
	}
	for _, kind := range []serverexport.Kind{serverexport.Registered, serverexport.Sessions} {
		if slices.ContainsFunc(c.rowsOf(kind), func(r tableRow) bool { return r.Get(serverexport.Username) == user }) {
			return true
		}
	}
	return some(c.served, func(e *timeline.Event) bool {
		return e.Name == "server-note" && e.Attrs["kind"] == "registered" && timeline.User(e.Attrs["account"]) == user
	})
}
