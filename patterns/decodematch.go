package patterns

import (
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"

	"github.com/pwtriage/pwtriage/internal/lazyre"
)

var matchSchema = &hcl.BodySchema{
	Attributes: []hcl.AttributeSchema{{Name: "contains"}, {Name: "prefix"}, {Name: "regex"}},
	Blocks:     []hcl.BlockHeaderSchema{{Type: "sip"}},
}

var sipSchema = &hcl.BodySchema{
	Attributes: []hcl.AttributeSchema{
		{Name: "method"}, {Name: "request"}, {Name: "status"}, {Name: "reason"}, {Name: "direction"}, {Name: "authorized"}, {Name: "expires"}, {Name: "in_dialog"},
	},
	Blocks: []hcl.BlockHeaderSchema{{Type: "header", LabelNames: []string{"name"}}},
}

var headerSchema = &hcl.BodySchema{Attributes: []hcl.AttributeSchema{{Name: "regex"}}}

func (r *reader) matcher(block *hcl.Block, m *Matcher) {
	content := r.content(block.Body, matchSchema)
	for name, attr := range content.Attributes {
		switch name {
		case "contains":
			m.Contains = r.oneLine(name, attr.Expr)
		case "prefix":
			m.Prefix = r.oneLine(name, attr.Expr)
		case "regex":
			m.Regex = r.regex(attr.Expr)
		}
	}
	for _, b := range content.Blocks {
		if m.SIP != nil {
			r.fault(b.DefRange, "second sip block", "A match has one sip block; write another match for the alternative.")
			continue
		}
		m.SIP = r.sip(b)
	}
	switch {
	case len(content.Attributes)+len(content.Blocks) == 0:
		r.fault(block.DefRange, "match matches everything", "Give contains, prefix, regex or a sip block.")
	case m.SIP != nil && len(content.Attributes) > 0:
		r.fault(block.DefRange, "match mixes text and sip", "A line of text and a SIP message are never the same; write two match blocks.")
	}
	m.Literals = m.derive()
}

func (r *reader) oneLine(name string, x hcl.Expression) string {
	s, ok := r.text(x)
	if ok && (s == "" || strings.ContainsAny(s, "\r\n")) {
		r.fault(x.Range(), name+" is not a part of one line", "It is compared with one physical line: it cannot be empty or hold a line end.")
	}
	return s
}

func (r *reader) sip(block *hcl.Block) *SIPMatcher {
	content := r.content(block.Body, sipSchema)
	m := &SIPMatcher{}
	for name, attr := range content.Attributes {
		switch name {
		case "method":
			m.Method = r.shaped(attr.Expr, "method", methodShape, `Methods are in capitals: "REGISTER".`)
		case "status":
			m.Status = r.shaped(attr.Expr, "status", statusShape, `Write three digits ("403") or a class ("5xx").`)
		case "reason":
			m.Reason = r.regex(attr.Expr)
		case "direction":
			m.Direction = r.words(attr.Expr, "direction", []string{"tx", "rx", "local"})
		case "request":
			m.Request = r.boolean(attr.Expr)
		case "authorized":
			m.Authorized = r.choice(attr.Expr, name, "yes", "no")
		case "expires":
			m.Expires = r.choice(attr.Expr, name, "0", "positive")
		case "in_dialog":
			m.InDialog = r.choice(attr.Expr, name, "yes", "no")
		}
	}
	for _, b := range content.Blocks {
		m.Header = append(m.Header, HeaderMatcher{})
		h := &m.Header[len(m.Header)-1]
		h.Name = b.Labels[0]
		if attr := r.content(b.Body, headerSchema).Attributes["regex"]; attr != nil {
			h.Regex = r.regex(attr.Expr)
		}
	}
	if m.Request && (len(m.Status) > 0 || m.Reason != "") {
		r.fault(block.DefRange, "sip block can never match", "A request has no status and no reason phrase; drop one of the two.")
	}
	return m
}

var (
	methodShape = lazyre.New(`^[A-Z]+$`)
	statusShape = lazyre.New(`^([1-6][0-9][0-9]|[1-6]xx)$`)
)

func (r *reader) shaped(x hcl.Expression, what string, shape lazyre.Regexp, hint string) []string {
	var out []string
	for _, item := range r.items(x) {
		if s, ok := r.text(item); ok {
			if !shape().MatchString(s) {
				r.fault(item.Range(), what+` "`+s+`" is not one`, hint)
			}
			out = append(out, s)
		}
	}
	return out
}

func (r *reader) choice(x hcl.Expression, what string, words ...string) string {
	s, ok := r.text(x)
	if ok && !slices.Contains(words, s) {
		r.fault(x.Range(), what+` "`+s+`" is not one`, `Known: "`+strings.Join(words, `", "`)+`".`)
	}
	return s
}
