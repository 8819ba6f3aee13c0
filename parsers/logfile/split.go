package logfile

import (
	"slices"
	"strings"

	"github.com/pwtriage/pwtriage/parsers/sip"
)

// startsSIP tells whether text is a start line, as it stands or with its CR shown.
func startsSIP(text string) bool {
	if text == "" || text[0] < 'A' || text[0] > 'Z' { // neither method nor version
		return false
	}
	return strings.Contains(text, "SIP/2.0") && sip.StartLine(cleanSIP(text))
}

// cleanSIP takes off how loggers show a CR: "\r", "#015", or the "." of ngrep behind the version.
func cleanSIP(text string) string {
	n := len(text)
	for n > 0 && text[n-1] == '\r' {
		n--
	}
	text = text[:n]
	if n == 0 || strings.IndexByte("nr25.", text[n-1]) < 0 { // the last bytes of what follows
		return text
	}
	for _, cr := range [...]string{`\r\n`, `\r`, "#015#012", "#015"} {
		if s, ok := strings.CutSuffix(text, cr); ok {
			return s
		}
	}
	if strings.HasSuffix(text, "SIP/2.0.") {
		return text[:n-1]
	}
	return text
}

// splitter finds the messages in records and gives every message a record of its own.
type splitter struct {
	ends    ends
	partial *Record   // a record whose frame counts bytes that went to the one before
	pieces  []*Record // the last result, reused
	found   []found
}

// found is a message within the lines of a record.
type found struct {
	at, n int
	msg   *sip.Message
	drawn bool // while the record was put together
}

// split gives rec with its message, or the records it falls into when it holds several. The next call overwrites the slice.
func (s *splitter) split(rec *Record) []*Record {
	s.ends.learn(rec.Lines[0].Text)
	msgs := s.messages(rec)
	out := s.pieces[:0]
	if len(msgs) == 0 {
		out = append(out, rec)
	}
	from := 0
	for k, f := range msgs {
		end := len(rec.Lines)
		if k+1 < len(msgs) {
			end = frameStart(rec.Lines, msgs[k+1].at, f.at+f.n)
		}
		piece := rec
		if len(msgs) > 1 {
			copied := *rec
			piece = &copied
		}
		piece.Lines = rec.Lines[from:end:end]
		piece.SIP, piece.SIPAt, piece.sipLines = f.msg, f.at-from, 0
		if f.drawn {
			piece.sipLines = f.n
		}
		if k > 0 && frameStart(rec.Lines, f.at, from) == f.at { // one read, one frame, several messages
			s.attach(piece, f.n, rec.Lines[:msgs[0].at], true)
		} else {
			s.attach(piece, f.n, piece.Lines[:piece.SIPAt], len(msgs) > 1 || rec == s.partial)
		}
		out = append(out, piece)
		from = end
	}
	s.pieces = out
	return out
}

// messages finds those in the lines of a record.
func (s *splitter) messages(rec *Record) []found {
	out := s.found[:0]
	lines := rec.Lines
	for i := 0; i < len(lines); i++ {
		if rec.SIP != nil && i == rec.SIPAt {
			out = append(out, found{i, rec.sipLines, rec.SIP, true})
			i += rec.sipLines - 1
			continue
		}
		if !startsSIP(lines[i].Text) {
			continue
		}
		if m, n := parseLines(lines[i:], seamsFrom(rec.seams, i)); m != nil {
			out = append(out, found{at: i, n: n, msg: m})
			i += n - 1
		}
	}
	s.found = out
	return out
}

// parseLines reads the message that starts at lines[0]; seams are the indexes of lines that go on the one before.
func parseLines(lines []Line, seams []int) (*sip.Message, int) {
	texts := make([]string, 0, len(lines))
	dots := strings.HasSuffix(lines[0].Text, "SIP/2.0.")
	for i, l := range lines {
		text := cleanSIP(l.Text)
		if dots {
			text = strings.TrimSuffix(text, ".")
		}
		if k := len(texts) - 1; k >= 0 && slices.Contains(seams, i) {
			texts[k] += text
			continue
		}
		texts = append(texts, text)
	}
	m, n, ok := sip.Parse(texts)
	if !ok {
		return nil, 0
	}
	for _, at := range seams {
		n = behindSeam(m, n, at)
	}
	return m, n
}

// frameStart gives the index of the first line of the frame in front of the message at at; lines before low are taken.
func frameStart(lines []Line, at, low int) int {
	start := at
	for i := at - 1; i >= low && at-i <= 3; i-- {
		text := lines[i].Text
		f, ok := readFrame(text)
		if ok && f.strong(text) {
			start = i
		} else if !isRule(text) {
			break
		}
		if text == "#" {
			start = i
		}
	}
	return start
}

// attach fills in what the frame says of the record's message. shared: the frame's byte count is not this message's alone.
func (s *splitter) attach(rec *Record, n int, before []Line, shared bool) {
	m := rec.SIP
	var f frame
	for i := len(before) - 1; i >= 0 && len(before)-i <= 4; i-- {
		var ok bool
		if f, ok = readFrame(before[i].Text); ok {
			break
		}
	}
	if strings.HasSuffix(rec.Dialect, jain.name) {
		f = jainFrame(before)
	}
	s.ends.resolve(&f, m)
	m.Direction, m.Peer = f.dir, f.peer
	if f.transport != "" {
		m.Transport = f.transport
	}
	m.Truncated = cutOff(rec, n, f.bytes, shared)
}

// tolerance is by how many bytes a count may differ for line ends that a logger lost or changed.
const tolerance = 8

// cutOff tells whether the log holds less of the message than there was.
func cutOff(rec *Record, n, promised int, shared bool) bool {
	lines := rec.Lines[rec.SIPAt : rec.SIPAt+n]
	if at := rec.SIPAt + n; at < len(rec.Lines) {
		for _, l := range rec.Lines[at:min(at+3, len(rec.Lines))] {
			if strings.HasPrefix(l.Text, "<cut off>") || strings.HasPrefix(l.Text, "found binary data") {
				return true
			}
		}
	}
	if promised > 0 && !shared {
		have := 0
		for _, l := range rec.Lines[rec.SIPAt:] {
			if strings.HasPrefix(l.Text, "--end msg--") {
				break
			}
			have += len(l.Text) + 2
		}
		return promised > have+tolerance
	}
	return rec.SIP.Truncated && !lostBlank(rec.SIP, lines)
}

// lostBlank tells whether a header part without an end is whole all the same: its body is empty and the line that says so
// is there.
func lostBlank(m *sip.Message, lines []Line) bool {
	return m.Get("Content-Length") == "0" && len(lines) > 1 || m.Get("Content-Length") != "" && len(m.Media) > 0
}
