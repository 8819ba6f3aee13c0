//go:build linux

// Package meter counts what a watcher does and shows it: /metrics for Prometheus, /healthz for whoever restarts it, /readyz for whoever
// sends it work. Labels are the closed lists of outcomes, branches and causes: nothing of a bundle becomes a label.
package meter

import (
	"encoding/json"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Meter implements the queue's. Its zero value is not usable.
type Meter struct {
	registry *prometheus.Registry

	waiting, ready, oldest, stalled, lastSuccess, lastScan prometheus.Gauge
	scanFailures, deaths, quarantined, reloads, badReloads prometheus.Counter
	verdicts                                               *prometheus.CounterVec
	durations                                              prometheus.Histogram

	mu      sync.Mutex
	now     func() time.Time
	trouble string
	scanned time.Time
	patient time.Duration
	seen    []string // branches and causes, so that a broken worker can't make a million of them
}

// New makes a meter. Without a good scan for patient the watcher is not healthy.
func New(version string, now func() time.Time, patient time.Duration) *Meter {
	m := &Meter{registry: prometheus.NewRegistry(), now: now, patient: patient, scanned: now()}
	m.waiting = m.gauge("waiting_uploads", "Uploads in the inbox that are not finished yet.")
	m.ready = m.gauge("queue_depth", "Finished uploads without a published verdict.")
	m.oldest = m.gauge("queue_oldest_seconds", "How long ago the oldest of them was first seen.")
	m.stalled = m.gauge("stalled", "1 while results can't be written, as on a full disk.")
	m.lastSuccess = m.gauge("last_success_timestamp_seconds", "When a verdict was last published.")
	m.lastScan = m.gauge("last_scan_timestamp_seconds", "When the inbox was last looked at with success.")
	m.scanFailures = m.counter("scan_failures_total", "Looks at the inbox that failed.")
	m.deaths = m.counter("worker_deaths_total", "Workers that died of a bundle.")
	m.quarantined = m.counter("quarantined_total", "Bundles put into the quarantine.")
	m.reloads = m.counter("reloads_total", "Reloads of catalogue, workflows and site.")
	m.badReloads = m.counter("reload_failures_total", "Reloads that were refused because something was broken.")
	m.verdicts = prometheus.NewCounterVec(prometheus.CounterOpts{Namespace: "pwtriage", Name: "verdicts_total",
		Help: "Published verdicts."}, []string{"outcome", "branch", "cause"})
	m.durations = prometheus.NewHistogram(prometheus.HistogramOpts{Namespace: "pwtriage", Name: "diagnosis_duration_seconds",
		Help: "How long workers took for a bundle.", Buckets: []float64{.01, .03, .1, .3, 1, 3, 10, 30, 100, 300}})
	build := prometheus.NewGauge(prometheus.GaugeOpts{Namespace: "pwtriage", Name: "build_info", Help: "The program's version.",
		ConstLabels: prometheus.Labels{"version": version}})
	build.Set(1)
	m.registry.MustRegister(m.verdicts, m.durations, build, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func (m *Meter) gauge(name, help string) prometheus.Gauge {
	g := prometheus.NewGauge(prometheus.GaugeOpts{Namespace: "pwtriage", Name: name, Help: help})
	m.registry.MustRegister(g)
	return g
}

func (m *Meter) counter(name, help string) prometheus.Counter {
	c := prometheus.NewCounter(prometheus.CounterOpts{Namespace: "pwtriage", Name: name, Help: help})
	m.registry.MustRegister(c)
	return c
}

// Depth is the state of the queue after a scan.
func (m *Meter) Depth(waiting, ready int, oldest time.Duration) {
	m.waiting.Set(float64(waiting))
	m.ready.Set(float64(ready))
	m.oldest.Set(oldest.Seconds())
}

// maxLabels bounds branches and causes; the catalogue has some dozens.
const maxLabels = 500

func (m *Meter) label(s string) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	switch {
	case s == "", slices.Contains(m.seen, s):
	case len(m.seen) >= maxLabels:
		return "other"
	default:
		m.seen = append(m.seen, s)
	}
	return s
}

// Published counts a verdict.
func (m *Meter) Published(outcome, branch, cause string, took time.Duration) {
	m.verdicts.WithLabelValues(outcome, m.label(branch), m.label(cause)).Inc()
	m.lastSuccess.Set(float64(m.now().Unix()))
	if outcome != "diagnosed" {
		m.quarantined.Inc()
	}
	if took > 0 {
		m.durations.Observe(took.Seconds())
	}
}

// Death counts a worker that died of a bundle.
func (m *Meter) Death() { m.deaths.Inc() }

// Stalled says whether results can't be written.
func (m *Meter) Stalled(on bool) {
	m.mu.Lock()
	m.trouble = ""
	if on {
		m.trouble = "results can't be written"
	}
	m.mu.Unlock()
	m.stalled.Set(map[bool]float64{true: 1}[on])
}

// Scanned says how a look at the inbox went.
func (m *Meter) Scanned(ok bool) {
	if !ok {
		m.scanFailures.Inc()
		return
	}
	m.mu.Lock()
	m.scanned = m.now()
	m.mu.Unlock()
	m.lastScan.Set(float64(m.now().Unix()))
}

// Reloaded counts a reload of the rules.
func (m *Meter) Reloaded(ok bool) {
	if ok {
		m.reloads.Inc()
	} else {
		m.badReloads.Inc()
	}
}

// reasons are what is wrong now. A watcher that can't write lives, and waits.
func (m *Meter) reasons() (dead, unready string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.now().Sub(m.scanned) > m.patient {
		dead = "the inbox was not looked at for " + m.patient.String()
	}
	return dead, m.trouble
}

// Handler serves the three pages, and nothing else.
func (m *Meter) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{MaxRequestsInFlight: 4}))
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		dead, _ := m.reasons()
		say(w, dead)
	})
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, _ *http.Request) {
		dead, unready := m.reasons()
		if unready == "" {
			unready = dead
		}
		say(w, unready)
	})
	return mux
}

func say(w http.ResponseWriter, reason string) {
	w.Header().Set("Content-Type", "application/json")
	if reason != "" {
		w.WriteHeader(http.StatusServiceUnavailable)
	}
	_ = json.NewEncoder(w).Encode(map[string]any{"ok": reason == "", "reason": reason}) // the caller went away: nobody to tell
}
