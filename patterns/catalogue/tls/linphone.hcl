# TLS of belle-sip over bctoolbox (mbedtls, PolarSSL or OpenSSL). The certificate lines stand before the verdict and are more exact than
# it: each depth of the chain is printed with the flags of what is wrong with it.

pattern "TLS-101" {
  title    = "The server's port is open and TLS begins"
  class    = "tls"
  severity = "info"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      Connected at TCP level, now doing TLS handshake(?: with cname=(?P<host>\S+))?
    RE
  }
  emit "connected" {}
  means      = "The TCP connection was established; what fails from here on is TLS or SIP, not the network."
  remedy     = "If no finished handshake follows, check that this port of the server speaks TLS."
  references = ["BelledonneCommunications/belle-sip:src/transports/tls_channel.c"]
  example {
    text     = "Channel [0x5592a18e3670]: Connected at TCP level, now doing TLS handshake with cname=pbx.example.test"
    captures = { host = "pbx.example.test" }
    source   = "linphonec 5.1.65 with TLS to a plain TCP port"
  }
  near_miss {
    text   = "Channel has local address 192.0.2.50:40434"
    source = "a healthy run of linphonec 5.1.65"
  }
}

pattern "TLS-102" {
  title    = "The TLS handshake completed"
  class    = "tls"
  severity = "info"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    contains = "SSL handshake finished"
  }
  match { contains = "SSL handshake completed" }
  emit "tls-ok" {}
  means      = "Client and server agreed on a TLS version and a cipher, and the client accepted the certificate."
  remedy     = "TLS is good; look at what the server answered over it."
  references = ["BelledonneCommunications/belle-sip:src/transports/tls_channel.c"]
  example {
    text   = "Channel [0x5654bdab9670]: SSL handshake finished, SSL version is [TLSv1.2], selected ciphersuite is [TLS-ECDHE-RSA-WITH-AES-256-GCM-SHA384]"
    source = "a healthy phase of linphonec 5.1.65"
  }
  example {
    text   = "SSL handshake completed"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "Channel [0x5654bdab9670]: SSL handshake in progress..."
    source = "a healthy phase of linphonec 5.1.65"
  }
}

pattern "TLS-103" {
  title    = "The TLS handshake failed"
  class    = "tls"
  severity = "error"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      SSL handshake failed ?:? *(?P<reason>.*)$
    RE
  }
  emit "tls-failed" {}
  means      = "The port is open and no secure connection came about. A failed certificate check is explained by the certificate lines before this one; an end of file or a reset means that the other side does not speak TLS, or closed on purpose."
  remedy     = "Read the certificate lines; where there are none, check that port and transport in the app belong together."
  words      = "The app reached the server and could not set up a secure connection with it."
  causes     = ["tls-certificate-untrusted", "tls-certificate-expired", "tls-protocol-mismatch", "pbx-transport-mismatch"]
  references = ["BelledonneCommunications/belle-sip:src/transports/tls_channel.c", "BelledonneCommunications/bctoolbox:src/crypto/mbedtls.c"]
  example {
    text     = "Channel [0x560692aea670]: SSL handshake failed : X509 - Certificate verification failed, e.g. CRL, CA or signature check failed"
    captures = { reason = "X509 - Certificate verification failed, e.g. CRL, CA or signature check failed" }
    source   = "linphonec 5.1.65 with an expired server certificate"
  }
  near_miss {
    text   = "Channel [0x5654bdab9670]: SSL handshake in progress..."
    source = "a healthy phase of linphonec 5.1.65"
  }
}

pattern "TLS-104" {
  title    = "The server's certificate has expired"
  class    = "tls"
  severity = "error"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      Found certificate depth=\[\d+\], flags=\[(?P<flags>[^\]]*\bexpired\b[^\]]*)\]
    RE
  }
  emit "certificate-fault" {
    kind = "tls-expired"
  }
  means      = "By the device's clock the certificate is past its end; the dates stand in the lines below this one."
  remedy     = "Compare the end date with today: renew the certificate on the server if it has passed, else set the device's clock."
  words      = "The server's certificate is out of date. Please check that date and time of your device are right."
  causes     = ["tls-certificate-expired", "device-clock-wrong"]
  refines    = ["TLS-107"]
  references = ["BelledonneCommunications/bctoolbox:src/crypto/mbedtls.c", "BelledonneCommunications/belle-sip:src/transports/tls_channel.c"]
  example {
    text     = "Found certificate depth=[0], flags=[expired not-trusted ]:"
    captures = { flags = "expired not-trusted " }
    source   = "linphonec 5.1.65 with an expired server certificate"
  }
  near_miss {
    text   = "Found certificate depth=[0], flags=[]:"
    source = "a healthy run of linphone-desktop 5.1.65"
  }
}

pattern "TLS-105" {
  title    = "The server's certificate is not valid yet"
  class    = "tls"
  severity = "error"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      Found certificate depth=\[\d+\], flags=\[(?P<flags>[^\]]*\bfuture-validity\b[^\]]*)\]
    RE
  }
  emit "certificate-fault" {
    kind = "tls-not-yet-valid"
  }
  means      = "By the device's clock the certificate begins in the future: the clock is behind, or the certificate was made too early."
  remedy     = "Have date and time of the device set automatically; if they are right, check the certificate's dates."
  words      = "Please set date and time of your device to automatic: it is in the past for the server."
  causes     = ["device-clock-wrong"]
  references = ["BelledonneCommunications/bctoolbox:src/crypto/mbedtls.c"]
  example {
    text     = "Found certificate depth=[0], flags=[future-validity ]:"
    captures = { flags = "future-validity " }
  }
  near_miss {
    text   = "Found certificate depth=[1], flags=[]:"
    source = "a healthy run of linphone-desktop 5.1.65"
  }
}

pattern "TLS-106" {
  title    = "The server's certificate is for another name"
  class    = "tls"
  severity = "error"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      Found certificate depth=\[\d+\], flags=\[(?P<flags>[^\]]*\bCN-mismatch\b[^\]]*)\]
    RE
  }
  emit "certificate-fault" {
    kind = "tls-name-mismatch"
  }
  means      = "The name or address the app connects to does not stand in the server's certificate; the names that do are in the lines below."
  remedy     = "Enter the server in the app by the name of its certificate, not by an alias or an IP address."
  words      = "Please enter the server by its proper name in the settings."
  causes     = ["tls-certificate-name-mismatch", "pbx-address-wrong"]
  references = ["BelledonneCommunications/bctoolbox:src/crypto/mbedtls.c"]
  example {
    text     = "Found certificate depth=[0], flags=[CN-mismatch ]:"
    captures = { flags = "CN-mismatch " }
  }
  near_miss {
    text   = "Found certificate depth=[0], flags=[]:"
    source = "a healthy run of linphone-desktop 5.1.65"
  }
}

pattern "TLS-107" {
  title    = "The client does not trust the server's certificate"
  class    = "tls"
  severity = "error"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      Found certificate depth=\[\d+\], flags=\[(?P<flags>[^\]]*\bnot-trusted\b[^\]]*)\]
    RE
  }
  emit "certificate-fault" {
    kind = "tls-untrusted"
  }
  means      = "No CA certificate of the client vouches for this one: it is self-signed (depth 0), or its CA is not installed in the app (depth 1 and above)."
  remedy     = "Install the CA certificate clients are given; where the certificate is self-signed, have the server given one of a known CA."
  words      = "The app does not trust the server's certificate. Nothing on your side is broken; support will send what is missing."
  causes     = ["tls-certificate-untrusted"]
  references = ["BelledonneCommunications/bctoolbox:src/crypto/mbedtls.c"]
  example {
    text     = "Found certificate depth=[1], flags=[not-trusted ]:"
    captures = { flags = "not-trusted " }
    source   = "linphonec 5.1.65 without the site's CA"
  }
  near_miss {
    text   = "Found certificate depth=[1], flags=[]:"
    source = "a healthy run of linphone-desktop 5.1.65"
  }
}

pattern "TLS-108" {
  title    = "The server's certificate has another fault"
  class    = "tls"
  severity = "error"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      Found certificate depth=\[\d+\], flags=\[(?P<flags>[^\]]*(?:revoked|missing|other-reason|sage-mismatch|nsCertType-mismatch|unacceptable|crl-)[^\]]*)\]
    RE
  }
  emit "certificate-fault" {
    kind = "tls-certificate"
  }
  means      = "The certificate was revoked, is made for another use, or has a key or signature the client does not accept; the flag says which."
  remedy     = "Have the server's certificate replaced by one that is made for TLS servers and uses current algorithms."
  causes     = ["tls-certificate-untrusted"]
  references = ["BelledonneCommunications/bctoolbox:src/crypto/mbedtls.c"]
  example {
    text     = "Found certificate depth=[0], flags=[revoked ]:"
    also     = { "revoked" = ["missing", "other-reason", "nsCertType-mismatch", "unacceptable", "crl-"] }
    captures = { flags = "revoked " }
  }
  example {
    text     = "Found certificate depth=[0], flags=[extendedKeyUsage-mismatch ]:"
    captures = { flags = "extendedKeyUsage-mismatch " }
  }
  near_miss {
    text   = "Found certificate depth=[0], flags=[]:"
    source = "a healthy run of linphone-desktop 5.1.65"
  }
}

pattern "TLS-109" {
  title    = "Client and server have no TLS version or cipher in common"
  class    = "tls"
  severity = "error"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      SSL handshake failed ?:? *(?P<reason>.*(?:protocol not within min/max|PROTOCOL_VERSION|protocol version|not supported by our|no ciphersuites in common|common ciphersuites is usable|fatal alert message was received).*)$
    RE
  }
  emit "tls-failed" {
    kind = "tls-protocol"
  }
  means      = "The server refused what the client offered, or offered only what the client does not accept. mbedtls hides the number of the alert it received."
  remedy     = "Compare the server's TLS version and ciphers with those of the app; update the app, or allow TLS 1.2 on the server."
  causes     = ["tls-protocol-mismatch"]
  refines    = ["TLS-103"]
  references = ["BelledonneCommunications/belle-sip:src/transports/tls_channel.c", "Mbed-TLS/mbedtls:library/error.c"]
  example {
    text = "Channel [0x5592a18e3670]: SSL handshake failed : SSL - Handshake protocol not within min/max boundaries"
    also = {
      "protocol not within min/max" = ["PROTOCOL_VERSION", "protocol version", "not supported by our", "common ciphersuites is usable", "no ciphersuites in common"]
    }
    captures = { reason = "SSL - Handshake protocol not within min/max boundaries" }
  }
  example {
    text     = "Channel [0x5592a18e3670]: SSL handshake failed : SSL - A fatal alert message was received from our peer"
    captures = { reason = "SSL - A fatal alert message was received from our peer" }
  }
  near_miss {
    text   = "Channel [0x5654bdab9670]: SSL handshake in progress..."
    source = "a healthy phase of linphonec 5.1.65"
  }
}

pattern "TLS-110" {
  title    = "The client is set up not to check certificates"
  class    = "tls"
  severity = "warning"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    contains = "Certificate verification bypassed"
  }
  match {
    regex = <<-RE
      Found certificate depth=\[\d+\], flags=\[[^\]]*skip-verify
    RE
  }
  means      = "Faults of the server's certificate are noted in this log and not enforced, so they are not why a registration fails."
  remedy     = "Switch certificate verification on in the app: without it nobody knows who the server is."
  references = ["BelledonneCommunications/belle-sip:src/transports/tls_channel.c"]
  example {
    text = "Certificate verification bypassed"
  }
  example {
    text   = "Found certificate depth=[0], flags=[skip-verify ]:"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "Found certificate depth=[1], flags=[]:"
    source = "a healthy run of linphone-desktop 5.1.65"
  }
}

pattern "TLS-111" {
  title    = "The client cannot read its CA certificates"
  class    = "tls"
  severity = "warning"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      (?:Failed to|Could not) load root ca from (?:directory |file )?(?P<message>.+)$
    RE
  }
  match {
    contains = "SSL - No CA Chain is set, but required to operate"
  }
  means      = "The file or folder of CA certificates in the app's settings is missing or damaged, so that no server certificate can be trusted."
  remedy     = "Put the CA file back, or correct its path in the app's settings."
  causes     = ["tls-certificate-untrusted"]
  references = ["BelledonneCommunications/belle-sip:src/transports/tls_channel.c"]
  example {
    text = "Could not load root ca from /opt/voip/rootca.pem: No such file or directory"
    also = {
      "Could not" = ["Failed to"]
      "from "     = ["from directory ", "from file "]
    }
    captures = { message = "/opt/voip/rootca.pem: No such file or directory" }
  }
  example {
    text   = "SSL - No CA Chain is set, but required to operate"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "Root ca path set to /etc/ssl/certs"
    source = "a healthy run of linphone-desktop 5.1.65"
  }
}

pattern "TLS-112" {
  title    = "The validity of a server's certificate"
  class    = "tls"
  severity = "info"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      ^expires +on +: (?P<not_after>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)
    RE
  }
  match {
    regex = <<-RE
      ^issued +on +: (?P<not_before>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)
    RE
  }
  emit "certificate-dates" {}
  means      = "The certificates of the server's chain are valid between these dates (UTC)."
  remedy     = "Compare them with the time of the log to tell an expired certificate from a wrong clock."
  broad      = "only lines of linphone logs are tried, and the regexp asks for more than the word"
  references = ["BelledonneCommunications/bctoolbox:src/crypto/mbedtls.c"]
  example {
    text     = "expires on        : 2026-03-01 00:00:00"
    captures = { not_after = "2026-03-01 00:00:00" }
    source   = "linphonec 5.1.65 with an expired server certificate"
  }
  example {
    text     = "issued  on        : 2024-01-01 00:00:00"
    captures = { not_before = "2024-01-01 00:00:00" }
    source   = "linphonec 5.1.65 with an expired server certificate"
  }
  near_miss {
    text   = "issuer name       : O=Example Test, CN=Example Test Root CA"
    source = "a healthy run of linphone-desktop 5.1.65"
  }
}

pattern "TLS-113" {
  title    = "The TLS handshake took too long"
  class    = "tls"
  severity = "error"
  since    = "0.2"
  dialects = ["linphone"]
  match { contains = "SSL handshake took too much time" }
  emit "tls-failed" {
    kind = "tls-timeout"
  }
  means      = "The connection was made and the server did not answer the TLS hello: a port that speaks plain SIP, a middlebox, or a server that hangs."
  remedy     = "Check port and transport; try another network; then look at the server."
  words      = "The secure connection could not be made."
  causes     = ["pbx-transport-mismatch", "registrar-silent"]
  references = ["BelledonneCommunications/belle-sip:src/transports/tls_channel.c"]
  example {
    text = "channel [0x7f00]: SSL handshake took too much time."
  }
  near_miss {
    text   = "channel[0x55b0]: SSL handshake in progress..."
    source = "a healthy run of linphone-desktop 5.1.65"
  }
}
