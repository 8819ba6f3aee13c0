package bundle

import (
	"bytes"
	"fmt"
)

// streams reads the description of packed streams and of the blocks they hold.
func (s *sevenScan) streams() []sevenFolder {
	var folders []sevenFolder
	id := s.byte()
	if id == 0x06 {
		s.packInfo()
		id = s.byte()
	}
	if id == 0x07 {
		folders = s.unpackInfo()
		id = s.byte()
	}
	if id == 0x08 {
		s.subStreams(len(folders))
		id = s.byte()
	}
	if id != 0 {
		s.fail(errSeven)
	}
	return folders
}

func (s *sevenScan) packInfo() {
	s.position = s.number()
	n := s.count(s.limits.Entries, "7z streams")
	id := s.byte()
	if id == 0x09 {
		for range n {
			s.packed = append(s.packed, s.number())
		}
		id = s.byte()
	}
	if id == 0x0a {
		s.digests(n)
		id = s.byte()
	}
	if id != 0 {
		s.fail(errSeven)
	}
}

// digests reads over checksums: which there are, then four bytes for each.
func (s *sevenScan) digests(n int) {
	defined := n
	if s.byte() == 0 {
		defined = 0
		for i, c := range s.bytes(uint64(n+7) / 8) {
			for bit := range min(8, n-i*8) {
				if c&(0x80>>bit) != 0 {
					defined++
				}
			}
		}
	}
	s.bytes(uint64(defined) * 4)
}

func (s *sevenScan) unpackInfo() []sevenFolder {
	s.want(0x0b)
	n := s.count(s.limits.Entries, "7z blocks")
	s.want(0)
	var folders []sevenFolder
	for i := 0; i < n && s.err == nil; i++ {
		folders = append(folders, s.folder())
	}
	s.want(0x0c)
	for _, f := range folders {
		for range f.out {
			s.unpacked = append(s.unpacked, s.number())
		}
	}
	id := s.byte()
	if id == 0x0a {
		s.digests(n)
		id = s.byte()
	}
	if id != 0 {
		s.fail(errSeven)
	}
	return folders
}

func (s *sevenScan) folder() sevenFolder {
	var f sevenFolder
	memory := uint64(0)
	for range s.count(sevenCoders, "7z coders in a block") {
		c, in, out := s.coder()
		f.coders, f.in, f.out = append(f.coders, c), f.in+in, f.out+out
		memory += sevenMemory(c)
		switch {
		case c.id == sevenAES:
			f.encrypted = true
		case !sevenKnown(c.id):
			f.reason = fmt.Sprintf("unsupported 7z coder %x", c.id)
		}
	}
	if f.out == 0 || f.in < f.out {
		s.fail(errSeven)
		return f
	}
	for range f.out - 1 {
		s.number()
		s.number()
	}
	if f.packed = f.in - (f.out - 1); f.packed != 1 {
		for range f.packed {
			s.number()
		}
	}
	if memory > sevenMost && f.reason == "" {
		f.reason = "limit reached: decoder memory of " + byteCount(sevenMost) + " (7z dictionary or model)"
	}
	return f
}

func (s *sevenScan) coder() (c sevenCoder, in, out uint64) {
	flags := s.byte()
	c.id = string(s.bytes(uint64(flags & 0x0f)))
	in, out = 1, 1
	if flags&0x10 != 0 {
		in, out = uint64(s.count(32, "7z streams of a coder")), uint64(s.count(32, "7z streams of a coder"))
	}
	if flags&0x20 != 0 {
		c.props = bytes.Clone(s.bytes(uint64(s.count(1<<10, "7z coder properties"))))
	}
	return c, in, out
}

func (s *sevenScan) subStreams(folders int) {
	files, counts := folders, make([]int, folders)
	for i := range counts {
		counts[i] = 1
	}
	id := s.byte()
	if id == 0x0d {
		files = 0
		for i := range counts {
			counts[i] = s.count(s.limits.Entries-files, "entries")
			files += counts[i]
		}
		id = s.byte()
	}
	if id == 0x09 {
		for _, n := range counts {
			for range max(0, n-1) {
				s.number()
			}
		}
		id = s.byte()
	}
	if id == 0x0a {
		s.digests(files)
		id = s.byte()
	}
	if id != 0 {
		s.fail(errSeven)
	}
}
