#!/bin/sh
# Holds the score on the labelled corpus to its bounds: with the site file, with the server's evidence, and without site file.
set -u
score=$1 corpus=$2
if [ ! -x "$score" ] || [ ! -d "$corpus" ]; then
	echo "eval: there is no corpus at $corpus (set CORPUS and SCORE)"
	exit 1
fi
failed=0
hold() {
	name=$1; shift
	echo "== $name"
	python3 "$score" "$@" "$corpus" || failed=1
}
common="--at-most false_closes=0 --at-most wrong_certain=0 --at-most failures=0"
# shellcheck disable=SC2086
hold "client evidence" $common --at-least cause=92 --at-least branch=94 --at-least certain=60 --at-least evidence=85 --at-least auto_cause=88 --at-most wrong_closes=2
# shellcheck disable=SC2086
hold "with the server's" --with-server $common --at-least cause=92 --at-least branch=94 --at-least certain=60 --at-least evidence=85 --at-least auto_cause=88 --at-most wrong_closes=2
# shellcheck disable=SC2086
hold "without a site file" --no-site $common --at-least cause=78 --at-least branch=85
exit $failed
