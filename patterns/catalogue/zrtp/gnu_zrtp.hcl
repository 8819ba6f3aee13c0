# GNU ZRTP inside PJSIP apps such as CSipSimple. The library prints nothing itself; these are the apps' lines about its messages.

pattern "ZRT-041" {
  title    = "The other side does not speak ZRTP"
  class    = "zrtp"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "plain"]
  match { contains = "ZRTP not supported by other peer" }
  emit "zrtp-no-peer" {}
  means      = "The other phone answered to no Hello."
  remedy     = "Compare security model and edition of both parties."
  causes     = ["zrtp-no-peer", "edition-mismatch"]
  references = ["r3gis3r/CSipSimple:jni/csipsimple-wrapper/src/zrtp_android.c"]
  example {
    text = "ZRTP not supported by other peer"
  }
  near_miss {
    text   = "SRTP transport created"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "ZRT-042" {
  title    = "The ZRTP key exchange failed"
  class    = "zrtp"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "plain"]
  match {
    regex = <<-RE
      ZRTP failed: (?P<code>-?\d+), subcode: (?P<status>-?\d+)
    RE
  }
  match {
    regex = <<-RE
      ZRTP Error: subcode: (?P<code>-?\d+)
    RE
  }
  match {
    regex = <<-RE
      ZRTP severe message: (?P<message>.+)
    RE
  }
  emit "zrtp-failed" {}
  means      = "The exchange was given up by the library."
  remedy     = "Escalate with the log; check the media path."
  causes     = ["zrtp-failure"]
  references = ["r3gis3r/CSipSimple:jni/csipsimple-wrapper/src/zrtp_android.c"]
  example {
    text     = "ZRTP failed: 4, subcode: 112"
    captures = { code = "4" }
  }
  example {
    text = "ZRTP severe message: Too much retries during ZRTP negotiation - connection or peer down?"
  }
  example {
    text   = "ZRTP Error: subcode: 112"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "SRTP transport created"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "ZRT-043" {
  title    = "The call is secured by ZRTP"
  class    = "zrtp"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "plain"]
  match { contains = "ZRTP info message: Entered secure state" }
  emit "zrtp-secure" {}
  emit "media-secured" {
    keying = "ZRTP"
  }
  means      = "The key exchange succeeded."
  remedy     = "Nothing to do."
  references = ["r3gis3r/CSipSimple:jni/csipsimple-wrapper/src/zrtp_android.c"]
  example {
    text = "ZRTP info message: Entered secure state"
  }
  near_miss {
    text   = "SRTP transport created"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "ZRT-044" {
  title    = "ZRTP warns"
  class    = "zrtp"
  severity = "warning"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "plain"]
  match {
    regex = <<-RE
      ZRTP warning message: (?P<message>.+)
    RE
  }
  emit "zrtp-warning" {}
  means      = "The library warns, mostly that the short authentication string must be compared."
  remedy     = "Let the two users compare the string by voice."
  causes     = ["zrtp-failure"]
  references = ["r3gis3r/CSipSimple:jni/csipsimple-wrapper/src/zrtp_android.c"]
  example {
    text     = "ZRTP warning message: No retained shared secrets available - must verify SAS"
    captures = { message = "No retained shared secrets available - must verify SAS" }
  }
  near_miss {
    text   = "SRTP transport created"
    source = "a healthy run of pjsua 2.17"
  }
}
