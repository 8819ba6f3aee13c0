package store_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/pwtriage/pwtriage/internal/store/built"
)

// Whatever stands in a day file, the store opens, what can be read is found, and what is appended after it is not lost.
func FuzzDayFile(f *testing.F) {
	sample, err := os.ReadFile(filepath.Join("testdata", "built-findings-2026-01-05.jsonl"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sample)
	f.Add(sample[:len(sample)-40])
	f.Add([]byte("{}\n{\"message_type\":\"result\",\"lines\":-1}\n"))
	f.Add([]byte("{\"message_type\":\"result\",\"lines\":1}\n{\"message_type\":\"outcome\"}\n\x00\n"))
	f.Add([]byte("{\"message_type\":\"finding\",\"stored\":\"x\"}\n{\"lines\":1,\"message_type\":\"result\"}\n"))
	one := built.New(1).Next(5)
	f.Fuzz(func(t *testing.T, data []byte) {
		d := newDesk(t)
		if err := os.WriteFile(filepath.Join(d.dir, "findings-2026-11-20.jsonl"), data, 0o600); err != nil {
			t.Fatal(err)
		}
		all := search(t, "")
		all.All = true
		before := len(d.found(t, all))
		d.append(t, one)
		if after := len(d.found(t, all)); after != before+5 {
			t.Errorf("%d findings, then 5 more: %d", before, after)
		}
		if n, err := d.Count(ctx, all); err != nil || n != before+5 {
			t.Errorf("counted %d, %v", n, err)
		}
	})
}
