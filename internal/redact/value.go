package redact

import "strings"

// plain values are switches, and placeholders a program prints where it hides a secret itself.
var plain = words(`yes no true false on off 0 1 none null (null) nil set unset (set) (known) (not (none) empty required optional enabled disabled %s * ** *** **** ***** ****** ******* ********
	unknown invalid missing wrong correct changed`)

// spelled says whether a SIP address in the text has a password: the expression would be tried on nearly every line.
func spelled(text string) bool {
	for rest := text; ; {
		i := strings.IndexByte(rest, ':')
		if i < 0 {
			return false
		}
		rest = rest[i+1:]
		if j := strings.IndexAny(rest, ":@<>; \t\r\n\""); j > 0 && rest[j] == ':' && strings.IndexByte(rest[j:], '@') > 0 {
			return true
		}
	}
}

func value(v string) bool {
	return !plain[strings.ToLower(strings.Trim(v, `"'\`))] && strings.Trim(v, `"'\*.`) != ""
}

// long: a response or nonce without quotes has many characters; "response=200" is another thing.
func long(v string) bool { return strings.ContainsAny(v[:1], `"'\&%`) && value(v) || len(v) >= 8 }

// telling: after "password is" stands a password only when it is no word of a sentence.
func telling(v string) bool { return strings.ContainsAny(v, "0123456789$!#%") }

// sas: what is said of a SAS is not the SAS.
func sas(v string) bool {
	first, _, _ := strings.Cut(strings.ToLower(v), " ")
	return !plain[first] && !words("verified not ok valid available mandatory required ready matched shown")[first]
}

// coded tells "Basic YWxpY2U6c2VjcmV0" from "basic authentication".
func coded(v string) bool {
	return strings.ContainsAny(v, "0123456789=") || strings.ToLower(v[1:]) != v[1:] && strings.ToUpper(v) != v
}
