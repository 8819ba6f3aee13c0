# Calls of liblinphone: the states of a call session ("Call 0x..: moving from state" before 4.0). States say what happened, never why: the
# status of the SIP answer does.

pattern "CAL-101" {
  title    = "An outgoing call was started"
  class    = "call"
  severity = "info"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      \[(?P<from>[^\]]*)\] calling \[(?P<to>[^\]]*)\] on op
    RE
  }
  match {
    regex = <<-RE
      moving from state \S+ to (?:LinphoneCall)?OutgoingInit\b
    RE
  }
  emit "call-out" {}
  means      = "The person dialled, and the client begins to set the call up."
  remedy     = "Look at how the call went on: progress, ringing, answer, or the status that ended it."
  broad      = "only lines of linphone logs are tried, and the regexp asks for more than the word"
  references = ["BelledonneCommunications/liblinphone:src/conference/session/call-session.cpp", "BelledonneCommunications/liblinphone:src/sal/call-op.cpp"]
  example {
    text   = "CallSession [0x556b659f7a60] moving from state LinphoneCallIdle to LinphoneCallOutgoingInit"
    source = "a good call of linphonec 5.1.65"
  }
  example {
    text     = "[sip:anna@sip.example.org] calling [sip:berta@sip.example.org] on op [0x7f1c]"
    captures = { from = "sip:anna@sip.example.org", to = "sip:berta@sip.example.org" }
  }
  near_miss {
    text   = "CallSession [0x556b659f7a60] moving from state LinphoneCallOutgoingInit to LinphoneCallOutgoingProgress"
    source = "a good call of linphonec 5.1.65"
  }
}

pattern "CAL-102" {
  title    = "An incoming call arrived"
  class    = "call"
  severity = "info"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      New incoming call from \[(?P<from>[^\]]*)\] to \[(?P<to>[^\]]*)\]
    RE
  }
  match {
    regex = <<-RE
      moving from state \S+ to (?:LinphoneCall)?(?:Push)?IncomingReceived\b
    RE
  }
  emit "call-in" {}
  means      = "A call reached the client and it rings: the way from the server to this device works."
  remedy     = "If the person saw or heard nothing, look at notifications and sound of the device."
  references = ["BelledonneCommunications/liblinphone:src/conference/session/call-session.cpp"]
  example {
    text   = "CallSession [0x5620fe909d30] moving from state LinphoneCallIdle to LinphoneCallIncomingReceived"
    source = "a good incoming call of linphonec 5.1.65"
  }
  example {
    text     = "New incoming call from [sip:berta@sip.example.org] to [sip:anna@192.0.2.50:40434]"
    captures = { from = "sip:berta@sip.example.org" }
  }
  near_miss {
    text   = "Incoming call ringing for 1 seconds"
    source = "a good incoming call of linphonec 5.1.65"
  }
}

pattern "CAL-103" {
  title    = "The other party's phone rings"
  class    = "call"
  severity = "info"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      moving from state \S+ to (?:LinphoneCall)?Outgoing(?:Ringing|EarlyMedia)\b
    RE
  }
  emit "call-ringing" {}
  means      = "The server found the other party's device, and it rings."
  remedy     = "If the call ends without an answer now, the other party did not take it."
  references = ["BelledonneCommunications/liblinphone:src/conference/session/call-session.cpp", "RFC 3261 section 21.1.2"]
  example {
    text   = "CallSession [0x556b659f7a60] moving from state LinphoneCallOutgoingProgress to LinphoneCallOutgoingRinging"
    also   = { "LinphoneCallOutgoingRinging" = ["LinphoneCallOutgoingEarlyMedia"] }
    source = "a good call of linphonec 5.1.65"
  }
  near_miss {
    text   = "CallSession [0x556b659f7a60] moving from state LinphoneCallOutgoingInit to LinphoneCallOutgoingProgress"
    source = "a good call of linphonec 5.1.65"
  }
}

pattern "CAL-104" {
  title    = "The call was answered"
  class    = "call"
  severity = "info"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      moving from state \S+ to (?:LinphoneCall)?Connected\b
    RE
  }
  emit "call-established" {}
  means      = "The call was taken and both sides agreed on it; sound is another matter, which the bandwidth lines show."
  remedy     = "If there was no sound, look at the media lines that follow."
  references = ["BelledonneCommunications/liblinphone:src/conference/session/call-session.cpp"]
  example {
    text   = "CallSession [0x556b659f7a60] moving from state LinphoneCallOutgoingRinging to LinphoneCallConnected"
    source = "a good call of linphonec 5.1.65"
  }
  near_miss {
    text   = "CallSession [0x556b659f7a60] moving from state LinphoneCallOutgoingProgress to LinphoneCallOutgoingRinging"
    source = "a good call of linphonec 5.1.65"
  }
}

pattern "CAL-105" {
  title    = "The call's media streams run"
  class    = "call"
  severity = "info"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      moving from state \S+ to (?:LinphoneCall)?StreamsRunning\b
    RE
  }
  emit "call-established" {}
  means      = "The client sends and waits for voice. It says that the streams were opened, not that anything was received."
  remedy     = "See the bandwidth lines for what was received."
  references = ["BelledonneCommunications/liblinphone:src/conference/session/media-session.cpp"]
  example {
    text   = "CallSession [0x556b659f7a60] moving from state LinphoneCallConnected to LinphoneCallStreamsRunning"
    source = "a good call of linphonec 5.1.65"
  }
  near_miss {
    text   = "Call state LinphoneCallStreamsRunning, using voice stream"
    source = "a good call of linphonec 5.1.65"
  }
}

pattern "CAL-106" {
  title    = "The call is over"
  class    = "call"
  severity = "info"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      moving from state \S+ to (?:LinphoneCall)?End\b
    RE
  }
  emit "call-ended" {}
  means      = "The call ended without an error of the client's: one of the two hung up, or the call was given up before an answer."
  remedy     = "Nothing to repair in itself; who ended it stands in the lines before."
  references = ["BelledonneCommunications/liblinphone:src/conference/session/call-session.cpp"]
  example {
    text   = "CallSession [0x556b659f7a60] moving from state LinphoneCallStreamsRunning to LinphoneCallEnd"
    source = "a good call of linphonec 5.1.65"
  }
  near_miss {
    text   = "CallSession [0x556b659f7a60] moving from state LinphoneCallEnd to LinphoneCallReleased"
    source = "a good call of linphonec 5.1.65"
  }
}

pattern "CAL-107" {
  title    = "The call could not be made"
  class    = "call"
  severity = "warning"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      moving from state \S+ to (?:LinphoneCall)?Error\b
    RE
  }
  emit "call-failed" {}
  means      = "The call ended in an error: refused by the other side or the server (busy, offline, unknown number, no answer), or not even sent."
  remedy     = "Look at the SIP answer before this line; its status says why."
  references = ["BelledonneCommunications/liblinphone:src/conference/session/call-session.cpp"]
  example {
    text   = "CallSession [0x55b3e98f1d90] moving from state LinphoneCallOutgoingRinging to LinphoneCallError"
    source = "linphonec 5.1.65 when the other party was busy"
  }
  near_miss {
    text   = "CallSession [0x556b659f7a60] moving from state LinphoneCallEnd to LinphoneCallReleased"
    source = "a good call of linphonec 5.1.65"
  }
}

pattern "CAL-108" {
  title    = "The call was refused with a status"
  class    = "call"
  severity = "warning"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      \bOp \[[^\]]*\] receiving call response \[(?P<status>3\d\d|40[02-68-9]|4[1-9]\d|5\d\d|6\d\d)\]
    RE
  }
  emit "call-failed" {}
  means      = "The server or the other party's phone ended the call with this SIP status. 401 and 407 are left out: they only ask for credentials."
  remedy     = "404: the number does not exist. 480: the other party is not connected. 486: busy. 488: the media do not fit. 5xx: the server's own error."
  causes     = ["number-unknown", "peer-offline", "peer-busy", "call-declined", "media-security-mismatch", "call-no-answer", "server-error"]
  references = ["BelledonneCommunications/liblinphone:src/sal/call-op.cpp", "RFC 3261 section 21"]
  example {
    text     = "Op [0x55b3e97bd860] receiving call response [486], dialog is [0x55b3e98fd320] in state [BELLE_SIP_DIALOG_TERMINATED]"
    also     = { "486" = ["311", "511", "611", "400"] }
    captures = { status = "486" }
    source   = "linphonec 5.1.65 when the other party was busy"
  }
  near_miss {
    text   = "Op [0x556b659c3c80] receiving call response [100], dialog is [0] in state [BELLE_SIP_DIALOG_NULL]"
    source = "a good call of linphonec 5.1.65"
  }
}

pattern "CAL-109" {
  title    = "This side hung up"
  class    = "call"
  severity = "info"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      Terminate (?:CallSession|call) \[[^\]]*\] which is currently in state \[?(?:LinphoneCall)?(?:StreamsRunning|Connected|Paus|Resum|Updat|Refer)
    RE
  }
  emit "call-hangup" {}
  means      = "The person, or the app for them, ended an answered call; a BYE follows."
  remedy     = "Nothing to repair, unless the person says they did not hang up: then look at what the app did just before."
  references = ["BelledonneCommunications/liblinphone:src/conference/session/call-session.cpp"]
  example {
    text = "Terminate CallSession [0x556b659f7a60] which is currently in state [LinphoneCallStreamsRunning]"
    also = {
      "CallSession"                = ["call"]
      "LinphoneCallStreamsRunning" = ["LinphoneCallConnected", "LinphoneCallPaus", "LinphoneCallResum", "LinphoneCallUpdat", "LinphoneCallRefer"]
    }
    source = "a good call of linphonec 5.1.65"
  }
  near_miss {
    text   = "Call state LinphoneCallStreamsRunning, using voice stream"
    source = "a good call of linphonec 5.1.65"
  }
}

pattern "CAL-110" {
  title    = "The caller gave up before an answer"
  class    = "call"
  severity = "info"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      Terminate (?:CallSession|call) \[[^\]]*\] which is currently in state \[?(?:LinphoneCall)?Outgoing
    RE
  }
  emit "call-cancelled" {}
  means      = "The person ended the call while it was being set up or rang."
  remedy     = "Nothing to repair; ask how long they waited if they say that nothing happened."
  causes     = ["call-cancelled"]
  references = ["BelledonneCommunications/liblinphone:src/conference/session/call-session.cpp", "RFC 3261 section 9"]
  example {
    text = "Terminate CallSession [0x7f1c] which is currently in state [LinphoneCallOutgoingRinging]"
    also = { "CallSession" = ["call"] }
  }
  near_miss {
    text   = "Terminate CallSession [0x556b659f7a60] which is currently in state [LinphoneCallStreamsRunning]"
    source = "a good call of linphonec 5.1.65"
  }
}

pattern "CAL-111" {
  title    = "Both sides have no media in common"
  class    = "call"
  severity = "error"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      Incompatible SDP (?:answer|offer)? ?received
    RE
  }
  match {
    contains = "Incompatible, check codecs or security settings"
  }
  emit "call-failed" {
    kind = "sdp"
  }
  means      = "The answer names no codec and no encryption that this side offered, and the client ends the call."
  remedy     = "Compare codecs and media encryption of both parties."
  causes     = ["media-security-mismatch"]
  references = ["BelledonneCommunications/liblinphone:src/conference/session/media-session.cpp"]
  example {
    text = "Incompatible SDP answer received, need to abort the call"
    also = { "answer" = ["offer"] }
  }
  example {
    text   = "Incompatible, check codecs or security settings..."
    source = "built from the format in the source"
  }
  near_miss {
    text   = "Doing SDP offer/answer process of type outgoing"
    source = "a good call of linphonec 5.1.65"
  }
}

pattern "CAL-112" {
  title    = "The answer to the call was never confirmed"
  class    = "call"
  severity = "error"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    contains = "was not ACK'd within T1*64 seconds"
  }
  emit "call-ended" {}
  means      = "This side answered, and the ACK did not come within 32 seconds: the other side's way back leads nowhere, usually by NAT, a wrong contact address or a SIP ALG in the router. The call drops after half a minute."
  remedy     = "Switch off SIP ALG in the router, and check contact and record-route addresses in the messages."
  words      = "The call breaks off after half a minute because of a router on the way. Please try another network."
  references = ["BelledonneCommunications/belle-sip:src/dialog.c", "RFC 3261 section 13.3.1.4"]
  example {
    text = "Dialog [0x7f1c] was not ACK'd within T1*64 seconds, it is going to be terminated."
  }
  near_miss {
    text   = "Incoming INVITE has ACK, dialog is happy"
    source = "a good incoming call of linphonec 5.1.65"
  }
}
