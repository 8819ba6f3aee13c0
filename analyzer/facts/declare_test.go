package facts

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// asked are the facts only a person's answer to a question can give.
var asked = map[string]bool{"device.clock_right": true}

// TestEveryFactIsGathered finds a declared fact no line of the gathering sets: conditions over it would be unknown for ever.
func TestEveryFactIsGathered(t *testing.T) {
	names, err := filepath.Glob("gather*.go")
	if err != nil || len(names) == 0 {
		t.Fatalf("no gather*.go (%v)", err)
	}
	var source strings.Builder
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		source.Write(text)
	}
	for _, f := range Declared() {
		if strings.HasPrefix(f[0], "config.") || asked[f[0]] { // settings are set by a name made of parts
			continue
		}
		if !strings.Contains(source.String(), `"`+f[0]+`"`) {
			t.Errorf("nothing sets the fact %q", f[0])
		}
	}
}
