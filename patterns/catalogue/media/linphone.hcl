# The bandwidth report comes once a second while a stream runs ("d" is received, "u" is sent, in kbit/s). The closing table is not used
# where something was received: it counts the whole call and would hide that voice stopped before its end.

pattern "MED-101" {
  title    = "Voice is received"
  class    = "media"
  severity = "info"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      \(audio\).* RTP ?: *\[d= *[1-9]\d*(?:\.\d+)?,
    RE
  }
  match {
    regex = <<-RE
      ^\s*RTP +audio=\[d= *[1-9]\d*(?:\.\d+)?,
    RE
  }
  match {
    regex = <<-RE
      andwidth usage for call.*: audio=\[d= *[1-9]\d*(?:\.\d+)?,
    RE
  }
  emit "media-flow" {}
  means      = "Audio packets arrived in that second, so that the media path towards this client is open."
  remedy     = "If the person heard nothing all the same, look at the device's speaker and at decryption errors."
  broad      = "only lines of linphone logs are tried, and the regexp asks for more than the word"
  references = ["BelledonneCommunications/liblinphone:src/conference/session/streams-group.cpp"]
  example {
    text   = "\tStream #0 (audio) | cpu: 0.82% | RTP : [d=71.04,u=0.77] RTCP: [d=0.01,u=0.77]  (kbits/sec)"
    source = "linphonec 5.1.65 in a call"
  }
  example {
    text = "\tRTP  audio=[d= 80.1,u= 79.8], video=[d=  0.0,u=  0.0] kbits/sec"
  }
  example {
    text   = "Bandwidth usage for call [0x55d0]: audio=[d= 80.1,u= 79.8], video=[d=  0.0,u=  0.0] kbits/sec"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "\tStream #0 (audio) | cpu: 1.44% | RTP : [d=0.00,u=85.63] RTCP: [d=0.00,u=1.20]  (kbits/sec)"
    source = "linphonec 5.1.65 after its media were cut"
  }
}

pattern "MED-102" {
  title    = "No voice is received"
  class    = "media"
  severity = "warning"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      \(audio\).* RTP ?: *\[d= *0(?:\.0+)?,
    RE
  }
  match {
    regex = <<-RE
      ^\s*RTP +audio=\[d= *0(?:\.0+)?,
    RE
  }
  match {
    regex = <<-RE
      andwidth usage for call.*: audio=\[d= *0(?:\.0+)?,
    RE
  }
  match {
    regex = <<-RE
      (?:^|\] ?)received +0 packets
    RE
  }
  emit "media-none" {}
  means      = "Not one audio packet arrived in that second. Once at the start of a call it is normal; second after second the media path is closed, or the other side is silent or on hold."
  remedy     = "If it lasts, check the RTP ports of firewall and server and whether the network changed; test with a call from another network."
  words      = "Your device received no voice from the other side."
  causes     = ["media-lost", "obfuscation-mismatch"]
  broad      = "only lines of linphone logs are tried, and the regexp asks for more than the word"
  references = ["BelledonneCommunications/liblinphone:src/conference/session/streams-group.cpp", "BelledonneCommunications/ortp:src/rtpsession.c"]
  example {
    text   = "\tStream #0 (audio) | cpu: 1.44% | RTP : [d=0.00,u=85.63] RTCP: [d=0.00,u=1.20]  (kbits/sec)"
    source = "linphonec 5.1.65 after its media were cut"
  }
  example {
    text = "received                                      0 packets"
  }
  example {
    text   = "\tRTP  audio=[d=  0.0,u= 79.8], video=[d=  0.0,u=  0.0] kbits/sec"
    source = "built from the format in the source"
  }
  example {
    text   = "Bandwidth usage for call [0x55d0]: audio=[d=  0.0,u= 79.8], video=[d=  0.0,u=  0.0] kbits/sec"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "\tStream #0 (audio) | cpu: 0.82% | RTP : [d=71.04,u=0.77] RTCP: [d=0.01,u=0.77]  (kbits/sec)"
    source = "linphonec 5.1.65 in a call"
  }
}

pattern "MED-103" {
  title    = "Voice stopped and the client ends the call"
  class    = "media"
  severity = "error"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      Media connectivity with .* is lost, call is going to be (?:terminated|closed)
    RE
  }
  emit "media-lost" {}
  means      = "No media arrived for the client's limit (30 seconds by default) in an answered call, so it hung up by itself."
  remedy     = "Check the media path: RTP ports, firewall, the server's media relay, a change of network."
  words      = "The voice connection broke while the call stood."
  causes     = ["media-lost"]
  references = ["BelledonneCommunications/liblinphone:src/call/call.cpp"]
  example {
    text   = "Call [0x560a3a30ed90]: Media connectivity with sip:1002@pbx.example.test is lost, call is going to be terminated"
    also   = { "terminated" = ["closed"] }
    source = "linphonec 5.1.65 after its media were cut"
  }
  near_miss {
    text   = "Media network reachability state is now [UP]"
    source = "a healthy run of linphone-desktop 5.1.65"
  }
}

pattern "ICE-101" {
  title    = "ICE found no way for the media"
  class    = "media"
  severity = "error"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      ICE state is (?:Linphone)?IceStateFailed
    RE
  }
  emit "ice-failed" {}
  means      = "None of the address pairs both sides offered let packets through; the call falls back to the addresses of the SDP, often without sound."
  remedy     = "Check STUN and TURN settings of the app and whether UDP is open on both networks."
  causes     = ["media-lost"]
  references = ["BelledonneCommunications/liblinphone:src/nat/ice-service.cpp"]
  example {
    text = "ICE state is IceStateFailed for stream#0 [audio] in state [Running]"
  }
  near_miss {
    text   = "ICE state is IceStateNotActivated for stream#0 [audio] in state [Stopped]"
    source = "a good call of linphonec 5.1.65"
  }
}
