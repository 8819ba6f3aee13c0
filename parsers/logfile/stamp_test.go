package logfile

import (
	"fmt"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the tests know the zones wherever they run
)

// stamps gives the times of the records of lines that show the given clocks.
func stamps(t *testing.T, zone *time.Location, format string, clocks ...string) []string {
	t.Helper()
	var b strings.Builder
	for _, c := range clocks {
		fmt.Fprintf(&b, format+"\n", c)
	}
	recs, _ := read(t, []byte(b.String()), Options{Zone: zone})
	var out []string
	for _, rec := range recs {
		out = append(out, rec.Time.At.Format("2006-01-02 15:04:05"))
	}
	return out
}

func TestClocks(t *testing.T) {
	rome, err := time.LoadLocation("Europe/Rome")
	if err != nil {
		t.Fatal(err)
	}
	const linphone, logcat, asterisk = "%s:640 [org.linphone/ortp] ERROR x", "%s.123   321   345 W Tag     : x", "[%s] ERROR[1] x.c: y"
	for name, c := range map[string]struct {
		zone   *time.Location
		format string
		clocks []string
		want   string
	}{
		"summer time ends": {rome, linphone, []string{"2026-10-25 01:59:00", "2026-10-25 02:30:00", "2026-10-25 02:59:00", "2026-10-25 02:01:00", "2026-10-25 03:00:00"},
			"[2026-10-24 23:59:00 2026-10-25 00:30:00 2026-10-25 00:59:00 2026-10-25 01:01:00 2026-10-25 02:00:00]"},
		"summer time begins": {rome, linphone, []string{"2026-03-29 01:59:00", "2026-03-29 03:00:00"}, "[2026-03-29 00:59:00 2026-03-29 01:00:00]"},
		"leap day":           {nil, logcat, []string{"02-28 23:59:59", "02-29 00:00:01", "03-01 00:00:01"}, "[0004-02-28 23:59:59 0004-02-29 00:00:01 0004-03-01 00:00:01]"},
		"new year": {nil, asterisk, []string{"Dec 31 23:59:58", "Jan  1 00:00:01", "Dec 31 23:59:59", "Jan  1 00:00:02"},
			"[0004-12-31 23:59:58 0005-01-01 00:00:01 0004-12-31 23:59:59 0005-01-01 00:00:02]"},
		"since 1970": {nil, linphone, []string{"1970-01-01 00:00:12", "2022-05-02 18:07:00"}, "[1970-01-01 00:00:12 2022-05-02 18:07:00]"},
	} {
		if got := fmt.Sprint(stamps(t, c.zone, c.format, c.clocks...)); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
	}
}

// TestWrapperClock: lines that show only the wrapper's clock are timed by that of what it carries, which has a year.
func TestWrapperClock(t *testing.T) {
	body := "10-05 12:11:12.000   321   345 W linphone: 2015-10-05 10:11:12:000 [org.linphone/ortp] ERROR a\n" +
		"10-05 12:11:14.000   400   401 W Other   : own words\n" +
		"10-05 12:11:15.000   321   345 W linphone: 2015-10-05 10:11:15:000 [org.linphone/ortp] ERROR b\n"
	recs, info := read(t, []byte(body), Options{})
	if info.Dialect != "logcat>linphone" || len(recs) != 3 {
		t.Fatalf("%s, %d records", info.Dialect, len(recs))
	}
	if got := recs[1].Time.At.Format(time.DateTime); got != "2015-10-05 10:11:14" || !recs[1].Time.HasDate {
		t.Errorf("%s", got)
	}
}

// TestLevelsThatShowSIP: whether the level hides the messages is told by what else is there.
func TestLevelsThatShowSIP(t *testing.T) {
	for body, want := range map[string]bool{
		"10:11:12.123           pjsua_acc.c  ....SIP registration failed":      false,
		"10:11:12.123       tsx0x1098214a8  ...State changed":                  true,
		"10:11:12.123        sip_endpoint.c  .Module \"mod-pjsua\" registered": true,
		builtPJSIP: true,
		"2022-05-02 18:07:00:640 [org.linphone/belle-sip] MESSAGE channel [0x1]: up":                             true,
		"2022-05-02 18:07:00:640 [org.linphone/belle-sip] ERROR channel [0x1]: gone":                             false,
		"reg: sip:1001@pbx.example.test: Register: Connection refused":                                           false,
		"10-05 10:11:12.123   321   345 W linphone: 2022-05-02 18:07:00:640 [org.linphone/belle-sip] MESSAGE up": true,
	} {
		if _, info := read(t, []byte(body+"\n"), Options{}); info.Detailed != want {
			t.Errorf("%.60q: %v, want %v", body, info.Detailed, want)
		}
	}
}
