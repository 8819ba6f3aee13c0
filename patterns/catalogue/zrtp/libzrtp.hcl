# libzrtp (Zimmermann's library): logformats.md B8. The states' names stand in angle brackets.

pattern "ZRT-061" {
  title    = "The other side does not speak ZRTP"
  class    = "zrtp"
  severity = "error"
  since    = "0.2"
  dialects = ["libzrtp", "logcat", "plain"]
  match {
    regex = <<-RE
      Stream ID=\d+ .*switching <[A-Z0-9]+> -+> <NOZRTP>
    RE
  }
  emit "zrtp-no-peer" {}
  means      = "Hello was repeated and never answered: the other phone has no ZRTP, or media come through one way only."
  remedy     = "Compare security model and edition of both parties; check whether any voice came in."
  words      = "The other phone does not answer to the encryption request."
  causes     = ["zrtp-no-peer", "edition-mismatch"]
  broad      = "only lines of libzrtp logs are tried, and the regexp asks for more than the word"
  references = ["traviscross/libzrtp:src/zrtp_engine.c"]
  example {
    text = "Stream ID=1 A switching <W4HELLO> ---> <NOZRTP>."
  }
  near_miss {
    text   = "Stream ID=1 A switching <START> ---> <W4HACK>."
    source = "built by hand after the grammar"
  }
}

pattern "ZRT-062" {
  title    = "The ZRTP key exchange completed"
  class    = "zrtp"
  severity = "info"
  since    = "0.2"
  dialects = ["libzrtp", "logcat", "plain"]
  match {
    regex = <<-RE
      Stream ID=\d+ .*switching <[A-Z0-9]+> -+> <SECURE>
    RE
  }
  emit "zrtp-secure" {}
  means      = "Both sides agreed on keys; voice is encrypted end to end."
  remedy     = "Nothing to do; the users compare the SAS words once."
  broad      = "only lines of libzrtp logs are tried, and the regexp asks for more than the word"
  references = ["traviscross/libzrtp:src/zrtp_engine.c"]
  example {
    text = "Stream ID=1 A switching <WAITCONFACK> ---> <SECURE>."
  }
  near_miss {
    text   = "Stream ID=1 A switching <START> ---> <W4HACK>."
    source = "built by hand after the grammar"
  }
}

pattern "ZRT-063" {
  title    = "The ZRTP key exchange failed"
  class    = "zrtp"
  severity = "error"
  since    = "0.2"
  dialects = ["libzrtp", "logcat", "plain"]
  match {
    regex = <<-RE
      Stream ID=\d+ .*switching <[A-Z0-9]+> -+> <(?P<reason>ERROR|INITIATINGERROR|PENDINGERROR)>
    RE
  }
  match {
    regex = <<-RE
      Protocol Packets Retries Timeout|ZRTP_EVENT_PROTOCOL_ERROR
    RE
  }
  emit "zrtp-failed" {}
  means      = "The exchange began and ended in an error: packets were lost, or the two sides could not agree."
  remedy     = "Check the media path; escalate with the log when it repeats."
  words      = "The call could not be encrypted."
  causes     = ["zrtp-failure"]
  broad      = "only lines of libzrtp logs are tried, and the regexp asks for more than the word"
  references = ["traviscross/libzrtp:src/zrtp_engine.c"]
  example {
    text     = "Stream ID=1 A switching <INITIATINGSEC> ---> <ERROR>."
    also     = { "ERROR" = ["INITIATINGERROR", "PENDINGERROR"] }
    captures = { reason = "ERROR" }
  }
  example {
    text = "Protocol Packets Retries Timeout"
    also = { "Protocol Packets Retries Timeout" = ["ZRTP_EVENT_PROTOCOL_ERROR"] }
  }
  near_miss {
    text   = "Stream ID=1 A switching <START> ---> <W4HACK>."
    source = "built by hand after the grammar"
  }
}

pattern "ZRT-064" {
  title    = "A ZRTP Hello was sent"
  class    = "zrtp"
  severity = "info"
  since    = "0.2"
  dialects = ["libzrtp", "logcat", "plain"]
  match {
    regex = <<-RE
      Send <HELLO> ssrc=\d+
    RE
  }
  emit "zrtp-hello-sent" {}
  means      = "This side asks the other for encryption by ZRTP; it repeats until it is answered."
  remedy     = "Nothing to do; look whether an answer comes."
  references = ["traviscross/libzrtp:src/zrtp_engine.c"]
  example {
    text = "Send <HELLO> ssrc=1 seq=2 size=148. Stream 1:A:START"
  }
  near_miss {
    text   = "Send <COMMIT> ssrc=1 seq=4 size=132. Stream 1:A:INITIATINGSEC"
    source = "built by hand after the grammar"
  }
}

pattern "ZRT-065" {
  title    = "A ZRTP packet came in"
  class    = "zrtp"
  severity = "info"
  since    = "0.2"
  dialects = ["libzrtp", "logcat", "plain"]
  match {
    regex = <<-RE
      Received <\s*(?P<method>[A-Z0-9]+)\s*> packet with ssrc=
    RE
  }
  emit "zrtp-received" {}
  means      = "The other side speaks ZRTP and its media reach this one."
  remedy     = "Nothing to do."
  references = ["traviscross/libzrtp:src/zrtp_engine.c"]
  example {
    text     = "Received <HELLO> packet with ssrc=5 seq=1 size=148. Stream1:A:START."
    captures = { method = "HELLO" }
  }
  near_miss {
    text   = "Send <HELLO> ssrc=1 seq=2 size=148. Stream 1:A:START"
    source = "built by hand after the grammar"
  }
}

pattern "ZRT-066" {
  title    = "An encrypted packet could not be read"
  class    = "zrtp"
  severity = "warning"
  since    = "0.2"
  dialects = ["libzrtp", "logcat", "plain"]
  match {
    regex = <<-RE
      ERROR! Decrypt failed\. ID=\d+:\S* s=(?P<reason>[^(]*[^(\s])
    RE
  }
  emit "media-unprotect-failed" {}
  means      = "Media came in that fit no agreed key: a few at the start of a call are ordinary, a steady stream of them is silence for the user."
  remedy     = "Count them. If they go on, let both sides call again; then compare the versions of the apps."
  causes     = ["zrtp-failure", "media-lost"]
  references = ["traviscross/libzrtp:src/zrtp_engine.c"]
  example {
    text     = "ERROR! Decrypt failed. ID=1:A s=auth fail (RTP size=172 ...)"
    captures = { reason = "auth fail" }
  }
  near_miss {
    text   = "INFO: Other side Confirm V=0 - set verified to 0!"
    source = "built by hand after the grammar"
  }
}

pattern "ZRT-067" {
  title    = "The SAS is to be compared again"
  class    = "zrtp"
  severity = "info"
  since    = "0.2"
  dialects = ["libzrtp", "logcat", "plain"]
  match { contains = "Other side Confirm V=0 - set verified to 0" }
  emit "zrtp-warning" {}
  means      = "The other side has no record that the words were compared: its app is new or was reinstalled."
  remedy     = "Let the users compare the SAS words aloud and trust each other again."
  words      = "Please compare the two words with the other party."
  references = ["traviscross/libzrtp:src/zrtp_engine.c"]
  example {
    text = "INFO: Other side Confirm V=0 - set verified to 0!"
  }
  near_miss {
    text   = "INFO: Other side Confirm V=1"
    source = "built by hand after the grammar"
  }
}
