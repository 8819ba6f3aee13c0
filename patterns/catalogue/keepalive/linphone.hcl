# How belle-sip notices that an established connection is gone. At exit it closes its channels as well; client-exit comes before that.

pattern "KAL-101" {
  title    = "The connection to the server was closed"
  class    = "keepalive"
  severity = "warning"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      channel ?\[[^\]]*\]: entering state DISCONNECTED
    RE
  }
  match {
    regex = <<-RE
      channel [0-9A-Fa-fx]+: state DISCONNECTED
    RE
  }
  emit "transport-closed" {
    kind = "eof"
  }
  means      = "The other side closed the connection: the server stopped or restarted, or something on the way cut it. At the end of a run it is the client's own doing."
  remedy     = "See whether a new connection follows at once; if it is refused, check the server's services."
  causes     = ["registration-lost", "registration-lost-recovered"]
  references = ["BelledonneCommunications/belle-sip:src/channel.c"]
  example {
    text   = "channel[0x55940b3c0670]: entering state DISCONNECTED"
    source = "linphonec 5.1.65 when the PBX died"
  }
  example {
    text   = "channel 0x55d0c0de: state DISCONNECTED"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "channel[0x55940b3c0670]: entering state CONNECTING"
    source = "a healthy phase of linphonec 5.1.65"
  }
}

pattern "KAL-102" {
  title    = "The registration's connection is gone"
  class    = "keepalive"
  severity = "error"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      refresher ?\[[^\]]*\] has channel \[[^\]]*\] in state \[DISCONNECTED\], reporting error
    RE
  }
  emit "transport-closed" {
    kind = "eof"
  }
  means      = "The connection the account was registered on was closed by the other side, so that the server can no longer reach this client."
  remedy     = "See whether the client connects and registers again; if not, check network and server."
  words      = "The connection to the server broke off."
  causes     = ["registration-lost", "registration-lost-recovered"]
  references = ["BelledonneCommunications/belle-sip:src/refresher.c"]
  example {
    text   = "refresher [0x55940b364370] has channel [0x55940b3c0670] in state [DISCONNECTED], reporting error"
    source = "linphonec 5.1.65 when the PBX died"
  }
  near_miss {
    text   = "Refresher [0x55940b364370] takes ownership of transaction [0x55940b371ff0]"
    source = "a healthy phase of linphonec 5.1.65"
  }
}

pattern "KAL-103" {
  title    = "The connection broke while it was read"
  class    = "keepalive"
  severity = "error"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    contains = "Receive error on channel"
  }
  match {
    regex = <<-RE
      channel \[[^\]]*\]: could not send \[\d+\] bytes from (?P<reason>.*)$
    RE
  }
  emit "transport-closed" {
    kind = "reset"
  }
  means      = "Reading from or writing to the connection failed, as it does after a change of network or when the server resets it."
  remedy     = "Ask whether the device changed its network at that time; otherwise look at the server and at firewalls that cut idle connections."
  causes     = ["registration-lost", "registration-lost-recovered"]
  references = ["BelledonneCommunications/belle-sip:src/channel.c"]
  example {
    text = "Receive error on channel [0x55940b3c0670]"
  }
  example {
    text   = "channel [0x55d0]: could not send [1024] bytes from [192.0.2.5:5060] to [192.0.2.10:5060]"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "channel [0x5620fe8d6f30]: discovered public ip and port are [192.0.2.50:40434]"
    source = "a healthy run of linphonec 5.1.65"
  }
}

pattern "KAL-104" {
  title    = "A keep-alive failed"
  class    = "keepalive"
  severity = "error"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      could not send \[\d+\] bytes of keep alive(?: from \[(?P<transport>[A-Za-z]+)://[^\]]*\] +to \[(?P<host>[^\]]*):(?P<port>\d+)\])?
    RE
  }
  emit "keepalive-failed" {}
  means      = "The client could not write to its connection any more: it is dead, and calls to this client no longer arrive."
  remedy     = "See whether the client registers again after it; if this repeats, shorten the keep-alive interval or look for a firewall that cuts idle connections."
  causes     = ["registration-lost", "registration-lost-recovered"]
  references = ["BelledonneCommunications/belle-sip:src/channel.c"]
  example {
    text     = "channel [0x7f1c]: could not send [4] bytes of keep alive from [TLS://192.0.2.50:41768]  to [sip.example.org:5061]"
    captures = { transport = "TLS", host = "sip.example.org", port = "5061" }
  }
  near_miss {
    text   = "channel [0x5628861e0670]: keep alive sent to [TLS://pbx.example.test:5061]"
    source = "linphonec 5.1.65 while packets were dropped"
  }
}

pattern "KAL-105" {
  title    = "The server went silent on an open connection"
  class    = "keepalive"
  severity = "error"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    contains = "no pong received since ping"
  }
  match {
    contains = "This channel is suspect, moving to error state"
  }
  emit "keepalive-failed" {
    kind = "timeout"
  }
  means      = "Nothing came back for a minute, or no answer to a ping: the connection exists on paper only, and the client drops it."
  remedy     = "Look for a network that drops packets, a NAT whose entry expired, or a server that hangs."
  words      = "The server stopped answering on an open connection."
  causes     = ["registration-lost", "registration-lost-recovered", "registrar-silent"]
  references = ["BelledonneCommunications/belle-sip:src/channel.c"]
  example {
    text = "A timeout related to this channel occured and no message received since last 60 seconds. This channel is suspect, moving to error state"
  }
  example {
    text = "channel [0x7f1c]: no pong received since ping, channel is going to be closed."
  }
  near_miss {
    text   = "channel [0x5628861e0670]: keep alive sent to [TLS://pbx.example.test:5061]"
    source = "linphonec 5.1.65 while packets were dropped"
  }
}

pattern "KAL-106" {
  title    = "The client sees another public address of itself"
  class    = "keepalive"
  severity = "info"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      public ip is changed from \[(?P<from>[^\]]*)\] to \[(?P<to>[^\]]*)\]
    RE
  }
  emit "network-changed" {}
  means      = "The NAT gave the client another address or port, after a change of network or because its entry had expired; the client corrects its contact."
  remedy     = "If it happens often without a change of network, shorten the keep-alive interval."
  references = ["BelledonneCommunications/belle-sip:src/channel.c"]
  example {
    text     = "channel [0x7f1c]: public ip is changed from [198.51.100.4:40100] to [198.51.100.4:40188]"
    captures = { from = "198.51.100.4:40100", to = "198.51.100.4:40188" }
  }
  near_miss {
    text   = "channel [0x5620fe8d6f30]: discovered public ip and port are [192.0.2.50:40434]"
    source = "a healthy run of linphonec 5.1.65"
  }
}

pattern "KAL-107" {
  title    = "The client's contact address may not be reachable for the server"
  class    = "keepalive"
  severity = "warning"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      contact address \[(?P<from>[^\]]*)\] does not match channel ?address ?\[(?P<to>[^\]]*)\]
    RE
  }
  match {
    contains = "unable to fix contact for NAT"
  }
  means      = "The address the client registered is not the one the server sees it at. The client corrects it once; if it cannot, incoming calls do not arrive."
  remedy     = "If outgoing calls work and incoming do not, have the server use the address it received from (NAT handling), or use TCP or TLS."
  references = ["BelledonneCommunications/belle-sip:src/refresher.c", "RFC 3581"]
  example {
    text     = "contact address [192.168.1.20:5060] does not match channel address[198.51.100.4:40100] on channel [0x7f1c]"
    captures = { from = "192.168.1.20:5060", to = "198.51.100.4:40100" }
  }
  example {
    text   = "unable to fix contact for NAT - asymmetric flow ?"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "channel [0x5620fe8d6f30]: discovered public ip and port are [192.0.2.50:40434]"
    source = "a healthy run of linphonec 5.1.65"
  }
}
