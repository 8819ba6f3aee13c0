package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/pwtriage/pwtriage/analyzer/finding"
)

// result is the line that ends a group: with it the lines before it count.
type result struct {
	Head
	Lines  int             `json:"lines"` // of the group before this one
	Result json.RawMessage `json:"result"`
}

// group turns a diagnosis into its lines: findings, unknown errors, then the result. The batch's places count from the text's start.
func group(d *finding.Diagnosis, at time.Time, out *bytes.Buffer) (*batch, error) {
	var whole bytes.Buffer
	if err := encode(&whole, d); err != nil {
		return nil, err
	}
	whole.Truncate(whole.Len() - 1)
	b := &batch{lines: Lines(d)}
	id, stored := resultID(whole.Bytes()), at.UTC().Format(time.RFC3339)
	for i := range b.lines {
		l := &b.lines[i]
		l.Stored, l.ResultID = stored, id
		place, err := put(out, l)
		if err != nil {
			return nil, err
		}
		b.at = append(b.at, place)
	}
	b.end = &result{Head: headOf(d), Lines: len(b.lines)}
	b.end.Type, b.end.Stored, b.end.ResultID = "result", stored, id
	var err error
	b.last, err = putAround(out, b.end, whole.Bytes())
	return b, err
}

func put(out *bytes.Buffer, v any) (place, error) {
	from := out.Len()
	err := encode(out, v)
	return place{int64(from), out.Len() - from}, err
}

// putAround writes the result line. The whole result is put in as it is, not encoded a second time.
func putAround(out *bytes.Buffer, end *result, whole []byte) (place, error) {
	from := out.Len()
	end.Result = json.RawMessage("0")
	if err := encode(out, end); err != nil {
		return place{}, err
	}
	out.Truncate(out.Len() - len("0}\n"))
	out.Write(whole)
	out.WriteString("}\n")
	return place{int64(from), out.Len() - from}, nil
}

// resultID names a result by what it says: the same diagnosis has the same name.
func resultID(whole []byte) string {
	sum := sha256.Sum256(whole)
	return hex.EncodeToString(sum[:8])
}

// Lines are a diagnosis's findings and unknown errors, as the store would write them.
func Lines(d *finding.Diagnosis) []Line {
	head := headOf(d)
	cited := map[string]bool{}
	for _, id := range d.Cause.Evidence {
		cited[id] = true
	}
	var out []Line
	for _, f := range d.Findings {
		l := Line{Head: head, ID: f.ID, Pattern: f.Pattern, Class: f.Class, Severity: f.Severity, Title: f.Title, Message: f.Message,
			File: f.File, Line: f.Line, Column: f.Column, Offset: f.Offset, Time: f.Time, Captures: f.Captures, Excerpt: f.Excerpt,
			Fingerprint: f.Fingerprint, Count: f.Count, Last: f.Last, Cited: cited[f.ID]}
		l.Type = "finding"
		out = append(out, l)
	}
	for _, u := range d.Unknown {
		l := Line{Head: head, Template: u.Template, Severity: u.Severity, Count: u.Count, File: u.First.File, Line: u.First.Line,
			Time: u.First.Time, Last: &u.Last}
		l.Type = "unknown"
		out = append(out, l)
	}
	return out
}

func headOf(d *finding.Diagnosis) Head {
	h := Head{Bundle: d.Bundle.Name, SHA256: d.Bundle.SHA256, Ticket: d.Ticket, Incident: d.Incident.ID, Cause: d.Cause.ID,
		Confidence: d.Cause.Confidence, Action: d.Verdict.Action, Branch: d.Verdict.Branch, Level: d.Verdict.Level}
	if c := d.Client; c != nil {
		h.App, h.Version, h.Platform, h.OS, h.Device, h.Edition, h.UserAgent = c.App, c.Version, c.Platform, c.OS, c.Device, c.Edition, c.UserAgent
	}
	return h
}

// encode writes one line. Characters that would harm the terminal of somebody who greps the file are escaped; <, > and & are not, as
// encoding/json would: a SIP address is to be found as it is written.
func encode(out *bytes.Buffer, v any) error {
	from := out.Len()
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("encode line: %w", err)
	}
	if line := out.Bytes()[from:]; !plain(line) {
		line = Escape(line)
		out.Truncate(from)
		out.Write(line)
	}
	return nil
}

// JSON is the line as the store writes it, without its line end.
func (l *Line) JSON() ([]byte, error) {
	var out bytes.Buffer
	err := encode(&out, l)
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), err
}

// plain says that all bytes are ASCII, of which JSON leaves only DEL raw.
func plain(line []byte) bool {
	for _, c := range line {
		if c >= 0x7f {
			return false
		}
	}
	return true
}

// Escape writes the control, bidi and zero-width characters that JSON leaves raw as \u escapes. Such characters stand inside
// strings only.
func Escape(data []byte) []byte {
	if plain(data) {
		return data
	}
	out := make([]byte, 0, len(data)+64)
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		switch {
		case r == utf8.RuneError && n == 1:
			out = append(out, `\ufffd`...)
		case hostile(r) && r > 0xffff:
			out = fmt.Appendf(out, `\u%04x\u%04x`, 0xd800+(r-0x10000)>>10, 0xdc00+(r-0x10000)&0x3ff)
		case hostile(r):
			out = fmt.Appendf(out, `\u%04x`, r)
		default:
			out = append(out, data[:n]...)
		}
		data = data[n:]
	}
	return out
}

func hostile(r rune) bool {
	return r >= 0x7f && (r <= 0x9f || strings.ContainsRune("\u061c\u2028\u2029\ufeff\ufffd", r) || r >= 0x200b && r <= 0x200f ||
		r >= 0x202a && r <= 0x202e || r >= 0x2060 && r <= 0x2069 || r >= 0xe0000 && r <= 0xe007f)
}
