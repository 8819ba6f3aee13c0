package sip

import (
	"strconv"
	"strings"
)

// maxMedia bounds the m= sections kept of one message.
const maxMedia = 64

// readMedia reads the m= sections of a session description; at is the index of lines[0] within the message.
// What stands before the first m= holds for every section that does not say otherwise (RFC 8866 section 5).
func readMedia(lines []string, at int) []Media {
	var session Media
	var out []Media
	cur := &session
	for i, line := range lines {
		line = strings.TrimRight(line, " \t\r")
		if !isSDP(line) {
			continue
		}
		if rest, ok := strings.CutPrefix(line, "m="); ok && len(out) < maxMedia {
			out = append(out, mediaLine(rest, at+i))
			cur = &out[len(out)-1]
		} else if rest, ok := strings.CutPrefix(line, "a="); ok {
			cur.attribute(rest)
		}
	}
	for i := range out {
		out[i].inherit(&session)
	}
	return out
}

// mediaLine reads "audio 4000/2 RTP/SAVP 0 8 101".
func mediaLine(s string, at int) Media {
	m := Media{Line: at}
	f := strings.Fields(s)
	if len(f) > 0 {
		m.Kind = f[0]
	}
	if len(f) > 1 {
		port, _, _ := strings.Cut(f[1], "/")
		m.Port, _ = strconv.Atoi(port)
	}
	if len(f) > 2 {
		m.Transport = f[2]
		m.Formats = f[3:]
	}
	return m
}

func (m *Media) attribute(s string) {
	name, value, _ := strings.Cut(s, ":")
	switch name {
	case "crypto":
		if f := strings.Fields(value); len(f) > 1 && len(m.Crypto) < maxMedia {
			m.Crypto = append(m.Crypto, strings.Clone(f[1])) // cloned: the key must not stay behind the suite
		}
	case "zrtp-hash":
		m.ZRTPHash = true
	case "fingerprint":
		m.DTLS = true
	case "sendrecv", "sendonly", "recvonly", "inactive":
		m.Direction = name
	}
}

func (m *Media) inherit(session *Media) {
	m.ZRTPHash = m.ZRTPHash || session.ZRTPHash
	m.DTLS = m.DTLS || session.DTLS
	if m.Direction == "" {
		m.Direction = session.Direction
	}
}
