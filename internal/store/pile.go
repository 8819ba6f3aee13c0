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

// Pile are findings that lie in no store. The query means the same as in a store. Its sources are read one after the other, a result
// at a time, when it is searched.
type Pile struct{ sources []Source }

// Source gives results: the lines of one at a time.
type Source func(ctx context.Context, visit func([]Line) error) error

// Add puts a source onto the pile.
func (p *Pile) Add(s Source) { p.sources = append(p.sources, s) }

// Results reads results: diagnoses as `diagnose --format json` prints them, and lines of a store or of the jsonl format, in any
// mixture.
func Results(r io.Reader) Source {
	return func(ctx context.Context, visit func([]Line) error) error {
		dec := json.NewDecoder(r)
		g := &grouping{visit: visit}
		for nth := 1; ; nth++ {
			var v json.RawMessage
			err := dec.Decode(&v)
			if err == io.EOF {
				return g.flush()
			}
			if err != nil {
				return fmt.Errorf("read results: value %d: %w", nth, err)
			}
			if err := g.value(v); errors.Is(err, errNoResult) {
				return fmt.Errorf("read results: value %d: %w", nth, err)
			} else if err != nil {
				return err
			}
		}
	}
}

// grouping puts lines of one result together.
type grouping struct {
	lines []Line
	visit func([]Line) error
}

func (g *grouping) flush() error {
	if len(g.lines) == 0 {
		return nil
	}
	lines := g.lines
	g.lines = nil
	return g.visit(lines)
}

var errNoResult = errors.New("this is neither a result nor a line of a store")

func (g *grouping) value(v json.RawMessage) error {
	var head struct {
		Type   string             `json:"message_type"`
		Schema string             `json:"schema"`
		ID     string             `json:"result_id"`
		Lines  int                `json:"lines"`
		Result *finding.Diagnosis `json:"result"`
	}
	if err := json.Unmarshal(v, &head); err != nil {
		return fmt.Errorf("%w: %w", errNoResult, err)
	}
	switch {
	case head.Type == "finding" || head.Type == "unknown":
		return g.line(v)
	case head.Type == "result" && len(g.lines) < head.Lines && head.Result != nil:
		g.lines = nil // some were left out, by a grep perhaps; all are in it
		return g.visit(Lines(head.Result))
	case head.Type != "":
		return g.flush()
	case strings.HasPrefix(head.Schema, "pwtriage/diagnosis/"):
		var d finding.Diagnosis
		if err := json.Unmarshal(v, &d); err != nil {
			return fmt.Errorf("%w: %w", errNoResult, err)
		}
		return g.visit(Lines(&d))
	}
	return errNoResult
}

func (g *grouping) line(v json.RawMessage) error {
	var l Line
	if err := json.Unmarshal(v, &l); err != nil {
		return fmt.Errorf("%w: %w", errNoResult, err)
	}
	if n := len(g.lines); n > 0 && g.lines[n-1].ResultID != l.ResultID {
		if err := g.flush(); err != nil {
			return err
		}
	}
	g.lines = append(g.lines, l)
	return nil
}

// Each visits what matches.
func (p *Pile) Each(ctx context.Context, q *Search, around int, visit func(Shown) error) error {
	for _, source := range p.sources {
		err := source(ctx, func(lines []Line) error {
			if err := ctx.Err(); err != nil {
				return err
			}
			return Around(q, lines, around, visit)
		})
		if errors.Is(err, ErrStop) {
			return nil
		}
		if err != nil {
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
