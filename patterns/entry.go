// Package patterns is the catalogue: HCL entries that say what a line or a SIP message of a log means, their
// loading and validation, and the matcher that finds them in records. The shipped catalogue is decoded at build time
// into generated code (make generate); --patterns reads HCL at run time with the same schema.
//
// It imports parsers, never the analyzer: an entry says what was seen, not what follows from it.
package patterns

import (
	"regexp"
	"sync"
)

// Entry is one pattern of the catalogue. One HCL block is its only source: docs, help and tests come from it.
type Entry struct {
	ID         string   // area prefix and number, never reused: "REG-014"
	Title      string   // one line, for people
	Class      string   // dns | connect | tls | registration | auth | keepalive | network | call | media | security | zrtp | audio | app | server | sip
	Severity   string   // error | warning | info
	Since      string   // first version that had it
	Dialects   []string // innermost dialect names it is for; empty = any SIP client dialect and plain
	Server     bool     // matches server logs, and only those
	Outline    bool     // says only that there was a message: counts where the log shows no messages
	Match      []Matcher
	Over       *Over // in place of Match: what it asks of several hits of other entries
	Emit       []Emit
	Means      string // what it means, a sentence or two
	Remedy     string // what support does about it
	Words      string // words for the person with the phone; "" = none of their business
	Causes     []string
	References []string
	Refines    []string // entries that may match the same line and say less of it
	Broad      string   // why its literal may be short or ordinary; "" = it is neither
	Overrides  bool     // replaces the built-in entry of the same id
	Examples   []Example
	NearMisses []Example
	File       string // where the entry stands
	Line       int
}

// Matcher is one way to match; an entry matches when one of its matchers does. Either the text fields (all given ones
// must hold, on one physical line of a record) or SIP is set.
type Matcher struct {
	Contains string // literal, case-sensitive
	Prefix   string // the line's text (prefix of the dialect removed) starts with it
	Regex    string // RE2; named groups are captures
	SIP      *SIPMatcher
	// Literals are what a line holds at least one of when the matcher matches it, in lower case; nil: not derived yet, or none is known.
	// They follow from the fields above, and the generator writes them down since deriving them takes longer than a small bundle.
	Literals []string `json:"-"`
	// Guard is what every match of Regex holds, spelt as guard.spell does; "": not derived yet. The generator writes it down as well.
	Guard string `json:"-"`

	once     sync.Once
	compiled *regexp.Regexp
	guarding sync.Once
	guarded  guard
}

// SIPMatcher matches a parsed SIP message. Empty fields do not constrain.
type SIPMatcher struct {
	Method     []string // of the request, or of the request a response answers (CSeq)
	Request    bool     // requests only
	Status     []string // "403", "5xx"; responses only
	Reason     string   // RE2 on the reason phrase of a response; named groups are captures
	Direction  []string // tx | rx | local; empty = any but local
	Authorized string   // "yes": the request answered carried credentials; "no": it is known and carried none
	Header     []HeaderMatcher
	Expires    string // "0": the request (or the one answered) asks for removal; "positive": it does not
	InDialog   string // "yes"/"no": whether the request (answered) has a To tag

	once     sync.Once
	compiled *regexp.Regexp
}

// HeaderMatcher wants a header whose value matches Regex ("" = merely present).
type HeaderMatcher struct {
	Name  string
	Regex string

	naming   sync.Once
	named    string // Name in its one spelling
	once     sync.Once
	compiled *regexp.Regexp
}

// Emit is a neutral signal to the timeline: Event is one of Events, Set holds constants; the match's captures go
// along under their own names.
type Emit struct {
	Event string
	Set   map[string]string
}

// Example is a record's text that must match (or, as a near miss, must not). For SIP entries it is a whole message.
type Example struct {
	Text     string
	Also     []Swap // other words in place of some of it: each makes an example of its own
	Dialect  string // dialect to read it as, "" = the entry's first, or plain
	Captures map[string]string
	Client   map[string]string // what is known of the client, for an entry over several hits
	Source   string            // where a real line comes from
}

// Swap is a word of an example and those that may stand in its place.
type Swap struct {
	Word   string
	Others []string
}
