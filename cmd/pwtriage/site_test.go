package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const builtList = "username,number,enabled,password\n1001,+391,true,built-pass\n"

// pwtriage runs the program in this process.
func pwtriage(args ...string) (status int, out, errs string) {
	var stdout, stderr bytes.Buffer
	status = run(context.Background(), args, stdio{in: strings.NewReader(""), out: &stdout, err: &stderr})
	return status, stdout.String(), stderr.String()
}

func written(t *testing.T, name, text string, mode os.FileMode) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), mode); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestSiteImport(t *testing.T) {
	list := written(t, "built.csv", builtList, 0o644)
	target := filepath.Join(t.TempDir(), "site.hcl")
	for range 2 { // the second time it is updated, with nothing to add
		if status, _, errs := pwtriage("site", "import", "-o", target, list); status != 0 {
			t.Fatalf("status %d: %s", status, errs)
		}
	}
	info, err := os.Stat(target)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if status, out, errs := pwtriage("site", "lint", target); status != 0 || !strings.Contains(out, "0 servers, 1 accounts") {
		t.Errorf("lint: status %d, %q, %q", status, out, errs)
	}
	data, _ := os.ReadFile(target)
	if status, out, errs := pwtriage("site", "import", list); status != 0 || out != string(data) || strings.Contains(out+errs, "built-pass") {
		t.Errorf("to standard output: status %d, %q, %q", status, out, errs)
	}
}

func TestSiteImportRefuses(t *testing.T) {
	list := written(t, "built.csv", builtList, 0o644)
	broken := written(t, "site.hcl", "accounts {\n", 0o600)
	page := written(t, "built.html", "<table><tr><th>Username</th><th>Number</th></tr><tr><td>1</td><td>+39</td></tr></table>", 0o644)
	other := written(t, "built.txt", "nothing of the kind\n", 0o644)
	for _, c := range []struct {
		args   []string
		status int
		says   string
	}{
		{[]string{"site", "import", "-o", broken, list}, 2, "accounts {"},
		{[]string{"site", "import", "--complete", page}, 2, "not complete"},
		{[]string{"site", "import", other}, 3, "no account list"},
		{[]string{"site", "import", filepath.Join(t.TempDir(), "absent.csv")}, 1, "absent.csv"},
		{[]string{"site", "import"}, 2, "requires"},
		{[]string{"site", "lint", broken}, 2, "site.hcl"},
		{[]string{"site", "lint", filepath.Join(t.TempDir(), "absent.hcl")}, 2, "not readable"},
	} {
		status, out, errs := pwtriage(c.args...)
		if status != c.status || !strings.Contains(out+errs, c.says) {
			t.Errorf("%q: status %d, want %d, with %q:\n%s%s", c.args, status, c.status, c.says, out, errs)
		}
	}
	if data, _ := os.ReadFile(broken); string(data) != "accounts {\n" {
		t.Errorf("the broken file was changed: %q", data)
	}
}
