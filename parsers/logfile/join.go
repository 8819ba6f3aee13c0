package logfile

import (
	"strconv"
	"strings"

	"github.com/pwtriage/pwtriage/parsers/sip"
)

// maxWaiting is how many records may come between two reads of one message.
const maxWaiting = 64

// joiner puts a message together that belle-sip got, and logged, in several reads. The lines go to the record of the
// first read, so that each line stays in one record; what came between is held back and follows it.
type joiner struct {
	split   splitter
	cut     *Record // ends in the middle of a message
	channel string
	waiting []*Record
}

// take gives the records that are ready once rec is there; nil gives what is left.
func (j *joiner) take(rec *Record) []*Record {
	if j.cut == nil {
		return j.settle(rec, nil)
	}
	if rec == nil || len(j.waiting) >= maxWaiting {
		return j.settle(rec, j.release())
	}
	channel, ok := readChannel(rec)
	if !ok || channel != j.channel {
		j.waiting = append(j.waiting, rec)
		return nil
	}
	if len(rec.Lines) > 1 && !startsSIP(rec.Lines[1].Text) && len(j.cut.Lines)+len(rec.Lines) < maxRecordLines {
		if j.complete(rec); unfinished(j.cut) {
			j.waiting = append(j.waiting, rec)
			return nil
		}
	}
	return j.settle(rec, j.release())
}

// release gives the cut record and those held back behind it.
func (j *joiner) release() []*Record {
	out := []*Record{j.cut}
	for _, rec := range j.waiting {
		out = append(out, j.split.split(rec)...)
	}
	j.cut, j.waiting = nil, nil
	return out
}

// settle appends the pieces of rec to out, and keeps the last one back when it is cut.
func (j *joiner) settle(rec *Record, out []*Record) []*Record {
	if rec == nil {
		return out
	}
	pieces := j.split.split(rec)
	last := pieces[len(pieces)-1]
	if channel, ok := readChannel(rec); ok && last.SIP != nil && unfinished(last) {
		j.cut, j.channel = last, channel
		pieces = pieces[:len(pieces)-1]
	}
	if out == nil {
		return pieces
	}
	return append(out, pieces...)
}

// readChannel gives the channel of belle-sip's "channel [0x..]: received [n] new bytes from [..]:".
func readChannel(rec *Record) (string, bool) {
	text := rec.Lines[0].Text
	channel, rest, ok := strings.Cut(text, ": received [")
	return channel, ok && strings.Contains(rest, "] new bytes from [")
}

// messageTexts gives the message's lines. The last, when empty, is the logger's own line end: one that is not tells that
// the read ended within a line.
func messageTexts(rec *Record) (texts []string, within bool) {
	for _, l := range rec.Lines[rec.SIPAt:] {
		texts = append(texts, l.Text)
	}
	if k := len(texts) - 1; k > 0 && texts[k] == "" {
		return texts[:k], false
	}
	return texts, true
}

// unfinished tells whether the message's header part or body goes on in a later read.
func unfinished(rec *Record) bool {
	if len(rec.Lines)-rec.SIPAt > maxRecordLines/2 {
		return false
	}
	texts, _ := messageTexts(rec)
	end := -1
	for i, text := range texts {
		if text == "" {
			end = i
			break
		}
	}
	if end < 0 {
		return true
	}
	length, err := strconv.Atoi(rec.SIP.Get("Content-Length"))
	if err != nil {
		return false
	}
	for _, text := range texts[end+1:] {
		length -= len(text) + 2
	}
	return length > tolerance
}

// complete moves the lines of rec that end the cut message to it and reads the message anew.
func (j *joiner) complete(rec *Record) {
	end := 1
	for end < len(rec.Lines) && !startsSIP(rec.Lines[end].Text) {
		end++
	}
	texts, within := messageTexts(j.cut)
	seam := len(texts)
	more := make([]string, 0, end)
	for _, l := range rec.Lines[1:end] {
		more = append(more, l.Text)
	}
	if within {
		seam--
		texts[seam] += more[0]
		more = more[1:]
	}
	m, n, ok := sip.Parse(append(texts, more...))
	if !ok {
		return
	}
	shift(m, seam, within)
	old := j.cut.SIP
	m.Direction, m.Peer, m.Transport = old.Direction, old.Peer, old.Transport
	j.cut.SIP, j.cut.sipLines = m, 0
	j.cut.Lines = append(j.cut.Lines[:len(j.cut.Lines):len(j.cut.Lines)], rec.Lines[1:end]...)
	rec.Lines = append(rec.Lines[:1:1], rec.Lines[end:]...)
	rec.undraw()
	j.split.partial = rec
	m.Truncated = cutOff(j.cut, min(n+1, len(j.cut.Lines)-j.cut.SIPAt), 0, true)
}

// shift moves the places of what stands behind the seam by the one line that the record has more than the message: the
// second half of the line cut in two, or the logger's line end.
func shift(m *sip.Message, seam int, within bool) {
	if within {
		seam++
	}
	for i := range m.Headers {
		if m.Headers[i].Line >= seam {
			m.Headers[i].Line++
		}
	}
	for i := range m.Media {
		if m.Media[i].Line >= seam {
			m.Media[i].Line++
		}
	}
}
