package timeline

import "slices"

// specific orders failure kinds from the one that explains most to the one that says least: of several faults on an
// attempt's way the most specific is why it failed, the others are its consequences.
var specific = []string{
	"no-credentials", "auth",
	"tls-expired", "tls-not-yet-valid", "tls-name-mismatch", "tls-untrusted", "tls-protocol", "tls-cipher", "tls-not-tls",
	"tls-client-certificate", "tls-config", "tls-certificate", "tls-timeout",
	"dns", "refused", "unreachable", "network-down", "transport-unavailable", "bad-uri",
	"tls", "reset", "aborted", "timeout", "eof", "no-answer", "rejected", "io",
}

// settle decides why a failed attempt failed, from the wire's answer and the faults on its way.
func (a *Attempt) settle() {
	if a.Outcome != Failed {
		return
	}
	if a.Remote {
		a.Kind = remoteKind(a)
		a.explain()
		return
	}
	best := len(specific)
	for _, f := range a.Faults {
		if i := slices.Index(specific, f.Kind); i >= 0 && i < best {
			best = i
		}
	}
	if best < len(specific) {
		a.Kind = specific[best]
	}
	if a.Kind == "" || a.Kind == "io" {
		if a.Status == 408 {
			a.Kind = "timeout"
		}
	}
	a.explain()
}

// explain adds the marks of the faults that say the same.
func (a *Attempt) explain() {
	for _, f := range a.Faults {
		if f.Kind == a.Kind {
			a.Marks = appendMark(a.Marks, f.Mark)
		}
	}
}

func remoteKind(a *Attempt) string {
	if a.Status == 401 || a.Status == 407 || a.Status == 403 && a.Authorized {
		return "auth"
	}
	return "rejected"
}
