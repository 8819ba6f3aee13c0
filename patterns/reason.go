package patterns

import (
	"slices"
	"strconv"
	"strings"
)

// osBase is what PJLIB adds to a number of the operating system (PJ_ERRNO_START_SYS).
const osBase = 120000

// Kind names the kind of failure a reason means, "" when the table does not know. The text decides where there is
// one: the same number means other things on other systems (120061 is "connection refused" on iOS and ENODATA on
// Linux). Then the code counts, as it stands and then as 120000 + errno, and errno at last.
func (c *Catalogue) Kind(reasonText, code, errno string) string {
	if kind := c.kindOfText(reasonText); kind != "" {
		return kind
	}
	if n, ok := number(code); ok {
		if kind := c.kindOf(n, func(r *Reason) []int { return r.Codes }); kind != "" {
			return kind
		}
		if kind := c.kindOfOS(n - osBase); kind != "" {
			return kind
		}
	}
	if n, ok := number(errno); ok {
		return c.kindOfErrno(n)
	}
	return ""
}

func (c *Catalogue) kindOfText(text string) string {
	if text == "" {
		return ""
	}
	lower := strings.ToLower(text)
	for i := range c.Reasons {
		for _, t := range c.Reasons[i].Texts {
			if strings.Contains(lower, t) {
				return c.Reasons[i].Kind
			}
		}
	}
	return ""
}

// kindOfOS reads the part of a code above osBase; Symbian's numbers are negative and PJLIB subtracts them.
func (c *Catalogue) kindOfOS(n int) string {
	if n <= 0 || n >= 50000 {
		return ""
	}
	if kind := c.kindOfErrno(n); kind != "" {
		return kind
	}
	return c.kindOfErrno(-n)
}

func (c *Catalogue) kindOfErrno(n int) string {
	return c.kindOf(n, func(r *Reason) []int { return r.Errnos })
}

func (c *Catalogue) kindOf(n int, numbers func(*Reason) []int) string {
	for i := range c.Reasons {
		if slices.Contains(numbers(&c.Reasons[i]), n) {
			return c.Reasons[i].Kind
		}
	}
	return ""
}

// number reads a decimal number, or a hexadecimal one (Windows' HRESULTs) with its 0x.
func number(s string) (int, bool) {
	s = strings.TrimSpace(s)
	if hex, ok := strings.CutPrefix(strings.ToLower(s), "0x"); ok {
		n, err := strconv.ParseInt(hex, 16, 64)
		return int(n), err == nil
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}
