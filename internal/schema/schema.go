// Package schema describes the result as JSON Schema (draft 2020-12), made from the Go types of the result: their names, types
// and tags. It describes what every result of this version has and lets later ones have more.
package schema

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"github.com/pwtriage/pwtriage/analyzer/finding"
)

// ID is where the schema stands.
const ID = "https://github.com/pwtriage/pwtriage/blob/main/docs/schema/diagnosis-v1.json"

// node is a schema or a part of one. Encoding sorts its keys, so that the same types give the same bytes.
type node map[string]any

// Diagnosis returns the schema of a result, indented.
func Diagnosis() ([]byte, error) {
	b := builder{defs: node{}}
	root := b.object(reflect.TypeFor[finding.Diagnosis]())
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["$id"] = ID
	root["title"] = "Result of pwtriage"
	root["description"] = "What pwtriage says of one support bundle. The same bundle, rules and options give the same bytes."
	root["$defs"] = b.defs
	root["properties"].(node)["schema"] = node{"const": finding.Schema}
	data, err := json.MarshalIndent(root, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("encode schema: %w", err)
	}
	return append(data, '\n'), nil
}

type builder struct{ defs node }

// object describes a struct: every field, and which must be there. Fields that may lack say so with omitempty.
func (b *builder) object(t reflect.Type) node {
	properties, required := node{}, []string{}
	for f := range t.Fields() {
		name, optional := jsonName(f)
		if name == "-" { // no part of the result
			continue
		}
		properties[name] = b.field(f)
		if !optional {
			required = append(required, name)
		}
	}
	return node{"type": "object", "properties": properties, "required": required}
}

func jsonName(f reflect.StructField) (name string, optional bool) {
	name, rest, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name, strings.Contains(rest, "omitempty")
}

func (b *builder) field(f reflect.StructField) node {
	n := b.of(f.Type)
	if words := f.Tag.Get("enum"); words != "" {
		n["enum"] = strings.Split(words, ",")
	}
	if doc := f.Tag.Get("doc"); doc != "" {
		n["description"] = doc
	}
	return n
}

// of describes a type. The result is made of structs, lists, maps by name, texts, truths, counts and pointers to structs; another kind is
// a mistake in the result's types, which the first test shows.
func (b *builder) of(t reflect.Type) node {
	switch t.Kind() {
	case reflect.Pointer:
		return b.of(t.Elem())
	case reflect.Struct:
		if _, known := b.defs[t.Name()]; !known {
			b.defs[t.Name()] = nil // stops at a type that holds itself
			b.defs[t.Name()] = b.object(t)
		}
		return node{"$ref": "#/$defs/" + t.Name()}
	case reflect.Slice:
		return node{"type": "array", "items": b.of(t.Elem())}
	case reflect.Map:
		return node{"type": "object", "additionalProperties": b.of(t.Elem())}
	case reflect.String:
		return node{"type": "string"}
	case reflect.Bool:
		return node{"type": "boolean"}
	case reflect.Int, reflect.Int64:
		return node{"type": "integer", "minimum": 0}
	}
	panic("schema: no description of the type " + t.String())
}
