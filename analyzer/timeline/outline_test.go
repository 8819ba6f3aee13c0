package timeline

import (
	"reflect"
	"testing"
)

// registered is a registration that a log only names.
const registered = `
	0 tx REGISTER named begins
	0 rx 401/REGISTER named
	0 tx REGISTER cseq=2 named auth
	0 rx 200/REGISTER cseq=2 named`

// TestNamedRegistrations: messages that are named and not shown tell of a registration what their numbers prove, and no more.
func TestNamedRegistrations(t *testing.T) {
	for name, c := range map[string]struct {
		log, want string
		doubted   bool
	}{
		"challenge, then 200": {registered, "ok", false},
		"challenge, then 401": {`
			0 tx REGISTER named begins
			0 rx 401/REGISTER named
			0 tx REGISTER cseq=2 named auth
			0 rx 401/REGISTER cseq=2 named`, "failed auth by 401", false},
		"challenge, then 403": {`
			0 tx REGISTER named begins
			0 rx 401/REGISTER named
			0 tx REGISTER cseq=2 named auth
			0 rx 403/REGISTER cseq=2 named`, "failed auth by 403", false},
		"a new nonce, then 200": {`
			0 tx REGISTER named begins
			0 rx 401/REGISTER named
			0 tx REGISTER cseq=2 named auth
			0 rx 401/REGISTER cseq=2 named
			0 tx REGISTER cseq=3 named auth
			0 rx 200/REGISTER cseq=3 named`, "ok", false},
		"403 to what may have had credentials": {`
			0 tx REGISTER named begins
			0 rx 403/REGISTER named`, "failed rejected by 403", false},
		"a challenge and no more is open": {`
			0 tx REGISTER named begins
			0 rx 401/REGISTER named
			60 end`, "pending", false},
		"no answer": {`
			0 tx REGISTER named begins
			32 local 408/REGISTER named`, "failed timeout", false},
		"not sent": {`
			0 connect-failed kind=refused
			0 tx REGISTER named begins
			0 local 503/REGISTER named`, "failed refused", false},
		"unregistration at exit": {registered + `
			9 client-exit
			9 tx REGISTER cseq=3 named
			9 rx 401/REGISTER cseq=3 named
			9 tx REGISTER cseq=4 named auth
			9 rx 200/REGISTER cseq=4 named`, "ok", false},
		"unregistration that fails at exit": {registered + `
			9 client-exit
			9 tx REGISTER cseq=3 named
			9 local 503/REGISTER cseq=3 named`, "ok", false},
		"a 200 that may be to an unregistration mends nothing": {registered + `
			5 transport-closed
			9 tx REGISTER cseq=3 named
			9 rx 200/REGISTER cseq=3 named`, "ok, lost eof", false},
		"a connection for it is no announcement": {registered + `
			5 transport-closed
			9 connect-start
			9 connected
			9 tx REGISTER cseq=3 named
			9 rx 200/REGISTER cseq=3 named`, "ok, pending, lost eof", false},
		"an announced one mends it": {registered + `
			5 transport-closed
			9 register-start
			9 tx REGISTER cseq=3 named
			9 rx 200/REGISTER cseq=3 named`, "ok, ok, lost eof and back", false},
		"begun anew mends it": {registered + `
			5 transport-closed
			9 tx REGISTER id=two cseq=70 named begins
			9 rx 200/REGISTER id=two cseq=70 named`, "ok, ok*, lost eof and back", false},
		"a refresh or the end of it that fails is open": {registered + `
			60 tx REGISTER cseq=3 named
			92 local 408/REGISTER cseq=3 named`, "ok", true},
		"a refresh or the end of it that succeeds": {registered + `
			60 tx REGISTER cseq=3 named
			60 rx 200/REGISTER cseq=3 named`, "ok", false},
		"a failed refresh shows by what follows": {registered + `
			60 tx REGISTER cseq=3 named
			92 local 408/REGISTER cseq=3 named
			93 tx REGISTER id=two cseq=70 named begins
			93 rx 200/REGISTER id=two cseq=70 named`, "ok, ok*, lost timeout and back", false},
		"the rest of a client that was replaced": {`
			0 tx REGISTER named begins
			0 tx REGISTER id=two cseq=70 named begins
			0 rx 401/REGISTER named
			0 tx REGISTER cseq=2 named auth
			0 rx 200/REGISTER id=two cseq=70 named
			0 rx 401/REGISTER cseq=2 named
			1 auth-rejected
			9 register-start
			9 connect-failed kind=refused
			9 register-failed status=503`, "pending, ok*, failed refused*, lost ", false},
		"a log that begins in the middle": {`
			0 tx REGISTER cseq=40 named
			0 rx 200/REGISTER cseq=40 named`, "", false},
	} {
		s := Build(kept(t, script(t, c.log)), "")
		if got := attempts(s); got != c.want || s.Doubted != c.doubted {
			t.Errorf("%s: got %q, doubted %v; want %q, %v", name, got, s.Doubted, c.want, c.doubted)
		}
		if s.Traced || !s.Outlined {
			t.Errorf("%s: traced %v, outlined %v", name, s.Traced, s.Outlined)
		}
	}
}

// TestNamedCalls: of a call that is only named neither number nor media are known.
func TestNamedCalls(t *testing.T) {
	for name, c := range map[string]struct {
		log  string
		want Call
	}{
		"busy": {`
			0 tx INVITE named
			0 rx 407/INVITE named
			0 tx INVITE cseq=2 named auth
			0 rx 180/INVITE cseq=2 named
			1 rx 486/INVITE cseq=2 named`, Call{Status: 486, Remote: true, Ringing: true, Ended: true}},
		"cancelled": {`
			0 tx INVITE named
			0 rx 180/INVITE named
			9 tx CANCEL named
			9 rx 487/INVITE named`, Call{Status: 487, Remote: true, Ringing: true, Ended: true, Cancelled: true}},
		"taken": {`
			0 tx INVITE named
			0 rx 200/INVITE named
			9 rx BYE named`, Call{Established: true, Ended: true}},
		"refused here, of a number the app tells": {`
			0 rx INVITE named
			0 call-in from=sip:2001@pbx.example.test
			1 tx 486/INVITE named`, Call{Status: 486, Incoming: true, Refused: true, Ended: true, Peer: "2001"}},
		"no answer": {`
			0 tx INVITE named
			32 local 408/INVITE named`, Call{Status: 408, Ended: true}},
	} {
		s := Build(kept(t, script(t, c.log)), "")
		if len(s.Calls) != 1 {
			t.Errorf("%s: %d calls", name, len(s.Calls))
			continue
		}
		k := s.Calls[0]
		got := Call{Status: k.Status, Remote: k.Remote, Ringing: k.Ringing, Ended: k.Ended, Cancelled: k.Cancelled, Established: k.Established,
			Incoming: k.Incoming, Refused: k.Refused, Peer: k.Peer}
		if !reflect.DeepEqual(got, c.want) || !k.Outlined || k.Offered || k.Secure {
			t.Errorf("%s: got %+v, want %+v; outlined %v", name, got, c.want, k.Outlined)
		}
	}
}
