package query

import (
	"errors"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// built is a record made by hand.
type built map[string]string

func (b built) Field(name string) string { return b[name] }
func (b built) Texts() []string          { return []string{b["title"], b["message"]} }

var one = built{
	"bundle": "logs/Upload [1].zip", "app": "PrivateWave", "version": "3.10.1", "os": "iOS 17.2", "platform": "iOS", "class": "tls", "level": "3", "file": "a/client.log",
	"title": "Certificate expired", "message": "TLS error: certificate verify failed (sip/2.0 503)", "fingerprint": "f3a9c1",
	"time": "2026-11-24T10:20:30", "stored": "2026-11-25T08:00:00Z", "capture.host": "pbx.example.test",
}

func TestMatch(t *testing.T) {
	for q, want := range map[string]bool{
		``:                                true,
		`certificate verify`:              true,
		`verify certificate`:              true,
		`certif`:                          true,
		`ertificate`:                      false, // a word is found by its beginning
		`"certificate verify"`:            true,
		`"verify certificate"`:            false,
		`"ertificate verify"`:             false,
		`"(sip"`:                          true,
		`sip/2.0`:                         true,
		`sip/2.1`:                         false,
		`!timeout`:                        true,
		`!certificate`:                    false,
		`class:TLS`:                       true,
		`class:auth,tls`:                  true,
		`!class:auth`:                     true,
		`class:t*`:                        true,
		`class:tl`:                        false,
		`platform:ios app:>=3.2`:          true,
		`app:>=3.10.2`:                    false,
		`app:<3.9`:                        false,
		`app:<=3.10.1`:                    true,
		`level:>2`:                        true,
		`level:10`:                        false,
		`file:client.log`:                 true,
		`file:lient.log`:                  false,
		`bundle:"logs/upload [1].zip"`:    true,
		`bundle:upload*`:                  true,
		`title:expired`:                   true,
		`title:"certificate expired"`:     true,
		`fingerprint:f3a9`:                true,
		`fingerprint:3a9`:                 false,
		`time:2026-11-24`:                 true,
		`time:>=2026-11-24T10:30`:         false,
		`capture.host:*.example.test`:     true,
		`capture.port:5061`:               false,
		`class:tls !platform:android 503`: true,
	} {
		parsed, err := Parse(q)
		if err != nil {
			t.Errorf("%s: %v", q, err)
			continue
		}
		if got := parsed.Match(one); got != want {
			t.Errorf("%s: got %v, want %v", q, got, want)
		}
	}
}

func TestParseMistakes(t *testing.T) {
	for q, want := range map[string]string{
		`clas:tls`:        `unknown field "clas"; did you mean "class"?`,
		`nothingatall:x`:  `unknown field "nothingatall"`,
		`class:`:          `field "class" has no value`,
		`class:a,,b`:      `field "class" has no value`,
		`class:>=3`:       `field "class" has no order: it cannot be >= "3"`,
		`app:>=new`:       `"new" is nothing field "app" can be compared with`,
		`"not closed`:     `the quote before "not closed" is not closed`,
		`...`:             `"..." has no word to look for`,
		`class:"tls auth`: `the quote before "tls auth" is not closed`,
	} {
		_, err := Parse(q)
		if err == nil || err.Error() != want {
			t.Errorf("%s: got %v, want %s", q, err, want)
		}
	}
	var unknown *FieldError
	if _, err := Parse("pattren:X"); !errors.As(err, &unknown) || unknown.Near != "pattern" {
		t.Errorf("got %v", err)
	}
}

func TestSinceUntil(t *testing.T) {
	now := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	for since, want := range map[string]bool{"1d": true, "2h": false, "2026-11-25": true, "2026-11-25T08:00:00Z": true, "2026-11-25T08:00:01": false} {
		at, err := Moment(since, now)
		if err != nil {
			t.Fatal(err)
		}
		if got := (&Query{Since: at}).Match(one); got != want {
			t.Errorf("since %s: got %v", since, got)
		}
		if got := (&Query{Until: at}).Match(one); got == want {
			t.Errorf("until %s: got %v", since, got)
		}
	}
	for _, bad := range []string{"", "d", "-1d", "3x", "yesterday", "999999999999d"} {
		if at, err := Moment(bad, now); err == nil {
			t.Errorf("%q: got %v", bad, at)
		}
	}
}

func TestVersionsInOrder(t *testing.T) {
	in := strings.Fields("0.9 1 1.0.1 1.2-alpha 1.2-beta2 1.2-beta10 1.2 1.9 1.10 3.2 3.10 20240101000000000000000000")
	for i := range in {
		for j := range in {
			if got, want := CompareVersions(in[i], in[j]), sign(int64(i), int64(j)); got != want {
				t.Errorf("%s and %s: got %d, want %d", in[i], in[j], got, want)
			}
		}
	}
	if CompareVersions("3.2", "v3.2.0") == 0 || CompareVersions("3.2", "3.2.0") != 0 {
		t.Error("a missing part is 0, a letter is not")
	}
}

// Whatever is typed, parsing ends, and a plain term always holds of a record that has that very value.
func TestAnythingTyped(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "typed")
		if q, err := Parse(s); err == nil {
			q.Match(one)
		}
		value := rapid.StringMatching(`[a-z0-9/_.-]{1,12}`).Draw(t, "value")
		q := &Query{}
		if err := q.Add("ticket", value); err != nil || !q.Match(built{"ticket": strings.ToUpper(value)}) {
			t.Fatalf("ticket:%s does not find itself: %v", value, err)
		}
	})
}

func TestSpans(t *testing.T) {
	text := "TLS: Verify of certificates failed, verify_peer"
	var got []string
	for _, s := range Spans(text, []string{"certificate", "verify"}) {
		got = append(got, text[s[0]:s[1]])
	}
	if strings.Join(got, " ") != "Verify certificate verify" {
		t.Errorf("got %q", got)
	}
}
