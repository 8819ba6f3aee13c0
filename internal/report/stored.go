package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/lazyre"
)

// maxStored bounds what is read of a stored result, several lines of it included. The largest result of a real bundle is far
// below a megabyte.
const maxStored = 256 << 20

// Read reads stored results: one JSON object, or several on lines of their own. A schema this program does not know is refused;
// fields it does not know, and fields that lack, are not: results outlive programs.
func Read(r io.Reader) ([]*finding.Diagnosis, error) {
	in := bufio.NewReader(&budget{r: r, left: maxStored})
	if mark, _ := in.Peek(3); bytes.Equal(mark, []byte("\xef\xbb\xbf")) { // some editors write it
		_, _ = in.Discard(3)
	}
	var out []*finding.Diagnosis
	for dec := json.NewDecoder(in); ; {
		var raw json.RawMessage
		switch err := dec.Decode(&raw); {
		case errors.Is(err, io.EOF) && len(out) == 0:
			return nil, errors.New("it is empty")
		case errors.Is(err, io.EOF):
			return out, nil
		case err != nil:
			return nil, fmt.Errorf("result %d: no JSON, or cut off: %w", len(out)+1, err)
		}
		d, err := decode(raw)
		if err != nil {
			return nil, fmt.Errorf("result %d: %w", len(out)+1, err)
		}
		out = append(out, d)
	}
}

// budget fails when more is read than is allowed; a file cut off there would look like a broken one.
type budget struct {
	r    io.Reader
	left int
}

func (b *budget) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, fmt.Errorf("more than %d MiB", maxStored>>20)
	}
	n, err := b.r.Read(p[:min(len(p), b.left)])
	b.left -= n
	return n, err
}

var schemaName = lazyre.New(`^pwtriage/diagnosis/v([0-9]{1,9})$`)

// schemaNumber is the version of a result: this program reads that of its own ones.
func schemaNumber(m []string) int {
	n, _ := strconv.Atoi(m[1])
	return n
}

func decode(raw json.RawMessage) (*finding.Diagnosis, error) {
	var head struct {
		Schema      string `json:"schema"`
		MessageType string `json:"message_type"`
	}
	if raw[0] != '{' || json.Unmarshal(raw, &head) != nil {
		return nil, fmt.Errorf("not a result of pwtriage, which is a JSON object with the schema %q", finding.Schema)
	}
	if head.MessageType != "" {
		return nil, errors.New("a line of the format jsonl, which leaves out what a result holds: keep the format json to render it again")
	}
	m := schemaName().FindStringSubmatch(head.Schema)
	if m == nil {
		return nil, fmt.Errorf("not a result of pwtriage: its schema is %q, not %q", head.Schema, finding.Schema)
	}
	if schemaNumber(m) != schemaNumber(schemaName().FindStringSubmatch(finding.Schema)) {
		return nil, fmt.Errorf("schema %q is not known to this program, which reads %q: use the pwtriage that wrote it, or a newer one", head.Schema, finding.Schema)
	}
	d := &finding.Diagnosis{}
	if err := json.Unmarshal(raw, d); err != nil {
		return nil, fmt.Errorf("schema %q: %w", head.Schema, err)
	}
	complete(d)
	return d, nil
}

// complete gives lists that lack the shape the schema promises: empty, never null.
func complete(d *finding.Diagnosis) {
	b := &d.Bundle
	b.Files, b.Skipped, b.Gaps = full(b.Files), full(b.Skipped), full(b.Gaps)
	d.Cause.Evidence, d.Cause.Alternatives = full(d.Cause.Evidence), full(d.Cause.Alternatives)
	d.Verdict.Next = full(d.Verdict.Next)
	d.Trail, d.Settings, d.Findings, d.Timeline = full(d.Trail), full(d.Settings), full(d.Findings), full(d.Timeline)
	d.Unknown, d.Missing = full(d.Unknown), full(d.Missing)
	for i := range d.Cause.Alternatives {
		d.Cause.Alternatives[i].Evidence = full(d.Cause.Alternatives[i].Evidence)
	}
	for i := range d.Trail {
		d.Trail[i].Evidence = full(d.Trail[i].Evidence)
	}
	for i := range d.Timeline {
		d.Timeline[i].Evidence = full(d.Timeline[i].Evidence)
	}
	if d.Verdict.Ask != nil {
		d.Verdict.Ask.Answers = full(d.Verdict.Ask.Answers)
	}
	if d.Redaction.Replaced == nil {
		d.Redaction.Replaced = map[string]int{}
	}
}

func full[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
