#!/bin/sh
# Runs the benchmarks of the packages at two commits, COUNT times in turn, and compares them with benchstat. Only what both have is compared.
#
#   BENCH=RE    benchmarks to run; default: all
#   COUNT=6     runs of each; benchstat wants six
set -eu
cd "$(dirname "$0")/../.."
old=$(git rev-parse --verify --quiet "${1:?give the old commit}^{commit}") || { echo "benchstat: there is no commit $1"; exit 2; }
new=$(git rev-parse --verify --quiet "${2:?give the new commit}^{commit}") || { echo "benchstat: there is no commit $2"; exit 2; }
work=$(mktemp -d)
trap 'git worktree remove --force "$work/old" 2>/dev/null; git worktree remove --force "$work/new" 2>/dev/null; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
git worktree add --quiet --detach "$work/old" "$old"
git worktree add --quiet --detach "$work/new" "$new"

packages() { grep -rl --include='*_test.go' '^func Benchmark' "$1" | sed "s|^$1|.|" | xargs -n 1 dirname | sort -u; }
for side in old new; do
	packages "$work/$side" >"$work/$side.packages"
done
both=$(comm -12 "$work/old.packages" "$work/new.packages")
[ -n "$both" ] || { echo "benchstat: the two commits have no package with benchmarks in common"; exit 1; }

n=0
while [ $n -lt "${COUNT:-6}" ]; do
	for side in old new; do
		# shellcheck disable=SC2086
		(cd "$work/$side" && go test -run '^$' -bench "${BENCH:-.}" -benchmem -benchtime "${BENCHTIME:-0.2s}" $both) >>"$work/$side.txt"
	done
	n=$((n + 1))
done
go tool benchstat "old=$work/old.txt" "new=$work/new.txt"
