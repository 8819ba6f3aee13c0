package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

const tailBlock = 64 << 10

// lastCommit is the offset after the last line that ends a group, looking from the end back: a file of months is not read whole to
// append to it.
func lastCommit(f io.ReaderAt, size int64) (int64, error) {
	end := size
	for end > 0 {
		start, err := lineBefore(f, end)
		if err != nil {
			return 0, err
		}
		line := make([]byte, end-start)
		if _, err := f.ReadAt(line, start); err != nil {
			return 0, fmt.Errorf("read the end of the store: %w", err)
		}
		if commits(line) {
			return end, nil
		}
		end = start
	}
	return 0, nil
}

// commits says whether a line is whole and ends a group.
func commits(line []byte) bool {
	return looksLast(line) && json.Valid(line)
}

// looksLast says whether a line ends a group if it is whole. The store writes the type first; a line somebody else wrote is decoded.
func looksLast(line []byte) bool {
	if !bytes.HasSuffix(line, []byte("}\n")) {
		return false
	}
	if rest, ok := bytes.CutPrefix(line, []byte(`{"message_type":"`)); ok {
		kind, _, _ := bytes.Cut(rest[:min(10, len(rest))], []byte(`"`))
		return string(kind) == "result" || string(kind) == "outcome"
	}
	var head struct {
		Type string `json:"message_type"`
	}
	return json.Unmarshal(line, &head) == nil && (head.Type == "result" || head.Type == "outcome")
}

// lineBefore is where the line that ends at end begins.
func lineBefore(f io.ReaderAt, end int64) (int64, error) {
	block := make([]byte, tailBlock)
	for to := end - 1; to > 0; { // the byte before end may be this line's own end
		from := max(0, to-tailBlock)
		b := block[:to-from]
		if _, err := f.ReadAt(b, from); err != nil {
			return 0, fmt.Errorf("read the end of the store: %w", err)
		}
		if i := bytes.LastIndexByte(b, '\n'); i >= 0 {
			return from + int64(i) + 1, nil
		}
		to = from
	}
	return 0, nil
}
