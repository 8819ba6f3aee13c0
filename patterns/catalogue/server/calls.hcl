# What a server says of calls.

pattern "SRV-030" {
  title    = "Asterisk: the party called is not registered"
  class    = "server"
  severity = "info"
  since    = "0.1"
  dialects = ["asterisk"]
  server   = true
  match {
    regex = <<-RE
      ^Unable to create channel of type '[^']*' \(cause (?P<code>20) - (?P<reason>[^)]*)\)
    RE
  }
  emit "server-note" {
    kind = "peer-offline"
  }
  means      = "A call could not be put through because the party called has no registration."
  remedy     = "Nothing to repair: the other party must connect."
  causes     = ["peer-offline"]
  references = ["asterisk/asterisk:apps/app_dial.c"]
  example {
    text     = "Unable to create channel of type 'SIP' (cause 20 - Subscriber absent)"
    captures = { code = "20", reason = "Subscriber absent" }
    source   = "Asterisk 18.26 with chan_sip"
  }
  near_miss {
    text   = "Unable to create channel of type 'SIP' (cause 17 - User busy)"
    source = "built from the template in the source"
  }
}

pattern "SRV-031" {
  title    = "Asterisk: the number called does not exist"
  class    = "server"
  severity = "info"
  since    = "0.1"
  dialects = ["asterisk"]
  server   = true
  match {
    regex = <<-RE
      ^Call from '(?P<from>[^']*)' \((?P<host>[^)]*)\) to extension '(?P<to>[^']*)' rejected because extension not found in context
    RE
  }
  emit "server-note" {
    kind = "number-unknown"
  }
  means      = "The server has no party of the number called."
  remedy     = "Check the number that was dialled."
  causes     = ["number-unknown"]
  references = ["asterisk/asterisk:channels/chan_sip.c"]
  example {
    text     = "Call from '1001' (192.0.2.50:5060) to extension '9999' rejected because extension not found in context 'default'."
    captures = { from = "1001", to = "9999" }
    source   = "built from the template in the source"
  }
  near_miss {
    text   = "Everyone is busy/congested at this time (1:0/0/1)"
    source = "Asterisk 18.26 with chan_sip"
  }
}

pattern "SRV-032" {
  title    = "Asterisk: no voice came in on a call leg"
  class    = "server"
  severity = "warning"
  since    = "0.1"
  dialects = ["asterisk"]
  server   = true
  match {
    regex = <<-RE
      ^Disconnecting call '(?P<peer>[^']*)' for lack of RTP activity in (?P<seconds>\d+) seconds
    RE
  }
  match {
    regex = <<-RE
      ^Disconnecting channel '(?P<peer>[^']*)' for lack of \w+ RTP activity in (?P<seconds>\d+) seconds
    RE
  }
  emit "server-note" {
    kind = "rtp-timeout"
  }
  means      = "The server ended a call because no media arrived for as long as its Rtp timeout allows."
  remedy     = "Check the media path of that side: RTP ports, firewall, network change."
  causes     = ["media-lost"]
  references = ["asterisk/asterisk:channels/chan_sip.c", "asterisk/asterisk:res/res_pjsip_sdp_rtp.c"]
  example {
    text     = "Disconnecting call 'SIP/1001-00000000' for lack of RTP activity in 31 seconds"
    captures = { peer = "SIP/1001-00000000", seconds = "31" }
    source   = "built from the template in the source"
  }
  example {
    text   = "Disconnecting channel 'PJSIP/1001-00000001' for lack of audio RTP activity in 30 seconds"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "Everyone is busy/congested at this time (1:0/0/1)"
    source = "Asterisk 18.26 with chan_sip"
  }
}

pattern "SRV-033" {
  title    = "Asterisk: media encryption does not agree"
  class    = "server"
  severity = "warning"
  since    = "0.1"
  dialects = ["asterisk"]
  server   = true
  match {
    contains = "Failed to receive SDP offer/answer with required SRTP crypto attributes"
  }
  match {
    contains = "Matched device setup to use SRTP, but request was not!"
  }
  match {
    contains = "Can't provide secure audio requested in SDP offer"
  }
  match {
    contains = "Target does not support required crypto"
  }
  emit "server-note" {
    kind = "media-security"
  }
  means      = "One side of the call wants SRTP that the other does not offer."
  remedy     = "Align media security of both parties' accounts and apps."
  causes     = ["media-security-mismatch"]
  references = ["asterisk/asterisk:channels/chan_sip.c", "asterisk/asterisk:main/sdp_srtp.c"]
  example {
    text   = "Can't provide secure audio requested in SDP offer"
    source = "built from the template in the source"
  }
  example {
    text   = "Matched device setup to use SRTP, but request was not!"
    source = "built from the template in the source"
  }
  example {
    text   = "Failed to receive SDP offer/answer with required SRTP crypto attributes for audio"
    source = "built from the format in the source"
  }
  example {
    text   = "Target does not support required crypto"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "libsrtp2 2.5.0 initialized"
    source = "Asterisk 18.26 with chan_sip"
  }
}

pattern "SRV-034" {
  title    = "Asterisk: no reply on the way back"
  class    = "server"
  severity = "warning"
  since    = "0.1"
  dialects = ["asterisk"]
  server   = true
  match {
    regex = <<-RE
      ^Retransmission timeout reached on transmission (?P<call>\S+) for seqno \d+
    RE
  }
  match {
    regex = <<-RE
      ^Hanging up call (?P<call>\S+) - no reply to our critical packet
    RE
  }
  emit "server-note" {
    kind = "no-reply"
  }
  means      = "The client stopped answering in the middle of an exchange: its network changed, or a device on the way keeps replies from it."
  remedy     = "Check NAT and SIP ALG on the client's network."
  references = ["asterisk/asterisk:channels/chan_sip.c"]
  example {
    text     = "Hanging up call 5d2c@192.0.2.10 - no reply to our critical packet (see https://wiki.example.test)."
    captures = { call = "5d2c@192.0.2.10" }
    source   = "built from the template in the source"
  }
  example {
    text   = "Retransmission timeout reached on transmission c1@pbx.example.test for seqno 102 (Critical Request) -- See the wiki"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "Registration for '1001@192.0.2.9' timed out, trying again (Attempt #2)"
    source = "built from the template in the source"
  }
}
