#!/bin/sh
# Builds the Debian package: packaging/deb.sh [FOLDER]. The file goes to FOLDER (default bin), its path to standard output.
set -eu
cd "$(dirname "$0")/.."
out=${1:-bin}
nfpm=github.com/goreleaser/nfpm/v2/cmd/nfpm@v2.45.0 # the last one whose modules all come from the public proxy
mkdir -p "$out"
VERSION=${VERSION:-$(git describe --tags --always --dirty 2>/dev/null || echo dev)}
ARCH=${GOARCH:-$(go env GOARCH)}
STAGE=$(mktemp -d)
trap 'rm -rf "$STAGE"' EXIT

CGO_ENABLED=0 GOARCH=$ARCH go build -trimpath -ldflags "-s -w -X main.version=$VERSION" -o "$STAGE/pwtriage" ./cmd/pwtriage
go run ./cmd/pwtriage gen man "$STAGE/man" >/dev/null
gzip -9n "$STAGE"/man/*.1
go run ./cmd/pwtriage completion bash >"$STAGE/pwtriage.bash"

# Debian's versions begin with a digit.
case $VERSION in
v[0-9]*) VERSION=${VERSION#v} ;;
[0-9]*.*) ;;
*) VERSION=0~$VERSION ;;
esac
export VERSION ARCH STAGE
file="$out/pwtriage_${VERSION}_$ARCH.deb"
go run "$nfpm" package --config packaging/nfpm.yaml --packager deb --target "$file" >&2
echo "$file"
