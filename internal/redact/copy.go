package redact

import (
	"reflect"
	"sync"
)

// copier makes a value that holds a shallow copy a deep one, and passes every text with its field's name.
type copier struct {
	visit func(field, text string) string
}

// deep is a deep copy of v.
func deep[T any](c copier, v T) T {
	out := reflect.ValueOf(&v).Elem()
	c.value(out, "")
	return v
}

func (c copier) value(v reflect.Value, field string) {
	switch v.Kind() {
	case reflect.String:
		if now := c.visit(field, v.String()); now != v.String() {
			v.SetString(now)
		}
	case reflect.Struct:
		for _, f := range fieldsOf(v.Type()) {
			c.value(v.Field(f.at), f.name)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			out := reflect.New(v.Type().Elem())
			out.Elem().Set(v.Elem())
			c.value(out.Elem(), field)
			v.Set(out)
		}
	case reflect.Slice:
		c.slice(v, field)
	case reflect.Map:
		c.entries(v, field)
	}
}

func (c copier) slice(v reflect.Value, field string) {
	if v.IsNil() {
		return
	}
	out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
	reflect.Copy(out, v)
	if !flat(v.Type().Elem()) {
		for i := range out.Len() {
			c.value(out.Index(i), field)
		}
	}
	v.Set(out)
}

func (c copier) entries(v reflect.Value, field string) {
	if v.IsNil() {
		return
	}
	out := reflect.MakeMapWithSize(v.Type(), v.Len())
	entry := reflect.New(v.Type().Elem()).Elem()
	for it := v.MapRange(); it.Next(); {
		entry.Set(it.Value())
		c.value(entry, field)
		out.SetMapIndex(it.Key(), entry)
	}
	v.Set(out)
}

// field is one that has to be looked into, by the name treatments go by.
type field struct {
	at   int
	name string
}

// plans remembers the fields of types: reflection makes them anew each time it is asked, and a result has thousands.
var plans sync.Map // reflect.Type to []field

func fieldsOf(t reflect.Type) []field {
	if known, ok := plans.Load(t); ok {
		return known.([]field)
	}
	var out []field
	for i := range t.NumField() {
		if f := t.Field(i); !flat(f.Type) {
			out = append(out, field{i, t.Name() + "." + f.Name})
		}
	}
	plans.Store(t, out)
	return out
}

// flat says that a shallow copy is a deep one, and that there is no text in it.
func flat(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.String, reflect.Pointer, reflect.Slice, reflect.Map:
		return false
	case reflect.Struct:
		return len(fieldsOf(t)) == 0
	}
	return true
}

// eachText visits every text of a value.
func eachText(v reflect.Value, visit func(text string)) {
	switch v.Kind() {
	case reflect.String:
		visit(v.String())
	case reflect.Struct:
		for _, f := range fieldsOf(v.Type()) {
			eachText(v.Field(f.at), visit)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			eachText(v.Elem(), visit)
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachText(v.Index(i), visit)
		}
	case reflect.Map:
		for it := v.MapRange(); it.Next(); {
			eachText(it.Value(), visit)
		}
	}
}
