package bundle

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"
	"unicode"
)

func TestGzipBomb(t *testing.T) {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err := io.CopyN(z, zeros{}, 64<<20)
	must(t, err)
	must(t, z.Close())
	data := tarOf(t, map[string]string{"a.log": "found before", "bomb.gz": b.String(), "z.log": "after"})
	g := stdin(t, data, Limits{TotalBytes: 4 << 20})
	wantSkip(t, g, "bomb", "limit reached: total bytes of 4 MiB")
	wantSkip(t, g, "bomb", "nothing after this was read")
	if g.files["a.log"] != "found before" || g.files["z.log"] != "" || !g.Incomplete || len(g.Skipped) != 1 {
		t.Errorf("members %q, skipped %q", g.order, g.Skipped)
	}
	g = stdin(t, data, Limits{MemberBytes: 1 << 20})
	wantSkip(t, g, "bomb", "limit reached: member bytes of 1 MiB; cut off after 1048576 bytes")
	if g.files["z.log"] != "after" || !g.Incomplete {
		t.Errorf("a member's limit ended the walk: %q", g.order)
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func TestMemberAsLargeAsLimit(t *testing.T) {
	g := stdin(t, []byte("12345"), Limits{MemberBytes: 5})
	clean(t, g)
	if g.files["stdin"] != "12345" {
		t.Error(g.files)
	}
}

func TestEntriesLimit(t *testing.T) {
	files := map[string]string{}
	for i := range 20 {
		files[fmt.Sprintf("%02d", i)] = "x"
	}
	g := stdin(t, tarOf(t, files), Limits{Entries: 10})
	wantSkip(t, g, "09", "limit reached: entries of 10") // standard input is the first entry
	if len(g.files) != 9 || !g.Incomplete {
		t.Errorf("members %q", g.order)
	}
	g = collect(t, folderOf(t, files), nil, Limits{Entries: 10})
	if len(g.files) != 10 || !g.Incomplete || len(g.Skipped) != 1 {
		t.Errorf("folder: %q %q", g.order, g.Skipped)
	}
}

func TestTarHeaderBudget(t *testing.T) {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for i := range 8 {
		h := &tar.Header{Name: fmt.Sprint(i), Mode: 0o644, Format: tar.FormatPAX, PAXRecords: map[string]string{"X.a": strings.Repeat("x", 100<<10)}}
		must(t, w.WriteHeader(h))
	}
	must(t, w.Close())
	g := stdin(t, b.Bytes(), Limits{HeaderBytes: 512 << 10})
	wantSkip(t, g, "stdin", "limit reached: tar header bytes of 512 KiB")
	if n := len(g.files); n < 4 || n > 5 {
		t.Errorf("%d members before the limit, want 4 or 5", n)
	}
	clean(t, stdin(t, b.Bytes(), Limits{}))
}

func TestTimeLimitsAndCancel(t *testing.T) {
	g := stdin(t, tarOf(t, support), Limits{Wall: 1})
	if !g.Incomplete || !strings.Contains(g.skip("stdin"), "wall time") {
		t.Errorf("wall: %q", g.Skipped)
	}
	ctx, cancel := context.WithCancel(context.Background())
	rep, err := Walk(ctx, "-", bytes.NewReader(tarOf(t, support)), Limits{}, func(*Member, io.Reader) error { cancel(); return nil })
	must(t, err)
	if !rep.Incomplete || rep.Members != 1 || !strings.Contains(fmt.Sprint(rep.Skipped), "context canceled") {
		t.Errorf("cancel: %+v", rep)
	}
	b := NewBudget(Limits{CPU: time.Millisecond})
	_, err = b.timed(func() (int, error) { time.Sleep(3 * time.Millisecond); return 0, nil })
	must(t, err)
	if err := b.checkTime(); err == nil || !strings.Contains(err.Error(), "decoding time") {
		t.Errorf("cpu: %v", err)
	}
}

func TestHostileNames(t *testing.T) {
	names := map[string]string{
		"../../etc/passwd": `".."`, "/etc/shadow": "absolute", `C:\x.log`: "drive letter", `\\srv\share\x`: "network", "a\x1b[31m.log": "control",
		"b\u202egpj.log": "invisible", "c\u200b.log": "invisible", "d\xff.log": "no UTF-8", "CON.txt": "reserved", strings.Repeat("n", 5000): "more than 4 KiB",
		strings.Repeat("p/", 70) + "x": "more than 64 parts", "nul\x00name": "NUL",
	}
	for name, flag := range names {
		g := stdin(t, zipOf(t, map[string]string{name: "kept", "other/file": "x"}), Limits{})
		wantNote(t, g, flag)
		if len(g.files) != 2 {
			t.Errorf("%q: members %q, skipped %q", name, g.order, g.Skipped)
		}
		for _, line := range append(g.order, g.Notes...) {
			if strings.ContainsFunc(line, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }) {
				t.Errorf("%q is shown raw: %q", name, line)
			}
		}
	}
	g := stdin(t, tarOf(t, map[string]string{"../a": "1", "../b": "2"}), Limits{})
	if g.Strip != "" || g.files["../a"] != "1" {
		t.Errorf("strip %q hides the ..; members %q", g.Strip, g.order)
	}
}

func TestDuplicateNames(t *testing.T) {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, name := range []string{"a", "./a", "a#2", "a"} {
		must(t, w.WriteHeader(&tar.Header{Name: name, Size: 1, Mode: 0o644}))
		_, err := w.Write([]byte("x"))
		must(t, err)
	}
	must(t, w.Close())
	if g := stdin(t, b.Bytes(), Limits{}); strings.Join(g.order, " ") != "a a#2 a#2#2 a#3" {
		t.Errorf("paths %q", g.order)
	}
}

func TestHeaderStorm(t *testing.T) {
	one := tarOf(t, map[string]string{"same": ""})[:512]
	data := gzOf(t, bytes.Repeat(one, 150_000))
	members := 0
	rep, err := Walk(context.Background(), "-", bytes.NewReader(data), Limits{}, func(*Member, io.Reader) error { members++; return nil })
	must(t, err)
	if members != 99_999 || !rep.Incomplete || !strings.Contains(fmt.Sprint(rep.Skipped), "limit reached: entries of 100000") {
		t.Errorf("%d members, skipped %q", members, rep.Skipped)
	}
}

func TestTarLinksAndDevices(t *testing.T) {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for name, flag := range map[string]byte{"sym": tar.TypeSymlink, "hard": tar.TypeLink, "dev": tar.TypeChar, "pipe": tar.TypeFifo, "dir/": tar.TypeDir} {
		must(t, w.WriteHeader(&tar.Header{Name: name, Typeflag: flag, Linkname: "/etc/passwd"}))
	}
	must(t, w.Close())
	g := stdin(t, b.Bytes(), Limits{})
	wantSkip(t, g, "sym", "symbolic link, not followed")
	wantSkip(t, g, "hard", "hard link")
	wantSkip(t, g, "dev", "device")
	wantSkip(t, g, "pipe", "named pipe")
	if len(g.files) != 0 || len(g.Skipped) != 4 {
		t.Errorf("%q %q", g.order, g.Skipped)
	}
}

func TestUnsupportedFormats(t *testing.T) {
	g := stdin(t, zipOf(t, map[string]string{"a.log": "LZIP\x01 and more", "b.rar": "Rar!\x1a\x07\x01\x00", "c": "MSCF\x00\x00\x00\x00"}), Limits{})
	wantSkip(t, g, "a.log", "unsupported archive format lzip")
	wantSkip(t, g, "b.rar", "unsupported archive format rar")
	wantSkip(t, g, "c", "unsupported archive format cab")
}

func TestDecoderMemory(t *testing.T) {
	frame := []byte{0x28, 0xb5, 0x2f, 0xfd, 0x00, 21 << 3, 0x01, 0x00, 0x00} // a zstd header that asks for a 2 GiB window
	g := stdin(t, append(frame, make([]byte, 32)...), Limits{})
	if !strings.Contains(g.skip("stdin"), "decoder memory of 128 MiB") {
		t.Errorf("zstd: %q", g.Skipped)
	}
}

func TestJunk(t *testing.T) {
	files := map[string]string{"__MACOSX/support/._app.ini": "\x00\x05\x16\x07", ".DS_Store": "x", "support/._app.ini": "\x00\x05\x16\x07rest", "support/._real.log": "a log"}
	for n, text := range support {
		files[n] = text
	}
	for _, g := range []got{stdin(t, zipOf(t, files), Limits{}), stdin(t, tarOf(t, files), Limits{}), collect(t, folderOf(t, files), nil, Limits{})} {
		wantNote(t, g, "3 files of macOS or Windows housekeeping")
		if g.Strip != "support/" || len(g.files) != 4 || g.cleaned()["._real.log"] != "a log" {
			t.Errorf("strip %q members %q", g.Strip, g.order)
		}
	}
}

func TestBackslashZip(t *testing.T) {
	g := stdin(t, zipOf(t, map[string]string{`top\logs\a.log`: "1", `top\b.log`: "2"}), Limits{})
	clean(t, g)
	if g.Strip != "top/" || g.cleaned()["logs/a.log"] != "1" {
		t.Errorf("strip %q members %q", g.Strip, g.order)
	}
	if g = stdin(t, zipOf(t, map[string]string{`odd\name`: "1", "x/y": "2"}), Limits{}); g.files[`odd\name`] != "1" {
		t.Errorf("members %q", g.order)
	}
}

func TestBufferLimit(t *testing.T) {
	g := stdin(t, tarOf(t, map[string]string{"a.zip": string(zipOf(t, support)), "b.log": "read"}), Limits{BufferBytes: 1000})
	wantSkip(t, g, "a.zip", "limit reached: buffer bytes of 1000 bytes")
	if g.files["b.log"] != "read" || !g.Incomplete {
		t.Errorf("members %q", g.order)
	}
}

func TestEncryptedZip(t *testing.T) {
	for _, set := range []func(*zip.FileHeader){
		func(h *zip.FileHeader) { h.Flags |= 1 },
		func(h *zip.FileHeader) { h.Method = 99 },
	} {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		h := &zip.FileHeader{Name: "secret.log", CompressedSize64: 5, UncompressedSize64: 5}
		set(h)
		f, err := z.CreateRaw(h)
		must(t, err)
		_, err = f.Write([]byte("crypt"))
		must(t, err)
		must(t, z.Close())
		g := stdin(t, b.Bytes(), Limits{})
		wantSkip(t, g, "secret.log", "encrypted")
		if len(g.files) != 0 {
			t.Error("ciphertext was handed out")
		}
		wantSkip(t, stdin(t, b.Bytes()[:b.Len()-30], Limits{}), "secret.log", "encrypted")
	}
}
