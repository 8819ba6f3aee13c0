package timeline

import (
	"net"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pwtriage/pwtriage/parsers/logfile"
)

// registrationEvents are the neutral events about connecting and registering.
var registrationEvents = map[string]func(*builder, *Event){
	"client-start": func(b *builder, e *Event) { b.newSession() },
	"client-exit":  func(b *builder, e *Event) { b.exiting = true },
	"register-manual": func(b *builder, e *Event) {
		at := e.moment()
		b.exiting, b.said, b.manual = false, true, &at
	},
	"register-start":  (*builder).registerStart,
	"register-sent":   func(b *builder, e *Event) { b.attempt(e).Sent = true },
	"register-ok":     (*builder).registerOK,
	"register-failed": (*builder).registerFailed,
	"register-retry":  (*builder).registerRetry,
	"unregister":      (*builder).unregister,
	"auth-rejected":   func(b *builder, e *Event) { b.fault(e, "auth") },
	"auth-missing":    func(b *builder, e *Event) { b.fault(e, "no-credentials") },
	"dns-ok":          func(b *builder, e *Event) { b.way(e, func(a *Attempt) { a.Resolved = true }) },
	"dns-failed":      func(b *builder, e *Event) { b.fault(e, "dns") },
	"connect-start":   (*builder).connectStart,
	"connected":       func(b *builder, e *Event) { b.way(e, func(a *Attempt) { a.Resolved, a.Connected = true, true }) },
	"connect-failed":  func(b *builder, e *Event) { b.fault(e, kindOr(e, "io")) },
	"tls-ok": func(b *builder, e *Event) {
		b.way(e, func(a *Attempt) { a.Resolved, a.Connected, a.Secured = true, true, true })
	},
	"tls-failed":        func(b *builder, e *Event) { b.fault(e, kindOr(e, "tls")) },
	"certificate-fault": func(b *builder, e *Event) { b.fault(e, kindOr(e, "tls-certificate")); b.note(e) },
	"transport-closed":  (*builder).transportClosed,
	"keepalive-failed":  func(b *builder, e *Event) { b.lose(e, kindOr(e, "io")); b.note(e) },
}

// Registers says whether an event of this name is about an account's registration itself.
func Registers(event string) bool {
	return strings.HasPrefix(event, "register-") || event == "unregister" || event == "auth-rejected"
}

func kindOr(e *Event, otherwise string) string {
	if k := e.Attrs["kind"]; k != "" {
		return k
	}
	return otherwise
}

// attempt returns the attempt under way, beginning one when there is none.
func (b *builder) attempt(e *Event) *Attempt {
	if b.open == nil {
		b.begin(e)
	}
	b.touch(b.open, e)
	return b.open
}

func (b *builder) begin(e *Event) {
	a := &Attempt{Session: b.session, Start: e.moment(), Refresh: b.registered, Faults: b.pre}
	a.Manual = b.manual != nil
	a.Fresh = a.Manual || b.removed
	if a.Manual {
		a.Marks = appendMark(a.Marks, b.manual.Mark)
	}
	b.manual, b.pre, b.retry, b.removed, b.retryAt = nil, nil, false, false, logfile.Stamp{}
	b.open, b.last = a, a
	b.story.Attempts = append(b.story.Attempts, a)
}

// touch notes what an event adds to an attempt's particulars.
func (b *builder) touch(a *Attempt, e *Event) {
	a.Last = e.moment()
	for dst, key := range map[*string]string{&a.Host: "host", &a.Port: "port", &a.Transport: "transport"} {
		if v := e.Attrs[key]; v != "" {
			*dst = strings.ToLower(v)
		}
	}
	if v := e.Attrs["account"]; v != "" && a.Account == "" {
		a.Account = User(v)
	}
}

// way notes progress of the attempt under way; without one it is about another connection.
func (b *builder) way(e *Event, set func(*Attempt)) {
	if b.open != nil {
		set(b.open)
		b.touch(b.open, e)
	}
}

// registerStart begins an attempt. While the account is registered it is no refresh, which goes without saying, but begun anew; and one
// well before the retry that was announced is a person's doing.
func (b *builder) registerStart(e *Event) {
	b.exiting, b.said = false, true
	anew := b.open == nil && (b.registered || b.early(e))
	a := b.attempt(e)
	a.Fresh = a.Fresh || anew
}

func (b *builder) registerRetry(e *Event) {
	b.retry = true
	seconds, _ := strconv.Atoi(e.Attrs["seconds"])
	b.retryAt = logfile.Stamp{}
	if seconds >= 10 && e.Time.Known {
		b.retryAt, b.retrySpan = e.Time, time.Duration(seconds)*time.Second
	}
}

// early says whether less than half the time to the announced retry has gone by.
func (b *builder) early(e *Event) bool {
	if !b.retryAt.Known || !e.Time.Known {
		return false
	}
	gone := e.Time.At.Sub(b.retryAt.At)
	return gone >= 0 && gone < b.retrySpan/2
}

// connectStart begins an attempt only for a client that is not registered: a connection may be made for a call as well.
func (b *builder) connectStart(e *Event) {
	if b.open != nil || !b.registered && !b.exiting {
		b.attempt(e)
	}
}

// fault notes a failure on the way. Before an attempt it waits for one; right after a failed one it explains that.
func (b *builder) fault(e *Event, kind string) {
	f := Fault{Kind: kind, Mark: e.Mark}
	switch {
	case b.exiting:
	case b.open == nil && b.registered && kind == "auth": // of a call, or of a registration client that was given up
	case b.open != nil:
		b.open.Faults = append(b.open.Faults, f)
		b.touch(b.open, e)
	case b.explains(kind):
		b.last.Faults = append(b.last.Faults, f)
	default:
		b.pre = append(b.pre, f)
	}
}

// explains says whether a fault right after a failed attempt is about it: what went wrong on the way explains an attempt that failed on the
// way, words about credentials one that the server refused.
func (b *builder) explains(kind string) bool {
	if b.last == nil || b.last.Outcome != Failed || b.last.Session != b.session {
		return false
	}
	return b.last.Remote == (kind == "auth" || kind == "no-credentials")
}

func (b *builder) registerOK(e *Event) {
	if b.exiting {
		return
	}
	if b.open == nil && b.registered && b.last != nil && !b.retry && b.manual == nil && !b.removed {
		b.last.Marks = appendMark(b.last.Marks, e.Mark)
		return // the text beside a 200 already seen
	}
	b.succeed(b.attempt(e), e)
}

func (b *builder) succeed(a *Attempt, e *Event) {
	a.Outcome, a.closed = OK, true
	a.Kind, a.Status, a.Remote = "", 200, true
	a.Resolved, a.Connected = true, true
	a.Marks = appendMark(a.Marks, e.Mark)
	if b.lostBy != nil {
		b.lostBy.Recovered = true
		b.lostBy = nil
	}
	b.dispel()
	b.open, b.registered, b.pre, b.said = nil, true, nil, false
}

func (b *builder) registerFailed(e *Event) {
	if b.exiting {
		return
	}
	if b.open == nil && b.last != nil && b.last.Outcome == Failed && b.last.Session == b.session && !b.separate(e) {
		b.enrich(b.last, e)
		b.last.Marks = appendMark(b.last.Marks, e.Mark)
		return // a second line about the same failure
	}
	a := b.attempt(e)
	b.enrich(a, e)
	b.fail(a, e)
}

// separate tells a further failure from a second line about the last one: time went by, and a retry was announced or the client prints
// no attempts at all. Without a clock the distance in lines has to do; a message between the two is some thirty lines.
func (b *builder) separate(e *Event) bool {
	if !e.Time.Known || !b.last.Last.Time.Known {
		return b.retry && e.Line-b.last.Last.Line > 60
	}
	return (b.retry || !b.last.Traced) && e.Time.At.Sub(b.last.Last.Time.At).Seconds() > 2
}

// enrich takes a status and reason from a client's words. The wire has the last say.
func (b *builder) enrich(a *Attempt, e *Event) {
	if kind := e.Attrs["kind"]; kind != "" {
		a.Faults = append(a.Faults, Fault{Kind: kind, Mark: e.Mark})
	}
	if a.Reason == "" {
		a.Reason = e.Attrs["reason"]
	}
	status, _ := strconv.Atoi(e.Attrs["status"])
	if a.Status == 0 && status >= 300 && status < 700 {
		a.Status = status
		a.Remote = e.Attrs["kind"] == "" && stated(status, e.Attrs["reason"])
	}
}

// stated says whether a status in a client's own words is a server's: stacks make up 408, 502 and 503 (and 404 for an
// unresolved name), then with words of their own in place of the standard phrase.
func stated(status int, reason string) bool {
	switch status {
	case 408:
		return false
	case 502:
		return strings.Contains(strings.ToLower(reason), "bad gateway")
	case 503:
		return strings.Contains(strings.ToLower(reason), "service unavailable")
	}
	return true
}

func (b *builder) fail(a *Attempt, e *Event) {
	a.Outcome, a.closed = Failed, true
	a.Marks = appendMark(a.Marks, e.Mark)
	if a.Refresh || b.registered {
		b.lose(e, a.Kind)
	}
	b.open, b.registered, b.said = nil, false, false
}

// lose ends a good registration.
func (b *builder) lose(e *Event, kind string) {
	if !b.registered || b.exiting {
		return
	}
	b.doubt = nil
	l := &Loss{Session: b.session, Kind: kind, At: e.moment(), Marks: appendMark(nil, e.Mark)}
	if b.last != nil {
		l.Account = b.last.Account
	}
	b.story.Losses = append(b.story.Losses, l)
	b.registered, b.lostBy = false, l
}

func (b *builder) transportClosed(e *Event) {
	switch {
	case b.exiting || e.Attrs["kind"] == "cancelled" || b.elsewhere(e.Attrs["host"]):
	case b.open != nil:
		b.fault(e, kindOr(e, "eof"))
	default:
		b.lose(e, kindOr(e, "eof"))
	}
}

// elsewhere says whether a host is another than the last attempt went to; a name and an address cannot be compared.
func (b *builder) elsewhere(host string) bool {
	if b.last == nil || host == "" || b.last.Host == "" {
		return false
	}
	this, last := net.ParseIP(host), net.ParseIP(b.last.Host)
	return (this == nil) == (last == nil) && !strings.EqualFold(host, b.last.Host)
}

func (b *builder) unregister(e *Event) {
	if a := b.open; a != nil && a.Challenged && !a.Authorized {
		b.unanswered(a, e)
	}
	b.removed, b.registered, b.said = true, false, false
	if b.open != nil && b.open.Outcome == Pending && !b.open.Sent {
		b.discard(b.open)
	}
	b.open = nil
}

// discard forgets an attempt that proved to be a removal.
func (b *builder) discard(a *Attempt) {
	b.story.Attempts = slices.DeleteFunc(b.story.Attempts, func(x *Attempt) bool { return x == a })
	b.open, b.last = nil, nil
	if n := len(b.story.Attempts); n > 0 {
		b.last = b.story.Attempts[n-1]
	}
}

func appendMark(marks []Mark, m Mark) []Mark {
	if m == NoMark || slices.Contains(marks, m) {
		return marks
	}
	return append(marks, m)
}

// User is the user part of an address of record, a name-addr or a plain user name.
func User(aor string) string {
	if i := strings.LastIndexByte(aor, '<'); i >= 0 {
		aor = aor[i+1:]
	}
	for _, scheme := range []string{"sips:", "sip:", "tel:"} {
		aor = strings.TrimPrefix(aor, scheme)
	}
	if i := strings.IndexAny(aor, "@;>"); i >= 0 {
		aor = aor[:i]
	}
	return aor
}
