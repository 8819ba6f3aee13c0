//go:build linux

package folder

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

func someRecord() *Record {
	return &Record{Schema: recordSchema, Key: "k", Owner: "me", Result: "a.log-0123", Outcome: Diagnosed,
		rest: rest{json.RawMessage(`{"schema":"s","findings":[1,2]}`), map[string][]byte{"txt": []byte("ASK\n")}}}
}

// TestRecord: a record is read as it was written, and cut off after its line it is complete, by its owner.
func TestRecord(t *testing.T) {
	whole := someRecord().encode()
	r, err := decodeRecord(whole)
	if err != nil || r.Complete != "" || string(r.Diagnosis) != string(someRecord().Diagnosis) || string(r.Renderings["txt"]) != "ASK\n" {
		t.Fatalf("%+v, %v", r, err)
	}
	if again := r.encode(); !bytes.Equal(again, whole) {
		t.Errorf("written again: %q", again)
	}
	files, err := r.files()
	if err != nil || string(files["json"]) != "{\n  \"schema\": \"s\",\n  \"findings\": [\n    1,\n    2\n  ]\n}\n" || len(files) != 2 {
		t.Errorf("files %q, %v", files, err)
	}
	line := whole[:bytes.IndexByte(whole, '\n')+1]
	if r, err = decodeRecord(line); err != nil || r.Complete != "me" || r.Diagnosis != nil {
		t.Errorf("cut off: %+v, %v", r, err)
	}
	if r, err = decodeRecord(someRecord().short("heir").encode()); err != nil || r.Complete != "heir" {
		t.Errorf("completed by another: %+v, %v", r, err)
	}
}

// TestTornRecord: a record that was cut off anywhere else, or was none, is neither complete nor whole.
func TestTornRecord(t *testing.T) {
	whole := string(someRecord().encode())
	end := strings.IndexByte(whole, '\n') + 1
	for at := range len(whole) - 1 { // all of it but its last line end is as good as all of it
		if r, err := decodeRecord([]byte(whole[:at])); err == nil && at != end {
			t.Errorf("the first %d bytes of %d: %+v", at, len(whole), r)
		}
	}
	if r, err := decodeRecord([]byte(`{"schema":"pwtriage/done/v1"}` + "\n")); err == nil {
		t.Errorf("nobody's: %+v", r)
	}
}
