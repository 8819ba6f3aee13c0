package report

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"slices"

	"github.com/pwtriage/pwtriage/internal/term"
)

// ChartPage is a page of statistics: charts over the same stretches of time.
type ChartPage struct {
	Title   string
	Intro   string
	Notes   []string
	Buckets []string // the days, weeks or months; at least one
	Charts  []Chart
}

// Chart is one list of values and how often each was there.
type Chart struct {
	Title string
	Unit  string // what is counted
	Rows  []ChartRow
	Left  int // rows there is no room for
}

// ChartRow is a value. Its command lists what was counted.
type ChartRow struct {
	Value   string
	Count   int
	Command string
	Cells   []ChartCell // those that are not empty, in order
}

// ChartCell is a value in one stretch of time.
type ChartCell struct {
	Bucket  int // index
	Count   int
	Command string
}

// Charts writes statistics as one file like the report: no script, no network. Each bar leads to the command that lists what it counts.
func Charts(w io.Writer, page ChartPage) error {
	t, style, err := htmlTemplates()
	if err != nil {
		return err
	}
	p := chartDocument{ChartPage: page, Style: template.CSS(style), Policy: policy(style)}
	for i, c := range page.Charts {
		p.Drawn = append(p.Drawn, draw(i+1, c, page.Buckets))
	}
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, "charts", p); err != nil {
		return fmt.Errorf("render statistics: %w", err)
	}
	_, err = io.WriteString(w, term.Clean(b.String(), true))
	return err
}

type chartDocument struct {
	ChartPage
	Style  template.CSS
	Policy string
	Drawn  []drawnChart
}

type drawnChart struct {
	Chart
	N    int
	Bars []drawnRow
}

// drawnRow is a row with its bar in thousandths and a column for each stretch of time.
type drawnRow struct {
	ChartRow
	Anchor  string
	Share   int
	Width   int  // of the columns' drawing
	Wide    bool // too many columns for a screen: they scroll
	Columns []drawnColumn
}

type drawnColumn struct {
	ChartCell
	Anchor, Name string
	X, Y, H      int
}

const (
	columnWidth  = 8
	columnHeight = 48
)

func draw(n int, c Chart, buckets []string) drawnChart {
	out := drawnChart{Chart: c, N: n}
	most := 1
	for _, r := range c.Rows {
		most = max(most, r.Count)
	}
	for i, r := range c.Rows {
		row := drawnRow{ChartRow: r, Anchor: fmt.Sprintf("c%dr%d", n, i+1), Share: max(r.Count*1000/most, 4), Width: columnWidth * max(len(buckets), 1), Wide: len(buckets) > 110}
		highest := 1
		if len(r.Cells) > 0 {
			highest = slices.MaxFunc(r.Cells, func(a, b ChartCell) int { return a.Count - b.Count }).Count
		}
		for _, cell := range r.Cells {
			h := max(cell.Count*columnHeight/max(highest, 1), 3) // what is not nothing can be seen
			row.Columns = append(row.Columns, drawnColumn{cell, fmt.Sprintf("%sb%d", row.Anchor, cell.Bucket+1), buckets[cell.Bucket], cell.Bucket * columnWidth, columnHeight - h, h})
		}
		out.Bars = append(out.Bars, row)
	}
	return out
}
