package site

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/pwtriage/pwtriage/parsers/serverexport"
)

func tables(t interface{ Fatal(...any) }, text string) []*serverexport.Table {
	out, err := serverexport.Read(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

const (
	builtWritten = `# written by hand
server "main" { address = "pbx.example.test" }

accounts { complete = true }
`
	builtOneLine = `accounts {
  # of the first floor
  account "1001" { number = "+391" }   # the boss
  account "1007" {}
  account "3001" {
    transport = "tcp" # an old phone
    enabled   = false
  }
}
`
	builtList = "username,number,enabled,password\n1001,+392,true,built-pass\n3001,+393,true,\n1002,+394,no,********\n"
)

func imported(t *testing.T, im *Import, src, list string) (*Site, string) {
	t.Helper()
	out, diags := im.Into("site.hcl", []byte(src), tables(t, list))
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	s, diags := Parse("site.hcl", out)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	return s, string(out)
}

func TestImportMakesAFile(t *testing.T) {
	im := &Import{Complete: true}
	s, text := imported(t, im, "", builtList)
	if im.Added != 3 || len(s.Accounts) != 3 || !s.Complete {
		t.Fatalf("added %d, %d accounts, complete %v", im.Added, len(s.Accounts), s.Complete)
	}
	// printf %s built-pass | sha256sum
	want := Account{User: "1001", Number: "+392", Enabled: Yes, PasswordSHA256: "737ebb6e7a7dd3d6ae07af414511b1d6514d239bc5c5c14e568ba7c008ed87b7"}
	if s.Accounts[0] != want || s.Accounts[2].Enabled != No || s.Accounts[2].PasswordSHA256 != "" {
		t.Errorf("got %+v", s.Accounts)
	}
	if strings.Contains(text, "built-pass") || strings.Contains(text, "****") {
		t.Error("the file holds a password")
	}
}

// TestImportKeepsWhatIsWritten: comments, other blocks, values; a block on a single line can be added to.
func TestImportKeepsWhatIsWritten(t *testing.T) {
	im := &Import{}
	s, text := imported(t, im, builtWritten, builtList)
	for _, want := range []string{"# written by hand", `server "main" { address = "pbx.example.test" }`} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is gone:\n%s", want, text)
		}
	}
	if !s.Complete || len(s.Accounts) != 3 {
		t.Errorf("complete %v, %d accounts", s.Complete, len(s.Accounts))
	}
	im = &Import{}
	s, text = imported(t, im, builtOneLine, builtList)
	boss, _ := s.Account("1001")
	phone, _ := s.Account("3001")
	if boss.Number != "+391" || boss.Enabled != Yes || phone.Enabled != No || phone.Transport != "tcp" || phone.Number != "+393" {
		t.Errorf("got %+v, %+v\n%s", boss, phone, text)
	}
	for _, comment := range []string{"# an old phone", "# the boss", "# of the first floor"} {
		if !strings.Contains(text, comment) {
			t.Errorf("comment %q is gone:\n%s", comment, text)
		}
	}
	notes := strings.Join(im.Notes, "\n")
	if !strings.Contains(notes, `account "1001": number differs`) || !strings.Contains(notes, `account "3001": enabled differs`) {
		t.Errorf("notes %q", notes)
	}
	if im.Added != 1 || im.Filled != 2 {
		t.Errorf("added %d, filled %d", im.Added, im.Filled)
	}
}

func TestImportUpdates(t *testing.T) {
	s, text := imported(t, &Import{Update: true}, builtOneLine, builtList)
	phone, _ := s.Account("3001")
	if phone.Enabled != Yes || phone.Transport != "tcp" {
		t.Errorf("got %+v\n%s", phone, text)
	}
}

// TestImportTwice: a second import of the same list changes nothing.
func TestImportTwice(t *testing.T) {
	_, first := imported(t, &Import{}, builtOneLine, builtList)
	im := &Import{}
	_, second := imported(t, im, first, builtList)
	if first != second || im.Added+im.Filled != 0 || im.Same != 3 {
		t.Errorf("added %d, filled %d, same %d\n%s\n%s", im.Added, im.Filled, im.Same, first, second)
	}
}

// TestImportOfHostileRows: whatever a list holds, the file can be read again and has no account the list does not name.
func TestImportOfHostileRows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.SampledFrom([]string{"1001", "${file}", "%{ if }", "a\nb", "\x1b[31m", "\"", "\\", "}", "1002", strings.Repeat("9", 90)})
		list := "username,number,obfuscationkey,enabled\n"
		for range rapid.IntRange(0, 8).Draw(t, "rows") {
			quoted := func(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }
			list += quoted(cell.Draw(t, "user")) + "," + quoted(cell.Draw(t, "number")) + "," + quoted(cell.Draw(t, "key")) + ",true\n"
		}
		out, diags := (&Import{}).Into("site.hcl", nil, tables(t, list))
		if diags.HasErrors() {
			t.Fatal(diags)
		}
		s, diags := Parse("site.hcl", out)
		if diags.HasErrors() {
			t.Fatal(diags)
		}
		for _, acc := range s.Accounts {
			if !plainValue().MatchString(acc.User) {
				t.Fatalf("account %q", acc.User)
			}
		}
	})
}

func TestBrokenFileIsNotTouched(t *testing.T) {
	if _, diags := (&Import{}).Into("site.hcl", []byte("accounts {"), tables(t, builtList)); !diags.HasErrors() {
		t.Error("a broken file was imported into")
	}
}

func TestLint(t *testing.T) {
	for src, want := range map[string]string{
		`server "main" {}`:             "",
		"":                             "no server",
		"accounts { complete = true }": "no server, complete, and no account",
		"server \"m\" {}\naccounts {\n account \"1\" { number = \"+39 1\" }\n account \"2\" { number = \"00391\" }\n}\n": "number stands twice",
	} {
		s, diags := Parse("site.hcl", []byte(src))
		if diags.HasErrors() {
			t.Fatal(diags)
		}
		var got []string
		for _, d := range s.Lint("site.hcl") {
			got = append(got, d.Summary)
		}
		if fmt.Sprint(strings.Join(got, ", ")) != want {
			t.Errorf("%q: %q, want %q", src, got, want)
		}
	}
}
