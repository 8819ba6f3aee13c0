package serverexport

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func load(t *testing.T, name string) []*Table {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	if Detect(data) == "" {
		t.Fatalf("%s is not taken for an export", name)
	}
	tables, err := Read(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	if len(tables) != 1 {
		t.Fatalf("%s: %d tables", name, len(tables))
	}
	return tables
}

// told is what a row says, without the fields it leaves empty.
func told(r Row, fields ...Field) string {
	out := []string{fmt.Sprint(r.Line)}
	for _, f := range fields {
		out = append(out, r.Get(f))
	}
	return strings.Join(out, "|")
}

// TestFormats holds every kind, each in another format, to its rows and lines.
func TestFormats(t *testing.T) {
	for _, c := range []struct {
		file   string
		kind   Kind
		format string
		whole  bool
		fields []Field
		rows   []string
	}{
		{"built-accounts.csv", Accounts, "csv", true, []Field{Username, Number, Enabled, SecurityModel}, []string{
			"2|1001|+390200001001|true|end-to-site", "3|1002|+390200001002|false|end-to-site",
			"4|1003|+390200001003|true|end-to-end", "6|1009|+390200001002|true|end-to-site"}},
		{"built-batch.csv", Batch, "csv", true, []Field{FullName, Number, SecurityModel}, []string{"3|User A|+391234567890|end-to-site"}},
		{"built-sessions.psql", Sessions, "sql", true, []Field{Event, Username, Address}, []string{
			"3|CONNECT||192.0.2.50:41784", "4|REGISTER|1001|192.0.2.50:41784", "6|DISCONNECT||192.0.2.50:41784"}},
		{"built-registered.mysql", Registered, "sql", true, []Field{Username, Number, Alternate, Expires}, []string{
			"4|1001|+390200001001||3600", "5|1002|+390200001002||120"}},
		{"built-cdr.jsonl", Calls, "json", true, []Field{Caller, Callee, Disposition, Hangup, CallID}, []string{
			"2|+390200001001|+390200001004|FAILED|SUBSCRIBER_ABSENT|abc@192.0.2.50", "3|+390200001001|+390200001002|BUSY||"}},
		{"built-selftests.html", Checks, "html", false, []Field{Service, Result, Details}, []string{
			"5|VoIP engine|OK|601 calls 602", "6|DBMS|FAILED|queries <not> executed"}},
	} {
		t.Run(c.file, func(t *testing.T) {
			table := load(t, c.file)[0]
			if table.Kind != c.kind || table.Format != c.format || table.Whole != c.whole {
				t.Errorf("got %s, %s, whole %v, notes %q", table.Kind, table.Format, table.Whole, table.Notes)
			}
			var rows []string
			for _, r := range table.Rows {
				rows = append(rows, told(r, c.fields...))
			}
			if got, want := strings.Join(rows, "\n"), strings.Join(c.rows, "\n"); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// TestSelfTestNoise: the appliance's own calls and registrations are left out and counted.
func TestSelfTestNoise(t *testing.T) {
	for _, file := range []string{"built-sessions.psql", "built-cdr.jsonl"} {
		if notes := strings.Join(load(t, file)[0].Notes, "\n"); !strings.Contains(notes, "1 rows of the server's self-test") {
			t.Errorf("%s: notes %q", file, notes)
		}
	}
}

// TestNotWhole: each of these may lack rows, so that what it does not list may exist.
func TestNotWhole(t *testing.T) {
	for name, text := range map[string]string{
		"stray quote":       "username,number,enabled\n1001,+39,true\n10\"02,+39,true\n",
		"open quote":        "username,number,enabled\n1001,+39,true\n\"1002,+39,true\n1003,+39,true\n",
		"short row":         "username,number,enabled\n1001,+39,true\n1002,+3\n",
		"total line":        "username,number,enabled\n1001,+39,true\nTotal: 300\n",
		"cut json":          `[{"username":"1001","number":"+39"},{"username":"10`,
		"json without end":  `[{"username":"1001","number":"+39"}`,
		"psql uncounted":    " username | number \n----------+--------\n 1001     | +39\n",
		"psql miscounted":   " username | number \n----------+--------\n 1001     | +39\n(300 rows)\n",
		"nameless user":     "username,number,enabled\n1001,+39,true\n,+39,true\n",
		"page of a console": "<table><tr><th>Username</th><th>Number</th></tr><tr><td>1001</td><td>+39</td></tr></table>",
	} {
		tables, _ := Read(strings.NewReader(text))
		if len(tables) != 1 || len(tables[0].Rows) == 0 {
			t.Errorf("%s: %d tables read", name, len(tables))
		} else if tables[0].Whole {
			t.Errorf("%s is taken for whole: %d rows", name, len(tables[0].Rows))
		}
	}
}

// TestForeign: what a client or another program writes is no export of the server's.
func TestForeign(t *testing.T) {
	for name, text := range map[string]string{
		"empty":             "",
		"client's settings": `{"username": "1001", "number": "+39", "enabled": true}`,
		"log in JSON":       "{\"time\":\"2026-11-23\",\"type\":\"http\",\"ip\":\"192.0.2.1\"}\n{\"time\":\"2026-11-23\",\"type\":\"http\",\"ip\":\"192.0.2.1\"}\n",
		"csv of another":    "name,price,amount\nscrew,1,2\n",
		"ini":               "[account]\nusername=1001\nnumber=1\n",
		"log":               "2026-11-23 13:40:00 REGISTER, sent, username=1001\n",
		"html":              "<html><body>username number enabled</body></html>",
	} {
		if kind := Detect([]byte(text)); kind != "" {
			t.Errorf("%s is taken for %s", name, kind)
		}
	}
}

// TestUTF16 reads what spreadsheets save as "Unicode text".
func TestUTF16(t *testing.T) {
	data := []byte{0xff, 0xfe}
	for _, c := range "Username\tVirtual Phone Number\tEnabled\r\n1001\t+39\tno\r\n" {
		data = append(data, byte(c), byte(c>>8))
	}
	tables, err := Read(bytes.NewReader(data))
	if err != nil || len(tables) != 1 || len(tables[0].Rows) != 1 {
		t.Fatalf("got %d tables, %v", len(tables), err)
	}
	if on, known := tables[0].Rows[0].Switched(); on || !known || tables[0].Rows[0].Get(Username) != "1001" {
		t.Errorf("got %q, on %v, known %v", tables[0].Rows[0].Get(Username), on, known)
	}
}

func TestClearPassword(t *testing.T) {
	for column, want := range map[string]string{"built-pass": "built-pass", "********": "", "": "", "$2a$10$abc": "", "{SSHA}abc": "",
		"0c27a2e2463791fcd47a9f648ddc5597": "", "0123abcd": "0123abcd"} {
		tables, _ := Read(strings.NewReader("username,enabled,password\n1001,true," + column + "\n"))
		if got := tables[0].Rows[0].ClearPassword(); got != want {
			t.Errorf("column %q: got %q, want %q", column, got, want)
		}
	}
}

// FuzzRead: no bytes make a table that breaks its own promises.
func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/built-*")
	if err != nil || len(files) == 0 {
		f.Fatal("no seeds", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		tables, err := Read(bytes.NewReader(data))
		for i, table := range tables {
			if layoutOf(table.Kind) == nil || table.Format == "html" && table.Whole {
				t.Fatalf("table %d: kind %q, whole %v", i, table.Kind, table.Whole)
			}
			if err != nil && table.Format == "csv" && table.Whole {
				t.Fatalf("whole in spite of %v", err)
			}
			for _, r := range table.Rows {
				if r.Line < 1 || r.Line > bytes.Count(data, []byte{'\n'})+bytes.Count(data, []byte{'\r'})+1 {
					t.Fatalf("row at line %d", r.Line)
				}
				r.Time()
				r.ClearPassword()
			}
		}
	})
}
