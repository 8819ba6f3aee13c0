# How an established connection ends. The same failure is told by several layers (transport, application, account); whoever speaks first counts.

pattern "KAL-001" {
  title    = "A keep-alive packet could not be sent"
  class    = "keepalive"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Error sending (?:TCP |TLS )?keep-alive packet: (?P<reason>.+?)(?: \[(?:status|code)=(?P<code>\d+)\])?$
    RE
  }
  emit "keepalive-failed" {}
  means      = "The small packet that keeps the way through firewalls open could not be sent: the network is gone, or the connection is."
  remedy     = "Look for a network change at that time; on phones, for the app having been suspended."
  causes     = ["registration-lost", "registration-lost-recovered"]
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_acc.c", "pjsip/pjproject:pjsip/src/pjsip/sip_transport_tcp.c"]
  example {
    text     = "Error sending keep-alive packet: Network is unreachable [status=120101]"
    captures = { reason = "Network is unreachable", code = "120101" }
    also = {
      "status"             = ["code"]
      "sending keep-alive" = ["sending TCP keep-alive", "sending TLS keep-alive"]
    }
  }
  near_miss {
    text   = "sip:1001@pbx.example.test: registration success, status=200 (OK), will re-register in 60 seconds"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "KAL-002" {
  title    = "The connection to the server was closed"
  class    = "keepalive"
  severity = "warning"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      (?P<transport>TCP|TLS)6? connection closed
    RE
  }
  emit "transport-closed" {
    kind = "eof"
  }
  means      = "The other side, or something between, closed the connection the app was registered over."
  remedy     = "Nothing to do if the app comes back by itself; else check the server's services and its idle time-outs."
  causes     = ["registration-lost", "registration-lost-recovered"]
  references = ["pjsip/pjproject:pjsip/src/pjsip/sip_transport_tcp.c", "pjsip/pjproject:pjsip/src/pjsip/sip_transport_tls.c"]
  example {
    text     = "TLS connection closed"
    captures = { transport = "TLS" }
  }
  example {
    text     = "TCP connection closed"
    captures = { transport = "TCP" }
  }
  near_miss {
    text   = "TLS transport destroyed normally"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "KAL-003" {
  title    = "A connection was lost"
  class    = "keepalive"
  severity = "warning"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      (?P<transport>TCP|TLS|UDP)6? transport destroyed with reason (?P<code>\d+): (?P<reason>.+)$
    RE
  }
  match {
    regex = <<-RE
      SIP (?P<transport>TCP|TLS|UDP)6? transport is disconnected from \[?(?P<host>[^\s\]]+?)\]?:(?P<port>\d{1,5}): (?P<reason>.+?) \[status=(?P<code>\d+)\]
    RE
  }
  emit "transport-closed" {}
  means      = "A connection ended for the reason given. Right after a failed attempt it is the same failure once more; otherwise a good connection was lost."
  remedy     = "Look at the reason: a reset or end of file comes from the other side, not connected and broken pipe from a sleeping phone or a network change."
  causes     = ["registration-lost", "registration-lost-recovered"]
  references = ["pjsip/pjproject:pjsip/src/pjsip/sip_transport_tcp.c", "pjsip/pjproject:pjsip/src/pjsip/sip_transport_tls.c", "pjsip/pjproject:pjsip-apps/src/pjsua/pjsua_app.c"]
  example {
    text     = "TLS transport destroyed with reason 70016: End of file (PJ_EEOF)"
    also     = { "TLS" = ["UDP", "TCP"] }
    captures = { transport = "TLS", code = "70016", reason = "End of file (PJ_EEOF)" }
  }
  example {
    text     = "SIP TLS transport is disconnected from sip.example.org:5061: Connection reset by peer [status=120104]"
    also     = { "TLS" = ["UDP", "TCP"] }
    captures = { host = "sip.example.org", port = "5061", reason = "Connection reset by peer", code = "120104" }
  }
  near_miss {
    text   = "TLS transport destroyed normally"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "KAL-004" {
  title    = "Sending over the connection failed"
  class    = "keepalive"
  severity = "warning"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      (?P<transport>TCP|TLS)6? send\(\) error,? sent=-(?P<code>\d+)
    RE
  }
  emit "transport-closed" {}
  means      = "Data could not be sent: the connection had failed or was closed by then."
  remedy     = "The number is 120000 and the system's error code; look at the lines around it."
  causes     = ["registration-lost"]
  references = ["pjsip/pjproject:pjsip/src/pjsip/sip_transport_tcp.c", "pjsip/pjproject:pjsip/src/pjsip/sip_transport_tls.c"]
  example {
    text     = "TLS send() error, sent=-120032"
    also     = { "TLS" = ["TCP"] }
    captures = { transport = "TLS", code = "120032" }
  }
  near_miss {
    text   = "Request msg REGISTER/cseq=61304 (tdta0x55abd4da9c00) sent successfully"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "KAL-005" {
  title    = "The address of the phone changed"
  class    = "network"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      IP address change detected for account \d+ \(\[?(?P<from>[^\s\]]+?)\]?(?::\d+)? --> \[?(?P<to>[^\s\]]+?)\]?(?::\d+)?\)
    RE
  }
  emit "network-changed" {}
  means      = "The server sees the phone under another address than the phone believed: a NAT or a network change. The app registers again with the new one."
  remedy     = "Nothing to do when it happens once; frequent changes point to an unstable network or a NAT that forgets."
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_acc.c"]
  example {
    text     = "IP address change detected for account 0 (192.168.1.5:5060 --> 198.51.100.20:40001). Updating registration (using method 2)"
    captures = { from = "192.168.1.5", to = "198.51.100.20" }
  }
  near_miss {
    text   = "SIP outbound status for acc 2 is not active"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "KAL-006" {
  title    = "The app handles a network change"
  class    = "network"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match { contains = "Start handling IP address change" }
  emit "network-changed" {}
  means      = "The phone changed its network; the app restarts its transports and registers again."
  remedy     = "Nothing to do if it registers afterwards."
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_core.c"]
  example {
    text = "Start handling IP address change"
  }
  near_miss {
    text   = "Acc 2: setting registration.."
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "KAL-007" {
  title    = "The connection brought something else than SIP"
  class    = "keepalive"
  severity = "warning"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match { contains = "Unexpected data was received while waiting for a valid initial SIP messages" }
  match {
    regex = <<-RE
      Transport \S+ is being destroyed due to timeout in initial timer
    RE
  }
  means      = "What came over the connection was no SIP: often plain SIP against TLS, or the reverse."
  remedy     = "Compare transport and port with the site's."
  causes     = ["pbx-transport-mismatch"]
  references = ["pjsip/pjproject:pjsip/src/pjsip/sip_transport.c"]
  example {
    text = "Unexpected data was received while waiting for a valid initial SIP messages. Shutting down transport tcps0x1"
  }
  example {
    text   = "Transport tls0x7f00 is being destroyed due to timeout in initial timer"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "Transport tlsc0x55767d13a6d8 is being destroyed due to timeout in idle timer"
    source = "a run of pjsua 2.17 that came back after its server was restarted"
  }
}

pattern "KAL-008" {
  title    = "A connection nobody needs is closed"
  class    = "keepalive"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Transport (?P<transport>tcp|tls|udp)\S* is being destroyed due to timeout in idle timer
    RE
  }
  means      = "The client puts away a connection that is not used any more, after a good time or after a failure."
  remedy     = "Nothing to do."
  references = ["pjsip/pjproject:pjsip/src/pjsip/sip_transport.c"]
  example {
    text     = "Transport tlsc0x1f00 is being destroyed due to timeout in idle timer"
    also     = { "tlsc0x1f00" = ["udpc0x1f00", "tcpc0x1f00"] }
    captures = { transport = "tls" }
  }
  near_miss {
    text   = "TLS transport destroyed normally"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "KAL-009" {
  title    = "The library reports that a connection has gone"
  class    = "keepalive"
  severity = "info"
  since    = "0.2"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Disconnected notification for transport (?P<transport>\w+)
    RE
  }
  means      = "The account learns that its connection has ended; a new registration follows by itself."
  remedy     = "Look above for why it ended and below for whether the registration came back."
  causes     = ["registration-lost", "registration-lost-recovered"]
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_acc.c"]
  example {
    text     = "Disconnected notification for transport tlsc0x55"
    captures = { transport = "tlsc0x55" }
  }
  near_miss {
    text   = "Transport tlsc0x55 shutting down, force=0"
    source = "a healthy run of pjsua 2.17"
  }
}
