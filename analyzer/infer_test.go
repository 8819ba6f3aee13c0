package analyzer

import (
	"testing"

	"github.com/pwtriage/pwtriage/analyzer/timeline"
)

func TestInferSaysWhy(t *testing.T) {
	failed, ok := &timeline.Attempt{Outcome: timeline.Failed}, &timeline.Attempt{Outcome: timeline.OK}
	in, out := &timeline.Call{Incoming: true, Established: true}, &timeline.Call{Established: true}
	busy, broken := &timeline.Call{Status: 486}, &timeline.Call{Incoming: true, Established: true, MediaLost: true}
	for name, c := range map[string]struct {
		story timeline.Story
		id    string
		why   string
	}{
		"failing":         {timeline.Story{Attempts: []*timeline.Attempt{ok, failed}, Calls: []*timeline.Call{busy}}, "connection-issues", "the last attempt to register failed"},
		"nothing":         {timeline.Story{Attempts: []*timeline.Attempt{ok}}, "connection-issues", "the log shows no call"},
		"last call":       {timeline.Story{Attempts: []*timeline.Attempt{failed, ok}, Calls: []*timeline.Call{out, in}}, "cannot-receive-calls", "the last call of the log was an incoming one"},
		"failed call":     {timeline.Story{Calls: []*timeline.Call{busy, in}}, "cannot-call", "an outgoing call ended with status 486"},
		"last bad one":    {timeline.Story{Calls: []*timeline.Call{busy, broken, out}}, "cannot-receive-calls", "in an incoming call the media stopped"},
		"a call, nothing": {timeline.Story{Calls: []*timeline.Call{out}}, "cannot-call", "the last call of the log was an outgoing one"},
	} {
		if got := infer(&c.story); got.ID != c.id || got.Why != c.why || got.Source != "inferred" {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
