package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/pwtriage/pwtriage/analyzer/finding"
)

// Searched is what can be searched: a store, or a pile of results from elsewhere.
type Searched interface {
	Each(ctx context.Context, q *Search, around int, visit func(Shown) error) error
	Count(ctx context.Context, q *Search) (int, error)
	Group(ctx context.Context, q *Search, field string) (*Tally, error)
	Bundles(ctx context.Context, q *Search) ([]Head, error)
}

// Pile are findings that lie in no store, a group for each result. The query means the same as in a store.
type Pile struct{ groups [][]Line }

// Add puts a diagnosis onto the pile.
func (p *Pile) Add(d *finding.Diagnosis) { p.groups = append(p.groups, Lines(d)) }

// Read puts results onto the pile: diagnoses as `diagnose --format json` prints them, and lines of a store or of the jsonl format, in
// any mixture.
func (p *Pile) Read(r io.Reader) error {
	dec := json.NewDecoder(r)
	var group []Line
	for nth := 1; ; nth++ {
		var v json.RawMessage
		err := dec.Decode(&v)
		if err == io.EOF {
			break
		}
		if err == nil {
			err = p.value(v, &group)
		}
		if err != nil {
			return fmt.Errorf("read results: value %d: %w", nth, err)
		}
	}
	p.flush(&group)
	return nil
}

func (p *Pile) flush(group *[]Line) {
	if len(*group) > 0 {
		p.groups = append(p.groups, *group)
		*group = nil
	}
}

var errNoResult = errors.New("this is neither a result nor a line of a store")

func (p *Pile) value(v json.RawMessage, group *[]Line) error {
	var head struct {
		Type   string             `json:"message_type"`
		Schema string             `json:"schema"`
		ID     string             `json:"result_id"`
		Lines  int                `json:"lines"`
		Result *finding.Diagnosis `json:"result"`
	}
	if err := json.Unmarshal(v, &head); err != nil {
		return err
	}
	switch {
	case head.Type == "finding" || head.Type == "unknown":
		var l Line
		if err := json.Unmarshal(v, &l); err != nil {
			return err
		}
		if n := len(*group); n > 0 && (*group)[n-1].ResultID != l.ResultID {
			p.flush(group)
		}
		*group = append(*group, l)
	case head.Type == "result" && len(*group) < head.Lines && head.Result != nil:
		*group = nil // its lines were left out, by a grep perhaps; they are in it
		p.Add(head.Result)
	case head.Type != "":
		p.flush(group)
	case strings.HasPrefix(head.Schema, "pwtriage/diagnosis/"):
		var d finding.Diagnosis
		if err := json.Unmarshal(v, &d); err != nil {
			return err
		}
		p.Add(&d)
	default:
		return errNoResult
	}
	return nil
}

// Each visits what matches.
func (p *Pile) Each(ctx context.Context, q *Search, around int, visit func(Shown) error) error {
	for _, lines := range p.groups {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := Around(q, lines, around, visit); err != nil {
			if errors.Is(err, ErrStop) {
				return nil
			}
			return err
		}
	}
	return nil
}

// Count says how many findings match.
func (p *Pile) Count(ctx context.Context, q *Search) (int, error) {
	n := 0
	err := p.Each(ctx, q, 0, func(Shown) error { n++; return nil })
	return n, err
}

// Group counts what matches by a field's value.
func (p *Pile) Group(ctx context.Context, q *Search, field string) (*Tally, error) {
	t := NewTally(field)
	err := p.Each(ctx, q, 0, func(l Shown) error { t.Add(l.Line); return nil })
	return t, err
}

// Bundles are the bundles that have something that matches.
func (p *Pile) Bundles(ctx context.Context, q *Search) ([]Head, error) {
	var b bundles
	err := p.Each(ctx, q, 0, b.add)
	return b.heads, err
}
