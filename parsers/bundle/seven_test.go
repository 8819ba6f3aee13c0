package bundle

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/ulikunitz/xz/lzma"
)

// seven builds 7z archives byte by byte (7zFormat.txt of the LZMA SDK), so that their headers can lie.
type seven struct {
	coder   []byte // id and properties with their flags; nil = LZMA2
	packed  []byte // nil = the files' content, packed with LZMA2
	files   uint64 // what the header counts; 0 = as many as there are
	encoded bool   // the header is packed with LZMA2 too
}

const lzma2Of64K = 8 // property byte: a dictionary of 64 KiB

func number(n uint64) []byte {
	if n < 0x80 {
		return []byte{byte(n)}
	}
	return binary.LittleEndian.AppendUint64([]byte{0xff}, n)
}

func packLZMA2(t testing.TB, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := lzma.Writer2Config{DictCap: 64 << 10}.NewWriter2(&b)
	must(t, err)
	_, err = w.Write(data)
	must(t, err)
	must(t, w.Close())
	return b.Bytes()
}

// streams describes one block at a position.
func (s seven) streams(position int, packed, size uint64, members [][]byte) []byte {
	coder := s.coder
	if coder == nil || members == nil {
		coder = []byte{0x21, 0x21, 1, lzma2Of64K}
	}
	out := slices.Concat([]byte{0x06}, number(uint64(position)), number(1), []byte{0x09}, number(packed), []byte{0},
		[]byte{0x07, 0x0b, 1, 0, 1}, coder, []byte{0x0c}, number(size), []byte{0})
	if members != nil {
		out = append(append(out, 0x08, 0x0d), number(uint64(len(members)))...)
		if len(members) > 1 {
			out = append(out, 0x09)
			for _, m := range members[:len(members)-1] {
				out = append(out, number(uint64(len(m)))...)
			}
		}
		out = append(out, 0x0a, 1)
		for _, m := range members {
			out = binary.LittleEndian.AppendUint32(out, crc32.ChecksumIEEE(m))
		}
		out = append(out, 0)
	}
	return append(out, 0)
}

func (s seven) build(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var content []byte
	var members [][]byte
	names := []byte{0}
	for _, n := range sorted(files) {
		if files[n] == "" {
			continue
		}
		content, members = append(content, files[n]...), append(members, []byte(files[n]))
		for _, u := range utf16.Encode([]rune(n + "\x00")) {
			names = binary.LittleEndian.AppendUint16(names, u)
		}
	}
	packed := s.packed
	if packed == nil {
		packed = packLZMA2(t, content)
	}
	count := uint64(len(members))
	if s.files > 0 {
		count = s.files
	}
	header := slices.Concat([]byte{0x01, 0x04}, s.streams(0, uint64(len(packed)), uint64(len(content)), members),
		[]byte{0x05}, number(count), []byte{0x11}, number(uint64(len(names))), names, []byte{0, 0})
	body := packed
	if s.encoded {
		inner := packLZMA2(t, header)
		header = append([]byte{0x17}, s.streams(len(body), uint64(len(inner)), uint64(len(header)), nil)...)
		body = append(slices.Clone(body), inner...)
	}
	start := binary.LittleEndian.AppendUint64(nil, uint64(len(body)))
	start = binary.LittleEndian.AppendUint64(start, uint64(len(header)))
	start = binary.LittleEndian.AppendUint32(start, crc32.ChecksumIEEE(header))
	out := append([]byte("7z\xbc\xaf\x27\x1c\x00\x04"), binary.LittleEndian.AppendUint32(nil, crc32.ChecksumIEEE(start))...)
	return slices.Concat(out, start, body, header)
}

var builtSeven = map[string]string{"support/logs/client.log": support["support/logs/client.log"], "support/app.ini": support["support/app.ini"],
	"support/logs/inner.log": strings.Repeat("line\n", 5000)}

// TestSeven reads a solid 7z as a zip of the same files, from the disk, as a stream and inside another archive.
func TestSeven(t *testing.T) {
	for name, s := range map[string]seven{"plain header": {}, "packed header": {encoded: true}} {
		data := s.build(t, builtSeven)
		want := stdin(t, zipOf(t, builtSeven), Limits{}).cleaned()
		for way, g := range map[string]got{
			"disk": collect(t, fileOf(t, "a.7z", data), nil, Limits{}), "stream": stdin(t, data, Limits{}),
			"gz": stdin(t, gzOf(t, data), Limits{}),
		} {
			clean(t, g)
			for path, text := range want {
				if g.cleaned()[path] != text {
					t.Errorf("%s, %s: %s has %d bytes of %d", name, way, path, len(g.cleaned()[path]), len(text))
				}
			}
		}
		g := stdin(t, zipOf(t, map[string]string{"in.7z": string(data)}), Limits{})
		clean(t, g)
		if g.files["in.7z!/support/app.ini"] != "key=value\n" {
			t.Errorf("inside a zip: %q", g.order)
		}
	}
}

// TestHostileSeven: a header may ask for anything; what it asks for is refused before room is made for it, and said.
func TestHostileSeven(t *testing.T) {
	files := map[string]string{"a.log": "one\n", "b.log": "two\n"}
	lzmaOf := func(dictionary uint32) []byte {
		return append([]byte{0x23, 0x03, 0x01, 0x01, 5, 0x5d}, binary.LittleEndian.AppendUint32(nil, dictionary)...)
	}
	good := seven{}.build(t, files)
	damaged := bytes.Clone(seven{coder: []byte{0x01, 0x00}, packed: []byte("one\ntwo\n")}.build(t, files))
	damaged[sevenStart] = 'X'
	for name, c := range map[string]struct {
		data      []byte
		path, say string
	}{
		"members without end":  {seven{files: 1<<32 - 1}.build(t, files), "stdin", "entries"},
		"the same, packed":     {seven{files: 1<<32 - 1, encoded: true}.build(t, files), "stdin", "entries"},
		"huge LZMA2":           {seven{coder: []byte{0x21, 0x21, 1, 38}}.build(t, files), "a.log", "decoder memory of 64 MiB"},
		"huge LZMA":            {seven{coder: lzmaOf(3 << 29)}.build(t, files), "a.log", "decoder memory of 64 MiB"},
		"huge PPMd":            {seven{coder: []byte{0x23, 0x03, 0x04, 0x01, 5, 6, 0, 0, 0, 0x7f}}.build(t, files), "a.log", "decoder memory of 64 MiB"},
		"encrypted":            {seven{coder: []byte{0x24, 0x06, 0xf1, 0x07, 0x01, 2, 0x3f, 0}}.build(t, files), "b.log", "encrypted"},
		"unknown coder":        {seven{coder: []byte{0x01, 0x77}}.build(t, files), "a.log", "unsupported 7z coder 77"},
		"cut":                  {good[:len(good)-9], "stdin", "truncated"},
		"cut after the start":  {good[:20], "stdin", "truncated"},
		"a byte changed":       {damaged, "a.log", "checksum does not match"},
		"more coders than any": {seven{coder: []byte{}}.build(t, files), "stdin", "damaged"},
	} {
		t.Run(name, func(t *testing.T) {
			begin := time.Now()
			g := stdin(t, c.data, Limits{})
			wantSkip(t, g, c.path, c.say)
			if !g.Incomplete {
				t.Error("the report calls it complete")
			}
			if time.Since(begin) > 10*time.Second {
				t.Error("it took", time.Since(begin))
			}
		})
	}
}

// TestSevenAfterALimit: what follows a member cut by a limit in its block is told, not decoded for nothing.
func TestSevenAfterALimit(t *testing.T) {
	data := seven{}.build(t, map[string]string{"a.log": strings.Repeat("a", 5000), "b.log": "two\n"})
	g := stdin(t, data, Limits{MemberBytes: 1000})
	wantSkip(t, g, "a.log", "member bytes")
	if g.files["b.log"] != "two\n" && !strings.Contains(g.skip("b.log"), "in one block with") {
		t.Errorf("b.log: %q, skipped %q", g.files["b.log"], g.Skipped)
	}
}

// TestSevenBudget: the bytes of a 7z are charged.
func TestSevenBudget(t *testing.T) {
	data := seven{}.build(t, map[string]string{"a.log": strings.Repeat("a", 500_000)})
	g := stdin(t, data, Limits{TotalBytes: 100_000})
	wantSkip(t, g, "a.log", "total bytes")
}

// TestForeignSeven reads the archives the library is tested with: every coder, made by 7-Zip itself.
func TestForeignSeven(t *testing.T) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/bodgit/sevenzip").Output()
	files, _ := filepath.Glob(filepath.Join(strings.TrimSpace(string(dir)), "testdata", "*.7z"))
	if err != nil || len(files) == 0 {
		t.Skip("the library's test archives are not in the module cache")
	}
	whole := []string{"bcj.7z", "bcj2.7z", "brotli.7z", "bzip2.7z", "copy.7z", "deflate.7z", "delta.7z", "lz4.7z", "lzma.7z", "lzma2.7z", "ppmd.7z", "zstd.7z"}
	for _, p := range files {
		data, err := os.ReadFile(p)
		must(t, err)
		disk, stream := collectCount(t, p, nil), collectCount(t, "-", io.Reader(bytes.NewReader(data)))
		if disk.Members != stream.Members {
			t.Errorf("%s: %d members from the disk, %d from the stream", p, disk.Members, stream.Members)
		}
		if slices.Contains(whole, filepath.Base(p)) && (disk.Members == 0 || disk.Incomplete) {
			t.Errorf("%s: %d members, skipped %q", p, disk.Members, disk.Skipped)
		}
	}
}

func FuzzSeven(f *testing.F) {
	f.Add(seven{}.build(f, builtSeven))
	f.Add(seven{encoded: true}.build(f, builtSeven))
	f.Add(seven{files: 1 << 31}.build(f, builtSeven))
	limits := Limits{TotalBytes: 1 << 20, MemberBytes: 1 << 18, Entries: 200, BufferBytes: 8 << 20, Wall: 5 * time.Second}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > sevenStart { // or no changed header would get past its checksums
			data = bytes.Clone(data)
			n := binary.LittleEndian.Uint64(data[20:])
			if at := binary.LittleEndian.Uint64(data[12:]); at < 1<<30 && n < 1<<30 && sevenStart+at+n <= uint64(len(data)) {
				binary.LittleEndian.PutUint32(data[28:], crc32.ChecksumIEEE(data[sevenStart+at:sevenStart+at+n]))
			}
			binary.LittleEndian.PutUint32(data[8:], crc32.ChecksumIEEE(data[12:32]))
			copy(data, "7z\xbc\xaf\x27\x1c")
		}
		stdin(t, data, limits)
	})
}
