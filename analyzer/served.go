package analyzer

import (
	"slices"
	"strings"

	"github.com/pwtriage/pwtriage/analyzer/timeline"
	"github.com/pwtriage/pwtriage/parsers/serverexport"
)

// What a server log's note means for the account it names, by its kind; the last group is of the server itself.
var (
	refusals = []string{"acl", "max-contacts", "disabled"}
	settings = []string{"auth-name", "domain", "transport"}
	faults   = []string{"database", "overload", "tls-service"}
)

// logged reads the server logs' notes on the account. A registration that succeeded ends what was said before.
func (c *caseFile) logged(user string) {
	r := &c.records
	for e := range c.served {
		kind := e.Attrs["kind"]
		switch own := user != "" && timeline.User(e.Attrs["account"]) == user; {
		case e.Name != "server-note":
		case slices.Contains(faults, kind):
			r.Fault = appendMark(r.Fault, e.Mark)
		case !own:
		case kind == "registered":
			r.WrongPassword, r.UnknownUser, r.Refused, r.Setting = nil, nil, nil, nil
		case kind == "wrong-password":
			r.WrongPassword = appendMark(r.WrongPassword, e.Mark)
		case kind == "unknown-user":
			r.UnknownUser = appendMark(r.UnknownUser, e.Mark)
		case slices.Contains(refusals, kind):
			r.Refused = appendMark(r.Refused, e.Mark)
		case slices.Contains(settings, kind):
			r.Setting = appendMark(r.Setting, e.Mark)
		}
	}
}

// appendMark keeps the first marks: a thousand repeats prove no more.
func appendMark(marks []timeline.Mark, m timeline.Mark) []timeline.Mark {
	const most = 20
	if m == timeline.NoMark || len(marks) >= most {
		return marks
	}
	return append(marks, m)
}

// checks reads the self-tests: what counts is the last of each service.
func (c *caseFile) checks() {
	last := map[string]tableRow{}
	var order []string
	for _, r := range c.rowsOf(serverexport.Checks) {
		service := strings.ToLower(r.Get(serverexport.Service))
		if _, known := r.Passed(); !known {
			continue
		}
		old, seen := last[service]
		if !seen {
			order = append(order, service)
		}
		if !seen || !earlierRow(r, old) {
			last[service] = r
		}
	}
	for _, service := range order {
		if ok, _ := last[service].Passed(); !ok {
			c.records.Fault = append(c.records.Fault, c.row(checkPattern, "error", "the self-test of "+serviceName(service)+" failed", last[service]))
		}
	}
}

// earlierRow: without dates the order of the file counts.
func earlierRow(a, b tableRow) bool {
	x, _, ok := a.Time()
	y, _, okToo := b.Time()
	return ok && okToo && x.Before(y)
}

// serviceName keeps a foreign word out of the title, which groups findings.
func serviceName(service string) string {
	for _, known := range []struct{ name, words string }{
		{"the VoIP engine", "voip asterisk sip pbx"}, {"the database", "dbms database sql mysql postgres mariadb"},
		{"the web console", "web console http https"}, {"SSH", "ssh"}} {
		for _, word := range strings.Fields(known.words) {
			if strings.Contains(service, word) {
				return known.name
			}
		}
	}
	return "a service"
}
