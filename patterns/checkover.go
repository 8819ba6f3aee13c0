package patterns

import (
	"slices"
	"strings"

	"github.com/pwtriage/pwtriage/parsers/logfile"
)

// over checks that what an entry over several hits names is there: an event, or an entry that reads lines. The two kinds of entries emit
// events of their own each: what is emitted over several hits comes too late for the story.
func (k *checker) over() {
	for _, emit := range k.e.Emit {
		if is := known(emit.Event, overEvents); is != (k.e.Over != nil) && known(emit.Event, Events) {
			k.add("emit one of "+strings.Join(overEvents, ", ")+" over several hits, and only there", "an entry of this kind cannot emit %q", emit.Event)
		}
	}
	if k.e.Over == nil {
		return
	}
	if len(k.e.Match) > 0 {
		k.add("split it into two", "an entry matches lines or is over several hits, not both")
	}
	for _, name := range slices.Concat(k.e.Over.Of, k.e.Over.After) {
		if known(name, Events) && !known(name, overEvents) {
			continue
		}
		i := slices.IndexFunc(k.set.cat.Entries, func(e *Entry) bool { return e.ID == name })
		if known(name, overEvents) {
			k.add("name what that one is over", "%q is itself over several hits", name)
		} else if i < 0 {
			k.add(didYouMean(name, Events), "there is neither an event nor an entry %q", name)
		} else if k.set.cat.Entries[i].Over != nil {
			k.add("name the entries that one is over", "%q is itself over several hits", name)
		}
	}
}

// overMatch reads an example as a log and asks the entry about it.
func (k *checker) overMatch(x Example) *Match {
	log, lines := k.set.Read(x.Text, x.Dialect, k.e.Server)
	log.Client = x.Client
	for _, m := range k.set.Over(log) {
		if m.Entry == k.e {
			return &Match{Entry: m.Entry, Captures: m.Captures, LineIndex: lines[m.At] - 1, Column: 1}
		}
	}
	return nil
}

// Read gives the hits of a log, and the line of each. Without a dialect it is found.
func (s *Set) Read(text, dialect string, server bool) (*Log, []int) {
	if dialect == "" {
		dialect, _ = logfile.Detect([]byte(text))
	}
	log := &Log{Dialect: dialect, Server: server}
	var lines []int
	_, _ = logfile.Read(strings.NewReader(text), "", logfile.Options{Dialect: dialect}, func(rec *logfile.Record) error {
		if rec.Time.Known {
			log.End = rec.Time.At
		}
		for _, m := range s.Match(rec, dialect, server) {
			log.Seen = append(log.Seen, Seen{Entry: m.Entry, Captures: m.Captures, At: rec.Time.At, Timed: rec.Time.Known})
			lines = append(lines, rec.Lines[m.LineIndex].Number)
		}
		return nil
	}) // neither a string nor the function gives an error
	return log, lines
}
