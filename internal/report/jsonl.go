package report

import (
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"github.com/pwtriage/pwtriage/analyzer/finding"
)

// headLine is the diagnosis without what has lines of its own; the outer fields hide the inner ones of the same name.
type headLine struct {
	MessageType string `json:"message_type"`
	*finding.Diagnosis
	Findings *struct{} `json:"findings,omitempty"`
	Unknown  *struct{} `json:"unknown,omitempty"`
}

// origin tells lines of several results apart once they are in one stream.
type origin struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
}

type findingLine struct {
	MessageType string `json:"message_type"`
	Bundle      origin `json:"bundle"`
	*finding.Finding
}

type unknownLine struct {
	MessageType string `json:"message_type"`
	Bundle      origin `json:"bundle"`
	*finding.Template
}

// JSONLines writes an object a line, each with its message_type: `diagnosis` first, then a `finding` each and an `unknown` for each
// error no pattern covers.
func JSONLines(w io.Writer, d *finding.Diagnosis, _ Options) error {
	lines := []any{headLine{MessageType: "diagnosis", Diagnosis: d}}
	from := origin{d.Bundle.Name, d.Bundle.SHA256}
	for i := range d.Findings {
		lines = append(lines, findingLine{"finding", from, &d.Findings[i]})
	}
	for i := range d.Unknown {
		lines = append(lines, unknownLine{"unknown", from, &d.Unknown[i]})
	}
	return writeLines(w, lines)
}

// FindingLines writes findings alone, an object a line.
func FindingLines(w io.Writer, in finding.Bundle, findings iter.Seq[*finding.Finding]) error {
	from := origin{in.Name, in.SHA256}
	lines := make([]any, 0, batch)
	for f := range findings {
		if lines = append(lines, findingLine{"finding", from, f}); len(lines) == batch {
			if err := writeLines(w, lines); err != nil {
				return err
			}
			lines = lines[:0]
		}
	}
	return writeLines(w, lines)
}

// batch is how many lines are encoded before they are written: a listing may have hundreds of thousands.
const batch = 1024

// writeLines encodes each value on a line of its own, on all cores.
func writeLines(w io.Writer, lines []any) error {
	for part := range slices.Chunk(lines, batch) {
		encoded := make([][]byte, len(part))
		var group errgroup.Group
		group.SetLimit(runtime.GOMAXPROCS(0))
		for from := 0; from < len(part); from += batch / 8 {
			group.Go(func() error { return encode(encoded, part, from, min(from+batch/8, len(part))) })
		}
		if err := group.Wait(); err != nil {
			return err
		}
		if _, err := w.Write(slices.Concat(encoded...)); err != nil {
			return err
		}
	}
	return nil
}

func encode(out [][]byte, lines []any, from, to int) error {
	for i := from; i < to; i++ {
		data, err := json.Marshal(lines[i])
		if err != nil {
			return fmt.Errorf("encode line: %w", err)
		}
		out[i] = append(escape(data), '\n')
	}
	return nil
}
