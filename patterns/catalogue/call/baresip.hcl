# baresip's own words (logformats.md A7). It prints errno texts for everything that failed before an answer came.

pattern "CAL-201" {
  title    = "Call started"
  class    = "call"
  severity = "info"
  since    = "0.1"
  dialects = ["baresip"]
  match {
    regex = <<-RE
      \bcall: connecting to '(?P<to>[^']+)'
    RE
  }
  emit "call-out" {}
  means      = "The client calls this party."
  remedy     = "Nothing to do; look at how it ended."
  references = ["baresip/baresip:src/call.c"]
  example {
    text     = "call: connecting to 'sip:bob@pbx.example.net;transport=tls'.."
    captures = { to = "sip:bob@pbx.example.net;transport=tls" }
  }
  near_miss {
    text   = "call: alloc with params laddr=192.0.2.50, af=AF_INET, use_rtp=1"
    source = "a healthy run of baresip 1.0.0"
  }
}

pattern "CAL-202" {
  title    = "It rings at the other party"
  class    = "call"
  severity = "info"
  since    = "0.1"
  dialects = ["baresip"]
  match {
    regex = <<-RE
      \bcall: SIP Progress: (?P<status>18[0-3]) (?P<reason>[^(\r\n]*[^(\s])
    RE
  }
  emit "call-ringing" {}
  means      = "The other party's phone rings, or the server plays an announcement."
  remedy     = "Nothing to do."
  references = ["baresip/baresip:src/call.c"]
  example {
    text     = "call: SIP Progress: 180 Ringing (/)"
    captures = { status = "180", reason = "Ringing" }
  }
  near_miss {
    text   = "call: SIP Progress: 100 trying -- your call is important to us (/)"
    source = "a healthy run of baresip 1.0.0"
  }
}

pattern "CAL-203" {
  title    = "Call established"
  class    = "call"
  severity = "info"
  since    = "0.1"
  dialects = ["baresip"]
  match {
    regex = <<-RE
      : Call established: (?P<peer>\S+)
    RE
  }
  match {
    regex = <<-RE
      \bua event \(CALL_ESTABLISHED\)
    RE
  }
  emit "call-established" {}
  means      = "The call was answered."
  remedy     = "Nothing to repair in the signalling."
  causes     = ["none"]
  references = ["baresip/baresip:modules/menu/menu.c"]
  example {
    text     = "alice@pbx.example.net: Call established: sip:bob@pbx.example.net"
    captures = { peer = "sip:bob@pbx.example.net" }
  }
  example {
    text   = "ua event (CALL_ESTABLISHED) sip:bob@pbx.example.net"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "stream: incoming rtp for 'audio' established, receiving from 192.0.2.10:19598"
    source = "a healthy run of baresip 1.0.0"
  }
}

pattern "CAL-204" {
  title    = "Incoming call"
  class    = "call"
  severity = "info"
  since    = "0.1"
  dialects = ["baresip"]
  match {
    regex = <<-RE
      : Incoming call from: (?:.*? )?(?P<from>sips?:[^\s>]+)
    RE
  }
  match {
    regex = <<-RE
      \bua event \(CALL_INCOMING\)
    RE
  }
  emit "call-in" {}
  means      = "A call arrived: the client is registered and reachable."
  remedy     = "Nothing to do; look at how it was answered."
  references = ["baresip/baresip:modules/menu/menu.c"]
  example {
    text     = "alice@pbx.example.net: Incoming call from: Bob sip:bob@pbx.example.net - (press 'a' to accept)"
    captures = { from = "sip:bob@pbx.example.net" }
  }
  example {
    text   = "ua event (CALL_INCOMING) sip:bob@pbx.example.net"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "stream: incoming rtp for 'audio' established, receiving from 192.0.2.10:19598"
    source = "a healthy run of baresip 1.0.0"
  }
}

pattern "CAL-205" {
  title    = "The call ended with an answer"
  class    = "call"
  severity = "warning"
  since    = "0.1"
  dialects = ["baresip"]
  match {
    regex = <<-RE
      : session closed: (?P<status>[3-6]\d\d) (?P<reason>[^\r\n]*\S)
    RE
  }
  emit "call-ended" {}
  means      = "The call was not made: the status is the other side's answer (404 unknown number, 480 not available, 486 busy, 488 media, 603 declined)."
  remedy     = "See the status: busy, declined and not available need no repair."
  causes     = ["peer-busy", "call-declined", "peer-offline", "number-unknown"]
  references = ["baresip/baresip:src/call.c"]
  example {
    text     = "sip:bob@pbx.example.net: session closed: 486 Busy Here"
    captures = { status = "486", reason = "Busy Here" }
  }
  near_miss {
    text   = "sip:1001@pbx.example.test: Call with sip:1002@pbx.example.test;transport=tls terminated (duration: 7 secs)"
    source = "a healthy run of baresip 1.0.0"
  }
}

pattern "CAL-206" {
  title    = "The call broke off"
  class    = "call"
  severity = "error"
  since    = "0.1"
  dialects = ["baresip"]
  match {
    regex = <<-RE
      : session closed: (?P<reason>[A-Z][a-z][^\r\n\[]*[^\s\[])(?: \[(?P<errno>\d+)\])?
    RE
  }
  emit "call-failed" {
    kind = "io"
  }
  means      = "The call ended by an error of the connection, not by an answer: an errno text stands in place of a status."
  remedy     = "Check whether the registration still stands and the server answers."
  causes     = ["registration-lost", "registrar-silent"]
  references = ["baresip/baresip:src/call.c"]
  example {
    text     = "sip:bob@pbx.example.net: session closed: Connection timed out [110]"
    captures = { reason = "Connection timed out", errno = "110" }
  }
  near_miss {
    text   = "sip:1001@pbx.example.test: Call with sip:1002@pbx.example.test;transport=tls terminated (duration: 7 secs)"
    source = "a healthy run of baresip 1.0.0"
  }
}

pattern "CAL-207" {
  title    = "Call over"
  class    = "call"
  severity = "info"
  since    = "0.1"
  dialects = ["baresip"]
  match {
    regex = <<-RE
      : Call with \S+ terminated \(duration
    RE
  }
  match {
    regex = <<-RE
      \bua event \(CALL_CLOSED\)
    RE
  }
  emit "call-ended" {}
  means      = "A call that stood has ended."
  remedy     = "Nothing to do."
  references = ["baresip/baresip:src/call.c"]
  example {
    text = "sip:alice@pbx.example.net: Call with sip:bob@pbx.example.net terminated (duration: 7 secs)"
  }
  example {
    text   = "ua event (CALL_CLOSED) Connection reset by user"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "call: terminate call '76e00320f1586df8' with sip:1002@pbx.example.test;transport=tls"
    source = "a healthy run of baresip 1.0.0"
  }
}

pattern "CAL-208" {
  title    = "This side hung up"
  class    = "call"
  severity = "info"
  since    = "0.1"
  dialects = ["baresip"]
  match {
    regex = <<-RE
      \bcall: terminate call '
    RE
  }
  emit "call-hangup" {}
  emit "call-cancelled" {}
  means      = "The user ended the call, or gave up while it rang."
  remedy     = "Nothing to repair."
  causes     = ["call-cancelled"]
  references = ["baresip/baresip:src/call.c"]
  example {
    text = "call: terminate call '5f0a' with sip:bob@pbx.example.net"
  }
  near_miss {
    text   = "sip:1001@pbx.example.test: Call with sip:1002@pbx.example.test;transport=tls terminated (duration: 7 secs)"
    source = "a healthy run of baresip 1.0.0"
  }
}

pattern "CAL-209" {
  title    = "No codec in common"
  class    = "call"
  severity = "error"
  since    = "0.1"
  dialects = ["baresip"]
  match {
    regex = <<-RE
      \bcall: (?P<reason>no common audio(?: or video)? codecs)
    RE
  }
  emit "call-failed" {
    kind = "sdp"
  }
  means      = "Caller and called have no audio format in common, so the call is rejected with 488."
  remedy     = "Enable a codec on this account that the other side and the PrivateServer have."
  words      = "The two phones have no sound format in common."
  causes     = ["media-security-mismatch"]
  references = ["baresip/baresip:src/call.c"]
  example {
    text     = "call: no common audio or video codecs - rejected"
    captures = { reason = "no common audio or video codecs" }
  }
  near_miss {
    text   = "Populated 2 audio codecs"
    source = "a healthy run of baresip 1.0.0"
  }
}
