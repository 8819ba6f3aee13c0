package sip

import (
	"strconv"
	"strings"
)

// maxMedia bounds the m= sections kept of one message.
const maxMedia = 64

// description reads the m= sections of a session description, line by line. What stands before the first m= holds for every section
// that does not say otherwise (RFC 8866 section 5).
type description struct {
	session Media
	media   []Media
}

// line takes the next line; at is its index within the message.
func (d *description) line(line string, at int) {
	line = trimEnd(line)
	if !isSDP(line) {
		return
	}
	switch {
	case line[0] == 'm' && len(d.media) < maxMedia:
		d.media = append(d.media, mediaLine(line[len("m="):], at))
	case line[0] == 'a':
		cur := &d.session
		if k := len(d.media); k > 0 {
			cur = &d.media[k-1]
		}
		cur.attribute(line[len("a="):])
	}
}

// sections gives what was read and keeps nothing of it.
func (d *description) sections() []Media {
	out := d.media
	for i := range out {
		out[i].inherit(&d.session)
	}
	*d = description{}
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
