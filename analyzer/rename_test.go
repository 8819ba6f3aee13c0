package analyzer_test

import (
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// renaming gives every host, address, number, account, realm, port and file of the corpus another name. Replacements are as long as
// what they replace, so that the lengths which logs and messages state stay true.
type renaming struct {
	words map[string]string
	token *regexp.Regexp
	files map[string]string
}

var (
	numberIn  = regexp.MustCompile(`sips?:(\d{3,6})@|account "(\d{3,6})"|--username (\d{3,6})`)
	portIn    = regexp.MustCompile(`(?:pbx\.example\.test|192\.0\.2\.\d+|[a-z]+\.test):(\d{4,5})\b|port += (\d+)`)
	addressIn = regexp.MustCompile(`\b192\.0\.2\.\d{1,3}\b`)
)

// named are the words of the corpus' host names.
var named = map[string]string{"pbx": "gw7", "voip": "sip4", "example": "zentral", "exmaple": "zentarl", "test": "intr"}

// newRenaming learns the names of the corpus; standard ports stay where keepPorts is set.
func newRenaming(t *testing.T, all []label, keepPorts bool) *renaming {
	t.Helper()
	r := &renaming{words: map[string]string{}, files: map[string]string{}}
	for from, to := range named {
		r.words[from] = to
	}
	if keepPorts {
		r.words["5060"], r.words["5061"] = "5060", "5061"
	}
	random := rand.New(rand.NewSource(20261125))
	r.learn(read(t, filepath.Join(corpus, "site.hcl")), random)
	for _, l := range all {
		_ = filepath.WalkDir(l.folder, func(path string, d os.DirEntry, err error) error {
			if err == nil && !d.IsDir() && d.Name() != "label.json" {
				r.learn(read(t, path), random)
			}
			return err
		})
	}
	var alternatives []string
	for word := range r.words {
		alternatives = append(alternatives, regexp.QuoteMeta(word))
	}
	slices.SortFunc(alternatives, func(a, b string) int { return len(b)*1000 - len(a)*1000 + strings.Compare(a, b) })
	r.token = regexp.MustCompile(`\b(?:` + strings.Join(alternatives, "|") + `)\b`)
	return r
}

func read(t *testing.T, path string) []byte {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// learn finds numbers, ports and addresses; each gets one replacement for all of the corpus, unlike any other.
func (r *renaming) learn(data []byte, random *rand.Rand) {
	for _, found := range [][][][]byte{numberIn.FindAllSubmatch(data, -1), portIn.FindAllSubmatch(data, -1)} {
		for _, groups := range found {
			for _, g := range groups[1:] {
				if len(g) > 0 {
					r.number(string(g), random)
				}
			}
		}
	}
	for _, a := range addressIn.FindAll(data, -1) {
		r.words[string(a)] = "10.77.4." + string(a[len("192.0.2."):])
	}
}

func (r *renaming) number(n string, random *rand.Rand) {
	if r.words[n] != "" {
		return
	}
	used := map[string]bool{"2026": true}
	for from, to := range r.words {
		used[from], used[to] = true, true
	}
	for to := ""; ; {
		least := 1
		for range len(n) - 1 {
			least *= 10
		}
		if to = fmt.Sprint(least + random.Intn(5*least)); !used[to] { // below 60000: also a port
			r.words[n] = to
			return
		}
	}
}

func (r *renaming) text(data []byte) []byte {
	return r.token.ReplaceAllFunc(data, func(word []byte) []byte { return []byte(r.words[string(word)]) })
}

// path renames a file and keeps its folder's depth; the extension says nothing either.
func (r *renaming) path(name string) string {
	parts := strings.Split(name, "/")
	for i, p := range parts {
		if r.files[p] == "" {
			r.files[p] = fmt.Sprintf("part-%02d", len(r.files)+1)
		}
		parts[i] = r.files[p]
	}
	return strings.Join(parts, "/")
}

func (r *renaming) label(l label) label {
	l.KeyLines = slices.Clone(l.KeyLines)
	for i := range l.KeyLines {
		l.KeyLines[i].File = r.path(l.KeyLines[i].File)
	}
	return l
}

func (r *renaming) file(name string, data []byte) (string, []byte) {
	return r.path(name), r.text(data)
}

// site is the site file under the new names.
func (r *renaming) site(t *testing.T) string {
	path := filepath.Join(t.TempDir(), "site.hcl")
	if err := os.WriteFile(path, r.text(read(t, filepath.Join(corpus, "site.hcl"))), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
