package built

import (
	"math/rand/v2"
	"strconv"
)

// message is a SIP message on its way.
type message struct {
	sent    bool
	summary string // as PJSIP has it: "Request msg REGISTER/cseq=17"
	bytes   []byte
}

// talk is what a phone and its server say to each other: registrations that are refreshed, calls made and taken, OPTIONS. One dialog follows
// the other; each has its Call-ID, its tags, a branch for every transaction and rising CSeqs, and nothing fails.
type talk struct {
	rnd   *rand.Rand
	rules rules
	queue []message
	d     dialog
}

// rules are the habits of a client.
type rules struct{ agent, tag, branch, contentLength string }

var (
	pjsipRules    = rules{"PJSUA v2.14 Linux-6.1/x86_64/glibc-2.36", "%c", "z9hG4bKPj%c", "Content-Length:  "}
	linphoneRules = rules{"Linphonec/5.1.65", "%x", "z9hG4bK.%x%d", "Content-Length: "}
)

// next is the next message.
func (t *talk) next() message {
	if len(t.queue) == 0 {
		t.d = dialog{talk: t, callID: t.fill("%c"), local: t.fill(t.rules.tag), remote: t.fill("as%x"), cseq: 1000 + t.rnd.IntN(60_000),
			user: t.fill("%u"), peer: t.fill("%u"), nonce: t.fill("%x")}
		switch n := t.rnd.IntN(10); {
		case n < 5:
			t.d.registers()
		case n < 7:
			t.d.calls()
		case n < 9:
			t.d.isCalled()
		default:
			t.d.isAsked()
		}
	}
	m := t.queue[0]
	t.queue = t.queue[1:]
	return m
}

func (t *talk) fill(template string) string { return string(fill(nil, template, t.rnd)) }

// dialog is one of them, and its transaction of the moment.
type dialog struct {
	*talk
	callID, local, remote, user, peer, nonce string
	cseq                                     int
	branch                                   string
	from, to                                 string // of the request: who asked
	tagged                                   bool   // the request has a To tag
	incoming                                 bool
}

func (d *dialog) registers() {
	d.outgoing(d.user, d.user)
	d.request("REGISTER", "", "")
	d.answer("REGISTER", 401, "Unauthorized", d.challenge(), "")
	d.request("REGISTER", d.credentials("REGISTER"), "")
	d.answer("REGISTER", 200, "OK", "Contact: <sip:"+d.user+"@192.0.2.50:46967;transport=TLS;ob>;expires=600\r\nExpires: 600\r\n", "")
}

func (d *dialog) calls() {
	d.outgoing(d.user, d.peer)
	d.request("INVITE", "", d.sdp())
	d.answer("INVITE", 401, "Unauthorized", d.challenge(), "")
	d.acknowledge()
	d.request("INVITE", d.credentials("INVITE"), d.sdp())
	d.answer("INVITE", 100, "Trying", "", "")
	d.answer("INVITE", 180, "Ringing", "", "")
	d.answer("INVITE", 200, "OK", "", d.sdp())
	d.tagged = true
	d.acknowledge()
	d.request("BYE", "", "")
	d.answer("BYE", 200, "OK", "", "")
}

func (d *dialog) isCalled() {
	d.incoming, d.from, d.to = true, d.peer, d.user
	d.request("INVITE", "", d.sdp())
	d.answer("INVITE", 100, "Trying", "", "")
	d.answer("INVITE", 180, "Ringing", "", "")
	d.answer("INVITE", 200, "OK", "", d.sdp())
	d.tagged = true
	d.acknowledge()
	d.request("BYE", "", "")
	d.answer("BYE", 200, "OK", "", "")
}

func (d *dialog) isAsked() {
	d.incoming, d.from, d.to = true, "asterisk", d.user
	d.request("OPTIONS", "", "")
	d.answer("OPTIONS", 200, "OK", "Accept: application/sdp\r\n", "")
}

func (d *dialog) outgoing(from, to string) { d.incoming, d.from, d.to = false, from, to }

func (d *dialog) challenge() string {
	return "WWW-Authenticate: Digest algorithm=MD5, realm=\"pbx.example.test\", nonce=\"" + d.nonce + "\"\r\n"
}

func (d *dialog) credentials(method string) string {
	return "Authorization: Digest username=\"" + d.user + "\", realm=\"pbx.example.test\", nonce=\"" + d.nonce + "\", uri=\"sip:pbx.example.test;transport=tls\", response=\"" +
		d.fill("%x%x%x%x") + "\", algorithm=MD5\r\n"
}

func (d *dialog) push(sent bool, summary string, b []byte) {
	d.queue = append(d.queue, message{sent, summary + strconv.Itoa(d.cseq), b})
}
