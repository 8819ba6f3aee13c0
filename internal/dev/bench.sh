#!/bin/sh
# Benchmarks of the packages, then whole processes against what a person would use in pwtriage's place: pairs in turn, medians of the ratios, a
# table in docs/benchmarks.md. Installs the peers where it may (root, apt-get, npm) and says which it left out.
#
#   SIZE=200MB   size of the log most jobs read; the table goes into the document with this size only
#   PAIRS=7      pairs of runs per job
#   ONLY=RE      only jobs of which the id matches, without the benchmarks of the packages; the document is left alone
#   DIR=...      keep tools and logs there for the next run; default: a temporary folder (it takes 4 GB)
#   RG15=PATH    a newer ripgrep; default: that of npm's @vscode/ripgrep
set -u
cd "$(dirname "$0")/../.." || exit 1
SIZE=${SIZE:-200MB} PAIRS=${PAIRS:-7} ONLY=${ONLY:-} DIR=${DIR:-} RG15=${RG15:-}
cleanup=
if [ -z "$DIR" ]; then
	DIR=$(mktemp -d) || exit 1
	cleanup="rm -rf '$DIR'"
	trap 'eval "$cleanup"' EXIT
	trap 'exit 130' INT TERM
fi
mkdir -p "$DIR/bin" && DIR=$(cd "$DIR" && pwd) || exit 1

may_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; }
# need FILE-OR-COMMAND PACKAGE: a peer that cannot be had is left out by the program that measures, and named in the table.
need() {
	command -v "$1" >/dev/null 2>&1 || [ -e "$1" ] && return
	may_install || return
	echo "bench: installing $2"
	apt-get install -y -qq --no-install-recommends "$2" >/dev/null 2>&1 ||
		{ apt-get update -qq >/dev/null 2>&1 && apt-get install -y -qq --no-install-recommends "$2" >/dev/null 2>&1; } ||
		echo "bench: could not install $2"
}
need taskset util-linux
command -v taskset >/dev/null 2>&1 || { echo "bench: there is no taskset: without it nothing runs on one core"; exit 1; }
need rg ripgrep
need ugrep ugrep
need lnav lnav
need gcc gcc
need /usr/include/hs/hs.h libhyperscan-dev

newer_ripgrep() {
	[ -x "$DIR/bin/rg15" ] && return
	if [ -z "$RG15" ] && command -v npm >/dev/null 2>&1; then
		echo "bench: fetching @vscode/ripgrep"
		(mkdir -p "$DIR/npm" && cd "$DIR/npm" && npm install --silent --no-audit --no-fund --prefix . @vscode/ripgrep >/dev/null 2>&1) || echo "bench: it could not be had"
		RG15=$(find "$DIR/npm" -type f -name rg -perm -u+x 2>/dev/null | head -n 1)
	fi
	[ -n "$RG15" ] && cp "$RG15" "$DIR/bin/rg15" || echo "bench: there is no newer ripgrep"
}
newer_ripgrep
[ -e /usr/include/hs/hs.h ] && gcc -O2 -o "$DIR/bin/scan" internal/dev/bench/hyperscan/scan.c -lhs

# with_entries N: pwtriage with a built-in catalogue of N entries, as the release has its own: what is read at run time would be measured too.
with_entries() {
	made=$DIR/catalogue-$1
	rm -rf "$made" && mkdir -p "$made/catalogue" || return
	"$DIR/bin/logs" --patterns "$1" -o "$made/catalogue" && cp patterns/catalogue/reasons.hcl "$made/catalogue/" && (cd "$made" && "$DIR/bin/gen") || return
	{
		printf '{"Replace":{'
		sep=
		for file in "$made"/*.go; do
			printf '%s"%s/patterns/%s":"%s"' "$sep" "$PWD" "${file##*/}" "$file"
			sep=,
		done
		printf '}}'
	} >"$made/overlay.json"
	CGO_ENABLED=0 go build -overlay "$made/overlay.json" -trimpath -ldflags '-s -w' -o "$DIR/bin/pwtriage-$1" ./cmd/pwtriage
}
version=$(git describe --tags --always --dirty 2>/dev/null || echo dev)
CGO_ENABLED=0 go build -trimpath -ldflags "-s -w -X main.version=$version" -o "$DIR/bin/pwtriage" ./cmd/pwtriage || exit 1
go build -o "$DIR/bin/logs" ./testdata/gen/logs || exit 1
go build -o "$DIR/bin/peers" ./internal/dev/peers || exit 1
go build -o "$DIR/bin/bench" ./internal/dev/bench || exit 1
case ${ONLY:-entries} in
*entries* | *'.'*)
	go build -o "$DIR/bin/gen" ./patterns/gen && with_entries 50 && with_entries 3000 || echo "bench: no build with another catalogue"
	;;
esac
if [ -z "$ONLY" ]; then
	grep -rl --include='*_test.go' '^func Benchmark' . | xargs -n 1 dirname | sort -u |
		xargs go test -run '^$' -bench . -benchmem -benchtime "${BENCHTIME:-0.2s}" || exit 1
	echo
fi
document=docs/benchmarks.md
[ "$SIZE" = 200MB ] || document=
"$DIR/bin/bench" --dir "$DIR" --size "$SIZE" --pairs "$PAIRS" --only "$ONLY" --document "$document"
