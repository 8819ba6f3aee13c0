package report

import (
	"strings"
	"testing"
	"unicode"
)

func TestFormatsAreToldApart(t *testing.T) {
	names, extensions := map[string]bool{}, map[string]bool{}
	for _, f := range Formats() {
		if names[f.Name] || extensions[f.Extension] {
			t.Errorf("format %q: name or extension %q is another's: its file would replace the other's", f.Name, f.Extension)
		}
		names[f.Name], extensions[f.Extension] = true, true
		if f.About == "" || strings.HasSuffix(f.About, ".") {
			t.Errorf("format %q: %q is no line of help", f.Name, f.About)
		}
		if got, ok := Find(f.Name); !ok || got.Name != f.Name {
			t.Errorf("Find(%q) = %q, %v", f.Name, got.Name, ok)
		}
	}
	if _, ok := Find("html5"); ok {
		t.Error("Find finds a format that does not exist")
	}
}

// TestNothingHostileIsRaw looks for characters that move the cursor, hide or reorder text: none may pass in any format, though the
// built result is full of them.
func TestNothingHostileIsRaw(t *testing.T) {
	for _, f := range Formats() {
		for _, name := range results {
			for i, r := range render(t, f.Name, name) {
				if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar) {
					t.Errorf("%s of %s: %U at byte %d", f.Name, name, r, i)
					break
				}
			}
		}
	}
}

// TestAnEmptyResultRenders: a result may lack everything, and no format fails on that.
func TestAnEmptyResultRenders(t *testing.T) {
	list, err := Read(strings.NewReader(`{"schema": "pwtriage/diagnosis/v1", "findings": [{}, {"count": 3}], "settings": [{}], "trail": [{}], "timeline": [{}], "unknown": [{}], "missing": [{}], "verdict": {"ask": {}}}`))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range Formats() {
		for _, level := range []int{1, 3} {
			var b strings.Builder
			if err := f.Render(&b, list[0], Options{TextOptions: TextOptions{Level: level}}); err != nil {
				t.Errorf("%s: %v", f.Name, err)
			}
			if !strings.HasSuffix(b.String(), "\n") {
				t.Errorf("%s does not end its last line", f.Name)
			}
		}
	}
}
