package built

import (
	"fmt"
	"io"
	"strings"

	"github.com/pwtriage/pwtriage/patterns"
)

// The words of an entry are one of each, so that there are 3 000 literals nobody else writes. All are longer than twelve letters.
var (
	things = []string{"outbound TLS handshake", "registrar binding refresh", "digest challenge for realm", "media session keying", "ICE nomination timer",
		"STUN binding response", "TURN allocation refresh", "DNS SRV lookup", "SIP dialog usage", "early media stream", "NAT keep-alive datagram",
		"session timer refresh", "push wakeup for account", "proxy failover target", "client certificate chain", "SRTP replay window",
		"ZRTP commit exchange", "RTP receiver report", "audio capture session", "voicemail subscription", "presence publication", "conference bridge port",
		"codec renegotiation", "transfer target leg", "emergency route check", "contact rewrite", "message waiting poll", "DTMF relay event", "hold reinvite", "echo canceller tail"}
	fates = []string{"was abandoned", "collided with another", "was torn down", "went stale", "is overdue", "was refused outright", "came back empty", "was superseded",
		"ran past its deadline", "could not be matched"}
	ends = []string{"by the far side", "before confirmation", "after the handover", "while the app slept", "during the upgrade", "without a trace", "on the second try",
		"under the old key", "past the quota", "in the wrong phase"}
)

// tails are what is captured behind the words: one value to four, with what a text of each looks like.
var tails = []struct{ regex, example string }{
	{`: (?P<reason>[^\[\r\n]+)`, ": nothing heard"},
	{` \[code=(?P<code>\d+)\] peer (?P<host>\S+):(?P<port>\d{1,5})`, " [code=120111] peer 192.0.2.10:5061"},
	{` for (?P<account>sips?:\S+) \((?P<reason>[^)]*)\)`, " for sip:1001@pbx.example.test (try later)"},
	{` after (?P<seconds>\d+) s, (?P<transport>TCP|TLS|UDP) (?P<host>\S+?):(?P<port>\d+)(?: (?P<reason>.*))?$`, " after 32 s, TLS 192.0.2.10:5061 gone"},
}

// MaxEntries is how many different entries there are.
var MaxEntries = len(things) * len(fates) * len(ends)

// entryWords are the words of the nth entry: neighbours share none of theirs.
func entryWords(n int) string {
	return things[n%len(things)] + " " + fates[n/len(things)%len(fates)] + " " + ends[n/len(things)/len(fates)]
}

// Entries writes a catalogue of the first n entries of those there are: a larger one holds all of a smaller one. One in twenty
// does not care about case, one in ten knows two wordings.
func Entries(w io.Writer, n int) error {
	if n < 1 || n > MaxEntries {
		return fmt.Errorf("%d entries: there are 1 to %d", n, MaxEntries)
	}
	for i := range n {
		if _, err := io.WriteString(w, entry(i)); err != nil {
			return err
		}
	}
	return nil
}

func entry(n int) string {
	words, tail := entryWords(n), tails[n%len(tails)]
	regex, also := words, ""
	switch {
	case n%20 == 7:
		regex = "(?i)" + words
	case n%10 == 3:
		last := words[strings.LastIndexByte(words, ' ')+1:]
		other := strings.TrimSuffix(words, last) + "that " + last
		regex = "(?:" + words + "|" + other + ")"
		also = fmt.Sprintf("%q = [%q] ", words, other)
	}
	if strings.Contains(tail.regex, "TCP|TLS|UDP") {
		also += `TLS = ["TCP", "UDP"] `
	}
	if also != "" {
		also = "\n    also = { " + strings.ReplaceAll(strings.TrimSpace(also), "] ", "], ") + " }"
	}
	class := patterns.Classes[n%len(patterns.Classes)]
	return fmt.Sprintf(`pattern "GEN-%04d" {
  title    = "Built: the %s %s"
  class    = %q
  severity = %q
  since    = "0.1"
  match {
    regex = <<-RE
      %s%s
    RE
  }
  means  = "It was built to be looked for."
  remedy = "Nothing to do."
  example {
    text = %q%s
  }
  near_miss {
    text = "the %s is as it should be"
  }
}

`, n, things[n%len(things)], fates[n/len(things)%len(fates)], class, patterns.Severities[n%3], regex, tail.regex, words+tail.example, also, things[n%len(things)])
}
