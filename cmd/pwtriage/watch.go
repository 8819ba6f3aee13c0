//go:build linux

package main

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/signal"
	"runtime"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/pwtriage/pwtriage/internal/watch/daemon"
	"github.com/pwtriage/pwtriage/internal/watch/folder"
	"github.com/pwtriage/pwtriage/internal/watch/worker"
)

type watchOptions struct {
	out, state, quarantine, done, doneDir   string
	settle, interval, deadline, grace       time.Duration
	workers, renew                          int
	memory                                  string
	once, dryRun                            bool
	formats                                 []string
	listen, log                             string
	notify                                  []string
	notifySecret, notifyTemplate            string
	incident, site, tz, patterns, workflows string
	noBuiltin                               bool
	level                                   int
	store, caseFile                         string
	noStore                                 bool
}

func (o *watchOptions) addFlags(f *pflag.FlagSet) {
	f.StringArrayVar(&o.formats, "format", nil, "a rendering beside the JSON of every result: "+strings.Join(formats, ", ")+" (repeatable)")
	f.StringVar(&o.done, "done", folder.Leave, "what becomes of an upload that has its verdict: leave, move, copy or delete")
	f.StringVar(&o.doneDir, "done-dir", "", "where it is moved or copied to (default OUT/uploads)")
	f.StringVar(&o.quarantine, "quarantine", "", "where uploads go that can't be diagnosed, each with a reason file (default OUT/quarantine)")
	f.DurationVar(&o.settle, "settle", 5*time.Second, "how long an upload must stay unchanged")
	f.DurationVar(&o.interval, "interval", 0, "how often to look where no events come (default 10s, 5s on a share)")
	f.IntVar(&o.workers, "workers", runtime.NumCPU(), "bundles read at the same time, each by a process of its own")
	f.IntVar(&o.renew, "renew", 500, "bundles after which a worker process is replaced")
	f.DurationVar(&o.deadline, "deadline", 5*time.Minute, "the longest a bundle may take; it is quarantined the second time")
	f.StringVar(&o.memory, "worker-memory", "224MiB", "memory a worker keeps to")
	f.BoolVar(&o.once, "once", false, "do what there is to do, then exit (for cron)")
	f.BoolVar(&o.dryRun, "dry-run", false, "say what would be done, and do nothing")
	f.DurationVar(&o.grace, "grace", 20*time.Second, "time to finish the work in hand after SIGTERM")
	f.StringVar(&o.listen, "listen", "", "ADDR: serve /healthz, /readyz and /metrics there, e.g. 127.0.0.1:9187")
	f.StringVar(&o.log, "log", "text", "the form of the log on standard error: text or json")
	f.StringArrayVar(&o.notify, "notify", nil, `whom to tell of each result: "exec COMMAND ARG..." or "webhook URL" (repeatable)`)
	f.StringVar(&o.notifySecret, "notify-secret", "", "FILE with the key web hooks are signed with (HMAC-SHA-256)")
	f.StringVar(&o.notifyTemplate, "notify-template", "", "FILE with a template for what web hooks are sent, in place of the result")
	f.StringVar(&o.incident, "incident", "auto", "what the users complain of, or auto")
	f.StringVar(&o.site, "site", "", "what support knows of the server (default as in diagnose)")
	f.StringVar(&o.tz, "tz", "", "time zone of logs that show none, e.g. Europe/Rome")
	f.StringVar(&o.patterns, "patterns", "", "folder of *.hcl entries to add to the built-in catalogue")
	f.BoolVar(&o.noBuiltin, "no-builtin", false, "leave the built-in catalogue out (with --patterns)")
	f.StringVar(&o.workflows, "workflows", "", "folder of *.hcl workflows to use in place of the built-in ones")
	f.IntVar(&o.level, "level", 1, "whom texts are for: 1, 2 or 3")
	f.StringVar(&o.store, "store", "", "where findings are kept for pwtriage grep and stats (default OUT/store)")
	f.BoolVar(&o.noStore, "no-store", false, "keep no findings")
	f.StringVar(&o.caseFile, "case", "", "FILE with the key of pseudonyms; watchers of one folder should have the same (default: this installation's key)")
}

const watchAbout = `Diagnoses whatever is dropped into a shared upload folder. Each upload gets one verdict, whatever happens to the machine, the
share or the upload: its result goes to --out as NAME-HASH.json, with the renderings asked for beside it.

An upload is finished when it was renamed from a partial name (.part, .filepart, .crdownload, .tmp, ~, a dot file), when a
marker NAME.ready or NAME.done lies beside it, or when nobody has it open and it has not changed for --settle.

Several watchers, on several machines, may work on one folder: give all the same INBOX and --out, and each its own --state.

  kill -HUP PID    read catalogue, workflows and site file again; broken ones change nothing
  kill -TERM PID   finish or hand back the work in hand, within --grace, and exit 0
`

var watchCompletions = map[string]completer{
	"out": folders, "state": folders, "quarantine": folders, "done-dir": folders, "store": folders,
	"done": oneOf(folder.Leave, folder.Move, folder.Copy, folder.Delete), "log": oneOf("text", "json"),
}

func newWatch(io stdio) *cobra.Command {
	o := &watchOptions{}
	cmd := &cobra.Command{
		Use:   "watch [flags] INBOX --out DIR",
		Short: "Diagnose whatever is dropped into a shared upload folder",
		Long:  watchAbout,
		Example: "  pwtriage watch /srv/uploads --out /srv/results --done move --format text\n" +
			"  pwtriage watch /srv/uploads --out /srv/results --once\n" +
			"  pwtriage watch status /srv/uploads --out /srv/results",
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error { return o.run(cmd.Context(), args, io) },
	}
	cmd.PersistentFlags().StringVar(&o.out, "out", "", "where results go; machines that share the work share this folder")
	cmd.PersistentFlags().StringVar(&o.state, "state", "", "this watcher's memory, on a disk of this machine (default $STATE_DIRECTORY, else below $XDG_STATE_HOME)")
	o.addFlags(cmd.Flags())
	completeFlags(cmd, diagnoseCompletions)
	completeFlags(cmd, watchCompletions)
	cmd.AddCommand(newWatchStatus(o, io), newWatchRequeue(o, io))
	return cmd
}

func (o *watchOptions) run(ctx context.Context, args []string, io stdio) error {
	c, err := o.config(args, io)
	if err != nil {
		return err
	}
	if o.dryRun {
		return daemon.DryRun(ctx, c, io.out)
	}
	hup := make(chan os.Signal, 1)
	signal.Notify(hup, syscall.SIGHUP)
	defer signal.Stop(hup)
	err = daemon.Run(ctx, c, hup)
	var bad *daemon.BadRules
	switch {
	case errors.As(err, &bad):
		return usagef("pwtriage patterns lint checks a catalogue", "%s", bad.Text)
	case errors.Is(err, context.Canceled):
		return nil // told to stop before it had begun
	}
	return err
}

// setup is what a worker loads: the rules' copies, never the files a person may be editing.
func (o *watchOptions) setup(limits worker.Limits) workerSetup {
	return workerSetup{NoBuiltin: o.noBuiltin, Incident: o.incident, TZ: o.tz, Level: o.level, Formats: o.formats, Deadline: o.deadline, Limits: limits}
}

func encode(s workerSetup) json.RawMessage {
	text, err := json.Marshal(s)
	if err != nil {
		panic("watch: a struct of strings can't be encoded: " + err.Error())
	}
	return text
}
