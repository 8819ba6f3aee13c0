package main

import (
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// What the collector is told: it comes when there is half more than was in use the last time, and not before there are heapFloor bytes. A
// run that reads a small bundle makes ten megabytes, and was stopped eight times to collect a few; a large log is read with little in use,
// and the memory of twice as much is missed elsewhere. So a run takes about as much whatever it reads.
const (
	heapFloor    = 24 << 20
	firstPercent = 100 * heapFloor / (4 << 20) // of the 4 MB at which the collector first comes by itself
	usualPercent = 50
	// What the collector leaves is found out some time after it has been; on one core that took so long that by the first percentage there
	// were 43 MB. Until then all that the run has may be no more than this.
	firstLimit = heapFloor + 8<<20
)

// collectLater has the collector come as is said above. What GOGC says holds.
func collectLater() {
	if os.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(firstPercent)
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(firstLimit)
	}
	afterCollection()
}

// afterCollection has adjust called when the next collection ends.
func afterCollection() { runtime.AddCleanup(new([64]byte), func(struct{}) { adjust() }, struct{}{}) }

// adjust says when the next collection comes, by what this one left.
func adjust() {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	percent := usualPercent
	if n := live[0].Value.Uint64(); n > 0 && n < heapFloor {
		percent = max(percent, int(100*(heapFloor-n)/n))
	}
	debug.SetGCPercent(percent)
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(math.MaxInt64)
	}
	afterCollection()
}
