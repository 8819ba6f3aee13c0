package logfile

import "strings"

// jul is java.util.logging's SimpleFormatter: two lines, the second with the level.
var jul = grammar{name: "jul", outer: true, block: true, weight: 1, prefix: julPrefix}

// julPrefix knows the first line by its class and method, the second by its level word; both open a record of their own,
// the second in the time of the first.
func julPrefix(line string) (head, bool) {
	k, n := readClock(line)
	if n > 0 && k.hasDate && n < len(line) && line[n] == ' ' {
		class, method, ok := strings.Cut(line[n+1:], " ")
		if ok && strings.Contains(class, ".") && !strings.ContainsAny(method, " :") && !strings.HasSuffix(class, ":") {
			return head{at: k, source: class, key: "jul", text: n + 1}, true
		}
		return head{}, false
	}
	word, rest, ok := strings.Cut(line, ": ")
	if !ok || len(word) > 13 || levels[strings.ToLower(word)] == NoLevel || strings.ToUpper(word) != word {
		return head{}, false
	}
	return head{level: levels[strings.ToLower(word)], key: "jul", weak: true, text: len(line) - len(rest)}, true
}
