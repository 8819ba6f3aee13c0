# Words of stacks that have no grammar of their own.

pattern "SIP-501" {
  title    = "A request was not answered in time (sofia, JsSIP, dart)"
  class    = "sip"
  severity = "warning"
  since    = "0.2"
  match {
    regex = <<-RE
      Timer [BF] expired for transaction (?P<call>\S+)
    RE
  }
  means      = "The timer of a transaction fired: the request got no answer for half a minute (B: a call, F: anything else, such as a registration)."
  remedy     = "Check address, port and transport; then firewalls and the server's services."
  causes     = ["registrar-silent"]
  references = ["versatica/JsSIP:lib/Transactions.js"]
  example {
    text     = "Timer F expired for transaction z9hG4bK1234"
    captures = { call = "z9hG4bK1234" }
  }
  near_miss {
    text   = "Timer D expired for transaction z9hG4bK1234"
    source = "built by hand: an ordinary timer"
  }
}

pattern "SIP-502" {
  title    = "No transport is bound for the request (sofia)"
  class    = "sip"
  severity = "error"
  since    = "0.2"
  dialects = ["freeswitch", "plain"]
  match { contains = "nta outgoing create: no transport protocol" }
  emit "connect-failed" {
    kind = "transport-unavailable"
  }
  means      = "The stack has no socket of the transport the address asks for: TLS or TCP is not switched on in it, or the port is taken."
  remedy     = "Check the transport of the account and that the app listens with it."
  causes     = ["pbx-transport-mismatch"]
  references = ["meetecho/janus-gateway#2868"]
  example {
    text = "nta outgoing create: no transport protocol"
  }
  near_miss {
    text   = "nta: timer started"
    source = "built by hand"
  }
}
