package appconfig

// A kind says how a key's value is read.
type kind string

const (
	asText      kind = "text"      // as written
	asLower     kind = "lower"     // lower case
	asHost      kind = "host"      // a host[:port] or SIP URI the client connects to: address, port and transport
	asIdentity  kind = "identity"  // the account's own SIP address: username, domain, and the last resort of an address
	asPort      kind = "port"      //
	asTransport kind = "transport" // tls, tcp, udp
	asUseTLS    kind = "use-tls"   // a flag that means tls
	asNumber    kind = "number"    // digits only
	asSeconds   kind = "seconds"   //
	asFlag      kind = "flag"      // true, false
	asNotFlag   kind = "not-flag"  // the opposite
	asPresent   kind = "present"   // an option without a value: true
	asSecret    kind = "secret"    // a password in clear
	asHA1       kind = "ha1"       // MD5(user:realm:password)
	asMedia     kind = "media"     // sdes, zrtp, dtls, none, by name or number
	asSRTP      kind = "srtp"      // a flag or a name: true means sdes
	asZRTP      kind = "zrtp"      // a flag: true means zrtp
	asModel     kind = "model"     // end-to-end, end-to-site
	asEdition   kind = "edition"   // professional, enterprise
	asTLSLevel  kind = "tls-level" // "1.0" .. "1.3"
	asKeepAlive kind = "keepalive" // a flag or an interval, where 0 means no
	asApp       kind = "app"       // name or name/version of the application
	asVersion   kind = "version"   //
)

// rule is one key of a format and the setting it means. Of several keys for one setting, that of the lowest rank holds.
type rule struct {
	key     string
	setting string
	kind    kind
	rank    int
}

// fallback is a setting the format's documentation gives when no key does. It holds for each account, or for all (global).
type fallback struct {
	setting string
	value   string
	global  bool
}

// table is what we know of one format with a closed set of keys.
type table struct {
	rules     []rule
	fallbacks []fallback
	other     string // real keys of no interest: never a near miss
	transport string // when none is written
	inherit   bool   // a server address without a transport takes that of the account's address
	global    bool   // its keys hold for every account
	prefix    string // before every key as it is written
}

// tables: to teach a key to a format, add a line.
var tables = map[string]*table{
	"linphonerc": {
		transport: "udp",
		rules: []rule{
			{"proxy/reg_route", Address, asHost, 1},
			{"proxy/reg_proxy", Address, asHost, 2},
			{"proxy/reg_identity", Username, asIdentity, 0},
			{"proxy/reg_expires", Expires, asSeconds, 0},
			{"proxy/reg_sendregister", Register, asFlag, 0},
			{"proxy/realm", Realm, asText, 2},
			{"auth_info/userid", AuthUsername, asText, 0},
			{"auth_info/realm", Realm, asText, 1},
			{"auth_info/passwd", Password, asSecret, 1},
			{"auth_info/ha1", Password, asHA1, 2},
			{"sip/media_encryption", MediaSecurity, asMedia, 0},
			{"sip/media_encryption_mandatory", MediaRequired, asFlag, 0},
			{"sip/verify_server_certs", TLSVerify, asFlag, 0},
			{"sip/verify_server_cn", TLSVerifyName, asFlag, 0},
			{"sip/root_ca", TLSCA, asText, 0},
			{"sip/user_agent", "", asApp, 0},
		},
		fallbacks: []fallback{
			{MediaSecurity, "none", true}, {TLSVerify, "true", true}, {TLSVerifyName, "true", true}, {TLSCA, "", true}, {Expires, "3600", false},
		},
		other: "proxy/publish proxy/quality_reporting_enabled proxy/quality_reporting_interval proxy/avpf proxy/avpf_rr_interval proxy/privacy proxy/idkey proxy/dial_prefix " +
			"proxy/contact_parameters proxy/nat_policy_ref proxy/reg_params proxy/reg_dependency proxy/publish_expires proxy/refkey proxy/type auth_info/username auth_info/domain " +
			"auth_info/algorithm auth_info/available_algorithms auth_info/client_cert_chain auth_info/client_cert_key sip/contact sip/default_proxy sip/supported sip/sip_port " +
			"sip/sip_tcp_port sip/sip_tls_port sip/guess_hostname sip/inc_timeout sip/in_call_timeout sip/delayed_timeout sip/use_ipv6 sip/zrtp_cache_migration_done",
	},
	"baresip-accounts": {
		transport: "udp", inherit: true,
		rules: []rule{
			{aorKey, Username, asIdentity, 0},
			{"outbound", Address, asHost, 1},
			{"outbound1", Address, asHost, 1},
			{"outbound2", Address, asHost, 2},
			{"auth_user", AuthUsername, asText, 0},
			{"auth_pass", Password, asSecret, 0},
			{"mediaenc", MediaSecurity, asMedia, 0},
			{"regint", Expires, asSeconds, 0},
		},
		fallbacks: []fallback{{MediaSecurity, "none", false}, {Expires, "3600", false}},
		other: "answermode answerdelay audio_codecs audio_source audio_player auto_play call_transfer cert dtmfmode extra fbregint inreq_allowed medianat mwi natpinhole " +
			"outbound3 prio ptime pubint regq rtcp_mux rtpkeep sip_autoanswer sip_autoanswer_beep sip_autoredirect sipnat stunserver stunuser stunpass tcpsrcport transport " +
			"video_codecs video_source video_display video_player vidsrc viddisp 100rel",
	},
	"baresip-config": {
		global: true,
		rules: []rule{
			{"sip_cafile", TLSCA, asText, 1},
			{"sip_capath", TLSCA, asText, 2},
			{"sip_verify_server", TLSVerify, asFlag, 0},
			{"sip_trans_def", Transport, asTransport, 0},
		},
		fallbacks: []fallback{{TLSVerify, "false", true}, {TLSCA, "", true}},
		other: "sip_listen sip_certificate sip_transports sip_autoanswer sip_tos sip_media_af call_local_timeout call_max_calls call_hold_other_calls call_accept audio_path " +
			"audio_player audio_source audio_alert audio_level audio_txmode ausrc_srate auplay_srate ausrc_channels auplay_channels video_source video_display video_size " +
			"video_bitrate rtp_tos rtp_ports rtp_bandwidth rtp_timeout rtp_stats rtcp_mux jitter_buffer_type jitter_buffer_delay dns_server dns_fallback net_interface " +
			"module module_path module_app module_tmp poll_method ice_debug",
	},
	"twinkle": {
		transport: "udp",
		rules: []rule{
			{"user_name", Username, asText, 0},
			{"user_domain", Domain, asIdentity, 1},
			{"auth_name", AuthUsername, asText, 0},
			{"auth_pass", Password, asSecret, 0},
			{"auth_realm", Realm, asText, 0},
			{"outbound_proxy", Address, asHost, 1},
			{"registrar", Address, asHost, 2},
			{"sip_transport", Transport, asTransport, 0},
			{"registration_time", Expires, asSeconds, 0},
			{"register_at_startup", Register, asFlag, 0},
			{"zrtp_enabled", MediaSecurity, asZRTP, 0},
			{"dnd", DND, asFlag, 0},
		},
		fallbacks: []fallback{{MediaSecurity, "none", false}, {Expires, "3600", false}},
		other: "user_display user_organization auth_aka_op auth_aka_amf all_requests_to_proxy non_resolvable_to_proxy registrar_qvalue reg_add_qvalue codecs ptime " +
			"sip_transport_udp_threshold zrtp_goclear_warning zrtp_sdp zrtp_send_if_supported timer_noanswer timer_nat_keepalive timer_tcp_ping",
	},
	"pjsua": {
		transport: "udp", prefix: "--",
		rules: []rule{
			{"outbound", Address, asHost, 1},
			{"proxy", Address, asHost, 1},
			{"registrar", Address, asHost, 2},
			{"id", Username, asIdentity, 0},
			{"realm", Realm, asText, 0},
			{"username", AuthUsername, asText, 0},
			{"password", Password, asSecret, 0},
			{"reg-timeout", Expires, asSeconds, 0},
			{"use-srtp", MediaSecurity, asMedia, 0},
			{"zrtp-use", MediaSecurity, asPresent, -1},
			{"use-zrtp", MediaSecurity, asPresent, -1},
			{"tls-ca-file", TLSCA, asText, 0},
			{"tls-verify-server", TLSVerify, asPresent, 0},
			{"ka-interval", KeepAlive, asKeepAlive, 0},
			{"user-agent", "", asApp, 0},
		},
		fallbacks: []fallback{{MediaSecurity, "none", true}, {TLSVerify, "false", true}, {TLSCA, "", true}, {Expires, "300", false}},
		other: "config-file log-file log-level app-log-level local-port ip-addr bound-addr rtp-port rereg-delay reg-retry-interval contact contact-params contact-uri-params " +
			"srtp-secure srtp-keying tls-cert-file tls-privkey-file tls-password tls-neg-timeout tls-cipher next-account next-cred max-calls nameserver stun-srv stun-server " +
			"add-buddy duration auto-answer clock-rate snd-clock-rate capture-dev playback-dev play-file rec-file add-codec dis-codec reg-use-proxy timer-se timer-min-se " +
			"hangup-mode quality ptime ec-tail ec-opt",
	},
	"openssl": {
		global: true,
		rules: []rule{
			{"MinProtocol", TLSMin, asTLSLevel, 0},
			{"MaxProtocol", TLSMax, asTLSLevel, 0},
		},
	},
}

// globals are pjsua's options that hold for all accounts wherever they stand.
var globals = set("use-srtp zrtp-use use-zrtp tls-ca-file tls-verify-server ka-interval user-agent")

// Ranks of the hosts a configuration names: what the client connects to goes before what it registers with.
const (
	proxyRank     = 1
	registrarRank = 2
)

// alias says in which words the open formats (JSON, property lists, preferences, INI, properties) may speak of a setting. Names
// are written without separators or case; "pref", "sip" and other empty words around them are ignored (see noise). A weak one
// means something only among the account's or the server's keys.
type alias struct {
	setting string
	kind    kind
	rank    int
	names   string
	weak    string
}

var aliases = []alias{
	{Address, asHost, 1, "outboundproxy proxyaddress proxyhost proxyserver outboundproxyaddress outboundproxyhost regroute serviceroute routeuri outboundserver", "outbound proxy route"},
	{Address, asHost, 2, "pbxaddress pbxhost pbxserver pbxip pbxhostname pbxname pbx sipserver sipserveraddress siphost serveraddress serverhost serverhostname serverip servername " +
		"serveruri serverurl registrar registraraddress registrarhost registraruri registrarserver regserver regproxy privateserver privateserveraddress voipserver voiphost " +
		"sipregistrar sipaddress connectionaddress connectionhost hostname", "server host address ip uri"},
	{Port, asPort, 1, "proxyport outboundproxyport", ""},
	{Port, asPort, 2, "pbxport sipport serverport registrarport regport privateserverport voipport connectionport tlsport siptlsport remoteport", "port"},
	{Transport, asTransport, 1, "transport transportprotocol siptransport transporttype preferredtransport transportmode pbxtransport serverprotocol sipprotocol pbxprotocol connectionprotocol", "protocol"},
	{Transport, asUseTLS, 2, "usetls tlsenabled tlsenable enabletls siptls", "tls secure usessl"},
	{Username, asText, 1, "username sipusername sipuser accountusername accountuser extension sipaccount userid loginname regusername reguser phonelogin", "user login account uid"},
	{Username, asIdentity, 0, "identity regidentity sipidentity accountid sipuri accounturi aor addressofrecord accregistrationuri idkey accid", "id"},
	{Username, asText, 4, "accountname", "name"},
	{AuthUsername, asText, 1, "authusername authuser authid authname authenticationusername authenticationuser authenticationname authenticationid authorizationusername " +
		"authorizationname authorizationuser digestuser digestusername", ""},
	{Password, asSecret, 1, "password sippassword accountpassword passwd authpassword authpass userpassword userpass sippass sippasswd authenticationpassword pwd", "pass secret"},
	{Password, asHA1, 2, "ha1 authha1 passwordha1 ha1md5", ""},
	{Domain, asIdentity, 1, "domain sipdomain accountdomain domainname userdomain pbxdomain serverdomain", ""},
	{Realm, asText, 1, "realm siprealm authrealm digestrealm authenticationrealm", ""},
	{Number, asNumber, 1, "virtualnumber virtualphonenumber phonenumber sipnumber virtualphone callerid msisdn ownnumber", "number phone"},
	{SecurityModel, asModel, 1, "securitymodel securitymode securitylevel callsecuritymodel", ""},
	{MediaSecurity, asMedia, 1, "mediaencryption mediasecurity securitymedia mediaenc srtpmode srtpkeying srtpkeyexchange keyexchange keyagreement mediacrypto encryptionprotocol voiceencryption callencryption", "encryption"},
	{MediaSecurity, asZRTP, 2, "zrtp zrtpenabled usezrtp enablezrtp zrtpmode", ""},
	{MediaSecurity, asSRTP, 3, "srtp usesrtp srtpenabled enablesrtp sdes sdesenabled usesdes savpoption", ""},
	{MediaRequired, asFlag, 1, "mediaencryptionmandatory mediaencryptionrequired srtprequired srtpmandatory requiresrtp encryptionmandatory encryptionrequired mediarequired", ""},
	{ObfuscationMode, asFlag, 1, "obfuscationmode obfuscation obfuscationenabled useobfuscation enableobfuscation", ""},
	{ObfuscationKey, asText, 1, "obfuscationkey", ""},
	{KeepAlive, asKeepAlive, 1, "keepalive keepaliveenabled usekeepalive enablekeepalive keepaliveinterval sipkeepalive tcpkeepalive tlskeepalive kainterval", ""},
	{Edition, asEdition, 1, "edition appedition producteedition productedition applicationedition licensetype", ""},
	{Logging, asFlag, 1, "logging loggingenabled logenabled enablelogging enablelog logsenabled", "log debug"},
	{TLSVerify, asFlag, 1, "tlsverify verifytls tlsverifyserver verifyserver verifyservercerts verifyservercert verifyservercertificate checkcertificate verifycertificate " +
		"validatecertificate tlscheckserver certificateverification certverify sslverify verifycert tlsverification checkservercertificate servercertificatecheck tlsverifypeer", "verify"},
	{TLSVerify, asNotFlag, 2, "acceptallcertificates trustallcertificates allowuntrusted allowselfsigned acceptselfsigned ignorecertificateerrors insecure allowuntrustedcertificates tlsinsecure ignoretlserrors", ""},
	{TLSVerifyName, asFlag, 1, "tlsverifyname verifyservercn verifyhostname checkhostname tlsverifyhostname hostnameverification", ""},
	{TLSCA, asText, 1, "tlsca cafile tlscafile rootca capath cacert tlscalist tlscalistfile calist cabundle tlscapath rootcertificate cacertificate trustedca trustedcerts truststore tlscacert rootcafile", "ca"},
	{TLSMin, asTLSLevel, 1, "tlsmin tlsminversion mintls mintlsversion minprotocol tlsminimumversion minimumtlsversion", ""},
	{TLSMax, asTLSLevel, 1, "tlsmax tlsmaxversion maxtls maxtlsversion maxprotocol tlsmaximumversion", ""},
	{Expires, asSeconds, 1, "regexpires registrationexpires registerexpires regtimeout registrationtimeout registrationinterval registerinterval regint registrationexpiry regexpiry " +
		"registrationperiod registrationexpiration registrationexpire registrationtime expirytime", "expires expiry expiration regexp"},
	{Register, asFlag, 1, "registrationenabled register doregister registerenabled accountenabled accountactive autoregister sendregister enableregistration registeratstartup", "active"},
	{DND, asFlag, 1, "donotdisturb dnd dndenabled", ""},
	{"", asApp, 1, "application applicationname appname useragent uastring product", "app"},
	{"", asVersion, 1, "appversion applicationversion clientversion versionname productversion bundleversion", ""},
}

// noise are words that add nothing to a key's meaning.
var noise = set("pref prefs preference preferences key settings setting config configuration conf cfg value default my current main app client the sip voip string str acc account accounts profile profiles pgsm privategsm privatewave phone field line")

// neutral are the containers among which a weak name means what we think.
var neutral = set("sip account accounts acc server servers pbx settings setting config configuration user users root connection profile profiles general default main voip network registration " +
	"registrar login credentials credential client app application phone map preferences prefs pref dict plist privatewave privategsm pgsm privateserver line lines identity auth authentication proxy entry section security media tls transport")

// foreign are words of other services' keys, or of the client's own side: a TURN server's user is not the account's.
var foreign = set("stun turn ice ldap smtp imap pop http https web www xmpp jabber mail email voicemail provisioning update updates upgrade push fcm apns gcm database db sql mysql postgres redis " +
	"mongo carddav caldav ftp sftp ssh mqtt amqp kafka cloud crash analytics telemetry local bind listen listening rtp rtcp video directory history buddy buddies contact contacts recent upload download " +
	"ntp dns gateway wifi bluetooth license activation messaging chat store backup webdav oauth facebook google help support service customer device os api rest socks broker queue cache s3 aws")

// marks are words that only a SIP client's configuration has; two of its weak signs, or one of these, and it is one.
var marks = set("sip sips pbx voip srtp zrtp sdes obfuscation registrar privatewave privategsm pgsm privateserver reg_proxy reg_identity regproxy regidentity regexpires sipserver sipport mediaenc mediaencryption securitymodel virtualnumber outbound outboundproxy pjsip linphone")
