# PJSIP's TLS lines. Its "is connected to" is written when the handshake is done, unlike TCP's. pjsua prints the verdict about the certificate
# even where it is not enforced, so a verdict alone is no failure.

pattern "TLS-001" {
  title    = "The TLS connection is established"
  class    = "tls"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      TLS6? transport \S+ is connected to \[?(?P<host>\S+?)\]?:(?P<port>\d{1,5})
    RE
  }
  match {
    regex = <<-RE
      SIP (?P<transport>TLS)6? transport is connected to \[?(?P<host>[^\s\]]+?)\]?:(?P<port>\d{1,5})
    RE
  }
  emit "tls-ok" {}
  means      = "The handshake is complete: address, port and TLS versions fit, and the certificate was accepted."
  remedy     = "Nothing to do."
  references = ["pjsip/pjproject:pjsip/src/pjsip/sip_transport_tls.c", "pjsip/pjproject:pjsip-apps/src/pjsua/pjsua_app.c"]
  example {
    text     = "TLS transport 192.0.2.50:50000 is connected to sip.example.org:5061"
    captures = { host = "sip.example.org", port = "5061" }
  }
  example {
    text     = "SIP TLS transport is connected to sip.example.org:5061"
    captures = { transport = "TLS", host = "sip.example.org", port = "5061" }
  }
  near_miss {
    text   = "SIP TLS listener is ready for incoming connections at 192.0.2.50:5071"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "TLS-002" {
  title    = "The TLS connection attempt failed"
  class    = "tls"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Handshake failed on \S+ in (?:connecting to|accepting from) \[?(?P<host>\S+?)\]?:(?P<port>\d{1,5}): (?P<reason>(?:Unknown (?:OpenSSL )?error (?P<code>\d+))?.*)$
    RE
  }
  emit "connect-failed" {}
  means      = "The secure connection was not completed. The reason may be the network's (refused, no route, time-out) or TLS' own (version, certificate); an end of file after half a minute often means a port that speaks no TLS."
  remedy     = "Compare port and transport with the site's, then the reason with the server's certificate and TLS versions."
  causes     = ["pbx-transport-mismatch", "tls-protocol-mismatch", "pbx-port-refused", "tls-certificate-untrusted"]
  references = ["pjsip/pjproject:pjlib/src/pj/ssl_sock_imp_common.c"]
  example {
    text     = "Handshake failed on 198.51.100.20:34061 in connecting to 198.51.100.7:6051: Connection refused"
    also     = { "connecting to" = ["accepting from"] }
    captures = { host = "198.51.100.7", port = "6051", reason = "Connection refused" }
  }
  example {
    text     = "Handshake failed on 198.51.100.20:2173 in connecting to 198.51.100.7:5068: Unknown error 494258"
    captures = { port = "5068", code = "494258" }
  }
  near_miss {
    text   = "TLS cert verification result of pbx.example.test:5061 : OK"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "TLS-003" {
  title    = "The TLS library reports a handshake error"
  class    = "tls"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      SSL_ERROR_\w+ \((?:Handshake|handshake|Connecting|Accepting)\):?.*? err: <-?\d+> <(?P<reason>[^>]+)> len: -?\d+ peer: \[?(?P<host>\S+?)\]?:(?P<port>\d{1,5})
    RE
  }
  emit "tls-failed" {}
  means      = "OpenSSL's own words for the failed handshake. An alert was sent by the other side; wrong version number means that the other side does not speak TLS."
  remedy     = "Align the TLS versions, ciphers or the port, as the text says."
  causes     = ["tls-protocol-mismatch", "pbx-transport-mismatch", "tls-certificate-untrusted"]
  references = ["pjsip/pjproject:pjlib/src/pj/ssl_sock_ossl.c"]
  example {
    text     = "SSL_ERROR_SSL (Handshake): Level: 0 err: <167773230> <error:0A00042E:SSL routines::tlsv1 alert protocol version> len: 0 peer: 198.51.100.7:5061"
    also     = { "Handshake" = ["handshake", "Connecting", "Accepting"] }
    captures = { reason = "error:0A00042E:SSL routines::tlsv1 alert protocol version", host = "198.51.100.7", port = "5061" }
  }
  near_miss {
    text   = "OpenSSL version : 805306672"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "TLS-004" {
  title    = "The client does not trust the server certificate"
  class    = "tls"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      TLS cert verification result of (?P<host>\S+?)(?::\d+)? : (?P<reason>.*(?:is untrusted|issuer certificate cannot be found|chain length is too long).*)
    RE
  }
  match {
    regex = <<-RE
      ^- (?P<reason>The (?:certificate is untrusted|issuer certificate cannot be found|certificate chain length is too long).*)
    RE
  }
  emit "certificate-fault" {
    kind = "tls-untrusted"
  }
  means      = "The certificate is self-signed, its issuer is unknown to the app, or the server does not send the certificates between."
  remedy     = "Check that the app is set to the right CA file. If it is, the server needs a certificate of the expected issuer, with its full chain."
  words      = "The identity of the server could not be verified."
  causes     = ["tls-certificate-untrusted"]
  references = ["pjsip/pjproject:pjsip-apps/src/pjsua/pjsua_app.c", "pjsip/pjproject:pjlib/src/pj/ssl_sock_common.c"]
  example {
    text     = "TLS cert verification result of sip.example.org:5061 : The certificate is untrusted"
    also     = { "is untrusted" = ["chain length is too long", "issuer certificate cannot be found"] }
    captures = { host = "sip.example.org", reason = "The certificate is untrusted" }
  }
  example {
    text = "- The issuer certificate cannot be found"
    also = {
      "issuer certificate cannot be found" = ["certificate is untrusted", "certificate chain length is too long"]
    }
    captures = { reason = "The issuer certificate cannot be found" }
  }
  near_miss {
    text   = "TLS cert verification result of pbx.example.test:5061 : OK"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "TLS-005" {
  title    = "The server certificate is out of date, or the phone clock is wrong"
  class    = "tls"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      TLS cert verification result of (?P<host>\S+?)(?::\d+)? : (?P<reason>.*has expired or not yet valid.*)
    RE
  }
  match {
    regex = <<-RE
      ^- (?P<reason>The certificate has expired or not yet valid.*)
    RE
  }
  emit "certificate-fault" {
    kind = "tls-expired"
  }
  means      = "By the phone's clock the certificate is not valid at this time. PJSIP has one text for expired and not yet valid."
  remedy     = "Compare the dates of the certificate with the phone's clock: set the clock, or renew the certificate."
  words      = "Please check date and time of your phone."
  causes     = ["tls-certificate-expired", "device-clock-wrong"]
  references = ["pjsip/pjproject:pjsip-apps/src/pjsua/pjsua_app.c", "pjsip/pjproject:pjlib/src/pj/ssl_sock_common.c"]
  example {
    text     = "TLS cert verification result of sip.example.org:5061 : The certificate has expired or not yet valid"
    captures = { host = "sip.example.org" }
  }
  example {
    text   = "- The certificate has expired or not yet valid"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "TLS cert verification result of pbx.example.test:5061 : OK"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "TLS-006" {
  title    = "The server certificate is for another name"
  class    = "tls"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      TLS cert verification result of (?P<host>\S+?)(?::\d+)? : (?P<reason>.*identity does not match.*)
    RE
  }
  match {
    regex = <<-RE
      ^- (?P<reason>The server identity does not match.*)
    RE
  }
  emit "certificate-fault" {
    kind = "tls-name-mismatch"
  }
  means      = "The name typed in the app is not among those the certificate carries; an address in place of the name is the usual ground."
  remedy     = "Set the PBX address in the app to the name of the certificate."
  causes     = ["tls-certificate-name-mismatch", "pbx-address-wrong"]
  references = ["pjsip/pjproject:pjsip-apps/src/pjsua/pjsua_app.c", "pjsip/pjproject:pjlib/src/pj/ssl_sock_common.c"]
  example {
    text     = "TLS cert verification result of 198.51.100.7:5061 : The server identity does not match to any identities specified in the certificate"
    captures = { host = "198.51.100.7" }
  }
  example {
    text   = "- The server identity does not match to any identities specified in the certificate"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "TLS cert verification result of pbx.example.test:5061 : OK"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "TLS-007" {
  title    = "The server certificate has another fault"
  class    = "tls"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      TLS cert verification result of (?P<host>\S+?)(?::\d+)? : (?P<reason>.*(?:cannot be decoded|has been revoked|cannot be used for the specified purpose|Unknown verification error|CRL).*)
    RE
  }
  match {
    regex = <<-RE
      ^- (?P<reason>(?:The certificate or CRL|The certificate (?:has been revoked|cannot be used)|Unknown verification error).*)
    RE
  }
  emit "certificate-fault" {
    kind = "tls-certificate"
  }
  means      = "The certificate is damaged, revoked or not meant for servers."
  remedy     = "The server's certificate must be replaced; escalate with the text."
  causes     = ["tls-certificate-untrusted"]
  references = ["pjsip/pjproject:pjsip-apps/src/pjsua/pjsua_app.c", "pjsip/pjproject:pjlib/src/pj/ssl_sock_common.c"]
  example {
    text = "TLS cert verification result of sip.example.org:5061 : The certificate has been revoked"
    also = {
      "has been revoked" = ["cannot be decoded", "cannot be used for the specified purpose", "Unknown verification error", "CRL"]
    }
    captures = { host = "sip.example.org", reason = "The certificate has been revoked" }
  }
  example {
    text = "- The certificate has been revoked"
    also = {
      "The certificate has been revoked" = ["Unknown verification error"]
      "has been revoked"                 = ["or CRL", "cannot be used"]
    }
    source = "built from the format in the source"
  }
  near_miss {
    text   = "TLS cert verification result of pbx.example.test:5061 : OK"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "TLS-008" {
  title    = "Certificate faults are ignored by this client"
  class    = "tls"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match { contains = "PJSUA is configured to ignore TLS cert verification errors" }
  means      = "The app connects although the certificate has a fault: the fault was noted, and it is not why something failed."
  remedy     = "For security the app should verify certificates; it is no ground for a failed connection."
  references = ["pjsip/pjproject:pjsip-apps/src/pjsua/pjsua_app.c"]
  example {
    text = "PJSUA is configured to ignore TLS cert verification errors"
  }
  near_miss {
    text   = "TLS cert verification result of pbx.example.test:5061 : OK"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "TLS-009" {
  title    = "Validity of the server certificate"
  class    = "tls"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip"]
  match {
    regex = <<-RE
      ^\s*Valid from\s*: (?P<not_before>.+)$
    RE
  }
  match {
    regex = <<-RE
      ^\s*Valid to\s*: (?P<not_after>.+)$
    RE
  }
  emit "certificate-dates" {}
  means      = "The dates between which the server's certificate is valid."
  remedy     = "Compare them with the phone's clock and with today."
  broad      = "the library's own words around it are asked for as well"
  references = ["pjsip/pjproject:pjlib/src/pj/ssl_sock_dump.c"]
  example {
    text     = "  Valid from : Thu 2026-01-01 00:00:00.000 GMT"
    captures = { not_before = "Thu 2026-01-01 00:00:00.000 GMT" }
  }
  example {
    text     = "  Valid to   : Sat 2028-01-01 00:00:00.000 GMT"
    captures = { not_after = "Sat 2028-01-01 00:00:00.000 GMT" }
  }
  near_miss {
    text   = "  Version    : v3"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "TLS-010" {
  title    = "A certificate or key file of the client cannot be loaded"
  class    = "tls"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      (?P<message>Error (?:loading (?:CA (?:list file|path|certificates)|certificate(?: chain)?(?: file)?|private key)|adding private key|setting certificate)\b.*)
    RE
  }
  emit "tls-failed" {
    kind = "tls-config"
  }
  means      = "A file the app needs for TLS is missing or damaged. Every secure connection fails before it begins, although address and network are right."
  remedy     = "Correct the path of the CA or certificate file in the app, or install the file again."
  causes     = ["tls-certificate-untrusted"]
  references = ["pjsip/pjproject:pjlib/src/pj/ssl_sock_ossl.c"]
  example {
    text = "Error loading CA list file '/data/app/ca.pem'"
    also = {
      "loading CA list file" = ["adding private key", "setting certificate"]
      "CA list file"         = ["private key"]
      "list file"            = ["path", "certificates"]
    }
    captures = { message = "Error loading CA list file '/data/app/ca.pem'" }
  }
  example {
    text = "Error loading certificate chain file 'client.pem': No such file or directory"
  }
  near_miss {
    text   = "CA certificates loaded from '/srv/lab/ca.pem'"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "TLS-011" {
  title    = "The TLS handshake took too long"
  class    = "tls"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      SSL timeout after (?P<seconds>\d+)
    RE
  }
  match {
    regex = <<-RE
      TLS handshake timeout|PJSIP_TLS_ETIMEDOUT
    RE
  }
  emit "tls-failed" {
    kind = "tls-timeout"
  }
  means      = "The connection was made and the handshake never completed: the port speaks no TLS, or something on the way holds the packets."
  remedy     = "Compare port and transport with the site's; try another network."
  causes     = ["pbx-transport-mismatch", "registrar-silent"]
  references = ["pjsip/pjproject:pjlib/src/pj/ssl_sock_imp_common.c"]
  example {
    text     = "SSL timeout after 30.0s"
    captures = { seconds = "30" }
  }
  example {
    text   = "TLS handshake timeout after 10 seconds"
    also   = { "TLS handshake timeout" = ["PJSIP_TLS_ETIMEDOUT"] }
    source = "built from the format in the source"
  }
  near_miss {
    text   = "TLS cert verification result of pbx.example.test:5061 : OK"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "TLS-012" {
  title    = "A wildcard certificate is refused"
  class    = "tls"
  severity = "warning"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match { contains = "RFC 5922 (section 7.2) does not allow TLS wildcard certificates" }
  emit "certificate-fault" {
    kind = "tls-name-mismatch"
  }
  means      = "The server's certificate is for *.domain, which SIP does not allow; PJSIP does not accept it for the name."
  remedy     = "The server needs a certificate that carries its own name."
  causes     = ["tls-certificate-name-mismatch"]
  references = ["pjsip/pjproject:pjsip/src/pjsip/sip_transport_tls.c", "RFC 5922 section 7.2"]
  example {
    text = "RFC 5922 (section 7.2) does not allow TLS wildcard certificates. Advise your SIP provider, please!"
  }
  near_miss {
    text   = "TLS cert verification result of pbx.example.test:5061 : OK"
    source = "a healthy run of pjsua 2.17"
  }
}
