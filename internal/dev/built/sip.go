package built

import "strconv"

// request sends a request of a new transaction.
func (d *dialog) request(method, extra, body string) {
	d.cseq++
	d.branch = d.fill(d.rules.branch)
	d.write(method, extra, body)
}

// acknowledge sends the ACK of the INVITE before: the number is the same. That of a 2xx is a transaction of its own.
func (d *dialog) acknowledge() {
	if d.tagged {
		d.branch = d.fill(d.rules.branch)
	}
	d.write("ACK", "", "")
}

func (d *dialog) write(method, extra, body string) {
	target := "sip:" + d.to + "@pbx.example.test;transport=tls"
	if method == "REGISTER" {
		target = "sip:pbx.example.test;transport=tls"
	}
	b := d.headers([]byte(method+" "+target+" SIP/2.0\r\n"), "", d.tagged || method == "ACK", method)
	b = append(b, "Max-Forwards: 70\r\nContact: <sip:"+d.from+"@"+d.host()+":46967;transport=TLS;ob>\r\n"...)
	b = append(b, "Allow: PRACK, INVITE, ACK, BYE, CANCEL, UPDATE, INFO, SUBSCRIBE, NOTIFY, REFER, MESSAGE, OPTIONS\r\n"...)
	if method == "REGISTER" {
		b = append(b, "Expires: 600\r\n"...)
	}
	b = append(b, extra...)
	d.push(!d.incoming, "Request msg "+method+"/cseq=", d.end(b, body, !d.incoming))
}

// answer answers the request of the transaction.
func (d *dialog) answer(method string, status int, reason, extra, body string) {
	code := strconv.Itoa(status)
	b := d.headers([]byte("SIP/2.0 "+code+" "+reason+"\r\n"), ";received="+d.host()+";rport=46967", status > 100, method)
	b = append(b, "Contact: <sip:"+d.to+"@192.0.2.10:5061;transport=TLS>\r\n"...)
	b = append(b, extra...)
	d.push(d.incoming, "Response msg "+code+"/"+method+"/cseq=", d.end(b, body, d.incoming))
}

// host is where the one who asked is.
func (d *dialog) host() string {
	if d.incoming {
		return "192.0.2.10"
	}
	return "192.0.2.50"
}

// headers are those a response has of its request.
func (d *dialog) headers(b []byte, via string, toTag bool, method string) []byte {
	asker, asked := d.local, d.remote
	if d.incoming {
		asker, asked = asked, asker
	}
	b = append(b, "Via: SIP/2.0/TLS "+d.host()+":46967;rport;branch="+d.branch+";alias"+via+"\r\n"...)
	b = append(b, "From: <sip:"+d.from+"@pbx.example.test>;tag="+asker+"\r\n"...)
	b = append(b, "To: <sip:"+d.to+"@pbx.example.test>"...)
	if toTag {
		b = append(b, ";tag="+asked...)
	}
	b = append(b, "\r\nCall-ID: "+d.callID+"\r\nCSeq: "...)
	return append(strconv.AppendInt(b, int64(d.cseq), 10), " "+method+"\r\n"...)
}

// end writes who made the message, the length of the body and the body.
func (d *dialog) end(b []byte, body string, client bool) []byte {
	length := "Content-Length: "
	if client {
		b = append(b, "User-Agent: "+d.rules.agent+"\r\n"...)
		length = d.rules.contentLength
	} else {
		b = append(b, "Server: Asterisk PBX 18.26.4\r\n"...)
	}
	if body != "" {
		b = append(b, "Content-Type: application/sdp\r\n"...)
	}
	b = append(b, length...)
	b = append(strconv.AppendInt(b, int64(len(body)), 10), "\r\n\r\n"...)
	return append(b, body...)
}

func (d *dialog) sdp() string {
	return d.fill("v=0\r\no=- 40%n 40%n IN IP4 192.0.2.50\r\ns=pjmedia\r\nb=AS:84\r\nt=0 0\r\na=X-nat:0\r\n" +
		"m=audio 4000 RTP/SAVP 96 3 0 8 120\r\nc=IN IP4 192.0.2.50\r\nb=TIAS:64000\r\na=rtcp:4001 IN IP4 192.0.2.50\r\na=sendrecv\r\n" +
		"a=rtpmap:96 speex/16000\r\na=rtpmap:3 GSM/8000\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:8 PCMA/8000\r\na=rtpmap:120 telephone-event/16000\r\na=fmtp:120 0-16\r\n" +
		"a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:%x%x%x%x%x\r\n")
}
