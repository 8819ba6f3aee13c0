#!/bin/sh
# Runs all tests. The race detector needs a C compiler, the test of the quickfix list vim, and that of the HTML report a Chromium: where
# there is none and this may install one (root, apt-get), it does; else the tests run without, and that is said at the end.
# PWTRIAGE_WHOLE=1 tries all of the corpus where a test takes samples of it; else the summary says which were left out.
set -u
cd "$(dirname "$0")/../.." || exit 1
left_out=""

have_compiler() { command -v gcc >/dev/null 2>&1 || command -v clang >/dev/null 2>&1; }

if ! have_compiler && command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
	echo "test: installing a C compiler for the race detector"
	apt-get install -y -qq gcc libc6-dev >/dev/null 2>&1 ||
		{ apt-get update -qq >/dev/null 2>&1 && apt-get install -y -qq gcc libc6-dev >/dev/null 2>&1; } ||
		echo "test: could not install it"
fi
# vim-tiny would be smaller, but has neither quickfix nor eval.
have_quickfix() { vim --version 2>/dev/null | grep -q -F +quickfix; }

if ! have_quickfix && command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
	echo "test: installing vim for the test of the quickfix list"
	apt-get install -y -qq --no-install-recommends vim >/dev/null 2>&1 || echo "test: could not install it"
fi
have_chromium() { command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1; }

if ! have_chromium && command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
	echo "test: installing Chromium for the tests of the HTML report"
	apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null 2>&1 ||
		{ apt-get update -qq >/dev/null 2>&1 && apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null 2>&1; } ||
		echo "test: could not install it"
fi
have_chromium || left_out="$left_out\n  the HTML report in a browser: there is no Chromium and none could be installed"
have_quickfix || left_out="$left_out\n  vim's quickfix list: there is no vim that has one and none could be installed"
# strace injects kills and errors into a watcher, promtool reads its metrics, systemd-analyze its unit. The server that comes with promtool
# is not to be started.
installed() {
	[ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 || return 1
	echo "test: installing $1 for the tests of watch"
	RUNLEVEL=1 apt-get install -y -qq --no-install-recommends "$1" >/dev/null 2>&1 ||
		{ apt-get update -qq >/dev/null 2>&1 && RUNLEVEL=1 apt-get install -y -qq --no-install-recommends "$1" >/dev/null 2>&1; }
}
for pair in strace:strace promtool:prometheus systemd-analyze:systemd; do
	command -v "${pair%%:*}" >/dev/null 2>&1 || installed "${pair##*:}" ||
		left_out="$left_out\n  tests of watch with ${pair%%:*}: it is not there and could not be installed"
done

race="-race"
if have_compiler; then
	export CGO_ENABLED=1
else
	race=""
	left_out="$left_out\n  the race detector: there is no C compiler and none could be installed"
fi
[ -d ../shared/corpus ] || left_out="$left_out\n  tests on the full corpus: ../shared is not there (the bundles of testdata/bundles were used)"

unformatted=$(gofmt -l cmd analyzer parsers patterns internal packaging)
if [ -n "$unformatted" ]; then
	echo "test: not gofmt-ed: $unformatted"
	exit 1
fi
go vet ./... || exit 1

log=$(mktemp)
trap 'rm -f "$log"' EXIT
# shellcheck disable=SC2086
{ go test $race -timeout 20m -json ./... ; echo $? >"$log.status"; } >"$log" 2>&1
status=$(cat "$log.status"); rm -f "$log.status"
go run ./internal/dev/summary <"$log"
[ -n "$left_out" ] && printf "left out:$left_out\n"
exit "$status"
