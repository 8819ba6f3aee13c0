package site

import (
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"github.com/pwtriage/pwtriage/parsers/appconfig"
)

// check says what is wrong with a value, "" when nothing is.
type check func(value string) string

// value evaluates an attribute to a type. There is no context: a variable or function is an error of its own.
func (d *decoder) value(attrs hcl.Attributes, name string, want cty.Type) (cty.Value, *hcl.Attribute) {
	attr := attrs[name]
	if attr == nil {
		return cty.NilVal, nil
	}
	v, diags := attr.Expr.Value(nil)
	d.diags = append(d.diags, diags...)
	if diags.HasErrors() {
		return cty.NilVal, nil
	}
	v, err := convert.Convert(v, want)
	if err != nil || v.IsNull() || !v.IsWhollyKnown() {
		d.wrong(attr.Expr.Range(), "wrong type of value", fmt.Sprintf("%s: must be a %s", name, want.FriendlyName()))
		return cty.NilVal, nil
	}
	return v, attr
}

func (d *decoder) text(attrs hcl.Attributes, name string, to *string, ok check) {
	v, attr := d.value(attrs, name, cty.String)
	if attr == nil {
		return
	}
	*to = strings.TrimSpace(v.AsString())
	if ok == nil {
		return
	}
	if strings.HasSuffix(name, "sha256") || strings.HasSuffix(name, "md5") {
		*to = strings.ToLower(*to)
	}
	if why := ok(*to); why != "" {
		d.wrong(attr.Expr.Range(), "wrong value", name+": "+why)
	}
}

func (d *decoder) list(attrs hcl.Attributes, name string, to *[]string, ok check) {
	v, attr := d.value(attrs, name, cty.List(cty.String))
	if attr == nil {
		return
	}
	for _, item := range v.AsValueSlice() {
		if item.IsNull() {
			d.wrong(attr.Expr.Range(), "wrong value", name+": holds a null")
			continue
		}
		if why := ok(item.AsString()); why != "" {
			d.wrong(attr.Expr.Range(), "wrong value", name+": "+why)
		}
		*to = append(*to, item.AsString())
	}
}

func (d *decoder) number(attrs hcl.Attributes, name string, to *int, most int64) {
	v, attr := d.value(attrs, name, cty.Number)
	if attr == nil {
		return
	}
	n, accuracy := v.AsBigFloat().Int64()
	if accuracy != 0 || n < 1 || n > most {
		d.wrong(attr.Expr.Range(), "wrong value", fmt.Sprintf("%s: must be a whole number from 1 to %d", name, most))
		return
	}
	*to = int(n)
}

func (d *decoder) truth(attrs hcl.Attributes, name string, to *Truth) {
	v, attr := d.value(attrs, name, cty.Bool)
	if attr == nil {
		return
	}
	*to = No
	if v.True() {
		*to = Yes
	}
}

func oneOf(names ...string) check {
	return func(value string) string {
		for _, name := range names {
			if value == name {
				return ""
			}
		}
		text := fmt.Sprintf("%q is none of %s", value, strings.Join(names, ", "))
		if near, ok := appconfig.Nearest(value, names); ok {
			text += fmt.Sprintf("; did you mean %q?", near)
		}
		return text
	}
}

var tlsLevel = oneOf("1.0", "1.1", "1.2", "1.3")

// hexOf does not repeat the value: it may be a password put there by mistake.
func hexOf(n int) check {
	return func(value string) string {
		if _, err := hex.DecodeString(value); err != nil || len(value) != n {
			return fmt.Sprintf("must be %d hexadecimal digits", n)
		}
		return ""
	}
}

func host(value string) string {
	if appconfig.NormalHost(value) == "" {
		return fmt.Sprintf("%q is no host name or address", value)
	}
	return ""
}
