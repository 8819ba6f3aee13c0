package logfile

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const corpus = "../../../shared/corpus"

func corpusFiles(t *testing.T, globs ...string) []string {
	t.Helper()
	var out []string
	for _, g := range globs {
		m, _ := filepath.Glob(filepath.Join(corpus, "*", g))
		out = append(out, m...)
	}
	if len(out) == 0 {
		t.Skip("the shared corpus is not there")
	}
	return out
}

var callID = regexp.MustCompile(`(?m)^Call-ID: `)

func TestCorpus(t *testing.T) {
	for _, path := range corpusFiles(t, "*.log", "server/*") {
		body, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		base := filepath.Base(path)
		want := "linphone"
		for file, d := range map[string]string{"client.log": "pjsip", "baresip.log": "baresip", "twinkle.log": "twinkle",
			"kamailio.log": "kamailio", "full": "asterisk", "security": "asterisk"} {
			if base == file {
				want = d
			}
		}
		if base == "openssl.cnf" {
			continue
		}
		msgs, undirected := 0, 0
		info, err := Read(bytes.NewReader(body), path, Options{}, func(rec *Record) error {
			if rec.SIP != nil {
				msgs++
				if rec.SIP.Direction == "" || rec.SIP.Transport == "" || rec.SIP.Peer == "" && rec.SIP.Direction != "local" || rec.SIP.CallID() == "" {
					undirected++
					t.Logf("%s:%d: %q %+v", path, rec.Lines[0].Number, rec.Lines[0].Text, rec.SIP)
				}
				if !strings.Contains(rec.Lines[rec.SIPAt].Text, "SIP/2.0") {
					t.Errorf("%s:%d: SIPAt points at %q", path, rec.Lines[0].Number, rec.Lines[rec.SIPAt].Text)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if info.Dialect != want || info.Sure <= 0.5 {
			t.Errorf("%s: dialect %q sure %.2f, want %q", path, info.Dialect, info.Sure, want)
		}
		if n := len(callID.FindAll(body, -1)); n != msgs {
			t.Errorf("%s: %d messages, %d Call-ID lines", path, msgs, n)
		}
		if undirected > 0 {
			t.Errorf("%s: %d messages without direction, transport, peer or Call-ID", path, undirected)
		}
	}
}
