//go:build linux

package notify

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/pwtriage/pwtriage/internal/watch/ledger"
)

var letter = Letter{Head: Head{Key: "k.r", Upload: "a\nb.zip", Sum: "s", Outcome: "diagnosed", Action: "close", Result: "a_b.zip-123", Version: 1},
	Result: json.RawMessage(`{"verdict":{"title":"Fix \"it\""}}`)}

func TestWebhookIsSigned(t *testing.T) {
	var got *http.Request
	var body []byte
	srv := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		got = r
		body, _ = io.ReadAll(r.Body)
	}))
	defer srv.Close()
	h, err := newHook(srv.URL+"/services/token", "secret", "")
	if err != nil {
		t.Fatal(err)
	}
	h.now = func() time.Time { return time.Unix(1_800_000_000, 0) }
	if err := h.Send(context.Background(), letter); err != nil {
		t.Fatal(err)
	}
	if string(body) != string(letter.Result) {
		t.Errorf("body %s", body)
	}
	want := "t=1800000000,v1=" + Sign([]byte("secret"), "1800000000", body)
	if sig := got.Header.Get("X-Pwtriage-Signature"); sig != want || len(sig) < 70 {
		t.Errorf("signature %q, want %q", sig, want)
	}
	if got.Header.Get("Idempotency-Key") != "k.r" || got.Header.Get("X-Pwtriage-Upload") != "a?b.zip" {
		t.Errorf("headers %v", got.Header)
	}
	if strings.Contains(h.Name(), "token") {
		t.Errorf("the name %q tells the path", h.Name())
	}
}

func TestTemplate(t *testing.T) {
	var body []byte
	srv := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { body, _ = io.ReadAll(r.Body) }))
	defer srv.Close()
	target, err := Parse("webhook "+srv.URL, "", `{"text": {{json .result.verdict.title}}, "of": {{json .head.Upload}}}`)
	if err != nil {
		t.Fatal(err)
	}
	if err := target.Send(context.Background(), letter); err != nil {
		t.Fatal(err)
	}
	if want := `{"text": "Fix \"it\"", "of": "a\nb.zip"}`; string(body) != want {
		t.Errorf("body %s, want %s", body, want)
	}
	target, err = Parse(srv.URL, "", `{"text": "{{.result.verdict.title}}"}`)
	if err != nil {
		t.Fatal(err)
	}
	if err := target.Send(context.Background(), letter); err == nil || !strings.Contains(err.Error(), "no JSON") {
		t.Errorf("a template that does not quote: %v", err)
	}
}

// TestTemplatesOfTheDocs: what docs/watch.md offers makes JSON of a result, and of a reason for the quarantine.
func TestTemplatesOfTheDocs(t *testing.T) {
	paths, err := filepath.Glob("../../../docs/notify/*.tmpl")
	if err != nil || len(paths) < 2 {
		t.Fatalf("templates %q, %v", paths, err)
	}
	results := map[string]string{
		`says \"why\"`: `{"verdict":{"action":"close","title":"It says \"why\""}}`,
		"it is broken": `{"schema":"pwtriage/quarantine/v1","reason":"it is broken"}`,
	}
	for _, path := range paths {
		layout, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for want, result := range results {
			h, err := newHook("http://hook.example.test", "", string(layout))
			if err != nil {
				t.Fatal(err)
			}
			l := Letter{Head: letter.Head, Result: json.RawMessage(result)}
			l.Head.Reason = "it is broken"
			body, err := h.body(l)
			if err != nil || !strings.Contains(string(body), want) || strings.Contains(string(body), "<no value>") {
				t.Errorf("%s: %s, %v", path, body, err)
			}
		}
	}
}

func TestRedirectIsNotFollowed(t *testing.T) {
	followed := false
	other := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { followed = true }))
	defer other.Close()
	srv := httptest.NewServer(http.RedirectHandler(other.URL, http.StatusTemporaryRedirect))
	defer srv.Close()
	target, err := Parse(srv.URL, "", "")
	if err != nil {
		t.Fatal(err)
	}
	if err := target.Send(context.Background(), letter); err == nil || followed {
		t.Errorf("followed %v, %v", followed, err)
	}
}

func TestExecGetsTheResult(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out")
	script := filepath.Join(t.TempDir(), "built-notify.sh")
	text := "#!/bin/sh\n{ cat; echo; echo \"$PWTRIAGE_ACTION $PWTRIAGE_RESULT $1 $2\"; } > " + out + "\n"
	if err := os.WriteFile(script, []byte(text), 0o755); err != nil {
		t.Fatal(err)
	}
	target, err := Parse("exec "+script+" x; $(touch y)", "", "")
	if err != nil {
		t.Fatal(err)
	}
	if err := target.Send(context.Background(), letter); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(out)
	if want := string(letter.Result) + "\nclose a_b.zip-123 x; $(touch\n"; string(got) != want {
		t.Errorf("got %q, %v, want %q", got, err, want)
	}
}

func TestParse(t *testing.T) {
	for _, bad := range []string{"", "exec", "webhook", "webhook ftp://x", "mail me@example.test", "https://"} {
		if _, err := Parse(bad, "", ""); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}

// TestOutboxSurvives: deliveries fail, the program stops, and a later one delivers, once.
func TestOutboxSurvives(t *testing.T) {
	dir := t.TempDir()
	at := time.Unix(1_800_000_000, 0)
	now := func() time.Time { return at }
	up, calls := false, 0
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		calls++
		if !up {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	}))
	defer srv.Close()
	target, err := Parse(srv.URL, "", "")
	if err != nil {
		t.Fatal(err)
	}
	start := func() (*Sender, func()) {
		l, err := ledger.Open(dir, now, func(s string) { t.Error(s) })
		if err != nil {
			t.Fatal(err)
		}
		return &Sender{Ledger: l, Targets: []Target{target}, Log: slog.New(slog.DiscardHandler)}, func() { l.Close() }
	}
	s, stop := start()
	letters, err := s.Letters(letter)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Ledger.Publish(ledger.Publication{Work: ledger.Work{Key: "k.r", Sum: "k", Name: "n"}, Letters: letters}); err != nil {
		t.Fatal(err)
	}
	s.Deliver(context.Background())
	s.Deliver(context.Background()) // not due yet
	stop()
	if calls != 1 {
		t.Fatalf("%d calls, want 1 before the time is up", calls)
	}
	s, stop = start()
	defer stop()
	at, up = at.Add(time.Minute), true
	s.Deliver(context.Background())
	at = at.Add(24 * time.Hour)
	s.Deliver(context.Background())
	if calls != 2 {
		t.Errorf("%d calls, want 2", calls)
	}
}

func TestBackoffGrowsToAnHour(t *testing.T) {
	if backoff(0) != 5*time.Second || backoff(1) != 10*time.Second || backoff(1000) != time.Hour {
		t.Errorf("%v %v %v", backoff(0), backoff(1), backoff(1000))
	}
}
