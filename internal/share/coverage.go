package share

// Coverage is the report of a redaction.
type Coverage struct {
	Schema   string         `json:"schema"`
	Mode     string         `json:"mode"`
	Key      string         `json:"key"` // names the key of the pseudonyms
	Files    []File         `json:"files"`
	LeftOut  []LeftOut      `json:"left_out"`
	Replaced map[string]int `json:"replaced"`
}

// File is one file of the redacted bundle.
type File struct {
	Path     string         `json:"path"`
	Lines    int            `json:"lines"`
	Encoding string         `json:"encoding,omitempty"` // of the original; what is written is UTF-8
	Replaced map[string]int `json:"replaced"`
	Withheld int            `json:"withheld,omitempty"` // lines that could not be judged, or that the gate stopped
}

// LeftOut is something of the bundle that the redacted one does not have.
type LeftOut struct {
	Path   string `json:"path"`
	Reason string `json:"reason"`
}

// CoverageSchema names the form of the report.
const CoverageSchema = "pwtriage/redaction/v1"
