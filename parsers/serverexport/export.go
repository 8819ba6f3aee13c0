// Package serverexport reads what support takes out of the PrivateServer: account lists, batch files for making accounts, SIP sessions,
// registered accounts, call records and self-tests, as CSV, JSON, the text tables of psql and mysql, or saved HTML pages.
//
// Only the names of the pages and views are documented, and one CSV header; the layout of an export is not. So a table is known by its
// columns, whatever the file is called, and the names of the columns stand in one place (layout.go). What is in no known column is
// counted, never guessed at. Rows keep their line. A table that was cut, damaged or shows one page of several is not Whole: what it
// lacks may exist. It imports nothing of ours and knows nothing of verdicts.
package serverexport

import "slices"

// Kind is what a table lists.
type Kind string

// The kinds. Batch is the file accounts are made from: it names no user and proves no account.
const (
	Accounts   Kind = "account-list"
	Batch      Kind = "account-batch"
	Sessions   Kind = "sip-sessions"
	Registered Kind = "registered-accounts"
	Calls      Kind = "call-records"
	Checks     Kind = "self-tests"
)

// Field is a column, whatever an export calls it.
type Field string

// The fields.
const (
	Username        Field = "username"
	FullName        Field = "full_name"
	Number          Field = "number"
	Alternate       Field = "alternate_number"
	Enabled         Field = "enabled"
	Disabled        Field = "disabled"
	AccountType     Field = "account_type"
	SecurityModel   Field = "security_model"
	ObfuscationMode Field = "obfuscation_mode"
	ObfuscationKey  Field = "obfuscation_key"
	KeepAlive       Field = "keep_alive"
	Password        Field = "password"
	PasswordSHA256  Field = "password_sha256"
	HA1             Field = "ha1_md5"
	Email           Field = "email"
	Description     Field = "description"
	Date            Field = "date"
	Event           Field = "event"
	Address         Field = "address"
	Agent           Field = "user_agent"
	Cipher          Field = "tls_cipher"
	Details         Field = "details"
	Expires         Field = "expires"
	Caller          Field = "caller"
	Callee          Field = "callee"
	Disposition     Field = "disposition"
	Hangup          Field = "hangup_cause"
	CallID          Field = "call_id"
	Route           Field = "route"
	Service         Field = "service"
	Result          Field = "result"
)

// Row is one row of a table.
type Row struct {
	Line   int     // 1-based, where the row begins in the file
	fields []Field // shared by the rows of a table
	cells  []string
}

// Get is the value of a field, "" when the row or the table has none.
func (r Row) Get(f Field) string {
	if i := slices.Index(r.fields, f); i >= 0 && i < len(r.cells) {
		return r.cells[i]
	}
	return ""
}

// Table is one table of an export.
type Table struct {
	Kind    Kind
	Format  string // csv, json, sql, html
	Line    int    // of the header
	Columns []Field
	Rows    []Row
	Whole   bool     // the file shows no sign that rows are missing
	Notes   []string // what was left out, and why
}

// Has tells whether a table has a column.
func (t *Table) Has(f Field) bool { return slices.Contains(t.Columns, f) }
