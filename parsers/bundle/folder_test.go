//go:build unix

package bundle

import (
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestHostileFolder(t *testing.T) {
	dir := folderOf(t, map[string]string{"a/ok.log": "fine", "b/new\nline.log": "named oddly"})
	must(t, os.Symlink("/etc/passwd", filepath.Join(dir, "out")))
	must(t, os.Symlink(".", filepath.Join(dir, "a", "loop")))
	must(t, syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o644))
	l, err := net.Listen("unix", filepath.Join(dir, "s"))
	if err == nil {
		defer l.Close()
	}
	g := collect(t, dir, nil, Limits{})
	wantSkip(t, g, "out", "symbolic link, not followed")
	wantSkip(t, g, "a/loop", "symbolic link, not followed")
	wantSkip(t, g, "pipe", "named pipe")
	if err == nil {
		wantSkip(t, g, "s", "socket")
	}
	if g.files["a/ok.log"] != "fine" || g.files[`b/new\u{0a}line.log`] != "named oddly" || len(g.files) != 2 {
		t.Errorf("members %q", g.order)
	}
}

func TestUnreadable(t *testing.T) {
	dir := folderOf(t, map[string]string{"a.log": "fine", "no.log": "x", "closed/x.log": "x"})
	must(t, os.Chmod(filepath.Join(dir, "no.log"), 0))
	must(t, os.Chmod(filepath.Join(dir, "closed"), 0))
	defer os.Chmod(filepath.Join(dir, "closed"), 0o755)
	if f, err := os.Open(filepath.Join(dir, "no.log")); err == nil {
		f.Close()
		t.Skip("this user may read files of mode 000")
	}
	g := collect(t, dir, nil, Limits{})
	wantSkip(t, g, "no.log", "permission denied")
	wantSkip(t, g, "closed", "permission denied")
	if g.files["a.log"] != "fine" || len(g.files) != 1 || !g.Incomplete {
		t.Errorf("members %q", g.order)
	}
}

func TestPermissionWording(t *testing.T) {
	w := &walker{budget: NewBudget(Limits{}), report: &Report{}}
	w.fail("no.log", bare(&os.PathError{Op: "open", Path: "/secret/no.log", Err: syscall.EACCES}), -1)
	if got := fmt.Sprint(w.report.Skipped); got != "[{no.log permission denied}]" {
		t.Error(got)
	}
}

func TestDeepFolder(t *testing.T) {
	g := collect(t, folderOf(t, map[string]string{strings.Repeat("d/", 10) + "x": "deep", "top": "1"}), nil, Limits{NameParts: 5})
	if len(g.files) != 1 || !g.Incomplete || !strings.Contains(g.skip("d/d/d/d/d"), "name parts of 5") {
		t.Errorf("members %q skipped %q", g.order, g.Skipped)
	}
}

func TestPipePath(t *testing.T) {
	p := filepath.Join(t.TempDir(), "p.log")
	must(t, syscall.Mkfifo(p, 0o644))
	go func() { os.WriteFile(p, []byte("through a pipe"), 0o644) }()
	if g := collect(t, p, nil, Limits{}); g.files["p.log"] != "through a pipe" {
		t.Errorf("members %q", g.files)
	}
}

func TestSymlinkedBundle(t *testing.T) {
	link := filepath.Join(t.TempDir(), "link.zip")
	must(t, os.Symlink(fileOf(t, "real.zip", zipOf(t, support)), link))
	if g := collect(t, link, nil, Limits{}); len(g.files) != 3 || g.Name != "link.zip" {
		t.Errorf("the path the user named is not followed: %+v", g.Report)
	}
}
