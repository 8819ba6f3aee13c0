package logfile

import (
	"strings"

	"github.com/pwtriage/pwtriage/parsers/sip"
)

// ends learns which end of "a:p -> b:q" is the client's own.
type ends struct {
	hosts map[string]bool // addresses the log calls local
	first string          // the end that sent the first REGISTER
}

// learn reads baresip's "Local network address:  IPv4=eth0|192.0.2.50 ".
func (e *ends) learn(text string) {
	rest, ok := strings.CutPrefix(text, "Local network address")
	if !ok {
		return
	}
	for _, word := range strings.Fields(rest) {
		if _, host, ok := strings.Cut(word, "|"); ok && len(e.hosts) < 16 {
			if e.hosts == nil {
				e.hosts = map[string]bool{}
			}
			e.hosts[strings.Trim(host, "[],")] = true
		}
	}
}

// resolve sets direction and peer of a frame that only names two ends.
func (e *ends) resolve(f *frame, m *sip.Message) {
	if f.from == "" || f.dir != sip.Unstated {
		return
	}
	if e.first == "" && m.Method == "REGISTER" && m.IsRequest() {
		e.first = f.from
	}
	from, to := e.local(f.from), e.local(f.to)
	if from == to { // client and server on one host
		from, to = f.from == e.first, f.to == e.first
	}
	switch {
	case from && !to:
		f.dir, f.peer = sip.Sent, f.to
	case to && !from:
		f.dir, f.peer = sip.Received, f.from
	}
}

func (e *ends) local(addr string) bool {
	host, _, _ := cutLast(addr, ":")
	host = strings.Trim(host, "[]")
	if e.hosts[host] {
		return true
	}
	first, _, _ := cutLast(e.first, ":")
	return first != "" && host == strings.Trim(first, "[]")
}
