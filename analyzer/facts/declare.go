package facts

import "github.com/zclconf/go-cty/cty"

type declaration struct {
	kind  cty.Type
	means string
	shown bool // says what the bundle shows, not how things are: what nothing shows is no, and no proof of anything
}

// declared is every fact there is. A condition that names another is refused at load.
var declared = map[string]declaration{}

func declare(kind cty.Type, pairs ...string) {
	for i := 0; i < len(pairs); i += 2 {
		declared[pairs[i]] = declaration{kind: kind, means: pairs[i+1]}
	}
}

func declareShown(pairs ...string) {
	for i := 0; i < len(pairs); i += 2 {
		declared[pairs[i]] = declaration{kind: cty.Bool, means: pairs[i+1], shown: true}
	}
}

// ConfigFacts maps a setting to its branch of the tree: fact.config.<name>.matches and .value.
var ConfigFacts = map[string]string{
	"pbx.address":           "address",
	"pbx.port":              "port",
	"pbx.transport":         "transport",
	"account.username":      "username",
	"account.auth_username": "auth_username",
	"account.domain":        "domain",
	"account.realm":         "realm",
	"account.password":      "password",
	"account.number":        "number",
	"security.model":        "security_model",
	"security.media":        "media_security",
	"obfuscation.mode":      "obfuscation_mode",
	"obfuscation.key":       "obfuscation_key",
	"keepalive":             "keep_alive",
	"edition":               "edition",
	"tls.verify":            "tls_verify",
	"tls.ca":                "tls_ca",
	"tls.min":               "tls_min",
	"tls.max":               "tls_max",
	"registration.expires":  "expires",
	"call.do_not_disturb":   "do_not_disturb",
	"logging":               "logging",
}

func init() {
	declare(cty.String,
		"incident.id", "what the user complains of",
		"failure.kind", "why the last registration attempt failed: dns, refused, unreachable, timeout, tls-expired, auth, rejected, ...",
		"call.server_cause", "why the call ended by the server's record of it: USER_BUSY, SUBSCRIBER_ABSENT, ...",
		"certificate.fault", "fault of the server's certificate noted in the log, also where it was not enforced",
	)
	declare(cty.Number,
		"failure.status", "final SIP status of the failed attempt",
		"failure.tries", "requests sent in the failed attempt",
		"call.status", "final SIP status of the call",
	)
	declare(cty.Bool,
		"log.present", "the bundle holds a SIP client's log",
		"log.signalling", "the log shows SIP messages",
		"config.present", "the bundle holds the client's configuration",
		"site.present", "a site file says what the server expects",

		"registration.attempted", "the client tried to register",
		"registration.registered", "the last attempt to register succeeded and was not lost since",
		"registration.ever", "the client was registered at some time of the log",
		"registration.failing", "the log ends in failures after the last attempt",
		"registration.lost", "a good registration was lost",
		"registration.recovered", "a failure or loss was followed by a success",
		"registration.manual", "the log shows a reconnection begun anew",
		"registration.periodic", "connections end again and again at even pauses",
		"config.outdated", "the log was written with another transport than the settings in the bundle say",
		"reconnect.ok", "the last reconnection (a later attempt, or one forced by hand) succeeded",

		"failure.remote", "the server itself answered with the failing status",
		"failure.resolved", "the server's name was resolved",
		"failure.connected", "the transport connection came up",
		"failure.secured", "the TLS handshake completed",
		"failure.sent", "a REGISTER went out",
		"failure.authorized", "credentials were sent",
		"failure.traced", "the failing exchange is visible in the log",
		"failure.connecting", "it failed on the way to the server: name, address, port, transport, no answer",
		"failure.securing", "it failed in the TLS handshake or over the certificate",
		"failure.authenticating", "the server refused account or credentials",
		"failure.serving", "the server answered that it cannot serve",
		"failure.interval", "the server refused the registration interval as too brief (423)",

		"call.tried", "the log shows a call of the kind complained of",
		"call.incoming", "the call in question is an incoming one",
		"call.progress", "the network answered the call at all",
		"call.unanswered", "the call's request went out and nothing came back",
		"call.ringing", "it rang",
		"call.established", "it was answered",
		"call.failed", "it could not be made or broke off",
		"call.works", "it was answered and media came in",
		"call.remote", "the failing status came from the other side",
		"call.cancelled", "this side gave up while it rang",
		"call.refused_here", "this client itself refused the incoming call",
		"call.by_peer", "the answer came from the peer's phone, not the server",
		"call.media_lost", "received media stopped",
		"call.media_flow", "received media is evidenced",
		"call.media_silent", "no media came in, or no more",
		"call.security_mismatch", "the sides did not agree on media encryption",
		"call.secure_offer", "this side offered SRTP",
		"call.explained", "an explicit message says why the call did not come about",
		"call.after_registration", "the client registered anew in order to perform the call",

		"zrtp.no_peer", "ZRTP Hello was never answered",
		"zrtp.failed", "the ZRTP key exchange failed",
		"zrtp.secure", "the ZRTP key exchange completed",

		"app.crash", "the client crashed",
		"app.audio", "an audio device failed during a call",
		"app.license", "the app reports a licence problem",
		"network.down", "the device reported that it had no network",
		"server.note", "a server log states why",

		"account.present", "the account exists on the server",
		"account.enabled", "the account is enabled on the server",
		"device.clock_right", "the device's clock is right",
		"account.number_unique", "no other account of the server has the account's number",
		"peer.registered", "the other party is registered on the server",
		"peer.number_unique", "one account only has the number of the other party",
		"peer.same_server", "the other party has an account on the same server",
	)
	declareShown(
		"account.disabled_said", "the server's answer says that the account is disabled",
		"failure.shows_revoked", "the server forbids an account that it had accepted before in the same run",
		"call.shows_not_acceptable", "the media offered were refused as not acceptable (488, 606)",
		"call.shows_peer_silent", "the server says that the party called does not answer it (408 without ringing)",
		"zrtp.shows_failure", "the log shows that the ZRTP key exchange failed or was never answered",
		"server.shows_fault", "a self-test or log of the server in the bundle shows a service that fails",
		"server.shows_wrong_password", "a server log in the bundle refuses the account's credentials, and nothing says that they are right",
		"server.shows_unknown_user", "a server log in the bundle says that there is no such account",
		"server.shows_refusal", "a server log in the bundle refuses the account itself: access list, number of devices",
		"server.shows_setting", "a server log in the bundle finds another user name, domain or transport than the account has",
		"server.shows_disabled", "the site file or an account list in the bundle says that the account is disabled",
		"config.shows_account_mismatch", "authentication name, realm or domain of the app are known to differ from the account's",
		"server.shows_conflict", "an account list in the bundle has the number in question twice",
	)
	declare(cty.Bool, "config.port.elsewhere", "the port is one the server uses for another transport",
		"config.address.alias", "the address is one of the server's, but not the one clients should use")
	for _, name := range ConfigFacts {
		declare(cty.Bool, "config."+name+".matches", "the setting is what the site expects")
		declare(cty.String, "config."+name+".value", "the setting's value in the client")
	}
}
