package logfile

import (
	"strings"
	"time"
)

// clock is a time as a line shows it; parts that are not shown are zero.
type clock struct {
	year, month, day  int
	hour, minute, sec int
	nano              int
	frac              int  // digits of the fraction
	fracSep           byte // what stands before it
	hasDate, hasTime  bool
	hasZone           bool
	offset            int // seconds east of UTC
}

// scan reads fields off the front of a line; ok turns false at the first that does not fit.
type scan struct {
	s  string
	i  int
	ok bool
}

// num reads between lo and hi digits.
func (c *scan) num(lo, hi int) int {
	n, start := 0, c.i
	for c.i < len(c.s) && c.i-start < hi && c.s[c.i] >= '0' && c.s[c.i] <= '9' {
		n = n*10 + int(c.s[c.i]-'0')
		c.i++
	}
	c.ok = c.ok && c.i-start >= lo
	return n
}

// any reads one byte out of set and gives it.
func (c *scan) any(set string) byte {
	if !c.ok || c.i >= len(c.s) || strings.IndexByte(set, c.s[c.i]) < 0 {
		c.ok = false
		return 0
	}
	c.i++
	return c.s[c.i-1]
}

// peek gives the next byte, 0 at the end.
func (c *scan) peek() byte {
	if c.i < len(c.s) {
		return c.s[c.i]
	}
	return 0
}

// readClock reads a time at the front of s in any of the forms loggers use and tells how many bytes it took, 0 if none.
func readClock(s string) (clock, int) {
	if len(s) < 8 {
		return clock{}, 0
	}
	switch c := s[0]; {
	case c >= '0' && c <= '9':
		return numericClock(s)
	case c >= 'A' && c <= 'Z':
		return namedClock(s)
	}
	return clock{}, 0
}

// dateForm is how a date that begins with a digit is written.
type dateForm int

const (
	noDate    dateForm = iota
	yearFirst          // 2026-11-25, 2026/11/25
	dayFirst           // 25.11.2026, 25-11-2026, 25/11/2026
	monthDay           // 11-25
)

// numericClock reads the forms that begin with a digit.
func numericClock(s string) (clock, int) {
	switch {
	case s[4] == '-' || s[4] == '/':
		return dated(s, yearFirst)
	case s[2] == ':' || s[1] == ':':
		return dated(s, noDate)
	case s[2] == '/' && len(s) > 6 && s[6] == '/':
		return apacheClock(s)
	case len(s) > 5 && (s[2] == '-' || s[2] == '/' || s[2] == '.') && s[5] == s[2]:
		return dated(s, dayFirst)
	case s[2] == '-' && s[5] == ' ':
		return dated(s, monthDay)
	}
	return clock{}, 0
}

// dated reads a date of a form, if there is one, then the time of day.
func dated(s string, form dateForm) (clock, int) {
	c := scan{s: s, ok: true}
	var k clock
	if form != noDate {
		k.date(&c, form)
		if c.peek() == ',' {
			c.i++
		}
		c.any(" T\t_")
		k.hasDate = true
	}
	k.timeOfDay(&c)
	if !c.ok || !k.valid() {
		return clock{}, 0
	}
	return k, c.i
}

func (k *clock) date(c *scan, form dateForm) {
	switch form {
	case yearFirst:
		k.year = c.num(4, 4)
		sep := c.any("-/")
		k.month = c.num(1, 2)
		if c.any("-/") != sep {
			c.ok = false
		}
		k.day = c.num(1, 2)
	case dayFirst:
		k.day = c.num(2, 2)
		c.any("-/.")
		k.month = c.num(2, 2)
		c.any("-/.")
		k.year = c.num(4, 4)
	case monthDay:
		k.month = c.num(2, 2)
		c.any("-")
		k.day = c.num(2, 2)
	}
}

// timeOfDay reads HH:MM:SS with fraction, AM/PM and zone as far as they stand there.
func (k *clock) timeOfDay(c *scan) {
	if c.ok && k.usual(c) {
		return
	}
	k.hour = c.num(1, 2)
	c.any(":")
	k.minute = c.num(2, 2)
	c.any(":")
	k.sec = c.num(2, 2)
	if !c.ok {
		return
	}
	k.hasTime = true
	k.fraction(c)
	k.halfDay(c)
	k.zone(c)
}

// usual reads a time of day as most loggers write it, "10:22:33.123 ", behind which stands neither half of the day nor zone. Any other is
// left to be read with more care.
func (k *clock) usual(c *scan) bool {
	s := c.s[c.i:]
	if len(s) < 15 || s[2] != ':' || s[5] != ':' || s[8] != '.' && s[8] != ',' && s[8] != ':' || s[12] != ' ' || s[13] == '+' || s[13] == '-' || s[14] == 'M' {
		return false
	}
	hour, minute, sec, milli := pair(s), pair(s[3:]), pair(s[6:]), pair(s[9:])*10+int(s[11]-'0')
	if hour|minute|sec|milli < 0 || s[11] < '0' || s[11] > '9' {
		return false
	}
	k.hour, k.minute, k.sec, k.nano = hour, minute, sec, milli*int(time.Millisecond)
	k.hasTime, k.frac, k.fracSep = true, 3, s[8]
	c.i += 12
	return true
}

// pair reads two digits, far below 0 where there are none.
func pair(s string) int {
	a, b := s[0]-'0', s[1]-'0' // what stands before 0 comes out beyond 9
	if a > 9 || b > 9 {
		return -1000
	}
	return int(a)*10 + int(b)
}

func (k *clock) fraction(c *scan) {
	sep := c.peek()
	if sep != '.' && sep != ',' && sep != ':' {
		return
	}
	end := c.i + 1
	for end < len(c.s) && end-c.i <= 9 && c.s[end] >= '0' && c.s[end] <= '9' {
		end++
	}
	digits := end - c.i - 1
	if digits < 1 || sep != '.' && digits < 3 {
		return
	}
	k.frac, k.fracSep = digits, sep
	c.i++
	k.nano = c.num(digits, digits)
	for range 9 - digits {
		k.nano *= 10
	}
}

func (k *clock) halfDay(c *scan) {
	rest := c.s[c.i:]
	if len(rest) < 3 || rest[0] != ' ' || rest[2] != 'M' || rest[1] != 'A' && rest[1] != 'P' {
		return
	}
	if len(rest) > 3 && rest[3] != ' ' {
		return
	}
	c.i += 3
	k.hour %= 12
	if rest[1] == 'P' {
		k.hour += 12
	}
}

// zone reads Z, +hh:mm, +hhmm, with a space before it or not.
func (k *clock) zone(c *scan) {
	rest := c.s[c.i:]
	if strings.HasPrefix(rest, "Z") && (len(rest) == 1 || rest[1] < 'A') {
		k.hasZone = true
		c.i++
		return
	}
	z := scan{s: c.s, i: c.i, ok: true}
	if z.peek() == ' ' {
		z.i++
	}
	sign := z.any("+-")
	h := z.num(2, 2)
	if z.peek() == ':' {
		z.i++
	}
	m := z.num(2, 2)
	if b := z.peek(); !z.ok || h > 14 || m > 59 || b >= '0' && b <= '9' || b == '-' || b == '/' {
		return
	}
	k.hasZone, k.offset = true, (h*60+m)*60
	if sign == '-' {
		k.offset = -k.offset
	}
	c.i = z.i
}

func (k *clock) valid() bool {
	if k.hour > 24 || k.minute > 59 || k.sec > 60 {
		return false
	}
	if !k.hasDate {
		return true
	}
	return k.month >= 1 && k.month <= 12 && k.day >= 1 && k.day <= 31 && k.year <= 9999
}

const months = "JanFebMarAprMayJunJulAugSepOctNovDec"

// namesOfTime are the first letters of days and months.
const namesOfTime = "MTWFSJAOND"

func monthOf(s string) int {
	if len(s) < 3 {
		return 0
	}
	i := strings.Index(months, s[:3])
	if i < 0 || i%3 != 0 {
		return 0
	}
	return i/3 + 1
}

// namedClock reads "Feb  3 09:05:07", "Oct 17, 2015 12:42:56 PM", and the same behind a day's name.
func namedClock(s string) (clock, int) {
	if strings.IndexByte(namesOfTime, s[0]) < 0 {
		return clock{}, 0
	}
	skip := 0
	if day := strings.Index("MonTueWedThuFriSatSun", s[:3]); day >= 0 && day%3 == 0 {
		skip = 3
		for skip < len(s) && (s[skip] == ' ' || s[skip] == ',') {
			skip++
		}
		if rest := s[skip:]; len(rest) > 8 && rest[0] >= '0' && rest[0] <= '9' {
			k, n := numericClock(rest)
			if n == 0 {
				return k, 0
			}
			return k, skip + n
		}
	}
	month := monthOf(s[skip:])
	if month == 0 {
		return clock{}, 0
	}
	c := scan{s: s, i: skip + 3, ok: true}
	k := clock{month: month, hasDate: true}
	c.any(" ")
	if c.peek() == ' ' {
		c.i++
	}
	k.day = c.num(1, 2)
	if c.peek() == ',' {
		c.i++
	}
	c.any(" ")
	if len(s) > c.i+4 && s[c.i+4] == ' ' {
		k.year = c.num(4, 4)
		c.any(" ")
	}
	k.timeOfDay(&c)
	if k.year == 0 && c.ok && c.peek() == ' ' {
		k.trailingYear(&c)
	}
	if !c.ok || !k.valid() {
		return clock{}, 0
	}
	return k, c.i
}

// trailingYear reads the year of the C library's "Feb  3 09:05:07 2026".
func (k *clock) trailingYear(c *scan) {
	y := scan{s: c.s, i: c.i + 1, ok: true}
	n := y.num(4, 4)
	if b := y.peek(); y.ok && n >= 1990 && n < 2100 && (b == 0 || b == ' ' || b == ']') {
		k.year, c.i = n, y.i
	}
}

// apacheClock reads "10/Oct/2000:13:55:36 -0700".
func apacheClock(s string) (clock, int) {
	c := scan{s: s, ok: true}
	k := clock{hasDate: true}
	k.day = c.num(2, 2)
	c.any("/")
	if k.month = monthOf(s[c.i:]); k.month == 0 {
		return clock{}, 0
	}
	c.i += 3
	c.any("/")
	k.year = c.num(4, 4)
	c.any(":")
	k.timeOfDay(&c)
	if !c.ok || !k.valid() {
		return clock{}, 0
	}
	return k, c.i
}

// at gives the wall clock in UTC's clothes; without a date it is 1 January of year 1.
func (k clock) at() time.Time {
	year, month, day := k.year, max(k.month, 1), max(k.day, 1)
	if year == 0 {
		year = 1
		if k.hasDate {
			year = firstYear
		}
	}
	return time.Date(year, time.Month(month), day, k.hour, k.minute, k.sec, k.nano, time.UTC)
}
