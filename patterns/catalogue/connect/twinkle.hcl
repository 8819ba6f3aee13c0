# Twinkle's own words (logformats.md has no section of it; from its source). A record is a head line, the text's lines and '---'.

pattern "CON-251" {
  title    = "The server's host says that the port is closed"
  class    = "connect"
  severity = "error"
  since    = "0.1"
  dialects = ["twinkle"]
  match {
    regex = <<-RE
      ^ICMP code: 3$
    RE
  }
  emit "connect-failed" {
    kind = "refused"
  }
  means      = "An ICMP message 'port unreachable' came back: the host is up and nothing listens on the port for this transport."
  remedy     = "Correct port and transport in the app; if they are right, check that the service runs."
  words      = "The server's port is closed."
  causes     = ["pbx-port-refused", "pbx-port-wrong", "pbx-transport-mismatch"]
  references = ["LubosD/twinkle:src/listener.cpp", "RFC 792"]
  example {
    text = "ICMP code: 3"
  }
  near_miss {
    text   = "ICMP processing enabled."
    source = "a healthy run of twinkle 1.10.2"
  }
}

pattern "CON-252" {
  title    = "A router says that the server cannot be reached"
  class    = "connect"
  severity = "error"
  since    = "0.1"
  dialects = ["twinkle"]
  match {
    regex = <<-RE
      ^ICMP code: (?P<code>[0-24-9]|1[0-5])$
    RE
  }
  emit "connect-failed" {
    kind = "unreachable"
  }
  means      = "An ICMP message came back: no way to the network (0) or host (1), or a filter forbids it (9, 10, 13)."
  remedy     = "Check the server's address in the app; try another network; look at firewalls on the way."
  words      = "There is no way to the server from this network."
  causes     = ["pbx-address-unreachable", "pbx-address-wrong"]
  broad      = "only lines of twinkle logs are tried, and the regexp asks for more than the word"
  references = ["LubosD/twinkle:src/listener.cpp", "RFC 792"]
  example {
    text     = "ICMP code: 1"
    also     = { "1" = ["11"] }
    captures = { code = "1" }
  }
  near_miss {
    text   = "ICMP processing enabled."
    source = "a healthy run of twinkle 1.10.2"
  }
}

pattern "CON-253" {
  title    = "Connection started"
  class    = "connect"
  severity = "info"
  since    = "0.1"
  dialects = ["twinkle"]
  match {
    regex = <<-RE
      ^Open connection to (?P<host>\[?[^\s\]]+\]?):(?P<port>\d+)(?: \((?P<transport>\w+)\))?$
    RE
  }
  emit "connect-start" {}
  means      = "The client opens a TCP or TLS connection to this address."
  remedy     = "Nothing to do; look at how it went."
  references = ["LubosD/twinkle:src/sender.cpp"]
  example {
    text     = "Open connection to 198.51.100.1:5061 (tls)"
    captures = { host = "198.51.100.1", port = "5061", transport = "tls" }
  }
  near_miss {
    text   = "Send to: udp:192.0.2.10:5060"
    source = "a healthy run of twinkle 1.10.2"
  }
}

pattern "CON-254" {
  title    = "Connection not established"
  class    = "connect"
  severity = "error"
  since    = "0.1"
  dialects = ["twinkle"]
  match {
    regex = <<-RE
      ^Failed to open connection to (?P<host>\[?[^\s\]]+\]?):(?P<port>\d+)
    RE
  }
  emit "connect-failed" {
    kind = "io"
  }
  means      = "The TCP or TLS connection could not be opened. The client does not say why: refused, filtered, or a failed TLS handshake."
  remedy     = "Check address, port and transport of the server in the app."
  words      = "The server could not be reached."
  causes     = ["pbx-port-refused", "pbx-address-unreachable", "pbx-transport-mismatch"]
  references = ["LubosD/twinkle:src/sender.cpp"]
  example {
    text     = "Failed to open connection to 198.51.100.1:5061"
    captures = { port = "5061" }
  }
  near_miss {
    text   = "Received from: udp:192.0.2.10:5060"
    source = "a healthy run of twinkle 1.10.2"
  }
}

pattern "CON-255" {
  title    = "The network refused a packet"
  class    = "connect"
  severity = "error"
  since    = "0.1"
  dialects = ["twinkle"]
  match {
    regex = <<-RE
      ^Error code: (?P<errno>\d+)$
    RE
  }
  emit "connect-failed" {}
  means      = "The operating system reports an error on the socket, by its number: 111 refused, 113 no route to the host, 101 no network."
  remedy     = "Check the server's address and port in the app, and the device's network."
  causes     = ["pbx-port-refused", "pbx-address-unreachable"]
  references = ["LubosD/twinkle:src/listener.cpp"]
  example {
    text     = "Error code: 113"
    captures = { errno = "113" }
  }
  near_miss {
    text   = "Built with support for: ALSA, Speex"
    source = "a healthy run of twinkle 1.10.2"
  }
}

pattern "CON-256" {
  title    = "No way out of the device towards the server"
  class    = "connect"
  severity = "error"
  since    = "0.1"
  dialects = ["twinkle"]
  match {
    regex = <<-RE
      ^(?P<reason>Cannot get source IP address for destination): (?P<host>\S+)
    RE
  }
  emit "connect-failed" {
    kind = "network-down"
  }
  means      = "The device has no network, or none that leads to the server's address."
  remedy     = "Check that the device is connected to a network."
  words      = "The device has no network connection."
  causes     = ["pbx-address-unreachable"]
  references = ["LubosD/twinkle:src/sender.cpp"]
  example {
    text     = "Cannot get source IP address for destination: 198.51.100.1"
    captures = { host = "198.51.100.1" }
  }
  near_miss {
    text   = "Received from: udp:192.0.2.10:5060"
    source = "a healthy run of twinkle 1.10.2"
  }
}

pattern "CON-257" {
  title    = "No answer came in time"
  class    = "connect"
  severity = "warning"
  since    = "0.1"
  dialects = ["twinkle"]
  match {
    regex = <<-RE
      ^Timer (?P<code>[BF]) expired\.$
    RE
  }
  means      = "The request went out, was repeated, and nobody answered within half a minute (SIP timer B of a call, F of anything else). The client then answers itself with 408."
  remedy     = "Check address, port and transport of the server, and firewalls and bans on the way."
  causes     = ["registrar-silent", "pbx-address-unreachable"]
  references = ["LubosD/twinkle:src/transaction.cpp", "RFC 3261 section 17.1"]
  example {
    text     = "Timer F expired."
    captures = { code = "F" }
  }
  near_miss {
    text   = "Connection timeout handler terminated."
    source = "a healthy run of twinkle 1.10.2"
  }
}
