#!/bin/sh
# Measures the watcher: 10,000 uploads of 50 KB at once, and 50,000 while it is stopped, so that the kernel's queue of events overflows.
# It fails below 100 bundles a second, above 128 MiB for the watcher or 256 MiB for a worker, or when an upload is missed. Disks count: TMPDIR
# says which one. PWTRIAGE_BENCH=500 makes it shorter.
set -eu
cd "$(dirname "$0")/../.."
PWTRIAGE_BENCH=${PWTRIAGE_BENCH:-1} go test -count=1 -timeout 2h -v -run 'TenThousand|FiftyThousand' ./internal/watch/daemon
