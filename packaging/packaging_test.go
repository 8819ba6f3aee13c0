//go:build linux

// Package packaging holds the Debian package, the service and the container image; its tests build and install what they can of them.
package packaging

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

const unit = "pwtriage-watch.service"

func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("there is no %s", name)
	}
	return path
}

func output(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %q: %v\n%s", name, args, err, out)
	}
	return string(out)
}

var overall = regexp.MustCompile(`Overall exposure level for \S+: (\d+\.\d+)`)

// TestUnitIsHardened: systemd itself says how exposed the service is, 0 for not at all and 10 for wide open.
func TestUnitIsHardened(t *testing.T) {
	text := output(t, tool(t, "systemd-analyze"), "security", "--offline=true", "--no-pager", unit)
	m := overall.FindStringSubmatch(text)
	if m == nil {
		t.Fatalf("no level in:\n%s", text)
	}
	if level, err := strconv.ParseFloat(m[1], 64); err != nil || level > 1.0 {
		t.Errorf("exposure %s, want 1.0 at most\n%s", m[1], text)
	}
}

// TestDebInstalls builds the package and installs it into a root folder: the program runs from there, the unit is one that systemd takes, the
// user is made, and settings survive an update. Then it goes again.
func TestDebInstalls(t *testing.T) {
	dpkg := tool(t, "dpkg")
	tool(t, "dpkg-deb")
	if os.Getuid() != 0 {
		t.Skip("only root installs a package, into a root folder as well")
	}
	dir := t.TempDir()
	build := exec.Command("sh", "deb.sh", dir)
	build.Env = append(os.Environ(), "VERSION=v1.2.3")
	var said bytes.Buffer
	build.Stderr = &said
	out, err := build.Output()
	if err != nil && !bytes.Contains(said.Bytes(), []byte("created package")) && strings.Contains(said.String(), "goreleaser") {
		t.Skipf("nfpm can't be fetched: %s", said.String())
	}
	if err != nil {
		t.Fatalf("%v\n%s", err, said.String())
	}
	deb := strings.TrimSpace(string(out))
	root := t.TempDir()
	for _, d := range []string{"var/lib/dpkg", "etc"} {
		if err := os.MkdirAll(filepath.Join(root, d), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	within := func(args ...string) {
		t.Helper()
		output(t, dpkg, append([]string{"--root=" + root, "--force-script-chrootless", "--force-depends"}, args...)...)
	}
	within("-i", deb)
	if v := output(t, filepath.Join(root, "usr/bin/pwtriage"), "--version"); v != "pwtriage v1.2.3\n" {
		t.Errorf("version %q", v)
	}
	if help := output(t, filepath.Join(root, "usr/bin/pwtriage"), "watch", "--help"); !strings.Contains(help, "--out") {
		t.Errorf("watch --help: %s", help)
	}
	for _, path := range []string{"usr/lib/systemd/system/" + unit, "usr/share/man/man1/pwtriage-watch.1.gz", "usr/share/bash-completion/completions/pwtriage",
		"usr/share/doc/pwtriage/watch.md"} {
		if info, err := os.Stat(filepath.Join(root, path)); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", path, err)
		}
	}
	if users, err := os.ReadFile(filepath.Join(root, "etc/passwd")); err == nil && !bytes.Contains(users, []byte("pwtriage:")) {
		t.Error("the user was not made")
	}
	settings := filepath.Join(root, "etc/default/pwtriage-watch")
	if err := os.WriteFile(settings, []byte("PWTRIAGE_INBOX=/mine\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	within("-i", deb)
	if kept, err := os.ReadFile(settings); err != nil || string(kept) != "PWTRIAGE_INBOX=/mine\n" {
		t.Errorf("the settings are %q, %v", kept, err)
	}
	within("-r", "pwtriage")
	if _, err := os.Stat(filepath.Join(root, "usr/bin/pwtriage")); err == nil {
		t.Error("the program is still there")
	}
}

// TestUnitAllowsWhatWatchNeeds runs a watcher under strace and holds every system call against the unit's filter.
func TestUnitAllowsWhatWatchNeeds(t *testing.T) {
	strace, analyze := tool(t, "strace"), tool(t, "systemd-analyze")
	dir := t.TempDir()
	program := filepath.Join(dir, "pwtriage")
	build := exec.Command("go", "build", "-o", program, "../cmd/pwtriage")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	inbox, out := filepath.Join(dir, "inbox"), filepath.Join(dir, "out")
	if err := os.Mkdir(inbox, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(inbox, "built.log"), []byte("12:00:00.000 pjsua_core.c  a line\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	trace := filepath.Join(dir, "trace")
	cmd := exec.Command(strace, "-f", "-qq", "-o", trace, program, "watch", inbox, "--out", out, "--state", filepath.Join(dir, "state"), "--once",
		"--settle", "10ms", "--done", "move", "--listen", "127.0.0.1:0")
	cmd.Env = []string{"HOME=" + dir}
	if os.Getuid() == 0 { // as the service: root gets to do what SQLite leaves out for others
		for _, d := range []string{filepath.Dir(dir), dir, inbox} {
			if err := errors.Join(os.Chmod(d, 0o755), os.Chown(d, 65534, 65534)); err != nil {
				t.Fatal(err)
			}
		}
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Skipf("strace can't follow a process here: %v\n%s", err, text)
	}
	if results, _ := filepath.Glob(filepath.Join(out, "*.json")); len(results) != 1 {
		t.Fatalf("results %q: the trace shows nothing", results)
	}
	allowed := filter(t, analyze)
	for _, call := range calls(t, trace) {
		if !allowed[call] {
			t.Errorf("the unit refuses %s", call)
		}
	}
}

var callName = regexp.MustCompile(`(?m)^\d+\s+(?:<\.\.\. )?([a-z][a-z0-9_]*)[( ]`)

func calls(t *testing.T, trace string) (out []string) {
	t.Helper()
	text, err := os.ReadFile(trace)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range callName.FindAllSubmatch(text, -1) {
		if name := string(m[1]); !slices.Contains(out, name) && name != "execve" { // of the watcher itself: by the service manager
			out = append(out, name)
		}
	}
	if len(out) < 30 {
		t.Fatalf("only %d calls: the trace shows nothing", len(out))
	}
	return out
}

// filter reads the unit's SystemCallFilter= lines as systemd does: one after the other, a group starting with @, ~ taking away.
func filter(t *testing.T, analyze string) map[string]bool {
	t.Helper()
	text, err := os.ReadFile(unit)
	if err != nil {
		t.Fatal(err)
	}
	allowed := map[string]bool{}
	for line := range strings.Lines(string(text)) {
		value, ok := strings.CutPrefix(strings.TrimSpace(line), "SystemCallFilter=")
		if !ok {
			continue
		}
		value, takeAway := strings.CutPrefix(value, "~")
		for _, word := range strings.Fields(value) {
			for _, call := range expand(t, analyze, word) {
				allowed[call] = !takeAway
			}
		}
	}
	if len(allowed) == 0 {
		t.Fatal("the unit has no filter")
	}
	return allowed
}

func expand(t *testing.T, analyze, word string) (out []string) {
	t.Helper()
	if !strings.HasPrefix(word, "@") {
		return []string{word}
	}
	for line := range strings.Lines(output(t, analyze, "syscall-filter", "--no-pager", word)) {
		line = strings.TrimSpace(line)
		switch {
		case line == word || line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "@"):
			out = append(out, expand(t, analyze, line)...)
		default:
			out = append(out, line)
		}
	}
	if len(out) == 0 {
		t.Fatal(fmt.Errorf("the group %s is empty", word))
	}
	return out
}
