package report

import (
	"strings"
	"testing"
)

func TestReadRefusesWhatIsNoResult(t *testing.T) {
	const good = `{"schema":"pwtriage/diagnosis/v1"}`
	for name, c := range map[string]struct{ in, says string }{
		"nothing":        {"", "empty"},
		"blanks":         {" \n\n", "empty"},
		"a log":          {"12:00:01 error", "not a result of pwtriage"},
		"a text":         {"Fatal: error", "no JSON"},
		"a zip":          {"PK\x03\x04\x00", "no JSON"},
		"cut off":        {good[:20], "cut off"},
		"cut off later":  {good + "\n" + good[:20], "result 2"},
		"a list":         {"[" + good + "]", "not a result of pwtriage"},
		"a number":       {"7", "not a result of pwtriage"},
		"other JSON":     {`{"a": 1}`, "not a result of pwtriage"},
		"null":           {"null", "not a result of pwtriage"},
		"another's":      {`{"schema":"https://example.test/x"}`, "not a result of pwtriage"},
		"newer":          {`{"schema":"pwtriage/diagnosis/v2","verdict":7}`, "newer one"},
		"a jsonl line":   {`{"message_type":"finding","id":"F1"}`, "format jsonl"},
		"wrong kind":     {`{"schema":"pwtriage/diagnosis/v1","findings":{"a":1}}`, "findings"},
		"text for count": {`{"schema":"pwtriage/diagnosis/v1","findings":[{"line":"x"}]}`, "line"},
	} {
		got, err := Read(strings.NewReader(c.in))
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %d results, error %v, want one with %q", name, len(got), err, c.says)
		}
	}
}

func TestReadTakesSeveralResultsAndUnknownFields(t *testing.T) {
	in := "\ufeff" + `{"schema":"pwtriage/diagnosis/v1","bundle":{"name":"a"},"later":{"x":[1]}}
{"schema":"pwtriage/diagnosis/v1",
 "bundle":{"name":"b"}}`
	got, err := Read(strings.NewReader(in))
	if err != nil || len(got) != 2 || got[0].Bundle.Name != "a" || got[1].Bundle.Name != "b" {
		t.Fatalf("%v, %v", got, err)
	}
	if got[0].Trail == nil || got[1].Cause.Evidence == nil || got[1].Redaction.Replaced == nil {
		t.Error("lists that lack are null, which the schema does not allow")
	}
}

// endless is a file that never ends.
type endless struct{ begun bool }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	if !e.begun {
		e.begun = true
		return copy(p, `{"schema":"`), nil
	}
	return len(p), nil
}

func TestReadIsBounded(t *testing.T) {
	b := &budget{r: &endless{}, left: 1 << 16}
	total := 0
	for buf := make([]byte, 4096); ; {
		n, err := b.Read(buf)
		total += n
		if err != nil {
			if !strings.Contains(err.Error(), "more than") || total != 1<<16 {
				t.Errorf("after %d bytes: %v", total, err)
			}
			return
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`{"schema":"pwtriage/diagnosis/v1","findings":[{"count":2}]}`)
	f.Add(`{"schema":"pwtriage/diagnosis/v9"}`)
	f.Fuzz(func(t *testing.T, in string) {
		list, err := Read(strings.NewReader(in))
		if (err == nil) != (len(list) > 0) {
			t.Fatalf("%d results, error %v", len(list), err)
		}
		for _, d := range list {
			for _, format := range Formats() {
				var b strings.Builder
				if err := format.Render(&b, d, options()); err != nil {
					t.Errorf("%s: %v", format.Name, err)
				}
			}
		}
	})
}
