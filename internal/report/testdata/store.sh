#!/bin/sh
# Makes the stored result of the golden files anew, from a real bundle of the corpus as a customer would send it (the client's own
# files only), then the golden files. Run it from anywhere when catalogue or workflows have changed.
set -eu
cd "$(dirname "$0")/../../.."
corpus=${CORPUS:-../shared/corpus}
real=linphonec__wrong-password-manual-reconnect
[ -d "$corpus/$real" ] || { echo "store: there is no bundle $corpus/$real (set CORPUS)"; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/wrong-password"
cp "$corpus/$real/linphonec.log" "$corpus/$real/linphonerc" "$work/wrong-password/"
cp "$corpus/site.hcl" "$work/site.hcl"
chmod 600 "$work/site.hcl"
go build -ldflags '-X main.version=v0.0.0-golden' -o "$work/pwtriage" ./cmd/pwtriage
"$work/pwtriage" diagnose --site "$work/site.hcl" --ticket T-1042 --format json "$work/wrong-password" >internal/report/testdata/wrong-password.result.json
go test ./internal/report -run Golden -update
