package main

import (
	"fmt"
	"io"

	"github.com/spf13/pflag"

	"github.com/pwtriage/pwtriage/analyzer"
	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/analyzer/site"
	"github.com/pwtriage/pwtriage/internal/redact"
	"github.com/pwtriage/pwtriage/internal/term"
)

type ioWriter = io.Writer

// privacy decides what an output may tell. Secrets are in none. Identifiers stand in the text an agent reads; in what travels or is
// kept they are pseudonyms, unless --no-redact.
type privacy struct {
	caseFile string
	off      bool

	key  redact.Key
	keep []string
	last *analyzer.Outcome // whose pseudonymous form is made already
	made *finding.Diagnosis
}

func (p *privacy) addFlags(f *pflag.FlagSet) {
	f.StringVar(&p.caseFile, "case", "", "file with the key of a case's pseudonyms, made if absent: the same person is the same in all of the case (default: this installation's key)")
	f.BoolVar(&p.off, "no-redact", false, "leave numbers, names and addresses as they are in every output; secrets are masked all the same")
}

// open reads the key. Without a place to keep one the pseudonyms hold for this run only.
func (p *privacy) open(s *site.Site, io stdio) error {
	p.keep = s.Names()
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

// shown is the diagnosis as an output may tell it.
func (p *privacy) shown(out *analyzer.Outcome, format string, kept bool) *finding.Diagnosis {
	if p.off || format == "text" && !kept {
		return out.Diagnosis
	}
	if p.last != out {
		p.last, p.made = out, redact.NewPseudonyms(p.key, p.keep).Diagnosis(out.Diagnosis)
	}
	return p.made
}

// send renders through the gate; kept says that the output is a file.
func (p *privacy) send(w, warn ioWriter, format string, kept bool, out *analyzer.Outcome, render func(ioWriter, *finding.Diagnosis) error) error {
	whole, instead := record(format)
	gate := out.Secrets.Gate(w, warn, whole, instead)
	if err := render(gate, p.shown(out, format, kept)); err != nil {
		return err
	}
	return gate.Close()
}

// record says what the gate withholds at a hit, so that what is left can still be read: a line, or the whole of what is one object.
func record(format string) (whole bool, instead string) {
	switch format {
	case "json", "sarif":
		return true, `{"withheld": "secret"}`
	case "jsonl", "ecs", "otlp":
		return false, `{"withheld": "secret"}`
	}
	return false, redact.Withheld("secret")
}
