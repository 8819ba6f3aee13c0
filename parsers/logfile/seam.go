package logfile

import (
	"strings"

	"github.com/pwtriage/pwtriage/parsers/sip"
)

// cutSizes are where loggers cut a message that is too long for one record; the rest goes into the next, from the middle of a
// line on.
var cutSizes = [...]int{1000, 1024, 4000, 4068, 4096, 8192}

// slack is what tag, prefix and line ends may take of such a size.
const slack = 130

// maxSeams bounds what is put together of one message.
const maxSeams = 64

// seam takes a line that is none of a message by itself for a part of one: of the message's last line, or of the line to come.
func (b *builder) seam(text string) bool {
	if text == "" || len(b.cur.seams) >= maxSeams || startsSIP(text) || b.closes != nil && b.closes(text) {
		return false
	}
	if last := b.cur.Lines[len(b.cur.Lines)-1].Text; last == "" || b.msg.HeaderEnd() && b.msg.Done() {
		return false
	}
	if !atCut(b.size, b.size+2*len(b.cur.Lines)+len(text)) && (!baresipTag(b.cur.Source) || b.msg.HeaderEnd()) {
		return false // baresip's pipe to Android's log cuts anywhere
	}
	if strings.IndexByte(text, ':') < 0 && text[0] >= 'A' && text[0] <= 'Z' {
		b.half = len(b.cur.Lines) // the next line tells
	} else {
		b.cur.seams = append(b.cur.seams, len(b.cur.Lines))
	}
	return true
}

// whole settles what the record's last line, a word without a colon, is: the first half of a header's name, whose rest the line
// just read is, or the end of the line before it. It tells whether the line read is its rest.
func (b *builder) whole(text string) bool {
	at := b.half
	b.half = 0
	name, _, _ := strings.Cut(b.cur.Lines[at].Text+text, ":")
	if usualHeaders[strings.TrimRight(name, " ")] {
		b.cur.seams = append(b.cur.seams, at+1)
		return true
	}
	b.cur.seams = append(b.cur.seams, at)
	return false
}

var usualHeaders = wordSet("Accept Allow Allow-Events Authorization Call-ID Contact Content-Disposition Content-Encoding Content-Length " +
	"Content-Type CSeq Date Event Expires From Max-Forwards Min-Expires Min-SE Organization P-Asserted-Identity Path " +
	"Proxy-Authenticate Proxy-Authorization Reason Record-Route Refer-To Require Retry-After Route Server Service-Route " +
	"Session-Expires Subject Subscription-State Supported To Unsupported User-Agent Via Warning WWW-Authenticate")

// atCut tells whether a text of low to high bytes, by how its line ends are counted, may have been cut for its size. What stood
// before it counted too.
func atCut(low, high int) bool {
	for _, size := range cutSizes {
		if n := (high + slack) / size * size; n >= low && n > 0 {
			return true
		}
	}
	return false
}

// seamsFrom gives the seams behind line from, counted from there.
func seamsFrom(seams []int, from int) []int {
	var out []int
	for _, at := range seams {
		if at > from {
			out = append(out, at-from)
		}
	}
	return out
}

// behindSeam moves the places of what stands behind the seam at line at by the line that the record has more than the message,
// and gives how many lines the message has then. Seams are taken in their order.
func behindSeam(m *sip.Message, n, at int) int {
	if at > n {
		return n
	}
	for i := range m.Headers {
		if m.Headers[i].Line >= at {
			m.Headers[i].Line++
		}
	}
	for i := range m.Media {
		if m.Media[i].Line >= at {
			m.Media[i].Line++
		}
	}
	return n + 1
}
