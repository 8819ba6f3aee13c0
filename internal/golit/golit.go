// Package golit writes values as Go source, so that a program starts with them without decoding a file. It goes over the types by
// reflection: a field added to one is written without a change here.
package golit

import (
	"bytes"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// Writer writes literals for one package.
type Writer struct {
	bytes.Buffer
	Package string // whose types are written without a package
}

// operations are what a condition may have: the syntax tree points to those of the library.
var operations = map[*hclsyntax.Operation]string{
	hclsyntax.OpLogicalOr: "OpLogicalOr", hclsyntax.OpLogicalAnd: "OpLogicalAnd", hclsyntax.OpLogicalNot: "OpLogicalNot",
	hclsyntax.OpEqual: "OpEqual", hclsyntax.OpNotEqual: "OpNotEqual", hclsyntax.OpGreaterThan: "OpGreaterThan", hclsyntax.OpLessThan: "OpLessThan",
	hclsyntax.OpGreaterThanOrEqual: "OpGreaterThanOrEqual", hclsyntax.OpLessThanOrEqual: "OpLessThanOrEqual",
}

// Value writes a composite literal. What has none (a function, an operation without a name) panics: it is met when code is generated.
func (w *Writer) Value(v any) { w.typed(reflect.ValueOf(v)) }

func (w *Writer) typed(v reflect.Value) {
	if v.Kind() == reflect.Struct && !special(v) {
		w.WriteString(w.name(v.Type()))
	}
	w.braces(v)
}

// braces writes a struct without its type, as gofmt -s wants it in a slice.
func (w *Writer) braces(v reflect.Value) {
	switch v.Kind() {
	case reflect.Interface:
		w.typed(v.Elem())
	case reflect.Pointer:
		if op, ok := v.Interface().(*hclsyntax.Operation); ok {
			w.operation(op)
			return
		}
		w.WriteString("&")
		w.typed(v.Elem())
	case reflect.Struct:
		w.fields(v)
	case reflect.Slice:
		w.slice(v)
	case reflect.Map:
		w.WriteString("map[string]string{")
		m := v.Interface().(map[string]string)
		for _, key := range slices.Sorted(maps.Keys(m)) {
			fmt.Fprintf(w, "%q: %q, ", key, m[key])
		}
		w.WriteByte('}')
	default:
		fmt.Fprintf(w, "%#v", v.Interface())
	}
}

func (w *Writer) slice(v reflect.Value) {
	if named := v.Type(); named.Name() != "" {
		w.WriteString(w.name(named) + "{")
	} else {
		w.WriteString("[]" + w.name(named.Elem()) + "{")
	}
	for i := range v.Len() {
		w.braces(v.Index(i))
		w.WriteString(", ")
	}
	w.WriteByte('}')
}

// fields leaves out what is empty, what is not exported, and what is made of the rest, which says so by the tag `golit:"-"`.
func (w *Writer) fields(v reflect.Value) {
	if special(v) {
		w.WriteString(short(v))
		return
	}
	w.WriteByte('{')
	multiline := exported(v.Type()) > 5
	for i := range v.NumField() {
		field := v.Type().Field(i)
		if !field.IsExported() || field.Tag.Get("golit") == "-" || empty(v.Field(i)) {
			continue
		}
		if multiline {
			w.WriteByte('\n')
		}
		w.WriteString(field.Name + ": ")
		w.typed(v.Field(i))
		w.WriteString(", ")
	}
	if multiline {
		w.WriteByte('\n')
	}
	w.WriteByte('}')
}

func exported(t reflect.Type) int {
	n := 0
	for i := range t.NumField() {
		if t.Field(i).IsExported() {
			n++
		}
	}
	return n
}

// special are structs that have no literal, or a shorter form.
func special(v reflect.Value) bool { return short(v) != "" }

func short(v reflect.Value) string {
	switch x := v.Interface().(type) {
	case hcl.Range:
		return fmt.Sprintf("hclfile.At(%q, %d, %d, %d, %d, %d, %d)", x.Filename, x.Start.Line, x.Start.Column, x.Start.Byte, x.End.Line, x.End.Column, x.End.Byte)
	case cty.Value:
		return scalar(x)
	}
	return ""
}

func scalar(v cty.Value) string {
	switch {
	case v.RawEquals(cty.True):
		return "cty.True"
	case v.RawEquals(cty.False):
		return "cty.False"
	case v.Type() == cty.String:
		return fmt.Sprintf("cty.StringVal(%q)", v.AsString())
	case v.Type() == cty.Number: // with the precision that reading gives
		return fmt.Sprintf("cty.MustParseNumberVal(%q)", v.AsBigFloat().Text('f', -1))
	}
	panic("no literal is known for a value of type " + v.Type().FriendlyName())
}

func (w *Writer) operation(op *hclsyntax.Operation) {
	name := operations[op]
	if name == "" {
		panic("an operation of no name is in a condition")
	}
	w.WriteString("hclsyntax." + name)
}

func (w *Writer) name(t reflect.Type) string {
	if t.Kind() == reflect.Pointer {
		return "*" + w.name(t.Elem())
	}
	return strings.TrimPrefix(t.String(), w.Package+".")
}

func empty(v reflect.Value) bool {
	if v.Kind() == reflect.Slice || v.Kind() == reflect.Map {
		return v.Len() == 0
	}
	return v.IsZero()
}
