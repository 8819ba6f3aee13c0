package site

import (
	"slices"
	"strings"

	"github.com/pwtriage/pwtriage/parsers/serverexport"
)

// With is the site with the accounts of a list added. What the file says of an account stays; where the list contradicts whether it is
// enabled, one of the two is out of date and it is unknown.
func (s *Site) With(accounts []Account) *Site {
	if len(accounts) == 0 {
		return s
	}
	out := &Site{}
	if s != nil {
		*out = *s
		out.Accounts = slices.Clone(s.Accounts)
	}
	at := map[string]int{}
	for i, acc := range out.Accounts {
		at[acc.User] = i
	}
	for _, acc := range accounts {
		if i, ok := at[acc.User]; ok {
			out.Accounts[i].take(acc)
			continue
		}
		acc.Profile = acc.Profile.over(out.Client)
		at[acc.User] = len(out.Accounts)
		out.Accounts = append(out.Accounts, acc)
	}
	return out
}

func (a *Account) take(other Account) {
	switch {
	case a.Enabled == Unknown:
		a.Enabled = other.Enabled
	case other.Enabled != Unknown && other.Enabled != a.Enabled:
		a.Enabled = Unknown
	}
	if a.Number == "" {
		a.Number = other.Number
	}
	a.Profile = a.Profile.over(other.Profile)
}

// Listed makes an account of a row of an account list; ok is false for a row without a user. Values the site has no word for are left
// out. A password is not among them: a column that looks like one may hold something else.
func Listed(r serverexport.Row) (acc Account, ok bool) {
	acc = Account{User: r.Get(serverexport.Username), Number: r.Get(serverexport.Number), Enabled: truthOf(r.Switched())}
	if model := strings.ToLower(r.Get(serverexport.SecurityModel)); oneOf("end-to-end", "end-to-site")(model) == "" {
		acc.SecurityModel = model
	}
	acc.ObfuscationMode = truthOf(r.Flag(serverexport.ObfuscationMode))
	acc.ObfuscationKey = r.Get(serverexport.ObfuscationKey)
	acc.KeepAlive = truthOf(r.Flag(serverexport.KeepAlive))
	return acc, acc.User != ""
}

func truthOf(on, known bool) Truth {
	switch {
	case !known:
		return Unknown
	case on:
		return Yes
	}
	return No
}
