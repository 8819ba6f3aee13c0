package analyzer_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	logs "github.com/pwtriage/pwtriage/internal/dev/built"
	"github.com/pwtriage/pwtriage/patterns"
)

// longer makes a log so long that it is worth a sieve: itself, over and over, with what an app writes in between.
func longer(data []byte, r *rand.Rand) []byte {
	var out strings.Builder
	lines := strings.SplitAfter(string(data), "\n")
	for out.Len() < 300<<10 {
		for _, l := range lines {
			out.WriteString(l)
			if r.IntN(40) == 0 { // the same line again and again, as a timer's
				for range r.IntN(60) {
					out.WriteString(l)
				}
			}
		}
	}
	return []byte(out.String())
}

// TestSievedLogsGiveTheSameDiagnosis: what is passed over would have changed nothing, byte for byte.
func TestSievedLogsGiveTheSameDiagnosis(t *testing.T) {
	folder := kept
	if _, err := os.Stat(corpus); err == nil {
		folder = corpus
	}
	opt, plainly := options(t, keptSite), options(t, keptSite)
	plainly.Unsieved = true
	r := rand.New(rand.NewPCG(3, 4))
	check := func(what, dir string) {
		t.Helper()
		if d := cmp.Diff(diagnose(t, plainly, dir), diagnose(t, opt, dir)); d != "" {
			t.Errorf("%s, read in full (-) and sieved (+):\n%s", what, d)
		}
	}
	for i, l := range labels(t, folder) {
		if folder == corpus && i%4 != 0 && os.Getenv("PWTRIAGE_WHOLE") == "" { // the whole of it takes minutes with the race detector
			continue
		}
		name := theLog(t, asMade(t, l))
		check(l.name, customers(t, l.folder, func(n string, data []byte) (string, []byte) {
			if n == name {
				data = longer(data, r)
			}
			return n, data
		}))
	}
	for _, kind := range logs.Kinds {
		for _, density := range []float64{0, 0.5, 10, 100} {
			path := filepath.Join(t.TempDir(), "client.log")
			file, err := os.Create(path)
			if err != nil {
				t.Fatal(err)
			}
			log := logs.Log{Kind: kind, Density: density, Seed: 1, Size: 400 << 10, Words: logs.Words(patterns.Builtin(), kind)}
			if _, err := log.Write(file); err != nil {
				t.Fatal(err)
			}
			file.Close()
			check(fmt.Sprintf("%s with %v %% matches", kind, density), path)
		}
	}
}

// TestNamedMessagesAreNoNewsWhereTheyAreShown: lines that only name messages are passed over once the log shows some. Where one has words of
// trouble too, the entry that knows it keeps it from being told as an error nobody knows.
func TestNamedMessagesAreNoNewsWhereTheyAreShown(t *testing.T) {
	const quiet = "10:00:01.000           pjsua_core.c  .Nothing to see\n"
	named := []string{"Sending Request msg REGISTER/cseq=7 (tdta0x7f) in state Null, failed", "error: Sending Request msg REGISTER/cseq=7 (tdta0x7f) in state Null",
		"Sending Request msg OPTIONS/cseq=7 (tdta0x7f) in state Null, failed", "Processing incoming message: Response msg 503/INVITE/cseq=30295 (rdata0x7f0e), error"}
	opt, plainly := options(t, keptSite), options(t, keptSite)
	plainly.Unsieved = true
	for shown, message := range map[string]string{"messages": "OPTIONS sip:pbx.example.test SIP/2.0\nVia: SIP/2.0/TLS 192.0.2.5:41022;branch=z9hG4bKPj1\nFrom: <sip:1001@pbx.example.test>;tag=a1\n" +
		"To: <sip:1001@pbx.example.test>\nCall-ID: c1\nCSeq: 1 OPTIONS\nContent-Length:  0\n\n\n--end msg--\n", "none": ""} {
		var b strings.Builder
		b.WriteString("10:00:00.000           pjsua_core.c  TX 340 bytes Request msg OPTIONS/cseq=1 (tdta0x1) to TLS 198.51.100.7:5061:\n" + message)
		for i := range 4000 {
			b.WriteString(quiet)
			if i%50 == 0 {
				b.WriteString("10:00:01.000         tsx0x7f0edc3f14  ." + named[i/50%len(named)] + "\n")
			}
		}
		path := filepath.Join(t.TempDir(), "client.log")
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		want := diagnose(t, plainly, path)
		if d := cmp.Diff(want, diagnose(t, opt, path)); d != "" {
			t.Errorf("%s shown, read in full (-) and sieved (+):\n%s", shown, d)
		}
		if len(want.Unknown) == 0 {
			t.Errorf("%s shown: nothing is unknown, though an OPTIONS failed", shown)
		}
	}
}
