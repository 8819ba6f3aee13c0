#!/bin/sh
# Measures the search of a store of a million built findings against jq and ripgrep over the same lines, in one run, and prints the
# ratios. Each command is run three times (jq: once) and the fastest counts. Installs jq and ripgrep where it may.
set -u
cd "$(dirname "$0")/../.." || exit 1
FINDINGS=${1:-1000000}
DIR=${2:-}

for tool in jq rg; do
	command -v $tool >/dev/null 2>&1 && continue
	package=$tool
	[ $tool = rg ] && package=ripgrep
	if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
		echo "bench-store: installing $package"
		apt-get install -y -qq $package >/dev/null 2>&1 || { apt-get update -qq >/dev/null 2>&1 && apt-get install -y -qq $package >/dev/null 2>&1; }
	fi
	command -v $tool >/dev/null 2>&1 || echo "bench-store: there is no $tool and it could not be installed: its column stays empty"
done

work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
CGO_ENABLED=0 go build -trimpath -ldflags '-s -w' -o "$work/pwtriage" ./cmd/pwtriage || exit 1
go build -o "$work/gen" ./testdata/gen/store || exit 1
if [ -z "$DIR" ]; then
	DIR=$work/store
	"$work/gen" --store "$DIR" --findings "$FINDINGS" || exit 1
fi
echo "text: $(cat "$DIR"/findings-*.jsonl | wc -c | awk '{printf "%.0f MB", $1/1e6}'), index: $(wc -c <"$DIR/index.db" | awk '{printf "%.0f MB", $1/1e6}'), load: $(cut -d' ' -f1-3 /proc/loadavg 2>/dev/null)"
cat "$DIR"/findings-*.jsonl >/dev/null # all start from a warm cache

now() { date +%s.%N; }

# fastest N COMMAND...: seconds of the fastest of N runs; what it prints goes to $work/out.
fastest() {
	n=$1
	shift
	best=
	while [ "$n" -gt 0 ]; do
		t0=$(now)
		"$@" >"$work/out" 2>"$work/err"
		t1=$(now)
		best=$(echo "$t0 $t1 ${best:-9999}" | awk '{d=$2-$1; print (d<$3)?d:$3}')
		n=$((n - 1))
	done
	echo "$best"
}

over_lines() { # tool, filter: the same question on the text
	case $1 in
	jq) cat "$DIR"/findings-*.jsonl | jq -c "$2" ;;
	rg) rg --no-filename --no-config -N "$2" "$DIR" -g 'findings-*.jsonl' ;;
	esac
}

printf '%-58s %9s %9s %9s %9s %9s\n' question found pwtriage ripgrep jq 'goals met'
failed=0
# ask LIMIT_MS QUESTION RIPGREP JQ: pwtriage grep must print as many lines as they do.
ask() {
	limit=$1 question=$2 rgx=$3 filter=$4
	mine=$(eval "fastest 3 \"$work/pwtriage\" grep --store \"$DIR\" --format jsonl $question")
	found=$(wc -l <"$work/out")
	rg_s= jq_s= ok=yes
	if command -v rg >/dev/null 2>&1 && [ -n "$rgx" ]; then
		rg_s=$(fastest 3 over_lines rg "$rgx")
		[ "$(wc -l <"$work/out")" = "$found" ] || ok="no: ripgrep found $(wc -l <"$work/out")"
	fi
	if command -v jq >/dev/null 2>&1; then
		jq_s=$(fastest 1 over_lines jq "$filter")
		[ "$(wc -l <"$work/out")" = "$found" ] || ok="no: jq found $(wc -l <"$work/out")"
	fi
	echo "$mine ${rg_s:--} ${jq_s:--} $limit" | awk -v q="$question" -v n="$found" -v ok="$ok" '{
		if ($1*1000 > $4) ok = "no: over " $4 " ms"
		if ($2 != "-" && $2/$1 < 2) ok = "no: ripgrep"
		if ($3 != "-" && $3/$1 < 20) ok = "no: jq"
		printf "%-58s %9d %6.0f ms %8s %8s  %s\n", q, n, $1*1000, ($2=="-")?"":sprintf("%.1fx", $2/$1), ($3=="-")?"":sprintf("%.0fx", $3/$1), ok }' >"$work/row"
	cat "$work/row"
	grep -q ' no: ' "$work/row" && failed=1
}

f='"message_type":"finding"'
ask 100 "class:auth platform:ios app:'>=3.2' branch:level-3" '' \
	'select(.message_type=="finding" and .class=="auth" and .platform=="ios" and .branch=="level-3" and (.version|split(".")|map(tonumber)) >= [3,2])'
ask 100 "pattern:TLS-905 cause:media-lost" "^.$f.*\"cause\":\"media-lost\".*\"pattern\":\"TLS-905\"" \
	'select(.message_type=="finding" and .pattern=="TLS-905" and .cause=="media-lost")'
ask 100 "ticket:SUP-15000" '^."message_type":"(finding|unknown)".*"ticket":"SUP-15000"' \
	'select((.message_type=="finding" or .message_type=="unknown") and .ticket=="SUP-15000")'
ask 100 "class:zrtp severity:error platform:windows branch:level-3" \
	"^.$f.*\"branch\":\"level-3\".*\"platform\":\"windows\".*\"class\":\"zrtp\",\"severity\":\"error\"" \
	'select(.message_type=="finding" and .class=="zrtp" and .severity=="error" and .platform=="windows" and .branch=="level-3")'
ask 300 "'certificate verify' cause:client-crash" "^.$f.*\"cause\":\"client-crash\".*certificate verify" \
	'select(.message_type=="finding" and .cause=="client-crash" and (.message|test("certificate verify")))'
ask 300 "'registration lost' --cause registration-lost class:zrtp" "^.$f.*\"cause\":\"registration-lost\".*\"class\":\"zrtp\".*registration lost" \
	'select(.message_type=="finding" and .cause=="registration-lost" and .class=="zrtp" and (.message|test("registration lost")))'

echo
echo "counted, without lines:"
for question in "class:auth -c" "'!class:dns' platform:ios -c" "'certificate verify' -c" "--unknown --group template --top 20" "cause:media-lost --group pattern"; do
	s=$(eval "fastest 3 \"$work/pwtriage\" grep --store \"$DIR\" $question")
	echo "$s" | awk -v q="$question" '{printf "%-58s %19.0f ms\n", q, $1*1000}'
done
exit $failed
