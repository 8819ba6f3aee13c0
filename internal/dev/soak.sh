#!/bin/sh
# Kills the watcher again and again, at random and at every write, sync and rename, and lets it work for a simulated day:
# soak.sh [ROUNDS]. It takes an hour or so; the end of the log says how often it was killed.
set -eu
cd "$(dirname "$0")/../.."
rounds=${1:-1000}
command -v strace >/dev/null 2>&1 || echo "soak: there is no strace: kills at every write, sync and rename are left out"
PWTRIAGE_SOAK=$rounds go test -count=1 -timeout 6h -v -run 'Killed|FailingDisk|StopsWell|TestDay' ./internal/watch/daemon
