package bundle

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math/rand"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// central appends a directory entry for a stored member at off, and end the record that closes the directory.
func central(b []byte, name string, data []byte, off int) []byte {
	b = append(b, sigCentral...)
	b = append(b, 20, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0x58)
	for _, v := range []int{int(crc32.ChecksumIEEE(data)), len(data), len(data)} {
		b = le.AppendUint32(b, uint32(v))
	}
	b = le.AppendUint16(b, uint16(len(name)))
	b = append(b, make([]byte, 12)...)
	b = le.AppendUint32(b, uint32(off))
	return append(b, name...)
}

func end(b []byte, count, start int) []byte {
	size := len(b) - start
	b = append(b, sigEnd+"\x00\x00\x00\x00"...)
	b = le.AppendUint16(b, uint16(count))
	b = le.AppendUint16(b, uint16(count))
	b = le.AppendUint32(b, uint32(size))
	b = le.AppendUint32(b, uint32(start))
	return append(b, 0, 0)
}

func local(b []byte, name string, data []byte) []byte {
	b = append(b, sigLocal...)
	b = append(b, 20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0x58)
	for _, v := range []int{int(crc32.ChecksumIEEE(data)), len(data), len(data)} {
		b = le.AppendUint32(b, uint32(v))
	}
	b = le.AppendUint16(b, uint16(len(name)))
	b = append(b, 0, 0)
	return append(append(b, name...), data...)
}

func TestOverlapBomb(t *testing.T) {
	data := bytes.Repeat([]byte("boom"), 1000)
	b := local(nil, "00000", data)
	start := len(b)
	for i := range 50_000 {
		b = central(b, fmt.Sprintf("%05d", i), data, 0)
	}
	b = end(b, 50_000, start)
	g := stdin(t, b, Limits{})
	wantSkip(t, g, "00001", "overlaps that of another member")
	if len(g.files) != 1 || len(g.Skipped) != 49_999 {
		t.Errorf("%d members, %d skipped", len(g.files), len(g.Skipped))
	}
	wantNote(t, g, "another name in its local header")
}

func TestMillionEntries(t *testing.T) {
	lie := end(nil, 0, 0)
	copy(lie[10:], "\xff\xff")
	rec := append([]byte(sigEnd64), make([]byte, 52)...)
	binary.LittleEndian.PutUint64(rec[32:], 1_000_000)
	loc := append([]byte(sigLocator64), make([]byte, 16)...)
	loc[16] = 1
	data := append(append(append([]byte("PK\x03\x04"), rec...), loc...), lie...)
	binary.LittleEndian.PutUint64(data[4+len(rec)+8:], 4)

	var real []byte
	for range 1_000_000 {
		real = central(real, "n", nil, 0)
	}
	real = end(real, 1_000_000&0xffff, 0)
	for name, b := range map[string][]byte{"declared": data, "real": real} {
		g := collect(t, fileOf(t, "many.zip", b), nil, Limits{})
		wantSkip(t, g, "many.zip", "limit reached: entries of 100000")
		if !g.Incomplete || len(g.files) > 0 {
			t.Errorf("%s: %+v", name, g.Report)
		}
	}
}

func TestDirectoryBytes(t *testing.T) {
	var b []byte
	for range 300 {
		b = central(b, strings.Repeat("n", 30_000), nil, 0)
	}
	b = end(b, 300, 0)
	g := collect(t, fileOf(t, "a.zip", b), nil, Limits{DirectoryBytes: 1 << 20})
	wantSkip(t, g, "a.zip", "limit reached: zip directory bytes of 1 MiB")
}

// lines makes text that deflate cannot shrink to nothing.
func lines(seed int64, n int) string {
	r := rand.New(rand.NewSource(seed))
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "line %d %x\n", i, r.Int63())
	}
	return b.String()
}

func TestTruncatedZip(t *testing.T) {
	files := map[string]string{}
	for i := range 6 {
		files[fmt.Sprintf("m%d.log", i)] = lines(int64(i), 200)
	}
	whole := zipOf(t, files)
	for cut := 100; cut < len(whole); cut += 97 {
		g := stdin(t, whole[:cut], Limits{})
		wantSkip(t, g, "stdin", "truncated zip: central directory missing")
		checkPrefixes(t, g, files, cut)
	}
	start := bytes.Index(whole, []byte(sigCentral))
	if g := stdin(t, whole[:start+10], Limits{}); len(g.files) != 6 || len(g.Skipped) != 1 || !strings.Contains(g.skip("stdin"), "6 members salvaged") {
		t.Errorf("cut in the directory: %q %q", g.order, g.Skipped)
	}
	g := stdin(t, whole[:start-500], Limits{})
	wantSkip(t, g, "m5.log", "truncated; cut off after")
	wantSkip(t, g, "stdin", `5 members salvaged, "m5.log" is cut off`)
	if len(g.files["m5.log"]) < 100 {
		t.Error("the readable part of the cut member was not handed out")
	}
}

// checkPrefixes wants every member to be what it was, or its beginning and told as cut, and only the last one cut.
func checkPrefixes(t *testing.T, g got, files map[string]string, cut int) {
	t.Helper()
	if !g.Incomplete {
		t.Errorf("cut at %d: not incomplete", cut)
	}
	for i, p := range g.order {
		switch text := g.files[p]; {
		case text == files[p]:
		case !strings.HasPrefix(files[p], text):
			t.Errorf("cut at %d: %s is no beginning of the member", cut, p)
		case i < len(g.order)-1 || g.skip(p) == "":
			t.Errorf("cut at %d: %s is short, skips %q", cut, p, g.Skipped)
		}
	}
}

func TestTruncatedStreams(t *testing.T) {
	files := map[string]string{"a.log": lines(1, 300), "b.log": lines(2, 300), "c.log": lines(3, 300)}
	plainTar := tarOf(t, files)
	for name, whole := range map[string][]byte{"tar": plainTar, "gz": gzOf(t, plainTar), "zst": zstOf(t, plainTar)} {
		for cut := 600; cut < len(whole)-600; cut += 301 {
			g := stdin(t, whole[:cut], Limits{})
			if !strings.Contains(fmt.Sprint(g.Skipped), "truncated") {
				t.Errorf("%s cut at %d is not told: %q", name, cut, g.Skipped)
			}
			checkPrefixes(t, g, files, cut)
		}
	}
	for _, name := range []string{"built-support.tar.xz", "built-support.tar.bz2"} {
		whole := fixture(t, name)
		for cut := 20; cut < len(whole); cut += 7 {
			g := stdin(t, whole[:cut], Limits{})
			if !strings.Contains(fmt.Sprint(g.Skipped), "truncated") || !g.Incomplete {
				t.Errorf("%s cut at %d is not told: %q", name, cut, g.Skipped)
			}
		}
	}
	// Cut between two members a tar lacks nothing but its end mark.
	if g := stdin(t, plainTar[:len(plainTar)-1024], Limits{}); len(g.files) != 3 || !strings.Contains(g.skip("stdin"), "end mark is missing") {
		t.Errorf("tar without an end: %q %q", g.order, g.Skipped)
	}
	gz := gzOf(t, []byte(lines(4, 300)))
	g := collect(t, fileOf(t, "x.log.gz", gz[:len(gz)/2]), nil, Limits{})
	wantSkip(t, g, "x.log", "truncated; cut off after")
	g = collect(t, fileOf(t, "x.log.gz", append(gz, "trailing rubbish"...)), nil, Limits{})
	wantNote(t, g, "bytes after the end of the gzip data")
	if g.files["x.log"] != lines(4, 300) || len(g.Skipped) > 0 {
		t.Errorf("rubbish behind gzip: %q", g.Skipped)
	}
}

func TestDamagedZipMember(t *testing.T) {
	b := local(nil, "a.log", []byte("stored text"))
	start := len(b)
	b = end(central(b, "a.log", []byte("stored text"), 0), 1, start)
	b[bytes.Index(b, []byte("stored"))] = 'S'
	g := stdin(t, b, Limits{})
	wantSkip(t, g, "a.log", "checksum does not match")
	if g.files["a.log"] != "Stored text" {
		t.Error("what could be read was not handed out")
	}
	wantSkip(t, stdin(t, b[:start], Limits{}), "a.log", "checksum does not match")
}

func TestInconsistentZip(t *testing.T) {
	text := []byte("text")
	first := local(nil, "a.log", text)
	gap := append(first[:len(first):len(first)], "gap"...)
	led := append([]byte("PK\x03\x04rubbish"), first...)
	for note, b := range map[string][]byte{
		"another name in its local header":      end(central(first, "b.log", text, 0), 1, len(first)),
		"another checksum in its local header":  end(central(first, "a.log", []byte("TEXT"), 0), 1, len(first)),
		"another size in its local header":      end(central(first, "a.log", text[:2], 0), 1, len(first)),
		"bytes before its first member":         end(central(led, "a.log", text, 11), 1, len(led)),
		"between its members and its directory": end(central(gap, "a.log", text, 0), 1, len(gap)),
		"members run into its directory":        end(central(first, "a.log", append(text, "more"...), 0), 1, len(first)),
	} {
		wantNote(t, stdin(t, b, Limits{}), note)
	}
	// archive/zip refuses a wrong count; what the local headers show is still handed out.
	g := stdin(t, end(central(first, "a.log", text, 0), 7, len(first)), Limits{})
	if g.files["a.log"] != "text" || !strings.HasPrefix(g.skip("stdin"), "damaged zip") {
		t.Errorf("wrong count: %q %q", g.order, g.Skipped)
	}
}

func TestNewerZipMethods(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(93, zstd.ZipCompressor())
	f, err := z.CreateHeader(&zip.FileHeader{Name: "a.log", Method: 93})
	must(t, err)
	_, err = f.Write([]byte("by zstd"))
	must(t, err)
	raw, err := z.CreateRaw(&zip.FileHeader{Name: "b.log", Method: 14, CompressedSize64: 1, UncompressedSize64: 1})
	must(t, err)
	_, err = raw.Write([]byte("x"))
	must(t, err)
	must(t, z.Close())
	g := stdin(t, b.Bytes(), Limits{})
	wantSkip(t, g, "b.log", "unsupported compression method 14")
	if g.files["a.log"] != "by zstd" {
		t.Errorf("members %q skipped %q", g.order, g.Skipped)
	}
}
