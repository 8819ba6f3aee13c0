package bundle

import "fmt"

// sevenScan reads the numbers of a header.
type sevenScan struct {
	b        []byte
	limits   Limits
	err      error
	position uint64
	packed   []uint64 // sizes of the packed streams
	unpacked []uint64 // sizes out of the coders
}

func (s *sevenScan) fail(err error) {
	if s.err == nil {
		s.err = err
	}
	s.b = nil
}

func (s *sevenScan) byte() byte {
	if len(s.b) == 0 {
		s.fail(errSeven)
		return 0
	}
	c := s.b[0]
	s.b = s.b[1:]
	return c
}

func (s *sevenScan) bytes(n uint64) []byte {
	if n > uint64(len(s.b)) {
		s.fail(errSeven)
		return nil
	}
	out := s.b[:n]
	s.b = s.b[n:]
	return out
}

// number reads the format's number of one to nine bytes.
func (s *sevenScan) number() uint64 {
	first := s.byte()
	var v uint64
	for i, mask := 0, byte(0x80); i < 8; i, mask = i+1, mask>>1 {
		if first&mask == 0 {
			return v | uint64(first&(mask-1))<<(8*i)
		}
		v |= uint64(s.byte()) << (8 * i)
	}
	return v
}

// count reads a number of things the header must have room for.
func (s *sevenScan) count(most int, what string) int {
	n := s.number()
	if n > uint64(most) {
		s.fail(&LimitError{Budget: what, Value: fmt.Sprint(most)})
		return 0
	}
	return int(n)
}

func (s *sevenScan) want(id byte) {
	if s.byte() != id {
		s.fail(errSeven)
	}
}

func (s *sevenScan) header() *sevenPlan {
	plan := &sevenPlan{}
	s.want(0x01)
	id := s.byte()
	if id == 0x04 {
		plan.folders = s.streams()
		id = s.byte()
	}
	if id == 0x05 {
		plan.files = s.count(s.limits.Entries, "entries")
	} else if id != 0x00 {
		s.fail(errSeven)
	}
	return plan
}
