# ZRTP by the vendor's own ZORG library (C++) and the lines of its PJSIP patch. The sender of a ZORG line is an object, no file. Numbers 220230 to
# 220242 are ZRTP only in the vendor's fork (upstream uses them for SRTP and DTLS), so nothing here goes by the number alone.

pattern "ZRT-001" {
  title    = "ZRTP Hello was sent"
  class    = "zrtp"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "zorg", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      sending Hello +\(\d+ bytes\)
    RE
  }
  match {
    regex = <<-RE
      retransmitting Hello +\[\d+/\d+\]
    RE
  }
  emit "zrtp-hello-sent" {}
  means      = "The phone asks the other side whether it speaks ZRTP; it asks some 20 times."
  remedy     = "Nothing to do; if nothing of ZRTP comes in, the other side speaks none or the media path is blocked."
  references = ["mikma/zrtp:zorg-cpp/zorg/src/zrtp.cpp"]
  example {
    text = "sending Hello (108 bytes)"
  }
  example {
    text    = "retransmitting Hello [7/20]"
    dialect = "zorg"
  }
  near_miss {
    text   = "State changed from Null to Calling, event=TX_MSG"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "ZRT-002" {
  title    = "A ZRTP packet came in"
  class    = "zrtp"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "zorg", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      handling (?P<message>Hello|HelloACK|Commit|DHPart[12]|Confirm[12]|Conf2ACK|Error|ErrorACK|GoClear|ClearACK|SASrelay|RelayACK|Ping|PingACK) in state [A-Z0-9_]+ on stream
    RE
  }
  match { contains = "peer zid is " }
  emit "zrtp-received" {}
  means      = "The other side speaks ZRTP, and its media packets arrive."
  remedy     = "Nothing to do."
  references = ["mikma/zrtp:zorg-cpp/zorg/src/zrtp.cpp"]
  example {
    text = "handling HelloACK in state DISCOVERY_WAIT_HELLO on stream 0x1f00"
    also = {
      "HelloACK" = ["Commit", "DHPart1", "Confirm1", "Error", "GoClear", "ClearACK", "SASrelay", "RelayACK", "Ping", "Conf2ACK"]
    }
    captures = { message = "HelloACK" }
  }
  example {
    text    = "peer zid is 0102030405060708090a0b0c"
    source  = "built from the format in the source"
    dialect = "zorg"
  }
  near_miss {
    text   = "State changed from Null to Calling, event=TX_MSG"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "ZRT-003" {
  title    = "The call is secured by ZRTP"
  class    = "zrtp"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "zorg", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      switching from state [A-Z0-9_]+ to state SECURE\b
    RE
  }
  match {
    regex = <<-RE
      Call \d+ entered zrtp secure mode
    RE
  }
  match {
    regex = <<-RE
      Call \d+: ZRTP SAS is 
    RE
  }
  emit "zrtp-secure" {}
  emit "media-secured" {
    keying = "ZRTP"
  }
  means      = "The key exchange succeeded. The two users compare the short authentication string once."
  remedy     = "Nothing to do."
  references = ["mikma/zrtp:zorg-cpp/zorg/src/zrtp.cpp", "mikma/zrtp:zorg-cpp/zorg.diff"]
  example {
    text = "switching from state INITIATOR_CONFIRMING to state SECURE"
  }
  example {
    text = "Call 0 entered zrtp secure mode"
  }
  example {
    text    = "Call 0: ZRTP SAS is \"topmost informant\" (verified)"
    source  = "built from the format in the source"
    dialect = "zorg"
  }
  near_miss {
    text   = "State changed from Null to Calling, event=TX_MSG"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "ZRT-004" {
  title    = "The other side does not speak ZRTP"
  class    = "zrtp"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "zorg", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      switching from state [A-Z0-9_]+ to state NO_ZRTP\b
    RE
  }
  match {
    regex = <<-RE
      notifying protocol event NO_ZRTP\b
    RE
  }
  emit "zrtp-no-peer" {}
  means      = "Hello was repeated and never answered: the other phone has no ZRTP, media come through one way only, or a server ends the media."
  remedy     = "Compare security model and edition of both parties; check whether any voice came in."
  words      = "The other phone does not answer to the encryption request."
  causes     = ["zrtp-no-peer", "edition-mismatch"]
  references = ["mikma/zrtp:zorg-cpp/zorg/src/zrtp.cpp"]
  example {
    text = "switching from state DISCOVERY to state NO_ZRTP"
  }
  example {
    text    = "notifying protocol event NO_ZRTP in state DISCOVERY"
    dialect = "zorg"
  }
  near_miss {
    text   = "State changed from Null to Calling, event=TX_MSG"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "ZRT-005" {
  title    = "The ZRTP key exchange failed"
  class    = "zrtp"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "zorg", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      switching from state [A-Z0-9_]+ to state (?P<reason>LOCAL_ERROR|ERROR)\b
    RE
  }
  match {
    regex = <<-RE
      termination due to remote error (?P<code>0x[0-9A-Fa-f]+)
    RE
  }
  match {
    regex = <<-RE
      terminating with local error (?P<reason>.+)
    RE
  }
  match {
    regex = <<-RE
      ZRTP protocol error(?: on call (?P<call>\d+))?
    RE
  }
  match {
    regex = <<-RE
      (?P<reason>ZRTP (?:session could not be created|stream could not be (?:attached|started|secured)|library is not initialized|profile is not well-formed))
    RE
  }
  match {
    regex = <<-RE
      \[ZRTP\] (?P<reason>.+)
    RE
  }
  emit "zrtp-failed" {}
  means      = "Both sides speak ZRTP and could not agree, or a packet was damaged. Code 0xB0 is a time-out, 0x30 another version, 0x51 to 0x55 an algorithm only one side has."
  remedy     = "Escalate with the log; when an app was reinstalled lately, both users delete the other's ZRTP entry."
  causes     = ["zrtp-failure"]
  broad      = "the library's own words around it are asked for as well"
  references = ["mikma/zrtp:zorg-cpp/zorg/src/zrtp.cpp", "mikma/zrtp:zorg-cpp/zorg.diff", "RFC 6189 section 5.9"]
  example {
    text     = "termination due to remote error 0x70"
    captures = { code = "0x70" }
  }
  example {
    text = "terminating with local error 0xB0 (protocol timeout)"
  }
  example {
    text     = "ZRTP protocol error on call 0"
    captures = { call = "0" }
  }
  example {
    text     = "switching from state DISCOVERY to state ERROR"
    also     = { "ERROR" = ["LOCAL_ERROR"] }
    captures = { reason = "ERROR" }
  }
  example {
    text = "ZRTP stream could not be secured"
    also = {
      "stream could not be secured" = ["library is not initialized", "profile is not well-formed", "session could not be created"]
      "secured"                     = ["attached", "started"]
    }
    source = "built from the format in the source"
  }
  example {
    text    = "[ZRTP] peer asked for a cipher that is not there"
    source  = "built from the format in the source"
    dialect = "zorg"
  }
  near_miss {
    text   = "State changed from Null to Calling, event=TX_MSG"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "ZRT-006" {
  title    = "ZRTP warns about the identity of the other side"
  class    = "zrtp"
  severity = "warning"
  since    = "0.1"
  dialects = ["pjsip", "zorg", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      notifying security event (?P<reason>[A-Z_]+)
    RE
  }
  match {
    regex = <<-RE
      (?P<reason>ZRTP detected a DoS attack|security issue|MiTM attack)\b.* call (?P<call>\d+)
    RE
  }
  match { contains = "previous session lost: resetting V flag" }
  emit "zrtp-warning" {}
  means      = "The stored secret of the other phone does not fit: usually a reinstalled or new phone, rarely somebody in between."
  remedy     = "Let the two users compare the short authentication string by voice; if it is equal, all is well."
  words      = "Please compare the words shown on both phones."
  causes     = ["zrtp-failure"]
  broad      = "the library's own words around it are asked for as well"
  references = ["mikma/zrtp:zorg-cpp/zorg/src/zrtp.cpp", "mikma/zrtp:zorg-cpp/zorg.diff"]
  example {
    text     = "notifying security event CACHE_MISMATCH..."
    captures = { reason = "CACHE_MISMATCH" }
  }
  example {
    text     = "ZRTP detected a MiTM attack on call 0, please verify the SAS"
    also     = { "MiTM attack" = ["ZRTP detected a DoS attack", "security issue"] }
    captures = { reason = "MiTM attack", call = "0" }
  }
  example {
    text    = "previous session lost: resetting V flag"
    source  = "built from the format in the source"
    dialect = "zorg"
  }
  near_miss {
    text   = "State changed from Null to Calling, event=TX_MSG"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "ZRT-007" {
  title    = "A ZRTP message could not be used"
  class    = "zrtp"
  severity = "warning"
  since    = "0.1"
  dialects = ["pjsip", "zorg", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      (?P<reason>message has (?:bad CRC|unknown or unsupported version|unknown type|invalid size|bad preamble|bad body length)|unknown (?:hash|cipher|auth tag|key agreement) type|unknown SAS scheme|Failed to (?:process ZRTP|unprotect ZRTCP)|Failed (?:setting|retrieving) ZRTP hash|ZRTP message could be lost)
    RE
  }
  means      = "A packet was damaged, or the other side uses a version or an algorithm this one does not know."
  remedy     = "One such line is harmless; with a failed exchange it names the reason."
  causes     = ["zrtp-failure"]
  references = ["mikma/zrtp:zorg-cpp/zorg/src/zrtp.cpp", "mikma/zrtp:zorg-cpp/zorg.diff"]
  example {
    text = "unknown cipher type 2FS3"
    also = {
      "unknown cipher type" = ["ZRTP message could be lost", "message has bad CRC", "message has invalid size", "message has bad preamble", "message has unknown type", "message has bad body length", "Failed setting ZRTP hash", "Failed to unprotect ZRTCP", "Failed retrieving ZRTP hash"]
      "cipher type"         = ["SAS scheme"]
      "cipher"              = ["hash", "auth tag", "key agreement"]
    }
    captures = { reason = "unknown cipher type" }
  }
  example {
    text = "message has unknown or unsupported version 1.00: terminating"
  }
  example {
    text    = "Failed to process ZRTP, pkt size=128, err=Unknown error"
    dialect = "zorg"
  }
  near_miss {
    text   = "State changed from Null to Calling, event=TX_MSG"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "ZRT-008" {
  title    = "The ZRTP library reports an error"
  class    = "zrtp"
  severity = "error"
  since    = "0.2"
  dialects = ["pjsip", "logcat", "zorg", "plain"]
  match {
    regex = <<-RE
      notifying protocol event ERROR\b(?: in state (?P<reason>\w+))?
    RE
  }
  emit "zrtp-failed" {}
  means      = "The key exchange ended in an error; the library tells the app in which state it was."
  remedy     = "Read the code in the lines above (terminating with local error, termination due to remote error); check the media path and the versions of both apps."
  causes     = ["zrtp-failure"]
  references = ["mikma/zrtp:zorg-cpp/zorg/src/zrtp.cpp"]
  example {
    text     = "notifying protocol event ERROR in state DISCOVERY"
    captures = { reason = "DISCOVERY" }
  }
  example {
    text     = "notifying protocol event ERROR in state DISCOVERY"
    captures = { reason = "DISCOVERY" }
    dialect  = "zorg"
  }
  near_miss {
    text   = "notifying protocol event SECURE in state INITIATOR_CONFIRMING"
    source = "built by hand"
  }
}

pattern "ZRT-009" {
  title    = "ZRTP is left out of this call"
  class    = "zrtp"
  severity = "info"
  since    = "0.2"
  dialects = ["pjsip", "logcat", "zorg", "plain"]
  match {
    regex = <<-RE
      bypassing ZRTP in state (?P<reason>\w+)
    RE
  }
  means      = "Media of this stream go past ZRTP: the peer does not speak it or the exchange was given up, and voice is not encrypted by it."
  remedy     = "If the account demands end-to-end security, compare security model and edition of both parties."
  causes     = ["zrtp-no-peer"]
  references = ["mikma/zrtp:zorg-cpp/zorg/src/zrtp.cpp"]
  example {
    text     = "bypassing ZRTP in state NO_ZRTP"
    captures = { reason = "NO_ZRTP" }
  }
  example {
    text     = "bypassing ZRTP in state NO_ZRTP"
    captures = { reason = "NO_ZRTP" }
    dialect  = "zorg"
  }
  near_miss {
    text   = "switching from state DISCOVERY to state NO_ZRTP"
    source = "built by hand"
  }
}

pattern "ZRT-010" {
  title    = "The call left its secure mode"
  class    = "zrtp"
  severity = "warning"
  since    = "0.2"
  dialects = ["pjsip", "logcat", "zorg", "plain"]
  match {
    regex = <<-RE
      Call \d+ left zrtp secure mode
    RE
  }
  emit "zrtp-warning" {}
  means      = "The call was encrypted by ZRTP and is no more: the other side went clear, the call was taken over, or it ended."
  remedy     = "At the end of a call it is ordinary. In the middle of one let the users end it and call again."
  references = ["mikma/zrtp:zorg-cpp/zorg.diff"]
  example {
    text = "Call 0 left zrtp secure mode"
  }
  example {
    text    = "Call 0 left zrtp secure mode"
    dialect = "zorg"
  }
  near_miss {
    text   = "Call 0 entered zrtp secure mode"
    source = "built by hand"
  }
}
