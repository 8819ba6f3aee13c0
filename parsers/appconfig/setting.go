// Package appconfig reads client configuration files into one neutral set of settings, each with its place. Formats: property
// list (XML, binary), Android shared_prefs XML, INI, properties, JSON, linphonerc, baresip accounts and config,
// Twinkle .cfg, pjsua argument files, openssl.cnf. Which key of which format means which setting is data, in keys.go.
//
// A password never leaves this package in clear: what is kept is its SHA-256, or the HA1 a client stored instead.
package appconfig

// The neutral settings. Values are normalised (lower case, "true"/"false", numbers without leading zeros) unless said.
const (
	Address         = "pbx.address"           // host or IP of the server the client connects to (outbound proxy before registrar)
	Port            = "pbx.port"              // decimal; the transport's default when not written, then Setting.Default is true
	Transport       = "pbx.transport"         // tls | tcp | udp
	Username        = "account.username"      // SIP user, as written
	AuthUsername    = "account.auth_username" // digest user where it is set apart from Username
	Domain          = "account.domain"        // SIP domain
	Realm           = "account.realm"         // digest realm, "*" = any
	Password        = "account.password"      // Value empty; SHA256 or HA1 set
	Number          = "account.number"        // virtual phone number
	SecurityModel   = "security.model"        // end-to-end | end-to-site
	MediaSecurity   = "security.media"        // sdes | zrtp | dtls | none
	MediaRequired   = "security.media_required"
	ObfuscationMode = "obfuscation.mode"
	ObfuscationKey  = "obfuscation.key"
	KeepAlive       = "keepalive"
	Edition         = "edition" // professional | enterprise
	Logging         = "logging"
	TLSVerify       = "tls.verify"
	TLSVerifyName   = "tls.verify_name" // whether the certificate's name is checked
	TLSCA           = "tls.ca"          // CA file or folder, as written
	TLSMin          = "tls.min"         // "1.0" .. "1.3"
	TLSMax          = "tls.max"
	Expires         = "registration.expires" // seconds
	Register        = "registration.enabled"
	DND             = "call.do_not_disturb"
)

// Setting is one value the client is set to, and where that stands.
type Setting struct {
	Name    string // one of the constants above
	Value   string // normalised; "" for a password
	Key     string // the key as the file has it, for people ("reg_proxy", "--registrar")
	Account int    // 0-based account within the file; -1 = holds for all
	File    string // set by the caller of Parse
	Line    int    // 1-based; 0 in binary formats
	Default bool   // not written: the format's documented default
	SHA256  string // password only: hex of SHA-256 of the clear text
	HA1     string // password only: hex MD5(user:realm:password), what some clients keep instead
	Hint    string // e.g. `key "reg_prox" is unknown; did you mean "reg_proxy"?`
}

// Config is what one file says.
type Config struct {
	Format   string // linphonerc | baresip-accounts | baresip-config | twinkle | pjsua | openssl | plist-xml | plist-binary | shared-prefs | ini | properties | json
	Settings []Setting
	Hints    []Setting // keys that are nearly one we know: Name is the setting meant, Hint says so, Value is empty
	App      string    // application name and version when the file tells
	Version  string
	Secrets  [][]byte // clear secrets met, for the redaction gate only: never printed, never stored
}
