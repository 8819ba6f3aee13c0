package redact

import "strings"

var kinds = []string{kindNumber, kindUser, kindName, kindIP, kindHost, kindMAC, kindDevice, kindZID}

// leading is the length of the pseudonym at the start of a text, 0 when there is none.
func leading(text string) int {
	if len(text) < 19 || text[0] < 'd' || text[0] > 'z' {
		return 0
	}
	for _, kind := range kinds {
		n := len(kind) + 17
		if text[0] != kind[0] || len(text) < n || text[len(kind)] != '-' || text[:len(kind)] != kind {
			continue
		}
		if strings.Trim(text[len(kind)+1:n], "abcdefghijklmnopqrstuvwxyz234567") != "" {
			continue
		}
		n += pointer(text[n:])
		if n == len(text) || !alnum(text[n]) {
			return n
		}
	}
	return 0
}

// pointer is the length of the address of memory that baresip puts behind a user.
func pointer(text string) int {
	if !strings.HasPrefix(text, "-0x") {
		return 0
	}
	n := 3
	for n < len(text) && hexDigit(text[n]) {
		n++
	}
	return n
}

// IsPseudonym says whether a value is one of ours.
func IsPseudonym(value string) bool {
	n := leading(value)
	return n > 0 && n == len(value)
}

// Hidden says whether redaction hides a value: nothing can be judged by it.
func Hidden(value string) bool { return IsPseudonym(value) || masked(value) && value != "" }
