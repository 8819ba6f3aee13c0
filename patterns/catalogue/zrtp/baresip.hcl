# baresip's own words (logformats.md A7). It prints errno texts for everything that failed before an answer came.

pattern "ZRT-201" {
  title    = "ZRTP agreed on keys"
  class    = "zrtp"
  severity = "info"
  since    = "0.1"
  dialects = ["baresip"]
  match {
    regex = <<-RE
      \bzrtp: .*SAS is \[
    RE
  }
  emit "zrtp-secure" {}
  emit "zrtp-received" {}
  means      = "The key agreement came to its end; both users may compare the short string."
  remedy     = "Nothing to repair. Ask both users to compare the words if the string is not verified."
  broad      = "only lines of baresip logs are tried, and the regexp asks for more than the word"
  references = ["baresip/baresip:modules/gzrtp/session.cpp"]
  example {
    text = "zrtp: audio: SAS is [abcd] (NOT VERIFIED)"
  }
  near_miss {
    text   = "mediaenc: srtp"
    source = "a healthy run of baresip 1.0.0"
  }
}

pattern "ZRT-202" {
  title    = "ZRTP failed"
  class    = "zrtp"
  severity = "error"
  since    = "0.1"
  dialects = ["baresip"]
  match {
    regex = <<-RE
      \bzrtp: zrtp_process_s?rtc?p(?: failed \(status = (?P<code>-?\d+)\)|: -?\d+)
    RE
  }
  match {
    regex = <<-RE
      \bg?zrtp: .*?(?P<reason>(?:negotiation failed|not supported by (?:other )?peer|Too much retries|protocol error|SRTP authentication failed).*)$
    RE
  }
  emit "zrtp-failed" {}
  means      = "The ZRTP library could not process the other side's packets, or the other side does not speak ZRTP."
  remedy     = "Set the same media encryption for both accounts; if both use ZRTP, update both apps."
  causes     = ["zrtp-failure", "zrtp-no-peer"]
  references = ["baresip/baresip:modules/zrtp/zrtp.c"]
  example {
    text     = "zrtp: zrtp_process_rtp failed (status = 7)"
    also     = { " failed (status = 7)" = [": 1"] }
    captures = { code = "7" }
  }
  example {
    text = "zrtp: negotiation failed"
    also = {
      "negotiation failed" = ["Too much retries", "protocol error", "SRTP authentication failed", "not supported by peer"]
    }
    source = "built from the format in the source"
  }
  near_miss {
    text   = "mediaenc: srtp"
    source = "a healthy run of baresip 1.0.0"
  }
}

pattern "ZRT-203" {
  title    = "An encrypted packet could not be read"
  class    = "zrtp"
  severity = "warning"
  since    = "0.2"
  dialects = ["baresip"]
  match {
    regex = <<-RE
      zrtp: .*unprotect failed\b
    RE
  }
  emit "media-unprotect-failed" {}
  means      = "Media came in that fit no key agreed by ZRTP: a few at the start of a call are ordinary, a steady stream of them is silence for the user."
  remedy     = "Count them. If they go on, let both sides call again."
  causes     = ["zrtp-failure", "media-lost"]
  references = ["baresip/baresip:modules/zrtp/zrtp.c"]
  example {
    text = "zrtp: srtp_unprotect failed: auth failure"
  }
  near_miss {
    text   = "zrtp: audio: SAS is [abcd] (NOT VERIFIED)"
    source = "built by hand"
  }
}
