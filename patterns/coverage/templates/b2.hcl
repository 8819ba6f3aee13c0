# Section B2 of logformats.md: each template with a line as it is really printed, or the reason why no entry matches it.

section "B2" {
  title = "Connect: refused, timed out, unreachable, wrong port"
  template "TCP transport %s is connecting to %s..." {
    stack = "PJSIP start"
    line  = "TCP transport 192.0.2.50:41000 is connecting to 192.0.2.10:5060..."
  }
  template "TLS transport %s is connecting to %s..." {
    stack = "PJSIP start"
    line  = "TLS transport 192.0.2.50:41000 is connecting to 192.0.2.10:5061..."
  }
  template "... is connected to %s" {
    stack = "PJSIP start"
    line  = "TLS transport 192.0.2.50:41000 is connected to 192.0.2.10:5061"
  }
  template "TCP connect() error: [code=%d]: %s" {
    stack = "PJSIP fail (level 3)"
    line  = "TCP connect() error: [code=5]: pbx.example.test"
  }
  template "TLS connect() error: [code=%d] peer: %s: %s" {
    stack = "PJSIP fail (level 3)"
    line  = "TLS connect() error: [code=5] peer: pbx.example.test: pbx.example.test"
  }
  template "TLS connect() error: %s [code=%d]" {
    stack = "PJSIP fail (level 3)"
    line  = "TLS connect() error: pbx.example.test [code=5]"
  }
  template "Failed to send %s! err=%d (%s)" {
    stack = "PJSIP after"
    line  = "Failed to send Request msg REGISTER/cseq=17 (tdta0x55)! err=120111 (Connection refused)"
  }
  template "Transport failed to send %s!..." {
    stack = "PJSIP after"
    line  = "Transport failed to send Request msg REGISTER/cseq=17 (tdta0x55)! Err=120111 (Connection refused)"
  }
  template "Temporary failure in sending %s, will try next server..." {
    stack = "PJSIP after"
    line  = "Temporary failure in sending Request msg REGISTER/cseq=17 (tdta0x55), will try next server: Connection refused"
  }
  template "Transport error, terminating transaction. Err=%d (%s)" {
    stack = "PJSIP after"
    line  = "Transport error, terminating transaction. Err=5 (pbx.example.test)"
  }
  template "SIP registration failed, status=503 (Connection refused)" {
    stack = "PJSIP result"
    line  = "SIP registration failed, status=503 (Connection refused)"
  }
  template "Trying to connect to [%s://%s:%i]" {
    stack = "belle-sip"
    line  = "Trying to connect to [TLS://192.0.2.10:5061]"
  }
  template "Connection failed  for fd [%i]: cause [%s]" {
    stack = "belle-sip"
    line  = "Connection failed  for fd [5]: cause [pbx.example.test]"
  }
  template "Cannot connect to [%s://%s:%i]" {
    stack = "belle-sip"
    line  = "Cannot connect to [TLS://pbx.example.test:5061]"
  }
  template "channel [%p]: user-defined transport timeout." {
    stack = "belle-sip"
    line  = "channel [0x55aa]: user-defined transport timeout."
  }
  template "channel[%p]: entering state ERROR" {
    stack = "belle-sip"
    line  = "channel[0x55aa]: entering state ERROR"
  }
  template "No listening point matching for [%s]" {
    stack = "belle-sip config"
    line  = "No listening point matching for [TLS://0.0.0.0:5061]"
  }
  template "bctbx_bind failed" {
    stack = "belle-sip config"
    line  = "bctbx_bind failed"
  }
  template "Register refresher [503] reason [io error] for proxy [%s]" {
    stack = "liblinphone"
    line  = "Register refresher [503] reason [io error] for proxy [pbx.example.test]"
  }
  template "reg: %s (prio %u): Register: %m" {
    stack = "baresip"
    line  = "reg: pbx.example.test (prio 5): Register: Connection refused [111]"
  }
  template "Connection refused [111]" {
    stack = "baresip"
    line  = "reg: sip:1001@pbx.example.test (prio 0): Register: Connection refused [111]"
  }
  template "Network is unreachable [101]" {
    stack = "baresip"
    line  = "reg: sip:1001@pbx.example.test (prio 0): Register: Network is unreachable [101]"
  }
  template "Operation not supported on transport endpoint [95]" {
    stack = "baresip"
    line  = "reg: sip:1001@pbx.example.test (prio 0): Register: Operation not supported on transport endpoint [95]"
  }
  template "Protocol not supported [93]" {
    stack = "baresip"
    line  = "reg: sip:1001@pbx.example.test (prio 0): Register: Protocol not supported [93]"
  }
  template "tnet_sockfd_connectto()" {
    stack  = "doubango"
    reason = "the name of a function in the first line of a record; what it met stands in the last one"
  }
  template "MSG: " {
    stack = "doubango"
    line  = "MSG: (SYSTEM)NETWORK ERROR ==>Connection refused"
  }
  template "java.net.ConnectException: failed to connect to /%s (port %d) ...: isConnected failed: ECONNREFUSED (Connection refused)" {
    stack = "Java"
    line  = "java.net.ConnectException: failed to connect to /pbx.example.test (port 5) ...: isConnected failed: ECONNREFUSED (Connection refused)"
  }
  template "SocketTimeoutException" {
    stack = "Java"
    line  = "java.net.SocketTimeoutException: failed to connect to /192.0.2.10 (port 5061) after 10000ms"
  }
  template "EHOSTUNREACH (No route to host)" {
    stack = "Java"
    line  = "java.net.ConnectException: failed to connect to /192.0.2.10 (port 5061): connect failed: EHOSTUNREACH (No route to host)"
  }
  template "ENETUNREACH" {
    stack = "Java"
    line  = "java.net.ConnectException: failed to connect to /192.0.2.10 (port 5061): connect failed: ENETUNREACH (Network is unreachable)"
  }
  template "No connection could be made because the target machine actively refused it" {
    stack = "Windows WSA"
    line  = "TCP connect() error: [code=130061]: No connection could be made because the target machine actively refused it"
  }
  template "Failed to connect" {
    stack = "Symbian"
    line  = "TCP connect() error: Failed to connect [code=120034]"
  }
  template "Could not connect to the network. Currently unreachable" {
    stack = "Symbian"
    line  = "TCP connect() error: Could not connect to the network. Currently unreachable [code=120190]"
  }
  template "Could not connect to the specified server" {
    stack = "Symbian"
    line  = "TCP connect() error: Could not connect to the specified server [code=120191]"
  }
  template "Timed out" {
    stack = "Symbian"
    line  = "TCP connect() error: Timed out [code=120033]"
  }
}
