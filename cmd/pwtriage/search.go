package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/pwtriage/pwtriage/internal/excerpt"
	"github.com/pwtriage/pwtriage/parsers/appconfig"
	"github.com/pwtriage/pwtriage/parsers/bundle"
)

const (
	headSize  = 64 << 10 // of a file, to tell what it is
	maxConfig = 16 << 20
	maxShown  = 32 << 20 // bytes kept of the lines asked for, over all files of that name
)

// search goes through a bundle once, for standard input cannot be read twice: it keeps the lines asked for of every file
// that may be the one (the lone top folder is known at the end only), and the secrets of configurations to mask them with.
type search struct {
	file         string
	line, around int

	names   []string
	secrets [][]byte
	found   map[string]found
	kept    int
	full    bool
}

// found is what was kept of a file, and the number of its last line.
type found struct {
	lines []shown
	last  int
}

type shown struct {
	number int
	text   string
}

func (s *search) visit(m *bundle.Member, r io.Reader) error {
	const most = 1000
	if len(s.names) < most {
		s.names = append(s.names, m.Path)
	}
	buf := bufio.NewReaderSize(r, headSize)
	config, data, err := readConfig(m.Path, buf)
	s.secrets = append(s.secrets, secretsIn(config)...)
	if m.Path != s.file && !strings.HasSuffix(m.Path, "/"+s.file) {
		return err
	}
	if data != nil {
		return s.keep(m.Path, bufio.NewReaderSize(bytes.NewReader(data), headSize))
	}
	return errors.Join(err, s.keep(m.Path, buf))
}

// keep collects the lines around the one asked for.
func (s *search) keep(path string, r *bufio.Reader) error {
	var e found
	err := excerpt.EachLine(r, maxShown, func(number int, text string, cut bool) error {
		e.last = number
		switch {
		case number < s.line-s.around:
			return nil
		case number > s.line+s.around:
			return bundle.ErrStop
		}
		if s.kept += len(text); s.kept > maxShown || cut {
			s.full = true
			return bundle.ErrStop
		}
		e.lines = append(e.lines, shown{number, text})
		return nil
	})
	s.found[path] = e
	if errors.Is(err, bundle.ErrStop) { // the rest of the bundle may still hold secrets that stand in these lines
		return nil
	}
	return err
}

// readConfig parses a configuration; without one, data is nil and nothing of r is used up.
func readConfig(name string, r *bufio.Reader) (config *appconfig.Config, data []byte, err error) {
	head, _ := r.Peek(headSize)
	if _, sure := appconfig.Detect(name, head); sure < 0.5 {
		return nil, nil, nil
	}
	data, err = io.ReadAll(io.LimitReader(r, maxConfig+1))
	if err != nil {
		return nil, data, err
	}
	if len(data) > maxConfig {
		return nil, data, fmt.Errorf("configuration of more than %d bytes", maxConfig)
	}
	config, _ = appconfig.Parse(name, data) // a broken one is shown all the same
	return config, data, nil
}

func secretsIn(config *appconfig.Config) [][]byte {
	if config == nil {
		return nil
	}
	return config.Secrets
}
