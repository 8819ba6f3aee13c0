# Connections of belle-sip's channels. The mapped prefix "::ffff:" is how a dual-stack socket writes an IPv4 address.

pattern "CON-101" {
  title    = "The client connects to the server"
  class    = "connect"
  severity = "info"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      Trying to connect to \[(?P<transport>[A-Z]+)://(?:::ffff:)?(?P<host>[^\]]*):(?P<port>\d+)\]
    RE
  }
  emit "connect-start" {}
  means      = "The client opens a TCP connection to this address and port."
  remedy     = "Compare address and port with the server's; what follows in the log says whether it was reached."
  references = ["BelledonneCommunications/belle-sip:src/transports/stream_channel.c"]
  example {
    text     = "Trying to connect to [TLS://::ffff:192.0.2.10:5061]"
    captures = { transport = "TLS", host = "192.0.2.10", port = "5061" }
    source   = "a healthy run of linphone-desktop 5.1.65"
  }
  near_miss {
    text   = "channel[0x55b8fed268f0]: entering state CONNECTING"
    source = "a healthy run of linphone-desktop 5.1.65"
  }
}

pattern "CON-102" {
  title    = "The connection stands and messages are sent on it"
  class    = "connect"
  severity = "info"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      channel \[[^\]]*\]: message (?:partly )?sent to \[(?P<transport>TCP|TLS|DTLS)://(?P<host>[^\]]*):(?P<port>\d+)\]
    RE
  }
  emit "connected" {}
  means      = "A message was written to an established connection: the server's port accepts connections. For UDP such a line would prove nothing."
  remedy     = "Look at what the server answered; the way to it is open."
  references = ["BelledonneCommunications/belle-sip:src/channel.c"]
  example {
    text     = "channel [0x5620fe8d6f30]: message sent to [TCP://pbx.example.test:5060], size: [557] bytes"
    also     = { "TCP" = ["DTLS", "TLS"] }
    captures = { transport = "TCP", host = "pbx.example.test", port = "5060" }
    source   = "a healthy run of linphonec 5.1.65"
  }
  near_miss {
    text   = "channel [0x5628861e0670]: keep alive sent to [TLS://pbx.example.test:5061]"
    source = "linphonec 5.1.65 while the network was silent"
  }
}

pattern "CON-103" {
  title    = "The connection to the server failed"
  class    = "connect"
  severity = "error"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      Connection failed +for fd \[-?\d+\]: cause \[(?P<reason>[^\]]*)\]
    RE
  }
  emit "connect-failed" {}
  means      = "The operating system gave the reason why no connection was established: refused means that nothing listens on the port, unreachable that no way leads to the address, timed out that nothing answered at all."
  remedy     = "For a refused connection check the port in the app and whether the service runs; for the others check the address and the network."
  words      = "The app reached out to the server and could not connect. Please check server address and port in the settings."
  causes     = ["pbx-port-refused", "pbx-address-unreachable", "pbx-port-wrong", "pbx-address-wrong"]
  references = ["BelledonneCommunications/belle-sip:src/transports/stream_channel.c"]
  example {
    text     = "Connection failed  for fd [17]: cause [Connection refused]"
    captures = { reason = "Connection refused" }
    source   = "linphonec 5.1.65 while the PBX was down"
  }
  near_miss {
    text   = "Connection to the pulseaudio server failed"
    source = "a healthy run of linphone-desktop 5.1.65"
  }
}

pattern "CON-104" {
  title    = "The server cannot be connected to"
  class    = "connect"
  severity = "error"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      Cannot connect to \[(?P<transport>[A-Z]+)://(?P<host>[^\]]*):(?P<port>\d+)\]
    RE
  }
  emit "connect-failed" {}
  means      = "The client gave up connecting, or the TLS handshake that followed; the line before says why. The 503 the client then prints is its own, not the server's."
  remedy     = "Read the reason in the lines before this one and treat that."
  causes     = ["pbx-port-refused", "pbx-address-unreachable"]
  references = ["BelledonneCommunications/belle-sip:src/transports/stream_channel.c", "BelledonneCommunications/belle-sip:src/transports/tls_channel.c"]
  example {
    text     = "Cannot connect to [TLS://gw.example.test:5061]"
    captures = { transport = "TLS", host = "gw.example.test", port = "5061" }
    source   = "linphonec 5.1.65 with the address of an unreachable host"
  }
  near_miss {
    text   = "Trying to connect to [TLS://::ffff:192.0.2.10:5061]"
    source = "a healthy run of linphone-desktop 5.1.65"
  }
}

pattern "CON-105" {
  title    = "Connecting was ended by an error of the network"
  class    = "connect"
  severity = "error"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    contains = "getting unexpected event while connecting"
  }
  emit "connect-failed" {
    kind = "unreachable"
  }
  means      = "The socket reported an error before it became writable, which is what an ICMP message does (host or network unreachable). A refused port would have been named."
  remedy     = "Check the server's address in the app; if it is right, there is no route from this network to the server."
  words      = "There is no way from your network to the server address in the settings."
  causes     = ["pbx-address-unreachable", "pbx-address-wrong"]
  references = ["BelledonneCommunications/belle-sip:src/transports/stream_channel.c"]
  example {
    text   = "channel [0x555be0d78f20]: getting unexpected event while connecting"
    source = "linphonec 5.1.65 with the address of an unreachable host"
  }
  near_miss {
    text   = "channel [0x5620fe8d6f30]: discovered public ip and port are [192.0.2.50:40434]"
    source = "a healthy run of linphonec 5.1.65"
  }
}

pattern "CON-106" {
  title    = "Connecting timed out"
  class    = "connect"
  severity = "error"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    contains = "user-defined transport timeout"
  }
  emit "connect-failed" {
    kind   = "timeout"
    reason = "user-defined transport timeout"
  }
  means      = "Within the client's own limit (63 s by default) neither a connection nor a refusal came: packets are dropped on the way, or nobody is at that address."
  remedy     = "Check the server's address and port, then firewall and bans on the way to it."
  words      = "The server did not answer at all. Please try another network, for example mobile data instead of Wi-Fi."
  causes     = ["pbx-address-unreachable", "pbx-address-wrong", "registrar-silent"]
  references = ["BelledonneCommunications/belle-sip:src/transports/stream_channel.c"]
  example {
    text = "channel [0x55d3a1c3b670]: user-defined transport timeout."
  }
  near_miss {
    text   = "resolver[0x55b8fec553d0]: starting aaaa timeout since A response is received."
    source = "a healthy run of linphone-desktop 5.1.65"
  }
}

pattern "CON-107" {
  title    = "The client does not have the transport it should use"
  class    = "connect"
  severity = "error"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      No listening point matching for (?:\[(?P<transport>[A-Za-z]+)://(?P<host>[^\]]*):(?P<port>\d+)\]|transport (?P<peer>\S+))
    RE
  }
  match {
    contains = "bctbx_bind failed"
  }
  match {
    regex = <<-RE
      (?:udp|tcp|TCP|UDP|TLS|tls) bind\(\) failed.*$
    RE
  }
  emit "connect-failed" {
    kind = "transport-unavailable"
  }
  means      = "The account wants a transport (UDP, TCP, TLS) that is switched off in the app, or whose local port another program holds; no request left the device."
  remedy     = "Switch the transport on in the app's network settings, or let the system choose the local port."
  causes     = ["pbx-transport-mismatch"]
  references = ["BelledonneCommunications/belle-sip:src/provider.c"]
  example {
    text     = "No listening point matching for [UDP://sip.example.org:5060]"
    also     = { "[UDP://sip.example.org:5060]" = ["transport 1"] }
    captures = { transport = "UDP", host = "sip.example.org", port = "5060" }
  }
  example {
    text   = "bctbx_bind failed"
    source = "built from the format in the source"
  }
  example {
    text   = "udp bind() failed for port 5060: Address already in use"
    also   = { "udp" = ["tcp", "TCP", "UDP", "TLS", "tls"] }
    source = "built from the format in the source"
  }
  near_miss {
    text   = "Creating listening point [0x5620fe877d60] on [sip:[::0]:5060;transport=UDP]"
    source = "a healthy run of linphonec 5.1.65"
  }
}

pattern "CON-108" {
  title    = "A connection went into the error state"
  class    = "connect"
  severity = "warning"
  since    = "0.2"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      channel ?\[[^\]]*\]: entering state ERROR
    RE
  }
  means      = "The connection could not be made or broke; the lines above say why. All that waited for it fails now."
  remedy     = "Read the lines before this one: name, port, TLS or network."
  references = ["BelledonneCommunications/belle-sip:src/channel.c"]
  example {
    text = "channel [0x7f00]: entering state ERROR"
  }
  near_miss {
    text   = "channel[0x55aa]: entering state READY"
    source = "built by hand"
  }
}
