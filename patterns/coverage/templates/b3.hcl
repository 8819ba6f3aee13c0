# Section B3 of logformats.md: each template with a line as it is really printed, or the reason why no entry matches it.

section "B3" {
  title = "TLS"
  template "wrong version number" {
    stack = "what the evidence means"
    line  = "TLS connect() error: [code=494267] peer: pbx.example.test: wrong version number"
  }
  template "...408F10B" {
    stack = "what the evidence means"
    line  = "SSL handshake failed : error:1408F10B:SSL routines:ssl3_get_record:wrong version number"
  }
  template "0A00010B" {
    stack = "what the evidence means"
    line  = "TLS connect() error: [code=494267] peer: pbx.example.test: error:0A00010B:SSL routines::wrong version number"
  }
  template "unknown protocol" {
    stack = "what the evidence means"
    line  = "TLS connect() error: [code=494252] peer: pbx.example.test: unknown protocol"
  }
  template "http request" {
    stack = "what the evidence means"
    line  = "TLS connect() error: [code=494156] peer: pbx.example.test: http request"
  }
  template "packet length too long" {
    stack = "what the evidence means"
    line  = "TLS connect() error: [code=494198] peer: pbx.example.test: packet length too long"
  }
  template "record layer failure" {
    stack = "what the evidence means"
    line  = "TLS connect() error: [code=494313] peer: pbx.example.test: record layer failure"
  }
  template "SSL - An invalid SSL record was received" {
    stack = "what the evidence means"
    line  = "SSL handshake failed : SSL - An invalid SSL record was received"
  }
  template "SSL handshake took too much time." {
    stack = "what the evidence means"
    line  = "SSL handshake took too much time."
  }
  template "unsupported protocol" {
    stack = "what the evidence means"
    line  = "TLS connect() error: [code=494258] peer: pbx.example.test: unsupported protocol"
  }
  template "alert protocol version" {
    stack = "what the evidence means"
    line  = "TLS connect() error: [code=495070] peer: pbx.example.test: tlsv1 alert protocol version"
  }
  template "version too low" {
    stack = "what the evidence means"
    line  = "TLS connect() error: [code=494396] peer: pbx.example.test: version too low"
  }
  template "no shared cipher" {
    stack = "what the evidence means"
    line  = "TLS connect() error: [code=494193] peer: pbx.example.test: no shared cipher"
  }
  template "alert handshake failure" {
    stack = "what the evidence means"
    line  = "TLS connect() error: [code=495040] peer: pbx.example.test: sslv3 alert handshake failure"
  }
  template "certificate verify failed" {
    stack = "what the evidence means"
    line  = "TLS connect() error: [code=494134] peer: pbx.example.test: certificate verify failed"
  }
  template "expired " {
    stack = "what the evidence means"
    line  = "Found certificate depth=[0], flags=[expired ]:"
  }
  template "future-validity " {
    stack = "what the evidence means"
    line  = "Found certificate depth=[0], flags=[future-validity ]:"
  }
  template "CN-mismatch " {
    stack = "what the evidence means"
    line  = "Found certificate depth=[0], flags=[CN-mismatch ]:"
  }
  template "unknown ca" {
    stack = "what the evidence means"
    line  = "TLS connect() error: [code=495048] peer: pbx.example.test: tlsv1 alert unknown ca"
  }
  template "bad certificate" {
    stack = "what the evidence means"
    line  = "TLS connect() error: [code=495042] peer: pbx.example.test: sslv3 alert bad certificate"
  }
  template "certificate expired" {
    stack = "what the evidence means"
    line  = "TLS connect() error: [code=495045] peer: pbx.example.test: sslv3 alert certificate expired"
  }
  template "certificate unknown" {
    stack = "what the evidence means"
    line  = "TLS connect() error: [code=495046] peer: pbx.example.test: sslv3 alert certificate unknown"
  }
  template "peer did not return a certificate" {
    stack  = "what the evidence means"
    reason = "what the server says of a client; a client reads it as a closed connection or an alert"
  }
  template "SSL - No CA Chain is set, but required to operate" {
    stack = "what the evidence means"
    line  = "SSL - No CA Chain is set, but required to operate"
  }
  template "Failed to load root ca from %s: %s" {
    stack = "what the evidence means"
    line  = "Failed to load root ca from pbx.example.test: pbx.example.test"
  }
  template "tls_add_ca() failed" {
    stack = "what the evidence means"
    line  = "ua: tls_add_ca() failed: No such file or directory [2]"
  }
  template "connection closed" {
    stack = "what the evidence means"
    line  = "TLS connection closed"
  }
  template "Require secure session/transport" {
    stack = "what the evidence means"
    line  = "SIP registration failed, status=503 (Require secure session/transport (PJSIP_ESESSIONINSECURE))"
  }
  template "sips:" {
    stack  = "what the evidence means"
    reason = "no message: what to look for in the configuration"
  }
  template "SSL_ERROR_SSL (Handshake): Level: %d err: <%lu> <%s> len: %d peer: %s" {
    stack = "PJSIP"
    line  = "SSL_ERROR_SSL (Handshake): Level: 0 err: <167772427> <wrong version number> len: 0 peer: 192.0.2.10:5060"
  }
  template "SSL" {
    stack  = "PJSIP"
    reason = "no message: the sender PJSIP prints"
  }
  template "Handshake failed on %s in connecting to %s: %s" {
    stack = "PJSIP"
    line  = "Handshake failed on 192.0.2.50:34061 in connecting to 192.0.2.10:6051: Connection refused"
  }
  template "Unknown OpenSSL error %lu" {
    stack = "PJSIP"
    line  = "TLS connect() error: [code=494313] peer: pbx.example.test: Unknown OpenSSL error 167772573"
  }
  template "Unknown error 494258" {
    stack = "PJSIP"
    line  = "TLS connect() error: Unknown error 494258 [code=494258]"
  }
  template "TLS cert verification result of %s : %s" {
    stack = "PJSIP"
    line  = "TLS cert verification result of 192.0.2.10:5061 : The certificate is untrusted"
  }
  template "SIP TLS transport is disconnected from %s: SSL certificate verification error (PJSIP_TLS_ECERTVERIF) [status=171173]" {
    stack = "PJSIP"
    line  = "SIP TLS transport is disconnected from 192.0.2.10:5061: SSL certificate verification error (PJSIP_TLS_ECERTVERIF) [status=171173]"
  }
  template "RFC 5922 (section 7.2) does not allow TLS wildcard certificates..." {
    stack = "PJSIP"
    line  = "RFC 5922 (section 7.2) does not allow TLS wildcard certificates..."
  }
  template "Connected at TCP level, now doing TLS handshake with cname=%s" {
    stack = "belle-sip"
    line  = "Connected at TCP level, now doing TLS handshake with cname=pbx.example.test"
  }
  template "SSL handshake in progress..." {
    stack  = "belle-sip"
    line   = "SSL handshake in progress..."
    reason = "quiet"
  }
  template "SSL handshake failed : %s" {
    stack = "belle-sip"
    line  = "SSL handshake failed : pbx.example.test"
  }
  template "X509 - Certificate verification failed, e.g. CRL, CA or signature check failed" {
    stack = "belle-sip"
    line  = "SSL handshake failed : X509 - Certificate verification failed, e.g. CRL, CA or signature check failed"
  }
  template "SSL handshake finished, SSL version is [%s], selected ciphersuite is [%s]" {
    stack = "belle-sip"
    line  = "SSL handshake finished, SSL version is [pbx.example.test], selected ciphersuite is [pbx.example.test]"
  }
  template "Found certificate depth=[%i], flags=[%s]" {
    stack = "belle-sip"
    line  = "Found certificate depth=[1], flags=[not-trusted ]:"
  }
  template "Certificate verification bypassed" {
    stack = "belle-sip"
    line  = "Certificate verification bypassed"
  }
  template "tls: connect: error" {
    stack = "baresip"
    line  = "tls: connect: error"
  }
  template "tls: accept error: no shared cipher" {
    stack = "baresip"
    line  = "tls: accept error: no shared cipher"
  }
  template "ua: tls_add_ca() failed: %m" {
    stack = "baresip"
    line  = "ua: tls_add_ca() failed: Connection refused [111]"
  }
  template "Problem setting up ssl connection with peer '%s': %s" {
    stack  = "Asterisk"
    line   = "Problem setting up ssl connection with peer 'pbx.example.test': pbx.example.test"
    server = true
  }
  template "Problem setting up ssl connection: %s" {
    stack  = "Asterisk"
    line   = "Problem setting up ssl connection: pbx.example.test"
    server = true
  }
  template "FILE * open failed from peer '%s'!" {
    stack  = "Asterisk"
    line   = "FILE * open failed from peer 'pbx.example.test'!"
    server = true
  }
  template "Unable to set up ssl connection with peer '%s'" {
    stack  = "Asterisk"
    line   = "Unable to set up ssl connection with peer 'pbx.example.test'"
    server = true
  }
  template "Certificate from peer '%s' did not verify: %s" {
    stack  = "Asterisk"
    line   = "Certificate from peer 'pbx.example.test' did not verify: pbx.example.test"
    server = true
  }
  template "Certificate common name from peer '%s' did not match (%s)" {
    stack  = "Asterisk"
    line   = "Certificate common name from peer 'pbx.example.test' did not match (pbx.example.test)"
    server = true
  }
  template "No SSL certificate to verify from peer '%s'" {
    stack  = "Asterisk"
    line   = "No SSL certificate to verify from peer 'pbx.example.test'"
    server = true
  }
  template "TLS/SSL error loading cert file. <%s>" {
    stack  = "Asterisk"
    line   = "TLS/SSL error loading cert file. <pbx.example.test>"
    server = true
  }
  template "SSL_shutdown() failed: %s" {
    stack  = "Asterisk"
    line   = "SSL_shutdown() failed: pbx.example.test"
    server = true
  }
  template "tls_accept: New TLS connection from %s:%d failed to accept: rejected by client" {
    stack  = "Kamailio/OpenSIPS"
    line   = "tls_accept: New TLS connection from pbx.example.test:5 failed to accept: rejected by client"
    server = true
  }
  template "tls_print_errstack: TLS errstack: error:14094412:SSL routines:...:sslv3 alert bad certificate" {
    stack  = "Kamailio/OpenSIPS"
    line   = "tls_print_errstack: TLS errstack: error:14094412:SSL routines:...:sslv3 alert bad certificate"
    server = true
  }
  template "javax.net.ssl.SSLHandshakeException: java.security.cert.CertPathValidatorException: Trust anchor for certification path not found." {
    stack = "Android/Java"
    line  = "javax.net.ssl.SSLHandshakeException: java.security.cert.CertPathValidatorException: Trust anchor for certification path not found."
  }
  template "SSLPeerUnverifiedException: No peer certificate" {
    stack = "Android/Java"
    line  = "SSLPeerUnverifiedException: No peer certificate"
  }
  template "Hostname %s not verified" {
    stack = "Android/Java"
    line  = "Hostname pbx.example.test not verified"
  }
  template "CertificateExpiredException" {
    stack = "Android/Java"
    line  = "CertificateExpiredException"
  }
  template "SSLProtocolException: ... WRONG_VERSION_NUMBER" {
    stack = "Android/Java"
    line  = "SSLProtocolException: ... WRONG_VERSION_NUMBER"
  }
  template "Error when verifying peer's chain of certificates: %s" {
    stack = "resiprocate"
    line  = "Error when verifying peer's chain of certificates: self signed certificate, depth: 0"
  }
  template "Peer certificate in TLS connection is not valid" {
    stack = "resiprocate"
    line  = "Peer certificate in TLS connection is not valid"
  }
  template "error:1408F09C:...:http request" {
    stack  = "other side"
    line   = "error:1408F09C:...:http request"
    server = true
  }
  template "error:140760FC:...:unknown protocol" {
    stack  = "other side"
    line   = "error:140760FC:...:unknown protocol"
    server = true
  }
  template "Unexpected data was received while waiting for a valid initial SIP messages. Shutting down transport" {
    stack = "other side"
    line  = "Unexpected data was received while waiting for a valid initial SIP messages. Shutting down transport"
  }
  template "Dropping %lu bytes packet from %s" {
    stack = "other side"
    line  = "Dropping 517 bytes packet from TCP 192.0.2.10:5060 : 16 03 01"
  }
  template "Error processing packet from %s:%d: %s %s [code 171020]:" {
    stack = "other side"
    line  = "Error processing packet from pbx.example.test:5: pbx.example.test pbx.example.test [code 171020]:"
  }
  template "-- end of packet." {
    stack  = "other side"
    reason = "fragment"
  }
}
