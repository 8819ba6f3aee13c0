package finding

// Message is a SIP message a client's log shows: what it was and where it stands. Its words are in the log.
type Message struct {
	File      string   `json:"file"`
	Line      int      `json:"line" doc:"of its first line"`
	Lines     int      `json:"lines" doc:"how many lines of the file are it; of a body only a session description"`
	Time      string   `json:"time,omitempty" doc:"as the log shows it: a date or zone it lacks is left out"`
	Kind      string   `json:"kind" enum:"registration,call,other"`
	Direction string   `json:"direction" enum:"sent,received,local,unknown" doc:"local: the client made it up, nobody sent it"`
	Start     string   `json:"start" doc:"its first line"`
	Method    string   `json:"method,omitempty"`
	Status    int      `json:"status,omitempty" doc:"of a response"`
	CallID    string   `json:"call_id,omitempty"`
	CSeq      int      `json:"cseq,omitempty"`
	From      string   `json:"from,omitempty" doc:"user or host of the header From"`
	To        string   `json:"to,omitempty" doc:"user or host of the header To"`
	Peer      string   `json:"peer,omitempty" doc:"the other end, as the log names it"`
	Evidence  []string `json:"evidence,omitempty" doc:"ids of findings"`
	Text      []Line   `json:"-"` // read for a rendering that shows it
}

// Line is a line of a file of the bundle, masked. A result does not hold lines around its evidence: they are in the bundle, and
// are read from there for the renderings that show them.
type Line struct {
	Number int
	Text   string
}
