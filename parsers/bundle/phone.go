package bundle

import (
	"archive/zip"
	"path"
	"strings"
)

// phoneReport is what a whole device says of itself: thousands of files, of which few speak of an app. The others are not opened, and
// their number is told.
type phoneReport struct {
	name  string
	keeps func(name string) bool
}

var (
	androidReport = &phoneReport{"an Android bug report", androidMatters}
	iosReport     = &phoneReport{"an iOS sysdiagnose", iosMatters}
)

// androidReportOf tells a bug report by the two files dumpstate always puts at its top (frameworks/native, cmds/dumpstate).
func androidReportOf(files []*zip.File) *phoneReport {
	entry, log := false, false
	for _, f := range files {
		entry = entry || f.Name == "main_entry.txt"
		log = log || f.Name == "dumpstate_log.txt" || strings.HasPrefix(f.Name, "bugreport-") && strings.HasSuffix(f.Name, ".txt")
	}
	if entry && log {
		return androidReport
	}
	return nil
}

// iosReportOf tells a sysdiagnose by its lone top folder.
func iosReportOf(name string) *phoneReport {
	if strings.HasPrefix(strings.TrimPrefix(name, "./"), "sysdiagnose_") && strings.Contains(name, "/") {
		return iosReport
	}
	return nil
}

// androidMatters: the report itself, which holds the log, what apps keep, and how they died.
func androidMatters(name string) bool {
	if !strings.Contains(name, "/") {
		return strings.HasPrefix(name, "bugreport-") || name == "version.txt"
	}
	for _, folder := range []string{"FS/data/anr/", "FS/data/tombstones/", "FS/data/data/", "FS/data/user/", "FS/data/media/", "FS/sdcard/", "FS/storage/"} {
		if strings.HasPrefix(name, folder) {
			return true
		}
	}
	return false
}

// iosMatters: crash reports, the system's version and what is plain text of the network; the unified log is binary.
func iosMatters(name string) bool {
	_, name, _ = strings.Cut(strings.TrimPrefix(name, "./"), "/")
	switch path.Ext(name) {
	case ".ips", ".crash":
		return true
	case ".log", ".txt", ".plist":
		for _, folder := range []string{"crashes_and_spins/", "logs/SystemVersion/", "logs/Networking/", "WiFi/", "network-info/"} {
			if strings.HasPrefix(name, folder) {
				return true
			}
		}
		return !strings.Contains(name, "/") && path.Ext(name) != ".plist"
	}
	return false
}

// unneeded counts a member of a phone's report that is left closed.
func (w *walker) unneeded(p *phoneReport, name string) bool {
	if p == nil || p.keeps(name) {
		return false
	}
	w.report.note("is one of the files of "+p.name+" that say nothing of an app; not opened", w.limits.shown(name))
	return true
}
