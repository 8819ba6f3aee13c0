# Section B5 of logformats.md: each template with a line as it is really printed, or the reason why no entry matches it.

section "B5" {
  title = "Keep-alive, transport loss, NAT, IP change"
  template "Keep-alive timer started for acc %d, destination:%s:%d, interval:%ds" {
    stack  = "PJSIP keep-alive"
    line   = "Keep-alive timer started for acc 0, destination:192.0.2.10:5061, interval:15s"
    reason = "quiet"
  }
  template "Error sending keep-alive packet: ... [status=120101]" {
    stack = "PJSIP keep-alive"
    line  = "Error sending keep-alive packet: ... [status=120101]"
  }
  template "ICE keep alive failure for transport %d:%d" {
    stack = "PJSIP keep-alive"
    line  = "ICE keep alive failure for transport 5:5"
  }
  template "TCP connection closed" {
    stack = "PJSIP close"
    line  = "TCP connection closed"
  }
  template "TLS connection closed" {
    stack = "PJSIP close"
    line  = "TLS connection closed"
  }
  template "TCP transport destroyed with reason %d: %s" {
    stack = "PJSIP close"
    line  = "TCP transport destroyed with reason 5: pbx.example.test"
  }
  template "... destroyed normally" {
    stack  = "PJSIP close"
    line   = "TLS transport destroyed normally"
    reason = "quiet"
  }
  template "Transport %s is being destroyed due to timeout in idle timer" {
    stack = "PJSIP close"
    line  = "Transport tlsc0x55 is being destroyed due to timeout in idle timer"
  }
  template "initial" {
    stack  = "PJSIP close"
    reason = "fragment"
  }
  template "Transport %s shutting down, force=%d" {
    stack  = "PJSIP close"
    line   = "Transport tlsc0x55 shutting down, force=0"
    reason = "quiet"
  }
  template "Disconnected notification for transport %s" {
    stack = "PJSIP close"
    line  = "Disconnected notification for transport tlsc0x55"
  }
  template "SIP %s transport is disconnected from %s: %s [status=%d]" {
    stack = "PJSIP close"
    line  = "SIP TLS transport is disconnected from 192.0.2.10:5061: End of file (PJ_EEOF) [status=70016]"
  }
  template "IP address change detected for account %d (%s --> %s). Updating registration (using method %d)" {
    stack = "PJSIP IP/NAT"
    line  = "IP address change detected for account 5 (pbx.example.test --> pbx.example.test). Updating registration (using method 5)"
  }
  template "SIP outbound status for acc %d is %s" {
    stack  = "PJSIP IP/NAT"
    line   = "SIP outbound status for acc 0 is active"
    reason = "quiet"
  }
  template "Start handling IP address change" {
    stack = "PJSIP IP/NAT"
    line  = "Start handling IP address change"
  }
  template "Registration timed out, shutting down transport %s..." {
    stack = "PJSIP IP/NAT"
    line  = "Registration timed out, shutting down transport tlsc0x55.."
  }
  template "SIP UDP socket reachable at %s:%d" {
    stack  = "PJSIP IP/NAT"
    line   = "SIP UDP socket reachable at 192.0.2.50:5060"
    reason = "quiet"
  }
  template "Software caused connection abort" {
    stack = "Android network switch"
    line  = "TLS send() error, sent=-1: Software caused connection abort [status=120103]"
  }
  template "keep alive sent to [%s://%s:%i]" {
    stack  = "belle-sip"
    line   = "channel [0x55aa]: keep alive sent to [TLS://192.0.2.10:5061]"
    reason = "quiet"
  }
  template "could not send [%u] bytes of keep alive ..." {
    stack = "belle-sip"
    line  = "could not send [5] bytes of keep alive ..."
  }
  template "no pong received since ping, channel is going to be closed." {
    stack = "belle-sip"
    line  = "no pong received since ping, channel is going to be closed."
  }
  template "public ip is changed from [%s:%i] to [%s:%i]" {
    stack = "belle-sip"
    line  = "public ip is changed from [pbx.example.test:5] to [pbx.example.test:5]"
  }
  template "discovered public ip and port are [%s:%i]" {
    stack  = "belle-sip"
    line   = "discovered public ip and port are [192.0.2.50:40000]"
    reason = "quiet"
  }
  template "contact address [%s:%i] does not match channel address[%s:%i]" {
    stack = "belle-sip"
    line  = "contact address [pbx.example.test:5] does not match channel address[pbx.example.test:5]"
  }
  template "unable to fix contact for NAT - asymmetric flow ?" {
    stack = "belle-sip"
    line  = "unable to fix contact for NAT - asymmetric flow ?"
  }
  template "Receive error on channel [%p]" {
    stack = "belle-sip"
    line  = "Receive error on channel [0x55aa]"
  }
  template "A timeout related to this channel occured and no message received since last %i seconds. This channel is suspect, moving to error state" {
    stack = "belle-sip"
    line  = "A timeout related to this channel occured and no message received since last 5 seconds. This channel is suspect, moving to error state"
  }
  template "SIP network reachability state is now [UP\\|DOWN]" {
    stack = "liblinphone"
    line  = "SIP network reachability state is now [DOWN]"
  }
  template "Media connectivity with %s is lost, call is going to be terminated" {
    stack = "liblinphone"
    line  = "Media connectivity with pbx.example.test is lost, call is going to be terminated"
  }
  template "Peer '%s' is now UNREACHABLE!  Last qualify: %d" {
    stack  = "Asterisk"
    line   = "Peer 'pbx.example.test' is now UNREACHABLE!  Last qualify: 5"
    server = true
  }
  template "Peer '%s' is now %s. (%dms / %dms)" {
    stack  = "Asterisk"
    line   = "Peer 'pbx.example.test' is now pbx.example.test. (5ms / 5ms)"
    server = true
  }
  template "Unregistered SIP '%s'" {
    stack  = "Asterisk"
    line   = "Unregistered SIP 'pbx.example.test'"
    server = true
  }
  template "Contact %s/%s is now Unreachable." {
    stack  = "Asterisk"
    line   = "Contact pbx.example.test/pbx.example.test is now Unreachable."
    server = true
  }
  template "Contact %s/%s has been deleted" {
    stack  = "Asterisk"
    line   = "Contact pbx.example.test/pbx.example.test has been deleted"
    server = true
  }
  template "Removed contact '%s' from AOR '%s' due to %s" {
    stack  = "Asterisk"
    line   = "Removed contact 'pbx.example.test' from AOR 'pbx.example.test' due to pbx.example.test"
    server = true
  }
  template "Endpoint %s is now Unreachable" {
    stack  = "Asterisk"
    line   = "Endpoint pbx.example.test is now Unreachable"
    server = true
  }
  template "received=" {
    stack  = "evidence in SIP"
    reason = "message"
  }
  template "rport=" {
    stack  = "evidence in SIP"
    reason = "message"
  }
  template "Contact" {
    stack  = "evidence in SIP"
    reason = "message"
  }
  template "200 OK" {
    stack  = "evidence in SIP"
    reason = "message"
  }
}
