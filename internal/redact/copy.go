package redact

import "reflect"

// copier copies a value deeply and passes every text with its field's name.
type copier struct {
	visit func(field, text string) string
}

func (c copier) value(v reflect.Value, field string) reflect.Value {
	switch v.Kind() {
	case reflect.String:
		return reflect.ValueOf(c.visit(field, v.String())).Convert(v.Type())
	case reflect.Pointer:
		if v.IsNil() {
			return v
		}
		out := reflect.New(v.Type().Elem())
		out.Elem().Set(c.value(v.Elem(), field))
		return out
	case reflect.Struct:
		out := reflect.New(v.Type()).Elem()
		for i := range v.NumField() {
			out.Field(i).Set(c.value(v.Field(i), v.Type().Name()+"."+v.Type().Field(i).Name))
		}
		return out
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		out := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			out.Index(i).Set(c.value(v.Index(i), field))
		}
		return out
	case reflect.Map:
		return c.entries(v, field)
	}
	return v
}

func (c copier) entries(v reflect.Value, field string) reflect.Value {
	if v.IsNil() {
		return v
	}
	out := reflect.MakeMapWithSize(v.Type(), v.Len())
	for it := v.MapRange(); it.Next(); {
		out.SetMapIndex(it.Key(), c.value(it.Value(), field))
	}
	return out
}
