package query

import (
	"fmt"
	"slices"
	"strings"

	"github.com/agext/levenshtein"
)

// shape is how a field's values are compared.
type shape int

const (
	whole   shape = iota // the whole value, or a glob
	place                // the same, or of its last part alone
	prefix               // how it begins: hashes
	text                 // anywhere in it
	version              // the whole value, or a range of versions
	number               // the whole value, or a range
	moment               // how it begins, or a range; ISO times sort as text
)

// Field is one name a query may ask for.
type Field struct {
	Name  string
	Means string
	shape shape
	also  []string
}

// Fields are all names, in the order of the help. `capture.NAME` is one more.
var Fields = []Field{
	{Name: "bundle", Means: "name of the bundle", shape: place},
	{Name: "sha256", Means: "hash of the bundle, or how it begins", shape: prefix, also: []string{"sha"}},
	{Name: "ticket", Means: "ticket number"},
	{Name: "result", Means: "id of the stored result, or how it begins", shape: prefix, also: []string{"result_id"}},
	{Name: "stored", Means: "when it was stored", shape: moment},
	{Name: "incident", Means: "what the user complained of"},
	{Name: "cause", Means: "cause of the incident"},
	{Name: "confidence", Means: "certain, likely or possible"},
	{Name: "action", Means: "close, escalate or ask"},
	{Name: "branch", Means: "branch of the verdict"},
	{Name: "level", Means: "support level that acts next", shape: number},
	{Name: "app", Means: "application, or a range of its versions", shape: version},
	{Name: "version", Means: "version of the application", shape: version},
	{Name: "platform", Means: "platform of the client"},
	{Name: "os", Means: "operating system of the device", shape: version},
	{Name: "device", Means: "model of the device"},
	{Name: "edition", Means: "edition of the application"},
	{Name: "user_agent", Means: "a part of the client's user agent", shape: text},
	{Name: "type", Means: "finding or unknown"},
	{Name: "pattern", Means: "id of the pattern"},
	{Name: "class", Means: "area of the catalogue"},
	{Name: "severity", Means: "error, warning or info"},
	{Name: "title", Means: "a part of the pattern's title", shape: text},
	{Name: "template", Means: "a part of an unknown error's template", shape: text},
	{Name: "fingerprint", Means: "fingerprint of the finding, or how it begins", shape: prefix},
	{Name: "cited", Means: "yes: the cause rests on this finding"},
	{Name: "id", Means: "id of the finding in its result"},
	{Name: "file", Means: "file of the bundle, its whole path or its name", shape: place},
	{Name: "line", Means: "line of the file", shape: number},
	{Name: "column", Means: "column of the line", shape: number},
	{Name: "offset", Means: "byte of the file", shape: number},
	{Name: "time", Means: "time in the log", shape: moment},
	{Name: "message", Means: "a part of the message", shape: text},
	{Name: "excerpt", Means: "a part of the log line", shape: text},
	{Name: "count", Means: "how often it was seen", shape: number},
}

// Lookup finds a field by its name or another name for it.
func Lookup(name string) (Field, error) {
	name = strings.ToLower(name)
	if capture, ok := strings.CutPrefix(name, "capture."); ok && capture != "" {
		return Field{Name: name, Means: "what the pattern captured"}, nil
	}
	for _, f := range Fields {
		if f.Name == name || slices.Contains(f.also, name) {
			return f, nil
		}
	}
	return Field{}, &FieldError{Name: name, Near: nearest(name)}
}

// FieldError is a name that is no field; Near is the one that may have been meant, or "".
type FieldError struct{ Name, Near string }

func (e *FieldError) Error() string {
	if e.Near == "" {
		return fmt.Sprintf("unknown field %q", e.Name)
	}
	return fmt.Sprintf("unknown field %q; did you mean %q?", e.Name, e.Near)
}

// nearest allows one typing error in three letters, as the catalogue's loader does.
func nearest(name string) string {
	best, least := "", len(name)/3+1
	for _, f := range Fields {
		if d := levenshtein.Distance(name, f.Name, nil); d < least || d == least && best == "" {
			best, least = f.Name, d
		}
	}
	return best
}
