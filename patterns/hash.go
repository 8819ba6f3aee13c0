package patterns

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
)

// contentHash is the identity of what a catalogue says. Where an entry stands does not count, so that moving one to
// another file keeps stored results comparable.
func contentHash(entries []*Entry, reasons []Reason) string {
	sum := sha256.New()
	enc := json.NewEncoder(sum)
	sorted := append([]*Entry(nil), entries...)
	sortEntries(sorted)
	for _, e := range sorted {
		plain := *e
		plain.File, plain.Line = "", 0
		_ = enc.Encode(plain) // neither these types nor a hash can fail
	}
	for _, r := range reasons {
		r.File, r.Line = "", 0
		_ = enc.Encode(r)
	}
	return hex.EncodeToString(sum.Sum(nil))
}
