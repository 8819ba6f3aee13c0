package sip

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const invite = `INVITE sip:1002@pbx.example.test;transport=tls SIP/2.0
v: SIP/2.0/TLS 192.0.2.50:5061;branch=z9hG4bK1;rport=4000;received=192.0.2.99
f: "A <x> \"q\"" <sip:1001@pbx.example.test:5070;user=phone>;tag=a1
t: <sips:1002@[2001:db8::1]:5061>
i: call-1
CSEQ: 7 INVITE
Subject: folded
  over
	lines
Contact: <sip:1001@192.0.2.50;x=1>;methods="INVITE,ACK;BYE";expires=90
Expires: 60
Proxy-Authorization: Digest username="1001", realm="pbx, the", nonce="n", response="r"
c: application/sdp
l: 300

v=0
o=- 1 1 IN IP4 192.0.2.50
a=sendonly
a=fingerprint:sha-256 AA
m=audio 4000/2 RTP/SAVP 0 8 101
a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:SECRETSECRET|2^20|1:4
a=crypto:2 AES_CM_128_HMAC_SHA1_32 inline:OTHERSECRET
a=zrtp-hash:1.10 aa
m=video 0 RTP/AVP 99
a=inactive
10:11:12 not part of it`

func TestParse(t *testing.T) {
	lines := strings.Split(invite, "\n")
	m, n, ok := Parse(lines)
	if !ok || n != len(lines)-1 || m.Truncated {
		t.Fatalf("n %d ok %v", n, ok)
	}
	seq, method := m.CSeq()
	secs, _ := m.Expires()
	host, port := m.Received()
	got := []any{m.Method, m.URI, m.CallID(), seq, method, secs, m.Get("subject"), m.ToTag(), m.FromTag(), m.HasCredentials(), m.Transport, host, port}
	want := []any{"INVITE", "sip:1002@pbx.example.test;transport=tls", "call-1", 7, "INVITE", 90, "folded over lines", "", "a1", true, "tls", "192.0.2.99", 4000}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	media := []Media{
		{Kind: "audio", Port: 4000, Transport: "RTP/SAVP", Formats: []string{"0", "8", "101"}, Crypto: []string{"AES_CM_128_HMAC_SHA1_80", "AES_CM_128_HMAC_SHA1_32"}, ZRTPHash: true, DTLS: true, Direction: "sendonly", Line: 19},
		{Kind: "video", Transport: "RTP/AVP", Formats: []string{"99"}, DTLS: true, Direction: "inactive", Line: 23},
	}
	if d := cmp.Diff(media, m.Media); d != "" {
		t.Error(d)
	}
	from := URI{Scheme: "sip", User: "1001", Host: "pbx.example.test", Port: 5070, Params: map[string]string{"user": "phone"}}
	if d := cmp.Diff(from, m.From()); d != "" {
		t.Error(d)
	}
	if to := m.To(); to.Scheme != "sips" || to.Host != "2001:db8::1" || to.Port != 5061 {
		t.Errorf("%+v", to)
	}
	if v := AuthParam(m.Get("Proxy-Authorization"), "Realm"); v != "pbx, the" {
		t.Errorf("realm %q", v)
	}
}

// A log that lost the blank line, or shows CRs, holds the same message.
func TestParseTolerates(t *testing.T) {
	want, _, _ := Parse(strings.Split(invite, "\n"))
	crlf, _, _ := Parse(strings.Split(strings.ReplaceAll(invite, "\n", "\r\n"), "\n"))
	if d := cmp.Diff(want, crlf, cmp.AllowUnexported(Message{}, key{})); d != "" {
		t.Error(d)
	}
	lost, _, _ := Parse(strings.Split(strings.Replace(invite, "\n\n", "\n", 1), "\n"))
	if lost.Truncated || len(lost.Media) != 2 || lost.Media[0].Line != want.Media[0].Line-1 {
		t.Errorf("%+v", lost.Media)
	}
}

func TestParseCut(t *testing.T) {
	m, n, ok := Parse([]string{"SIP/2.0 401 Unauthorized", "CSeq: 2 REGISTER", "WWW-Authenticate: Digest nonce=\"x\", STALE=TRUE", "ua: next record"})
	if !ok || n != 3 || !m.Truncated || m.Status != 401 || m.Reason != "Unauthorized" || m.Method != "REGISTER" || !m.Stale() || m.IsRequest() {
		t.Errorf("n %d %+v", n, m)
	}
	m, _, _ = Parse([]string{"SIP/2.0 200 OK"})
	if m.Method != "" || m.CallID() != "" || m.Stale() || m.HasCredentials() {
		t.Errorf("%+v", m)
	}
}

func TestParseEnds(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		n    int
	}{
		"no body":      {"BYE sip:a SIP/2.0|Content-Length: 0||next", 3},
		"two messages": {"BYE sip:a SIP/2.0|Content-Length: 0||SIP/2.0 200 OK|x: y", 3},
		"no name":      {"BYE sip:a SIP/2.0|CSeq : 1 BYE|Call-ID\r: x|y: z", 2},
		"no blank":     {"BYE sip:a SIP/2.0|CSeq: 1 BYE|SIP/2.0 200 OK", 2},
		"xml body":     {"PUBLISH sip:a SIP/2.0|Content-Length: 22||<presence>|</presence>|--end msg--", 5},
		"marker":       {"MESSAGE sip:a SIP/2.0|Content-Length: 999||text|--end msg--|more", 4},
	} {
		if _, n, ok := Parse(strings.Split(c.text, "|")); !ok || n != c.n {
			t.Errorf("%s: %d, want %d", name, n, c.n)
		}
	}
}

func TestStartLine(t *testing.T) {
	for line, want := range map[string]bool{
		"REGISTER sip:x SIP/2.0": true, "INVITE tel:+39 SIP/2.0": true, "FOO sips:x SIP/2.0\r": true, "SIP/2.0 100": true, "SIP/2.0 699 X": true,
		"SIP/2.0 700 X": false, "SIP/2.0 2000": false, "register sip:x SIP/2.0": false, "GET / HTTP/1.1": false, "REGISTER sip:x": false,
		"A sip:x y SIP/2.0": false, "": false, " SIP/2.0 200 OK": false, "SIP/2.0/UDP host": false, "NOT A SIP/2.0": false,
	} {
		if got := StartLine(line); got != want {
			t.Errorf("%q: %v", line, got)
		}
	}
}

func TestParseURI(t *testing.T) {
	for s, want := range map[string]URI{
		"sip:1001@h":                  {Scheme: "sip", User: "1001", Host: "h"},
		"sip:u:secret@h:5060;lr?x=y":  {Scheme: "sip", User: "u", Host: "h", Port: 5060, Params: map[string]string{"lr": ""}},
		"tel:+39020;phone-context=x":  {Scheme: "tel", User: "+39020", Params: map[string]string{"phone-context": "x"}},
		"SIPS:[::1]":                  {Scheme: "sips", Host: "::1"},
		"sip:u;par=1@h":               {Scheme: "sip", User: "u;par=1", Host: "h"},
		"sip:h:99999":                 {Scheme: "sip", Host: "h"},
		`"x" <sip:a@b;transport=TCP>`: {Scheme: "sip", User: "a", Host: "b", Params: map[string]string{"transport": "TCP"}},
		"nothing":                     {},
	} {
		if d := cmp.Diff(want, ParseURI(s)); d != "" {
			t.Errorf("%s: %s", s, d)
		}
	}
}

func TestSeconds(t *testing.T) {
	m := &Message{Headers: []Header{{Name: "Contact", Value: "*"}, {Name: "Expires", Value: "0"}, {Name: "Retry-After", Value: "18 (busy);duration=3"}, {Name: "Min-Expires", Value: "x"}}}
	if n, ok := m.Expires(); !ok || n != 0 {
		t.Errorf("expires %d %v", n, ok)
	}
	if n, ok := m.RetryAfter(); !ok || n != 18 {
		t.Errorf("retry-after %d %v", n, ok)
	}
	if _, ok := m.MinExpires(); ok {
		t.Error("min-expires read from no number")
	}
}

func msg(dir Direction, status int, id string, seq string) *Message {
	return &Message{Direction: dir, Status: status, Headers: []Header{{Name: "Call-ID", Value: id}, {Name: "CSeq", Value: seq}}}
}

func TestTracker(t *testing.T) {
	var tr Tracker
	mine, theirs := msg(Sent, 0, "a", "2 BYE"), msg(Received, 0, "a", "2 BYE")
	mine.Headers = append(mine.Headers, Header{Name: "Authorization", Value: "Digest"})
	tr.Observe(mine)
	tr.Observe(theirs)
	for dir, want := range map[Direction]*Message{Received: mine, Sent: theirs, Local: mine} {
		r := msg(dir, 200, "a", "2 BYE")
		if tr.Observe(r); r.Answers == nil || *r.Answers != want.Ask() {
			t.Errorf("%q answers %v", dir, r.Answers)
		}
	}
	if r := msg(Received, 200, "a", "3 BYE"); r.Answers != nil {
		t.Error("answers another request")
	}
}

func TestTrackerForgets(t *testing.T) {
	var tr Tracker
	for i := range maxTracked + 10 {
		tr.Observe(msg(Sent, 0, strings.Repeat("x", i%50)+string(rune('a'+i/50)), "1 OPTIONS"))
	}
	if len(tr.requests) != maxTracked || len(tr.order) != maxTracked {
		t.Errorf("%d requests, %d in order", len(tr.requests), len(tr.order))
	}
}

func FuzzParse(f *testing.F) {
	f.Add(invite)
	f.Add("SIP/2.0 401 X\r\nWWW-Authenticate: Digest a=\"b\\")
	f.Add("BYE sip:<> SIP/2.0\nTo: <\nContact: \"\n m=\nv=0\nm=\na=crypto:1 x")
	f.Fuzz(func(t *testing.T, text string) {
		lines := strings.Split(text, "\n")
		m, n, ok := Parse(lines)
		if ok != StartLine(lines[0]) || n < 0 || n > len(lines) || ok && n == 0 {
			t.Fatalf("n %d ok %v", n, ok)
		}
		if !ok {
			return
		}
		for _, h := range m.Headers {
			if h.Line <= 0 || h.Line >= n {
				t.Fatalf("header at %d of %d", h.Line, n)
			}
		}
		m.From()
		m.To()
		m.ToTag()
		m.Expires()
		m.Stale()
		m.Received()
	})
}
