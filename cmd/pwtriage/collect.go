package main

import (
	"os"
	"runtime"
	"runtime/debug"
)

// What the collector is told for the first megabytes: a run that reads a small bundle makes ten of them, and was stopped eight times to collect
// a few. The first collection comes at 16 MB in place of 4, and those after it at twice what is in use, as ever.
const (
	firstPercent = 400
	usualPercent = 100
)

// collectLater puts the first collection off. What GOGC says holds.
func collectLater() {
	if os.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(firstPercent)
	runtime.AddCleanup(new([64]byte), func(percent int) { debug.SetGCPercent(percent) }, usualPercent)
}
