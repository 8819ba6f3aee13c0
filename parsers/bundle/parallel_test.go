package bundle

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
)

// tape is all that a walk tells and hands out, in its order.
func tape(t *testing.T, path string, limits Limits, visit func(m *Member, r io.Reader) error) string {
	t.Helper()
	var b strings.Builder
	busy := atomic.Bool{}
	rep, err := WalkParallel(context.Background(), path, nil, limits, func(m *Member, r io.Reader) (func() error, error) {
		sum := sha256.New()
		var err error
		if visit != nil {
			err = visit(m, r)
		}
		if err == nil {
			_, err = io.Copy(sum, r)
		}
		whole := err == nil
		return func() error {
			if !busy.CompareAndSwap(false, true) {
				t.Errorf("%s: kept while another is", m.Path)
			}
			defer busy.Store(false)
			if got := hex.EncodeToString(sum.Sum(nil)); whole && got != m.SHA256 {
				t.Errorf("%s: hash %s, read %s", m.Path, m.SHA256, got)
			}
			fmt.Fprintf(&b, "%d %s %d %s\n", m.Ordinal, m.Path, m.Size, m.SHA256)
			if strings.HasSuffix(m.Path, "refused") {
				return errors.New("refused when kept")
			}
			return nil
		}, err
	})
	must(t, err)
	fmt.Fprintf(&b, "%s %s %d strip %q members %d incomplete %v\n", rep.Name, rep.SHA256, rep.Size, rep.Strip, rep.Members, rep.Incomplete)
	for _, s := range rep.Skipped {
		fmt.Fprintf(&b, "skipped %s: %s\n", s.Path, s.Reason)
	}
	fmt.Fprintf(&b, "notes %q\n", rep.Notes)
	return b.String()
}

// sameOnAll holds what several workers make of a path against what one does. It returns the one's.
func sameOnAll(t *testing.T, path string, limits Limits, visit func(m *Member, r io.Reader) error) string {
	t.Helper()
	limits.Workers = 1
	want := tape(t, path, limits, visit)
	for _, n := range []int{2, 8} {
		limits.Workers = n
		if got := tape(t, path, limits, visit); got != want {
			t.Fatalf("%+v, %d workers:\n%s\none:\n%s", limits, n, got, want)
		}
	}
	return want
}

// noise is text that does not compress to nothing.
func noise(seed int64, n int) string {
	b := make([]byte, n)
	random := rand.New(rand.NewSource(seed))
	for i := range b {
		b[i] = "0123456789abcde\n"[random.Intn(16)]
	}
	return string(b)
}

// crowd is a folder of what comes to a desk and what should not: several names for one member, archives in archives, damage, housekeeping.
func crowd(t *testing.T) map[string]string {
	inner := zipOf(t, map[string]string{"x.log": noise(1, 3000), "y/same.log": "1", "y/same.log.gz": string(gzOf(t, []byte("2"))), "bad\x1bname": "n", "refused": "x"})
	files := map[string]string{
		"app.log": noise(2, 5000), "app.log.gz": string(gzOf(t, []byte(noise(3, 9000)))), "app.log#2": "a name that looks given",
		"in.zip": string(inner), "deep.zip": string(zipOf(t, map[string]string{"a/in.zip": string(inner), "b/in.zip": string(inner), "c.log": noise(4, 2000)})),
		"logs.tar.gz": string(gzOf(t, tarOf(t, map[string]string{"l/1.log": noise(5, 4000), "l/2.log": "2", "l/in.zip": string(inner)}))),
		"cut.gz":      string(gzOf(t, []byte(noise(6, 20000)))[:6000]), "cut.zip": string(inner[:len(inner)-200]),
		"stray.gz": string(gzOf(t, []byte("text"))) + strings.Repeat("and more", 9), "plain.zip": "no zip at all", "empty.log": "", "refused": "x",
		"__MACOSX/._app": "\x00\x05\x16\x07", "support/.DS_Store": "x", "pack.rar": "Rar!\x1a\x07\x01\x00", "z.tar": string(tarOf(t, support)),
	}
	for i := range 40 {
		files[fmt.Sprintf("many/%02d.log", i)] = noise(int64(i), 100*i)
	}
	return files
}

func TestWorkersAgree(t *testing.T) {
	files := crowd(t)
	folder := folderOf(t, files)
	must(t, os.Symlink("/etc/passwd", filepath.Join(folder, "link")))
	want := sameOnAll(t, folder, Limits{}, nil)
	for _, part := range []string{"app.log#3", "deep.zip!/a/in.zip!/y/same.log#2", "refused when kept", "symbolic link", "truncated", "bytes after the end of the gzip data", "housekeeping"} {
		if !strings.Contains(want, part) {
			t.Errorf("the folder does not show %q:\n%s", part, want)
		}
	}
	sameOnAll(t, fileOf(t, "all.zip", zipOf(t, files)), Limits{}, nil)
	sameOnAll(t, fileOf(t, "all.zip.gz", gzOf(t, zipOf(t, files))), Limits{}, nil)
	sameOnAll(t, fileOf(t, "all.tar", tarOf(t, files)), Limits{}, nil)
	sameOnAll(t, folderOf(t, map[string]string{"all.zip": string(zipOf(t, files)), "b.log": "x"}), Limits{}, nil)
}

// TestWorkersAgreeOnLimits lets every limit fall at many places of the walk.
func TestWorkersAgreeOnLimits(t *testing.T) {
	files := crowd(t)
	paths := []string{folderOf(t, files), fileOf(t, "all.zip", zipOf(t, files)), folderOf(t, map[string]string{"a.zip": string(zipOf(t, files)), "b.zip": string(zipOf(t, files))})}
	steps := 15
	if testing.Short() {
		steps = 8
	}
	hit := 0
	for _, path := range paths {
		for i := range steps {
			part := int64(i)*int64(i)*7 + 1
			for _, l := range []Limits{{TotalBytes: part * 300}, {Entries: int(part)/8 + 1}, {MemberBytes: part * 30}, {BufferBytes: part << 12}, {DirectoryBytes: part * 8},
				{Depth: i%4 + 1}, {TotalBytes: 200_000 - part*100, Entries: 150 - 3*i, BufferBytes: 2 << 20}} {
				if strings.Contains(sameOnAll(t, path, l, nil), "limit reached") {
					hit++
				}
			}
		}
	}
	if hit < steps*len(paths) {
		t.Errorf("only %d walks reached a limit", hit)
	}
}

// TestWorkersAgreeOnLargeMembers: members that are read ahead, whole, cut by each limit, and damaged.
func TestWorkersAgreeOnLargeMembers(t *testing.T) {
	text := noise(7, 4<<20)
	packed := gzOf(t, []byte(text))
	damaged := slices.Clone(packed)
	damaged[len(damaged)-6] ^= 1
	files := map[string]string{"a.log": text, "b.log.gz": string(packed), "c.gz": string(damaged), "d.gz": string(packed[:len(packed)/2]), "e.log": noise(8, 2<<20)}
	paths := []string{fileOf(t, "a.log", []byte(text)), fileOf(t, "b.log.gz", packed), fileOf(t, "c.gz", damaged), folderOf(t, files), fileOf(t, "t.tgz", gzOf(t, tarOf(t, files)))}
	for _, path := range paths {
		whole := sameOnAll(t, path, Limits{}, nil)
		for _, l := range []Limits{{MemberBytes: 3<<20 + 77}, {TotalBytes: 3<<20 + 13}, {TotalBytes: 7 << 20, MemberBytes: 3 << 20}, {TotalBytes: 1 << 20}} {
			if sameOnAll(t, path, l, nil) == whole {
				t.Errorf("%s: %+v is no limit", path, l)
			}
		}
	}
}

func TestWorkersAgreeOnWhatVisitSays(t *testing.T) {
	path := folderOf(t, crowd(t))
	for _, stop := range []string{"app.log", "app.log#3", "many/07.log", "deep.zip!/b/in.zip!/x.log", "logs.tar.gz!/l/2.log", "z.tar!/support/empty.txt"} {
		var visited atomic.Int64
		got := sameOnAll(t, path, Limits{}, func(m *Member, r io.Reader) error {
			visited.Add(1)
			switch {
			case m.Path == stop:
				return ErrStop
			case strings.Contains(m.Path, "many"):
				return errors.New("no log of ours")
			}
			return nil
		})
		if visited.Load() == 0 || strings.Contains(got, "z.tar!/support/logs/client.log") {
			t.Errorf("after %s the walk went on:\n%s", stop, got)
		}
	}
}

// TestStoppedWalk: what a cancelled walk hands out is the beginning of the whole walk, and where it ended is told once.
func TestStoppedWalk(t *testing.T) {
	path := folderOf(t, crowd(t))
	order := collect(t, path, nil, Limits{}).order
	for at := 1; at < len(order); at += 5 {
		ctx, cancel := context.WithCancel(context.Background())
		var kept []string
		rep, err := WalkParallel(ctx, path, nil, Limits{Workers: 4}, func(m *Member, r io.Reader) (func() error, error) {
			return func() error {
				if kept = append(kept, m.Path); len(kept) == at {
					cancel()
				}
				return nil
			}, nil
		})
		must(t, err)
		cancel()
		whole := kept[:len(kept)-1] // the last may be cut off before it is known what it is
		if len(kept) < at || !slices.Equal(whole, order[:len(whole)]) || rep.Members != len(kept) {
			t.Errorf("kept %q, %d members", kept, rep.Members)
		}
		if n := strings.Count(fmt.Sprint(rep.Skipped), "context canceled"); n > 1 || n == 0 && len(kept) < len(order) {
			t.Errorf("after %d of %d: told %d times that it was stopped: %q", len(kept), len(order), n, rep.Skipped)
		}
	}
}

func TestPanicOfAVisit(t *testing.T) {
	path := folderOf(t, crowd(t))
	for _, name := range []string{"app.log", "many/20.log", "z.tar!/support/app.ini"} {
		got := func() (fault any) {
			defer func() { fault = recover() }()
			_, _ = WalkParallel(context.Background(), path, nil, Limits{Workers: 4}, func(m *Member, r io.Reader) (func() error, error) {
				if m.Path == name {
					panic("parser failed")
				}
				return nil, nil
			})
			return nil
		}()
		if got != "parser failed" {
			t.Errorf("%s: the caller was told %v", name, got)
		}
	}
}

// TestFileThatChanges: the sums are those of what was read, although the file is longer by then.
func TestFileThatChanges(t *testing.T) {
	for _, workers := range []int{1, 4} {
		path := fileOf(t, "grows.log", []byte(noise(9, 3<<20)))
		sum := sha256.New()
		var member *Member
		rep, err := WalkParallel(context.Background(), path, nil, Limits{Workers: workers}, func(m *Member, r io.Reader) (func() error, error) {
			member = m
			_, err := io.CopyN(sum, r, 1<<20)
			must(t, err)
			f, err := os.OpenFile(path, os.O_WRONLY, 0)
			must(t, err)
			_, err = f.WriteAt([]byte("changed"), 0)
			must(t, err)
			must(t, f.Close())
			_, err = io.Copy(sum, r)
			return nil, err
		})
		must(t, err)
		if want := hex.EncodeToString(sum.Sum(nil)); rep.SHA256 != want || member.SHA256 != want {
			t.Errorf("bundle %s, member %s, read %s", rep.SHA256, member.SHA256, want)
		}
	}
}

// TestPlaces: never more visits at one time than workers.
func TestPlaces(t *testing.T) {
	path := folderOf(t, map[string]string{"a.zip": string(zipOf(t, crowd(t))), "b.zip": string(zipOf(t, crowd(t))), "c.log": "x", "d.log": noise(1, 3<<20)})
	for _, workers := range []int{1, 2, 3} {
		var now, most atomic.Int64
		_, err := WalkParallel(context.Background(), path, nil, Limits{Workers: workers}, func(m *Member, r io.Reader) (func() error, error) {
			n := now.Add(1)
			for seen := most.Load(); n > seen && !most.CompareAndSwap(seen, n); seen = most.Load() {
			}
			_, err := io.Copy(io.Discard, r)
			now.Add(-1)
			return nil, err
		})
		must(t, err)
		if most.Load() > int64(workers) {
			t.Errorf("%d visits at one time with %d workers", most.Load(), workers)
		}
	}
}
