package patterns

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

// signals turns captures into events. A constant of the entry wins over a capture: it is what a person decided.
func (s *Set) signals(e *Entry, captures map[string]string) []Signal {
	out := make([]Signal, 0, len(e.Emit))
	for _, emit := range e.Emit {
		attrs := make(map[string]string, len(captures)+len(emit.Set)+1)
		for name, value := range captures {
			attrs[name] = value
		}
		for name, value := range emit.Set {
			attrs[name] = value
		}
		if attrs["kind"] == "" && kinded[emit.Event] {
			s.deriveKind(attrs)
		}
		out = append(out, Signal{Event: emit.Event, Attrs: attrs})
	}
	return out
}

// deriveKind asks the reason table. PJSIP prints its code as "status=" where it has no SIP status, so a status stands
// in for a missing code.
func (s *Set) deriveKind(attrs map[string]string) {
	code := attrs["code"]
	if code == "" {
		code = attrs["status"]
	}
	if kind := s.cat.Kind(attrs["reason"], code, attrs["errno"]); kind != "" {
		attrs["kind"] = kind
	}
}
