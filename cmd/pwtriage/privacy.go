package main

import (
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/pflag"

	"github.com/pwtriage/pwtriage/analyzer"
	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/analyzer/site"
	"github.com/pwtriage/pwtriage/internal/redact"
	"github.com/pwtriage/pwtriage/internal/term"
)

// privacy decides what an output may tell. Secrets are in none. Identifiers stand in the text an agent reads; in what travels or is
// kept they are pseudonyms, unless --no-redact.
type privacy struct {
	caseFile string
	off      bool

	opened  bool
	key     redact.Key
	keep    []string
	warn    io.Writer
	secrets *redact.Secrets                           // of the bundle at hand
	names   *redact.Pseudonyms                        // of the diagnosis cleaned last
	made    map[*finding.Diagnosis]*finding.Diagnosis // with pseudonyms, of the one at hand and of the same with lines of its bundle
}

func (p *privacy) addFlags(f *pflag.FlagSet) {
	f.StringVar(&p.caseFile, "case", "", "file with the key of a case's pseudonyms, made if absent: the same person is the same in all of the case (default: this installation's key)")
	f.BoolVar(&p.off, "no-redact", false, "leave numbers, names and addresses as they are in every output; secrets are masked all the same")
}

// open reads the key. Without a place to keep one the pseudonyms hold for this run only.
func (p *privacy) open(s *site.Site, io stdio) error {
	p.keep, p.warn, p.opened = s.Names(), io.err, true
	if p.off {
		return nil
	}
	var err error
	if p.caseFile != "" {
		if p.key, err = redact.CaseKey(p.caseFile); err != nil {
			return usagef("name a file that --case made, or one that is not there yet", "%v", err)
		}
		return nil
	}
	if p.key, err = redact.InstallationKey(); err != nil {
		p.key = redact.NewKey()
		fmt.Fprintf(io.err, "pwtriage: %s; pseudonyms hold for this run only (--case keeps them)\n", term.Clean(err.Error(), false))
	}
	return nil
}

// begin takes the bundle that is rendered from now on.
func (p *privacy) begin(out *analyzer.Outcome) {
	p.secrets, p.made = out.Secrets, map[*finding.Diagnosis]*finding.Diagnosis{}
}

// shared is a diagnosis as it may travel or be kept. A stored result, for which nothing was opened, stays as it was kept.
func (p *privacy) shared(d *finding.Diagnosis) *finding.Diagnosis {
	if p.off || !p.opened {
		return d
	}
	if p.made[d] == nil {
		p.names = redact.NewPseudonyms(p.key, p.keep)
		made := p.names.Diagnosis(d)
		p.made[d], p.made[made] = made, made
	}
	return p.made[d]
}

// called are the bundles as a rendering of d calls them: where they lie on this machine is told to who sits at it, not to others.
func (p *privacy) called(d *finding.Diagnosis, paths []string) []string {
	if p.made[d] != d {
		return paths
	}
	var out []string
	for _, path := range paths {
		out = append(out, p.names.Path(filepath.Base(path)))
	}
	return out
}

// send renders through the gate. Only text is for who sits at the terminal.
func (p *privacy) send(w io.Writer, format string, d *finding.Diagnosis, render func(io.Writer, *finding.Diagnosis) error) error {
	if format != "text" {
		d = p.shared(d)
	}
	return p.gated(w, format, func(w io.Writer) error { return render(w, d) })
}

// gated lets what is cleaned already out through the gate.
func (p *privacy) gated(w io.Writer, format string, write func(io.Writer) error) error {
	if p.secrets == nil {
		return write(w)
	}
	whole, instead := record(format)
	gate := p.secrets.Gate(w, p.warn, whole, instead)
	if err := write(gate); err != nil {
		return err
	}
	return gate.Close()
}

// text is a text beside the diagnosis cleaned last, as it may travel.
func (p *privacy) text(text string) string {
	if p.off || p.names == nil {
		return text
	}
	return p.names.Text(text)
}

// record says what the gate withholds at a hit, so that what is left can still be read: a line, or the whole of what is one object.
func record(format string) (whole bool, instead string) {
	switch format {
	case "json", "sarif", "otlp":
		return true, `{"withheld": "secret"}`
	case "jsonl", "ecs":
		return false, `{"withheld": "secret"}`
	case "html":
		return false, `<p class="note">` + redact.Withheld("secret") + `</p>`
	}
	return false, redact.Withheld("secret")
}
