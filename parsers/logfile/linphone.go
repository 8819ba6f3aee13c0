package logfile

import "strings"

// linphone is bctoolbox's log of belle-sip, liblinphone, mediastreamer, ortp: console form, log collection, desktop.
var linphone = grammar{name: "linphone", block: true, weight: 1, prefix: linphonePrefix, source: linphoneTag, apart: true}

var linphoneDomains = []string{"linphone", "belle-sip", "belcard", "belr", "mediastreamer", "ortp", "bctbx", "bctoolbox", "bzrtp", "lime", "flexisip", "alsa"}

func linphoneTag(tag string) bool {
	tag = strings.ToLower(tag)
	for _, d := range linphoneDomains {
		if strings.HasPrefix(tag, d) || d != "alsa" && strings.Contains(tag, d) {
			return true
		}
	}
	return false
}

func linphonePrefix(line string) (head, bool) {
	if h, ok := linphoneDesktop(line); ok {
		return h, true
	}
	k, n := readClock(line)
	if n == 0 || k.fracSep != ':' || k.frac != 3 || !k.hasDate || len(line) < n+2 || line[n] != ' ' {
		return head{}, false
	}
	h := head{at: k}
	rest := line[n+1:]
	if i, ok := h.linphoneDashes(rest); ok {
		h.text = n + 1 + i
		return h, true
	}
	i, ok := h.linphoneCollected(rest)
	h.text = n + 1 + i
	return h, ok
}

var linphoneWords = []struct {
	word string
	lvl  Level
}{{"message", Notice}, {"warning", Warning}, {"error", Error}, {"debug", Debug}, {"trace", Trace}, {"fatal", Fatal}}

// linphoneDashes reads "domain-level-text", with a space before the text in newer builds.
func (h *head) linphoneDashes(s string) (int, bool) {
	limit, _, _ := strings.Cut(s[:min(len(s), 80)], " ")
	best := len(s)
	for _, w := range linphoneWords {
		i := strings.Index(limit, "-"+w.word+"-")
		if i <= 0 || i >= best {
			continue
		}
		best, h.source, h.level = i, s[:i], w.lvl
		h.text = i + len(w.word) + 2
	}
	if best == len(s) {
		return 0, false
	}
	i := h.text
	if i < len(s) && s[i] == ' ' {
		i++
	}
	return i, true
}

// linphoneCollected reads "[prog/domain] LEVEL text" and the older " LEVEL text".
func (h *head) linphoneCollected(s string) (int, bool) {
	i := 0
	if strings.HasPrefix(s, "[") {
		end := strings.IndexByte(s[:min(len(s), 160)], ']')
		if end < 0 {
			return 0, false
		}
		_, domain, ok := cutLast(s[1:end], "/")
		if !ok {
			domain = s[1:end]
		}
		h.source, i = domain, end+1
	}
	for i < len(s) && s[i] == ' ' {
		i++
	}
	for _, w := range linphoneWords {
		word := strings.ToUpper(w.word)
		if rest, ok := strings.CutPrefix(s[i:], word); ok && (rest == "" || rest[0] == ' ') {
			h.level = w.lvl
			return min(len(s), i+len(word)+1), true
		}
	}
	return 0, false
}

func cutLast(s, sep string) (before, after string, ok bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

// linphoneDesktop reads the Qt console's "[Info]Core:linphone: text" and what iOS apps print: "[Message] text".
func linphoneDesktop(line string) (head, bool) {
	if line == "" || line[0] != '[' {
		return head{}, false
	}
	end := strings.IndexByte(line[:min(len(line), 12)], ']')
	if end < 0 {
		return head{}, false
	}
	lvl, rest := levels[strings.ToLower(line[1:end])], line[end+1:]
	if lvl == NoLevel || strings.ToUpper(line[1:end]) == line[1:end] {
		return head{}, false
	}
	if core, ok := strings.CutPrefix(rest, "Core:"); ok {
		if domain, _, ok := strings.Cut(core, ": "); ok && len(domain) < 32 {
			return head{level: lvl, source: domain, text: end + 1 + len("Core:") + len(domain) + 2}, true
		}
	}
	if strings.HasPrefix(rest, " ") && (line[1:end] == "Message" || line[1:end] == "Warning" || line[1:end] == "Error") {
		return head{level: lvl, text: end + 2, weak: true}, true
	}
	return head{}, false
}
