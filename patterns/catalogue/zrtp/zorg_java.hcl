# ZORG for Java (Android, BlackBerry, J2SE). Every line begins with "ZRTP: " or "SRTP: ", which the log's grammar takes off where it can.

pattern "ZRT-021" {
  title    = "The other side does not speak ZRTP"
  class    = "zrtp"
  severity = "error"
  since    = "0.1"
  dialects = ["zorg", "logcat", "blackberry", "jul", "plain"]
  match { contains = "received no response to Hello messages" }
  match { contains = "No HELLO message received" }
  emit "zrtp-no-peer" {}
  means      = "Hello was repeated and never answered: the other phone has no ZRTP, or media come through one way only."
  remedy     = "Compare security model and edition of both parties; check whether any voice came in."
  words      = "The other phone does not answer to the encryption request."
  causes     = ["zrtp-no-peer", "edition-mismatch"]
  references = ["opentelecoms-org/zrtp-java:src/zorg/ZRTP.java", "opentelecoms-org/zrtp-java:src/zorg/ZrtpStrings.java"]
  example {
    text = "Session failed, received no response to Hello messages"
  }
  example {
    text = "No HELLO message received (ZRTP_STATE_SENDING_HELLO)"
  }
  near_miss {
    text   = "RTP socket reachable at 192.0.2.50:4000"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "ZRT-022" {
  title    = "The ZRTP key exchange failed"
  class    = "zrtp"
  severity = "error"
  since    = "0.1"
  dialects = ["zorg", "logcat", "blackberry", "jul", "plain"]
  match {
    regex = <<-RE
      Session failed, received no response in state (?P<reason>\w+)
    RE
  }
  match {
    regex = <<-RE
      Session failed, responder timeout in state (?P<reason>\w+)
    RE
  }
  match {
    regex = <<-RE
      Received Error Code (?P<code>\S+)
    RE
  }
  match { contains = "Received Error - Terminating Session" }
  match { contains = "sessionCompleted(false)" }
  match {
    regex = <<-RE
      (?P<reason>Generic ZRTP error|Error sending DH|Key exchange not completed|Responder timeout|No response received)(?: \(\w+\))?
    RE
  }
  emit "zrtp-failed" {}
  means      = "The exchange began and was not completed: packets were lost, or the two sides could not agree."
  remedy     = "Check the media path; escalate with the log when it repeats."
  causes     = ["zrtp-failure"]
  references = ["opentelecoms-org/zrtp-java:src/zorg/ZRTP.java", "opentelecoms-org/zrtp-java:src/zorg/ZrtpStrings.java"]
  example {
    text     = "Session failed, received no response in state ZRTP_STATE_COMMIT_SENT"
    captures = { reason = "ZRTP_STATE_COMMIT_SENT" }
  }
  example {
    text     = "Received Error Code 0x70"
    captures = { code = "0x70" }
  }
  example {
    text = "sessionCompleted(false)"
  }
  example {
    text = "Key exchange not completed (ZRTP_STATE_DHPART1_SENT)"
    also = {
      "Key exchange not completed" = ["Generic ZRTP error", "Error sending DH", "Responder timeout", "No response received"]
    }
  }
  example {
    text   = "Session failed, responder timeout in state WAIT_CONFIRM2"
    source = "built from the format in the source"
  }
  example {
    text   = "Received Error - Terminating Session"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "RTP socket reachable at 192.0.2.50:4000"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "ZRT-023" {
  title    = "The call is secured by ZRTP"
  class    = "zrtp"
  severity = "info"
  since    = "0.1"
  dialects = ["zorg", "logcat", "blackberry", "jul", "plain"]
  match { contains = "sessionCompleted(true)" }
  emit "zrtp-secure" {}
  emit "media-secured" {
    keying = "ZRTP"
  }
  means      = "The key exchange succeeded."
  remedy     = "Nothing to do."
  references = ["opentelecoms-org/zrtp-java:src/zorg/ZRTP.java"]
  example {
    text = "sessionCompleted(true)"
  }
  near_miss {
    text   = "RTP socket reachable at 192.0.2.50:4000"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "ZRT-024" {
  title    = "The other side speaks ZRTP"
  class    = "zrtp"
  severity = "info"
  since    = "0.1"
  dialects = ["zorg", "logcat", "blackberry", "jul", "plain"]
  match {
    regex = <<-RE
      HELLO - FarEndClientID (?P<peer>.+)$
    RE
  }
  emit "zrtp-received" {}
  means      = "Its Hello came in and names the ZRTP library of the other phone."
  remedy     = "Nothing to do; KhamsaPrivateGSM is an old version with an exchange of its own."
  references = ["opentelecoms-org/zrtp-java:src/zorg/ZRTP.java"]
  example {
    text     = "HELLO - FarEndClientID PWaveIPrivateGSM"
    captures = { peer = "PWaveIPrivateGSM" }
  }
  near_miss {
    text   = "RTP socket reachable at 192.0.2.50:4000"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "ZRT-025" {
  title    = "ZRTP messages are repeated"
  class    = "zrtp"
  severity = "info"
  since    = "0.1"
  dialects = ["zorg", "logcat", "blackberry", "jul", "plain"]
  match {
    regex = <<-RE
      ZRTP initiator retransmission #(?P<count>\d+) in state (?P<reason>\w+)
    RE
  }
  means      = "An answer of the other side did not come in time; the message is sent again."
  remedy     = "Nothing to do for a few; many of them mean that packets are lost."
  causes     = ["zrtp-failure"]
  references = ["opentelecoms-org/zrtp-java:src/zorg/ZRTP.java"]
  example {
    text     = "ZRTP initiator retransmission #3 in state ZRTP_STATE_COMMIT_SENT"
    captures = { count = "3", reason = "ZRTP_STATE_COMMIT_SENT" }
  }
  near_miss {
    text   = "RTP socket reachable at 192.0.2.50:4000"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "ZRT-026" {
  title    = "ZRTP warns about the identity of the other side"
  class    = "zrtp"
  severity = "warning"
  since    = "0.1"
  dialects = ["zorg", "logcat", "blackberry", "jul", "plain"]
  match {
    regex = <<-RE
      (?P<reason>Hello hash does NOT match|Shared secret cache mismatch|Denial of Service security warning)
    RE
  }
  emit "zrtp-warning" {}
  means      = "The stored secret of the other phone does not fit, or a message is not what it was announced to be: usually a reinstalled or new phone."
  remedy     = "Let the two users compare the short authentication string by voice; if it is equal, all is well."
  words      = "Please compare the words shown on both phones."
  causes     = ["zrtp-failure"]
  references = ["opentelecoms-org/zrtp-java:src/zorg/ZRTP.java"]
  example {
    text     = "calculateS1: Shared secret cache mismatch!"
    also     = { "Shared secret cache mismatch" = ["Denial of Service security warning"] }
    captures = { reason = "Shared secret cache mismatch" }
  }
  example {
    text = "verifyHelloMessage() Hello hash does NOT match hash received in SDP"
  }
  near_miss {
    text   = "RTP socket reachable at 192.0.2.50:4000"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "ZRT-027" {
  title    = "The other side offers what this one does not know"
  class    = "zrtp"
  severity = "error"
  since    = "0.1"
  dialects = ["zorg", "logcat", "blackberry", "jul", "plain"]
  match {
    regex = <<-RE
      (?P<reason>Ignoring Hello msg, version check failed|Found invalid (?:hash|cipher|auth|key|sas) type)
    RE
  }
  emit "zrtp-failed" {}
  means      = "Version or algorithms of the two ZRTP libraries do not fit."
  remedy     = "Update the app on both phones."
  causes     = ["zrtp-failure"]
  references = ["opentelecoms-org/zrtp-java:src/zorg/ZRTP.java"]
  example {
    text = "doHello Ignoring Hello msg, version check failed! 1.00"
    also = {
      "Ignoring Hello msg, version check failed" = ["Found invalid hash type", "Found invalid auth type", "Found invalid key type", "Found invalid sas type"]
    }
  }
  example {
    text     = "validateCommitMessage, Found invalid cipher type"
    captures = { reason = "Found invalid cipher type" }
  }
  near_miss {
    text   = "RTP socket reachable at 192.0.2.50:4000"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "ZRT-028" {
  title    = "The SRTP keys could not be set up"
  class    = "zrtp"
  severity = "error"
  since    = "0.1"
  dialects = ["zorg", "logcat", "blackberry", "jul", "plain"]
  match {
    regex = <<-RE
      (?:[rt]xSessionKeyDerivation FAILED|startNewSession (?:txSessionKeyDerivation failed|failed to create Tx encryptor)|protect\(\) (?:transformPayload error|Authentication error))
    RE
  }
  means      = "The exchange gave keys the phone could not use; the call stays silent."
  remedy     = "Escalate with the log and the app's version."
  causes     = ["zrtp-failure", "media-lost"]
  references = ["opentelecoms-org/zrtp-java:src/zorg/SRTP.java"]
  example {
    text = "rxSessionKeyDerivation FAILED"
    also = {
      "rxSessionKeyDerivation FAILED" = ["startNewSession txSessionKeyDerivation failed", "protect() transformPayload error", "startNewSession failed to create Tx encryptor", "protect() Authentication error"]
    }
  }
  near_miss {
    text   = "RTP socket reachable at 192.0.2.50:4000"
    source = "a healthy run of pjsua 2.17"
  }
}
