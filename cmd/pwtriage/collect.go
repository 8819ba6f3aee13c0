package main

import (
	"os"
	"runtime"
	"runtime/debug"
)

// What the collector is told: a run that reads a small bundle makes ten megabytes, and was stopped eight times to collect a few. So the first
// collection comes at 16 MB in place of 4. Those after it come at half more than is in use in place of twice as much, since a large log
// is read with little in use and the memory is missed elsewhere; it takes no more time that can be measured.
const (
	firstPercent = 400
	usualPercent = 50
)

// collectLater puts the first collection off. What GOGC says holds.
func collectLater() {
	if os.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(firstPercent)
	runtime.AddCleanup(new([64]byte), func(percent int) { debug.SetGCPercent(percent) }, usualPercent)
}
