package redact

// needle is one literal to look for, in small letters. A bounded one counts only where no letter or digit touches it.
type needle struct {
	text    string
	id      int
	bounded bool
}

// needles finds many literals in one pass: a table of 3-byte heads rules out nearly every position at the cost of one look.
// Letters are folded, so hexadecimal and percent forms need no second spelling.
type needles struct {
	heads  [1 << 10]uint64
	byHead map[uint32][]needle
}

// span is a part of a text.
type span struct{ start, end int }

var lower = func() (t [256]byte) {
	for i := range t {
		t[i] = byte(i)
		if i >= 'A' && i <= 'Z' {
			t[i] += 'a' - 'A'
		}
	}
	return t
}()

// folded is text with its ASCII letters small; strings.ToLower would change bytes that are no UTF-8.
func folded(text string) string {
	i := 0
	for i < len(text) && lower[text[i]] == text[i] {
		i++
	}
	if i == len(text) {
		return text
	}
	b := []byte(text)
	for ; i < len(b); i++ {
		b[i] = lower[b[i]]
	}
	return string(b)
}

func head(a, b, c byte) uint32 {
	return uint32(lower[a])<<16 | uint32(lower[b])<<8 | uint32(lower[c])
}

func slot(h uint32) uint32 { return h * 2654435761 >> 16 }

// add takes a literal of at least three bytes.
func (n *needles) add(x needle) {
	if n.byHead == nil {
		n.byHead = map[uint32][]needle{}
	}
	h := head(x.text[0], x.text[1], x.text[2])
	n.heads[slot(h)/64] |= 1 << (slot(h) % 64)
	n.byHead[h] = append(n.byHead[h], x)
}

// each calls fn for every occurrence until it returns false.
func (n *needles) each(text string, fn func(x needle, at span) bool) {
	if len(n.byHead) == 0 || len(text) < 3 {
		return
	}
	h := head(0, text[0], text[1])
	for i := 2; i < len(text); i++ {
		h = (h<<8 | uint32(lower[text[i]])) & 0xffffff
		if s := slot(h); n.heads[s/64]&(1<<(s%64)) == 0 {
			continue
		}
		for _, x := range n.byHead[h] {
			at := span{i - 2, i - 2 + len(x.text)}
			if x.stands(text, at) && !fn(x, at) {
				return
			}
		}
	}
}

func (x needle) stands(text string, at span) bool {
	if at.end > len(text) {
		return false
	}
	for i := 3; i < len(x.text); i++ {
		if lower[text[at.start+i]] != x.text[i] {
			return false
		}
	}
	return !x.bounded || !(at.start > 0 && alnum(text[at.start-1])) && !(at.end < len(text) && alnum(text[at.end]))
}

func alnum(b byte) bool {
	return b >= '0' && b <= '9' || lower[b] >= 'a' && lower[b] <= 'z' || b >= 0x80
}
