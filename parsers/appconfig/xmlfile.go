package appconfig

import (
	"encoding/base64"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// newXML reads XML that is UTF-8 already, whatever its declaration says it was.
func newXML(text string) *xml.Decoder {
	dec := xml.NewDecoder(strings.NewReader(text))
	dec.CharsetReader = func(charset string, in io.Reader) (io.Reader, error) {
		switch strings.ToLower(charset) {
		case "utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "ascii", "iso-8859-1", "latin1", "windows-1252":
			return in, nil
		}
		return nil, fmt.Errorf("character set %q is not read", charset)
	}
	return dec
}

// element is one open XML element: its name, or what its name attribute says.
type element struct {
	path  []string
	key   string
	text  strings.Builder
	value string // of a value attribute
	has   bool
	inner bool // has elements within
	line  int
}

// readXML reads Android shared_prefs (<string name="k">v</string>, <boolean name="k" value="true"/>) and any other XML whose keys
// are element names or name attributes.
func readXML(text string) *reading {
	r := &reading{}
	dec := newXML(text)
	var stack []*element
	for {
		token, err := dec.Token()
		line, _ := dec.InputPos()
		if err != nil {
			if !errors.Is(err, io.EOF) {
				r.fail(line, errors.New("not XML from here on"))
			}
			return r
		}
		switch t := token.(type) {
		case xml.StartElement:
			if len(stack) == maxDepth {
				r.fail(line, errDepth)
				return r
			}
			stack = append(stack, open(stack, t, line))
			if !r.count(line) || !attributes(r, stack[len(stack)-1], t, len(stack)) {
				return r
			}
		case xml.EndElement:
			top := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if !closeElement(r, top) {
				return r
			}
		case xml.CharData:
			if len(stack) > 0 {
				stack[len(stack)-1].text.Write(t)
			}
		case xml.Comment:
			r.comment(string(t))
		}
	}
}

// open makes the element, named by its name, key or id attribute where it has one.
func open(stack []*element, t xml.StartElement, line int) *element {
	e := &element{key: t.Name.Local, line: line}
	for _, a := range t.Attr {
		switch strings.ToLower(a.Name.Local) {
		case "name", "key":
			e.key = a.Value
		case "value":
			e.value, e.has = a.Value, true
		}
	}
	if len(stack) > 0 {
		parent := stack[len(stack)-1]
		parent.inner = true
		e.path = parent.path
		if len(stack) > 1 {
			e.path = child(parent.path, parent.key)
		}
	}
	return e
}

// attributes adds those that are settings themselves: <account user="1001" host="...">.
func attributes(r *reading, e *element, t xml.StartElement, depth int) bool {
	path := e.path
	if depth > 1 {
		path = child(e.path, e.key)
	}
	for _, a := range t.Attr {
		name := strings.ToLower(a.Name.Local)
		if name == "name" || name == "key" || name == "value" || a.Name.Space == "xmlns" || name == "xmlns" {
			continue
		}
		if !r.add(entry{path: path, key: a.Name.Local, value: a.Value, line: e.line}) {
			return false
		}
	}
	return true
}

func closeElement(r *reading, e *element) bool {
	value := strings.TrimSpace(e.text.String())
	if e.has {
		value = e.value
	}
	if e.inner && value == "" {
		return true
	}
	return r.add(entry{path: e.path, key: e.key, value: value, line: e.line})
}

// readPlist reads an XML property list.
func readPlist(text string) *reading {
	r := &reading{}
	dec := newXML(text)
	var stack []level
	for {
		token, err := dec.Token()
		line, _ := dec.InputPos()
		if err != nil {
			if !errors.Is(err, io.EOF) {
				r.fail(line, errors.New("not XML from here on"))
			}
			return r
		}
		switch t := token.(type) {
		case xml.StartElement:
			if !plistElement(r, dec, &stack, t.Name.Local, line) {
				return r
			}
		case xml.EndElement:
			if (t.Name.Local == "dict" || t.Name.Local == "array") && len(stack) > 0 {
				stack = stack[:len(stack)-1]
			}
		case xml.Comment:
			r.comment(string(t))
		}
	}
}

func plistElement(r *reading, dec *xml.Decoder, stack *[]level, name string, line int) bool {
	switch name {
	case "plist":
		return true
	case "dict", "array":
		if len(*stack) == maxDepth {
			r.fail(line, errDepth)
			return false
		}
		*stack = append(*stack, level{path: place(*stack), array: name == "array"})
		return r.count(line)
	}
	text, ok := plistText(r, dec)
	if !ok || len(*stack) == 0 {
		return ok
	}
	top := &(*stack)[len(*stack)-1]
	switch name {
	case "key":
		top.key, top.has = text, true
		return r.count(line)
	case "true", "false":
		text = name
	case "data":
		text = dataText(text)
	}
	return scalar(r, *stack, text, line)
}

// plistText is the text up to the element's end; an element within is a fault.
func plistText(r *reading, dec *xml.Decoder) (string, bool) {
	var text strings.Builder
	for {
		token, err := dec.Token()
		if err != nil {
			line, _ := dec.InputPos()
			r.fail(line, errors.New("not XML from here on"))
			return "", false
		}
		switch t := token.(type) {
		case xml.CharData:
			text.Write(t)
		case xml.StartElement:
			line, _ := dec.InputPos()
			r.fail(line, errors.New("element within a value"))
			return "", false
		case xml.EndElement:
			return strings.TrimSpace(text.String()), true
		}
	}
}

// dataText decodes what a client stored as data although it is text, passwords above all.
func dataText(s string) string {
	raw, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(s), ""))
	if err != nil || !utf8.Valid(raw) {
		return ""
	}
	return string(raw)
}
