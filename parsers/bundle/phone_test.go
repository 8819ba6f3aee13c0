package bundle

import (
	"slices"
	"strings"
	"testing"
)

// TestPhoneReports: of a whole device's report only the files that speak of apps are opened, and the others are counted.
func TestPhoneReports(t *testing.T) {
	android := map[string]string{"main_entry.txt": "bugreport-x.txt\n", "bugreport-x.txt": "log\n", "dumpstate_log.txt": "done\n", "version.txt": "2.0\n",
		"FS/data/anr/trace_00": "trace\n", "FS/data/data/app.test/files/client.log": "log\n", "FS/proc/1/mountinfo": "none\n", "proto/activity.proto": "x"}
	ios := map[string]string{"sysdiagnose_2026.11.23_iPhone/crashes_and_spins/App.ips": "{}\n", "sysdiagnose_2026.11.23_iPhone/WiFi/wifi.log": "log\n",
		"sysdiagnose_2026.11.23_iPhone/system_logs.logarchive/0001.tracev3": "x", "sysdiagnose_2026.11.23_iPhone/logs/powerlogs/p.PLSQL": "x"}
	for name, c := range map[string]struct {
		data []byte
		want []string
		says string
	}{
		"android": {zipOf(t, android), []string{"FS/data/anr/trace_00", "FS/data/data/app.test/files/client.log", "bugreport-x.txt", "version.txt"},
			"an Android bug report that say nothing of an app; not opened (and 3 more)"},
		"ios": {gzOf(t, tarOf(t, ios)), []string{"sysdiagnose_2026.11.23_iPhone/WiFi/wifi.log", "sysdiagnose_2026.11.23_iPhone/crashes_and_spins/App.ips"},
			"an iOS sysdiagnose that say nothing of an app; not opened (and 1 more)"},
		"another zip": {zipOf(t, map[string]string{"main_entry.txt": "a\n", "proto/x": "b\n"}), []string{"main_entry.txt", "proto/x"}, ""},
	} {
		g := stdin(t, c.data, Limits{})
		if !slices.Equal(slices.Sorted(slices.Values(g.order)), c.want) {
			t.Errorf("%s: opened %q, want %q", name, g.order, c.want)
		}
		if notes := strings.Join(g.Notes, "\n"); !strings.Contains(notes, c.says) || c.says == "" && notes != "" {
			t.Errorf("%s: notes %q, want %q", name, notes, c.says)
		}
	}
}
