package share

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"strings"

	"github.com/pwtriage/pwtriage/analyzer"
	"github.com/pwtriage/pwtriage/internal/redact"
	"github.com/pwtriage/pwtriage/parsers/appconfig"
	"github.com/pwtriage/pwtriage/parsers/bundle"
)

// member writes one file of the bundle.
func (s *sharing) member(name string, text *chunks, head []byte) error {
	path := strings.TrimPrefix(name, s.strip)
	switch {
	case path == analyzer.SidecarName || path == analyzer.CoverageName:
		return nil // of an earlier redaction: this one writes its own
	case binary(head):
		s.leaveOut(path, "not a text")
		return nil
	}
	_, sure := appconfig.Detect(name, head)
	shown := s.p.Path(s.outcome.Secrets.Text(path))
	w, err := s.zip.CreateHeader(&zip.FileHeader{Name: harmless(shown), Method: zip.Deflate})
	if err != nil {
		s.failed = err
		return bundle.ErrStop
	}
	f := File{Path: shown, Encoding: text.encoding}
	before := s.counts()
	gate := s.outcome.Secrets.Gate(w, s.Warn, false, redact.Withheld("secret"))
	readErr := s.copy(gate, text, sure >= 0.5, &f)
	if err := gate.Close(); err != nil {
		s.failed = err
	}
	f.Withheld += gate.Withheld()
	f.Replaced = since(before, s.counts())
	f.Withheld += f.Replaced["withheld"]
	s.cover.Files = append(s.cover.Files, f)
	if s.failed != nil {
		return bundle.ErrStop
	}
	return readErr
}

// copy redacts in stages that run side by side: secrets first, then identifiers in what is left, then the gate.
func (s *sharing) copy(w io.Writer, text *chunks, settings bool, f *File) error {
	identify := s.p.Text
	if settings {
		identify = s.p.Settings
	}
	var readErr error
	raw := make(chan string, 2)
	go func() {
		defer close(raw)
		readErr = text.each(func(chunk string) error {
			raw <- chunk
			return nil
		})
	}()
	for chunk := range stage(stage(raw, s.outcome.Secrets.Text), identify) {
		f.Lines += strings.Count(chunk, "\n")
		if s.failed == nil {
			_, s.failed = io.WriteString(w, chunk)
		}
	}
	f.Withheld += text.withheld
	return readErr
}

// stage passes every part through fn, in order.
func stage(in <-chan string, fn func(string) string) <-chan string {
	out := make(chan string, 2)
	go func() {
		defer close(out)
		for part := range in {
			out <- fn(part)
		}
	}()
	return out
}

func (s *sharing) counts() map[string]int {
	all := s.outcome.Secrets.Replaced()
	for kind, n := range s.p.Replaced() {
		all[kind] += n
	}
	return all
}

func since(before, after map[string]int) map[string]int {
	out := maps.Clone(after)
	for kind := range out {
		if out[kind] -= before[kind]; out[kind] == 0 {
			delete(out, kind)
		}
	}
	return out
}

// harmless takes from a name what would leave the folder it is unpacked in.
func harmless(name string) string {
	parts := strings.Split(strings.ReplaceAll(name, `\`, "/"), "/")
	for i, part := range parts {
		if part == ".." || part == "." || part == "" || strings.Contains(part, ":") {
			parts[i] = "_" + strings.Trim(strings.ReplaceAll(part, ":", "_"), ".")
		}
	}
	return strings.Join(parts, "/")
}

// binary: what has control characters that no text has. UTF-16 is full of NULs in every other place.
func binary(head []byte) bool {
	if bytes.HasPrefix(head, []byte("bplist")) {
		return true
	}
	if wide(head) != nil {
		return false
	}
	control, zeros := 0, 0
	for _, c := range head {
		if c == 0 {
			zeros++
		} else if c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != 0x1b {
			control++
		}
	}
	return control*10 > len(head)*3 || zeros*10 > len(head)*6
}
