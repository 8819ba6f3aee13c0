package logfile

import "strings"

// levels maps the words loggers print, in small letters.
var levels = map[string]Level{
	"fatal": Fatal, "emergency": Fatal, "emerg": Fatal, "alert": Fatal, "critical": Fatal, "crit": Fatal, "bug": Fatal, "panic": Fatal,
	"assert": Fatal, "fault": Fatal,
	"error": Error, "err": Error, "severe": Error, "grave": Error, "schwerwiegend": Error,
	"warning": Warning, "warn": Warning, "avertissement": Warning, "warnung": Warning, "avvertenza": Warning,
	"notice": Notice, "info": Notice, "message": Notice, "information": Notice, "informational": Notice, "config": Notice,
	"default": Notice, "infos": Notice, "security": Notice, "konfiguration": Notice,
	"debug": Debug, "dbg": Debug, "fine": Debug, "verbose": Debug, "dtmf": Debug, "always_log": Notice,
	"inf": Notice, "wrn": Warning, "vrb": Debug, "ftl": Fatal, "trc": Trace,
	"trace": Trace, "finer": Trace, "finest": Trace, "detrc": Trace,
}

// levelWord reads a level word at the front of s, in brackets or not, ended by a colon, bracket or space; n is its length.
func levelWord(s string) (lvl Level, n int) {
	start := 0
	for start < len(s) && start < 2 && (s[start] == '[' || s[start] == '<') {
		start++
	}
	end := start
	for end < len(s) && end-start < 16 && (s[end] >= 'A' && s[end] <= 'Z' || s[end] >= 'a' && s[end] <= 'z' || s[end] == '_') {
		end++
	}
	if end == start || end < len(s) && strings.IndexByte(":]>[( -", s[end]) < 0 {
		return NoLevel, 0
	}
	word := s[start:end]
	if start == 0 && (end == len(s) || s[end] != ':') && strings.ToUpper(word) != word {
		return NoLevel, 0 // "error in ..." is a sentence
	}
	return levels[strings.ToLower(word)], end
}

// detailed tells by a record that the log's level is one that shows SIP messages: it is one itself, or the client printed it
// at such a level. Where neither is there, what the log does not show may be hidden.
func detailed(rec *Record) bool {
	if rec.SIP != nil {
		return true
	}
	switch rec.Dialect[strings.LastIndexByte(rec.Dialect, '>')+1:] {
	case pjsip.name: // transactions come at 5 and the endpoint's modules at 4, as the messages do
		return strings.HasPrefix(rec.Source, "tsx") || rec.Source == "sip_endpoint.c" || rec.Level == Debug || rec.Level == Trace
	case linphone.name:
		return rec.Level == Notice && strings.HasPrefix(rec.Source, "belle-sip") || rec.Level == Debug
	}
	return false
}
