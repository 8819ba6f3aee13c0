package bundle

import (
	"fmt"
	"strings"
	"time"
)

// Member is one regular file of a bundle.
type Member struct {
	Path    string    // path in the bundle; "!/" parts an archive from what it holds; safe to print
	Size    int64     // bytes read so far; the whole size once visit has returned and the rest was drained
	Ordinal int       // 1 for the first member handed out
	ModTime time.Time // zero when unknown
	SHA256  string    // of what was handed out and drained; WalkParallel's keep is told it, nobody else
}

// Skip names something that was not, or not wholly, examined.
type Skip struct{ Path, Reason string }

// Report tells what the bundle was and what of it was left out.
type Report struct {
	Name       string // base name of the path; "stdin" for standard input
	SHA256     string // of the bytes; for a folder of its sorted "path\0size\0sha256\n" lines; empty when not known
	Size       int64
	Skipped    []Skip
	Notes      []string
	Strip      string // lone top folders that every member's Path starts with, with a trailing slash
	Members    int
	Incomplete bool // a limit, a cut or damage kept some content from being handed out

	noted map[string]*noteCount
	order []string
}

// Clean returns path without the lone top folders.
func (r *Report) Clean(path string) string { return strings.TrimPrefix(path, r.Strip) }

type noteCount struct {
	count int
	first string
}

// admit counts a member, in the order of the walk.
func (r *Report) admit(m *Member) {
	r.Members++
	m.Ordinal = r.Members
	r.narrow(m.Path, m.Ordinal == 1)
}

// join adds another's notes: first come the kinds that are known already.
func (r *Report) join(notes *Report) {
	for _, kind := range notes.order {
		n := notes.noted[kind]
		r.note(kind, n.first)
		r.noted[kind].count += n.count - 1
	}
}

// note counts one observation of a kind; only the first of each kind is shown, since a hostile bundle can hold 100,000.
func (r *Report) note(kind, path string) {
	if r.noted == nil {
		r.noted = map[string]*noteCount{}
	}
	n := r.noted[kind]
	if n == nil {
		n = &noteCount{first: path}
		r.noted[kind] = n
		r.order = append(r.order, kind)
	}
	n.count++
}

func (r *Report) skip(path, reason string) {
	r.Skipped = append(r.Skipped, Skip{path, escape(reason)})
}

// finish turns the counted notes into lines.
func (r *Report) finish() {
	for _, kind := range r.order {
		n := r.noted[kind]
		line := `"` + n.first + `" ` + kind // the path is escaped already, which %q would do again
		switch {
		case n.first == "":
			line = kind
		case n.count > 1:
			line += fmt.Sprintf(" (and %d more)", n.count-1)
		}
		r.Notes = append(r.Notes, escape(line))
	}
	r.noted, r.order = nil, nil
}

// narrow keeps of the lone top folder what path shares with it. first is true for the first member.
func (r *Report) narrow(path string, first bool) {
	if first {
		r.Strip = topFolders(path)
		return
	}
	for !strings.HasPrefix(path, r.Strip) {
		cut := strings.LastIndexByte(r.Strip[:len(r.Strip)-1], '/')
		r.Strip = r.Strip[:cut+1]
	}
}

// topFolders returns the folders above path's last part, up to one that is no plain name: cutting "../" or "/" would hide
// that the name is hostile.
func topFolders(path string) string {
	end := 0
	for {
		i := strings.IndexByte(path[end:], '/')
		if i < 0 {
			return path[:end]
		}
		if part := path[end : end+i]; part == "" || part == ".." {
			return path[:end]
		}
		end += i + 1
	}
}
