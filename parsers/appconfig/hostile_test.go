package appconfig

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"
)

// object helpers of a hand-made binary property list, whose object numbers and offsets are two bytes wide.
func bstring(s string) []byte {
	if len(s) < 15 {
		return append([]byte{0x50 | byte(len(s))}, s...)
	}
	return append([]byte{0x5F, 0x11, byte(len(s) >> 8), byte(len(s))}, s...)
}

func bdict(refs ...uint16) []byte {
	out := []byte{0xD0 | byte(len(refs)/2)}
	for _, r := range refs {
		out = binary.BigEndian.AppendUint16(out, r)
	}
	return out
}

func barray(refs ...uint16) []byte {
	out := []byte{0xA0 | byte(len(refs))}
	for _, r := range refs {
		out = binary.BigEndian.AppendUint16(out, r)
	}
	return out
}

// builtBplist lays the objects out; the first is the top.
func builtBplist(objects ...[]byte) []byte {
	out := []byte("bplist00")
	var offsets []byte
	for _, o := range objects {
		offsets = binary.BigEndian.AppendUint16(offsets, uint16(len(out)))
		out = append(out, o...)
	}
	table := len(out)
	out = append(out, offsets...)
	out = append(out, 0, 0, 0, 0, 0, 0, 2, 2)
	out = binary.BigEndian.AppendUint64(out, uint64(len(objects)))
	out = binary.BigEndian.AppendUint64(out, 0)
	return binary.BigEndian.AppendUint64(out, uint64(table))
}

func builtAccount() []byte {
	return builtBplist(
		bdict(1, 2, 3, 4, 5, 6),
		bstring("SIPServer"), bstring("SIPPort"), bstring("Account"),
		bstring("pbx.example.test"), []byte{0x11, 0x13, 0xC5}, bdict(7, 8, 9, 10, 11, 12),
		bstring("Username"), bstring("Password"), bstring("useTLS"),
		[]byte{0x64, 0, '1', 0, '0', 0, '0', 0, '1'}, []byte{0x47, 'h', 'u', 'n', 't', 'e', 'r', '2'}, []byte{0x09},
	)
}

func TestBplist(t *testing.T) {
	cfg, err := Parse("f", builtAccount())
	if err != nil {
		t.Fatal(err)
	}
	got := values(cfg.Settings)
	for name, want := range map[string]string{Address: "pbx.example.test", Port: "5061", Username: "1001", Transport: "tls"} {
		if got[name] != want {
			t.Errorf("%s is %q, want %q", name, got[name], want)
		}
	}
	if s, _ := settingOf(cfg.Settings, Password); s.SHA256 != sha256Hex("hunter2") {
		t.Errorf("password %+v", s)
	}
}

// TestBplistCut: a file cut at any byte is refused or read in part, never fatal.
func TestBplistCut(t *testing.T) {
	whole := builtAccount()
	for n := range whole {
		if r := readBplist(whole[:n]); r.err == nil {
			t.Errorf("cut at %d: no error", n)
		}
	}
}

// sharedBplist has levels of arrays that each name the next one twice: 2^levels values in a few hundred bytes.
func sharedBplist(levels int) []byte {
	var objects [][]byte
	for i := range levels {
		objects = append(objects, barray(uint16(i+1), uint16(i+1)))
	}
	return builtBplist(append(objects, bstring("x"))...)
}

// longKeys reaches one string of 60 KB a great many times, as a key.
func longKeys() []byte {
	var objects [][]byte
	for i := range 12 {
		n := uint16(i + 1)
		objects = append(objects, bdict(13, 13, 13, 13, n, n, n, n))
	}
	objects = append(objects, bstring("x"), append([]byte{0x5F, 0x11, 0xEA, 0x60}, bytes.Repeat([]byte("k"), 60_000)...))
	return builtBplist(objects...)
}

// TestHostile: small or simple files that exhaust naive readers end at a limit, soon.
func TestHostile(t *testing.T) {
	self := builtBplist(barray(0))
	for _, tt := range []struct {
		name string
		read func() *reading
	}{
		{"json brackets", func() *reading { return readJSON(strings.Repeat("[", 5_000_000)) }},
		{"json objects", func() *reading { return readJSON(strings.Repeat(`{"a":`, 1_000_000)) }},
		{"json values", func() *reading { return readJSON("[" + strings.Repeat("1,", 5_000_000)) }},
		{"xml elements", func() *reading { return readXML(strings.Repeat("<a>", 5_000_000)) }},
		{"xml attributes", func() *reading { return readXML("<a " + strings.Repeat(`b="c" `, 1_000_000) + ">") }},
		{"xml entities", func() *reading {
			return readXML(`<!DOCTYPE a [<!ENTITY b "cc"><!ENTITY c "&b;&b;">]><a>&c;</a>`)
		}},
		{"plist arrays", func() *reading { return readPlist("<plist>" + strings.Repeat("<array>", 1_000_000)) }},
		{"plist values", func() *reading { return readPlist("<plist><array>" + strings.Repeat("<true/>", 1_000_000)) }},
		{"bplist shared", func() *reading { return readBplist(sharedBplist(30)) }},
		{"bplist shared deep", func() *reading { return readBplist(sharedBplist(200)) }},
		{"bplist itself", func() *reading { return readBplist(self) }},
		{"bplist long keys", func() *reading { return readBplist(longKeys()) }},
		{"ini sections", func() *reading { return readINI(strings.Repeat("[a]\nb=c\n", 2_000_000), true) }},
		{"args", func() *reading { return readArgs(strings.Repeat("--next-account --id a ", 700_000)) }},
		{"accounts", func() *reading { return readAccounts("<sip:a@b>" + strings.Repeat(";a=b", 4_000_000)) }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := tt.read()
			if r.err == nil {
				t.Error("no limit reached")
			}
			if len(r.entries) > maxNodes || r.nodes > maxNodes+1 {
				t.Errorf("%d entries, %d nodes", len(r.entries), r.nodes)
			}
		})
	}
}

// TestHostileParse: a large file that is a configuration, full of what costs the most to interpret.
func TestHostileParse(t *testing.T) {
	head := "[account]\nsip_server=pbx.test\nusername=1001\n"
	for name, file := range map[string]string{
		"no expansion":     "sip.server=${a}.test\nusername=1001\nsip_server=pbx.test\na=${b}${b}\nb=${a}${a}\n",
		"unknown keys":     head + strings.Repeat("usernamf=1\n", 150_000),
		"accounts":         head + strings.Repeat("[account1]\nusername=1\nsip_server=a.test\n[account2]\nusername=2\n", 30_000),
		"dotted keys":      head + strings.Repeat(strings.Repeat("a.", 30)+"b=1\n", 100_000),
		"one long key":     head + strings.Repeat("k", 10<<20) + "=1\n",
		"many secrets":     head + strings.Repeat("# password = x y z\n", 100_000),
		"commented essays": head + "# " + strings.Repeat("password password ", 50_000) + "\n",
	} {
		t.Run(name, func(t *testing.T) {
			cfg, _ := Parse("f.conf", []byte(file))
			if cfg == nil || values(cfg.Settings)[Address] == "" {
				t.Error("not read")
			}
		})
	}
	if cfg, err := Parse("f", make([]byte, maxFile+1)); cfg != nil || err == nil {
		t.Error("a file over the limit is read")
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"[proxy_0]\nreg_proxy=<sip:pbx.test:5061;transport=tls>\nreg_identity=sip:1001@pbx.test\n[auth_info_0]\nusername=1001\nha1=00\n",
		"<sip:1001@pbx.test;transport=tls>;auth_pass=x;outbound=\"sip:pbx.test:5061\";mediaenc=srtp-mand\n",
		"module a.so\nsip_cafile /x\naudio_player alsa\n", "user_name=1\nuser_domain=a.test\nsip_transport=udp\n",
		"--id sip:1@a.test --registrar \"sip:[::1]:5060\" --next-account\n--use-srtp=3", "openssl_conf=o\n[o]\nMinProtocol=TLSv1.2\n",
		`{"accounts":[{"server":"pbx.test","port":5061,"username":"1"},[[1,null,true]]]}`, "a.b.server=pbx.test\\\n\\u0041\nsip.port=5061\nusername=1",
		"<map><string name=\"sip_server\">a.test</string><int name=\"port\" value=\"5061\"/></map>", "<plist><dict><key>SIPServer</key><string>a.test</string></dict></plist>",
		string(builtAccount()), string(sharedBplist(30)), "\xff\xfe[\x00a\x00]\x00",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		format, sure := Detect("f", data)
		if (format == "") != (sure == 0) || sure > 1 {
			t.Errorf("format %q with confidence %v", format, sure)
		}
		cfg, err := Parse("f", data)
		if cfg == nil && err == nil {
			t.Error("neither a configuration nor an error")
		}
		// Whatever reader: none may fail on another format's bytes.
		for _, format := range []string{"json", "plist-xml", "plist-binary", "xml", "ini", "properties", "pjsua", "baresip-accounts", "baresip-config", "linphonerc", "openssl", "twinkle"} {
			Merge(0, build(format, read(format, data)))
		}
	})
}
