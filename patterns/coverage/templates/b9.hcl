# Section B9 of logformats.md: each template with a line as it is really printed, or the reason why no entry matches it.

section "B9" {
  title = "Media path, ICE/STUN, one-way audio"
  template "STUN resolution failed" {
    stack = "PJSIP"
    line  = "STUN resolution failed"
  }
  template "Session failed because %s failed: %s" {
    stack = "PJSIP"
    line  = "Session failed because pbx.example.test failed: pbx.example.test"
  }
  template "TURN allocation failed" {
    stack = "PJSIP"
    line  = "TURN allocation failed"
  }
  template "ICE negotiation failed after %ds:%03d: %s" {
    stack = "PJSIP"
    line  = "ICE negotiation failed after 5s:%03d: pbx.example.test"
  }
  template "ICE negotiation success after %ds:%03d" {
    stack  = "PJSIP"
    line   = "ICE negotiation success after 0s:123"
    reason = "quiet"
  }
  template "Stopping ICE, reason=%s" {
    stack  = "PJSIP"
    line   = "Stopping ICE, reason=Media stop"
    reason = "quiet"
  }
  template "Remote RTP address switched to %s" {
    stack = "PJSIP"
    line  = "Remote RTP address switched to pbx.example.test"
  }
  template "RTP%s socket reachable at %s" {
    stack  = "PJSIP"
    line   = "RTP socket reachable at 192.0.2.50:4000"
    reason = "quiet"
  }
  template "RTCP socket reachable at %s" {
    stack  = "PJSIP"
    line   = "RTCP socket reachable at 192.0.2.50:4001"
    reason = "quiet"
  }
  template "Jitter buffer empty" {
    stack = "PJSIP"
    line  = "Jitter buffer empty (prefetch=0), plc invoked"
  }
  template "NAT type is ..." {
    stack  = "PJSIP"
    line   = "NAT type is Symmetric"
    reason = "quiet"
  }
  template "No available IP address for SDP offer" {
    stack = "PJSIP"
    line  = "No available IP address for SDP offer"
  }
  template "ice: connectivity check failed: %m" {
    stack = "baresip"
    line  = "ice: connectivity check failed: Connection refused [111]"
  }
  template "stream: no %s RTP packets received for %d milliseconds" {
    stack = "baresip"
    line  = "stream: no pbx.example.test RTP packets received for 5 milliseconds"
  }
  template "stream: last \"audio\" RTP packet: %d milliseconds" {
    stack = "baresip"
    line  = "stream: last \"audio\" RTP packet: 5 milliseconds"
  }
  template "Media connectivity with %s is lost" {
    stack = "liblinphone"
    line  = "Media connectivity with sip:1002@pbx.example.test is lost, call is going to be terminated"
  }
  template "Disconnecting call '%s' for lack of RTP activity in %ld seconds" {
    stack  = "Asterisk"
    line   = "Disconnecting call 'pbx.example.test' for lack of RTP activity in 5 seconds"
    server = true
  }
  template "Disconnecting channel '%s' for lack of %s RTP activity in %d seconds" {
    stack  = "Asterisk"
    line   = "Disconnecting channel 'pbx.example.test' for lack of pbx.example.test RTP activity in 5 seconds"
    server = true
  }
  template "RTP NAT: Can't write RTP to private address" {
    stack  = "Asterisk"
    line   = "RTP NAT: Can't write RTP to private address"
    server = true
  }
  template "%p -- Strict RTP learning after remote address set to: %s" {
    stack  = "Asterisk"
    line   = "0x55aa -- Strict RTP learning after remote address set to: pbx.example.test"
    server = true
  }
  template "... learning complete - Locking on source address %s" {
    stack  = "Asterisk"
    line   = "... learning complete - Locking on source address pbx.example.test"
    server = true
  }
  template "... switching to RTP target address %s as source" {
    stack  = "Asterisk"
    line   = "... switching to RTP target address pbx.example.test as source"
    server = true
  }
  template "Unknown RTP codec %d received from '%s'" {
    stack  = "Asterisk"
    line   = "Unknown RTP codec 5 received from 'pbx.example.test'"
    server = true
  }
  template "c=" {
    stack  = "evidence in SDP"
    reason = "message"
  }
  template "m=" {
    stack  = "evidence in SDP"
    reason = "message"
  }
  template "a=inactive" {
    stack  = "evidence in SDP"
    reason = "message"
  }
  template "sendonly" {
    stack  = "evidence in SDP"
    reason = "message"
  }
}
