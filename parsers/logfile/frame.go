package logfile

import (
	"strconv"
	"strings"

	"github.com/pwtriage/pwtriage/parsers/sip"
)

// frame is what a logger says around a SIP message: which way it went, to whom, how long it is.
type frame struct {
	dir       sip.Direction
	transport string
	peer      string
	from, to  string // both ends, where the line does not say which one is ours
	bytes     int    // 0 = not said
}

// readFrame reads the line before a start line. ok is false for a line that frames nothing.
func readFrame(s string) (frame, bool) {
	s = strings.TrimSpace(s)
	if len(s) > 512 {
		s = s[:512]
	}
	if f, ok := arrowFrame(s); ok {
		return f, true
	}
	f := frame{dir: frameDirection(s)}
	if f.dir == sip.Unstated {
		return f, false
	}
	f.bytes = frameBytes(s)
	f.transport, f.peer = framePeer(s)
	return f, true
}

// mayFrame spares most lines the look for a frame: a strong one ends in a colon or names a port, a count of bytes or "#".
func mayFrame(text string) bool {
	text = strings.TrimRight(text, " ")
	for i := 0; i < len(text); i++ {
		if text[i] == ':' && (i+1 == len(text) || text[i+1] >= '0' && text[i+1] <= '9') {
			return true
		}
	}
	return text == "#" || strings.Contains(text, "bytes")
}

// framesMessage tells whether text is a strong frame, the costly peer looked for last.
func framesMessage(text string) bool {
	s := strings.TrimSpace(text)
	s = s[:min(len(s), 512)]
	if f, ok := arrowFrame(s); ok {
		return f.strong(text)
	}
	f := frame{dir: frameDirection(s)}
	if f.dir == sip.Unstated {
		return false
	}
	if f.strong(text) {
		return true
	}
	f.bytes = frameBytes(s)
	if f.bytes == 0 {
		_, f.peer = framePeer(s)
	}
	return f.strong(text)
}

// strong tells a frame from a sentence that happens to begin like one.
func (f frame) strong(text string) bool {
	return f.from != "" || f.peer != "" || f.bytes > 0 || f.dir == sip.Local || strings.HasSuffix(strings.TrimRight(text, " "), ":")
}

// frameWords are what loggers write before a message, in small letters.
var frameWords = []struct {
	text  string
	start bool // must open the line
	dir   sip.Direction
}{
	{"send internal", true, sip.Local},
	{"tx ", true, sip.Sent}, {"rx ", true, sip.Received},
	{"message sent to", false, sip.Sent}, {"message partly sent to", false, sip.Sent}, {"new bytes from", false, sip.Received},
	{"send to:", true, sip.Sent}, {"received from:", true, sip.Received},
	{"sip read from", false, sip.Received}, {"<--- received sip", false, sip.Received}, {"<--- transmitting", false, sip.Sent},
	{"transmitting ", false, sip.Sent}, {"retransmitting ", false, sip.Sent},
	{"recv ", true, sip.Received}, {"send ", true, sip.Sent}, {"sending ", true, sip.Sent}, {"received ", true, sip.Received},
	{"sent ", true, sip.Sent}, {"::: send:", false, sip.Sent}, {"received message", false, sip.Received},
	{"received websocket", false, sip.Received}, {"sending websocket", false, sip.Sent}, {"received sip", false, sip.Received},
	{"bytes): sent", false, sip.Sent}, {"bytes): received", false, sip.Received},
}

func frameDirection(s string) sip.Direction {
	if len(s) >= len("tx ") && s[1]|0x20 == 'x' && s[2] == ' ' { // PJSIP's, which are most, spared the copy in small letters
		switch s[0] | 0x20 {
		case 't':
			return sip.Sent
		case 'r':
			return sip.Received
		}
	}
	s = strings.ToLower(s)
	for _, w := range frameWords {
		if w.start && strings.HasPrefix(s, w.text) || !w.start && strings.Contains(s, w.text) {
			return w.dir
		}
	}
	switch { // MjSip: "..., a:p/udp (512 bytes): REGISTER sip:..., sent"
	case strings.HasSuffix(s, ", sent"):
		return sip.Sent
	case strings.HasSuffix(s, ", received"):
		return sip.Received
	}
	return sip.Unstated
}

// frameBytes finds "nnn bytes", "[nnn] new bytes", "size: [nnn]".
func frameBytes(s string) int {
	i := strings.Index(s, "bytes")
	for i > 0 {
		j := i - 1
		for j >= 0 && (s[j] < '0' || s[j] > '9') && i-j < 8 {
			j--
		}
		start := j
		for start >= 0 && s[start] >= '0' && s[start] <= '9' {
			start--
		}
		if n, err := strconv.Atoi(s[start+1 : j+1]); err == nil {
			return n
		}
		next := strings.Index(s[i+1:], "bytes")
		if next < 0 {
			break
		}
		i += 1 + next
	}
	return 0
}

// framePeer finds the last "host:port" of the line and the transport beside it.
func framePeer(s string) (transport, peer string) {
	s, _, _ = strings.Cut(s, ", size:")
	for s != "" {
		end := 0
		for end < len(s) && !partsFrame(s[end]) {
			end++
		}
		word := strings.Trim(s[:end], ".")
		s = s[min(end+1, len(s)):]
		if t := transportName(word); t != "" {
			transport = t
			continue
		}
		if strings.IndexByte(word, ':') < 0 {
			continue
		}
		t, rest := splitTransport(strings.TrimSuffix(word, ":"))
		if p, ok := endpoint(rest); ok {
			peer = p
			if t != "" {
				transport = t
			}
		}
	}
	return transport, peer
}

// partsFrame knows what stands between the words of a frame.
func partsFrame(c byte) bool {
	return c == ' ' || c == ',' || c == '<' || c == '>' || c == '(' || c == ')'
}

// splitTransport takes "TLS://h:p", "[TLS://h:p]", "udp/[h]:p", "udp:h:p", "h:p/udp" apart.
func splitTransport(s string) (transport, rest string) {
	if strings.HasPrefix(s, "[") && strings.Contains(s, "://") {
		s = strings.TrimRight(strings.TrimPrefix(s, "["), "]:")
	}
	for _, sep := range [...]string{"://", "/", ":"} {
		if t, after, ok := strings.Cut(s, sep); ok && transportName(t) != "" {
			return transportName(t), after
		}
	}
	if before, t, ok := cutLast(s, "/"); ok && transportName(t) != "" {
		return transportName(t), before
	}
	return "", s
}

func transportName(s string) string {
	if len(s) < len("ws") || len(s) > len("sctp6") {
		return ""
	}
	switch s = strings.TrimSuffix(strings.ToLower(s), "6"); s {
	case "udp", "tcp", "tls", "ws", "wss", "sctp", "dtls":
		return s
	}
	return ""
}

// endpoint checks "host:port".
func endpoint(s string) (string, bool) {
	host, port, ok := cutLast(s, ":")
	if !ok || host == "" || len(port) > 5 || !isDigits(port) || strings.ContainsAny(host, "=\"'@#") {
		return "", false
	}
	if strings.Contains(host, ":") && host[0] != '[' && !strings.Contains(host, "::") && strings.Count(host, ":") < 3 {
		return "", false // a time of day
	}
	if !strings.ContainsAny(host, ".:") && host != "localhost" && host[0] != '[' && !strings.Contains(host, "-") && len(host) < 4 {
		return "", false
	}
	if isDigits(host) {
		return "", false
	}
	return s, true
}

// arrowFrame reads "TLS a:p -> b:q" (baresip), "U a:p -> b:q #59" and "T date time a:p -> b:q [AP]" (ngrep).
func arrowFrame(s string) (frame, bool) {
	left, right, ok := strings.Cut(s, " -> ")
	if !ok {
		return frame{}, false
	}
	word, _, _ := strings.Cut(s, " ")
	f := frame{transport: transportName(word)}
	switch word {
	case "U":
		f.transport = "udp"
	case "T":
		f.transport = ""
	}
	if f.transport == "" && word != "T" {
		if _, n := readClock(s); n == 0 {
			return frame{}, false
		}
	}
	l := strings.Fields(left)
	r := strings.Fields(right)
	if len(l) == 0 || len(r) == 0 {
		return frame{}, false
	}
	var ok1, ok2 bool
	f.from, ok1 = endpoint(l[len(l)-1])
	f.to, ok2 = endpoint(r[0])
	return f, ok1 && ok2
}
