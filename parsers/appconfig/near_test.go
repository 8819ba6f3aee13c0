package appconfig

import "testing"

func TestNearest(t *testing.T) {
	names := []string{"reg_route", "reg_proxy", "transport", "tls", "tcp"}
	for _, tt := range []struct{ word, want string }{
		{"reg_prox", "reg_proxy"}, {"tranpsort", "transport"}, {"transprt", "transport"}, {"transports", "transport"}, {"tlss", "tls"},
		{"reg_proxy", ""}, {"udp", ""}, {"registrar", ""}, {"", ""},
	} {
		if got, ok := Nearest(tt.word, names); got != tt.want && ok {
			t.Errorf("%q is near %q, want %q", tt.word, got, tt.want)
		} else if ok != (tt.want != "") {
			t.Errorf("%q: found %v, want %q", tt.word, ok, tt.want)
		}
	}
}

func TestParseTarget(t *testing.T) {
	for _, tt := range []struct {
		text, host string
		port       int
		transport  string
		user       string
	}{
		{"sip:a.test", "a.test", 0, "", ""},
		{"<sip:bob@A.test.:5061;lr;transport=TLS>", "a.test", 5061, "tls", "bob"},
		{`"B; C" <sips:bob:pw@[2001:DB8:0::1]:5061>;x=1`, "2001:db8::1", 5061, "tls", "bob"},
		{"2001:db8::1", "2001:db8::1", 0, "", ""},
		{"[::ffff:192.0.2.1]", "192.0.2.1", 0, "", ""},
		{"a.test:99999", "a.test", 0, "", ""},
		{"tls://a.test:5061", "a.test", 5061, "tls", ""},
		{"sip:a.test?x=y", "a.test", 0, "", ""},
		{"https://a.test/x", "", 0, "", ""},
		{"two words", "", 0, "", ""},
		{"", "", 0, "", ""},
	} {
		got, ok := parseTarget(tt.text)
		if ok != (tt.host != "") || ok && (got.host != tt.host || got.port != tt.port || got.transport != tt.transport || got.user != tt.user) {
			t.Errorf("%q is %+v (%v)", tt.text, got, ok)
		}
	}
}
