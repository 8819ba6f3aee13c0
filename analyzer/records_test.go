package analyzer_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pwtriage/pwtriage/analyzer/finding"
)

// Built exports: lists that have, lack and disable account 1001, whose client is refused with 403 in a real log.
const (
	builtListed   = "Username,Owner,Virtual Phone Number,Enabled\n1001,User A,+390200001001,true\n1002,User B,+390200001002,true\n"
	builtLacking  = "Username,Owner,Virtual Phone Number,Enabled\n1009,User I,+390200001009,true\n1002,User B,+390200001002,true\n"
	builtDisabled = "Username,Owner,Virtual Phone Number,Enabled\n1001,User A,+390200001001,false\n1002,User B,+390200001002,true\n"
	builtDatabase = "[2026-11-23 13:40:04.411] Asterisk 18.26.4 built by root @ vm on a x86_64 running Linux on 2026-11-23 13:01:37 UTC\n" +
		"[2026-11-23 13:40:05.000] ERROR[17553] res_config_mysql.c: MySQL RealTime: Failed to connect database server asterisk on localhost (err 2002). Check debug for more info.\n"
	builtWrongPassword = "[2026-11-23 13:40:04.411] Asterisk 18.26.4 built by root @ vm on a x86_64 running Linux on 2026-11-23 13:01:37 UTC\n" +
		"[2026-11-23 13:40:06.725] NOTICE[17696] chan_sip.c: Registration from '<sip:1001@pbx.example.test>' failed for '192.0.2.50:5060' - Wrong password\n"
	builtServers = "server \"main\" {\n  address = \"pbx.example.test\"\n  domain = \"pbx.example.test\"\n  endpoint \"tls\" { port = 5061 }\n}\nclient { transport = \"tls\" }\n"
)

// withRecords is a kept bundle as its customer sends it, with built records of the server beside.
func withRecords(t *testing.T, bundle string, records map[string]string) string {
	t.Helper()
	dir := customers(t, filepath.Join(kept, bundle), nil)
	for name, text := range records {
		if err := os.WriteFile(filepath.Join(dir, "built-"+name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// serverOnly is a site file that knows the server and no account.
func serverOnly(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "site.hcl")
	if err := os.WriteFile(file, []byte(builtServers), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func causes(d *finding.Diagnosis) []string {
	out := []string{d.Cause.ID + " " + d.Cause.Confidence}
	for _, a := range d.Cause.Alternatives {
		out = append(out, a.ID+" "+a.Confidence)
	}
	return out
}

// TestSameAnswerTwoCauses: a 403 looks the same for a wrong password and a missing account; the account list tells them apart.
func TestSameAnswerTwoCauses(t *testing.T) {
	for _, c := range []struct {
		name    string
		records map[string]string
		cause   string
		also    string // among the causes
		never   string // not among them
		verdict string
	}{
		{"listed", map[string]string{"accounts.csv": builtListed}, "auth-rejected likely", "", "account-unknown", "ask CI-7"},
		{"lacking", map[string]string{"accounts.csv": builtLacking}, "account-unknown certain", "", "auth-rejected", "close account-created"},
		{"no list", nil, "auth-rejected possible", "account-unknown possible", "none", "ask CI-6"},
		{"log without list", map[string]string{"full": builtWrongPassword}, "auth-rejected possible", "account-unknown possible", "none", "ask CI-6"},
		{"listed, and the log", map[string]string{"accounts.csv": builtListed, "full": builtWrongPassword}, "auth-rejected certain", "", "account-unknown", "close account-aligned"},
		{"disabled", map[string]string{"accounts.csv": builtDisabled}, "account-forbidden certain", "", "account-unknown", "close account-aligned"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := diagnose(t, options(t, serverOnly(t)), withRecords(t, "baresip__ast-wrong-password", c.records))
			all := causes(d)
			if all[0] != c.cause || c.also != "" && !slices.Contains(all, c.also) || strings.Contains(strings.Join(all, ","), c.never+" ") {
				t.Errorf("causes %q, want %s first, with %q, without %q", all, c.cause, c.also, c.never)
			}
			if got := d.Verdict.Action + " " + d.Verdict.Branch; got != c.verdict {
				t.Errorf("verdict %s, want %s", got, c.verdict)
			}
		})
	}
}

// TestChallengeLoop: the same for a client that is challenged again and again.
func TestChallengeLoop(t *testing.T) {
	loop := "SIP/2.0 401 Unauthorized"
	for name, c := range map[string]struct{ list, cause, verdict string }{
		"listed":  {builtListed, "auth-rejected likely", "ask CI-7"},
		"lacking": {builtLacking, "account-unknown certain", "close account-created"},
		"none":    {"", "auth-rejected possible", "ask CI-6"},
	} {
		dir := withRecords(t, "baresip__ast-wrong-password", map[string]string{"accounts.csv": c.list})
		log := filepath.Join(dir, "baresip.log")
		data, err := os.ReadFile(log)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.ReplaceAll(strings.ReplaceAll(string(data), "SIP/2.0 403 Forbidden", loop), "403 Forbidden", "401 Unauthorized")
		if err := os.WriteFile(log, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		d := diagnose(t, options(t, serverOnly(t)), dir)
		if all := causes(d); all[0] != c.cause {
			t.Errorf("%s: causes %q, want %s first", name, all, c.cause)
		}
		if got := d.Verdict.Action + " " + d.Verdict.Branch; got != c.verdict {
			t.Errorf("%s: verdict %s, want %s", name, got, c.verdict)
		}
	}
}

// TestNoFalseClose: a list that may lack rows, that something contradicts, or that a failing server gave, proves no absence.
func TestNoFalseClose(t *testing.T) {
	for name, records := range map[string]map[string]string{
		"cut in a quote":     {"accounts.csv": builtLacking + "\"1001,User"},
		"page of a console":  {"accounts.html": "<table><tr><th>Username</th><th>Number</th></tr><tr><td>1009</td><td>+39</td></tr></table>"},
		"empty":              {"accounts.csv": "Username,Owner,Virtual Phone Number,Enabled\n"},
		"batch":              {"accounts.csv": "fullName,gsmNumber,email,securityModel,description\nUser I,+390200001009,,end-to-site,\n"},
		"user is a number":   {"accounts.csv": "Username,Owner,Virtual Phone Number,Enabled\n77,User A,1001,true\n"},
		"still registered":   {"accounts.csv": builtLacking, "live.csv": "Username,Registration Expires,IP Address\n1001,3600,192.0.2.50\n"},
		"sessions":           {"accounts.csv": builtLacking, "s.csv": "date_created,event_type,username,remoteaddr\n2026-11-23 13:40:00,REGISTER,1001,192.0.2.50:41784\n"},
		"second list has it": {"a.csv": builtLacking, "b.csv": builtListed},
		"database down":      {"accounts.csv": builtLacking, "full": builtDatabase},
		"self-test failed":   {"accounts.csv": builtLacking, "t.csv": "Service,Status\nVoIP engine,OK\nDBMS,FAILED\n"},
		"password, database": {"accounts.csv": builtListed, "full": builtWrongPassword + builtDatabase},
	} {
		d := diagnose(t, options(t, serverOnly(t)), withRecords(t, "baresip__ast-wrong-password", records))
		if d.Verdict.Action == "close" {
			t.Errorf("%s: closed as %s; causes %q", name, d.Verdict.Branch, causes(d))
		}
	}
}

// TestPasswordsStayInside: a password an export shows reaches no part of the result, not even out of a log.
func TestPasswordsStayInside(t *testing.T) {
	list := "Username,Virtual Phone Number,Enabled,Password\n1001,+39,true,builtsecretword\n"
	log := builtWrongPassword + "[2026-11-23 13:40:07.000] WARNING[1] built.c: unable to use the word builtsecretword\n"
	out := string(mustJSON(t, diagnose(t, options(t, ""), withRecords(t, "baresip__ast-wrong-password", map[string]string{"accounts.csv": list, "full": log}))))
	if strings.Contains(out, "builtsecretword") {
		t.Error("the result holds a password of the account list")
	}
	if !strings.Contains(out, `unable to use the word \u003c*\u003e`) {
		t.Error("the line that held it is not in the result, so that the test proves nothing")
	}
}

func mustJSON(t *testing.T, d *finding.Diagnosis) []byte {
	t.Helper()
	out, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
