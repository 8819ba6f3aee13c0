package patterns

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pwtriage/pwtriage/parsers/logfile"
	"github.com/pwtriage/pwtriage/parsers/sip"
	"pgregory.net/rapid"
)

// singly is what an entry says of a message, asked by itself of everything anew: what all that is shared must agree with. nil is
// no match.
func singly(e *Entry, msg *sip.Message) map[string]string {
	for i := range e.Match {
		m := e.Match[i].SIP
		if m == nil || slices.ContainsFunc(m.conditions(msg), func(c condition) bool { return !c.holds }) {
			continue
		}
		out := map[string]string{}
		put(out, "method", msg.Method)
		if msg.Status != 0 {
			put(out, "status", strconv.Itoa(msg.Status))
			put(out, "reason", msg.Reason)
		}
		if m.Reason != "" {
			found, _ := captured(nil, compile(m.Reason), msg.Reason)
			add(out, found)
		}
		for k := range m.Header {
			h := &m.Header[k]
			for _, v := range msg.All(h.Name) {
				if found, ok := captured(nil, compile(h.Regex), v); ok {
					add(out, found)
					break
				}
			}
		}
		return out
	}
	return nil
}

func add(attrs map[string]string, found []capture) {
	for _, c := range found {
		attrs[c.name] = c.value
	}
}

// emitted are the signals of an entry for what it says of a message, each made by itself.
func emitted(s *Set, e *Entry, captures map[string]string, msg *sip.Message) []Signal {
	var out []Signal
	for _, emit := range e.Emit {
		attrs := map[string]string{}
		put(attrs, "call", msg.CallID())
		put(attrs, "from", address(msg.From()))
		put(attrs, "to", address(msg.To()))
		put(attrs, "transport", msg.Transport)
		put(attrs, "direction", string(msg.Direction))
		if msg.Method == "REGISTER" {
			put(attrs, "account", address(msg.To()))
		}
		maps.Copy(attrs, captures)
		maps.Copy(attrs, emit.Set)
		if attrs["kind"] == "" && kinded[emit.Event] {
			put(attrs, "kind", s.deriveKind(attrs))
		}
		out = append(out, Signal{emit.Event, attrs})
	}
	return out
}

// drawnMessages draws them out of what entries ask about: their methods, codes, phrases and headers, and others.
func drawnMessages(cat *Catalogue) *rapid.Generator[*sip.Message] {
	methods, codes, reasons := []string{"", "FOO", "invite"}, []string{"200", "100", "302", "699"}, []string{"", "OK", "SIP/2.0"}
	headers := []sip.Header{{Name: "Contact", Value: "<sip:a@1>;expires=60"}, {Name: "Contact", Value: "*"}, {Name: "Expires", Value: "0"},
		{Name: "Authorization", Value: `Digest realm="x"`}, {Name: "Call-ID", Value: "c"}, {Name: "From", Value: "<sip:a@x.test>;tag=1"},
		{Name: "To", Value: "<sip:b@x.test>;tag=2"}, {Name: "To", Value: "<sip:b@x.test>"}, {Name: "Warning", Value: "x"}}
	for _, e := range cat.Entries {
		for _, x := range e.Examples {
			if msg := e.record(x).SIP; msg != nil {
				headers = append(headers, msg.Headers...)
				reasons = append(reasons, msg.Reason)
			}
		}
		for i := range e.Match {
			if m := e.Match[i].SIP; m != nil {
				methods, codes = append(methods, m.Method...), append(codes, m.Status...)
			}
		}
	}
	return rapid.Custom(func(t *rapid.T) *sip.Message {
		m := &sip.Message{Method: rapid.SampledFrom(methods).Draw(t, "method"),
			Direction: rapid.SampledFrom([]sip.Direction{sip.Sent, sip.Received, sip.Local, sip.Unstated}).Draw(t, "direction"),
			Transport: rapid.SampledFrom([]string{"", "tls"}).Draw(t, "transport"), Headers: rapid.SliceOfN(rapid.SampledFrom(headers), 0, 6).Draw(t, "headers")}
		if rapid.Bool().Draw(t, "response") {
			code := strings.ReplaceAll(rapid.SampledFrom(codes).Draw(t, "status"), "xx", fmt.Sprintf("%02d", rapid.IntRange(0, 99).Draw(t, "of class")))
			m.Status, _ = strconv.Atoi(code)
			m.Reason = rapid.SampledFrom(reasons).Draw(t, "reason")
			if rapid.Bool().Draw(t, "answers") {
				ask := (&sip.Message{Method: m.Method, Headers: rapid.SliceOfN(rapid.SampledFrom(headers), 0, 6).Draw(t, "of the request")}).Ask()
				m.Answers = &ask
			}
		}
		return m
	})
}

// TestSharedTellingsAreRight: the messages come one after the other to the same set, so that what it remembers is met again.
func TestSharedTellingsAreRight(t *testing.T) {
	set, fits := Builtin().Matcher(), 0
	draw := drawnMessages(set.cat)
	rapid.Check(t, func(t *rapid.T) {
		dialect := rapid.SampledFrom([]string{"pjsip", "linphone", "plain", "asterisk"}).Draw(t, "dialect")
		server := dialect == "asterisk"
		rec := &logfile.Record{Lines: []logfile.Line{{Text: "SIP", Column: 3}}, SIP: draw.Draw(t, "message")}
		var want []Match
		for i, e := range set.cat.Entries {
			if captures := singly(e, rec.SIP); captures != nil && set.eligibleFor(dialect, server)[i] {
				want = append(want, Match{e, captures, 0, 3, emitted(set, e, captures, rec.SIP)})
			}
		}
		fits += len(want)
		same := cmp.Comparer(func(a, b *Entry) bool { return a == b })
		if diff := cmp.Diff(want, set.Match(rec, dialect, server), same); diff != "" {
			t.Fatalf("%+v: -each entry by itself +all\n%s", rec.SIP, diff)
		}
	})
	if fits == 0 {
		t.Error("nothing fits any entry: the messages are none entries ask about")
	}
}

// TestAskersAreBounded: an answer may name any word as its method, and what is kept of them must have an end.
func TestAskersAreBounded(t *testing.T) {
	set := Builtin().Matcher()
	for i := range 2 * maxOutside {
		method := fmt.Sprintf("M%d", i)
		if i%2 == 0 {
			method = strings.Repeat("M", maxMethod+1+i)
		}
		set.Match(&logfile.Record{Lines: make([]logfile.Line, 1), SIP: &sip.Message{Method: method, Status: 200}}, "pjsip", false)
	}
	if n := len(set.asked); n == 0 || n > maxOutside {
		t.Errorf("%d are kept", n)
	}
	for key := range set.asked {
		if len(key.method) > maxMethod {
			t.Errorf("a method of %d bytes is kept", len(key.method))
		}
	}
}
