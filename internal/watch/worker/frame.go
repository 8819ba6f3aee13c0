//go:build linux

package worker

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
)

// Request asks for one bundle.
type Request struct {
	Path string `json:"path"`
	Name string `json:"name"` // what it is called in the result
}

// Answer is what a worker says of it.
type Answer struct {
	Sum        string            `json:"sum"`   // SHA-256 of what was read, empty when it was not read to its end
	Rules      string            `json:"rules"` // of Ready: what it was judged by
	Diagnosis  json.RawMessage   `json:"diagnosis,omitempty"`
	Renderings map[string][]byte `json:"renderings,omitempty"` // by file extension
	Action     string            `json:"action,omitempty"`
	Branch     string            `json:"branch,omitempty"`
	Cause      string            `json:"cause,omitempty"`
	Nothing    bool              `json:"nothing,omitempty"` // nothing readable was found in it
	Error      string            `json:"error,omitempty"`   // it could not be opened
	Denied     bool              `json:"denied,omitempty"`  // for want of rights
}

// Ready is a worker's first word.
type Ready struct {
	Rules     string `json:"rules"` // identifies catalogue, workflows, site and options
	Catalogue string `json:"catalogue"`
	Patterns  int    `json:"patterns"`
	Version   string `json:"version"`
	Error     string `json:"error,omitempty"` // the rules are broken, and how
}

// maxFrame bounds what one side may make the other hold.
const maxFrame = 64 << 20

func writeFrame(w io.Writer, v any) error {
	data, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("encode frame: %w", err)
	}
	if len(data) > maxFrame {
		return fmt.Errorf("a frame of %d bytes is too big", len(data))
	}
	_, err = w.Write(append(binary.BigEndian.AppendUint32(nil, uint32(len(data))), data...))
	return err
}

func readFrame(r io.Reader, v any) error {
	var head [4]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return err
	}
	n := binary.BigEndian.Uint32(head[:])
	if n > maxFrame {
		return fmt.Errorf("a frame of %d bytes is too big", n)
	}
	data := make([]byte, n)
	if _, err := io.ReadFull(r, data); err != nil {
		return err
	}
	return json.Unmarshal(data, v)
}
