package patterns

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/go-version"
)

// Over is what no single line says: how often, in which order, how regularly, or that something did not come. It is asked of the hits of
// other entries in one log, named by their ids or by the events they emit, and of what is known of the client. What the log does not
// cover is not judged: without times nothing is within a window, and what may still have come after the log's end is not absent.
type Over struct {
	Kind   string            // count | sequence | absence | period
	Of     []string          // what is counted, follows in this order, is missing, comes regularly
	After  []string          // absence: what it should have followed
	Least  int               // count, period: how many make it one
	Within int               // seconds; 0: the whole log
	Every  int               // seconds; hits nearer than that are one
	Where  map[string]string // platform, version and settings of the client: "ios|android", ">= 2.1, < 3", "tcp"
}

// OverKinds are what an entry over several hits can ask.
var OverKinds = []string{"count", "sequence", "absence", "period"}

// where says whether the client is known to be one of those the entry is for.
func (o *Over) where(client map[string]string) bool {
	for name, want := range o.Where {
		got, known := client[name]
		switch {
		case !known || got == "":
			return false
		case name == "version":
			if !versionIs(got, want) {
				return false
			}
		case !slices.ContainsFunc(strings.Split(want, "|"), func(w string) bool { return same(name, strings.TrimSpace(w), got) }):
			return false
		}
	}
	return true
}

// same compares without case; a platform is told with its release behind it: "Linux-6.1/x86_64".
func same(name, want, got string) bool {
	if name == "platform" && len(got) > len(want) && strings.IndexByte("-/ ", got[len(want)]) >= 0 {
		got = got[:len(want)]
	}
	return strings.EqualFold(want, got)
}

func versionIs(got, want string) bool {
	v, err := version.NewVersion(got)
	if err != nil {
		return false
	}
	c, err := version.NewConstraint(want)
	return err == nil && c.Check(v)
}

// Counted are the entries whose hits entries over several hits ask for.
func (c *Catalogue) Counted() map[*Entry]bool {
	var names []string
	for _, e := range c.Entries {
		if e.Over != nil {
			names = append(append(names, e.Over.Of...), e.Over.After...)
		}
	}
	out := map[*Entry]bool{}
	for _, e := range c.Entries {
		if e.is(names) {
			out[e] = true
		}
	}
	return out
}

// String says in words what is asked.
func (o *Over) String() string {
	var b strings.Builder
	names := strings.Join(o.Of, ", ")
	switch o.Kind {
	case "count":
		b.WriteString(strconv.Itoa(o.Least) + " or more of " + names)
	case "sequence":
		b.WriteString(strings.Join(o.Of, ", then "))
	case "absence":
		b.WriteString("after " + strings.Join(o.After, ", ") + " none of " + names)
	case "period":
		b.WriteString(names + " at even pauses, " + strconv.Itoa(o.Least) + " times or more")
	}
	if o.Within > 0 {
		b.WriteString(" within " + strconv.Itoa(o.Within) + " s")
	}
	for _, name := range sortedKeys(o.Where) {
		b.WriteString("; " + name + " is " + o.Where[name])
	}
	return b.String()
}

func sortedKeys(m map[string]string) []string {
	var out []string
	for name := range m {
		out = append(out, name)
	}
	slices.SortFunc(out, cmp.Compare[string])
	return out
}
