# Section B11 of logformats.md: each template with a line as it is really printed, or the reason why no entry matches it.

section "B11" {
  title = "Malformed traffic and self-inflicted"
  template "Error processing packet from %s:%d: %s %s [code %d]:" {
    stack = "PJSIP"
    line  = "Error processing packet from pbx.example.test:5: pbx.example.test pbx.example.test [code 5]:"
  }
  template "-- end of packet." {
    stack  = "PJSIP"
    reason = "fragment"
  }
  template "Dropping %lu bytes packet from %s %s:%d %.*s" {
    stack = "PJSIP"
    line  = "Dropping 517 bytes packet from TCP 192.0.2.10:5060 16 03 01"
  }
  template "nta_agent: received garbage from %s" {
    stack  = "PJSIP"
    line   = "nta_agent: received garbage from udp/192.0.2.10:5060"
    reason = "a keep-alive of four bytes, harmless (flexisip#187)"
  }
}
