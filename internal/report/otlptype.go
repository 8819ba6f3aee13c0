package report

import (
	"path"
	"strconv"
)

// The shape of OpenTelemetry's logs as OTLP/JSON writes them: names in lowerCamelCase, 64-bit numbers as strings. The Go types of
// OTLP would bring protobuf along and do not write the same bytes twice, so only a test uses them.
type (
	otlpLogs struct {
		ResourceLogs []resourceLogs `json:"resourceLogs"`
	}
	resourceLogs struct {
		Resource  attributes  `json:"resource"`
		ScopeLogs []scopeLogs `json:"scopeLogs"`
	}
	attributes struct {
		Attributes []attribute `json:"attributes"`
	}
	scopeLogs struct {
		Scope      scope       `json:"scope"`
		LogRecords []logRecord `json:"logRecords"`
	}
	scope struct {
		Name    string `json:"name"`
		Version string `json:"version,omitempty"`
	}
	logRecord struct {
		TimeUnixNano   string      `json:"timeUnixNano,omitempty"` // absent: not known
		SeverityNumber int         `json:"severityNumber"`
		SeverityText   string      `json:"severityText,omitempty"`
		EventName      string      `json:"eventName"`
		Body           value       `json:"body"`
		Attributes     []attribute `json:"attributes"`
	}
	attribute struct {
		Key   string `json:"key"`
		Value value  `json:"value"`
	}
	value struct {
		String *string `json:"stringValue,omitempty"`
		Int    *string `json:"intValue,omitempty"`
		Bool   *bool   `json:"boolValue,omitempty"`
		Array  *array  `json:"arrayValue,omitempty"`
	}
	array struct {
		Values []value `json:"values"`
	}
)

// list collects attributes; empty texts are left out, for they say nothing.
type list []attribute

func (l *list) text(key, s string) {
	if s != "" {
		*l = append(*l, attribute{key, value{String: &s}})
	}
}

func (l *list) number(key string, n int64) {
	s := strconv.FormatInt(n, 10)
	*l = append(*l, attribute{key, value{Int: &s}})
}

func (l *list) truth(key string, b bool) { *l = append(*l, attribute{key, value{Bool: &b}}) }

func (l *list) texts(key string, words []string) {
	out := array{Values: []value{}}
	for _, w := range words {
		out.Values = append(out.Values, value{String: &w})
	}
	*l = append(*l, attribute{key, value{Array: &out}})
}

func (l *list) place(file string, line int, shown string) {
	l.text("log.file.path", file)
	if file != "" {
		l.text("log.file.name", path.Base(file))
		l.number("pwtriage.line", int64(line))
	}
	l.text("pwtriage.time", shown)
}
