package appconfig

import (
	"encoding/binary"
	"errors"
	"math"
	"strconv"
	"unicode/utf8"
)

var errBplist = errors.New("damaged binary property list")

// bplist is a binary property list: objects that name each other by number. Shared objects may make a file of some hundred
// bytes stand for billions of values, so each is counted every time it is reached.
type bplist struct {
	data    []byte
	offsets []byte // the offset table
	width   int    // bytes of an offset
	ref     int    // bytes of an object number
	count   uint64
	out     *reading
}

// readBplist reads the whole file; lines are 0, it has none.
func readBplist(data []byte) *reading {
	r := &reading{}
	b, top, err := openBplist(data)
	if err != nil {
		r.fail(0, err)
		return r
	}
	b.out = r
	if err := b.walk(top, nil, "", 0); err != nil {
		r.fail(0, err)
	}
	return r
}

func openBplist(data []byte) (*bplist, uint64, error) {
	if len(data) < 8+32 || string(data[:6]) != "bplist" {
		return nil, 0, errBplist
	}
	trailer := data[len(data)-32:]
	b := &bplist{data: data[:len(data)-32], width: int(trailer[6]), ref: int(trailer[7]), count: binary.BigEndian.Uint64(trailer[8:])}
	top, table := binary.BigEndian.Uint64(trailer[16:]), binary.BigEndian.Uint64(trailer[24:])
	size := uint64(len(b.data))
	if b.width < 1 || b.width > 8 || b.ref < 1 || b.ref > 8 || table > size || b.count > (size-table)/uint64(b.width) {
		return nil, 0, errBplist
	}
	b.offsets = b.data[table:]
	return b, top, nil
}

// walk adds the object and all below it under the key.
func (b *bplist) walk(object uint64, path []string, key string, depth int) error {
	if depth > maxDepth {
		return errDepth
	}
	if !b.out.count(0) {
		return errNodes
	}
	kind, length, body, err := b.object(object)
	if err != nil {
		return err
	}
	if kind == 0xA || kind == 0xC || kind == 0xD {
		if depth > 0 {
			path = child(path, key)
		}
		return b.container(kind, length, body, path, depth)
	}
	value, err := b.text(kind, length, body)
	if err != nil || !b.out.add(entry{path: path, key: key, value: value}) {
		return err
	}
	return nil
}

func (b *bplist) container(kind byte, length uint64, body []byte, path []string, depth int) error {
	parts := uint64(1)
	if kind == 0xD {
		parts = 2
	}
	if length > uint64(len(body))/uint64(b.ref)/parts {
		return errBplist
	}
	for i := range length {
		key := strconv.FormatUint(i, 10)
		if kind == 0xD {
			k, n, text, err := b.object(number(body[i*uint64(b.ref):], b.ref))
			if err != nil {
				return err
			}
			if key, err = b.text(k, n, text); err != nil {
				return err
			}
		}
		value := number(body[(i+length*(parts-1))*uint64(b.ref):], b.ref)
		if err := b.walk(value, path, key, depth+1); err != nil {
			return err
		}
		if b.out.err != nil {
			return nil
		}
	}
	return nil
}

// object finds an object's kind, its length as the format counts it, and the bytes from its content on.
func (b *bplist) object(n uint64) (kind byte, length uint64, body []byte, err error) {
	if n >= b.count {
		return 0, 0, nil, errBplist
	}
	at := number(b.offsets[n*uint64(b.width):], b.width)
	if at >= uint64(len(b.data)) {
		return 0, 0, nil, errBplist
	}
	mark := b.data[at]
	kind, length, body = mark>>4, uint64(mark&0xF), b.data[at+1:]
	if length != 0xF || kind < 4 {
		return kind, length, body, nil
	}
	if len(body) == 0 || body[0]>>4 != 1 || body[0]&0xF > 3 {
		return 0, 0, nil, errBplist
	}
	width := 1 << (body[0] & 0xF)
	if len(body) < 1+width {
		return 0, 0, nil, errBplist
	}
	return kind, number(body[1:], width), body[1+width:], nil
}

func number(b []byte, width int) uint64 {
	var n uint64
	for _, c := range b[:width] {
		n = n<<8 | uint64(c)
	}
	return n
}

// text is a plain value as a text file would have it.
func (b *bplist) text(kind byte, length uint64, body []byte) (string, error) {
	switch kind {
	case 0x0:
		return map[uint64]string{8: "false", 9: "true"}[length], nil
	case 0x1, 0x2:
		return b.numberText(kind, length, body)
	case 0x3: // date
		return "", nil
	case 0x6:
		if length > uint64(len(body))/2 {
			return "", errBplist
		}
		if err := b.charge(2 * length); err != nil {
			return "", err
		}
		return utf16Text(body[:2*length], true), nil
	case 0x4, 0x5, 0x7:
		if length > uint64(len(body)) {
			return "", errBplist
		}
		if err := b.charge(length); err != nil {
			return "", err
		}
		if !utf8.Valid(body[:length]) {
			return "", nil
		}
		return string(body[:length]), nil
	}
	return "", nil
}

// charge takes bytes from the budget before they are looked at: a long string may be reached many times, keys included.
func (b *bplist) charge(n uint64) error {
	b.out.text += int(n)
	if b.out.text > maxText {
		return errText
	}
	return nil
}

func (b *bplist) numberText(kind byte, length uint64, body []byte) (string, error) {
	if length > 4 || uint64(len(body)) < 1<<length {
		return "", errBplist
	}
	width := 1 << length
	if kind == 0x1 {
		return strconv.FormatInt(int64(number(body, width)), 10), nil
	}
	switch width {
	case 4:
		return strconv.FormatFloat(float64(math.Float32frombits(uint32(number(body, 4)))), 'f', -1, 32), nil
	case 8:
		return strconv.FormatFloat(math.Float64frombits(number(body, 8)), 'f', -1, 64), nil
	}
	return "", nil
}
