# The reason table: which texts and numbers say the same kind of failure, whoever prints them. The first row whose text stands in a
# reason decides, so a row that says more stands before one that says less. Numbers count only where no text decides: the same
# number means other things on other systems.
#
# Sources: PJLIB os_error_*.c and errno.h (120000 + errno; Windows 120000 + WSA code; Symbian 120000 - code), PJSIP sip_errno.h
# (171xxx), PJLIB-UTIL errno.h (320xxx), ssl_sock_ossl.c (470000 + lib * 1200 + reason, received alerts 1000 + number), OpenSSL sslerr.h,
# Apple SecureTransport.h, Mbed TLS error.c. Texts of other languages are those of the C libraries and of Windows.

# --- the client gave up by itself: no failure

reason "cancelled" {
  texts = ["pj_ecancelled", "operation cancelled", "operation canceled", "request terminated", "destroyed normally"]
  codes = [70014, 171140]
}

# --- TLS: the certificate's fault is the most specific thing a stack can say

reason "tls-not-yet-valid" {
  texts = ["future-validity", "not yet valid (", "certificate is not yet valid", "certificate not yet valid", "errsslcertnotyetvalid", "-9815"]
}

reason "tls-expired" {
  texts = [
    "certificate has expired", "expired or not yet valid", "certificate expired", "certificateexpiredexception", "certificate_expired",
    "flags=[expired", "-9814",
  ]
  codes = [495045]
}

reason "tls-name-mismatch" {
  texts = [
    "server identity does not match", "identity does not match any identities", "cn-mismatch", "name mismatch", "hostname mismatch", "host name mismatch",
    "not verified: certificate", "common name", "-9843",
  ]
}

reason "tls-client-certificate" {
  texts = ["peer did not return a certificate", "certificate required", "bad certificate", "certificate_unknown", "alert certificate unknown", "sslpeerunverifiedexception"]
  codes = [494199, 495042, 495046, 495048]
}

reason "tls-config" {
  texts = [
    "no ca chain is set", "failed to load root ca", "tls_add_ca() failed", "pjsip_tls_ecafile", "pjsip_tls_ecertfile", "pjsip_tls_ekeyfile", "error loading ca file",
  ]
  codes = [171162, 171163, 171164, 472402]
}

reason "tls-untrusted" {
  texts = [
    "certificate is untrusted", "issuer certificate cannot be found", "self-signed", "self signed", "unable to get local issuer", "unable to get issuer", "not-trusted",
    "trust anchor for certification path not found", "unknown ca", "chain length is too long", "-9807", "-9812", "-9813", "unable to verify the first certificate",
  ]
}

reason "tls-not-tls" {
  texts = [
    "wrong version number", "wrong_version_number", "unknown protocol", "http request", "packet length too long", "record layer failure",
    "invalid ssl record", "408f10b", "0a00010b", "140760fc",
  ]
  codes = [494267, 494252, 494156]
}

reason "tls-protocol" {
  texts = [
    "unsupported protocol", "protocol version", "version too low", "tlsv1 alert protocol version", "no protocols available", "0a000102", "1408f102", "-9836",
    "pjsip_tls_emethod",
  ]
  codes = [494258, 495070, 494274, 494275, 171161, 494191]
}

reason "tls-cipher" {
  texts = ["no shared cipher", "handshake failure", "no ciphers available", "-9824", "insufficient security"]
  codes = [494193, 495040, 171165]
}

reason "tls-timeout" {
  texts = ["ssl handshake took too much time", "pjsip_tls_etimedout", "handshake timed out", "handshake timeout"]
  codes = [171172]
}

reason "tls-certificate" {
  texts = [
    "certificate verify failed", "certificate verification", "pjsip_tls_ecertverif", "cert verification", "certpathvalidatorexception", "0a000086", "1416f086", "14090086",
    "has been revoked", "cannot be used for the specified purpose",
  ]
  codes = [494134, 171173]
}

# --- the way to the server

reason "dns" {
  texts = [
    "pj_eresolve", "gethostbyname() has returned error", "dns \"name error\"", "dns resolution", "name or service not known", "nodename nor servname",
    "no address associated", "unable to resolve", "failed to resolve", "could not resolve", "unknownhostexception", "host not found", "no such host",
    "temporary failure in name resolution", "destination address required", "pjlib_util_edns", "nxdomain", "no such record", "non-existing host",
    "unknown host", "kdnsserviceerr", "eai_nodata", "dns error", "name resolution",
  ]
  codes = [70018, 320045, 320046, 320047, 320048, 320051, 320052, 320053, 320054, 320055, 131001, 131002, 131003, 131004]
}

reason "refused" {
  texts = [
    "connection refused", "econnrefused", "actively refused", "verbindungsaufbau abgelehnt", "connexion refus", "connessione rifiutata", "conexión rehusada", "conexión rechazada",
    "由于目标计算机积极拒绝",
  ]
  codes  = [120111, 120061, 130061]
  errnos = [111, 10061, -34]
}

reason "unreachable" {
  texts = [
    "no route to host", "network is unreachable", "host is unreachable", "host unreachable", "ehostunreach", "enetunreach", "host is down", "host is not reachable",
    "could not connect to the network", "netzwerk ist nicht erreichbar", "keine route zum zielrechner", "le réseau n'est pas accessible",
    "rete non raggiungibile", "unreachable network", "unreachable host", "a socket operation was attempted to an unreachable", "nessun instradamento",
    "aucun chemin d'accès", "la red es inaccesible", "no existe ninguna ruta",
  ]
  codes  = [120113, 120065, 130065, 120101, 120051, 130051, 120112, 120064, 130064]
  errnos = [113, 112, 101, 10065, 10051, 10064, -190, -191]
}

reason "network-down" {
  texts  = ["network is down", "enetdown", "network is not available", "no network", "not connected to the internet", "das netzwerk ist nicht aktiv"]
  codes  = [120100, 120050, 130050]
  errnos = [100, 10050]
}

reason "reset" {
  texts  = ["connection reset", "econnreset", "forcibly closed", "broken pipe", "epipe", "reset by peer", "verbindung zurückgesetzt", "connexion réinitialis", "connessione interrotta"]
  codes  = [120104, 120054, 130054, 120032]
  errnos = [104, 10054, 32, -39]
}

reason "aborted" {
  texts  = ["software caused connection abort", "econnaborted", "connection abort", "bad file descriptor", "ebadf", "socket is not connected", "enotconn", "not connected"]
  codes  = [120103, 120053, 130053, 120009, 120107, 120057, 130057]
  errnos = [103, 10053, 9, 107, 10057, -36]
}

reason "timeout" {
  texts = [
    "timed out", "timeout", "etimedout", "time out", "no response", "zeitüberschreitung", "délai d'attente", "did not properly respond",
    "tempo scaduto", "tiempo de espera", "expiró el tiempo",
  ]
  codes  = [120110, 120060, 130060, 70009, 171701]
  errnos = [110, 10060, -33]
}

reason "eof" {
  texts = ["end of file", "pj_eeof", "connection closed", "closed by peer", "closed by remote", "eof"]
  codes = [70016]
}

reason "transport-unavailable" {
  texts = [
    "unsupported transport", "transport not available", "no listening point", "protocol not supported", "operation not supported on transport", "unsuitable transport",
    "no transport protocol", "address already in use", "eaddrinuse", "cannot assign requested address", "eaddrnotavail", "permission denied", "eacces",
    "address family not supported", "bctbx_bind failed", "too many open files",
  ]
  codes  = [171060, 171064, 171065, 120098, 120099, 120048, 120049, 130048, 130049, 120013, 130013, 70022, 120024]
  errnos = [98, 99, 10048, 10049, 93, 95, 13, -14, -21]
}

reason "bad-uri" {
  texts = ["invalid uri", "pjsip_einvaliduri", "invalid request-uri", "invalid request uri", "pjsip_einvalidscheme"]
  codes = [171039, 171040, 171042]
}

# --- what the server, or the client for it, said of the credentials

reason "no-credentials" {
  texts = ["can not find credential", "no suitable credential", "no credential", "pjsip_enocredential", "no auth info found", "auth info cannot be found"]
  codes = [171101, 171109]
}

reason "auth" {
  texts = ["pjsip_efailedcredential", "stale retries exceeded", "server rejected with stale", "authentication fails", "pjsip_eauthstalecount", "unauthorized"]
  codes = [171100, 171111]
}

# --- media

reason "media-security" {
  texts = ["srtp crypto attribute required", "secure transport required", "crypto suite", "pjmedia_srtp", "encryption is mandatory"]
  codes = [220220, 220221, 220222, 220223, 220224, 220225, 220226, 220227, 220228, 220229]
}

reason "sdp" {
  texts = ["sdp negotiation", "no suitable codec", "incompatible sdp", "no common audio", "pjmedia_sdpneg"]
  codes = [220044, 220045, 220046, 220047, 220048, 220049, 220050]
}

# --- what says least

reason "tls" {
  texts = ["ssl handshake", "tls handshake", "ssl_error", "handshake", "ssl error", "tls error", "pjsip_tls", "-9806", "-9800"]
  codes = [171160, 171166, 171167, 171168, 171169, 171170, 171171]
}

reason "io" {
  texts = ["io error", "i/o error", "transport error", "network error"]
}
