package facts

import (
	"sort"
	"strings"
	"sync"

	"github.com/agext/levenshtein"
	"github.com/sahilm/fuzzy"
	"github.com/zclconf/go-cty/cty"
)

// Evidence is the mark a fact carries: the id of a finding.
type Evidence string

// Facts is a set of facts under construction, by declared path ("failure.kind").
type Facts struct {
	values map[string]cty.Value
}

// New returns a set in which every declared fact is unknown.
func New() *Facts { return &Facts{values: map[string]cty.Value{}} }

// Bool sets a fact; an Unknown truth leaves it unknown.
func (f *Facts) Bool(path string, t Truth, evidence ...string) {
	if t != Unknown {
		f.set(path, cty.BoolVal(t == Yes), evidence)
	}
}

// Text sets a fact; "" leaves it unknown.
func (f *Facts) Text(path, s string, evidence ...string) {
	if s != "" {
		f.set(path, cty.StringVal(s), evidence)
	}
}

// Number sets a fact.
func (f *Facts) Number(path string, n int, evidence ...string) {
	f.set(path, cty.NumberIntVal(int64(n)), evidence)
}

func (f *Facts) set(path string, v cty.Value, evidence []string) {
	if declared[path].kind != v.Type() {
		panic("undeclared fact " + path) // a bug of ours: every path stands in declare.go
	}
	for _, e := range evidence {
		v = v.Mark(Evidence(e))
	}
	f.values[path] = v
}

// Forget makes facts unknown again.
func (f *Facts) Forget(paths ...string) {
	for _, p := range paths {
		delete(f.values, p)
	}
}

// Known lists the facts that are evidenced, sorted.
func (f *Facts) Known() []string {
	var out []string
	for p := range f.values {
		out = append(out, p)
	}
	sort.Strings(out)
	return out
}

// Copy returns an independent set with the same facts.
func (f *Facts) Copy() *Facts {
	c := New()
	for p, v := range f.values {
		c.values[p] = v
	}
	return c
}

// Lookup gives a text fact's value, "" when unknown.
func (f *Facts) Lookup(path string) string {
	v, ok := f.values[path]
	if !ok {
		return ""
	}
	v, _ = v.Unmark()
	if v.Type() != cty.String {
		return ""
	}
	return v.AsString()
}

// Truth gives a bool fact's value.
func (f *Facts) Truth(path string) Truth {
	v, ok := f.values[path]
	if !ok || v.Type() != cty.Bool {
		return Unknown
	}
	v, _ = v.Unmark()
	return Of(v.True())
}

// Evidence lists the findings a fact is marked with.
func (f *Facts) Evidence(path string) []string {
	out := set{}
	for m := range f.values[path].Marks() {
		if id, ok := m.(Evidence); ok {
			out[string(id)] = true
		}
	}
	return sorted(out)
}

// Tree is the whole as one object, every declared fact in its place; what nothing evidences is unknown, and of what a bundle shows, no.
func (f *Facts) Tree() cty.Value {
	root := map[string]any{}
	for path, d := range declared {
		v, ok := f.values[path]
		switch {
		case !ok && d.shown:
			v = cty.False
		case !ok:
			v = cty.UnknownVal(d.kind).RefineNotNull()
		}
		place(root, strings.Split(path, "."), v)
	}
	return object(root)
}

// unknown is the tree of no evidence.
var unknown = sync.OnceValue(func() cty.Value { return New().Tree() })

func place(node map[string]any, path []string, v cty.Value) {
	if len(path) == 1 {
		node[path[0]] = v
		return
	}
	child, ok := node[path[0]].(map[string]any)
	if !ok {
		child = map[string]any{}
		node[path[0]] = child
	}
	place(child, path[1:], v)
}

func object(node map[string]any) cty.Value {
	attrs := map[string]cty.Value{}
	for name, v := range node {
		switch v := v.(type) {
		case cty.Value:
			attrs[name] = v
		case map[string]any:
			attrs[name] = object(v)
		}
	}
	return cty.ObjectVal(attrs)
}

// Declared lists every fact a condition may use with its meaning, sorted by path.
func Declared() [][2]string {
	out := make([][2]string, 0, len(declared))
	for p, d := range declared {
		out = append(out, [2]string{p, d.means})
	}
	sort.Slice(out, func(i, j int) bool { return out[i][0] < out[j][0] })
	return out
}

// Suggest gives the declared fact nearest to a mistyped path, "" when none is near.
func Suggest(path string) string {
	var names []string
	for p := range declared {
		names = append(names, p)
	}
	sort.Strings(names)
	best, least := "", max(2, len(path)/5)+1 // one slip of the keyboard in five letters
	for _, n := range names {
		if d := levenshtein.Distance(path, n, nil); d < least {
			best, least = n, d
		}
	}
	if best != "" {
		return best
	}
	if m := fuzzy.Find(path, names); len(m) > 0 {
		return m[0].Str
	}
	return ""
}

// KindOf names the type of a declared fact: "bool", "string" or "number"; "" when it is not declared.
func KindOf(path string) string {
	d, ok := declared[path]
	if !ok {
		return ""
	}
	return d.kind.FriendlyName()
}
