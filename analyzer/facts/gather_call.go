package facts

import (
	"slices"

	"github.com/pwtriage/pwtriage/analyzer/timeline"
)

// call sets the facts of the call in question: the last that failed with no later good call to the same party, else the last.
func (g *gatherer) call() {
	c := CallOf(g.Story, g.Incident)
	g.focus.Call = c
	if c == nil {
		if len(g.Story.Attempts) > 0 { // the log covers the client at work and shows no call
			g.f.Bool("call.explained", No)
		}
		return
	}
	ev := g.ids(c.Marks...)
	g.f.Bool("call.tried", Yes, g.ids(c.Start.Mark)...)
	g.f.Bool("call.incoming", Of(c.Incoming), g.ids(c.Start.Mark)...)
	g.f.Bool("call.progress", seen(c.Progress, c.Ended), ev...)
	g.f.Bool("call.unanswered", seen(unanswered(c), c.Progress || c.Established), ev...)
	g.f.Bool("call.ringing", seen(c.Ringing, c.Ended), ev...)
	g.f.Bool("call.established", seen(c.Established, c.Ended), ev...)
	g.f.Bool("call.cancelled", seen(c.Cancelled, c.Ended), ev...)
	g.f.Bool("call.refused_here", seen(c.Refused || c.DND, c.Ended), ev...)
	g.f.Bool("call.after_registration", Of(c.AfterReg), ev...)
	if c.Status != 0 {
		g.f.Number("call.status", c.Status, ev...)
		g.f.Bool("call.remote", Of(c.Remote), ev...)
		g.f.Bool("call.by_peer", seen(c.ByPeer, !c.Outlined), ev...)
	}
	g.media(c, ev)
	g.outcome(c, ev)
}

// unanswered: a time-out of this side's own making without a word from the network.
func unanswered(c *timeline.Call) bool {
	return !c.Incoming && !c.Progress && !c.Established && !c.Remote && (c.Status == 408 || c.Kind == "timeout")
}

// CallOf is the call an incident is about, nil when the story has none of its kind.
func CallOf(s *timeline.Story, incident string) *timeline.Call {
	return choose(s.Calls, incident == "cannot-receive-calls")
}

func choose(calls []*timeline.Call, incoming bool) *timeline.Call {
	var last, failed *timeline.Call
	for _, c := range calls {
		if c.Incoming != incoming {
			continue
		}
		last = c
		switch {
		case broken(c):
			failed = c
		case failed != nil && c.Established && c.Peer == failed.Peer && (c.Peer != "" || !c.Outlined):
			failed = nil
		}
	}
	if failed != nil {
		return failed
	}
	return last
}

func broken(c *timeline.Call) bool {
	return c.Status >= 300 || c.MediaLost || silent(c) || c.Kind != "" && !c.Established
}

// silent: reports of no received media kept coming after there had been some. Their number is the client's own pace (one a second
// or slower), so this is several seconds of silence at least.
func silent(c *timeline.Call) bool { return c.Established && c.Flow && c.Silent >= 6 }

// mute: nothing was received from the answer on, by several reports or by the statistics of the whole call.
func mute(c *timeline.Call) bool { return c.Established && !c.Flow && (c.Silent >= 3 || c.Empty) }

func (g *gatherer) media(c *timeline.Call, ev []string) {
	media := slices.Concat(ev, g.ids(c.MediaMarks...))
	g.f.Bool("call.media_flow", seen(c.Flow, c.Established && (c.Silent > 0 || c.Empty)), media...)
	g.f.Bool("call.media_lost", seen(c.MediaLost || silent(c), c.Ended && c.Flow), media...)
	g.f.Bool("call.media_silent", seen(c.MediaLost || silent(c) || mute(c), c.Ended && (c.Flow || !c.Established)), media...)
	g.f.Bool("call.secure_offer", seen(c.Secure && !c.Incoming, c.CallID != "" && !c.Outlined), ev...)
	g.f.Bool("call.shows_not_acceptable", seen(unacceptable(c) && (c.Remote || c.Refused), false), ev...)
	g.f.Bool("call.shows_peer_silent", seen(c.Remote && c.Status == 408 && !c.Ringing, false), ev...)
	g.f.Bool("call.security_mismatch", seen(mismatched(c), !c.Outlined && (c.Established || c.Ended && c.Status != 0)), ev...)
}

// mismatched: 488 and 606 say that the media offered are not acceptable (RFC 3261 21.4.26); with SRTP offered, keying is the
// usual ground; so it is with plain media offered to this side and refused by it.
func mismatched(c *timeline.Call) bool {
	return c.Kind == "media-security" || c.AnswerPlain || c.Remote && unacceptable(c) && c.Secure || c.Refused && unacceptable(c) && c.Offered && !c.Secure
}

func unacceptable(c *timeline.Call) bool { return c.Status == 488 || c.Status == 606 }

func (g *gatherer) outcome(c *timeline.Call, ev []string) {
	media := slices.Concat(ev, g.ids(c.MediaMarks...))
	switch {
	case broken(c):
		g.f.Bool("call.failed", Yes, media...)
		g.f.Bool("call.works", No, media...)
	case c.Established && c.Flow:
		g.f.Bool("call.failed", No, media...)
		g.f.Bool("call.works", Yes, media...)
	case c.Established:
		g.f.Bool("call.failed", No, ev...)
	}
	g.f.Bool("call.explained", explained(c), ev...)
}

// explained: the app shows the user why (busy, declined, no such number, ...). Statuses a client makes up explain nothing.
// refusals are what a phone answers for its user (RFC 3261 21.4.18, 21.4.23, 21.6): busy, not now, declined.
var refusals = []int{480, 486, 600, 603}

func explained(c *timeline.Call) Truth {
	plain := []int{404, 410, 480, 484, 486, 600, 603, 604}
	switch {
	case c.Cancelled && !c.Established, c.DND, c.Refused && (slices.Contains(refusals, c.Status) || unacceptable(c)):
		return Yes
	case c.Remote && slices.Contains(plain, c.Status):
		return Yes
	case c.Remote && c.Ringing && (c.Status == 408 || c.Status == 487):
		return Yes
	case c.Status != 0 || c.Established || broken(c):
		return No
	}
	return Unknown
}

// notes sets the facts that stand outside registrations and calls.
func (g *gatherer) notes() {
	single := map[string]string{
		"client-crash": "app.crash", "license-problem": "app.license", "network-down": "network.down",
		"zrtp-no-peer": "zrtp.no_peer", "zrtp-failed": "zrtp.failed", "zrtp-secure": "zrtp.secure", "server-note": "server.note",
	}
	for event, path := range single {
		if notes := g.Story.NotesOf(event); len(notes) > 0 {
			g.f.Bool(path, Yes, g.ids(notes[0].Event.Mark)...)
		}
	}
	for _, n := range g.Story.NotesOf("audio-failed") {
		if n.Call != nil { // machines without sound complain at every start, and it means nothing
			g.f.Bool("app.audio", Yes, g.ids(n.Event.Mark)...)
		}
	}
	if faults := g.Story.NotesOf("certificate-fault"); len(faults) > 0 {
		g.f.Text("certificate.fault", faults[0].Event.Attrs["kind"], g.ids(faults[0].Event.Mark)...)
	}
	if g.f.Truth("app.license") == Yes {
		g.f.Bool("call.explained", Yes, g.ids(g.Story.NotesOf("license-problem")[0].Event.Mark)...)
	}
	if notes := g.Story.NotesOf("account-disabled"); len(notes) > 0 {
		g.f.Bool("account.disabled_said", Yes, g.ids(notes[0].Event.Mark)...)
	}
	g.overall()
	g.hellos()
}

// overall sets what entries over several hits say. They are asked of every log, so that nothing found is a no; closing needs to know it.
func (g *gatherer) overall() {
	for event, path := range map[string]string{"loss-period": "registration.periodic", "settings-outdated": "config.outdated"} {
		var marks []timeline.Mark
		for _, n := range g.Story.NotesOf(event) {
			marks = append(marks, n.Event.Mark)
		}
		g.f.Bool(path, Of(len(marks) > 0), g.ids(marks...)...)
	}
}

// hellos: a ZRTP Hello repeated to the end without any answer means that the peer does not speak ZRTP (RFC 6189 6: 20 times), or that no
// media came through.
func (g *gatherer) hellos() {
	sent, received := g.Story.NotesOf("zrtp-hello-sent"), g.Story.NotesOf("zrtp-received")
	times := 0
	for _, n := range sent {
		times += n.Count
	}
	if times >= 10 && len(received) == 0 {
		g.f.Bool("zrtp.no_peer", Yes, g.ids(sent[0].Event.Mark, sent[len(sent)-1].Event.Mark)...)
	}
	for _, path := range []string{"zrtp.no_peer", "zrtp.failed"} {
		if g.f.Truth(path) == Yes {
			g.f.Bool("zrtp.shows_failure", Yes, g.f.Evidence(path)...)
		}
	}
}
