package logfile

import (
	"strings"
	"testing"
	"time"
)

// samples are lines of each dialect, built by its grammar. Each must be claimed by its own dialect when it makes up a file.
var samples = []struct {
	dialect, line        string
	level                Level
	source, thread, text string
}{
	{"pjsip", "10:11:12.123           pjsua_acc.c  ....SIP registration failed, status=408 (Request Timeout)", NoLevel, "pjsua_acc.c", "", "SIP registration failed, status=408 (Request Timeout)"},
	{"pjsip", "10:11:12.123       tsx0x1098214a8 !.State changed", NoLevel, "tsx0x1098214a8", "", "State changed"},
	{"pjsip", " 10:11:12.123    pjsua_acc.c  SIP registration failed", NoLevel, "pjsua_acc.c", "", "SIP registration failed"},
	{"pjsip", " 10:11:12.123  pjsua_acc.c SIP registration failed", NoLevel, "pjsua_acc.c", "", "SIP registration failed"},
	{"pjsip", "TRACE:Wed 2023-12-13 10:48:39.718         tsx0x1098214a8 thr0x1ed1bd9  ....State changed", Trace, "tsx0x1098214a8", "thr0x1ed1bd9", "State changed"},
	{"pjsip", " WARN: 10:11:12.123           pjsua_aud.c  Opening null sound device", Warning, "pjsua_aud.c", "", "Opening null sound device"},
	{"pjsip", "10:11:12.123 !.Opening", NoLevel, "", "", "Opening"},
	{"pjsip", "10:11:12.123 transport_zrtp Forcing masqueraded ZRTP", NoLevel, "transport_zrtp", "", "Forcing masqueraded ZRTP"},
	{"linphone", "2026-11-23 13:35:37:498 liblinphone-message-Using config", Notice, "liblinphone", "", "Using config"},
	{"linphone", "2020-8-24 18:58:18:110 belle-sip-error- channel [0x1]: gone", Error, "belle-sip", "", "channel [0x1]: gone"},
	{"linphone", "2022-05-02 18:07:00:640 [org.linphone/belle-sip] MESSAGE channel [0x1]: up", Notice, "belle-sip", "", "channel [0x1]: up"},
	{"linphone", "2022-05-02 18:07:00:640 [/ortp] WARNING late", Warning, "ortp", "", "late"},
	{"linphone", "2018-05-02 18:07:00:640 [belle-sip] DEBUG x", Debug, "belle-sip", "", "x"},
	{"linphone", "2015-05-02 18:07:00:640 ERROR no bracket", Error, "", "", "no bracket"},
	{"linphone", "[Info]Core:linphone: text", Notice, "linphone", "", "text"},
	{"baresip", "reg: sip:1001@pbx.example.test: Register: Connection refused", NoLevel, "reg", "", "reg: sip:1001@pbx.example.test: Register: Connection refused"},
	{"baresip", "12:01:02.345|ua: stop all (forced=0)", NoLevel, "ua", "", "ua: stop all (forced=0)"},
	{"baresip", "1001@pbx.example.test: {0/TLS/v4} 200 OK (PBX) [1 binding]", NoLevel, "", "", "1001@pbx.example.test: {0/TLS/v4} 200 OK (PBX) [1 binding]"},
	{"twinkle", "+++ 23-11-2026 13:37:33.944828 INFO NORMAL t_log::t_log", Notice, "NORMAL", "", "t_log::t_log"},
	{"logcat", "E/AndroidRuntime(  321): boom", Error, "AndroidRuntime", "321", "boom"},
	{"logcat", "10-05 10:11:12.123   321   345 W Some Tag: text", Warning, "Some Tag", "345", "text"},
	{"logcat", "[ 10-05 10:11:12.123   321:  345 I/Tag      ]", Notice, "Tag", "345", ""},
	{"nslog", "2012-10-05 23:23:41.351 App[14178:207] text", NoLevel, "App", "207", "text"},
	{"nslog", "2023-10-28 22:20:57.515876+0800 App[1044:3070793] text", NoLevel, "App", "3070793", "text"},
	{"apple-syslog", "Mar 14 12:00:00 Johns-iPhone App[123] <Notice>: text", Notice, "App", "", "text"},
	{"apple-syslog", "Mar 14 12:00:00 App(CoreFoundation)[123] <Warning>: text", Warning, "App", "", "text"},
	{"apple-unified", "2021-03-23 11:58:09.024192+0100 0x2f1a  Default  0x0  6670  0  App: (lib) [sub:cat] text", Notice, "App", "0x2f1a", "text"},
	{"apple-unified", "2021-03-23 11:58:09.024 E  App[6670:2f1a] [sub:cat] text", Error, "App", "2f1a", "text"},
	{"apple-unified", "2021-03-23 11:58:09.024192+0100  localhost App[6670]: (lib) text", NoLevel, "App", "", "text"},
	{"zorg", "ZRTP: Error while sending Hello", NoLevel, "ZRTP", "", "Error while sending Hello"},
	{"libzrtp", " [ zrtp engine]: state changed", NoLevel, "zrtp engine", "", "state changed"},
	{"asterisk", "[Feb  3 09:05:07] NOTICE[1234][C-00000001] chan_sip.c: Peer 'x' is now Lagged", Notice, "chan_sip.c", "1234", "Peer 'x' is now Lagged"},
	{"asterisk", "[2026-11-23 13:39:43.343] ERROR[16490]: config_options.c:12 load: Unable to load", Error, "config_options.c", "16490", "Unable to load"},
	{"kamailio", " 0(6923) INFO: <core> [core/sctp_core.c:74]: check(): SCTP API not enabled", Notice, "<core>", "6923", "check(): SCTP API not enabled"},
	{"kamailio", "Jul 23 03:17:09 host /usr/local/sbin/kamailio[14643]: ERROR: tls [tls_util.h:49]: tls_err(): bad", Error, "tls", "14643", "tls_err(): bad"},
	{"opensips", "Jul 23 03:17:09 host /usr/sbin/opensips[540]: ERROR:core:tls_accept: failed", Error, "core", "540", "failed"},
	{"freeswitch", "2020-12-31 16:16:36.647573 97.33% [NOTICE] switch_channel.c:1118 New Channel", Notice, "switch_channel.c:1118", "", "New Channel"},
	{"freeswitch", "8b2d4e6a-1111-2222-3333-444455556666 2020-12-31 16:16:36.647573 [ERR] sofia.c:10 gone", Error, "sofia.c:10", "", "gone"},
	{"jitsi", "17:07:51.705 SEVERE: [252] impl.protocol.sip.X.register().443 failed", Error, "impl.protocol.sip.X.register().443", "252", "failed"},
	{"jul", "Oct 17, 2015 12:42:56 PM zorg.platform.j2se.StandardLoggerImpl log", NoLevel, "zorg.platform.j2se.StandardLoggerImpl", "", "zorg.platform.j2se.StandardLoggerImpl log"},
	{"doubango", `**WARN: function: "tnet_sockfd_connectto()" `, Warning, "", "", `function: "tnet_sockfd_connectto()" `},
	{"mjsip", "[2025-01-28 12:13:37] INFO: [org.mjsip.config.OptionParser]: text", Notice, "org.mjsip.config.OptionParser", "", "text"},
	{"blackberry", "E net.rim.ippp - RXCd 11 - 9/23 22:31:29", Error, "net.rim.ippp", "", "RXCd 11"},
	{"pjsip", "[INF] 11:16:14.914   pjsua_acc.c  Acc 0: setting registration", Notice, "pjsua_acc.c", "", "Acc 0: setting registration"},
	{"pjsip", "2006-05-31 10:11:12.123  pjsua_acc.c SIP registration failed", NoLevel, "pjsua_acc.c", "", "SIP registration failed"},
	{"pjsip", "\x1b[1;36m10:11:12.123           pjsua_acc.c  ....SIP registration failed\x1b[0m", NoLevel, "pjsua_acc.c", "", "SIP registration failed"},
	{"pjsip", "10:11:12.123       zrtp_session_1  .Hello received", NoLevel, "zrtp_session_1", "", "Hello received"},
	{"pjsip", " 10:11:12.123 zrtp_session_1  00000010 50 5A 68 AB .. PZh.", NoLevel, "zrtp_session_1", "", "00000010 50 5A 68 AB .. PZh."},
	{"pjsip", "10:11:12.123 tlsc0x55d0a1b2c3d8  TLS connect() error [code=171060]", NoLevel, "tlsc0x55d0a1b2c3d8", "", "TLS connect() error [code=171060]"},
	{"linphone", "2024-05-02 18:07:00:640 belle-sip-message-[main][tls]channel [0x1]: up", Notice, "belle-sip", "", "[main][tls]channel [0x1]: up"},
	{"linphone", "2014-05-02 18:07:00:640 ortp-error-No codec", Error, "ortp", "", "No codec"},
	{"linphone", "2022-05-02 18:07:00:640 [AppRun.wrapped/liblinphone] FATAL out of memory", Fatal, "liblinphone", "", "out of memory"},
	{"linphone", "[Error]Core:belle-sip: no route", Error, "belle-sip", "", "no route"},
	{"baresip", "\x1b[31mua: register failed\x1b[;m", NoLevel, "ua", "", "ua: register failed"},
	{"logcat", "I(  321) text of a process  (SipTag)", Notice, "", "321", "text of a process  (SipTag)"},
	{"logcat", "W/SipTag  : text of a tag", Warning, "SipTag", "", "text of a tag"},
	{"logcat", "D(  321:  0x141) text of a thread", Debug, "", "0x141", "text of a thread"},
	{"logcat", "10-05 10:11:12.123 E/SipTag  (  321): boom", Error, "SipTag", "321", "boom"},
	{"logcat", "10-05 10:11:12.123 u0_a123   321   345 V Tag     : text", Trace, "Tag", "345", "text"},
	{"logcat", "2015-10-05 10:11:12.123456 +0200   321   345 W Tag     : text", Warning, "Tag", "345", "text"},
	{"logcat", "10-05 10:11:12.123456789   321   345 W Tag     : text", Warning, "Tag", "345", "text"},
	{"logcat", "1444032672.123   321   345 W Tag     : text", Warning, "Tag", "345", "text"},
	{"logcat", "     12.345   321   345 W Tag     : text", Warning, "Tag", "345", "text"},
	{"logcat", "\x1b[38;5;166m10-05 10:11:12.123   321   345 W Tag     : text\x1b[0m", Warning, "Tag", "345", "text"},
	{"logcat", "2022-09-07 22:03:07.659 19897-19901/com.example.app I/Tag: text", Notice, "Tag", "19901", "text"},
	{"logcat", "2025-03-24 10:06:36.364 19116-3378  SipAccount              com.example.app                      I  text", Notice, "SipAccount", "3378", "text"},
	{"apple-unified", "2021-03-23 11:58:09.024192+0100 0x2f1a     Error       0x0                  6670   0    App: (lib) [sub:cat] text", Error, "App", "0x2f1a", "text"},
	{"apple-unified", `{"eventMessage":"text","timestamp":"2021-03-23 11:58:09.024192+0100","processID":6670,"threadID":12058,"processImagePath":"\/Applications\/App","messageType":"Error"}`, Error, "App", "12058", "text"},
	{"apple-syslog", "Mar 14 12:00:00 Johns iPhone SpringBoard[52] <Warning>: text", Warning, "SpringBoard", "", "text"},
	{"nslog", "2023-10-28 22:20:57.515876+0800 My App[1044:3070793] [category] text", NoLevel, "My App", "3070793", "[category] text"},
	{"zorg", "SRTP: No key", NoLevel, "SRTP", "", "No key"},
	{"libzrtp", " [   zrtp main]: starting", NoLevel, "zrtp main", "", "starting"},
	{"libzrtp", "ZRTP severe message: Hash HMAC check failed", Error, "GNU ZRTP", "", "ZRTP severe message: Hash HMAC check failed"},
	{"libzrtp", "ZRTP not supported by other peer", NoLevel, "GNU ZRTP", "", "ZRTP not supported by other peer"},
	{"asterisk", "[2026-11-23 13:39:43] SECURITY[12] res_security_log.c: SecurityEvent=\"InvalidPassword\",Severity=\"Error\"", Notice, "res_security_log.c", "12", "SecurityEvent=\"InvalidPassword\",Severity=\"Error\""},
	{"asterisk", `{"hostname":"pbx","timestamp":"2026-11-23 13:39:43.343","identifiers":{"lwp":12,"callid":"C-00000001"},"logmsg":{"location":{"filename":"chan_sip.c","function":"f","line":12},"level":"WARNING","message":"text"}}`, Warning, "chan_sip.c", "12", "text"},
	{"asterisk", "[Jun 12 09:05:07] Asterisk 11.25.3 built by root @ pbx on a x86_64", NoLevel, "", "", "Asterisk 11.25.3 built by root @ pbx on a x86_64"},
	{"asterisk", "    -- Registered SIP '100' at 192.0.2.1:5060", NoLevel, "", "", "Registered SIP '100' at 192.0.2.1:5060"},
	{"asterisk", "1700000000|NONE|NONE|NONE|QUEUESTART|", NoLevel, "queue_log", "", "NONE|NONE|NONE|QUEUESTART|"},
	{"syslog>asterisk", "Feb  3 09:05:07 pbx asterisk[123]: NOTICE[1234][C-00000001]: chan_sip.c:123 in handle_request: Peer gone", Notice, "chan_sip.c", "1234", "Peer gone"},
	{"kamailio", " 1(14) ERROR: {1 41336 REGISTER a@b} tls [tls_util.h:49]: tls_err(): bad", Error, "tls", "14", "tls_err(): bad"},
	{"opensips", "DBG:core:destroy_avp_list: destroying", Debug, "core", "", "destroying"},
	{"jitsi", "2019-02-18 17:07:51.705 SCHWERWIEGEND: [252] impl.protocol.sip.X.register().443 failed", Error, "impl.protocol.sip.X.register().443", "252", "failed"},
	{"jain-sip", "<message", NoLevel, "", "", "<message"},
	{"mjsip", "10:41:32.345 Tue 25 Jan 2005, 192.0.2.1:5060/udp (512 bytes): REGISTER sip:x SIP/2.0, sent", NoLevel, "", "", "192.0.2.1:5060/udp (512 bytes): REGISTER sip:x SIP/2.0, sent"},
	{"mjsip", "SipProvider-5060: adding SipProviderListener", NoLevel, "SipProvider-5060", "", "adding SipProviderListener"},
	{"logcat>sipdroid", "D/SipUA:  (  321): REGISTERING", Debug, "SipUA:", "321", "REGISTERING"},
	{"logcat>zorg", "I/PrivateGSM(  321): ZRTP: Hello sent", Notice, "ZRTP", "321", "Hello sent"},
	{"blackberry>zorg", "I PrivateGSM - ZRTP: Hello sent - 9/23 22:31:29", Notice, "ZRTP", "", "Hello sent"},
	{"doubango", `***ERROR: function: "tsip_transac_nict_OnTerminated()" `, Error, "", "", `function: "tsip_transac_nict_OnTerminated()" `},
	{"docker", `{"log":"text of any app\n","stream":"stdout","time":"2016-10-06T00:17:09.669794202Z"}`, NoLevel, "", "", "text of any app"},
	{"cri", "2016-10-06T00:17:09.669794202Z stderr F text of any app", NoLevel, "", "", "text of any app"},
	{"compose", "sip-client-1  | text of any app", NoLevel, "sip-client-1", "", "text of any app"},
	{"json", `{"time":"2016-10-06T00:17:09Z","level":"warning","msg":"text of any app"}`, Warning, "", "", "text of any app"},
	{"syslog", "<34>1 2003-10-11T22:14:15.003Z host app 77 ID47 - text", NoLevel, "app", "77", "text"},
	{"syslog", "2026-11-23T13:35:37.123456+01:00 host sipapp[12]: text", NoLevel, "sipapp", "12", "text"},
	{"docker>linphone", `{"log":"2022-05-02 18:07:00:640 [org.linphone/belle-sip] MESSAGE channel [0x1]: up\r\n","stream":"stdout","time":"2016-10-06T00:17:09.669794202Z"}`, Notice, "belle-sip", "", "channel [0x1]: up"},
	{"nslog>linphone", "2017-09-04 16:45:26.305744+0530 linphone[6244:3053025] [Message] channel up", Notice, "linphone", "3053025", "channel up"},
	{"nslog>pjsip", "2023-10-28 22:20:57.515876+0800 App[1044:3070793] MyVoip says 11:58:09.024   pjsua_aud.c  .Opening sound", NoLevel, "pjsua_aud.c", "3070793", "Opening sound"},
	{"pjsip", "2023-10-28T22:20:57Z INFO my.app - 11:58:09.024   pjsua_aud.c  .Opening sound", Notice, "pjsua_aud.c", "", "Opening sound"},
	{"syslog", "Jul  1 09:00:55 host kernel: [    0.000000] Linux version 6.1", NoLevel, "kernel", "", "[    0.000000] Linux version 6.1"},
	{"plain", "[    0.000000] Linux version 6.1", NoLevel, "", "", "[    0.000000] Linux version 6.1"},
	{"plain", `192.0.2.1 - - [10/Oct/2000:13:55:36 -0700] "GET / HTTP/1.0" 200 2326`, NoLevel, "", "", `192.0.2.1 - - [10/Oct/2000:13:55:36 -0700] "GET / HTTP/1.0" 200 2326`},
	{"plain", "make: *** [Makefile:12: all] Error 2", NoLevel, "", "", "make: *** [Makefile:12: all] Error 2"},
	{"plain", "main.c:12:3: warning: unused variable 'x'", NoLevel, "", "", "main.c:12:3: warning: unused variable 'x'"},
	{"plain", "2024-01-02 03:04:05,678 ERROR something broke", Error, "", "", "ERROR something broke"},
	{"plain", "2024-01-02T03:04:05.678Z  INFO 1234 --- [main] c.e.App : started", Notice, "", "", "INFO 1234 --- [main] c.e.App : started"},
	{"plain", "WARNING: the build is slow", Warning, "", "", "WARNING: the build is slow"},
}

func TestSamples(t *testing.T) {
	for _, s := range samples {
		name, sure := Detect([]byte(strings.Repeat(s.line+"\n", 3)))
		if name != s.dialect || s.dialect != "plain" && sure < 0.5 {
			t.Errorf("%q is %q (%.2f), want %q", s.line, name, sure, s.dialect)
			continue
		}
		recs, _ := read(t, []byte(strings.Repeat(s.line+"\n", 3)), Options{})
		rec := recs[0]
		if s.dialect == "plain" && rec.Level == NoLevel {
			s.level = NoLevel
		}
		if rec.Level != s.level || rec.Source != s.source || rec.Thread != s.thread && s.thread != "" || rec.Lines[0].Text != s.text {
			t.Errorf("%q: level %q source %q thread %q text %q", s.line, rec.Level, rec.Source, rec.Thread, rec.Lines[0].Text)
		}
	}
}

func TestNoDialectInNoise(t *testing.T) {
	for _, head := range []string{"\x00\x01\x02\x03\x04\x05binary", "PK\x03\x04rest", "", "\x7fELF\x02\x01\x01\x00"} {
		if name, sure := Detect([]byte(head)); name != "plain" || sure != 0 {
			t.Errorf("%q: %s %.2f", head, name, sure)
		}
	}
}

func TestTimes(t *testing.T) {
	for line, want := range map[string]string{
		"2026-11-23 13:35:37:498 liblinphone-message-x":       "2026-11-23T13:35:37.498Z",
		"+++ 23-11-2026 13:37:33.944828 INFO NORMAL x":        "2026-11-23T13:37:33.944828Z",
		"2023-10-28 22:20:57.515876+0800 App[1044:3070793] x": "2023-10-28T14:20:57.515876Z",
		"10:11:12.123           pjsua_acc.c  x":               "0001-01-01T10:11:12.123Z",
		"Oct 17, 2015 12:42:56 PM a.B log":                    "2015-10-17T12:42:56Z",
		"Oct 17, 2015 12:42:56 AM a.B log":                    "2015-10-17T00:42:56Z",
		"[Feb  3 09:05:07] NOTICE[1] x.c: y":                  "0004-02-03T09:05:07Z",
		"10-05 10:11:12.123   321   345 W Tag: text":          "0004-10-05T10:11:12.123Z",
		"[2026-11-23T13:39:43.343+0100] something":            "2026-11-23T12:39:43.343Z",
		"Wed Feb  3 09:05:07 2016 openvpn says":               "2016-02-03T09:05:07Z",
		"E net.rim.ippp - RXCd 11 - 9/23 22:31:29":            "0004-09-23T22:31:29Z",
	} {
		recs, _ := read(t, []byte(line+"\n"), Options{})
		if got := recs[0].Time.At.Format(time.RFC3339Nano); !recs[0].Time.Known || got != want {
			t.Errorf("%q: %s, want %s", line, got, want)
		}
	}
}

func TestMidnightAndStragglers(t *testing.T) {
	body := ""
	for _, at := range []string{"23:59:58.000", "23:59:59.900", "23:59:59.100", "00:00:00.100", "23:59:59.990", "00:00:01.000", "12:00:00.000", "11:59:59.000", "23:00:00.000", "01:00:00.000"} {
		body += at + "           pjsua_acc.c  x\n"
	}
	recs, _ := read(t, []byte(body), Options{})
	want := []int{1, 1, 1, 2, 1, 2, 2, 2, 2, 3}
	for i, rec := range recs {
		if rec.Time.At.Day() != want[i] || rec.Time.HasDate {
			t.Errorf("line %d: %v", i+1, rec.Time)
		}
	}
}

func TestZoneOption(t *testing.T) {
	zone := time.FixedZone("x", 3600)
	recs, _ := read(t, []byte("2026-11-23 13:35:37:498 liblinphone-message-x\n"), Options{Zone: zone})
	if s := recs[0].Time; !s.HasZone || s.At.Hour() != 12 {
		t.Errorf("%+v", s)
	}
}

func TestUnknownDialect(t *testing.T) {
	_, err := Read(strings.NewReader("x"), "f", Options{Dialect: "pjsip>logcat"}, func(*Record) error { return nil })
	if err == nil || !strings.Contains(err.Error(), `"pjsip>logcat"`) {
		t.Error(err)
	}
}
