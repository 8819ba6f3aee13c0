//go:build linux

package claim

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/pwtriage/pwtriage/internal/watch/durable"
)

// ErrLost says that another machine has taken a claim over.
var ErrLost = errors.New("another watcher has taken this bundle over")

// Board is the folder of claims and done records.
type Board struct {
	dir, owner string
	badge      string // the file that this watcher's claims are names of
	desk       *durable.Desk
	expiry     time.Duration
	now        func() time.Duration // monotonic

	mu   sync.Mutex
	seen map[string]sighting // claims of others
}

type sighting struct {
	token int
	beat  int64
	since time.Duration
}

// Claim is the right to work on a key while it is renewed.
type Claim struct {
	Key   string
	Token int
	path  string
}

// note is what a claim's file says to a person who looks.
type note struct {
	Owner string `json:"owner"`
	Host  string `json:"host"`
	PID   int    `json:"pid"`
}

// Open opens the board of a share. owner is unique among watchers and stays the same over restarts of one.
func Open(dir, owner string, expiry time.Duration, now func() time.Duration) (*Board, error) {
	desk, err := durable.NewDesk(filepath.Join(dir, "tmp"), owner)
	if err != nil {
		return nil, err
	}
	for _, sub := range []string{"claims", "done"} {
		if err := os.MkdirAll(filepath.Join(dir, sub), 0o750); err != nil {
			return nil, fmt.Errorf("make folder %q: %w", sub, err)
		}
	}
	b := &Board{dir: dir, owner: owner, desk: desk, expiry: expiry, now: now, seen: map[string]sighting{}}
	host, _ := os.Hostname()
	text, err := json.Marshal(note{owner, host, os.Getpid()})
	if err != nil {
		return nil, fmt.Errorf("claim: %w", err)
	}
	if b.badge, err = desk.Keep(text); err != nil {
		return nil, err
	}
	return b, b.sweep()
}

// sweep gives back what an earlier run of this owner held when it died. Some of it may be published: nobody would look at it again.
func (b *Board) sweep() error {
	paths, err := filepath.Glob(filepath.Join(b.dir, "claims", "*", "*"))
	if err != nil {
		return fmt.Errorf("look for claims: %w", err)
	}
	for _, path := range paths {
		if ownerOf(path) != b.owner {
			continue
		}
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("give claim back: %w", err)
		}
	}
	return nil
}

func ownerOf(path string) string {
	var n note
	data, err := os.ReadFile(path)
	if err != nil || json.Unmarshal(data, &n) != nil {
		return ""
	}
	return n.Owner
}

// Close takes the watcher's file off the share. Claims that are still held stay, and expire.
func (b *Board) Close() error {
	if err := os.Remove(b.badge); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("leave the share: %w", err)
	}
	return nil
}

// Desk is where files are written before they are put in place on the share.
func (b *Board) Desk() *durable.Desk { return b.desk }

// folder spreads keys over 256 folders. It is made when first used; another machine may make it as well.
func (b *Board) folder(kind, key string) (string, error) {
	dir := filepath.Join(b.dir, kind, key[:2])
	err := os.Mkdir(dir, 0o750)
	if err == nil {
		err = durable.SyncDir(filepath.Dir(dir))
	}
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return "", fmt.Errorf("make folder %q: %w", dir, err)
	}
	return dir, nil
}

// Take claims a key. It returns nil when another watcher holds it.
func (b *Board) Take(key string) (*Claim, error) {
	dir, err := b.folder("claims", key)
	if err != nil {
		return nil, err
	}
	top, owner, err := b.top(dir, key)
	if err != nil {
		return nil, err
	}
	if top > 0 && owner != b.owner && !b.expired(dir, key, top) {
		return nil, nil
	}
	c := &Claim{Key: key, Token: top + 1, path: name(dir, key, top+1)}
	won, err := b.desk.Mark(b.badge, c.path)
	if !won || err != nil {
		return nil, err
	}
	return c, nil
}

func name(dir, key string, token int) string { return filepath.Join(dir, key+"."+strconv.Itoa(token)) }

// top is the highest claim on a key, 0 for none. Claims are few: they live as long as the work.
func (b *Board) top(dir, key string) (token int, owner string, err error) {
	paths, err := filepath.Glob(filepath.Join(dir, key+".*")) // keys are hex digits and dots
	if err != nil {
		return 0, "", fmt.Errorf("look for claims: %w", err)
	}
	for _, p := range paths {
		n, err := strconv.Atoi(strings.TrimPrefix(filepath.Base(p), key+"."))
		if err == nil && n > token {
			token = n
		}
	}
	if token == 0 {
		return 0, "", nil
	}
	data, err := os.ReadFile(name(dir, key, token))
	if errors.Is(err, fs.ErrNotExist) { // given back just now: the next scan takes it
		return token, "", nil
	}
	if err != nil {
		return 0, "", fmt.Errorf("read claim: %w", err)
	}
	var n note
	if json.Unmarshal(data, &n) != nil {
		return token, "", nil // somebody else's, whatever it is; its expiry counts
	}
	return token, n.Owner, nil
}

// expired says whether a claim has stood untouched for the expiry while this watcher looked on. The file is opened, since shares keep
// the status of names for a while, but not that of what is opened.
func (b *Board) expired(dir, key string, token int) bool {
	beat, err := beatOf(name(dir, key, token))
	if err != nil {
		return false
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	at, ok := b.seen[key]
	if !ok || at.token != token || at.beat != beat {
		b.seen[key] = sighting{token, beat, b.now()}
		return false
	}
	if b.now()-at.since < b.expiry {
		return false
	}
	delete(b.seen, key)
	return true
}

func beatOf(path string) (int64, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	return info.ModTime().UnixNano(), nil
}

// Renew shows that the holder lives. It costs no room: a full disk does not lose claims.
func (b *Board) Renew(c *Claim) error {
	if err := b.Held(c); err != nil {
		return err
	}
	now := time.Now()
	if err := os.Chtimes(c.path, now, now); err != nil {
		return fmt.Errorf("renew claim: %w", err)
	}
	return nil
}

// Held says whether the claim is still the highest: ErrLost if not.
func (b *Board) Held(c *Claim) error {
	top, owner, err := b.top(filepath.Dir(c.path), c.Key)
	switch {
	case err != nil:
		return err
	case top != c.Token || owner != b.owner:
		return ErrLost
	}
	return nil
}

// Drop gives a claim back, and those it took over from with it.
func (b *Board) Drop(c *Claim) error {
	if err := b.Held(c); err != nil {
		if errors.Is(err, ErrLost) {
			return nil
		}
		return err
	}
	for token := 1; token <= c.Token; token++ {
		err := os.Remove(name(filepath.Dir(c.path), c.Key, token))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("give claim back: %w", err)
		}
	}
	return nil
}
