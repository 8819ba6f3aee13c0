# Twinkle's own words (logformats.md has no section of it; from its source). A record is a head line, the text's lines and '---'.

pattern "CLI-251" {
  title    = "Twinkle starts"
  class    = "client"
  severity = "info"
  since    = "0.1"
  dialects = ["twinkle"]
  match {
    regex = <<-RE
      ^Twinkle (?P<version>\d[\w.\-]*), \w+ \d+
    RE
  }
  emit "client-start" {}
  emit "client-info" {
    app = "Twinkle"
  }
  means      = "A new run of Twinkle begins."
  remedy     = "Nothing to do."
  broad      = "only lines of twinkle logs are tried, and the regexp asks for more than the word"
  references = ["LubosD/twinkle:src/log.cpp"]
  example {
    text     = "Twinkle 1.4.2, February 25 2009"
    captures = { version = "1.4.2" }
  }
  near_miss {
    text   = "twinkle: buddy list loaded."
    source = "a healthy run of twinkle 1.10.2"
  }
}

pattern "CLI-252" {
  title    = "Twinkle is ended on purpose"
  class    = "client"
  severity = "info"
  since    = "0.1"
  dialects = ["twinkle"]
  match {
    regex = <<-RE
      ^Clear all lines\.$
    RE
  }
  emit "client-exit" {}
  means      = "The client is being closed; what follows, an unregistration above all, is no failure."
  remedy     = "Nothing to do."
  references = ["LubosD/twinkle:src/phone.cpp"]
  example {
    text = "Clear all lines."
  }
  near_miss {
    text   = "Waiting for all lines to become idle."
    source = "a healthy run of twinkle 1.10.2"
  }
}
