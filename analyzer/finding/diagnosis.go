// Package finding holds the result of a diagnosis (schema pwtriage/diagnosis/v1): findings, facts of the bundle, the cause, the
// verdict and its trail, in the shape the contract gives them as JSON. It is the leaf of the analyzer: everything imports it,
// it imports nothing of ours. The fields' JSON names are public interface: add, never rename.
package finding

// Schema names the result format. Older schemas stay readable, new fields may be added.
const Schema = "pwtriage/diagnosis/v1"

// Diagnosis is what pwtriage says of one bundle. The same bundle gives the same bytes for the same catalogue,
// workflows, site and options: no run time, host name or random id is inside.
type Diagnosis struct {
	Schema    string     `json:"schema"`
	Tool      Tool       `json:"tool"`
	Bundle    Bundle     `json:"bundle"`
	Ticket    string     `json:"ticket,omitempty"`
	Client    *Client    `json:"client,omitempty"`
	Incident  Incident   `json:"incident"`
	Cause     Cause      `json:"cause"`
	Verdict   Verdict    `json:"verdict"`
	Trail     []Step     `json:"trail"`
	Settings  []Setting  `json:"settings"`
	Findings  []Finding  `json:"findings"`
	Timeline  []Change   `json:"timeline"`
	Unknown   []Template `json:"unknown"`
	Missing   []Missing  `json:"missing"`
	Redaction Redaction  `json:"redaction"`
}

// Tool says which program and rules spoke.
type Tool struct {
	Version   string    `json:"version"`
	Catalogue Catalogue `json:"catalogue"`
	Workflows Workflows `json:"workflows"`
}

// Catalogue identifies the pattern set.
type Catalogue struct {
	Hash     string `json:"hash"`
	Patterns int    `json:"patterns"`
	Files    int    `json:"files"`
}

// Workflows identifies the flows.
type Workflows struct {
	Hash string `json:"hash"`
}

// Bundle is what was read, and what was not.
type Bundle struct {
	Name    string   `json:"name"`
	SHA256  string   `json:"sha256"`
	Size    int64    `json:"size"`
	Files   []File   `json:"files"`
	Skipped []Skip   `json:"skipped"`
	Gaps    []Gap    `json:"gaps"`
	Notes   []string `json:"notes,omitempty"`
}

// File is one member of the bundle. First and Last are times as the log shows them; a date or zone the log lacks is left out.
type File struct {
	Path     string `json:"path"`
	Kind     string `json:"kind"` // log | config | server | other
	Dialect  string `json:"dialect,omitempty"`
	Encoding string `json:"encoding,omitempty"`
	Size     int64  `json:"size"`
	Lines    int    `json:"lines,omitempty"`
	Records  int    `json:"records,omitempty"`
	First    string `json:"first,omitempty"`
	Last     string `json:"last,omitempty"`
	SHA256   string `json:"sha256"`
}

// Skip is something of the bundle that was not read, or not wholly.
type Skip struct {
	Path   string `json:"path"`
	Reason string `json:"reason"`
}

// Gap is a hole, an overlap or a jump of a log's clock.
type Gap struct {
	File string `json:"file"`
	Line int    `json:"line"`
	From string `json:"from,omitempty"`
	To   string `json:"to,omitempty"`
	Kind string `json:"kind"`
}

// Client is what the bundle says of the app and its device.
type Client struct {
	App       string `json:"app,omitempty"`
	Version   string `json:"version,omitempty"`
	Platform  string `json:"platform,omitempty"`
	OS        string `json:"os,omitempty"`
	Device    string `json:"device,omitempty"`
	Edition   string `json:"edition,omitempty"`
	UserAgent string `json:"user_agent,omitempty"`
}

// Incident is what the user complained of.
type Incident struct {
	ID     string `json:"id"`
	Source string `json:"source"` // given | inferred
}

// Cause is what explains the incident.
type Cause struct {
	ID           string        `json:"id"`
	Title        string        `json:"title"`
	Confidence   string        `json:"confidence"` // certain | likely | possible
	Evidence     []string      `json:"evidence"`
	Alternatives []Alternative `json:"alternatives"`
}

// Alternative is another cause that stands, best first.
type Alternative struct {
	ID         string   `json:"id"`
	Confidence string   `json:"confidence"`
	Evidence   []string `json:"evidence"`
}

// Verdict is what is done now.
type Verdict struct {
	Action  string   `json:"action"` // close | escalate | ask
	Branch  string   `json:"branch"`
	Level   int      `json:"level"`
	Title   string   `json:"title"`
	Summary string   `json:"summary"`
	Next    []string `json:"next"`
	Confirm string   `json:"confirm,omitempty"`
	Ask     *Ask     `json:"ask,omitempty"`
}

// Ask is the one question only a person can answer now.
type Ask struct {
	Step     string   `json:"step"`
	Question string   `json:"question"`
	Who      string   `json:"who"`
	Answers  []string `json:"answers"`
	Command  string   `json:"command,omitempty"` // goes on from here
}

// Step is one step of the walk.
type Step struct {
	Workflow string   `json:"workflow"`
	Step     string   `json:"step"`
	Level    int      `json:"level"`
	Question string   `json:"question"`
	Answer   string   `json:"answer"`
	Source   string   `json:"source"` // evidence | given | unknown
	Evidence []string `json:"evidence"`
}

// Setting is one value of the configuration against what the site expects.
type Setting struct {
	Setting  string `json:"setting"`
	Value    string `json:"value"`
	Expected string `json:"expected"`
	Status   string `json:"status"` // match | mismatch | unknown
	File     string `json:"file"`
	Line     int    `json:"line"`
	Hint     string `json:"hint,omitempty"`
}

// Finding is one thing a pattern (or a setting) says of one place; repeats of a fingerprint are one finding.
type Finding struct {
	ID          string            `json:"id"`
	Pattern     string            `json:"pattern"`
	Class       string            `json:"class"`
	Severity    string            `json:"severity"`
	Title       string            `json:"title"`
	Message     string            `json:"message"`
	File        string            `json:"file"`
	Line        int               `json:"line"`
	Column      int               `json:"column"`
	Offset      int64             `json:"offset"`
	Time        string            `json:"time,omitempty"`
	Captures    map[string]string `json:"captures,omitempty"`
	Excerpt     string            `json:"excerpt"`
	Fingerprint string            `json:"fingerprint"`
	Count       int               `json:"count"`
	Last        *Place            `json:"last,omitempty"`
	Samples     []Place           `json:"samples,omitempty"`
}

// Place is a line of a file.
type Place struct {
	File string `json:"file"`
	Line int    `json:"line"`
	Time string `json:"time,omitempty"`
}

// Change is one step of a connection's or call's state.
type Change struct {
	Time     string   `json:"time,omitempty"`
	Kind     string   `json:"kind"` // registration | call | session
	Subject  string   `json:"subject"`
	From     string   `json:"from"`
	To       string   `json:"to"`
	Evidence []string `json:"evidence"`
}

// Template is an error line no pattern covers, reduced to its constant words.
type Template struct {
	Template string `json:"template"`
	Count    int    `json:"count"`
	Severity string `json:"severity"`
	First    Place  `json:"first"`
	Last     Place  `json:"last"`
}

// Missing is what could not be judged, and how to get it.
type Missing struct {
	What    string `json:"what"`
	Why     string `json:"why"`
	Request string `json:"request"`
}

// Redaction says what was replaced.
type Redaction struct {
	Mode     string         `json:"mode"`          // secrets | pseudonyms
	Key      string         `json:"key,omitempty"` // names the key of the pseudonyms, so that two results can be compared
	Replaced map[string]int `json:"replaced"`
}
