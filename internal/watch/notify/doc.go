//go:build linux

// Package notify tells other programs of results: a command, or a web hook. Letters wait in the ledger's outbox until they are delivered,
// over restarts and for days; a receiver sees each at least once, with a key to know a second delivery by. Letters hold what the
// published result holds, and nothing else.
package notify
