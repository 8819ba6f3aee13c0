//go:build linux

package main

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/pwtriage/pwtriage/analyzer"
	"github.com/pwtriage/pwtriage/internal/redact"
	"github.com/pwtriage/pwtriage/internal/watch/daemon"
	"github.com/pwtriage/pwtriage/internal/watch/folder"
	"github.com/pwtriage/pwtriage/internal/watch/inbox"
	"github.com/pwtriage/pwtriage/internal/watch/notify"
	"github.com/pwtriage/pwtriage/internal/watch/rules"
	"github.com/pwtriage/pwtriage/internal/watch/worker"
)

// config checks the flags; every mistake in them is a usage error.
func (o *watchOptions) config(args []string, io stdio) (daemon.Config, error) {
	c := daemon.Config{Version: version, Done: o.done, Settle: o.settle, Interval: o.interval, Workers: o.workers, Deadline: o.deadline, Renew: o.renew,
		Grace: o.grace, Once: o.once, Listen: o.listen, Command: workerCommand}
	if err := o.places(&c, args); err != nil {
		return c, err
	}
	limits, err := o.check()
	if err != nil {
		return c, err
	}
	if c.Log, err = logger(o.log, io); err != nil {
		return c, err
	}
	if c.Targets, err = o.targets(); err != nil {
		return c, err
	}
	site, asked := (&diagnoseOptions{site: o.site}).siteFile()
	if _, err := os.Stat(site); err != nil && !asked {
		site = ""
	}
	c.Rules = rules.Sources{Patterns: o.patterns, Workflows: o.workflows, Site: site}
	if o.dryRun {
		return c, nil // it makes no key
	}
	return c, o.privacy(&c, limits)
}

// privacy has results made with pseudonyms, and says where they are kept.
func (o *watchOptions) privacy(c *daemon.Config, limits worker.Limits) error {
	key, err := watchKey(o.caseFile, c.State)
	if err != nil {
		return err
	}
	if !o.noStore {
		c.Recorder = &shelf{cmp.Or(o.store, filepath.Join(c.Out, "store")), c.Log}
	}
	c.Alias = func(name string) string { return redact.NewPseudonyms(key, nil).Path(name) }
	c.Setup = func(copied *rules.Copy) json.RawMessage {
		s := o.setup(limits)
		s.Folders = []string{c.Inbox, c.DoneDir, c.Quarantine}
		s.Key = hex.EncodeToString(key[:])
		s.Patterns, s.Workflows, s.Site = copied.Patterns, copied.Workflows, copied.Site
		return encode(s)
	}
	return nil
}

// places are the folders. All become absolute: a service manager may start us anywhere.
func (o *watchOptions) places(c *daemon.Config, args []string) error {
	switch {
	case len(args) != 1:
		return usagef("pwtriage watch /srv/uploads --out /srv/results", "watch takes one folder, got %d", len(args))
	case o.out == "":
		return usagef("pwtriage watch /srv/uploads --out /srv/results", "no --out: where do results go?")
	case !slices.Contains([]string{folder.Leave, folder.Move, folder.Copy, folder.Delete}, o.done):
		return usagef("there are leave, move, copy and delete", "unknown --done %q", o.done)
	}
	state, err := o.stateDir(args)
	if err != nil {
		return err
	}
	for _, p := range []struct{ to, from, usual *string }{
		{&c.Inbox, &args[0], nil}, {&c.Out, &o.out, nil}, {&c.State, &state, nil},
		{&c.DoneDir, &o.doneDir, ptr(filepath.Join(o.out, "uploads"))}, {&c.Quarantine, &o.quarantine, ptr(filepath.Join(o.out, "quarantine"))},
	} {
		from := *p.from
		if from == "" && p.usual != nil {
			from = *p.usual
		}
		if *p.to, err = filepath.Abs(from); err != nil {
			return fmt.Errorf("watch: %w", err)
		}
	}
	if c.Inbox == c.Out {
		return usagef("give --out another folder", "results can't go to the inbox itself")
	}
	if c.Interval == 0 {
		c.Interval = 10 * time.Second
		if inbox.Remote(c.Inbox) != "" {
			c.Interval = 5 * time.Second
		}
	}
	return nil
}

func ptr(s string) *string { return &s }

// check looks at the flags that are no places, and gives the workers' limits.
func (o *watchOptions) check() (worker.Limits, error) {
	limits := worker.DefaultLimits()
	memory, err := bytesOf(o.memory)
	switch {
	case err != nil || memory < 64<<20:
		return limits, usagef("write 224MiB; 64MiB is the least", "cannot use --worker-memory %q", o.memory)
	case o.workers < 1 || o.workers > 1024:
		return limits, usagef("one for each core is usual", "cannot use --workers %d", o.workers)
	case o.renew < 1:
		return limits, usagef("500 is usual", "cannot use --renew %d", o.renew)
	case o.settle < 0 || o.deadline <= 0 || o.grace < 0 || o.interval < 0:
		return limits, usagef("write 5s or 2m", "a time can't be negative")
	}
	limits.Memory = memory
	limits.Address = max(limits.Address, uint64(memory)+1<<30+512<<20)
	for _, f := range o.formats {
		if err := knownFormat(f); err != nil {
			return limits, err
		}
	}
	return limits, o.checkWords()
}

func (o *watchOptions) checkWords() error {
	if o.incident != "auto" && !slices.Contains(analyzer.Incidents, o.incident) {
		return usagef("there are "+strings.Join(analyzer.Incidents, ", ")+" and auto", "unknown incident %q%s", o.incident, suggestion(o.incident, analyzer.Incidents))
	}
	if _, err := time.LoadLocation(o.tz); err != nil || o.tz == "Local" { // what this machine's zone is must not change a diagnosis
		return usagef("write a name like Europe/Rome", "unknown time zone %q", o.tz)
	}
	if o.level < 1 || o.level > 3 {
		return usagef("levels are 1, 2 and 3", "unknown --level %d", o.level)
	}
	return nil
}

// bytesOf reads 224MiB, 1GiB or plain bytes.
func bytesOf(s string) (int64, error) {
	shift := 0
	for suffix, bits := range map[string]int{"KiB": 10, "MiB": 20, "GiB": 30} {
		if rest, ok := strings.CutSuffix(s, suffix); ok {
			s, shift = rest, bits
		}
	}
	n, err := strconv.ParseInt(s, 10, 32)
	return n << shift, err
}

// stateDir is the watcher's memory: asked for, given by systemd, or a folder named after inbox and results.
func (o *watchOptions) stateDir(args []string) (string, error) {
	if o.state != "" {
		return o.state, nil
	}
	if dir := os.Getenv("STATE_DIRECTORY"); dir != "" {
		return dir, nil
	}
	root := os.Getenv("XDG_STATE_HOME")
	if root == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", usagef("give --state DIR", "there is no home folder to keep the state in")
		}
		root = filepath.Join(home, ".local", "state")
	}
	if len(args) != 1 || o.out == "" {
		return "", usagef("give INBOX and --out as to the watcher, or --state DIR", "which watcher?")
	}
	in, err := filepath.Abs(args[0])
	if err != nil {
		return "", fmt.Errorf("watch: %w", err)
	}
	out, err := filepath.Abs(o.out)
	if err != nil {
		return "", fmt.Errorf("watch: %w", err)
	}
	sum := sha256.Sum256([]byte(in + "\x00" + out))
	return filepath.Join(root, "pwtriage", "watch-"+hex.EncodeToString(sum[:6])), nil
}

func logger(form string, io stdio) (*slog.Logger, error) {
	switch form {
	case "text":
		return slog.New(slog.NewTextHandler(io.err, nil)), nil
	case "json":
		return slog.New(slog.NewJSONHandler(io.err, nil)), nil
	}
	return nil, usagef("there are text and json", "unknown --log %q", form)
}

func (o *watchOptions) targets() ([]notify.Target, error) {
	secret, err := small(o.notifySecret)
	if err != nil {
		return nil, err
	}
	template, err := small(o.notifyTemplate)
	if err != nil {
		return nil, err
	}
	var out []notify.Target
	for _, n := range o.notify {
		t, err := notify.Parse(n, string(bytes.TrimSpace(secret)), string(template))
		if err != nil {
			return nil, usagef(`write --notify "exec /usr/local/bin/ticket" or --notify "webhook https://tickets.example.test/hook"`, "cannot use a --notify: %v", err)
		}
		out = append(out, t)
	}
	return out, nil
}

// small reads a file a user named, if any.
func small(path string) ([]byte, error) {
	if path == "" {
		return nil, nil
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, usagef("", "%v", err)
	}
	return data, nil
}

// workerCommand starts this very program, even when its file was replaced meanwhile. The environment is empty but for what keeps a
// crash from printing memory: workers read strangers' files and need no secrets.
func workerCommand() *exec.Cmd {
	cmd := exec.Command("/proc/self/exe", "worker")
	cmd.Env = []string{"GOTRACEBACK=none", "GOMAXPROCS=1", "TZ=" + os.Getenv("TZ")}
	return cmd
}
