# Twinkle's own words (logformats.md has no section of it; from its source). A record is a head line, the text's lines and '---'.

pattern "CAL-251" {
  title    = "Do not disturb is on"
  class    = "call"
  severity = "warning"
  since    = "0.1"
  dialects = ["twinkle"]
  match {
    regex = <<-RE
      ^(?:Line \d+: )?[Dd]o not disturb\b
    RE
  }
  emit "call-dnd" {}
  means      = "This client turned an incoming call away by itself because do not disturb is on."
  remedy     = "Ask the user to switch do not disturb off."
  words      = "Do not disturb is on in your app; switch it off to receive calls."
  causes     = ["call-declined"]
  references = ["LubosD/twinkle:src/phone.cpp"]
  example {
    text = "Do not disturb"
  }
  near_miss {
    text   = "Moved line 1 to background position 2"
    source = "a run of twinkle 1.10.2"
  }
}

pattern "CAL-252" {
  title    = "A message was thrown away as invalid"
  class    = "call"
  severity = "info"
  since    = "0.1"
  dialects = ["twinkle"]
  match {
    regex = <<-RE
      ^Discard invalid message\.$
    RE
  }
  means      = "A message lacks what RFC 3261 demands; the next line names it. Answers to an INVITE that the client has already given up look like this and mean nothing."
  remedy     = "Nothing to do, unless calls or registrations remain without an answer: then look for a router with SIP ALG."
  references = ["LubosD/twinkle:src/listener.cpp"]
  example {
    text = "Discard invalid message."
  }
  near_miss {
    text   = "Nothing published, discard unpublish"
    source = "a healthy run of twinkle 1.10.2"
  }
}
