package appconfig

import (
	"errors"
	"fmt"
)

// entry is one key with its value as a file has it, before anybody asked what it means.
type entry struct {
	path  []string // containers above the key, outermost first; an array element's container is its index
	key   string
	value string
	line  int
}

// reading is what a format's reader got out of a file: the entries up to the first fault that stopped it.
type reading struct {
	entries []entry
	secrets [][]byte // met in comments
	err     error
	nodes   int
	text    int
}

var (
	errNodes = errors.New("too many values")
	errDepth = errors.New("nested too deeply")
	errText  = errors.New("too much text")
)

// add keeps an entry; false means that a limit is reached and the reader has to stop.
func (r *reading) add(e entry) bool {
	if !r.count(e.line) {
		return false
	}
	r.text += len(e.key) + len(e.value)
	if r.text > maxText {
		r.fail(e.line, errText)
		return false
	}
	r.entries = append(r.entries, e)
	return true
}

// count takes one node from the budget.
func (r *reading) count(line int) bool {
	r.nodes++
	if r.nodes > maxNodes {
		r.fail(line, errNodes)
		return false
	}
	return true
}

// fail keeps the first fault: later ones are mostly its consequences. The text of the line is not repeated, it may be a secret.
func (r *reading) fail(line int, err error) {
	if r.err != nil {
		return
	}
	if line > 0 {
		err = fmt.Errorf("line %d: %w", line, err)
	}
	r.err = err
}

// comment keeps the secrets of commented-out text.
func (r *reading) comment(text string) {
	for _, secret := range secretsIn(text) {
		r.secrets = append(r.secrets, []byte(secret))
	}
}

// section is the innermost container's name, "" at the top.
func (e entry) section() string {
	if len(e.path) == 0 {
		return ""
	}
	return e.path[len(e.path)-1]
}

// child is path with one more name, never sharing memory with a sibling.
func child(path []string, name string) []string {
	out := make([]string, len(path)+1)
	copy(out, path)
	out[len(path)] = name
	return out
}
