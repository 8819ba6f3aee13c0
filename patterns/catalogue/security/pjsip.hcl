# SRTP keyed in the SDP. The lines that show the keys themselves ("TX: AES_CM_128_HMAC_SHA1_80 key=") match no entry on purpose.

pattern "SEC-001" {
  title    = "The voice is encrypted"
  class    = "security"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      SRTP started, keying=(?P<keying>\w+), crypto=
    RE
  }
  match { contains = "SRTP status: Active Crypto-suite" }
  emit "media-secured" {}
  means      = "Both sides agreed on SRTP."
  remedy     = "Nothing to do."
  references = ["pjsip/pjproject:pjmedia/src/pjmedia/transport_srtp.c", "pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_dump.c"]
  example {
    text     = "SRTP started, keying=SDES, crypto=AES_CM_128_HMAC_SHA1_80"
    captures = { keying = "SDES" }
  }
  example {
    text   = "  SRTP status: Active Crypto-suite: AES_CM_128_HMAC_SHA1_80"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "SRTP uses keying method SDES"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "SEC-002" {
  title    = "Received packets could not be decrypted"
  class    = "security"
  severity = "warning"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Failed to unprotect (?:SRTP|SRTCP)\b.*?err=(?P<reason>.+)$
    RE
  }
  emit "media-unprotect-failed" {}
  means      = "Packets came in under another key, damaged or repeated. A few at the beginning of a call are normal; a steady row means that the keys differ and the call stays silent."
  remedy     = "When they go on through the call, compare the keys offered and answered, and look for a gateway that changes the SDP."
  causes     = ["media-security-mismatch", "media-lost"]
  references = ["pjsip/pjproject:pjmedia/src/pjmedia/transport_srtp.c"]
  example {
    text     = "Failed to unprotect SRTP, pkt size=182, err=authentication failure"
    captures = { reason = "authentication failure" }
  }
  example {
    text = "Failed to unprotect SRTCP, pkt size=70, err=replay check failed (index too old)"
  }
  near_miss {
    text   = "SRTP transport created"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "SEC-003" {
  title    = "The two sides do not agree on media encryption"
  class    = "security"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      (?P<reason>PJMEDIA_SRTP_E\w+|SRTP crypto attribute required|Secure transport required in SDP|Unsupported SRTP crypto-suite|crypto-suite name and tag|Invalid SDP media transport for SRTP)
    RE
  }
  emit "media-security-mismatch" {}
  means      = "One side wants SRTP, or a certain kind of it, which the other does not offer or accept."
  remedy     = "Align the media security of both parties, or let the server translate between them."
  words      = "The two phones could not agree on encryption."
  causes     = ["media-security-mismatch"]
  references = ["pjsip/pjproject:pjmedia/src/pjmedia/errno.c", "pjsip/pjproject:pjmedia/src/pjmedia/transport_srtp_sdes.c"]
  example {
    text = "Call 0: media transport initialization complete: SRTP crypto attribute required (PJMEDIA_SRTP_ESDPREQCRYPTO)"
    also = {
      "SRTP crypto attribute required" = ["PJMEDIA_SRTP_E1", "crypto-suite name and tag", "Invalid SDP media transport for SRTP", "Secure transport required in SDP"]
    }
  }
  example {
    text = "Error initializing media: Unsupported SRTP crypto-suite (PJMEDIA_SRTP_ENOTSUPCRYPTO) [status=220222]"
  }
  near_miss {
    text   = "Call 0: media transport initialization complete: Success"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "SEC-004" {
  title    = "A keying method of the other side is unknown"
  class    = "security"
  severity = "warning"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Attribute crypto key method '(?P<keying>[^']*)' not supported
    RE
  }
  means      = "The other phone offers keys in a form this one does not know."
  remedy     = "Compare the media security settings of both parties."
  causes     = ["media-security-mismatch"]
  references = ["pjsip/pjproject:pjmedia/src/pjmedia/transport_srtp_sdes.c"]
  example {
    text     = "Attribute crypto key method 'mikey' not supported!"
    captures = { keying = "mikey" }
  }
  near_miss {
    text   = "SRTP keying SDES created"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "SEC-005" {
  title    = "The other side requires media encryption"
  class    = "security"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain", "zorg"]
  match {
    regex = <<-RE
      Remote side requires (?P<keying>SRTP|ZRTP)
    RE
  }
  means      = "By its offer the other phone wants this kind of encryption."
  remedy     = "Nothing to do if this phone has the same security model; else align them."
  references = ["mikma/zrtp:zorg-cpp/zorg.diff"]
  example {
    text     = "Remote side requires ZRTP"
    also     = { "ZRTP" = ["SRTP"] }
    captures = { keying = "ZRTP" }
  }
  example {
    text     = "Remote side requires ZRTP"
    captures = { keying = "ZRTP" }
    dialect  = "zorg"
  }
  near_miss {
    text   = "SRTP uses keying method SDES"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "SEC-006" {
  title    = "The security asked for in the dialled address is unknown"
  class    = "security"
  severity = "warning"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain", "zorg"]
  match { contains = "Unrecognized value of 'mediatransport' parameter" }
  means      = "The app dialled with a security model the stack does not know."
  remedy     = "Set the security model of the account anew in the app."
  causes     = ["edition-mismatch", "media-security-mismatch"]
  references = ["mikma/zrtp:zorg-cpp/zorg.diff"]
  example {
    text = "Unrecognized value of 'mediatransport' parameter"
  }
  example {
    text    = "Unrecognized value of 'mediatransport' parameter"
    dialect = "zorg"
  }
  near_miss {
    text   = "SRTP transport created"
    source = "a healthy run of pjsua 2.17"
  }
}
