package appconfig

import (
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"
)

// level is one open container of a JSON or property list file.
type level struct {
	path  []string
	array bool
	index int
	key   string // of an object: the key whose value comes next
	has   bool
}

// readJSON walks the tokens with a stack of its own, so that a broken file gives what stands before the fault.
func readJSON(text string) *reading {
	r := &reading{}
	dec := json.NewDecoder(strings.NewReader(text))
	dec.UseNumber()
	at := lineAt{text: text}
	var stack []level
	for {
		token, err := dec.Token()
		line := at.line(dec.InputOffset())
		if err != nil {
			if !errors.Is(err, io.EOF) || len(stack) > 0 {
				r.fail(line, jsonFault(err))
			}
			return r
		}
		delim, isDelim := token.(json.Delim)
		switch {
		case isDelim && (delim == '}' || delim == ']'):
			stack = stack[:len(stack)-1]
		case isDelim:
			if len(stack) == maxDepth {
				r.fail(line, errDepth)
				return r
			}
			stack = append(stack, level{path: place(stack), array: delim == '['})
			if !r.count(line) {
				return r
			}
		default:
			if !jsonScalar(r, stack, token, line) {
				return r
			}
		}
	}
}

// jsonScalar takes a key, or a value with the key before it.
func jsonScalar(r *reading, stack []level, token json.Token, line int) bool {
	if len(stack) == 0 {
		return true
	}
	top := &stack[len(stack)-1]
	if text, ok := token.(string); ok && !top.array && !top.has {
		top.key, top.has = text, true
		return true
	}
	return scalar(r, stack, jsonText(token), line)
}

// place is the path of a container about to open, and marks its parent's key as used.
func place(stack []level) []string {
	if len(stack) == 0 {
		return nil
	}
	top := &stack[len(stack)-1]
	if top.array {
		top.index++
		return child(top.path, strconv.Itoa(top.index-1))
	}
	top.has = false
	return child(top.path, top.key)
}

// scalar adds a value to the innermost container. Of an array of plain values only the first counts, under the array's name.
func scalar(r *reading, stack []level, value string, line int) bool {
	top := &stack[len(stack)-1]
	if !top.array {
		top.has = false
		return r.add(entry{path: top.path, key: top.key, value: value, line: line})
	}
	top.index++
	if top.index > 1 || len(top.path) == 0 {
		return r.count(line)
	}
	last := len(top.path) - 1
	return r.add(entry{path: top.path[:last], key: top.path[last], value: value, line: line})
}

func jsonText(token json.Token) string {
	switch v := token.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	case bool:
		return strconv.FormatBool(v)
	}
	return ""
}

// jsonFault leaves the file's own text out of the message.
func jsonFault(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("ends within a value")
	}
	return errors.New("not JSON from here on")
}

// lineAt turns growing offsets into line numbers, counting each line end once.
type lineAt struct {
	text string
	at   int
	seen int
}

func (l *lineAt) line(offset int64) int {
	end := min(int(offset), len(l.text))
	if end > l.at {
		l.seen += strings.Count(l.text[l.at:end], "\n")
		l.at = end
	}
	return l.seen + 1
}
