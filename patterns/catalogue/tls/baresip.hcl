# baresip's own words (logformats.md A7). It prints errno texts for everything that failed before an answer came.

pattern "TLS-201" {
  title    = "TLS handshake failed"
  class    = "tls"
  severity = "error"
  since    = "0.1"
  dialects = ["baresip"]
  match {
    regex = <<-RE
      \btls: (?:connect|handshake): error\b(?: \([^)]*\))?(?:: (?P<reason>.*\S))?
    RE
  }
  emit "tls-failed" {}
  means      = "The TLS handshake failed and baresip does not say why: a TLS version or cipher the other side refuses, a port that speaks no TLS, or a certificate that is not accepted."
  remedy     = "Compare the TLS versions allowed on both sides, and check that the port is the one for TLS."
  words      = "A secure connection to the server could not be made."
  causes     = ["tls-protocol-mismatch", "pbx-transport-mismatch", "tls-certificate-untrusted"]
  references = ["baresip/re:src/tls/openssl/tls_tcp.c"]
  example {
    text = "tls: connect: error (r=-1, ssl_err=1)"
    also = { "connect" = ["handshake"] }
  }
  example {
    text     = "tls: connect: error (r=-1, ssl_err=1): Protocol error"
    captures = { reason = "Protocol error" }
  }
  near_miss {
    text   = "ua: adding SIP CA: /srv/lab/ca.pem"
    source = "a healthy run of baresip 1.0.0"
  }
}

pattern "TLS-202" {
  title    = "OpenSSL says why TLS failed"
  class    = "tls"
  severity = "error"
  since    = "0.1"
  dialects = ["baresip"]
  match {
    regex = <<-RE
      (?P<reason>certificate (?:verify failed|has expired|is not yet valid)|self[- ]signed certificate|unable to get (?:local )?issuer certificate)
    RE
  }
  match {
    regex = <<-RE
      (?P<reason>wrong version number|unsupported protocol|no protocols available|no shared cipher|unknown ca\b|[Hh]ostname mismatch)
    RE
  }
  match {
    regex = <<-RE
      (?P<reason>(?:tls|ssl)v\w+ alert [\w ]+)
    RE
  }
  emit "tls-failed" {}
  means      = "The text of the TLS library names the reason: the certificate (expired, unknown issuer, other name), the protocol version, or a peer that speaks no TLS."
  remedy     = "Certificate: renew it or install its CA, and check the device's clock. Version: allow one both sides have. Wrong version number: the port speaks no TLS."
  words      = "A secure connection to the server could not be made."
  causes     = ["tls-certificate-untrusted", "tls-certificate-expired", "tls-protocol-mismatch", "pbx-transport-mismatch"]
  broad      = "only lines of baresip logs are tried, and the regexp asks for more than the word"
  references = ["baresip/re:src/tls/openssl/tls.c"]
  example {
    text = "tls: error:0A000086:SSL routines::certificate verify failed"
    also = {
      "certificate verify failed" = ["self signed certificate", "unable to get issuer certificate"]
      "verify failed"             = ["has expired", "is not yet valid"]
    }
    captures = { reason = "certificate verify failed" }
  }
  example {
    text = "tls: TLS error: wrong version number"
    also = {
      "wrong version number" = ["unsupported protocol", "no protocols available", "unknown ca", "hostname mismatch", "no shared cipher"]
    }
    source = "built from the format in the source"
  }
  example {
    text   = "tls: TLS error: tlsv1 alert protocol version"
    also   = { "tlsv1" = ["sslv1"] }
    source = "built from the format in the source"
  }
  near_miss {
    text   = "ua: adding SIP CA: /srv/lab/ca.pem"
    source = "a healthy run of baresip 1.0.0"
  }
}

pattern "TLS-203" {
  title    = "A file of the TLS settings cannot be used"
  class    = "tls"
  severity = "error"
  since    = "0.1"
  dialects = ["baresip"]
  match {
    regex = <<-RE
      \b(?:ua|uag|tls): (?P<reason>(?:tls_(?:add_ca(?:file_path)?|add_capath|set_\w+|alloc)\(\) failed|SIP/TLS transport failed|could not (?:load|add) (?:SIP )?(?:certificate|CA)).*)$
    RE
  }
  emit "tls-failed" {}
  means      = "The CA file or the client's certificate named in the configuration is missing or damaged, so TLS cannot be set up."
  remedy     = "Correct the path of the file in the configuration, or install it."
  causes     = ["tls-certificate-untrusted"]
  references = ["baresip/baresip:src/uag.c"]
  example {
    text = "ua: tls_add_ca() failed: No such file or directory"
    also = {
      "ua"                  = ["tls"]
      "tls_add_ca() failed" = ["SIP/TLS transport failed", "could not add certificate", "could not load CA"]
      "tls_add_ca"          = ["tls_set_1", "tls_alloc"]
    }
    captures = { reason = "tls_add_ca() failed: No such file or directory" }
  }
  near_miss {
    text   = "ua: adding SIP CA: /srv/lab/ca.pem"
    source = "a healthy run of baresip 1.0.0"
  }
}
