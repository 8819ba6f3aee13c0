package patterns

import (
	"strings"

	"github.com/hashicorp/hcl/v2"
)

var entrySchema = &hcl.BodySchema{
	Attributes: []hcl.AttributeSchema{
		{Name: "title"}, {Name: "class"}, {Name: "severity"}, {Name: "since"}, {Name: "dialects"}, {Name: "server"},
		{Name: "means"}, {Name: "remedy"}, {Name: "words"}, {Name: "causes"}, {Name: "references"}, {Name: "overrides"}, {Name: "refines"}, {Name: "broad"}, {Name: "outline"},
	},
	Blocks: []hcl.BlockHeaderSchema{
		{Type: "match"}, {Type: "over"}, {Type: "emit", LabelNames: []string{"event"}}, {Type: "example"}, {Type: "near_miss"},
	},
}

var reasonSchema = &hcl.BodySchema{Attributes: []hcl.AttributeSchema{{Name: "texts"}, {Name: "codes"}, {Name: "errnos"}}}

// content checks a body against a schema and keeps what fits.
func (r *reader) content(body hcl.Body, schema *hcl.BodySchema) *hcl.BodyContent {
	content, diags := body.Content(schema)
	for _, d := range diags {
		r.diags = append(r.diags, suggest(d, schema))
	}
	return content
}

func (r *reader) entry(block *hcl.Block) *Entry {
	content := r.content(block.Body, entrySchema)
	e := &Entry{ID: block.Labels[0], File: block.DefRange.Filename, Line: block.DefRange.Start.Line}
	for name, attr := range content.Attributes {
		r.entryAttribute(e, name, attr.Expr)
	}
	for _, b := range content.Blocks {
		switch b.Type {
		case "match":
			// Filled in place: a Matcher has a lock and must not be copied.
			e.Match = append(e.Match, Matcher{})
			r.matcher(b, &e.Match[len(e.Match)-1])
		case "over":
			e.Over = r.over(b)
		case "emit":
			e.Emit = append(e.Emit, r.emit(b))
		case "example":
			e.Examples = append(e.Examples, r.example(b, true))
		case "near_miss":
			e.NearMisses = append(e.NearMisses, r.example(b, false))
		}
	}
	r.validate(e, block, content)
	return e
}

func (r *reader) entryAttribute(e *Entry, name string, x hcl.Expression) {
	texts := map[string]*string{
		"title": &e.Title, "class": &e.Class, "severity": &e.Severity, "since": &e.Since,
		"means": &e.Means, "remedy": &e.Remedy, "words": &e.Words, "broad": &e.Broad,
	}
	if field := texts[name]; field != nil {
		if s, ok := r.text(x); ok {
			*field = strings.TrimSpace(s)
		}
		return
	}
	switch name {
	case "server":
		e.Server = r.boolean(x)
	case "outline":
		e.Outline = r.boolean(x)
	case "overrides":
		e.Overrides = r.boolean(x)
	case "dialects":
		e.Dialects = r.words(x, "dialect", Dialects)
	case "causes":
		e.Causes = r.words(x, "cause", Causes)
	case "references":
		e.References = r.texts(x)
	case "refines":
		e.Refines = r.texts(x)
	}
}

// words reads a list whose elements come from a vocabulary.
func (r *reader) words(x hcl.Expression, what string, vocabulary []string) []string {
	var out []string
	for _, item := range r.items(x) {
		if s, ok := r.text(item); ok {
			r.word(item.Range(), what, s, vocabulary)
			out = append(out, s)
		}
	}
	return out
}

func (r *reader) word(at hcl.Range, what, word string, vocabulary []string) {
	if !known(word, vocabulary) {
		r.fault(at, `unknown `+what+` "`+word+`"`, didYouMean(word, vocabulary))
	}
}

func (r *reader) emit(block *hcl.Block) Emit {
	out := Emit{Event: block.Labels[0]}
	r.word(block.LabelRanges[0], "event", out.Event, Events)
	attrs, diags := block.Body.JustAttributes()
	r.diags = append(r.diags, diags...)
	for name, attr := range attrs {
		r.word(attr.NameRange, "attribute of an event", name, Attributes)
		value, ok := r.text(attr.Expr)
		if !ok {
			continue
		}
		if name == "kind" && !freeKind[out.Event] {
			r.word(attr.Expr.Range(), "kind", value, Kinds)
		}
		if out.Set == nil {
			out.Set = map[string]string{}
		}
		out.Set[name] = value
	}
	return out
}

func (r *reader) example(block *hcl.Block, positive bool) Example {
	schema := &hcl.BodySchema{Attributes: []hcl.AttributeSchema{{Name: "text", Required: true}, {Name: "dialect"}, {Name: "source"}, {Name: "client"}}}
	if positive {
		schema.Attributes = append(schema.Attributes, hcl.AttributeSchema{Name: "captures"}, hcl.AttributeSchema{Name: "also"})
	}
	var out Example
	for name, attr := range r.content(block.Body, schema).Attributes {
		if name == "captures" {
			out.Captures = r.object(attr.Expr)
			continue
		}
		if name == "client" {
			out.Client = r.object(attr.Expr)
			continue
		}
		if name == "also" {
			out.Also = r.swaps(attr.Expr)
			continue
		}
		s, ok := r.text(attr.Expr)
		switch {
		case !ok:
		case name == "text":
			out.Text = strings.Trim(s, "\r\n")
		case name == "source":
			out.Source = s
		default:
			r.word(attr.Expr.Range(), "dialect", s[strings.LastIndexByte(s, '>')+1:], Dialects)
			out.Dialect = s
		}
	}
	return out
}

func (r *reader) reason(block *hcl.Block) Reason {
	out := Reason{Kind: block.Labels[0], File: block.DefRange.Filename, Line: block.DefRange.Start.Line}
	r.word(block.LabelRanges[0], "kind", out.Kind, Kinds)
	for name, attr := range r.content(block.Body, reasonSchema).Attributes {
		switch name {
		case "texts":
			out.Texts = r.texts(attr.Expr)
			for _, t := range out.Texts {
				if t != strings.ToLower(t) || strings.TrimSpace(t) == "" {
					r.fault(attr.Expr.Range(), `reason text "`+t+`" can never match`, "Reasons are compared in lower case, and an empty one says nothing.")
				}
			}
		case "codes":
			out.Codes = r.integers(attr.Expr)
		case "errnos":
			out.Errnos = r.integers(attr.Expr)
		}
	}
	return out
}
