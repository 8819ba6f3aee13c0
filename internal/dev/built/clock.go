package built

import "time"

// firstDay is an ordinary Monday.
var firstDay = time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)

const msPerDay = 24 * 60 * 60 * 1000

// clock is milliseconds since the first day began; the log starts at eight in the morning.
type clock struct{ ms int }

func (c *clock) step(ms int) {
	if c.ms == 0 {
		c.ms = 8 * 60 * 60 * 1000
	}
	c.ms += ms
}

// day writes the date as the layout says.
func (c clock) day(b []byte, layout string) []byte {
	return firstDay.AddDate(0, 0, c.ms/msPerDay).AppendFormat(b, layout)
}

// time writes HH:MM:SS and the milliseconds behind a mark: PJSIP and Android print a point, Linphone a colon.
func (c clock) time(b []byte, mark byte) []byte {
	ms := c.ms % msPerDay
	b = append(digits(b, ms/3_600_000, 2), ':')
	b = append(digits(b, ms/60_000%60, 2), ':')
	b = append(digits(b, ms/1000%60, 2), mark)
	return digits(b, ms%1000, 3)
}

// digits writes a number with leading zeros.
func digits(b []byte, n, width int) []byte {
	for unit := power(width - 1); unit > 0; unit /= 10 {
		b = append(b, '0'+byte(n/unit%10))
	}
	return b
}

func power(n int) int {
	p := 1
	for range n {
		p *= 10
	}
	return p
}
