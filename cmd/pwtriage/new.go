package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pwtriage/pwtriage/internal/lazyre"
	"github.com/pwtriage/pwtriage/internal/redact"
	"github.com/pwtriage/pwtriage/internal/term"
	"github.com/pwtriage/pwtriage/parsers/logfile"
	"github.com/pwtriage/pwtriage/patterns"
	"github.com/pwtriage/pwtriage/patterns/draft"
	"github.com/pwtriage/pwtriage/patterns/fixture"
)

type newOptions struct {
	from    string
	dir     string
	id      string
	class   string
	context int
}

func newPatternsNew(io stdio) *cobra.Command {
	o := &newOptions{}
	cmd := &cobra.Command{
		Use:   "new --from BUNDLE:FILE:LINE",
		Short: "Begin an entry from a line of a bundle",
		Long: "Writes two files into a folder: the beginning of an entry, whose regexp is the line with numbers, addresses and ids turned into\n" +
			"captures, and a fixture cut from the lines around it. Secrets are masked; names, addresses and numbers are replaced, the same by the\n" +
			"same. What the line means and what to do about it stays TODO: patterns lint says so until somebody wrote it.",
		Example: "  pwtriage patterns new --from upload.zip:logs/client.log:120 --patterns ./my-patterns",
		Args:    takes(0, 0, "argument"),
		RunE:    func(cmd *cobra.Command, args []string) error { return runNew(cmd.Context(), *o, io) },
	}
	f := cmd.Flags()
	f.StringVar(&o.from, "from", "", "BUNDLE:FILE:LINE, as a diagnosis names it")
	f.StringVar(&o.dir, "patterns", "patterns", "folder of the entry and its fixture")
	f.StringVar(&o.id, "id", "", "id of the entry (default: the next free LOC-nnn)")
	f.StringVar(&o.class, "class", "app", strings.Join(patterns.Classes, ", "))
	f.IntVarP(&o.context, "context", "C", 8, "lines before and after that go into the fixture")
	completeFlags(cmd, map[string]completer{"patterns": folders, "class": oneOf(patterns.Classes...), "id": nothing, "context": nothing})
	return cmd
}

func runNew(ctx context.Context, o newOptions, io stdio) error {
	if o.from == "" {
		return usagef("pwtriage patterns new --from upload.zip:client.log:120", "no line given")
	}
	if o.context < 0 || o.context > 200 {
		return usagef("write -C 8", "flag %q cannot be %d: 0 to 200 lines go into a fixture", "--context", o.context)
	}
	all, err := withFolder(o.dir, io)
	if err != nil {
		return err
	}
	if err := o.settle(all); err != nil {
		return err
	}
	at, secrets, err := locate(ctx, o.from, io)
	if err != nil {
		return err
	}
	if at.inMessage() {
		return usagef("write the entry with a sip block, as pwtriage patterns show REG-410 has one", "the line is one of a SIP message, which is matched as a whole")
	}
	lines, err := around(ctx, o.from, o.context, io)
	if err != nil {
		return err
	}
	return o.write(all, at, secrets, lines, io)
}

// withFolder is the built-in catalogue with the folder's entries, where there are any yet.
func withFolder(dir string, io stdio) (*patterns.Catalogue, error) {
	found, _ := filepath.Glob(filepath.Join(dir, "*.hcl"))
	if len(found) == 0 {
		return patterns.Builtin(), nil
	}
	return loadCatalogue(dir, false, io)
}

var idShape = lazyre.New(`^[A-Z][A-Z0-9]{1,9}-[0-9]{3,5}$`)

// settle checks the flags and takes the next free id where none is given.
func (o *newOptions) settle(all *patterns.Catalogue) error {
	if !slices.Contains(patterns.Classes, o.class) {
		return usagef("there are "+strings.Join(patterns.Classes, ", "), "unknown class %q%s", o.class, suggestion(o.class, patterns.Classes))
	}
	taken := map[string]bool{}
	for _, e := range all.Entries {
		taken[e.ID] = true
	}
	for n := 1; o.id == ""; n++ {
		if id := fmt.Sprintf("LOC-%03d", n); !taken[id] {
			o.id = id
		}
	}
	switch {
	case !idShape().MatchString(o.id):
		return usagef(`an id is an area prefix and a number of three digits: LOC-014`, "id %q has not the shape of one", o.id)
	case taken[o.id]:
		return usagef("leave --id out for the next free one", "pattern %q exists already", o.id)
	}
	return nil
}

func (o *newOptions) write(all *patterns.Catalogue, at *located, secrets *redact.Secrets, lines []shown, io stdio) error {
	mask := draft.NewMasker(redact.NewPseudonyms(redact.NewKey(), nil))
	for _, l := range lines {
		mask.Learn(l.text)
	}
	clean := func(s string) string { return mask.Text(secrets.Text(s)) }
	e := &draft.Entry{ID: o.id, Class: o.class, Severity: severityOf(at.record.Level), Since: sinceVersion(), Line: clean(at.text()),
		Dialect: at.dialect[strings.LastIndexByte(at.dialect, '>')+1:]}
	var log strings.Builder
	for _, l := range lines {
		text := clean(l.text)
		log.WriteString(text + "\n")
	}
	e.Others = texts(log.String())
	set := all.Matcher()
	for _, m := range set.Match(at.record, at.dialect, at.server) {
		if m.LineIndex == at.index {
			e.Refines = append(e.Refines, m.Entry.ID)
		}
	}
	entryPath := filepath.Join(o.dir, strings.ToLower(o.id)+".hcl")
	if err := create(entryPath, []byte(e.HCL())); err != nil {
		return err
	}
	fixturePath := filepath.Join(o.dir, strings.ToLower(o.id)+".txt")
	wants, err := o.fixture(fixturePath, log.String(), io)
	if err != nil {
		return err
	}
	for _, id := range e.Refines {
		fmt.Fprintf(io.err, "pwtriage: %s matches the line already (pwtriage patterns show %s); the new entry says that it refines it\n", id, id)
	}
	fmt.Fprintf(io.out, "written: %s  the entry: write what stands TODO\nwritten: %s  the fixture: %d lines, %d of them named\n", term.Clean(entryPath, false), term.Clean(fixturePath, false), len(lines), wants)
	fmt.Fprintf(io.out, "next:    pwtriage patterns lint %[1]s && pwtriage patterns test --patterns %[1]s\n", term.Clean(o.dir, false))
	return nil
}

// texts are the lines of a log without their prefixes.
func texts(log string) []string {
	var out []string
	_, _ = logfile.Read(strings.NewReader(log), "", logfile.Options{}, func(rec *logfile.Record) error {
		for _, l := range rec.Lines {
			out = append(out, l.Text)
		}
		return nil
	}) // neither a string nor the function gives an error
	return out
}

// sinceVersion is what a new entry says it is there since: a release's number, without what a build adds to it.
func sinceVersion() string {
	if v := release().FindStringSubmatch(version); v != nil {
		return v[1]
	}
	return "0.2"
}

var release = lazyre.New(`^v?(\d+\.\d+)`)

func severityOf(level logfile.Level) string {
	switch level {
	case logfile.Fatal, logfile.Error, logfile.NoLevel:
		return "error"
	case logfile.Warning:
		return "warning"
	}
	return "info"
}

// fixture writes what all entries, the new one among them, see in the log around the line.
func (o *newOptions) fixture(path, log string, io stdio) (int, error) {
	all, err := loadCatalogue(o.dir, false, io)
	if err != nil {
		return 0, err
	}
	f, err := fixture.New("Cut from a client's log by pwtriage patterns new; names and addresses are replaced.", "client.log", []byte(log))
	if err != nil {
		return 0, err
	}
	text, err := f.Accept(all.Matcher())
	if err != nil {
		return 0, err
	}
	read, err := fixture.Parse(path, text)
	if err != nil {
		return 0, err
	}
	if !strings.Contains(string(text), " "+o.id) {
		fmt.Fprintf(io.err, "pwtriage: %s does not match in the fixture: the lines around it are too few to tell the log's dialect; take a larger -C\n", o.id)
	}
	return len(read.Want), create(path, text)
}

// create writes a file that must not exist yet: a person's work is never written over.
func create(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("write %s: %w", strconv.Quote(path), err)
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return fmt.Errorf("write %s: %w", strconv.Quote(path), err)
	}
	if _, err := f.Write(data); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
