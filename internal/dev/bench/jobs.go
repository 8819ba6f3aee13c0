package main

import "strings"

// job is one row: what pwtriage does, and what is done in its place.
type job struct {
	id    string
	what  string
	cores int // 1 or 2, of both
	ours  command
	peer  command
	own   int // cores of the peer, when the peer is pwtriage itself
	rule  rule
	goal  float64
}

// rule says what the goal is about.
type rule int

const (
	faster rule = iota // peer's time over ours, at least the goal; 0 = there is none
	growth             // our time over the peer's, at most
	within             // our time in milliseconds, at most
)

func words(line string) command { return strings.Fields(line) }

var (
	findings = words("pwtriage diagnose --only findings --format jsonl @pjsip.log")
	whole    = words("pwtriage diagnose --format json @pjsip.log")
	parts    = words("pwtriage diagnose --format json @eight")
)

// jobs are the goals of the project first, then what is only good to know.
var jobs = []job{
	{id: "findings-rg13", what: "findings only, PJSIP text", cores: 1, ours: findings, peer: words("rg -c -f @catalogue.re @pjsip.log"), goal: 8},
	{id: "findings-rg15", what: "findings only, PJSIP text", cores: 1, ours: findings, peer: words("rg15 -c -f @catalogue.re @pjsip.log"), goal: 4},
	{id: "findings-grep", what: "findings only, PJSIP text", cores: 1, ours: findings, peer: words("grep -cF -f @catalogue.words @pjsip.log"), goal: 8},
	{id: "findings-ugrep", what: "findings only, PJSIP text", cores: 1, ours: findings, peer: words("ugrep -cF -f @catalogue.words @pjsip.log"), goal: 2.5},
	{id: "findings-hyperscan", what: "findings only, PJSIP text", cores: 1, ours: findings, peer: words("scan @catalogue.pcre @pjsip.log"), goal: 2.5},
	{id: "whole-rg13", what: "whole job, PJSIP text", cores: 1, ours: whole, peer: words("rg -c -f @catalogue.re @pjsip.log"), goal: 3},
	{id: "whole-rg15", what: "whole job, PJSIP text", cores: 1, ours: whole, peer: words("rg15 -c -f @catalogue.re @pjsip.log"), goal: 2},
	{id: "whole-8-rg15", what: "whole job, 8 files", cores: 2, ours: parts, peer: words("rg15 --json -f @catalogue.re @eight"), goal: 5},
	{id: "whole-gz-rg13", what: "whole job, .gz", cores: 2, ours: words("pwtriage diagnose --format json @pjsip.log.gz"), peer: words("zcat @pjsip.log.gz | rg -c -f @catalogue.re -"), goal: 2},
	{id: "whole-gz-rg15", what: "whole job, .gz", cores: 2, ours: words("pwtriage diagnose --format json @pjsip.log.gz"), peer: words("zcat @pjsip.log.gz | rg15 -c -f @catalogue.re -"), goal: 2},
	{id: "two-cores-whole", what: "whole job, 8 files, two cores over one", cores: 2, ours: parts, peer: parts, own: 1, goal: 1.5},
	{id: "two-cores-findings", what: "findings only, 8 files, two cores over one", cores: 2, ours: words("pwtriage diagnose --only findings --format jsonl @eight"),
		peer: words("pwtriage diagnose --only findings --format jsonl @eight"), own: 1, goal: 1.5},
	{id: "entries-3000", what: "findings only, a catalogue of 3 000 entries over one of 50", cores: 1, ours: words("pwtriage-3000 diagnose --only findings --format jsonl @entries.log"),
		peer: words("pwtriage-50 diagnose --only findings --format jsonl @entries.log"), own: 1, rule: growth, goal: 2.5},
	{id: "all-match-rg13", what: "findings only, every line matches", cores: 1, ours: words("pwtriage diagnose --only findings --format jsonl @all.log"),
		peer: words("rg --json -f @catalogue.re @all.log"), goal: 1},
	{id: "start", what: "start with the built-in catalogue", cores: 2, ours: words("pwtriage patterns show REG-001"), rule: within, goal: 20},
	{id: "start-version", what: "start", cores: 2, ours: words("pwtriage --version"), rule: within, goal: 20},
	{id: "small", what: "whole job, a bundle of 1 MB", cores: 2, ours: words("pwtriage diagnose --format json @small.log"), rule: within, goal: 30},

	{id: "findings-wc", what: "findings only, PJSIP text", cores: 1, ours: findings, peer: words("wc -l @pjsip.log")},
	{id: "findings-lnav", what: "findings only, PJSIP text", cores: 1, ours: findings, peer: words("lnav -n @pjsip.log")},
	{id: "findings-rg15-helped", what: "findings only, PJSIP text; ripgrep helped", cores: 1, ours: findings, peer: words("rg15 -c -f @catalogue.helped @pjsip.log")},
	{id: "findings-rg15-words", what: "findings only, PJSIP text", cores: 1, ours: findings, peer: words("rg15 -cF -f @catalogue.words @pjsip.log")},
	{id: "findings-none-rg15", what: "findings only, no line matches", cores: 1, ours: words("pwtriage diagnose --only findings --format jsonl @none.log"), peer: words("rg15 -c -f @catalogue.re @none.log")},
	{id: "findings-tenth-rg15", what: "findings only, one line in ten matches", cores: 1, ours: words("pwtriage diagnose --only findings --format jsonl @tenth.log"), peer: words("rg15 --json -f @catalogue.re @tenth.log")},
	{id: "findings-logcat-rg15", what: "findings only, PJSIP in Android's frame", cores: 1, ours: words("pwtriage diagnose --only findings --format jsonl @logcat.log"), peer: words("rg15 -c -f @catalogue.re @logcat.log")},
	{id: "findings-linphone-rg15", what: "findings only, Linphone text", cores: 1, ours: words("pwtriage diagnose --only findings --format jsonl @linphone.log"), peer: words("rg15 -c -f @catalogue.re @linphone.log")},
	{id: "whole-large-rg15", what: "whole job, one file five times the size", cores: 2, ours: words("pwtriage diagnose --format json @large.log"), peer: words("rg15 -c -f @catalogue.re @large.log")},
	{id: "findings-gz-zcat", what: "findings only, .gz", cores: 2, ours: words("pwtriage diagnose --only findings --format jsonl @pjsip.log.gz"), peer: words("zcat @pjsip.log.gz")},
	{id: "whole-8-gz-zcat", what: "whole job, 8 .gz files", cores: 2, ours: words("pwtriage diagnose --format json @eight-gz"), peer: words("zcat -r @eight-gz | rg15 -c -f @catalogue.re -")},
	{id: "line-rg15", what: "findings only, one line five times the size", cores: 1, ours: words("pwtriage diagnose --only findings --format jsonl @line.log"), peer: words("rg15 -c -f @catalogue.re @line.log")},
}

// peaks are the jobs whose memory is compared: it must not grow with what is read.
var peaks = []job{
	{id: "peak-text", what: "whole job, PJSIP text", ours: whole},
	{id: "peak-large", what: "whole job, five times the size", ours: words("pwtriage diagnose --format json @large.log")},
	{id: "peak-gz", what: "whole job, .gz", ours: words("pwtriage diagnose --format json @pjsip.log.gz")},
	{id: "peak-large-gz", what: "whole job, .gz, five times the size", ours: words("pwtriage diagnose --format json @large.log.gz")},
	{id: "peak-line", what: "whole job, one line five times the size", ours: words("pwtriage diagnose --format json @line.log")},
	{id: "peak-members", what: "whole job, a zip of a million tiny members", ours: words("pwtriage diagnose --format json @members.zip")},
}

const (
	peakGoal   = 64 << 20
	spreadGoal = 8 << 20
)
