//go:build linux

// Package claim keeps, on the share itself, who works on which bundle and which bundles are done, so that machines need nothing but
// the share to work together.
//
// A claim is a file made exclusively: KEY.1, or KEY.2 by the machine that takes over from a dead holder of KEY.1, and so on. The
// number is the fencing token: only the holder of the highest one may go on. All claims of a watcher are names of one file, which
// it touches now and then; whoever sees it untouched for the expiry, measured on its own clock, may take over, so no two
// machines' clocks are ever compared. A record in done/ is made exclusively as well and decides for ever which analysis is
// published, even if a machine that was thought dead wakes up. The package knows nothing of diagnoses.
package claim
