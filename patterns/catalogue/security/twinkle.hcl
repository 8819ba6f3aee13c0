# Twinkle's own words (logformats.md has no section of it; from its source). A record is a head line, the text's lines and '---'.

pattern "SEC-251" {
  title    = "Encrypted media cannot be read"
  class    = "security"
  severity = "warning"
  since    = "0.1"
  dialects = ["twinkle"]
  match {
    regex = <<-RE
      ^Line \d+: Dropping packet because SRTP (?P<reason>authentication|replay check) failed
    RE
  }
  emit "media-unprotect-failed" {}
  means      = "Packets of the other party could not be authenticated. A few at the start of a call are normal; a steady count means that the keys differ."
  remedy     = "If it goes on through the call, update both apps and try without a media relay."
  causes     = ["zrtp-failure"]
  references = ["LubosD/twinkle:src/audio/twinkle_zrtp_ui.cpp"]
  example {
    text     = "Line 1: Dropping packet because SRTP authentication failed!"
    also     = { "authentication" = ["replay check"] }
    captures = { reason = "authentication" }
  }
  near_miss {
    text   = "Line 1: RTP session started."
    source = "a good call of twinkle 1.10.2"
  }
}
