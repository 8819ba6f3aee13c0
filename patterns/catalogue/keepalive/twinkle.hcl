# Twinkle's own words (logformats.md has no section of it; from its source). A record is a head line, the text's lines and '---'.

pattern "KAL-251" {
  title    = "Connection closed by the other side"
  class    = "keepalive"
  severity = "warning"
  since    = "0.1"
  dialects = ["twinkle"]
  match {
    regex = <<-RE
      ^Connection to (?P<host>\[?[^\s\]]+\]?):(?P<port>\d+) closed\.$
    RE
  }
  emit "connect-failed" {
    kind = "eof"
  }
  means      = "The server closed the connection. Right after the first request it means that the port expects another transport (plain text sent to a TLS port)."
  remedy     = "Compare port and transport of the app with the server's."
  causes     = ["pbx-transport-mismatch"]
  references = ["LubosD/twinkle:src/listener.cpp"]
  example {
    text     = "Connection to 198.51.100.1:5061 closed."
    captures = { port = "5061" }
  }
  near_miss {
    text   = "Connection timeout handler terminated."
    source = "a healthy run of twinkle 1.10.2"
  }
}

pattern "KAL-252" {
  title    = "The connection to keep alive is gone"
  class    = "keepalive"
  severity = "warning"
  since    = "0.1"
  dialects = ["twinkle"]
  match {
    regex = <<-RE
      ^Connection to (?P<host>\[?[^\s\]]+\]?):(?P<port>\d+) is gone\.$
    RE
  }
  emit "keepalive-failed" {
    kind = "eof"
  }
  means      = "When the client wanted to send a sign of life, the connection to the server no longer existed. It registers again."
  remedy     = "If it happens often, look at the network and at time-outs of firewalls."
  causes     = ["registration-lost", "registration-lost-recovered"]
  references = ["LubosD/twinkle:src/sender.cpp"]
  example {
    text = "Connection to 198.51.100.1:5060 is gone."
  }
  near_miss {
    text   = "Connection timeout handler terminated."
    source = "a healthy run of twinkle 1.10.2"
  }
}

pattern "KAL-253" {
  title    = "Connection broken"
  class    = "keepalive"
  severity = "error"
  since    = "0.1"
  dialects = ["twinkle"]
  match {
    regex = <<-RE
      ^Got error on socket to (?P<host>\[?[^\s\]]+\]?):(?P<port>\d+) - (?P<reason>.*\S)
    RE
  }
  emit "transport-closed" {}
  means      = "The connection to the server broke, as after a change of network or a restart of the server."
  remedy     = "If it happens often, look at the device's network."
  words      = "The connection to the server was lost."
  causes     = ["registration-lost", "registration-lost-recovered"]
  references = ["LubosD/twinkle:src/listener.cpp"]
  example {
    text     = "Got error on socket to 198.51.100.1:5060 - Connection reset by peer"
    captures = { reason = "Connection reset by peer" }
  }
  near_miss {
    text   = "Connection timeout handler terminated."
    source = "a healthy run of twinkle 1.10.2"
  }
}
