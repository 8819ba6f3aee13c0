package patterns

import (
	"slices"
	"strings"

	"github.com/agext/levenshtein"
	"github.com/sahilm/fuzzy"

	"github.com/pwtriage/pwtriage/internal/lazyre"
)

// Classes are the areas of the catalogue, one folder each.
var Classes = []string{
	"dns", "connect", "tls", "registration", "auth", "keepalive", "network", "call", "media", "security", "zrtp", "audio",
	"app", "server", "sip", "client",
}

// Severities are the weights of an entry, heaviest first.
var Severities = []string{"error", "warning", "info"}

// Dialects are the names an entry may be for. Frames that carry another log (logcat, nslog) are among them.
var Dialects = []string{
	"pjsip", "linphone", "baresip", "twinkle", "zorg", "logcat", "apple-unified", "apple-syslog", "nslog", "blackberry",
	"jul", "jitsi", "mjsip", "sipdroid", "doubango", "libzrtp", "asterisk", "kamailio", "opensips", "freeswitch", "syslog",
	"plain",
}

// frames are the dialects that carry another log and have no words of their own.
var frames = []string{"plain", "logcat", "syslog", "nslog", "apple-unified", "apple-syslog", "blackberry", "jul"}

// servers are the dialects of servers' logs, which entries for servers are for.
var servers = []string{"asterisk", "kamailio", "opensips", "freeswitch"}

// OfServer says whether a log of the dialect, or of the innermost one of several ("docker>asterisk"), is a server's.
func OfServer(dialect string) bool {
	return known(dialect[strings.LastIndexByte(dialect, '>')+1:], servers)
}

// Causes are the ids of causes an entry may be evidence for.
var Causes = []string{
	"none", "pbx-address-unresolvable", "pbx-address-unreachable", "pbx-address-wrong", "pbx-port-refused", "pbx-port-wrong",
	"pbx-transport-mismatch", "tls-certificate-expired", "tls-certificate-untrusted", "tls-certificate-name-mismatch",
	"tls-protocol-mismatch", "auth-rejected", "account-unknown", "account-forbidden", "account-setting-mismatch",
	"registration-lost", "registration-lost-recovered", "registrar-silent", "server-error", "registration-interval-too-brief",
	"peer-offline", "number-unknown", "peer-busy", "call-declined", "call-no-answer", "call-cancelled",
	"media-security-mismatch", "zrtp-no-peer", "zrtp-failure", "media-lost", "obfuscation-mismatch", "edition-mismatch",
	"license-problem", "duplicate-number", "audio-device", "client-crash", "device-clock-wrong", "insufficient-evidence",
}

// Attributes are the names of what an event may carry.
var Attributes = []string{
	"account", "host", "port", "transport", "status", "reason", "code", "errno", "kind", "seconds", "call", "to", "from",
	"packets", "flags", "count", "keying", "not_before", "not_after", "message", "app", "version", "platform", "os",
	"device", "edition", "user_agent", "direction", "method", "peer",
}

var idShape = lazyre.New(`^[A-Z][A-Z0-9]{1,9}-[0-9]{3,5}$`)

// didYouMean is a sentence that names the word of a vocabulary somebody may have meant, or the whole vocabulary when
// it is short.
func didYouMean(given string, known []string) string {
	if s := closest(given, known); s != "" {
		return `Did you mean "` + s + `"?`
	}
	if len(known) <= 40 {
		return "Known: " + strings.Join(known, ", ") + "."
	}
	return ""
}

// closest allows one typing error in three letters; failing that, a word the given letters are an abbreviation of.
func closest(given string, known []string) string {
	best, least := "", max(2, len(given)/3)+1
	for _, k := range known {
		if d := levenshtein.Distance(strings.ToLower(given), strings.ToLower(k), nil); d < least {
			best, least = k, d
		}
	}
	if best != "" || given == "" {
		return best
	}
	if found := fuzzy.Find(given, known); len(found) > 0 {
		return found[0].Str
	}
	return ""
}

func known(word string, vocabulary []string) bool { return slices.Contains(vocabulary, word) }
