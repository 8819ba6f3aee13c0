package report

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/patterns"
)

var update = flag.Bool("update", false, "write the golden files anew")

// results are the stored ones: of a real bundle (testdata/store.sh makes it anew), and one built by hand that fills every field and
// whose texts attack whoever shows them.
var results = []string{"wrong-password", "built-everything"}

func stored(t testing.TB, name string) *finding.Diagnosis {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name+".result.json"))
	if err != nil {
		t.Fatal(err)
	}
	list, err := Read(bytes.NewReader(data))
	if err != nil || len(list) != 1 {
		t.Fatalf("%s: %d results, %v", name, len(list), err)
	}
	return list[0]
}

// shelf is a small catalogue of its own, so that golden files do not change with every entry of the real one.
var shelf = &patterns.Catalogue{Entries: []*patterns.Entry{
	{ID: "REG-901", Title: "The server rejects the registration", Class: "registration", Severity: "error", Means: "The account is known and barred.",
		Remedy: "Look at the account on the PrivateServer.", Causes: []string{"account-forbidden"}, References: []string{"RFC 3261 21.4.4", "https://www.rfc-editor.org/rfc/rfc3261"}},
	{ID: "NET-9", Title: "The device changed its network", Class: "network", Severity: "warning", Means: "Wi-Fi to mobile data or back."},
}}

func options() Options {
	return Options{TextOptions: TextOptions{Level: 3, Bundle: "bundle.zip"}, Indent: true, Catalogue: shelf}
}

func render(t testing.TB, format, result string) string {
	t.Helper()
	f, ok := Find(format)
	if !ok {
		t.Fatalf("there is no format %q", format)
	}
	var b bytes.Buffer
	if err := f.Render(&b, stored(t, result), options()); err != nil {
		t.Fatalf("%s of %s: %v", format, result, err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	for _, f := range Formats() {
		for _, name := range results {
			golden := filepath.Join("testdata", name+"."+f.Name+".golden")
			got := render(t, f.Name, name)
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Errorf("%v (go test ./internal/report -update)", err)
				continue
			}
			if got != string(want) {
				t.Errorf("%s is stale, or the format %s has changed (go test ./internal/report -update, then look at the difference):\n%s", golden, f.Name, firstDifference(string(want), got))
			}
		}
	}
}

// TestGoldenFilesAreAllUsed finds golden files of formats and results that are no more.
func TestGoldenFilesAreAllUsed(t *testing.T) {
	files, err := filepath.Glob("testdata/*.golden")
	if err != nil {
		t.Fatal(err)
	}
	if want := len(results) * len(Formats()); len(files) != want {
		t.Errorf("%d golden files, want %d: %s", len(files), want, strings.Join(files, " "))
	}
}

func firstDifference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return "want " + clip(a[i], 300) + "\ngot  " + clip(b[i], 300)
		}
	}
	return "one ends early"
}

// TestTheJSONFormatKeepsTheResult proves that nothing is lost between a result and its rendering.
func TestTheJSONFormatKeepsTheResult(t *testing.T) {
	for _, name := range results {
		first := render(t, "json", name)
		list, err := Read(strings.NewReader(first))
		if err != nil {
			t.Fatal(err)
		}
		var again bytes.Buffer
		if err := JSON(&again, list[0], true); err != nil {
			t.Fatal(err)
		}
		if again.String() != first {
			t.Errorf("%s: a result read and written is another: %s", name, firstDifference(first, again.String()))
		}
	}
}
