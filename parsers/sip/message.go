// Package sip reads SIP messages (RFC 3261) as logs carry them: LF or CRLF, cut off, the blank line lost,
// folded headers, names in compact form. It keeps what decides something and forgets nothing it was given a
// position for. It does no I/O and knows nothing of dialects, workflows or verdicts.
package sip

// Direction tells which way a message went, as far as the log says so.
type Direction string

const (
	// Sent means the client wrote the message to the network.
	Sent Direction = "tx"
	// Received means the message came in from the network: the only kind that proves what a server said.
	Received Direction = "rx"
	// Local means the client made the message up for itself (a 408 or 503 nobody sent).
	Local Direction = "local"
	// Unstated means the log does not tell.
	Unstated Direction = ""
)

// Header is one header field, its name in canonical form (RFC 3261 section 20, compact forms expanded).
type Header struct {
	Name  string
	Value string // folded lines joined by one space
	Line  int    // index of its first line within the message, 0-based
}

// Media is one m= section of a session description (RFC 8866).
type Media struct {
	Kind      string   // audio, video, ...
	Port      int      // 0 = stream refused
	Transport string   // RTP/AVP, RTP/SAVP, RTP/SAVPF, UDP/TLS/RTP/SAVPF, ...
	Formats   []string // payload types
	Crypto    []string // suites of a=crypto lines (RFC 4568); the keys are never kept
	ZRTPHash  bool     // a=zrtp-hash present (RFC 6189)
	DTLS      bool     // a=fingerprint present (RFC 5763)
	Direction string   // sendrecv, sendonly, recvonly, inactive; "" = not stated
	Line      int      // index of the m= line within the message, 0-based
}

// Message is a request or a response.
type Message struct {
	// Request: Method and URI are set and Status is 0. Response: Status (100..699) and Reason are set, and Method is
	// the one its CSeq names ("" when the log lost it).
	Method, URI string
	Status      int
	Reason      string

	Headers   []Header
	Media     []Media
	Direction Direction
	Transport string // "tls", "tcp", "udp": from the frame around the message, else from its top Via; "" unknown
	Peer      string // "host:port" of the other end, from the frame around the message; "" unknown
	Truncated bool   // the frame promised more bytes than the log holds, or the header part has no end

	Outline *Outline // of a message the log names without showing it; nil for one it shows

	// Answers is the request a response answers, when an earlier one with the same Call-ID and CSeq was seen.
	// Set by Tracker, not by Parse.
	Answers *Ask

	key     key // what joins messages, read once
	keyRead bool
}

// key is what the headers say of what a message belongs to.
type key struct {
	callID string
	seq    int
	method string
}

// Outline tells what a log lets know of a message beyond method, status and number when it names the message but does not show it.
// Headers and body of such a message are unknown, never absent; its Call-ID is made up, the same for what belongs together.
type Outline struct {
	Authorized bool // a request that is known to carry credentials; false = unknown
	Begins     bool // a REGISTER that is known to be its client's first, which can take nothing back; false = unknown
}

// IsRequest tells requests from responses.
func (m *Message) IsRequest() bool { return m.Status == 0 }
