package patterns

// Events are the neutral signals entries may emit. The timeline knows these and no client's wording. Captures and
// constants they may carry: account, host, port, transport, status, reason, code, kind, seconds, call, to, from, packets, flags.
// For "connect-failed", "register-failed", "tls-failed", "transport-closed" and "dns-failed" the matcher derives kind from
// code, status and reason through the reason table (catalogue/reasons.hcl) when the entry does not set it.
var Events = []string{
	"client-start",      // the client came up (a new session in the same file)
	"client-exit",       // it is being shut down on purpose
	"client-crash",      // it died
	"register-start",    // the client starts registering an account, by itself or told to
	"register-manual",   // the log shows that a person did that
	"register-sent",     // REGISTER handed to the transport
	"register-ok",       // accepted
	"register-failed",   // given up for now; status, reason, code
	"register-retry",    // a retry was scheduled; seconds
	"unregister",        // deliberate removal of the registration
	"auth-rejected",     // the client says its credentials were refused
	"auth-missing",      // the client has no credentials for the realm
	"dns-ok",            // the server's name was resolved
	"dns-failed",        // it was not
	"connect-start",     // transport connects to host:port
	"connected",         // connection established (for TLS: TCP level)
	"connect-failed",    // not established; kind
	"tls-ok",            // handshake completed
	"tls-failed",        // handshake failed; kind
	"certificate-fault", // a fault of the server's certificate was noted (also when not enforced); kind
	"certificate-dates", // not_before, not_after of a certificate shown
	"transport-closed",  // an established connection ended
	"keepalive-failed",
	"network-down",
	"network-up",
	"network-changed",
	"call-out",         // an outgoing call was started; to
	"call-in",          // an incoming call arrived; from
	"call-ringing",     // the other side rings
	"call-established", // answered
	"call-ended",       // over; status, reason
	"call-failed",      // could not be made; kind
	"call-hangup",      // this side ended it
	"call-cancelled",   // this side gave up while it rang
	"call-dnd",         // this side refused by do-not-disturb
	"media-flow",       // received media evidenced; packets
	"media-none",       // no media received
	"media-lost",       // received media stopped
	"media-secured",    // SRTP in use; keying
	"media-security-mismatch",
	"media-unprotect-failed", // SRTP authentication or replay failures; count
	"zrtp-secure",
	"zrtp-hello-sent", // a ZRTP Hello was sent or repeated
	"zrtp-received",   // any ZRTP packet from the peer
	"zrtp-no-peer",    // Hello never answered
	"zrtp-failed",
	"zrtp-warning",
	"ice-failed",
	"audio-failed",
	"license-problem",
	"account-disabled", // the server says that it knows the account and that it may not be used
	"permission-denied",
	"error-shown",       // an explicit message the app showed; message
	"client-info",       // app, version, platform, os, device, edition
	"server-note",       // a server log's own statement; kind, account
	"loss-period",       // connections end at even pauses; seconds, count
	"settings-outdated", // the settings of the bundle are not those the log was written with
}

// overEvents are those that entries over several hits emit, and only they: the story is told by what happened, these say what it comes to.
var overEvents = []string{"loss-period", "settings-outdated"}

// Kinds are the failure kinds the reason table may give.
var Kinds = []string{
	"dns", "refused", "timeout", "unreachable", "network-down", "reset", "eof", "aborted",
	"tls", "tls-expired", "tls-not-yet-valid", "tls-untrusted", "tls-name-mismatch", "tls-protocol", "tls-cipher",
	"tls-not-tls", "tls-timeout", "tls-certificate", "tls-client-certificate", "tls-config",
	"auth", "no-credentials", "io", "transport-unavailable", "bad-uri", "cancelled", "rejected", "no-answer", "sdp", "media-security",
}
