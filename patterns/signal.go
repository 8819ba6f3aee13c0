package patterns

import "maps"

// Signal is one event an entry emits for a match.
type Signal struct {
	Event string
	Attrs map[string]string
}

// kinded are the events whose kind the reason table finds when the entry does not say it.
var kinded = map[string]bool{
	"connect-failed": true, "register-failed": true, "tls-failed": true, "transport-closed": true, "dns-failed": true,
}

// freeKind are the events whose kind is the entry's own word, not one of Kinds.
var freeKind = map[string]bool{"server-note": true}

// signals turns captures into events. Those that add nothing to the captures share them.
func (s *Set) signals(e *Entry, captures map[string]string) []Signal {
	out := make([]Signal, len(e.Emit))
	for i := range e.Emit {
		out[i] = Signal{Event: e.Emit[i].Event, Attrs: s.attrs(&e.Emit[i], captures)}
	}
	return out
}

// attrs are what an event carries. A constant of the entry wins over a capture: it is what a person decided.
func (s *Set) attrs(emit *Emit, captures map[string]string) map[string]string {
	attrs, own := captures, false
	if len(emit.Set) > 0 {
		attrs, own = with(captures, emit.Set), true
	}
	if !kinded[emit.Event] || attrs["kind"] != "" {
		return attrs
	}
	kind := s.deriveKind(attrs)
	switch {
	case kind == "":
		return attrs
	case own:
		attrs["kind"] = kind
		return attrs
	}
	return with(captures, map[string]string{"kind": kind})
}

// with is a and b, which wins, with room for one more.
func with(a, b map[string]string) map[string]string {
	out := make(map[string]string, len(a)+len(b)+1)
	maps.Copy(out, a)
	maps.Copy(out, b)
	return out
}

// deriveKind asks the reason table. PJSIP prints its code as "status=" where it has no SIP status, so a status stands
// in for a missing code.
func (s *Set) deriveKind(attrs map[string]string) string {
	code := attrs["code"]
	if code == "" {
		code = attrs["status"]
	}
	return s.cat.Kind(attrs["reason"], code, attrs["errno"])
}
