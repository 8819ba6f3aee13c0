# Calls in PJSIP's words. pjsua and apps made after it write "Call N ..."; apps with a front of their own leave only the invite session's
# "State changed from CALLING to EARLY" (all capitals, unlike a transaction's). As for registrations, 502 and 503 with a system's text are made up.

pattern "CAL-001" {
  title    = "The client calls somebody"
  class    = "call"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Making call with acc #\d+ to (?P<to>\S+)
    RE
  }
  match { contains = "State changed from NULL to CALLING, event=" }
  emit "call-out" {}
  means      = "An outgoing call begins."
  remedy     = "Nothing to do."
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_call.c", "pjsip/pjproject:pjsip/src/pjsip-ua/sip_inv.c"]
  example {
    text     = "Making call with acc #0 to sip:2002@sip.example.org"
    captures = { to = "sip:2002@sip.example.org" }
  }
  example {
    text = "State changed from NULL to CALLING, event=TSX_STATE"
  }
  near_miss {
    text   = "State changed from Null to Calling, event=TX_MSG"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "CAL-002" {
  title    = "A call came in"
  class    = "call"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Incoming call for account \d+!?
    RE
  }
  match { contains = "State changed from NULL to INCOMING, event=" }
  emit "call-in" {}
  means      = "Somebody calls this user, and the phone was told."
  remedy     = "Nothing to do."
  references = ["pjsip/pjproject:pjsip-apps/src/pjsua/pjsua_app.c", "pjsip/pjproject:pjsip/src/pjsip-ua/sip_inv.c"]
  example {
    text = "Incoming call for account 0!"
  }
  example {
    text = "State changed from NULL to INCOMING, event=RX_MSG"
  }
  near_miss {
    text   = "Making call with acc #2 to sip:600@pbx.example.test:5061;transport=tls"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "CAL-003" {
  title    = "The other side is being called"
  class    = "call"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Call \d+ state changed to EARLY
    RE
  }
  match {
    regex = <<-RE
      State changed from [A-Z]+ to EARLY, event=
    RE
  }
  emit "call-ringing" {}
  means      = "The call is on its way: the other phone rings, or the network plays a tone."
  remedy     = "Nothing to do."
  references = ["pjsip/pjproject:pjsip-apps/src/pjsua/pjsua_app.c", "pjsip/pjproject:pjsip/src/pjsip-ua/sip_inv.c"]
  example {
    text = "Call 0 state changed to EARLY (180 Ringing)"
  }
  example {
    text = "State changed from CALLING to EARLY, event=TSX_STATE"
  }
  near_miss {
    text   = "Call 0 state changed to CONFIRMED"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "CAL-004" {
  title    = "The call is established"
  class    = "call"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Call \d+ state changed to CONFIRMED
    RE
  }
  match {
    regex = <<-RE
      State changed from [A-Z]+ to CONFIRMED, event=
    RE
  }
  emit "call-established" {}
  means      = "The call was answered, and signalling is complete."
  remedy     = "Nothing to do; voice is another matter, see the media lines."
  references = ["pjsip/pjproject:pjsip-apps/src/pjsua/pjsua_app.c", "pjsip/pjproject:pjsip/src/pjsip-ua/sip_inv.c"]
  example {
    text = "Call 0 state changed to CONFIRMED"
  }
  example {
    text = "State changed from CONNECTING to CONFIRMED, event=TX_MSG"
  }
  near_miss {
    text   = "Call 0 state changed to CALLING"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "CAL-005" {
  title    = "This side hangs up"
  class    = "call"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Call \d+ hanging up: code=(?P<status>\d+)
    RE
  }
  emit "call-hangup" {}
  means      = "The user, or the app for him, ended or refused the call here."
  remedy     = "Nothing to do."
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_call.c"]
  example {
    text     = "Call 0 hanging up: code=0.."
    captures = { status = "0" }
  }
  near_miss {
    text   = "Call 0 state changed to CONFIRMED"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "CAL-006" {
  title    = "The call ended"
  class    = "call"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Call \d+ is DISCONNECTED \[reason=(?P<status>0|2\d\d|487) \((?P<reason>[^)]*)\)
    RE
  }
  match {
    regex = <<-RE
      State changed from [A-Z]+ to DISCONN(?:CTD|ECTED), event=
    RE
  }
  emit "call-ended" {}
  means      = "The call is over, by a hang-up after the answer or by the caller giving up (487)."
  remedy     = "Nothing to do."
  references = ["pjsip/pjproject:pjsip-apps/src/pjsua/pjsua_app.c", "pjsip/pjproject:pjsip/src/pjsip-ua/sip_inv.c"]
  example {
    text     = "Call 0 is DISCONNECTED [reason=200 (OK)]"
    also     = { "200" = ["0"] }
    captures = { status = "200", reason = "OK" }
  }
  example {
    text     = "Call 1 is DISCONNECTED [reason=487 (Request Terminated)]"
    captures = { status = "487" }
  }
  example {
    text = "State changed from CONFIRMED to DISCONNCTD, event=TSX_STATE"
    also = { "DISCONNCTD" = ["DISCONNECTED"] }
  }
  near_miss {
    text   = "Call 0 state changed to CONFIRMED"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "CAL-007" {
  title    = "The other party is busy"
  class    = "call"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Call \d+ is DISCONNECTED \[reason=(?P<status>486|600) \((?P<reason>[^)]*)\)
    RE
  }
  emit "call-ended" {}
  means      = "The party called is on another call or wants no call."
  remedy     = "Nothing to do; call again later."
  words      = "The person you called is busy."
  causes     = ["peer-busy"]
  references = ["pjsip/pjproject:pjsip-apps/src/pjsua/pjsua_app.c"]
  example {
    text     = "Call 0 is DISCONNECTED [reason=486 (Busy Here)]"
    also     = { "486" = ["600"] }
    captures = { status = "486", reason = "Busy Here" }
  }
  near_miss {
    text   = "Call 0 is DISCONNECTED [reason=200 (OK)]"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "CAL-008" {
  title    = "The call was declined"
  class    = "call"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Call \d+ is DISCONNECTED \[reason=(?P<status>603) \((?P<reason>[^)]*)\)
    RE
  }
  emit "call-ended" {}
  means      = "The party called refused the call."
  remedy     = "Nothing to do, unless the other party has do not disturb on by mistake."
  words      = "Your call was declined."
  causes     = ["call-declined"]
  references = ["pjsip/pjproject:pjsip-apps/src/pjsua/pjsua_app.c"]
  example {
    text     = "Call 0 is DISCONNECTED [reason=603 (Decline)]"
    captures = { status = "603", reason = "Decline" }
  }
  near_miss {
    text   = "Call 0 is DISCONNECTED [reason=200 (OK)]"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "CAL-009" {
  title    = "The number does not exist"
  class    = "call"
  severity = "warning"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Call \d+ is DISCONNECTED \[reason=(?P<status>404|410|484|604) \((?P<reason>[^)]*)\)
    RE
  }
  emit "call-ended" {}
  means      = "The server knows nobody of that number, or the number is incomplete."
  remedy     = "Check the number dialled, with its international prefix."
  words      = "This number does not exist."
  causes     = ["number-unknown"]
  references = ["pjsip/pjproject:pjsip-apps/src/pjsua/pjsua_app.c"]
  example {
    text     = "Call 0 is DISCONNECTED [reason=404 (Not Found)]"
    also     = { "404" = ["604", "410"] }
    captures = { status = "404", reason = "Not Found" }
  }
  example {
    text     = "Call 0 is DISCONNECTED [reason=484 (Address Incomplete)]"
    captures = { status = "484", reason = "Address Incomplete" }
  }
  near_miss {
    text   = "Call 0 is DISCONNECTED [reason=200 (OK)]"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "CAL-010" {
  title    = "The other party cannot be reached now"
  class    = "call"
  severity = "warning"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Call \d+ is DISCONNECTED \[reason=(?P<status>480) \((?P<reason>[^)]*)\)
    RE
  }
  emit "call-ended" {}
  means      = "The party called is not registered at the moment, does not answer or does not want to be disturbed."
  remedy     = "Ask the other party to connect the app."
  words      = "The person you called is not connected."
  causes     = ["peer-offline", "call-no-answer", "call-declined"]
  references = ["pjsip/pjproject:pjsip-apps/src/pjsua/pjsua_app.c"]
  example {
    text     = "Call 0 is DISCONNECTED [reason=480 (Temporarily Unavailable)]"
    captures = { status = "480", reason = "Temporarily Unavailable" }
  }
  near_miss {
    text   = "Call 0 is DISCONNECTED [reason=200 (OK)]"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "CAL-011" {
  title    = "The call was not answered in time"
  class    = "call"
  severity = "warning"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Call \d+ is DISCONNECTED \[reason=(?P<status>408) \((?P<reason>[^)]*)\)
    RE
  }
  emit "call-ended" {}
  means      = "Nobody answered: the called person when it rang before, else the server. Without a ringing phone PJSIP makes the number up by its own timer."
  remedy     = "If it did not ring, check the connection to the server at that time."
  causes     = ["call-no-answer", "registrar-silent"]
  references = ["pjsip/pjproject:pjsip-apps/src/pjsua/pjsua_app.c"]
  example {
    text     = "Call 0 is DISCONNECTED [reason=408 (Request Timeout)]"
    captures = { status = "408", reason = "Request Timeout" }
  }
  near_miss {
    text   = "Call 0 is DISCONNECTED [reason=200 (OK)]"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "CAL-012" {
  title    = "The media offered are not accepted"
  class    = "call"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Call \d+ is DISCONNECTED \[reason=(?P<status>488|606|415) \((?P<reason>[^)]*)\)
    RE
  }
  emit "call-ended" {}
  means      = "The two sides have no codec or no media encryption in common."
  remedy     = "Compare codecs and media security of both parties."
  words      = "The two phones could not agree on how to talk."
  causes     = ["media-security-mismatch"]
  references = ["pjsip/pjproject:pjsip-apps/src/pjsua/pjsua_app.c"]
  example {
    text     = "Call 0 is DISCONNECTED [reason=488 (Not Acceptable Here)]"
    also     = { "488" = ["606", "415"] }
    captures = { status = "488", reason = "Not Acceptable Here" }
  }
  near_miss {
    text   = "Call 0 is DISCONNECTED [reason=200 (OK)]"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "CAL-013" {
  title    = "The server refuses the call"
  class    = "call"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Call \d+ is DISCONNECTED \[reason=(?P<status>401|402|403|407) \((?P<reason>[^)]*)\)
    RE
  }
  emit "call-ended" {}
  means      = "The server does not let this account make the call, or refuses its credentials."
  remedy     = "Check the account's rights to call and its password on the PrivateServer."
  causes     = ["account-forbidden", "auth-rejected"]
  references = ["pjsip/pjproject:pjsip-apps/src/pjsua/pjsua_app.c"]
  example {
    text     = "Call 0 is DISCONNECTED [reason=403 (Forbidden)]"
    captures = { status = "403", reason = "Forbidden" }
  }
  near_miss {
    text   = "Call 0 is DISCONNECTED [reason=200 (OK)]"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "CAL-014" {
  title    = "A server error ended the call"
  class    = "call"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Call \d+ is DISCONNECTED \[reason=(?P<status>503) \((?P<reason>Service Unavailable[^)]*)\)
    RE
  }
  match {
    regex = <<-RE
      Call \d+ is DISCONNECTED \[reason=(?P<status>502) \((?P<reason>Bad Gateway[^)]*)\)
    RE
  }
  match {
    regex = <<-RE
      Call \d+ is DISCONNECTED \[reason=(?P<status>5(?:0[014-9]|[1-9]\d)) \((?P<reason>[^)]*)\)
    RE
  }
  emit "call-ended" {}
  means      = "A server on the way could not handle the call."
  remedy     = "Check the PrivateServer and its trunks for the time of the call."
  causes     = ["server-error"]
  references = ["pjsip/pjproject:pjsip-apps/src/pjsua/pjsua_app.c"]
  example {
    text     = "Call 0 is DISCONNECTED [reason=500 (Server Internal Error)]"
    also     = { "500" = ["511"] }
    captures = { status = "500", reason = "Server Internal Error" }
  }
  example {
    text     = "Call 0 is DISCONNECTED [reason=503 (Service Unavailable)]"
    captures = { status = "503", reason = "Service Unavailable" }
  }
  example {
    text   = "Call 0 is DISCONNECTED [reason=502 (Bad Gateway)]"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "Call 0 is DISCONNECTED [reason=200 (OK)]"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "CAL-015" {
  title    = "The call failed before it reached the server"
  class    = "call"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Call \d+ is DISCONNECTED \[reason=(?P<status>503) \((?P<reason>(?:[^S]|S[^e]|Se[^r]|Ser[^v]).*)\)\]?
    RE
  }
  match {
    regex = <<-RE
      Call \d+ is DISCONNECTED \[reason=(?P<status>502) \((?P<reason>(?:[^B]|B[^a]|Ba[^d]).*)\)\]?
    RE
  }
  emit "call-ended" {}
  means      = "The status is PJSIP's own: the connection to the server failed, for the reason given."
  remedy     = "Treat it as a connection problem: look at the registration around that time."
  causes     = ["registration-lost", "pbx-address-unreachable"]
  references = ["pjsip/pjproject:pjsip-apps/src/pjsua/pjsua_app.c"]
  example {
    text     = "Call 0 is DISCONNECTED [reason=503 (Connection refused)]"
    captures = { status = "503", reason = "Connection refused" }
  }
  example {
    text     = "Call 0 is DISCONNECTED [reason=502 (gethostbyname() has returned error (PJ_ERESOLVE))]"
    captures = { status = "502", reason = "gethostbyname() has returned error (PJ_ERESOLVE)" }
  }
  near_miss {
    text   = "Call 0 is DISCONNECTED [reason=200 (OK)]"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "CAL-016" {
  title    = "The call was refused for another reason"
  class    = "call"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Call \d+ is DISCONNECTED \[reason=(?P<status>3\d\d|400|40[569]|41[1-46-9]|42\d|43\d|48[1235]|489|49\d|60[1257-9]|6[1-9]\d) \((?P<reason>[^)]*)\)
    RE
  }
  emit "call-ended" {}
  means      = "A server or the other phone refused the call with this status."
  remedy     = "Read status and text; the SIP messages above name who answered."
  causes     = ["server-error"]
  references = ["pjsip/pjproject:pjsip-apps/src/pjsua/pjsua_app.c"]
  example {
    text     = "Call 0 is DISCONNECTED [reason=481 (Call/Transaction Does Not Exist)]"
    also     = { "481" = ["311", "601", "400", "411", "421", "431", "491", "611"] }
    captures = { status = "481", reason = "Call/Transaction Does Not Exist" }
  }
  near_miss {
    text   = "Call 0 is DISCONNECTED [reason=200 (OK)]"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "CAL-017" {
  title    = "The call could not be made"
  class    = "call"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      (?:Unable to make call|Error making call|Error initializing media channel|Unable to (?:create|send) (?:initial )?INVITE(?: request)?|Error creating (?:dialog|outgoing call)): (?P<reason>.+?) \[status=(?P<code>\d+)\]
    RE
  }
  match {
    regex = <<-RE
      (?:Creating call|pjsua_call_make_call\(.*\)) error: (?P<reason>.+?) \(status=(?P<code>\d+)\)
    RE
  }
  emit "call-failed" {
    kind = "io"
  }
  means      = "The call failed on the phone itself, before anything was sent."
  remedy     = "Act on the reason: a malformed number, no transport, no audio device or no media port."
  causes     = ["audio-device", "account-setting-mismatch"]
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_call.c", "pjsip/pjproject:pjsip/src/pjsua2/call.cpp"]
  example {
    text = "Unable to make call: Invalid URI (PJSIP_EINVALIDURI) [status=171039]"
    also = {
      "Unable to make call" = ["Error making call", "Unable to create INVITE", "Error creating dialog", "Error initializing media channel", "Unable to send INVITE", "Error creating outgoing call"]
    }
    captures = { reason = "Invalid URI (PJSIP_EINVALIDURI)", code = "171039" }
  }
  example {
    text = "pjsua_call_make_call(acc.getId(), &pj_dst_uri, param.p_opt, this, param.p_msg_data, &id) error: Unsupported transport (PJSIP_EUNSUPTRANSPORT) (status=171060) [call.cpp:721]"
    also = {
      "pjsua_call_make_call(acc.getId(), &pj_dst_uri, param.p_opt, this, param.p_msg_data, &id)" = ["Creating call"]
    }
    captures = { code = "171060" }
  }
  near_miss {
    text   = "Call 0: media transport initialization complete: Success"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "CAL-018" {
  title    = "The two sides have no codec in common"
  class    = "call"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      (?P<reason>No suitable codec for remote offer|SDP negotiation has failed.*|Unable to create media session.*|Error creating SDP (?:answer|offer).*|PJMEDIA_SDPNEG_E\w+|SDP negotiation failed.*)
    RE
  }
  emit "call-failed" {
    kind = "sdp"
  }
  means      = "The media descriptions of the two phones could not be brought together."
  remedy     = "Compare codecs and media security of both parties; look at the offer and the answer in the SIP messages."
  causes     = ["media-security-mismatch"]
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_call.c", "pjsip/pjproject:pjsip/src/pjsip-ua/sip_inv.c"]
  example {
    text = "SDP negotiation has failed: No suitable codec for remote offer (PJMEDIA_SDPNEG_ENOINCODEC)"
    also = {
      "SDP negotiation has failed: No suitable codec for remote offer (PJMEDIA_SDPNEG_ENOINCODEC)" = ["No suitable codec for remote offer", "Error creating SDP answer", "PJMEDIA_SDPNEG_E1", "SDP negotiation failed", "Error creating SDP offer"]
    }
  }
  example {
    text = "Unable to create media session: Invalid SDP media transport [status=220036]"
  }
  near_miss {
    text   = "SDP negotiation done: Success"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "CAL-019" {
  title    = "A call came in for no account of the phone"
  class    = "call"
  severity = "warning"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match { contains = "Unable to accept incoming call (no available account)" }
  means      = "A call arrived that none of the phone's accounts is meant for."
  remedy     = "Compare the account's user name with the number called."
  causes     = ["account-setting-mismatch"]
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_call.c"]
  example {
    text = "Unable to accept incoming call (no available account)"
  }
  near_miss {
    text   = "Acc 2: setting online status to 1.."
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "CAL-020" {
  title    = "The call needs a secure connection"
  class    = "call"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Require secure session/transport|PJSIP_ESESSIONINSECURE
    RE
  }
  emit "call-failed" {
    kind = "media-security"
  }
  means      = "The call was to be secure (sips, or SRTP that demands TLS), and the connection is not."
  remedy     = "Set the transport of the account to TLS, or let SRTP do without it."
  causes     = ["media-security-mismatch", "pbx-transport-mismatch"]
  refines    = ["CAL-017"]
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_call.c"]
  example {
    text = "Unable to make call: Require secure session/transport (PJSIP_ESESSIONINSECURE) [status=171142]"
    also = { "Require secure session/transport" = ["PJSIP_ESESSIONINSECURE"] }
  }
  example {
    text   = "Require secure session/transport"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "SDP negotiation done: Success"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "CAL-021" {
  title    = "The app starts a call of the account"
  class    = "call"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      New registered account call to (?P<to>\S+)
    RE
  }
  emit "call-out" {}
  means      = "The user calls this number from the account."
  remedy     = "Nothing to do; the outcome stands below."
  references = ["savoirfairelinux/jami-daemon:src/sip/sipaccount.cpp"]
  example {
    text     = "UserAgent: New registered account call to sip:1002@pbx.example.test:5060"
    captures = { to = "sip:1002@pbx.example.test:5060" }
  }
  near_miss {
    text   = "UAC invite session created for dialog dlg0x7f39fc0013a8"
    source = "a call of jamid 13.7"
  }
}
