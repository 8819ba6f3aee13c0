//go:build linux

// Package ledger is what one watcher remembers, on a disk of its own machine: which uploads it has seen, which bundles it works on, the
// results that are not written out yet, the messages that are not sent yet. A result and its "done" are one transaction, synced before
// anything is published, so that a kill at any point loses none and repeats none. What is published lies on the share; a ledger that
// is lost costs some work and no result. The package knows nothing of diagnoses.
package ledger
