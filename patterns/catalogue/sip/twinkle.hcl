# Twinkle's own words (logformats.md has no section of it; from its source). A record is a head line, the text's lines and '---'.

pattern "SIP-251" {
  title    = "Presence is refused by the server"
  class    = "sip"
  severity = "info"
  since    = "0.1"
  dialects = ["twinkle"]
  match {
    regex = <<-RE
      ^PUBLISH failure response\.$
    RE
  }
  means      = "The server does not do presence (PUBLISH). Registration and calls are not touched by it."
  remedy     = "Nothing to do for a problem of connection or calls."
  references = ["LubosD/twinkle:src/epa.cpp"]
  example {
    text = "PUBLISH failure response."
  }
  near_miss {
    text   = "Nothing published, discard unpublish"
    source = "a healthy run of twinkle 1.10.2"
  }
}
