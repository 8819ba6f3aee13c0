package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/zclconf/go-cty/cty"

	"github.com/pwtriage/pwtriage/internal/lazyre"
	"github.com/pwtriage/pwtriage/parsers/serverexport"
)

// Import is the making of a site file from account lists. What a person wrote stays, comments and order too: a value that is there is
// changed only with Update, and nothing is ever removed.
type Import struct {
	Update   bool // take the list's value where the file has another
	Complete bool // the lists name every account there is

	Added, Filled, Same int      // accounts: new, given values they lacked, as they were
	Notes               []string // what was left out or differs; no value of a password in them

	body   *hclwrite.Body
	blocks map[string]*hclwrite.Block // by user
	seen   map[string]bool
}

// Into adds the accounts of tables to the text of a site file, which may be empty.
func (im *Import) Into(filename string, src []byte, tables []*serverexport.Table) ([]byte, hcl.Diagnostics) {
	if _, diags := Parse(filename, src); diags.HasErrors() {
		return nil, diags
	}
	src = bytes.TrimPrefix(src, []byte("\xef\xbb\xbf"))
	file, diags := hclwrite.ParseConfig(opened(filename, src, tables), filename, hcl.InitialPos)
	if diags.HasErrors() {
		return nil, diags
	}
	im.accounts(file.Body())
	for _, t := range tables {
		if t.Kind != serverexport.Accounts {
			im.note("a table of %s is no account list; not used", t.Kind)
			continue
		}
		for _, r := range t.Rows {
			im.row(r)
		}
	}
	out := hclwrite.Format(file.Bytes())
	if _, diags := Parse(filename, out); diags.HasErrors() {
		return nil, diags
	}
	return out, nil
}

func (im *Import) note(format string, args ...any) {
	const most = 200
	switch {
	case len(im.Notes) < most:
		im.Notes = append(im.Notes, fmt.Sprintf(format, args...))
	case len(im.Notes) == most:
		im.Notes = append(im.Notes, "more of the same is not listed")
	}
}

// accounts finds the accounts block or makes one.
func (im *Import) accounts(root *hclwrite.Body) {
	im.seen, im.blocks = map[string]bool{}, map[string]*hclwrite.Block{}
	block := root.FirstMatchingBlock("accounts", nil)
	if block == nil {
		if len(root.Blocks()) > 0 {
			root.AppendNewline()
		}
		block = root.AppendNewBlock("accounts", nil)
	}
	im.body = block.Body()
	for _, b := range im.body.Blocks() {
		if len(b.Labels()) == 1 {
			im.blocks[b.Labels()[0]] = b
		}
	}
	if im.Complete {
		im.body.SetAttributeValue("complete", cty.True)
	}
}

// opened puts the blocks to be added to over several lines; nothing can be added to one that stands on a single line. Doing it in the
// text keeps the comments around.
func opened(filename string, src []byte, tables []*serverexport.Table) []byte {
	file, diags := hclsyntax.ParseConfig(src, filename, hcl.InitialPos)
	body, ok := file.Body.(*hclsyntax.Body)
	if diags.HasErrors() || !ok {
		return src
	}
	users := map[string]bool{}
	for _, t := range tables {
		for _, r := range t.Rows {
			users[r.Get(serverexport.Username)] = true
		}
	}
	var breaks []int
	for _, block := range body.Blocks {
		if block.Type != "accounts" {
			continue
		}
		breaks = append(breaks, lineBreaks(block)...)
		for _, inner := range block.Body.Blocks {
			if users[inner.Labels[0]] {
				breaks = append(breaks, lineBreaks(inner)...)
			}
		}
	}
	slices.Sort(breaks)
	var out []byte
	last := 0
	for _, at := range breaks {
		out = append(append(out, src[last:at]...), '\n')
		last = at
	}
	return append(out, src[last:]...)
}

// lineBreaks are the places of the breaks a block on a single line lacks.
func lineBreaks(block *hclsyntax.Block) []int {
	if block.OpenBraceRange.Start.Line != block.CloseBraceRange.Start.Line {
		return nil
	}
	return []int{block.OpenBraceRange.End.Byte, block.CloseBraceRange.Start.Byte}
}

// plainValue is what may stand in the file: a list is foreign bytes, and a template or control character in a string would be refused
// at the next reading.
var plainValue = lazyre.New(`^[\p{L}\p{N}+._@/() -]{1,80}$`)

func (im *Import) row(r serverexport.Row) {
	acc, ok := Listed(r)
	switch {
	case !ok || !plainValue().MatchString(acc.User):
		im.note("the row of line %d has no user name that can be one; not used", r.Line)
		return
	case im.seen[acc.User]:
		im.note("account %q stands in the lists twice; the first is taken", acc.User)
		return
	}
	im.seen[acc.User] = true
	isNew := im.blocks[acc.User] == nil
	if isNew {
		im.blocks[acc.User] = im.body.AppendNewBlock("account", []string{acc.User})
	}
	changed := 0
	for _, v := range im.values(acc, r) {
		changed += im.set(acc.User, v)
	}
	switch {
	case isNew:
		im.Added++
	case changed > 0:
		im.Filled++
	default:
		im.Same++
	}
}

// setting is one attribute of an account.
type setting struct {
	name  string
	value cty.Value
}

// values are what a row says, in the order of the file. A password goes in as its hash only.
func (im *Import) values(acc Account, r serverexport.Row) []setting {
	var out []setting
	text := func(name, value string) {
		switch {
		case value == "":
		case plainValue().MatchString(value):
			out = append(out, setting{name, cty.StringVal(value)})
		default:
			im.note("account %q: %s is not as it can be; left out", acc.User, name)
		}
	}
	truth := func(name string, t Truth) {
		if t != Unknown {
			out = append(out, setting{name, cty.BoolVal(t == Yes)})
		}
	}
	text("number", acc.Number)
	truth("enabled", acc.Enabled)
	text("password_sha256", passwordHash(r))
	if ha1 := strings.ToLower(r.Get(serverexport.HA1)); hexOf(32)(ha1) == "" {
		text("ha1_md5", ha1)
	}
	text("security_model", acc.SecurityModel)
	truth("keep_alive", acc.KeepAlive)
	truth("obfuscation_mode", acc.ObfuscationMode)
	text("obfuscation_key", acc.ObfuscationKey)
	return out
}

func passwordHash(r serverexport.Row) string {
	if hash := strings.ToLower(r.Get(serverexport.PasswordSHA256)); hexOf(64)(hash) == "" {
		return hash
	}
	if p := r.ClearPassword(); p != "" {
		sum := sha256.Sum256([]byte(p))
		return hex.EncodeToString(sum[:])
	}
	return ""
}

// set gives an account a value; 1 when that changed it.
func (im *Import) set(user string, v setting) int {
	have := im.blocks[user].Body().GetAttribute(v.name)
	if have != nil {
		written := strings.TrimSpace(string(have.Expr().BuildTokens(nil).Bytes()))
		if strings.EqualFold(written, string(hclwrite.TokensForValue(v.value).Bytes())) {
			return 0
		}
		if !im.Update {
			im.note("account %q: %s differs from the list's; kept as written", user, v.name)
			return 0
		}
	}
	im.blocks[user].Body().SetAttributeValue(v.name, v.value)
	return 1
}
