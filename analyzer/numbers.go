package analyzer

import (
	"strings"

	"github.com/pwtriage/pwtriage/analyzer/facts"
	"github.com/pwtriage/pwtriage/analyzer/timeline"
	"github.com/pwtriage/pwtriage/parsers/serverexport"
)

func hasNumber(r tableRow, number string) bool {
	return sameNumber(r.Get(serverexport.Number), number) || sameNumber(r.Get(serverexport.Alternate), number)
}

// sameNumber compares numbers without separators; "00" and "+" are one prefix.
func sameNumber(a, b string) bool { return a != "" && bare(a) == bare(b) && bare(a) != "" }

func bare(number string) string {
	out := strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' || r == '.' || r == '/' || r == '(' || r == ')' {
			return -1
		}
		return r
	}, number)
	if rest, ok := strings.CutPrefix(out, "00"); ok {
		out = "+" + rest
	}
	return out
}

// holders are the rows of accounts that are called by a name: their user name or a number of theirs.
func (c *caseFile) holders(name string) []tableRow {
	var out []tableRow
	for _, r := range c.rowsOf(serverexport.Accounts) {
		if name != "" && (r.Get(serverexport.Username) == name || hasNumber(r, name)) {
			out = append(out, r)
		}
	}
	return out
}

// unique says whether the number of an account, given by number or user name, is that of no other.
func (c *caseFile) unique(name, title string) facts.Shown {
	own := c.holders(name)
	if len(own) == 0 {
		return facts.Shown{}
	}
	numbers := []string{name, own[0].Get(serverexport.Number), own[0].Get(serverexport.Alternate)}
	for _, number := range numbers {
		for _, r := range c.holders(number) {
			if r.Get(serverexport.Username) != own[0].Get(serverexport.Username) {
				first := c.row(twicePattern, "error", title, own[0])
				return facts.Shown{Is: facts.No, Marks: []timeline.Mark{first, c.row(twicePattern, "error", title+": the other account", r)}}
			}
		}
	}
	if !c.wholeOf(serverexport.Accounts) {
		return facts.Shown{}
	}
	return facts.Shown{Is: facts.Yes, Marks: []timeline.Mark{c.row(listedPattern, "info", "the number is that of one account only", own[0])}}
}
