package logfile

import (
	"fmt"
	"strings"
	"testing"
)

// longMessage is a response of more than 5000 bytes, its length known only in its last header.
func longMessage() string {
	var b strings.Builder
	b.WriteString("SIP/2.0 200 OK\nVia: SIP/2.0/TLS 192.0.2.50:4000;branch=z9hG4bK1\nCall-ID: one\nCSeq: 1 REGISTER\n")
	for i := range 90 {
		fmt.Fprintf(&b, "Contact: <sip:1001@192.0.2.%d:4000;transport=tls;number=%03d>\n", i, i)
	}
	b.WriteString("Server: PBX\nContent-Length: 0\n")
	return b.String()
}

// cutLog is a log of that message whose logger can only write so much and puts the rest of the text into its next record.
func cutLog(size int) string {
	const prefix = "10-05 10:11:12.123   321   345 I SipTag  : "
	var log strings.Builder
	for rest := "RX message:\n" + longMessage(); rest != ""; {
		n := min(size, len(rest))
		for _, line := range strings.Split(strings.TrimSuffix(rest[:n], "\n"), "\n") {
			log.WriteString(prefix + line + "\n")
		}
		rest = rest[n:]
	}
	log.WriteString("10-05 10:11:13.123   321   345 I SipTag  : done\n")
	return log.String()
}

func TestMessagesCutWithinALine(t *testing.T) {
	for _, size := range []int{1000, 1024, 4000, 4068, 4096} {
		log := cutLog(size)
		recs, _ := read(t, []byte(log), Options{})
		if len(recs) != 2 || recs[0].SIP == nil {
			t.Fatalf("cut at %d: %d records", size, len(recs))
		}
		m := recs[0].SIP
		if got := len(m.All("Contact")); got != 90 || m.Get("Server") != "PBX" || m.Get("Content-Length") != "0" || m.Truncated {
			t.Errorf("cut at %d: %d contacts, server %q, truncated %v", size, got, m.Get("Server"), m.Truncated)
		}
		for _, h := range m.Headers {
			if line := recs[0].Lines[recs[0].SIPAt+h.Line].Text; !strings.HasPrefix(line, h.Name) {
				t.Errorf("cut at %d: header %q is not in line %q", size, h.Name, line)
			}
		}
		checkLines(t, []byte(log), recs)
	}
}

// TestPipeThatCutsAnywhere: baresip's texts come to Android through a pipe that knows no lines.
func TestPipeThatCutsAnywhere(t *testing.T) {
	const prefix = "10-05 10:11:12.123   321   345 D Baresip Lib: "
	body := prefix + "#\n" + prefix + "TLS 192.0.2.10:5061 -> 192.0.2.50:4000\n" + prefix + "SIP/2.0 401 Unauthorized\n" +
		prefix + "Via: SIP/2.0/TLS 192.0.2\n" + prefix + ".50;branch=z9hG4bK1\n" + prefix + "Call-ID: one\n" + prefix + "CSeq: 1 REG\n" +
		prefix + "ISTER\n" + prefix + "Content-Length: 0\n"
	recs, _ := read(t, []byte(body), Options{})
	for _, rec := range recs {
		if m := rec.SIP; m != nil {
			if _, method := m.CSeq(); m.Get("Via") != "SIP/2.0/TLS 192.0.2.50;branch=z9hG4bK1" || method != "REGISTER" || m.CallID() != "one" {
				t.Errorf("via %q, method %q, call %q", m.Get("Via"), method, m.CallID())
			}
			return
		}
	}
	t.Error("no message")
}
