# Section B6 of logformats.md: each template with a line as it is really printed, or the reason why no entry matches it.

section "B6" {
  title = "Calls"
  template "Call %d is DISCONNECTED [reason=%d (%.*s)]" {
    stack = "client: end of call"
    line  = "Call 0 is DISCONNECTED [reason=480 (Temporarily Unavailable)]"
  }
  template "Call %d state changed to %.*s" {
    stack = "client: end of call"
    line  = "Call 0 state changed to CONFIRMED"
  }
  template "CallSession [%p] moving from state %s to %s" {
    stack = "client: end of call"
    line  = "CallSession [0x55aa] moving from state LinphoneCallConnected to LinphoneCallError"
  }
  template "Hanging up" {
    stack  = "server: end of call"
    line   = "Hanging up"
    server = true
  }
  template "Call from '%s' (%s) to extension '%s' rejected because extension not found in context '%s'." {
    stack  = "server: 404/484"
    line   = "Call from 'pbx.example.test' (pbx.example.test) to extension 'pbx.example.test' rejected because extension not found in context 'pbx.example.test'."
    server = true
  }
  template "Everyone is busy/congested at this time (%d:%d/%d/%d)" {
    stack  = "server: 480"
    line   = "Everyone is busy/congested at this time (5:5/5/5)"
    server = true
  }
  template "Unable to create channel of type '%s' (cause %d - %s)" {
    stack  = "server: 480"
    line   = "Unable to create channel of type 'pbx.example.test' (cause 5 - pbx.example.test)"
    server = true
  }
  template "No suitable codec for remote offer" {
    stack = "client: 488 codec"
    line  = "No suitable codec for remote offer"
  }
  template "SDP negotiation has failed: ..." {
    stack = "client: 488 codec"
    line  = "SDP negotiation has failed: ..."
  }
  template "Unable to create media session: ..." {
    stack = "client: 488 codec"
    line  = "Unable to create media session: ..."
  }
  template "Error creating SDP answer" {
    stack = "client: 488 codec"
    line  = "Error creating SDP answer"
  }
  template "call: no common audio or video codecs - rejected" {
    stack = "client: 488 codec"
    line  = "call: no common audio or video codecs - rejected"
  }
  template "no common audio codecs - rejected" {
    stack = "client: 488 codec"
    line  = "call: no common audio codecs - rejected"
  }
  template "Incompatible SDP answer received" {
    stack = "client: 488 codec"
    line  = "Incompatible SDP answer received"
  }
  template "No compatible codecs, not accepting this offer!" {
    stack  = "server: 488 codec"
    line   = "No compatible codecs, not accepting this offer!"
    server = true
  }
  template "No joint capabilities for '%s' media stream between our configuration(...) and incoming SDP(...)" {
    stack  = "server: 488 codec"
    line   = "No joint capabilities for 'pbx.example.test' media stream between our configuration(...) and incoming SDP(...)"
    server = true
  }
  template "Dialog [%p] was not ACK'd within T1*64 seconds, ..." {
    stack = "client: 30-32 s drop"
    line  = "Dialog [0x55aa] was not ACK'd within T1*64 seconds, ..."
  }
  template "Retransmission timeout reached on transmission %s for seqno %u (%s %s)" {
    stack  = "server: 30-32 s drop"
    line   = "Retransmission timeout reached on transmission pbx.example.test for seqno 5 (pbx.example.test pbx.example.test)"
    server = true
  }
  template "Hanging up call %s - no reply to our critical packet (see ...)" {
    stack  = "server: 30-32 s drop"
    line   = "Hanging up call pbx.example.test - no reply to our critical packet (see ...)"
    server = true
  }
  template "Unable to accept incoming call (no available account)" {
    stack = "client: no account"
    line  = "Unable to accept incoming call (no available account)"
  }
  template "Content-Length" {
    stack  = "client: SIP ALG"
    reason = "message"
  }
  template "%s exceeds UDP size threshold (%u), sending with TCP" {
    stack = "client: big UDP"
    line  = "Request msg INVITE/cseq=20 (tdta0x55) exceeds UDP size threshold (1300), sending with TCP"
  }
}
