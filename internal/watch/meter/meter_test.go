//go:build linux

package meter

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"strings"
	"testing"
	"time"
)

func get(t *testing.T, m *Meter, path string) (int, string) {
	t.Helper()
	srv := httptest.NewServer(m.Handler())
	defer srv.Close()
	resp, err := http.Get(srv.URL + path)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(body)
}

func used() (*Meter, *time.Time) {
	at := time.Unix(1_800_000_000, 0)
	m := New("v1", func() time.Time { return at }, time.Minute)
	m.Depth(3, 5, 7*time.Second)
	m.Published("diagnosed", "level-3", "none", time.Second)
	m.Published("quarantined", "", "", 0)
	m.Death()
	m.Scanned(true)
	return m, &at
}

func TestMetrics(t *testing.T) {
	m, _ := used()
	_, text := get(t, m, "/metrics")
	for _, line := range []string{
		"pwtriage_queue_depth 5", "pwtriage_waiting_uploads 3", "pwtriage_queue_oldest_seconds 7", "pwtriage_quarantined_total 1",
		`pwtriage_verdicts_total{branch="level-3",cause="none",outcome="diagnosed"} 1`, "pwtriage_worker_deaths_total 1",
		"pwtriage_last_success_timestamp_seconds 1.8e+09", "pwtriage_diagnosis_duration_seconds_count 1",
	} {
		if !strings.Contains(text, line+"\n") {
			t.Errorf("no line %q", line)
		}
	}
}

func TestPromtoolLikesThem(t *testing.T) {
	promtool, err := exec.LookPath("promtool")
	if err != nil {
		t.Skip("there is no promtool (Debian package prometheus)")
	}
	m, _ := used()
	_, text := get(t, m, "/metrics")
	cmd := exec.Command(promtool, "check", "metrics")
	cmd.Stdin = strings.NewReader(text)
	if out, err := cmd.CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("promtool: %v\n%s", err, out)
	}
}

func TestHealth(t *testing.T) {
	m, at := used()
	check := func(when string, health, ready int) {
		t.Helper()
		h, _ := get(t, m, "/healthz")
		r, _ := get(t, m, "/readyz")
		if h != health || r != ready {
			t.Errorf("%s: healthz %d, readyz %d, want %d and %d", when, h, r, health, ready)
		}
	}
	check("fresh", 200, 200)
	m.Stalled(true)
	check("full disk", 200, 503)
	m.Stalled(false)
	check("room again", 200, 200)
	*at = at.Add(2 * time.Minute)
	check("no scan", 503, 503)
	m.Scanned(true)
	check("scanned", 200, 200)
	for _, path := range []string{"/", "/debug/pprof/", "/metrics/x"} {
		if status, _ := get(t, m, path); status != 404 {
			t.Errorf("%s answers %d", path, status)
		}
	}
}

func TestLabelsAreBounded(t *testing.T) {
	m, _ := used()
	for i := range 10 * maxLabels {
		m.Published("diagnosed", fmt.Sprint("branch", i), "none", 0)
	}
	_, text := get(t, m, "/metrics")
	if n := strings.Count(text, "pwtriage_verdicts_total{"); n > maxLabels+5 {
		t.Errorf("%d series", n)
	}
}
