# Twinkle's own words (logformats.md has no section of it; from its source). A record is a head line, the text's lines and '---'.

pattern "REG-251" {
  title    = "The registration is being removed at exit"
  class    = "registration"
  severity = "info"
  since    = "0.1"
  dialects = ["twinkle"]
  match {
    regex = <<-RE
      : Deregister\.$
    RE
  }
  emit "unregister" {}
  means      = "The client removes its registration on purpose."
  remedy     = "Nothing to do; it is no loss of the registration."
  references = ["LubosD/twinkle:src/phone.cpp"]
  example {
    text = "office: Deregister."
  }
  near_miss {
    text   = "twinkle: Registration terminated."
    source = "a healthy run of twinkle 1.10.2"
  }
}
