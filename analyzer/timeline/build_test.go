package timeline

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/pwtriage/pwtriage/parsers/logfile"
	"github.com/pwtriage/pwtriage/parsers/sip"
)

// script turns lines into events: "SECONDS EVENT key=value ..." is a client's words, "SECONDS tx|rx|local MESSAGE flag ..." a SIP
// message: a method or a status with its method, "401/REGISTER", and flags: auth, stale, id=, cseq=, expires=, sdp=SAVP|AVP, by=PRODUCT, intag,
// named (begins): it is named and not shown.
// The mark of an event is its line.
func script(t *testing.T, text string) []Event {
	t.Helper()
	tracker := &sip.Tracker{}
	var out []Event
	for i, line := range strings.Split(strings.TrimSpace(text), "\n") {
		words := strings.Fields(line)
		seconds, err := strconv.Atoi(words[0])
		if err != nil {
			t.Fatalf("line %d: %q", i+1, line)
		}
		e := Event{Name: words[1], Attrs: map[string]string{}, File: "log", Line: i + 1, Mark: Mark(i + 1),
			Time: logfile.Stamp{Known: true, At: time.Unix(int64(seconds), 0).UTC()}}
		switch words[1] {
		case "tx", "rx", "local":
			m := message(t, sip.Direction(words[1]), words[2], words[3:])
			tracker.Observe(m)
			e.SIP = Tell(m)
			e.Name = "sip"
		default:
			for _, w := range words[2:] {
				key, value, _ := strings.Cut(w, "=")
				e.Attrs[key] = strings.ReplaceAll(value, "_", " ")
			}
		}
		out = append(out, e)
	}
	return out
}

func message(t *testing.T, way sip.Direction, what string, flags []string) *sip.Message {
	t.Helper()
	status, method, response := strings.Cut(what, "/")
	if !response {
		method = what
	}
	f := map[string]string{"id": "one", "cseq": "1", "user": "1001"}
	for _, flag := range flags {
		key, value, _ := strings.Cut(flag, "=")
		f[key] = value
	}
	lines := []string{fmt.Sprintf("%s sip:pbx.example.test SIP/2.0", method)}
	if response {
		lines[0] = fmt.Sprintf("SIP/2.0 %s Reason", status)
	}
	to := "To: <sip:" + f["user"] + "@pbx.example.test>"
	if _, inDialog := f["intag"]; inDialog || response {
		to += ";tag=b"
	}
	lines = append(lines, "From: <sip:1001@pbx.example.test>;tag=a", to, "Call-ID: "+f["id"], "CSeq: "+f["cseq"]+" "+method)
	if v, ok := f["expires"]; ok {
		lines = append(lines, "Expires: "+v)
	}
	if _, ok := f["auth"]; ok {
		lines = append(lines, `Authorization: Digest username="1001", realm="r"`)
	}
	if status == "401" || status == "407" {
		challenge := `WWW-Authenticate: Digest realm="r", nonce="n"`
		if _, stale := f["stale"]; stale {
			challenge += ", stale=true"
		}
		lines = append(lines, challenge)
	}
	if v, ok := f["by"]; ok {
		lines = append(lines, "Server: "+v)
	}
	body := ""
	if v, ok := f["sdp"]; ok {
		body = "v=0\nm=audio 4000 RTP/" + v + " 0"
	}
	lines = append(lines, "Content-Type: application/sdp", fmt.Sprintf("Content-Length: %d", len(body)), "")
	m, _, ok := sip.Parse(append(lines, strings.Split(body, "\n")...))
	if !ok {
		t.Fatalf("%s is no message", what)
	}
	m.Direction = way
	if _, ok := f["named"]; ok { // the log names it and does not show it
		_, auth := f["auth"]
		_, begins := f["begins"]
		m = &sip.Message{Method: m.Method, Status: m.Status, Direction: way, Outline: &sip.Outline{Authorized: auth, Begins: begins},
			Headers: []sip.Header{{Name: "Call-ID", Value: f["id"]}, {Name: "CSeq", Value: f["cseq"] + " " + method}}}
	}
	return m
}

// attempts prints what is told of the registrations: "ok", "pending", "failed KIND", with * for a manual or fresh one, and losses.
func attempts(s *Story) string {
	var out []string
	for _, a := range s.Attempts {
		text := map[Outcome]string{OK: "ok", Pending: "pending", Failed: "failed " + a.Kind}[a.Outcome]
		if a.Remote && a.Outcome == Failed {
			text += fmt.Sprintf(" by %d", a.Status)
		}
		if a.Fresh {
			text += "*"
		}
		out = append(out, text)
	}
	for _, l := range s.Losses {
		text := "lost " + l.Kind
		if l.Recovered {
			text += " and back"
		}
		out = append(out, text)
	}
	return strings.Join(out, ", ")
}

func TestRegistrations(t *testing.T) {
	for name, c := range map[string]struct{ log, want string }{
		"one 401 is normal": {`
			0 tx REGISTER
			0 rx 401/REGISTER
			0 tx REGISTER cseq=2 auth
			0 rx 200/REGISTER cseq=2`, "ok"},
		"a second 401 to credentials is a refusal": {`
			0 tx REGISTER
			0 rx 401/REGISTER
			0 tx REGISTER cseq=2 auth
			0 rx 401/REGISTER cseq=2`, "failed auth by 401"},
		"a stale nonce is not": {`
			0 tx REGISTER cseq=1 auth
			0 rx 401/REGISTER stale
			0 tx REGISTER cseq=2 auth
			0 rx 200/REGISTER cseq=2`, "ok"},
		"403 after credentials": {`
			0 tx REGISTER
			0 rx 401/REGISTER
			0 tx REGISTER cseq=2 auth
			0 rx 403/REGISTER cseq=2`, "failed auth by 403"},
		"403 before credentials": {`
			0 tx REGISTER
			0 rx 403/REGISTER`, "failed rejected by 403"},
		"a status the client made up is not the server's": {`
			0 connect-start host=pbx port=5061
			0 connect-failed kind=refused
			0 tx REGISTER
			0 local 503/REGISTER`, "failed refused"},
		"503 in a client's own words": {`
			0 register-start
			0 register-failed status=503 reason=Connection_refused kind=refused`, "failed refused"},
		"503 from the wire": {`
			0 tx REGISTER
			0 rx 503/REGISTER
			0 register-failed status=503 reason=Service_Unavailable`, "failed rejected by 503"},
		"nothing heard for long is a failure": {`
			0 tx REGISTER
			30 end`, "failed timeout"},
		"nothing heard yet is not known": {`
			0 tx REGISTER
			5 end`, "pending"},
		"a deliberate removal is no loss": {`
			0 tx REGISTER
			0 rx 200/REGISTER
			9 tx REGISTER cseq=3 expires=0
			9 rx 200/REGISTER cseq=3`, "ok"},
		"noise at exit is no failure": {`
			0 tx REGISTER
			0 rx 200/REGISTER
			9 client-exit
			9 transport-closed kind=eof
			9 register-failed status=503 reason=io_error kind=io`, "ok"},
		"lost and back": {`
			0 tx REGISTER
			0 rx 200/REGISTER
			60 transport-closed kind=reset
			61 tx REGISTER cseq=2
			61 local 503/REGISTER cseq=2
			91 tx REGISTER cseq=3
			91 rx 200/REGISTER cseq=3`, "ok, failed io, ok, lost reset and back"},
		"lost for good": {`
			0 tx REGISTER
			0 rx 200/REGISTER
			60 transport-closed kind=reset
			61 connect-failed kind=refused
			61 register-failed status=503 reason=Connection_refused kind=refused`, "ok, failed refused, lost reset"},
		"a manual reconnection": {`
			0 tx REGISTER
			0 rx 200/REGISTER
			9 register-manual
			9 tx REGISTER id=two
			9 rx 200/REGISTER id=two`, "ok, ok*"},
		"a new Call-ID is begun anew": {`
			0 tx REGISTER
			0 rx 200/REGISTER
			9 tx REGISTER id=two
			9 rx 200/REGISTER id=two`, "ok, ok*"},
		"the certificate explains the failed handshake": {`
			0 connect-start
			0 connected
			0 certificate-fault kind=tls-expired
			0 tls-failed kind=tls
			0 register-failed status=503 reason=io_error kind=io`, "failed tls-expired"},
		"423 and again": {`
			0 tx REGISTER
			0 rx 423/REGISTER
			0 tx REGISTER cseq=2
			0 rx 200/REGISTER cseq=2`, "ok"},
	} {
		if got := attempts(Build(kept(t, script(t, c.log)), "")); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestOtherAccountsAreLeftOut(t *testing.T) {
	events := script(t, `
		0 tx REGISTER id=a user=1001
		0 rx 200/REGISTER id=a user=1001
		1 tx REGISTER id=b user=1002
		1 rx 403/REGISTER id=b user=1002`)
	if got := attempts(Build(kept(t, events), "1001")); got != "ok" {
		t.Errorf("1001: %s", got)
	}
	if got := attempts(Build(kept(t, events), "1002")); got != "failed rejected by 403" {
		t.Errorf("1002: %s", got)
	}
}

func TestMarksAreWhatTheOutcomeRestsOn(t *testing.T) {
	s := Build(kept(t, script(t, `
		0 connect-start
		0 connect-failed kind=refused
		0 register-failed status=503 reason=x kind=io`)), "")
	if got := fmt.Sprint(s.Attempts[0].Marks); got != "[3 2]" {
		t.Errorf("marks %s, want the failure and what explains it", got)
	}
}

func call(s *Story) string {
	if len(s.Calls) != 1 {
		return fmt.Sprintf("%d calls", len(s.Calls))
	}
	c := s.Calls[0]
	var out []string
	for _, flag := range []struct {
		name string
		set  bool
	}{{"incoming", c.Incoming}, {"ringing", c.Ringing}, {"established", c.Established}, {"cancelled", c.Cancelled}, {"refused", c.Refused},
		{"dnd", c.DND}, {"remote", c.Remote}, {"by-peer", c.ByPeer}, {"secure", c.Secure}, {"plain-answer", c.AnswerPlain}, {"flow", c.Flow},
		{"media-lost", c.MediaLost}, {"ended", c.Ended}} {
		if flag.set {
			out = append(out, flag.name)
		}
	}
	if c.Status != 0 {
		out = append(out, strconv.Itoa(c.Status))
	}
	return strings.Join(out, " ")
}

func TestCalls(t *testing.T) {
	const invite = "0 tx INVITE id=c user=1002\n"
	for name, c := range map[string]struct{ log, want string }{
		"answered":                 {invite + "1 rx 180/INVITE id=c\n2 rx 200/INVITE id=c\n3 media-flow\n9 tx BYE id=c intag", "ringing established flow ended"},
		"a challenge is normal":    {invite + "0 rx 407/INVITE id=c\n0 tx INVITE id=c cseq=2 auth\n1 rx 486/INVITE id=c cseq=2", "remote ended 486"},
		"made up":                  {invite + "0 local 408/INVITE id=c", "ended 408"},
		"cancelled":                {invite + "1 rx 180/INVITE id=c\n2 tx CANCEL id=c\n2 rx 487/INVITE id=c", "ringing cancelled remote ended 487"},
		"the peer's phone refuses": {"0 tx REGISTER\n0 rx 200/REGISTER by=pbx\n" + invite + "1 rx 603/INVITE id=c by=phone", "remote by-peer ended 603"},
		"refused here":             {"0 rx INVITE id=c\n0 call-dnd\n0 tx 480/INVITE id=c", "incoming refused dnd ended 480"},
		"plain answer to SRTP":     {"0 tx INVITE id=c sdp=SAVP\n1 rx 200/INVITE id=c sdp=AVP", "established secure plain-answer"},
		"media lost":               {invite + "1 rx 200/INVITE id=c\n2 media-flow\n9 media-lost", "established flow media-lost"},
		"told only":                {"0 call-out to=1002\n1 call-ended status=404 reason=Not_Found", "remote ended 404"},
		"told, made up":            {"0 call-out to=1002\n1 call-ended status=503 reason=Connection_refused kind=refused", "ended 503"},
	} {
		if got := call(Build(kept(t, script(t, c.log)), "")); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}
