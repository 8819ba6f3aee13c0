// Package timeline turns what the logs say, in order, into the story of a client: its registration attempts with
// their outcomes, losses and recoveries, and its calls. Input are neutral events (patterns.Events) and parsed SIP messages; no
// client's wording is known here. Output is a Story; what follows from it is for the facts and causes to say.
//
// The rules that matter (logformats.md B0): a status is the server's only when a response came over the wire or when no stack
// makes that status up; one 401 is normal; a deliberate unregistration is no loss; what the log level hides is unknown.
package timeline

import (
	"iter"

	"github.com/pwtriage/pwtriage/parsers/logfile"
)

// Event is one thing a client log says. Mark names the finding behind it for the evidence; NoMark when a SIP message
// matched no entry.
type Event struct {
	Name  string // of patterns.Events; "sip" for a message
	Attrs map[string]string
	SIP   *Message
	Time  logfile.Stamp
	File  string
	Line  int
	Lines int // of a message: how many of the file's lines it takes
	Mark  Mark
}

// Events are events in their order. One is good until the next: who keeps it keeps a copy.
type Events iter.Seq[*Event]

// moment is what the story keeps of an event.
func (e *Event) moment() Moment {
	return Moment{Time: e.Time, File: e.File, Line: e.Line, Mark: e.Mark}
}

// Moment is when and where something was said.
type Moment struct {
	Time logfile.Stamp
	File string
	Line int
	Mark Mark
}

// End is the name of the event a log file ends with: how far its clock went.
const End = "end"

// Mark identifies an occurrence of a finding; the analyzer resolves it to the finding's id.
type Mark int

// NoMark is the mark of an event that is no finding.
const NoMark Mark = -1

// Outcome is how an attempt ended.
type Outcome int8

// An attempt without an end in the log stays Pending: unknown, neither fine nor broken.
const (
	Pending Outcome = iota
	OK
	Failed
)

// Fault is a failure noted on the way of an attempt.
type Fault struct {
	Kind string
	Mark Mark
}

// Attempt is one try to register: from the first sign of it to its outcome, challenges and resends included.
type Attempt struct {
	Session   int    // number of the client's run within the bundle
	Account   string // user part of the address of record; "" where the log does not say
	CallID    string
	Host      string // where it went, as the log says
	Port      string
	Transport string

	Outcome Outcome
	Kind    string // why it failed, of patterns.Kinds; "" unknown
	Status  int    // final SIP status, 0 if none
	Remote  bool   // Status came from the server
	Reason  string // the client's words

	Resolved   bool // the name was resolved
	Connected  bool // the transport came up (of UDP: something was heard)
	Secured    bool // the TLS handshake completed
	Sent       bool // a REGISTER went out
	Challenged bool
	Authorized bool // a REGISTER with credentials went out
	Tries      int
	Fresh      bool // begun anew (another Call-ID, or a person's act), not a refresh
	Manual     bool // the log shows a person behind it
	Refresh    bool // the account was registered when it began
	Traced     bool // its SIP messages are in the log
	Outlined   bool // the log names them, no more

	Start  Moment
	Last   Moment
	Marks  []Mark // what its outcome rests on
	Faults []Fault

	cseq   int
	closed bool
}

// Loss is a registration that stopped being good.
type Loss struct {
	Session   int
	Account   string
	Kind      string
	Recovered bool
	At        Moment
	Marks     []Mark
}

// Call is one call, traced or told.
type Call struct {
	Session     int
	Account     string
	CallID      string
	Incoming    bool
	Peer        string // number or user called, or calling
	Ringing     bool
	Progress    bool // the network answered at all (a provisional or final response)
	Established bool
	Ended       bool
	Cancelled   bool // this side gave up before an answer
	HungUp      bool // this side ended it
	Status      int  // final status of the INVITE
	Remote      bool // Status came over the wire from the other side
	Refused     bool // incoming: this side answered with Status
	DND         bool
	ByPeer      bool // the final response names another product than the registrar
	Reason      string
	Kind        string
	Authorized  bool
	Secure      bool // the offer wants SRTP
	Offered     bool // the offer's media are in the log
	Keying      []string
	AnswerPlain bool // the answer has no SRTP
	Flow        bool // received media evidenced
	Silent      int  // reports of no received media after the last flow
	Empty       bool // the statistics of the whole call count no received packet
	MediaLost   bool
	Outlined    bool // the log names its SIP messages and does not show them: numbers and media are unknown
	AfterReg    bool // a registration was begun and completed for this call
	Start       Moment
	Last        Moment
	Marks       []Mark // what its outcome rests on
	MediaMarks  []Mark

	inviteSeen bool
}

// Note is an event outside registrations and calls that the facts may need (license, crash, audio, zrtp, network, ...): the first of those
// that are one finding and fell into a call, or into none.
type Note struct {
	Event Event
	Call  *Call // the call it fell into, nil if none
	Count int   // how many there were
}

// Story is all of it, in order.
type Story struct {
	Sessions int
	Exited   bool // the last session was ended on purpose
	Attempts []*Attempt
	Losses   []*Loss
	Calls    []*Call
	Notes    []Note
	Server   string // product the registrar calls itself, from its responses
	Traced   bool   // SIP messages are in the logs
	Outlined bool   // messages are named that the logs do not show
	Doubted  bool   // a request failed at the end that may have been a refresh: good or lost is open
}

// NotesOf are the notes of a name.
func (s *Story) NotesOf(name string) []Note {
	var out []Note
	for _, n := range s.Notes {
		if n.Event.Name == name {
			out = append(out, n)
		}
	}
	return out
}
