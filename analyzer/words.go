package analyzer

import "strings"

// troubleWords are how lines say that something went wrong. Each stands for itself as a whole word in any case (see trouble, which has to know
// each); "fail" also for its forms.
var troubleWords = []string{"error", "fail", "fatal", "cannot", "unable", "refused", "rejected", "timeout", "time out", "timedout", "timed out"}

// troubles tells whether a line says that something went wrong. Every second line of some logs is asked, so no regexp is.
func troubles(line string) bool {
	for i := 0; i < len(line); {
		if !wordByte(line[i]) {
			i++
			continue
		}
		end := wordEnd(line, i)
		if trouble(line[i:end], line[end:]) {
			return true
		}
		i = end
	}
	return false
}

// trouble judges a word by itself and what follows it.
func trouble(word, rest string) bool {
	if len(word) < len("fail") || len(word) > len("rejected") {
		return false
	}
	var small [len("rejected")]byte
	for i := range len(word) {
		small[i] = word[i] | 0x20 // of the other bytes of words none becomes a letter
	}
	switch string(small[:len(word)]) {
	case "time", "timed":
		return len(rest) >= 4 && rest[0] == ' ' && wordEnd(rest, 1) == 4 && strings.EqualFold(rest[1:4], "out")
	case "error", "fail", "failed", "failure", "fails", "fatal", "cannot", "unable", "refused", "rejected", "timeout", "timedout":
		return true
	}
	return false
}

func wordByte(c byte) bool { return words[c] }

// words are the bytes of words.
var words = func() (out [256]bool) {
	for c := range 256 {
		b := byte(c)
		out[c] = b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b == '_'
	}
	return out
}()

func wordEnd(s string, i int) int {
	for i < len(s) && wordByte(s[i]) {
		i++
	}
	return i
}

// placeholder stands in a template for what differs from line to line.
const placeholder = "<*>"

// template appends to dst the line with what differs from line to line left out: numbers, times, addresses, what stands in quotes or
// brackets.
func template(dst []byte, line string) []byte {
	plain := 0 // the line from here on is not in dst yet
	email := 0 // no address begins before here
	for i := 0; i < len(line); {
		n := 0
		if variableStart[line[i]] {
			n = variable(line, i, &email)
		}
		if n == 0 {
			if i++; wordByte(line[i-1]) {
				for i < len(line) && amidst[line[i]] {
					i++
				}
			}
			continue
		}
		dst = append(append(dst, line[plain:i]...), placeholder...)
		i += n
		plain = i
	}
	return append(dst, line[plain:]...)
}

// variableStart are the bytes a variable part may begin with.
var variableStart = func() (out [256]bool) {
	for c := range 256 {
		out[c] = wordByte(byte(c)) || strings.IndexByte("[\"'<.+-", byte(c)) >= 0
	}
	return out
}()

// amidst are the bytes no variable part begins with within a word; 0x may stand anywhere.
var amidst = func() (out [256]bool) {
	out = words
	out['0'] = false
	return out
}()

// local are the bytes an address has in front of its @.
var local = func() (out [256]bool) {
	out = words
	out['.'], out['+'], out['-'] = true, true, true
	return out
}()

// variable gives the length of the variable part that begins at i, 0 if none does.
func variable(s string, i int, email *int) int {
	switch s[i] {
	case '[':
		if n := strings.IndexAny(s[i+1:], "] \t\n\f\r"); n >= 0 && s[i+1+n] == ']' {
			return n + 2
		}
		return 0
	case '"', '\'':
		return closed(s[i:], s[i])
	case '<':
		return closed(s[i:], '>')
	case '0':
		if strings.HasPrefix(s[i:], "0x") {
			if n := hexEnd(s, i+2) - i; n > 2 {
				return n
			}
		}
	}
	if i > 0 && wordByte(s[i-1]) == wordByte(s[i]) || i == 0 && !wordByte(s[0]) {
		return 0 // within a word, or between two signs
	}
	if n := address(s, i, email); n > 0 {
		return n
	}
	if n := number(s, i); n > 0 {
		return n
	}
	if end := hexEnd(s, i); end-i >= 8 && (end == len(s) || !wordByte(s[end])) {
		return end - i
	}
	return 0
}

// closed gives the length of what stands between the first byte and the next end.
func closed(s string, end byte) int {
	if n := strings.IndexByte(s[1:], end); n >= 0 {
		return n + 2
	}
	return 0
}

func hexEnd(s string, i int) int {
	for i < len(s) && (s[i] >= '0' && s[i] <= '9' || s[i]|0x20 >= 'a' && s[i]|0x20 <= 'f') {
		i++
	}
	return i
}

// address reads user@host.
func address(s string, i int, from *int) int {
	if i < *from {
		return 0
	}
	at := i
	for at < len(s) && local[s[at]] {
		at++
	}
	if at == i || at == len(s) || s[at] != '@' {
		*from = at
		return 0
	}
	end := at + 1
	for end < len(s) && (wordByte(s[end]) || s[end] == '.' || s[end] == '-') {
		end++
	}
	for end > at+1 && wordByte(s[end-1]) == (end < len(s) && wordByte(s[end])) {
		end--
	}
	if end == at+1 {
		return 0
	}
	return end - i
}

// number reads digits, also several with dots or colons between: a time, a version, an address.
func number(s string, i int) int {
	end := digitEnd(s, i)
	if end == i {
		return 0
	}
	whole := end // up to here it is a number whatever follows
	for end < len(s) && (s[end] == '.' || s[end] == ':') {
		next := digitEnd(s, end+1)
		if next == end+1 {
			break
		}
		whole, end = end, next
	}
	switch {
	case end == len(s) || !wordByte(s[end]):
		return end - i
	case whole < end:
		return whole - i
	}
	return 0
}

func digitEnd(s string, i int) int {
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	return i
}
