//go:build linux

// Package worker has bundles read in processes of their own. A Go program can't survive a stack overflow or running out of memory, and a
// bundle may cause either: so the program starts itself as a worker, gives it the rules once and then one bundle after the other, and
// reads answers from a pipe. The parent trusts nothing a worker says beyond its form. The package knows nothing of diagnoses: they
// pass as JSON.
package worker
