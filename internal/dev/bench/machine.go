package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"
)

// heading says when, on what and with what was measured.
func (b *bench) heading() string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s, %d cores (%s), load %s, %s.\n", time.Now().UTC().Format(time.DateOnly), runtime.NumCPU(), processor(), load(), runtime.Version())
	fmt.Fprintf(&out, "`make bench SIZE=%s PAIRS=%d`\n\n", b.named, b.pairs)
	for _, tool := range [][]string{{"pwtriage", "--version"}, {"rg", "--version"}, {"rg15", "--version"}, {"grep", "--version"}, {"ugrep", "--version"}, {"lnav", "-V"},
		{"scan", "--version"}, {"zcat", "--version"}, {"wc", "--version"}} {
		fmt.Fprintf(&out, "- %s: %s\n", tool[0], b.version(tool))
	}
	return out.String() + "\n"
}

func (b *bench) version(tool []string) string {
	path, err := b.tool(tool[0])
	if err != nil {
		return "left out: " + err.Error()
	}
	text, err := exec.Command(path, tool[1:]...).Output()
	if err != nil {
		return "left out: " + err.Error()
	}
	return firstLine(string(text))
}

func processor() string {
	text, _ := os.ReadFile("/proc/cpuinfo")
	for line := range strings.Lines(string(text)) {
		if key, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(key) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return runtime.GOARCH
}

func load() string {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	return strings.Join(strings.Fields(string(text))[:3], " ")
}
