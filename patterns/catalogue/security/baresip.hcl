# baresip's own words (logformats.md A7). It prints errno texts for everything that failed before an answer came.

pattern "SEC-201" {
  title    = "SRTP in use"
  class    = "security"
  severity = "info"
  since    = "0.1"
  dialects = ["baresip"]
  match {
    regex = <<-RE
      \bsrtp: .*\bSRTP is Enabled \(cryptosuite=(?P<flags>[^)]+)\)
    RE
  }
  emit "media-secured" {
    keying = "sdes"
  }
  means      = "Both sides agreed on SRTP by SDES: the media are encrypted."
  remedy     = "Nothing to repair."
  references = ["baresip/baresip:modules/srtp/srtp.c"]
  example {
    text     = "srtp: audio: SRTP is Enabled (cryptosuite=AES_CM_128_HMAC_SHA1_80)"
    captures = { flags = "AES_CM_128_HMAC_SHA1_80" }
  }
  near_miss {
    text   = "mediaenc: srtp-mand"
    source = "a healthy run of baresip 1.0.0"
  }
}

pattern "SEC-202" {
  title    = "The other side offers no usable SRTP"
  class    = "security"
  severity = "error"
  since    = "0.1"
  dialects = ["baresip"]
  match {
    regex = <<-RE
      \bsrtp: (?P<reason>no valid a=crypto attribute from remote peer)
    RE
  }
  emit "media-security-mismatch" {}
  means      = "This account demands encryption and the other side's session description has no key for it."
  remedy     = "Set the same media encryption for both accounts and on the PrivateServer."
  words      = "The two phones could not agree on encryption."
  causes     = ["media-security-mismatch"]
  references = ["baresip/baresip:modules/srtp/srtp.c"]
  example {
    text = "srtp: no valid a=crypto attribute from remote peer"
  }
  near_miss {
    text   = "stream: audio: starting mediaenc 'srtp-mand' (wait_secure=0)"
    source = "a healthy run of baresip 1.0.0"
  }
}

pattern "SEC-203" {
  title    = "Encrypted media cannot be read"
  class    = "security"
  severity = "warning"
  since    = "0.1"
  dialects = ["baresip"]
  match {
    regex = <<-RE
      \bsrtp: (?:failed to decrypt|.*unprotect)\b(?:.*\((?P<reason>[^)]*)\))?
    RE
  }
  emit "media-unprotect-failed" {}
  means      = "A packet could not be decrypted or authenticated. A few at the start of a call are normal; a steady count means that the keys differ."
  remedy     = "If it goes on through the call: compare the encryption settings of both sides and of the media relay."
  causes     = ["media-security-mismatch"]
  broad      = "only lines of baresip logs are tried, and the regexp asks for more than the word"
  references = ["baresip/baresip:modules/srtp/srtp.c"]
  example {
    text     = "srtp: failed to decrypt RTP packet with 182 bytes (Bad message)"
    also     = { "failed to decrypt" = ["unprotect"] }
    captures = { reason = "Bad message" }
  }
  near_miss {
    text   = "mediaenc: srtp"
    source = "a healthy run of baresip 1.0.0"
  }
}

pattern "SEC-204" {
  title    = "DTLS-SRTP in use"
  class    = "security"
  severity = "info"
  since    = "0.1"
  dialects = ["baresip"]
  match {
    regex = <<-RE
      \bdtls_srtp: .*DTLS-SRTP complete
    RE
  }
  emit "media-secured" {
    keying = "dtls"
  }
  means      = "Both sides agreed on SRTP by DTLS: the media are encrypted."
  remedy     = "Nothing to repair."
  references = ["baresip/baresip:modules/dtls_srtp/dtls_srtp.c"]
  example {
    text = "dtls_srtp: ---> DTLS-SRTP complete (audio/rtp) Profile=AES_CM_128_HMAC_SHA1_80"
  }
  near_miss {
    text   = "mediaenc: srtp-mandf"
    source = "a healthy run of baresip 1.0.0"
  }
}
