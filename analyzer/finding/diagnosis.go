// Package finding holds the result of a diagnosis (schema pwtriage/diagnosis/v1): findings, facts of the bundle, the cause, the
// verdict and its trail, in the shape the contract gives them as JSON. It is the leaf of the analyzer: everything imports it,
// it imports nothing of ours. The fields' JSON names are public interface: add, never rename.
//
// Field tags carry what the JSON Schema says beyond names and types: `enum`, a closed set of values, and `doc`.
package finding

// Schema names the result format. Older schemas stay readable, new fields may be added.
const Schema = "pwtriage/diagnosis/v1"

// Diagnosis is what pwtriage says of one bundle. The same bundle gives the same bytes for the same catalogue,
// workflows, site and options: no run time, host name or random id is inside.
type Diagnosis struct {
	Schema    string     `json:"schema"`
	Tool      Tool       `json:"tool"`
	Bundle    Bundle     `json:"bundle"`
	Ticket    string     `json:"ticket,omitempty" doc:"the ticket number that was given"`
	Client    *Client    `json:"client,omitempty" doc:"absent when nothing tells of it"`
	Incident  Incident   `json:"incident"`
	Cause     Cause      `json:"cause"`
	Verdict   Verdict    `json:"verdict"`
	Trail     []Step     `json:"trail" doc:"the steps the workflow took, in order"`
	Settings  []Setting  `json:"settings" doc:"the configuration against what the site expects"`
	Findings  []Finding  `json:"findings" doc:"in the order of file, line, column, pattern"`
	Timeline  []Change   `json:"timeline" doc:"how connection and calls changed"`
	Messages  []Message  `json:"messages,omitempty" doc:"SIP messages of the client's logs: those with evidence, and the last ones"`
	Unheard   int        `json:"messages_left,omitempty" doc:"how many more messages the logs hold"`
	Unknown   []Template `json:"unknown" doc:"errors no pattern covers, most frequent first"`
	Missing   []Missing  `json:"missing" doc:"what could not be judged, and how to get it"`
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
	Files   []File   `json:"files" doc:"what was read"`
	Skipped []Skip   `json:"skipped" doc:"what was not read, or not wholly"`
	Gaps    []Gap    `json:"gaps" doc:"holes, overlaps and jumps of the clocks"`
	Notes   []string `json:"notes,omitempty" doc:"what else the reader must know"`
}

// File is one member of the bundle. First and Last are times as the log shows them; a date or zone the log lacks is left out.
type File struct {
	Path     string `json:"path" doc:"in the bundle; nested archives are joined by !/"`
	Kind     string `json:"kind" enum:"log,config,server,other"`
	Dialect  string `json:"dialect,omitempty" doc:"nested ones outermost first, joined by >"`
	Encoding string `json:"encoding,omitempty"`
	Size     int64  `json:"size"`
	Lines    int    `json:"lines,omitempty"`
	Records  int    `json:"records,omitempty"`
	First    string `json:"first,omitempty" doc:"as the log shows it: a date or zone it lacks is left out"`
	Last     string `json:"last,omitempty" doc:"as first"`
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
	Source string `json:"source" enum:"given,inferred"`
	Why    string `json:"why,omitempty" doc:"what an inferred one was inferred from"`
}

// Cause is what explains the incident.
type Cause struct {
	ID           string        `json:"id"`
	Title        string        `json:"title"`
	Confidence   string        `json:"confidence" enum:"certain,likely,possible"`
	Evidence     []string      `json:"evidence" doc:"ids of findings"`
	Alternatives []Alternative `json:"alternatives" doc:"best first"`
}

// Alternative is another cause that stands, best first.
type Alternative struct {
	ID         string   `json:"id"`
	Confidence string   `json:"confidence" enum:"certain,likely,possible"`
	Evidence   []string `json:"evidence" doc:"ids of findings"`
}

// Verdict is what is done now.
type Verdict struct {
	Action  string   `json:"action" enum:"close,escalate,ask" doc:"close means: closed once next is done and confirm holds"`
	Branch  string   `json:"branch" doc:"which close or escalation; of ask, the step"`
	Level   int      `json:"level" doc:"the support level that acts next"`
	Title   string   `json:"title"`
	Summary string   `json:"summary"`
	Next    []string `json:"next" doc:"what to do, in order"`
	Confirm string   `json:"confirm,omitempty" doc:"what must hold for the incident to be closed"`
	Ask     *Ask     `json:"ask,omitempty"`
	Lang    string   `json:"lang,omitempty" doc:"language of tell, where one was asked for"`
	Tell    []string `json:"tell,omitempty" doc:"what to say to the person with the phone"`
}

// Ask is the one question only a person can answer now.
type Ask struct {
	Step     string   `json:"step"`
	Question string   `json:"question"`
	Who      string   `json:"who"`
	Answers  []string `json:"answers"`
	Command  string   `json:"command,omitempty" doc:"goes on from here"`
}

// Step is one step of the walk.
type Step struct {
	Workflow string   `json:"workflow"`
	Step     string   `json:"step"`
	Level    int      `json:"level"`
	Question string   `json:"question"`
	Answer   string   `json:"answer"`
	Source   string   `json:"source" enum:"evidence,given,unknown"`
	Evidence []string `json:"evidence" doc:"ids of findings"`
}

// Setting is one value of the configuration against what the site expects.
type Setting struct {
	Setting  string `json:"setting"`
	Value    string `json:"value"`
	Expected string `json:"expected"`
	Status   string `json:"status" enum:"match,mismatch,unknown"`
	File     string `json:"file"`
	Line     int    `json:"line"`
	Hint     string `json:"hint,omitempty"`
}

// Finding is one thing a pattern (or a setting) says of one place; repeats of a fingerprint are one finding.
type Finding struct {
	ID          string            `json:"id"`
	Pattern     string            `json:"pattern" doc:"id in the catalogue; SET-001 and SET-002 are settings that differ and that are as expected"`
	Class       string            `json:"class"`
	Severity    string            `json:"severity" enum:"error,warning,info"`
	Title       string            `json:"title"`
	Message     string            `json:"message"`
	File        string            `json:"file"`
	Line        int               `json:"line" doc:"1-based, as in the original file; 0: no line shows it"`
	Column      int               `json:"column" doc:"1-based, in bytes"`
	Offset      int64             `json:"offset" doc:"in bytes"`
	Time        string            `json:"time,omitempty"`
	Captures    map[string]string `json:"captures,omitempty"`
	Excerpt     string            `json:"excerpt"`
	Fingerprint string            `json:"fingerprint" doc:"the same for the same finding in other bundles"`
	Count       int               `json:"count" doc:"repeats are one finding"`
	Last        *Place            `json:"last,omitempty"`
	Samples     []Place           `json:"samples,omitempty" doc:"at most 20 of the occurrences"`
	Around      []Line            `json:"-"` // its line and the neighbours, read for a rendering that shows them
}

// Place is a line of a file.
type Place struct {
	File string `json:"file"`
	Line int    `json:"line"`
	Time string `json:"time,omitempty" doc:"as the log shows it: a date or zone it lacks is left out"`
}

// Change is one step of a connection's or call's state.
type Change struct {
	Time     string   `json:"time,omitempty"`
	Kind     string   `json:"kind" enum:"registration,call,session"`
	Subject  string   `json:"subject"`
	From     string   `json:"from"`
	To       string   `json:"to"`
	Evidence []string `json:"evidence" doc:"ids of findings"`
}

// Template is an error line no pattern covers, reduced to its constant words.
type Template struct {
	Template string `json:"template" doc:"the line with its variable parts as <*>"`
	Count    int    `json:"count"`
	Severity string `json:"severity" enum:"error,warning,unknown" doc:"as the log rates it; unknown: it does not"`
	First    Place  `json:"first"`
	Last     Place  `json:"last"`
	Around   []Line `json:"-"` // its first line and the neighbours, read for a rendering that shows them
}

// Missing is what could not be judged, and how to get it.
type Missing struct {
	What    string `json:"what"`
	Why     string `json:"why"`
	Request string `json:"request"`
}

// Redaction says what was replaced.
type Redaction struct {
	Mode     string         `json:"mode" doc:"secrets: masked; pseudonyms: identifiers replaced as well"`
	Key      string         `json:"key,omitempty" doc:"names the key of the pseudonyms, so that two results can be compared"`
	Replaced map[string]int `json:"replaced" doc:"how many were replaced, by kind"`
}
