package logfile

import (
	"fmt"
	"strings"
	"testing"
)

const builtLinphone = `2026-11-23 13:35:37:629 belle-sip-message-channel [0x1]: message sent to [TLS://pbx.example.test:5061], size: [148] bytes
REGISTER sip:pbx.example.test SIP/2.0
From: <sip:1001@pbx.example.test>;tag=a
To: sip:1001@pbx.example.test
CSeq: 20 REGISTER
Call-ID: one
Content-Length: 0


2026-11-23 13:35:37:639 belle-sip-message-channel [0x1]: received [94] new bytes from [TLS://pbx.example.test:5061]:
SIP/2.0 401 Unauthorized
CSeq: 20 REGISTER
Call-ID: one
Content-Type: text/plain
Con
2026-11-23 13:35:37:640 belle-sip-message-channel [0x1] [94] bytes parsed
2026-11-23 13:35:37:641 belle-sip-message-channel [0x1]: received [102] new bytes from [TLS://pbx.example.test:5061]:
tent-Length: 0

SIP/2.0 200 OK
CSeq: 21 REGISTER
Call-ID: two
Content-Length: 0


2026-11-23 13:35:37:642 belle-sip-message-channel [0x1] [102] bytes parsed
`

// frames are messages as the loggers of other stacks frame them.
var frames = []struct{ name, dialect, body, want string }{
	{"asterisk read", "asterisk", "[Feb  3 09:05:07] VERBOSE[1] chan_sip.c: \n<--- SIP read from UDP:192.0.2.50:5060 --->\nOPTIONS sip:x@y SIP/2.0\nCall-ID: a\nContent-Length: 0\n\n<------------->\n", "rx udp 192.0.2.50:5060"},
	{"asterisk transmit", "asterisk", "[Feb  3 09:05:07] VERBOSE[1] chan_sip.c: Reliably Transmitting (NAT) to 192.0.2.50:5060:\nSIP/2.0 200 OK\nVia: SIP/2.0/UDP a\nCall-ID: a\nContent-Length: 0\n\n\n---\n", "tx udp 192.0.2.50:5060"},
	{"asterisk pjsip", "asterisk", "[Feb  3 09:05:07] VERBOSE[1] res_pjsip_logger.c: <--- Received SIP request (60 bytes) from TLS:192.0.2.50:5060 --->\nOPTIONS sip:x@y SIP/2.0\nCall-ID: a\nContent-Length: 0\n\n", "rx tls 192.0.2.50:5060"},
	{"sofia", "plain", "recv 49 bytes from udp/[192.0.2.10]:5060 at 13:42:15.272891:\n------------------------------------------------------------------------\nSIP/2.0 200 OK\nCall-ID: a\nContent-Length: 0\n\n------------------------------------------------------------------------\n", "rx udp [192.0.2.10]:5060"},
	{"sofia send", "plain", "send 60 bytes to tls/[192.0.2.10]:5061 at 13:42:15.272891:\n------------------------------------------------------------------------\nOPTIONS sip:x@y SIP/2.0\nCall-ID: a\nContent-Length: 0\n\n", "tx tls [192.0.2.10]:5061"},
	{"ngrep", "plain", "U 192.0.2.50:5060 -> 192.0.2.10:5060 #59\nREGISTER sip:y SIP/2.0.\nCall-ID: a.\nContent-Length: 0.\n.\n\n#\n", "tx udp 192.0.2.10:5060"},
	{"siprix", "plain", "10:11:12.123 [x] app\nTX message:\nOPTIONS sip:x@y SIP/2.0\nVia: SIP/2.0/TCP a\nCall-ID: a\nContent-Length: 0\n\n", "tx tcp "},
	{"twinkle made up", "twinkle", "+++ 23-11-2026 13:37:33.944828 INFO SIP x\nSend internal:\nSIP/2.0 408 Request Timeout\nVia: SIP/2.0/UDP a\nCall-ID: a\nContent-Length: 0\n\n---\n\n", "local udp "},
	{"stamped lines", "plain", "2024-01-02 03:04:05 received message from tcp:192.0.2.10:5060\n2024-01-02 03:04:05 SIP/2.0 200 OK\n2024-01-02 03:04:05 Via: SIP/2.0/TCP a\n2024-01-02 03:04:05 Call-ID: a\n2024-01-02 03:04:05 Content-Length: 0\n2024-01-02 03:04:06 done\n", " tcp "},
	{"shown CR", "plain", "RX message:\nSIP/2.0 200 OK\\r\nVia: SIP/2.0/TCP a\\r\nCall-ID: a\\r\nContent-Length: 0\\r\n\\r\n", "rx tcp "},
}

func TestFrames(t *testing.T) {
	for _, f := range frames {
		recs, _ := read(t, []byte(f.body), Options{Dialect: f.dialect})
		checkLines(t, []byte(f.body), recs)
		got := ""
		for _, rec := range recs {
			if m := rec.SIP; m != nil {
				got += fmt.Sprintf("%s %s %s", m.Direction, m.Transport, m.Peer)
				if m.CallID() != "a" || m.Truncated {
					t.Errorf("%s: Call-ID %q truncated %v", f.name, m.CallID(), m.Truncated)
				}
			}
		}
		if got != f.want {
			t.Errorf("%s: %q, want %q", f.name, got, f.want)
		}
	}
}

func TestBaresipDirection(t *testing.T) {
	for name, head := range map[string]string{"told": "Local network address:  IPv4=eth0|192.0.2.50 \n", "learnt": ""} {
		body := "baresip v1.0.0\n" + head +
			"\x1b[36;1m#\nTLS 192.0.2.50:1 -> 192.0.2.10:5061\nREGISTER sip:y SIP/2.0\r\nCall-ID: a\r\nContent-Length: 0\r\n\r\n\x1b[;m\n" +
			"\x1b[36;1m#\nTLS 192.0.2.10:5061 -> 192.0.2.50:1\nSIP/2.0 200 OK\r\nCall-ID: a\r\nContent-Length: 0\r\n\r\n\x1b[;m\nua: x\n"
		recs, info := read(t, []byte(body), Options{})
		var got []string
		for _, rec := range recs {
			if rec.SIP != nil {
				got = append(got, string(rec.SIP.Direction)+" "+rec.SIP.Peer)
			}
		}
		if s := strings.Join(got, ","); s != "tx 192.0.2.10:5061,rx 192.0.2.10:5061" || info.Dialect != "baresip" {
			t.Errorf("%s: %s %s", name, info.Dialect, s)
		}
	}
}

func TestMessagesCutAtLogSize(t *testing.T) {
	at := strings.Index(builtPJSIP, "Content-Length")
	body := builtPJSIP[:at] + "10:11:12.125           pjsua_core.c  next\n"
	recs, _ := read(t, []byte(body), Options{})
	if len(recs) != 3 || recs[1].SIP == nil || !recs[1].SIP.Truncated {
		t.Fatalf("%d records", len(recs))
	}
}

func TestMessagesAcrossReads(t *testing.T) {
	recs, info := read(t, []byte(builtLinphone), Options{})
	var got []string
	count := map[int]int{}
	for _, rec := range recs {
		for _, l := range rec.Lines {
			count[l.Number]++
		}
		if m := rec.SIP; m != nil {
			got = append(got, fmt.Sprintf("%s%d %s %s %v", m.Direction, m.Status, m.CallID(), m.Get("Content-Length"), m.Truncated))
			if m.Peer != "pbx.example.test:5061" || m.Transport != "tls" || rec.Source != "belle-sip" || !rec.Time.Known {
				t.Errorf("%+v", m)
			}
		}
	}
	if s := strings.Join(got, "; "); s != "tx0 one 0 false; rx401 one 0 false; rx200 two 0 false" {
		t.Error(s)
	}
	for n := 1; n <= info.Lines; n++ {
		if count[n] != 1 {
			t.Errorf("line %d comes %d times", n, count[n])
		}
	}
}
