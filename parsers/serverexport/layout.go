package serverexport

import (
	"slices"
	"strings"
)

// layout says how a kind of table is known: by columns it must have, and by some of which it must have one. Names are compared
// without case, blanks and signs, so that "Caller Id 2", "caller_id_2" and "callerId2" are one.
type layout struct {
	kind    Kind
	need    []Field
	some    []Field
	columns map[string]Field
}

func names(lists map[Field]string) map[string]Field {
	out := map[string]Field{}
	for field, list := range lists {
		for _, name := range strings.Fields(list) {
			out[name] = field
		}
	}
	return out
}

// layouts are tried in order. The labels are those of the console's pages, of its SQL views and of the batch file as far as the
// documentation shows them; beside them stand the plain words an export is likely to have.
var layouts = []layout{
	{kind: Calls, need: []Field{Caller, Callee}, some: []Field{Disposition, Hangup}, columns: names(map[Field]string{
		Date: "calldate date datetime start starttime datecreated", Caller: "src callernumber source caller from", Callee: "dst calleenumber destination callednumber callee to",
		Disposition: "disposition", Hangup: "hangupcause hangup", CallID: "callid sipcallid", Route: "callroute route trunk",
		Agent: "srcuseragent useragent"})},
	{kind: Sessions, need: []Field{Event, Address}, some: []Field{Username, Date}, columns: names(map[Field]string{
		Date: "datecreated date datetime eventdate timestamp time", Event: "eventtype event type", Username: "username user account sippeername peer",
		Agent: "useragent", Address: "remoteaddr remoteaddress ipaddress ip address", Cipher: "tlscipher cipher", Details: "details detail message reason"})},
	{kind: Registered, need: []Field{Username, Expires}, some: []Field{Address, Agent, Number}, columns: names(map[Field]string{
		Username: "username user account sippeername peer", FullName: "owner fullname", Number: "callerid callerid1 number virtualphonenumber virtualnumber",
		Alternate: "callerid2 alternatenumber", Address: "ipaddress ip address remoteaddr remoteaddress", Expires: "registrationexpires expires regexpires expiry expiration", Agent: "useragent"})},
	{kind: Checks, need: []Field{Service, Result}, some: []Field{Service}, columns: names(map[Field]string{
		Service: "service servicename selftest check component", Result: "result status state outcome", Date: "date datetime time timestamp lastcheck datecreated",
		Details: "details detail message output"})},
	{kind: Accounts, need: []Field{Username}, some: []Field{Number, Enabled, Disabled, SecurityModel, ObfuscationKey}, columns: names(map[Field]string{
		Username: "username user account sipuser sipusername sippeername accountusername", FullName: "fullname owner name displayname",
		Number: "number virtualphonenumber virtualnumber phonenumber callerid callerid1", Alternate: "callerid2 alternatenumber alternatephonenumber virtualphonenumber2",
		Enabled: "enabled active status state accountstatus", Disabled: "disabled", AccountType: "accounttype type", SecurityModel: "securitymodel",
		ObfuscationMode: "obfuscationmode obfuscation", ObfuscationKey: "obfuscationkey", KeepAlive: "keepalive keepaliveenabled",
		Password: "password sippassword secret", PasswordSHA256: "passwordsha256", HA1: "ha1 ha1md5 md5secret", Email: "email mail", Description: "description notes"})},
	{kind: Batch, need: []Field{FullName, Number, SecurityModel}, some: []Field{Number}, columns: names(map[Field]string{
		FullName: "fullname", Number: "gsmnumber", Email: "email", SecurityModel: "securitymodel", Description: "description"})},
}

// match finds the layout a header has, with the field of each column, "" for a column it does not know. A column that says what
// another said already is left unknown: the first counts.
func match(header []string) (*layout, []Field) {
	for i := range layouts {
		l := &layouts[i]
		if fields := l.fields(header); hasAll(fields, l.need) && hasOne(fields, l.some) {
			return l, fields
		}
	}
	return nil, nil
}

func (l *layout) fields(header []string) []Field {
	out := make([]Field, len(header))
	seen := map[Field]bool{}
	for i, name := range header {
		if f := l.columns[plainName(name)]; !seen[f] {
			out[i], seen[f] = f, true
		}
	}
	return out
}

// plainName is a column's name in lower case, letters and digits only.
func plainName(name string) string {
	if len(name) > 200 {
		return ""
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return -1
	}, name)
}

func hasAll(fields, want []Field) bool {
	return !slices.ContainsFunc(want, func(f Field) bool { return !slices.Contains(fields, f) })
}

func hasOne(fields, want []Field) bool {
	return slices.ContainsFunc(want, func(f Field) bool { return slices.Contains(fields, f) })
}
