// Package analyzer turns a bundle into a diagnosis: it reads the bundle's files, matches patterns, tells the story of registrations
// and calls, compares settings with the site file, gathers facts, infers the cause and walks the workflow. Each of these is a package
// of its own; here they are only joined. The same bundle and options give the same diagnosis, byte for byte.
package analyzer

import (
	"io"
	"time"

	"github.com/pwtriage/pwtriage/analyzer/cause"
	"github.com/pwtriage/pwtriage/analyzer/phrases"
	"github.com/pwtriage/pwtriage/analyzer/site"
	"github.com/pwtriage/pwtriage/analyzer/workflow"
	"github.com/pwtriage/pwtriage/parsers/bundle"
	"github.com/pwtriage/pwtriage/patterns"
)

// Options are what a diagnosis depends on besides the bundle.
type Options struct {
	Paths    []string // one bundle, or several to be taken as one
	Stdin    io.Reader
	Incident string // one of the incident ids, or "auto"
	Account  string // user of the account in question, "" = found from the evidence
	At       string // time of the incident, "" = the last that was not recovered
	Zone     *time.Location
	Ticket   string
	Answers  map[string]string // step -> what a person found

	Site      *site.Site // nil: unknown
	Catalogue *patterns.Catalogue
	Matcher   *patterns.Set // of the catalogue, for who diagnoses many bundles; nil: it is made
	Flows     *workflow.Set
	Causes    []*cause.Cause
	Lang      string        // of words for the person with the phone; "" = none are wanted
	Words     *phrases.Book // of that language
	Limits    bundle.Limits
	Listing   bool // list every single match and judge nothing: Outcome has Matches and no Facts, its Diagnosis no findings and no verdict
	Unsieved  bool // read every line in full, though nobody wants it: what the sieve is held against
	Version   string
	Command   string // how to go on: "pwtriage diagnose BUNDLE ..." without --answer

	Read func(bytes int64, files int) // told what was read while it is read, from any goroutine; nil: nobody waits
}

// Incidents are the ids a diagnosis may be asked for.
var Incidents = []string{"connection-issues", "cannot-call", "cannot-receive-calls", "call-quality", "application-missing", "cannot-call-enterprise"}
