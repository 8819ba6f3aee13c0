pattern "SEC-101" {
  title    = "The call's media are encrypted with SRTP"
  class    = "security"
  severity = "info"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      Negotiated media encryption is LinphoneMediaEncryption(?P<keying>SRTP|DTLS)
    RE
  }
  match {
    regex = <<-RE
      All streams are encrypted, key exchanged using (?P<keying>\S+)
    RE
  }
  emit "media-secured" {}
  means      = "Both sides agreed on encrypted media and how the keys are exchanged. For ZRTP only the line about encrypted streams counts: the negotiation line is printed before any key was exchanged."
  remedy     = "Media security is good in this call."
  references = ["BelledonneCommunications/liblinphone:src/conference/session/media-session.cpp"]
  example {
    text     = "Negotiated media encryption is LinphoneMediaEncryptionSRTP"
    also     = { "LinphoneMediaEncryptionSRTP" = ["LinphoneMediaEncryptionDTLS"] }
    captures = { keying = "SRTP" }
    source   = "a good call of linphonec 5.1.65"
  }
  example {
    text     = "All streams are encrypted, key exchanged using ZRTP"
    captures = { keying = "ZRTP" }
    source   = "a good ZRTP call of linphonec 5.1.65"
  }
  near_miss {
    text   = "Negotiated media encryption is LinphoneMediaEncryptionZRTP"
    source = "a good ZRTP call of linphonec 5.1.65"
  }
}

pattern "SEC-102" {
  title    = "Encryption is mandatory here and was not agreed on"
  class    = "security"
  severity = "error"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      Encryption is mandatory however the negotiated encryption is (?P<keying>\S+)
    RE
  }
  match {
    regex = <<-RE
      Negotiated encryption is (?P<keying>\S+) however
    RE
  }
  emit "media-security-mismatch" {}
  means      = "This side insists on encrypted media, and the other side offers or accepts another kind, or none."
  remedy     = "Align media encryption of both parties and of their accounts on the server."
  words      = "The other party's phone does not offer the encryption your app requires."
  causes     = ["media-security-mismatch"]
  references = ["BelledonneCommunications/liblinphone:src/conference/session/media-session.cpp"]
  example {
    text     = "Encryption is mandatory however the negotiated encryption is LinphoneMediaEncryptionNone"
    captures = { keying = "LinphoneMediaEncryptionNone" }
  }
  example {
    text   = "Negotiated encryption is SRTP however the stream is not encrypted"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "Negotiated media encryption is LinphoneMediaEncryptionSRTP"
    source = "a good call of linphonec 5.1.65"
  }
}

pattern "SEC-103" {
  title    = "The other side does not take the offered media"
  class    = "security"
  severity = "warning"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      Outgoing (?:CallSession|call) \[[^\]]*\] failed with SRTP and/or AVPF enabled
    RE
  }
  means      = "The call was answered with 488 or 415. This client offered SRTP or AVPF, which is what other phones most often refuse; older versions print the line whatever was offered."
  remedy     = "Compare media encryption and codecs of both parties."
  causes     = ["media-security-mismatch"]
  references = ["BelledonneCommunications/liblinphone:src/conference/session/media-session.cpp"]
  example {
    text   = "Outgoing CallSession [0x55aadd1fcd90] failed with SRTP and/or AVPF enabled"
    also   = { "CallSession" = ["call"] }
    source = "linphonec 5.1.65 when the other party refused SRTP"
  }
  near_miss {
    text   = "CallSession [0x556b659f7a60] moving from state LinphoneCallOutgoingProgress to LinphoneCallOutgoingRinging"
    source = "a good call of linphonec 5.1.65"
  }
}

pattern "SEC-104" {
  title    = "Received voice could not be decrypted"
  class    = "security"
  severity = "warning"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      srtp_unprotect_rtp(?:\(\))? failed \((?P<code>\d+)\)
    RE
  }
  emit "media-unprotect-failed" {}
  means      = "An SRTP packet did not fit the key (7), or came twice or too late (9, 10). Single ones at the start of a call are normal; a steady stream means that the two sides have different keys."
  remedy     = "If they go on through the call, compare media security of both parties and have the call made again; RTCP failures at the start are none of this."
  causes     = ["media-security-mismatch", "obfuscation-mismatch"]
  references = ["BelledonneCommunications/mediastreamer2:src/crypto/ms_srtp.cpp"]
  example {
    text     = "srtp_unprotect_rtp() failed (7) on stream ctx [0x7f1c]"
    captures = { code = "7" }
  }
  near_miss {
    text   = "srtp_unprotect_rtcp() failed (2) on stream ctx [0x560a3a3e21d8]"
    source = "the start of a good call of linphonec 5.1.65"
  }
}
