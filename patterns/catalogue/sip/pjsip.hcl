pattern "SIP-001" {
  title    = "A packet was no SIP message"
  class    = "sip"
  severity = "warning"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Error processing packet from \[?(?P<host>\S+?)\]?:(?P<port>\d{1,5}): (?P<reason>.*?) \[code (?P<code>\d+)\]
    RE
  }
  match {
    regex = <<-RE
      Error processing (?P<count>\d+) bytes packet from \S+ \[?(?P<host>\S+?)\]?:(?P<port>\d{1,5}) : (?P<reason>.*?):$
    RE
  }
  means      = "Something else than SIP came in, or a message was damaged on the way; it was thrown away."
  remedy     = "If it comes from the server's address, look for a device between that changes SIP (ALG), or for TLS against a plain port."
  causes     = ["pbx-transport-mismatch"]
  references = ["pjsip/pjproject:pjsip/src/pjsip/sip_endpoint.c", "pjsip/pjproject:pjsip/src/pjsip/sip_transport.c"]
  example {
    text     = "Error processing packet from 198.51.100.7:5060: Missing required header(s) (PJSIP_EMISSINGHDR) CSeq [code 171050]:"
    captures = { host = "198.51.100.7", code = "171050" }
  }
  example {
    text   = "Error processing 12 bytes packet from UDP 192.0.2.10:5060 : PJSIP syntax error exception when parsing '' header on line 1 col 1:"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "Processing incoming message: Response msg 401/REGISTER/cseq=9300 (rdata0x55dcc23f4f08)"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "SIP-002" {
  title    = "A packet was dropped"
  class    = "sip"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Dropping (?P<count>\d+) bytes packet from (?P<transport>\w+) \[?(?P<host>\S+?)\]?:(?P<port>\d{1,5})
    RE
  }
  means      = "The bytes received are the beginning of no SIP message; against a TLS port they are often the other side's handshake."
  remedy     = "Compare transport and port with the site's when it repeats."
  causes     = ["pbx-transport-mismatch"]
  references = ["pjsip/pjproject:pjsip/src/pjsip/sip_transport.c"]
  example {
    text     = "Dropping 7 bytes packet from TCP 198.51.100.7:5061 "
    captures = { count = "7", transport = "TCP", port = "5061" }
  }
  near_miss {
    text   = "Processing incoming message: Response msg 401/REGISTER/cseq=9300 (rdata0x55dcc23f4f08)"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "SIP-003" {
  title    = "The same request came twice over different ways"
  class    = "sip"
  severity = "warning"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match { contains = "Merged request detected" }
  means      = "The request reached this side twice, which is answered 482: it was forked or looped on the way."
  remedy     = "Check the server's routing: it may not know one of its own addresses."
  causes     = ["server-error"]
  references = ["pjsip/pjproject:pjsip/src/pjsip/sip_ua_layer.c"]
  example {
    text = "Merged request detected (tdta0x1) (x): INVITE from 198.51.100.7:5060"
  }
  near_miss {
    text   = "Processing incoming message: Response msg 401/REGISTER/cseq=9300 (rdata0x55dcc23f4f08)"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "SIP-004" {
  title    = "A timer of a finished request ran out"
  class    = "sip"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match { contains = "Timeout timer event" }
  means      = "The stack clears up after every request this way. It looks like an error and is none; a request without an answer shows in the lines after it."
  remedy     = "Nothing to do."
  references = ["pjsip/pjproject:pjsip/src/pjsip/sip_transaction.c"]
  example {
    text = "Timeout timer event"
  }
  near_miss {
    text   = "Transaction destroyed!"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "SIP-005" {
  title    = "A request was not answered in time"
  class    = "sip"
  severity = "warning"
  since    = "0.2"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      State changed from (?:Calling|Trying|Proceeding) to Terminated, event=TIMER
    RE
  }
  means      = "The transaction's timer fired: half a minute went by without an answer. The status 408 that follows is the client's own."
  remedy     = "Look at the request above: for a REGISTER check address, port, transport and firewall; for a call the other side's path."
  causes     = ["registrar-silent", "pbx-transport-mismatch"]
  references = ["pjsip/pjproject:pjsip/src/pjsip/sip_transaction.c"]
  example {
    text = "State changed from Calling to Terminated, event=TIMER"
    also = { "Calling" = ["Trying", "Proceeding"] }
  }
  near_miss {
    text   = "State changed from Calling to Completed, event=RX_MSG"
    source = "built by hand"
  }
}

pattern "SIP-006" {
  title    = "A request too large for UDP goes over TCP"
  class    = "sip"
  severity = "info"
  since    = "0.2"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      exceeds UDP size threshold \((?P<count>\d+)\), sending with TCP
    RE
  }
  means      = "The request is larger than UDP carries safely, so it is sent over TCP, as RFC 3261 18.1.1 asks. A server that listens on UDP only does not get it, and the call ends with 503 or 408."
  remedy     = "If calls fail right after it, open TCP on the server or let the client use TLS."
  references = ["pjsip/pjproject:pjsip/src/pjsip/sip_util.c", "RFC 3261 section 18.1.1"]
  example {
    text     = "Request msg INVITE/cseq=20 (tdta0x55) exceeds UDP size threshold (1300), sending with TCP"
    captures = { count = "1300" }
  }
  near_miss {
    text   = "Request msg INVITE/cseq=20 (tdta0x55) created."
    source = "a healthy run of pjsua 2.17"
  }
}

# It stands for messages that the app keeps out of its log. Where a log shows messages it counts for nothing.

pattern "SIP-007" {
  title    = "A SIP message the log names and does not show"
  outline  = true
  class    = "sip"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      (?:Processing incoming message:|Incoming) Response msg (?P<status>[1-6]\d\d)/(?P<method>REGISTER|INVITE|BYE|CANCEL)/cseq=\d+ \(rdata
    RE
  }
  match {
    regex = <<-RE
      (?:Processing incoming message:|Incoming) Request msg (?P<method>INVITE|BYE|CANCEL)/cseq=\d+ \(rdata
    RE
  }
  match {
    regex = <<-RE
      Sending Response msg (?P<status>[1-6]\d\d)/(?P<method>INVITE|BYE|CANCEL)/cseq=\d+ \(tdta\w+\) in state
    RE
  }
  match {
    regex = <<-RE
      Sending Request msg (?P<method>REGISTER|INVITE|BYE|CANCEL)/cseq=\d+ \(tdta\w+\) in state
    RE
  }
  means      = "PJSIP says which request it sends and which answer comes in. Interval, numbers and media stand in the message alone, so they are unknown here."
  remedy     = "Read status and method. If more must be known, ask for a log with the app's own SIP messages."
  references = ["pjsip/pjproject:pjsip/src/pjsip/sip_endpoint.c", "pjsip/pjproject:pjsip/src/pjsip/sip_transaction.c"]
  example {
    text     = "Processing incoming message: Response msg 486/INVITE/cseq=30295 (rdata0x7f0edc3f14e8)"
    also     = { "INVITE" = ["BYE", "CANCEL"] }
    captures = { status = "486", method = "INVITE" }
  }
  example {
    text     = "Incoming Response msg 401/REGISTER/cseq=9300 (rdata0x55dcc23f4f08) in state Calling"
    captures = { status = "401", method = "REGISTER" }
  }
  example {
    text = "Processing incoming message: Request msg INVITE/cseq=5 (rdata0x55dcc23f4f08)"
    also = {
      "Processing incoming message:" = ["Incoming"]
      "INVITE"                       = ["BYE", "CANCEL"]
    }
    captures = { method = "INVITE" }
  }
  example {
    text     = "Sending Response msg 486/INVITE/cseq=5 (tdta0x55dcc23f4f08) in state Proceeding"
    also     = { "INVITE" = ["BYE", "CANCEL"] }
    captures = { status = "486", method = "INVITE" }
  }
  example {
    text     = "Sending Request msg REGISTER/cseq=9301 (tdta0x55dcc23f4f08) in state Null"
    also     = { "REGISTER" = ["INVITE", "BYE", "CANCEL"] }
    captures = { method = "REGISTER" }
  }
  near_miss {
    text   = "Request msg REGISTER/cseq=9300 (tdta0x55dcc23f4f08) created."
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "SIP-008" {
  title    = "A request failed with its connection"
  class    = "sip"
  severity = "warning"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match { contains = "State changed from Calling to Terminated, event=TRANSPORT_ERROR" }
  means      = "The connection failed before the request was answered. The status the app is given then (503) is no server's."
  remedy     = "Look at the lines before it for what the connection did."
  references = ["pjsip/pjproject:pjsip/src/pjsip/sip_transaction.c"]
  example {
    text = "State changed from Calling to Terminated, event=TRANSPORT_ERROR"
  }
  near_miss {
    text   = "State changed from Completed to Terminated, event=TIMER"
    source = "a healthy run of pjsua 2.17"
  }
}
