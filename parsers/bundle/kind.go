package bundle

import (
	"bytes"
	"path"
	"strconv"
	"strings"
)

type kind string

const (
	plain  kind = ""
	kZip   kind = "zip"
	kTar   kind = "tar"
	kGzip  kind = "gzip"
	kBzip  kind = "bzip2"
	kXz    kind = "xz"
	kZstd  kind = "zstd"
	kSeven kind = "7z"
)

// headSize is what detect wants to see: one tar header.
const headSize = 512

var magics = []struct {
	magic string
	kind  kind
}{
	{"PK\x03\x04", kZip}, {"PK\x05\x06", kZip}, {"PK\x07\x08PK\x03\x04", kZip}, {"PK00PK\x03\x04", kZip},
	{"\x1f\x8b\x08", kGzip}, {"\xfd7zXZ\x00", kXz}, {"\x28\xb5\x2f\xfd", kZstd},
	{"7z\xbc\xaf\x27\x1c", kSeven}, {"Rar!\x1a\x07", "rar"}, {"MSCF\x00\x00\x00\x00", "cab"},
	{"LZIP\x01", "lzip"}, {"\x04\x22\x4d\x18", "lz4"},
}

// detect names the archive format that content starting with head has.
func detect(head []byte) kind {
	for _, m := range magics {
		if bytes.HasPrefix(head, []byte(m.magic)) {
			return m.kind
		}
	}
	switch {
	case isBzip(head):
		return kBzip
	case len(head) > 8 && head[0]&0xf0 == 0x50 && string(head[1:4]) == "\x2a\x4d\x18":
		return kZstd // a skippable frame, which pzstd puts first
	case isTar(head):
		return kTar
	}
	return plain
}

// isBzip wants the magic of the first block too: "BZh9" alone may begin a text.
func isBzip(h []byte) bool {
	if len(h) < 10 || string(h[:3]) != "BZh" || h[3] < '1' || h[3] > '9' {
		return false
	}
	return string(h[4:10]) == "1AY&SY" || string(h[4:10]) == "\x17\x72\x45\x38\x50\x90"
}

// isTar believes the checksum, so that tars older than the "ustar" mark are known too.
func isTar(h []byte) bool {
	if len(h) < headSize {
		return false
	}
	want, err := strconv.ParseUint(strings.Trim(string(h[148:156]), " \x00"), 8, 32)
	if err != nil {
		return false
	}
	var unsigned, signed int64
	for i, c := range h[:headSize] {
		if i >= 148 && i < 156 {
			c = ' '
		}
		unsigned += int64(c)
		signed += int64(int8(c))
	}
	return int64(want) == unsigned || int64(want) == signed
}

// emptyTar reports a tar of no members: only zeros, which nothing but the name tells from a file of zeros.
func emptyTar(name string, head []byte) bool {
	ext := strings.ToLower(path.Ext(name))
	return (ext == ".tar" || ext == ".tgz") && len(head) == headSize && len(bytes.Trim(head, "\x00")) == 0
}

func (k kind) compressed() bool { return k == kGzip || k == kBzip || k == kXz || k == kZstd }

func (k kind) supported() bool { return k == kZip || k == kTar || k == kSeven || k.compressed() }

var suffixes = map[kind][]string{
	kZip: {".zip"}, kTar: {".tar"}, kSeven: {".7z"}, "rar": {".rar"},
	kGzip: {".gz", ".tgz"}, kBzip: {".bz2", ".tbz2", ".tbz"}, kXz: {".xz", ".txz"}, kZstd: {".zst", ".tzst"},
}

// namedKind is the format a name claims.
func namedKind(name string) kind {
	ext := strings.ToLower(path.Ext(name))
	for k, list := range suffixes {
		if ext != "" && hasPart(list, ext) {
			return k
		}
	}
	return plain
}

// withoutSuffix names the content of a compressed file: client.log.gz holds client.log.
func withoutSuffix(name string, k kind) string {
	ext := path.Ext(name)
	if !hasPart(suffixes[k], strings.ToLower(ext)) || len(path.Base(name)) == len(ext) {
		return name
	}
	bare := strings.TrimSuffix(name, ext)
	if strings.HasPrefix(strings.ToLower(ext), ".t") {
		bare += ".tar"
	}
	return bare
}
