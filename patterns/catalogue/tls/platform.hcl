# What the platform below any client says: Java and Android, Apple, the C library. No dialect: the lines stand between any stack's own.

pattern "TLS-501" {
  title    = "The system refused the secure connection"
  class    = "tls"
  severity = "error"
  since    = "0.1"
  match {
    regex = <<-RE
      (?P<reason>(?:SSLHandshakeException|SSLProtocolException|SSLPeerUnverifiedException|SSLException|CertPathValidatorException|CertificateExpiredException|CertificateNotYetValidException|CertificateException)\b.*)$
    RE
  }
  match {
    regex = <<-RE
      (?P<reason>(?:Hostname|Host name) '?\S+ (?:was )?not verified\b.*)$
    RE
  }
  emit "tls-failed" {}
  means      = "Java's TLS says why: 'Trust anchor not found' = the CA is not installed, 'not verified' = the certificate is for another name, 'Expired' or 'NotYetValid' = certificate or clock, 'WRONG_VERSION_NUMBER' = the port speaks no TLS."
  remedy     = "Install the CA clients are given, use the server's own name, renew the certificate, or correct the port, as the text says. Check the device's clock."
  words      = "A secure connection to the server could not be made."
  causes     = ["tls-certificate-untrusted", "tls-certificate-expired", "tls-certificate-name-mismatch", "tls-protocol-mismatch", "device-clock-wrong"]
  references = ["aosp-mirror/platform_libcore:luni/src/main/java/libcore/io/IoBridge.java"]
  example {
    text = "javax.net.ssl.SSLHandshakeException: java.security.cert.CertPathValidatorException: Trust anchor for certification path not found."
    also = {
      "SSLHandshakeException" = ["CertPathValidatorException", "SSLException", "SSLProtocolException", "CertificateExpiredException", "CertificateNotYetValidException", "CertificateException"]
    }
  }
  example {
    text = "javax.net.ssl.SSLPeerUnverifiedException: Hostname pbx.example.net not verified: certificate: sha256/AAAA"
  }
  example {
    text     = "Hostname pbx.example.net was not verified"
    also     = { "Hostname" = ["Host name"] }
    captures = { reason = "Hostname pbx.example.net was not verified" }
    source   = "built from the format in the source"
  }
  near_miss {
    text   = "ua: adding SIP CA: /srv/lab/ca.pem"
    source = "a healthy run of baresip 1.0.0"
  }
}

pattern "TLS-502" {
  title    = "Apple's TLS refused the secure connection"
  class    = "tls"
  severity = "error"
  since    = "0.1"
  match {
    regex = <<-RE
      (?:kCFStreamErrorDomainSSL|SSLHandshake|Secure ?Transport|boringssl\w*|SSL error)\b.*?(?P<reason>-98[0-4]\d)\b
    RE
  }
  match {
    regex = <<-RE
      (?P<reason>errSSL(?:CertNotYetValid|CertExpired|XCertChainInvalid|UnknownRootCert|NoRootCert|HostNameMismatch|PeerHandshakeFail|PeerProtocolVersion|Protocol))\b
    RE
  }
  match {
    regex = <<-RE
      (?P<reason>SecTrustEvaluate\w*.*(?:fail|invalid|expired|untrusted).*)$
    RE
  }
  emit "tls-failed" {}
  means      = "Apple's number says why: -9807 chain not valid, -9812 and -9813 unknown issuer, -9814 expired, -9815 not yet valid, -9843 another name, -9836 protocol version, -9824 handshake refused."
  remedy     = "Install the CA clients are given, use the server's own name or renew the certificate, as the number says. Check the device's clock."
  words      = "A secure connection to the server could not be made."
  causes     = ["tls-certificate-untrusted", "tls-certificate-expired", "tls-certificate-name-mismatch", "device-clock-wrong", "tls-protocol-mismatch"]
  broad      = "systems word it in many ways; the regexp asks for the word and for what is wrong with it on one line"
  references = ["Apple SecureTransport.h"]
  example {
    text     = "CFNetwork SSLHandshake failed (-9807)"
    also     = { "SSLHandshake" = ["boringssl", "SSL error", "SecureTransport"] }
    captures = { reason = "-9807" }
  }
  example {
    text     = "_kCFStreamErrorDomainKey=3, kCFStreamErrorDomainSSL, -9814"
    captures = { reason = "-9814" }
  }
  example {
    text = "CFNetwork SSLHandshake failed: errSSLCertExpired"
    also = {
      "errSSLCertExpired" = ["errSSLXCertChainInvalid", "errSSLUnknownRootCert", "errSSLNoRootCert", "errSSLHostNameMismatch", "errSSLPeerHandshakeFail", "errSSLCertNotYetValid", "errSSLProtocol", "errSSLPeerProtocolVersion"]
    }
    source = "built from the format in the source"
  }
  example {
    text   = "SecTrustEvaluateWithError failed: -67843"
    source = "built from the format in the source"
  }
  example {
    text   = "SecTrustEvaluateWithError: result invalid"
    also   = { "invalid" = ["expired", "untrusted"] }
    source = "built from the format in the source"
  }
  near_miss {
    text   = "SSL handshake finished, SSL version is [TLSv1.2], selected ciphersuite is [TLS-ECDHE-RSA-WITH-AES-256-GCM-SHA384]"
    source = "a healthy run of linphonec 5.1.65"
  }
}

pattern "TLS-504" {
  title    = "The server's certificate was refused (resiprocate)"
  class    = "tls"
  severity = "error"
  since    = "0.2"
  match { contains = "Peer certificate in TLS connection is not valid" }
  emit "tls-failed" {
    kind = "tls-certificate"
  }
  means      = "An app on resiprocate does not accept the server's certificate: expired, of another name, or from an authority the device does not know."
  remedy     = "Compare name and dates of the server's certificate; give the device the authority's certificate."
  words      = "The server's certificate is not accepted."
  causes     = ["tls-certificate-untrusted", "tls-certificate-expired", "tls-certificate-name-mismatch"]
  references = ["siprix#29"]
  example {
    text = "Peer certificate in TLS connection is not valid"
  }
  near_miss {
    text   = "Peer certificate in TLS connection is valid"
    source = "built by hand"
  }
}
