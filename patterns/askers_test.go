package patterns

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pwtriage/pwtriage/parsers/logfile"
	"github.com/pwtriage/pwtriage/parsers/sip"
)

// TestAskersAreAllThatMatch: of every method, status, direction and request, asking those that may match gives what asking all does.
func TestAskersAreAllThatMatch(t *testing.T) {
	cat := Builtin()
	set := cat.Matcher()
	matched := 0
	for _, server := range []bool{false, true} {
		k := set.kindOf("pjsip", server)
		for _, msg := range exchanges() {
			rec := &logfile.Record{Lines: []logfile.Line{{Number: 1, Column: 1}}, SIP: msg}
			var want, got []string
			for _, i := range set.sip {
				if k.eligible[i] {
					if captures := cat.Entries[i].matchMessage(msg); captures != nil {
						want = append(want, fmt.Sprint(cat.Entries[i].ID, captures))
					}
				}
			}
			for range 2 { // asked for the first time, and remembered
				got = nil
				for _, m := range set.matchSIP(nil, rec, k) {
					got = append(got, fmt.Sprint(m.Entry.ID, m.Captures))
				}
				if d := cmp.Diff(want, got); d != "" {
					t.Fatalf("%s %d %s: %s", msg.Method, msg.Status, msg.Direction, d)
				}
			}
			matched += len(got)
		}
	}
	if matched < 1000 {
		t.Errorf("only %d matches", matched)
	}
}

func exchanges() []*sip.Message {
	var out []*sip.Message
	for _, method := range []string{"REGISTER", "INVITE", "ACK", "BYE", "CANCEL", "OPTIONS", "MESSAGE", "NOTIFY", "ODD"} {
		for _, status := range []int{0, 100, 180, 200, 202, 301, 400, 401, 403, 404, 407, 408, 423, 480, 481, 486, 487, 488, 494, 500, 503, 600, 603, 699} {
			for _, way := range []sip.Direction{sip.Sent, sip.Received, sip.Local, sip.Unstated} {
				for _, ask := range []*sip.Ask{nil, {}, {Authorized: true}, {InDialog: true, Removes: true}} {
					out = append(out, &sip.Message{Method: method, Status: status, Reason: "Unavailable", Direction: way, Answers: ask, Headers: []sip.Header{
						{Name: "Contact", Value: "<sip:a@b>;expires=0"}, {Name: "Warning", Value: `399 pbx "license"`}, {Name: "Authorization", Value: "Digest"}}})
				}
			}
		}
	}
	return out
}
