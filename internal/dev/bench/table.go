package main

import (
	"fmt"
	"os"
	"strings"
)

const (
	jobsHead = "| id | job | cores | peer | pwtriage | peer's time | ratio | of the pairs | of CPU | goal | met | peak MiB | peer's |\n" +
		"| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n"
	peaksHead = "\n| id | job | peak MiB | at most | met |\n| --- | --- | --- | --- | --- |\n"
)

// row is a line of the table.
func (r result) row() string {
	mine := median(walls(r.mine))
	if r.rule == within {
		ms := float64(mine.Microseconds()) / 1000
		return fmt.Sprintf("| %s | %s | %d | | %.1f ms | | | | | <= %g ms | %s | %.1f | |", r.id, r.what, r.cores, ms, r.goal, met(ms <= r.goal), mib(peak(r.mine)))
	}
	ratios := r.ratios(wall)
	ratio := median(ratios)
	goal, reached := "", ""
	switch {
	case r.goal == 0:
	case r.rule == growth:
		goal, reached = fmt.Sprintf("<= %g", r.goal), met(ratio <= r.goal)
	default:
		goal, reached = fmt.Sprintf(">= %g", r.goal), met(ratio >= r.goal)
	}
	return fmt.Sprintf("| %s | %s | %d | %s | %.3f s | %.3f s | **%.2f** | %.2f to %.2f | %.2f | %s | %s | %.1f | %.1f |", r.id, r.what, r.cores, r.against(),
		mine.Seconds(), median(walls(r.theirs)).Seconds(), ratio, ratios[0], ratios[len(ratios)-1], median(r.ratios(cpu)), goal, reached, mib(peak(r.mine)), mib(peak(r.theirs)))
}

// against names the peer by its program and flags.
func (r result) against() string {
	if r.own > 0 {
		return "itself"
	}
	var out []string
	for i, word := range r.peer {
		switch {
		case word == "|":
			out = append(out, `\|`)
		case strings.HasPrefix(word, "-") && word != "-" && word != "-f", i == 0, r.peer[i-1] == "|":
			out = append(out, word)
		}
	}
	return "`" + strings.Join(out, " ") + "`"
}

func met(yes bool) string {
	if yes {
		return "yes"
	}
	return "**no**"
}

// commands lists what was run, for who wants to repeat a row.
func commands(done []job) string {
	var out strings.Builder
	out.WriteString("\nThe commands; those of one core stand behind `taskset -c 0`:\n\n```\n")
	for _, j := range done {
		fmt.Fprintf(&out, "%-24s %s\n", j.id, j.ours)
		if j.peer != nil && j.peer.String() != j.ours.String() {
			fmt.Fprintf(&out, "%-24s %s\n", "", j.peer)
		}
	}
	return out.String() + "```\n"
}

const from, to = "<!-- measured by make bench: do not edit. -->\n", "<!-- end -->\n"

// replace puts the report between the marks of the document.
func replace(document, report string) error {
	text, err := os.ReadFile(document)
	if err != nil {
		return err
	}
	before, rest, ok := strings.Cut(string(text), from)
	_, after, closed := strings.Cut(rest, to)
	if !ok || !closed {
		return fmt.Errorf("%q has no place for the table", document)
	}
	return os.WriteFile(document, []byte(before+from+report+to+after), 0o644)
}
