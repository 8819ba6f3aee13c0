//go:build linux

package folder

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path"
	"strings"
	"time"

	"github.com/pwtriage/pwtriage/internal/watch/ledger"
	"github.com/pwtriage/pwtriage/internal/watch/worker"
)

// The outcomes of a bundle.
const (
	Diagnosed   = "diagnosed"
	Unreadable  = "unreadable"  // nothing readable was found: there is a verdict, and the upload goes to the quarantine
	Quarantined = "quarantined" // there is no verdict, and a reason
	elsewhere   = "elsewhere"   // another watcher's
)

// recordSchema names the form of a record on the share.
const recordSchema = "pwtriage/done/v1"

// Record is what is published of a bundle: a line that identifies it and, until its results are written out, what is to be written. When
// that is done the file is cut off after the line. It then was its owner that did it, unless the line names another.
type Record struct {
	Schema   string `json:"schema"`
	Key      string `json:"key"`
	Sum      string `json:"sha256"`
	Name     string `json:"name"`
	Size     int64  `json:"size"`
	Seen     string `json:"seen"`   // identifies the upload it was made from
	Owner    string `json:"owner"`  // the watcher that published it
	Token    int    `json:"token"`  // the number of its claim
	Result   string `json:"result"` // the names of its files, without their extensions
	Outcome  string `json:"outcome"`
	Action   string `json:"action,omitempty"`
	Branch   string `json:"branch,omitempty"`
	Cause    string `json:"cause,omitempty"`
	Reason   string `json:"reason,omitempty"`
	Version  int    `json:"version"`            // of the upload at its path
	Replaces string `json:"replaces,omitempty"` // SHA-256 of the version before
	Complete string `json:"complete,omitempty"` // the watcher that wrote the results out

	rest
}

// rest is what follows the line.
type rest struct {
	Diagnosis  json.RawMessage   `json:"diagnosis,omitempty"`
	Renderings map[string][]byte `json:"renderings,omitempty"` // beside the diagnosis, by extension
}

func (q *Queue) record(it *item, a *worker.Answer) *Record {
	r := q.blank(it)
	r.Outcome, r.Action, r.Branch, r.Cause = Diagnosed, a.Action, a.Branch, a.Cause
	r.Diagnosis, r.Renderings = a.Diagnosis, a.Renderings
	switch {
	case a.Error != "":
		r.Outcome, r.Reason = Quarantined, a.Error
	case a.Nothing:
		r.Outcome, r.Reason = Unreadable, "nothing readable was found"
	}
	return r
}

func (q *Queue) blank(it *item) *Record {
	return &Record{Schema: recordSchema, Key: it.key, Sum: it.sum, Name: it.name(), Size: it.up.Sig.Size, Seen: seen(it),
		Owner: q.opt.Ledger.Owner(), Token: it.claim.Token, Result: base(it.name(), it.sum), Version: it.version, Replaces: it.replaces}
}

func (r *Record) short(completer string) *Record {
	s := *r
	s.Complete, s.rest = completer, rest{}
	return &s
}

// files are the results to write, by extension.
func (r *Record) files() (map[string][]byte, error) {
	out := maps.Clone(r.Renderings)
	if len(r.Diagnosis) == 0 {
		return out, nil
	}
	if out == nil {
		out = map[string][]byte{}
	}
	var text bytes.Buffer
	if err := json.Indent(&text, r.Diagnosis, "", "  "); err != nil {
		return nil, fmt.Errorf("read result: %w", err)
	}
	out["json"] = append(text.Bytes(), '\n')
	return out, nil
}

// Known is the record as it may travel, where an upload is called by an alias. Where the name itself may travel that is all the same; else
// the results are named by the end of their file names, which is a part of the hash.
func (r *Record) Known(alias string) Record {
	out := *r
	if alias != r.Name {
		out.Name, out.Result = alias, r.Result[strings.LastIndexByte(r.Result, '-')+1:]
	}
	return out
}

func (r *Record) encode() []byte {
	line := *r
	line.rest = rest{}
	data := append(mustEncode(line), '\n')
	if r.Complete != "" {
		return data
	}
	data = append(append(data, `{"renderings":`...), mustEncode(r.Renderings)...)
	if len(r.Diagnosis) > 0 { // as it came: encoding it again would cost a look at every byte
		data = append(append(data, `,"diagnosis":`...), r.Diagnosis...)
	}
	return append(data, "}\n"...)
}

func mustEncode(v any) []byte {
	data, err := json.Marshal(v)
	if err != nil {
		panic("folder: a record can't be encoded: " + err.Error()) // it is strings, numbers and bytes
	}
	return data
}

// decodeRecord reads a record. One without the end of its line is not whole, or is none.
func decodeRecord(data []byte) (*Record, error) {
	r := &Record{}
	line, more, ended := bytes.Cut(data, []byte("\n"))
	if err := json.Unmarshal(line, r); err != nil {
		return nil, fmt.Errorf("read record: %w", err)
	}
	if r.Schema != recordSchema || r.Result != clean(r.Result) {
		return nil, fmt.Errorf("read record: its schema is %q", r.Schema)
	}
	switch {
	case r.Complete != "":
	case !ended:
		return nil, errors.New("read record: it is not whole")
	case len(more) == 0 && r.Owner != "":
		r.Complete = r.Owner
	default:
		if err := json.Unmarshal(more, &r.rest); err != nil {
			return nil, fmt.Errorf("read record: %w", err)
		}
	}
	for ext := range r.Renderings {
		if ext != clean(ext) {
			return nil, fmt.Errorf("read record: %q is no extension", ext)
		}
	}
	return r, nil
}

func (r *Record) work(it *item, took time.Duration) ledger.Work {
	w := ledger.Work{Key: r.Key, Sum: r.Sum, Name: r.Name, Size: r.Size, Outcome: r.Outcome, Branch: r.Branch, Cause: r.Cause,
		Reason: r.Reason, Result: r.Result, Took: took}
	if it != nil {
		w.Path = it.up.Path
	}
	return w
}

// clean leaves of a name from outside what is harmless in a file name everywhere.
func clean(name string) string {
	name = strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("._-", r) {
			return r
		}
		return '_'
	}, name)
	if len(name) > 120 {
		name = name[:120]
	}
	return strings.TrimLeft(name, ".")
}

// base is the name of a bundle's files: what it is called, and a part of its hash, since many are called logs.zip.
func base(name, sum string) string { return clean(path.Base(name)) + "-" + sum[:12] }
