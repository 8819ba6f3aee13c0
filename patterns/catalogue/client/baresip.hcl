# baresip's own words (logformats.md A7). It prints errno texts for everything that failed before an answer came.

pattern "CLI-201" {
  title    = "baresip starts"
  class    = "client"
  severity = "info"
  since    = "0.1"
  dialects = ["baresip"]
  match {
    regex = <<-RE
      (?:^|\|)baresip v(?P<version>\d[\w.\-]*) Copyright
    RE
  }
  emit "client-start" {}
  emit "client-info" {
    app = "baresip"
  }
  means      = "A new run of baresip begins."
  remedy     = "Nothing to do."
  broad      = "only lines of baresip logs are tried, and the regexp asks for more than the word"
  references = ["baresip/baresip:src/main.c"]
  example {
    text     = "baresip v3.9.0 Copyright (C) 2010 - 2024 Alfred E. Heggestad et al."
    captures = { version = "3.9.0" }
  }
  near_miss {
    text   = "baresip is ready."
    source = "a healthy run of baresip 1.0.0"
  }
}

pattern "CLI-202" {
  title    = "baresip is ended on purpose"
  class    = "client"
  severity = "info"
  since    = "0.1"
  dialects = ["baresip"]
  match {
    regex = <<-RE
      (?:^|\|)Quit$
    RE
  }
  match {
    regex = <<-RE
      \bua: stop all \(forced=
    RE
  }
  match {
    regex = <<-RE
      (?:^|\|)terminated by signal (?:1|2|15)\b
    RE
  }
  emit "client-exit" {}
  means      = "The client is being closed; what follows, an unregistration above all, is no failure."
  remedy     = "Nothing to do."
  broad      = "only lines of baresip logs are tried, and the regexp asks for more than the word"
  references = ["baresip/baresip:src/main.c"]
  example {
    text = "ua: stop all (forced=0)"
  }
  example {
    text = "terminated by signal 15"
    also = { "15" = ["1"] }
  }
  example {
    text   = "Quit"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "ua: using best effort AF: af=AF_INET"
    source = "a healthy run of baresip 1.0.0"
  }
}
