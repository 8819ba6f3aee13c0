# Twinkle's own words (logformats.md has no section of it; from its source). A record is a head line, the text's lines and '---'.

pattern "MED-251" {
  title    = "The media session is open"
  class    = "media"
  severity = "info"
  since    = "0.1"
  dialects = ["twinkle"]
  match {
    regex = <<-RE
      ^Line \d+: RTP session started\.$
    RE
  }
  means      = "The client opened its side of the media. It does not log whether anything arrives: this client's log cannot show lost sound."
  remedy     = "Ask the user whether both sides heard each other."
  references = ["LubosD/twinkle:src/audio/audio_session.cpp"]
  example {
    text = "Line 2: RTP session started."
  }
  near_miss {
    text   = "Line 1: starting RTP session."
    source = "a good call of twinkle 1.10.2"
  }
}
