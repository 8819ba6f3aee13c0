//go:build linux

package folder

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"golang.org/x/sys/unix"

	"github.com/pwtriage/pwtriage/internal/watch/durable"
	"github.com/pwtriage/pwtriage/internal/watch/inbox"
	"github.com/pwtriage/pwtriage/internal/watch/ledger"
)

// Refusal is what is told of an upload in the quarantine, in place of a diagnosis.
func (r *Record) Refusal() []byte {
	text, err := json.MarshalIndent(struct {
		Schema  string `json:"schema"`
		Upload  string `json:"upload"`
		Sum     string `json:"sha256"`
		Size    int64  `json:"size"`
		Outcome string `json:"outcome"`
		Reason  string `json:"reason"`
		Result  string `json:"result"`
	}{"pwtriage/quarantine/v1", show(r.Name), r.Sum, r.Size, r.Outcome, show(r.Reason), r.Result}, "", "  ")
	if err != nil {
		panic("folder: a struct of strings can't be encoded: " + err.Error())
	}
	return append(text, '\n')
}

// reason puts the reason file of an upload into the quarantine.
func (q *Queue) reason(r *Record) error {
	return q.reasons.Replace(filepath.Join(q.opt.Quarantine, r.Result+".reason.json"), r.Refusal())
}

// settle is the end of an upload that has a verdict already. result is that of another upload with the same content, if any.
func (q *Queue) settle(it *item, key, outcome, result string) error {
	if result != "" {
		if err := q.link(base(it.name(), it.sum)+".link.json", linkNote{Upload: it.name(), Sum: it.sum, Result: result}); err != nil {
			return err
		}
		q.opt.Log.Info("seen before", "upload", show(it.up.Path), "result", result)
	}
	up := ledger.Upload{Path: it.up.Path, Sig: it.up.Sig.String(), Sum: it.sum, Key: key, Version: it.version, Place: q.dispose(it, outcome)}
	if err := q.opt.Ledger.Finish(up); err != nil {
		return err
	}
	q.finished(it, up.Place)
	q.release(it, false)
	return nil
}

// tidy does away with the uploads of a published batch.
func (q *Queue) tidy(batch []*parcel) {
	var moved []ledger.Upload
	for _, p := range batch {
		if p.lost || p.it == nil {
			continue
		}
		place := q.dispose(p.it, p.record.Outcome)
		if place != p.it.place {
			moved = append(moved, ledger.Upload{Path: p.it.up.Path, Sig: p.it.up.Sig.String(), Sum: p.it.sum, Key: p.work.Key, Version: p.it.version, Place: place})
		}
		q.finished(p.it, place)
	}
	if len(moved) == 0 {
		return
	}
	if err := q.opt.Ledger.Finish(moved...); err != nil {
		q.complain("", err)
	}
}

// finished keeps the scanner from handing an upload out again while it lies where it was.
func (q *Queue) finished(it *item, place string) {
	if q.isAgain(it.sum) {
		q.answered(it.sum)
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	if place == "" {
		q.known[q.print(it.up.Path, it.up.Sig.String())] = true
	}
}

// fate is what becomes of an upload: what has no verdict goes to the quarantine, and what lies in a folder of ours already is never
// deleted.
func (q *Queue) fate(it *item, outcome string) (how, to string) {
	switch {
	case outcome == Quarantined || outcome == Unreadable:
		return Move, q.opt.Quarantine
	case it.place != "" && q.opt.Done != Move:
		return Leave, ""
	}
	return q.opt.Done, q.opt.DoneDir
}

// dispose moves, copies, deletes or leaves an upload and returns where it lies now. An upload that has changed is a new one, and is
// left alone.
func (q *Queue) dispose(it *item, outcome string) string {
	how, to := q.fate(it, outcome)
	from, dest := it.path(q.opt.Inbox), filepath.Join(to, it.sum[:12]+"-"+clean(it.name()))
	if how == Leave || dest == it.place {
		return it.place
	}
	if _, err := os.Lstat(from); errors.Is(err, fs.ErrNotExist) {
		return ledger.Gone // another watcher was faster, or its owner took it back
	}
	if q.changed(it) {
		return it.place
	}
	var err error
	switch how {
	case Copy:
		if err = copyFile(from, dest); err == nil {
			return it.place
		}
	case Delete:
		dest, err = ledger.Gone, os.Remove(from)
	default:
		err = q.move(it, from, dest)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return ledger.Gone
	case err != nil:
		q.complain(it.up.Path, err)
		return it.place
	}
	if it.place == "" {
		removeMarkers(from)
	}
	return dest
}

func removeMarkers(path string) {
	for _, ext := range []string{".ready", ".done"} {
		if info, err := os.Lstat(path + ext); err == nil && info.Mode().IsRegular() && info.Size() <= 4<<10 {
			os.Remove(path + ext)
		}
	}
}

// move takes a file away without replacing another. One that was written to at the same moment is put back.
func (q *Queue) move(it *item, from, dest string) error {
	err := unix.Renameat2(unix.AT_FDCWD, from, unix.AT_FDCWD, dest, unix.RENAME_NOREPLACE)
	switch {
	case errors.Is(err, unix.EEXIST): // its name holds its hash: it is the same content
		return os.Remove(from)
	case errors.Is(err, unix.EXDEV), errors.Is(err, unix.EINVAL), errors.Is(err, unix.ENOSYS):
		if err := copyFile(from, dest); err != nil {
			return err
		}
		return os.Remove(from)
	case err != nil:
		return &fs.PathError{Op: "move", Path: from, Err: err}
	}
	info, err := os.Lstat(dest)
	if err == nil && it.place == "" && (info.Size() != it.up.Sig.Size || info.ModTime().UnixNano() != it.up.Sig.Mod) {
		unix.Renameat2(unix.AT_FDCWD, dest, unix.AT_FDCWD, from, unix.RENAME_NOREPLACE)
		return fmt.Errorf("move %q: %w", from, inbox.ErrChanged)
	}
	return durable.SyncDir(filepath.Dir(dest))
}

// copyFile copies through a temporary name; a file that is there already has the same content.
func copyFile(from, dest string) (err error) {
	if _, err := os.Lstat(dest); err == nil {
		return nil
	}
	in, _, err := inbox.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.CreateTemp(filepath.Dir(dest), ".copy-*")
	if err != nil {
		return err
	}
	defer os.Remove(out.Name())
	_, err = io.Copy(out, in)
	if err == nil {
		err = out.Sync()
	}
	if cerr := out.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Rename(out.Name(), dest)
	}
	if err != nil {
		return err
	}
	return durable.SyncDir(filepath.Dir(dest))
}
