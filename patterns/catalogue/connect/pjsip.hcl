# How a connection is made. PJSIP before 2.0 puts the code behind the text and writes no peer; both forms stand side by side here.

pattern "CON-001" {
  title    = "The client opens a connection"
  class    = "connect"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      (?P<transport>TCP|TLS)6? transport \S+ is connecting to \[?(?P<host>\S+?)\]?:(?P<port>\d{1,5})\.\.\.
    RE
  }
  emit "connect-start" {}
  means      = "The app begins a TCP or TLS connection to this host and port."
  remedy     = "Compare host, port and transport with the site's; the next lines tell how it ended."
  references = ["pjsip/pjproject:pjsip/src/pjsip/sip_transport_tcp.c", "pjsip/pjproject:pjsip/src/pjsip/sip_transport_tls.c"]
  example {
    text     = "TLS transport 198.51.100.20:34061 is connecting to sip.example.org:5061..."
    captures = { transport = "TLS", host = "sip.example.org", port = "5061" }
  }
  example {
    text     = "TCP transport 198.51.100.20:0 is connecting to 198.51.100.7:5060..."
    captures = { transport = "TCP", host = "198.51.100.7", port = "5060" }
  }
  near_miss {
    text   = "TLS transport 192.0.2.50:46967 is connected to pbx.example.test:5061"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "CON-002" {
  title    = "The TCP connection is established"
  class    = "connect"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      TCP6? transport \S+ is connected to \[?(?P<host>\S+?)\]?:(?P<port>\d{1,5})
    RE
  }
  match {
    regex = <<-RE
      SIP (?P<transport>TCP)6? transport is connected to \[?(?P<host>[^\s\]]+?)\]?:(?P<port>\d{1,5})
    RE
  }
  emit "connected" {}
  means      = "Host and port answer: there is a network path, and something listens there."
  remedy     = "Nothing to do."
  references = ["pjsip/pjproject:pjsip/src/pjsip/sip_transport_tcp.c", "pjsip/pjproject:pjsip-apps/src/pjsua/pjsua_app.c"]
  example {
    text     = "TCP transport 198.51.100.20:41000 is connected to sip.example.org:5060"
    captures = { host = "sip.example.org", port = "5060" }
  }
  example {
    text     = "SIP TCP transport is connected to 198.51.100.7:5060"
    captures = { transport = "TCP", port = "5060" }
  }
  near_miss {
    text   = "TLS transport 192.0.2.50:46967 is connected to pbx.example.test:5061"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "CON-003" {
  title    = "The connection to the server failed"
  class    = "connect"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      (?P<transport>TCP|TLS)6? connect\(\) error: \[code=(?P<code>\d+)\](?: peer: (?P<host>\S+))?: (?P<reason>.+)$
    RE
  }
  match {
    regex = <<-RE
      (?P<transport>TCP|TLS)6? connect\(\) error: (?P<reason>[^\[].*?) \[code=(?P<code>\d+)\]
    RE
  }
  emit "connect-failed" {}
  means      = "The connection to the server's host and port could not be made. The reason is the operating system's or the TLS library's own word: refused means that the host is up and the port closed, a time-out that nothing answers."
  remedy     = "Compare address, port and transport with the site's. If they are right, check that the service runs and that no firewall stands between."
  words      = "Your phone reaches the network, but not the server."
  causes     = ["pbx-port-refused", "pbx-port-wrong", "pbx-address-unreachable", "pbx-transport-mismatch", "tls-protocol-mismatch", "tls-certificate-untrusted"]
  references = ["pjsip/pjproject:pjsip/src/pjsip/sip_transport_tcp.c", "pjsip/pjproject:pjsip/src/pjsip/sip_transport_tls.c"]
  example {
    text     = "TLS connect() error: [code=120111] peer: sip.example.org: Connection refused"
    captures = { transport = "TLS", code = "120111", host = "sip.example.org", reason = "Connection refused" }
  }
  example {
    text     = "TCP connect() error: [code=120060]: Operation timed out"
    captures = { transport = "TCP", code = "120060", reason = "Operation timed out" }
  }
  example {
    text     = "TLS connect() error: Connection refused [code=120061]"
    also     = { "TLS" = ["TCP"] }
    captures = { code = "120061", reason = "Connection refused" }
  }
  near_miss {
    text   = "TLS transport 192.0.2.50:46967 is connected to pbx.example.test:5061"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "CON-004" {
  title    = "The registration request could not be sent"
  class    = "connect"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Failed to send Request msg REGISTER/\S+ \([^)]*\)! err=(?P<code>-?\d+) \((?P<reason>.+)\)$
    RE
  }
  match {
    regex = <<-RE
      \bError sending request: (?P<reason>.+?)(?: \[(?:code|status)=(?P<code>\d+)\])?$
    RE
  }
  match {
    regex = <<-RE
      Error sending Request msg REGISTER/\S+ \([^)]*\): (?P<reason>.+?)(?: \[(?:code|status)=(?P<code>\d+)\])?$
    RE
  }
  emit "connect-failed" {}
  means      = "No connection carried the REGISTER: it never reached a server. The status PJSIP reports for it (503) is its own invention."
  remedy     = "Repair what the reason names; the server's own logs show nothing of this attempt."
  causes     = ["pbx-address-unreachable", "pbx-port-refused", "pbx-transport-mismatch"]
  references = ["pjsip/pjproject:pjsip/src/pjsip/sip_transaction.c"]
  example {
    text     = "Failed to send Request msg REGISTER/cseq=35811 (tdta0x561df9d41c00)! err=70016 (End of file (PJ_EEOF))"
    captures = { code = "70016", reason = "End of file (PJ_EEOF)" }
  }
  example {
    text   = "Error sending Request msg REGISTER/cseq=17 (tdta0x55): Connection refused [code=120111]"
    also   = { "code" = ["status"] }
    source = "built from the format in the source"
  }
  example {
    text   = "Error sending request: Connection refused [code=120111]"
    also   = { "code" = ["status"] }
    source = "built from the format in the source"
  }
  near_miss {
    text   = "Request msg REGISTER/cseq=61304 (tdta0x55abd4da9c00) sent successfully"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "CON-005" {
  title    = "A request could not be sent"
  class    = "connect"
  severity = "warning"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Failed to send Request msg (?P<method>INVITE|BYE|CANCEL|ACK|SUBSCRIBE|PUBLISH|OPTIONS|MESSAGE|UPDATE|INFO|REFER|NOTIFY|PRACK)/\S+ \([^)]*\)! err=(?P<code>-?\d+) \((?P<reason>.+)\)$
    RE
  }
  match {
    regex = <<-RE
      Transport failed to send Request msg (?P<method>[A-Z]+)/\S+ \([^)]*\)! [Ee]rr=(?P<code>-?\d+) \((?P<reason>.+)\)
    RE
  }
  match {
    regex = <<-RE
      Transport error, terminating transaction\. Err=(?P<code>-?\d+) \((?P<reason>.+)\)
    RE
  }
  means      = "A SIP request did not leave the phone, because its connection failed or was closed."
  remedy     = "Look at the state of the connection and the registration at that time."
  causes     = ["pbx-address-unreachable", "registration-lost"]
  references = ["pjsip/pjproject:pjsip/src/pjsip/sip_transaction.c"]
  example {
    text = "Failed to send Request msg INVITE/cseq=12 (tdta0x7f1)! err=120032 (Broken pipe)"
    also = {
      "INVITE" = ["BYE", "CANCEL", "ACK", "SUBSCRIBE", "PUBLISH", "OPTIONS", "MESSAGE", "UPDATE", "INFO", "REFER", "NOTIFY", "PRACK"]
    }
    captures = { method = "INVITE", code = "120032", reason = "Broken pipe" }
  }
  example {
    text     = "Transport error, terminating transaction. Err=120104 (Connection reset by peer)"
    captures = { code = "120104", reason = "Connection reset by peer" }
  }
  example {
    text   = "Transport failed to send Request msg INVITE/cseq=17 (tdta0x55)! Err=120111 (Connection refused)"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "Request msg REGISTER/cseq=61304 (tdta0x55abd4da9c00) sent successfully"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "CON-006" {
  title    = "The next server of the list is tried"
  class    = "connect"
  severity = "warning"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Temporary failure in sending (?:Request|Response) msg (?P<method>[A-Z]+)\S*.*?, will try next server
    RE
  }
  means      = "One of several servers did not take the request; the client goes on with the next."
  remedy     = "Nothing to do for the user; check the server left out when it happens often."
  references = ["pjsip/pjproject:pjsip/src/pjsip/sip_transaction.c"]
  example {
    text     = "Temporary failure in sending Request msg REGISTER/cseq=3 (tdta0x12), will try next server: Connection refused"
    also     = { "Request" = ["Response"] }
    captures = { method = "REGISTER" }
  }
  near_miss {
    text   = "Request msg REGISTER/cseq=61304 (tdta0x55abd4da9c00) sent successfully"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "CON-007" {
  title    = "A local port or transport could not be opened"
  class    = "connect"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      (?:bind\(\) error|Error creating transport|Unable to create (?:SIP )?(?:UDP|TCP|TLS) (?:transport|listener|socket)|Error creating SIP (?:UDP|TCP|TLS) (?:transport|listener)|Unable to start (?:UDP|TCP|TLS) (?:transport|listener))\b.*?: (?P<reason>.+?) \[(?:status|code)=(?P<code>\d+)\]
    RE
  }
  match {
    regex = <<-RE
      pjsua_transport_create\(.*\) error: (?P<reason>.+) \(status=(?P<code>\d+)\)
    RE
  }
  emit "connect-failed" {}
  means      = "The app could not open its own port: another program holds it, or the system forbids it. Without it the transport may be unusable."
  remedy     = "Close other SIP apps on the phone, restart it, and let the app use any free port."
  causes     = ["pbx-transport-mismatch"]
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_core.c", "pjsip/pjproject:pjsip/src/pjsua2/endpoint.cpp"]
  example {
    text = "bind() error: Address already in use [status=120098]"
    also = {
      "bind() error" = ["Unable to create TCP transport", "Unable to create TLS transport", "Unable to create UDP listener", "Unable to create UDP socket", "Error creating SIP TCP transport", "Error creating SIP TLS transport", "Error creating SIP UDP listener", "Unable to start TCP transport", "Unable to start TLS transport", "Unable to start UDP listener"]
      "status"       = ["code"]
    }
    captures = { code = "120098", reason = "Address already in use" }
  }
  example {
    text     = "Error creating transport: Address already in use [status=120048]"
    captures = { code = "120048" }
  }
  example {
    text     = "pjsua_transport_create(type, &cfg, &tid) error: Unsupported transport (PJSIP_EUNSUPTRANSPORT) (status=171060) [endpoint.cpp:2045]"
    captures = { code = "171060", reason = "Unsupported transport (PJSIP_EUNSUPTRANSPORT)" }
  }
  near_miss {
    text   = "SIP TLS listener is ready for incoming connections at 192.0.2.50:5071"
    source = "a healthy run of pjsua 2.17"
  }
}
