//go:build linux

package folder

import (
	"log/slog"
	"time"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/watch/claim"
	"github.com/pwtriage/pwtriage/internal/watch/ledger"
)

// What becomes of an upload that is done.
const (
	Leave  = "leave"
	Move   = "move"
	Copy   = "copy"
	Delete = "delete"
)

// Recorder is the store of findings. Append keeps diagnoses and returns when they are on the disk; one that it has already is left out.
type Recorder interface {
	Append(ds ...*finding.Diagnosis) ([]string, error)
}

// Meter is told what happens, for metrics.
type Meter interface {
	Depth(waiting, ready int, oldest time.Duration)
	Published(outcome, branch, cause string, took time.Duration)
	Death()
	Stalled(bool)
	Scanned(ok bool)
}

// Options say what is watched and where results go.
type Options struct {
	Inbox, Out, Quarantine, DoneDir string

	Done     string        // leave, move, copy or delete
	Settle   time.Duration // an upload must stay as it is for so long
	Broken   time.Duration // and one that lacks its end for so long
	Interval time.Duration // between scans when nothing happens
	Expiry   time.Duration // of a claim nobody renews
	Retry    time.Duration // after the disk was full
	Workers  int
	Once     bool

	Board    *claim.Board
	Ledger   *ledger.Ledger
	Recorder Recorder                        // nil for none
	Letters  func(r *Record) []ledger.Letter // who is to be told of a result, nil for nobody
	Meter    Meter
	Log      *slog.Logger
	Now      func() time.Duration // monotonic
}

// maxDeaths is how many workers a bundle may kill.
const maxDeaths = 2

// large bundles never take every worker.
const large = 64 << 20
