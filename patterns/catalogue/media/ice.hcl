# ICE, STUN and TURN in PJNATH's words.

pattern "ICE-001" {
  title    = "ICE found no path for the media"
  class    = "media"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      ICE negotiation failed(?: after \S+)?(?:: (?P<reason>.+))?$
    RE
  }
  match {
    regex = <<-RE
      (?P<reason>All ICE checklists failed)
    RE
  }
  emit "ice-failed" {}
  means      = "The two phones tried all their addresses and found no way to each other."
  remedy     = "Check that UDP is allowed on both networks, or provide a relay (TURN)."
  causes     = ["media-lost"]
  references = ["pjsip/pjproject:pjnath/src/pjnath/ice_strans.c"]
  example {
    text     = "ICE negotiation failed after 7:955s: All ICE checklists failed (PJNATH_EICEFAILED)"
    captures = { reason = "All ICE checklists failed (PJNATH_EICEFAILED)" }
  }
  example {
    text   = "All ICE checklists failed"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "Call 0: media transport initialization complete: Success"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "ICE-002" {
  title    = "A STUN or TURN server does not serve"
  class    = "media"
  severity = "warning"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      STUN resolution failed(?:: (?P<reason>.+))?$
    RE
  }
  match {
    regex = <<-RE
      TURN allocation failed(?:: (?P<reason>.+))?$
    RE
  }
  match {
    regex = <<-RE
      Session failed because (?P<reason>\S.* failed: .+)$
    RE
  }
  means      = "The server that tells the phone its public address, or relays its voice, did not answer or refused."
  remedy     = "Check the STUN or TURN settings of the app; without them calls behind NAT may be silent."
  causes     = ["media-lost"]
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_core.c", "pjsip/pjproject:pjnath/src/pjnath/turn_sock.c"]
  example {
    text = "STUN resolution failed: Connection timed out [status=120110]"
  }
  example {
    text = "Session failed because TURN Allocate failed: Unauthorized"
  }
  example {
    text   = "TURN allocation failed: Unauthorized"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "Call 0: media transport initialization complete: Success"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "ICE-003" {
  title    = "The media keep-alive failed"
  class    = "media"
  severity = "warning"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      ICE keep alive failure for transport (?P<port>\d+)(?::\d+)?(?:: (?P<reason>.+))?
    RE
  }
  means      = "The way for the media was open and is closed now: the network changed, or the relay is gone."
  remedy     = "Look for a network change during the call."
  causes     = ["media-lost"]
  references = ["pjsip/pjproject:pjsip-apps/src/pjsua/pjsua_app.c"]
  example {
    text     = "ICE keep alive failure for transport 0:0: Network is unreachable"
    captures = { reason = "Network is unreachable" }
  }
  near_miss {
    text   = "Call 0: media transport initialization complete: Success"
    source = "a healthy run of pjsua 2.17"
  }
}
