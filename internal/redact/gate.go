package redact

import (
	"bytes"
	"fmt"
	"io"
	"strings"
)

// Gate is the last door an output passes: it searches the finished bytes for what this bundle's settings hold, in every encoding, by other
// means than the masker's. A record with a hit is withheld, and that is said on the warnings' writer. Close lets out what is left.
type Gate struct {
	w        io.Writer
	warn     io.Writer
	wanted   []wanted
	whole    bool   // the output is one record; else a line is
	instead  string // what stands for a record that is withheld
	buf      bytes.Buffer
	withheld int
	closed   bool
}

// wanted is one form of one secret.
type wanted struct {
	form  []byte // in small letters
	alone bool
}

// Gate guards an output. A whole output is one record, otherwise each line is; instead stands for one that is withheld.
func (s *Secrets) Gate(w, warn io.Writer, whole bool, instead string) *Gate {
	g := &Gate{w: w, warn: warn, whole: whole, instead: instead}
	for i, value := range s.raw {
		if len(value) < 6 && strings.Trim(value, "0123456789") == "" {
			continue // four digits stand in every result as a line or an offset
		}
		all := forms(value)
		if i >= maxEncoded {
			all = all[:1]
		}
		for j, f := range all {
			if len(f) >= 6 || j == 0 {
				g.wanted = append(g.wanted, wanted{[]byte(folded(f)), j == 0 && weak(value) || j > 0 && len(f) < 8})
			}
		}
	}
	return g
}

// Write takes a part of the output.
func (g *Gate) Write(data []byte) (int, error) {
	g.buf.Write(data)
	if g.whole {
		return len(data), nil
	}
	n := bytes.LastIndexByte(g.buf.Bytes(), '\n') + 1
	return len(data), g.lines(g.buf.Next(n))
}

// lines looks at many lines at once, and line by line only where something was found.
func (g *Gate) lines(text []byte) error {
	if len(text) == 0 {
		return nil
	}
	if !g.finds(text) {
		_, err := g.w.Write(text)
		return err
	}
	for line := range bytes.Lines(text) {
		if err := g.pass(line); err != nil {
			return err
		}
	}
	return nil
}

// Close lets the rest out. It does not close the writer behind.
func (g *Gate) Close() error {
	if g.closed {
		return nil
	}
	g.closed = true
	if g.buf.Len() > 0 {
		if err := g.pass(g.buf.Bytes()); err != nil {
			return err
		}
	}
	if g.withheld > 0 {
		fmt.Fprintf(g.warn, "pwtriage: %d records withheld: they held a secret of the bundle's settings\n", g.withheld)
	}
	return nil
}

// Withheld counts the records that did not pass.
func (g *Gate) Withheld() int { return g.withheld }

func (g *Gate) pass(record []byte) error {
	if g.finds(record) {
		g.withheld++
		record = []byte(g.instead + "\n")
	}
	_, err := g.w.Write(record)
	return err
}

func (g *Gate) finds(record []byte) bool {
	if len(g.wanted) == 0 {
		return false
	}
	low := folded(string(record))
	if g.has([]byte(low)) {
		return true
	}
	for _, undo := range []func(string) string{unescape, unescapeKeeping} {
		if plain := folded(undo(string(record))); plain != low && g.has([]byte(plain)) {
			return true
		}
	}
	return false
}

func (g *Gate) has(text []byte) bool {
	for _, w := range g.wanted {
		for from := 0; ; {
			i := bytes.Index(text[from:], w.form)
			if i < 0 {
				break
			}
			if at := from + i; !w.alone || w.stands(text, at) {
				return true
			}
			from += i + 1
		}
	}
	return false
}

// stands: alone, and no number of JSON, which is a size or a place.
func (w wanted) stands(text []byte, at int) bool {
	end := at + len(w.form)
	if at > 0 && alnum(text[at-1]) || end < len(text) && alnum(text[end]) {
		return false
	}
	before := bytes.TrimRight(text[:at], " ")
	digits := len(bytes.Trim(w.form, "0123456789")) == 0
	return !digits || !bytes.HasSuffix(before, []byte(`":`))
}
