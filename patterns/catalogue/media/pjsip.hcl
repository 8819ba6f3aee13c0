# Whether voice came in. PJSIP tells it only at level 4 and above and in the statistics of a call; in these, lines of received and sent packets
# look alike, so only what cannot be of the other direction speaks of one.

pattern "MED-001" {
  title    = "Media arrive"
  class    = "media"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      RTP status: badpt=\d+, badssrc=\d+
    RE
  }
  match { contains = "Jitter buffer starts returning normal frames" }
  match {
    regex = <<-RE
      Remote RTP address switched to (?P<peer>\S+)
    RE
  }
  emit "media-flow" {}
  means      = "Packets of voice came in from the other side."
  remedy     = "Nothing to do."
  references = ["pjsip/pjproject:pjmedia/src/pjmedia/stream.c", "pjsip/pjproject:pjmedia/src/pjmedia/transport_udp.c"]
  example {
    text = "RTP status: badpt=0, badssrc=0, dup=0, outorder=0, probation=-1, restart=0"
  }
  example {
    text     = "Remote RTP address switched to 198.51.100.9:40000"
    captures = { peer = "198.51.100.9:40000" }
  }
  example {
    text = "Jitter buffer starts returning normal frames (after 12 empty/lost)"
  }
  near_miss {
    text   = "Resetting jitter buffer in stream playback start"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "MED-002" {
  title    = "No media at the moment"
  class    = "media"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Jitter buffer empty \(prefetch=\d+\)
    RE
  }
  emit "media-none" {}
  means      = "There was nothing to play for a moment: silence suppressed by the other side, or packets that do not come."
  remedy     = "Nothing to do when frames come again; else look at the media path."
  causes     = ["media-lost"]
  references = ["pjsip/pjproject:pjmedia/src/pjmedia/stream.c"]
  example {
    text = "Jitter buffer empty (prefetch=0), plc invoked"
  }
  near_miss {
    text   = "Jitter buffer reset"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "MED-003" {
  title    = "Not one packet in one direction"
  class    = "media"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match { contains = "total 0pkt 0B" }
  emit "media-none" {
    packets = "0"
  }
  means      = "The statistics of the call count no packet at all in one direction: below RX nothing was received, below TX nothing was sent."
  remedy     = "Check the media path: RTP ports of the firewall, NAT, addresses in the SDP, obfuscation and encryption of both parties."
  causes     = ["media-lost", "obfuscation-mismatch"]
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_dump.c"]
  example {
    text = "          total 0pkt 0B (0B +IP hdr) @avg=0bps/0bps"
  }
  near_miss {
    text   = "          total 32pkt 5.1KB (6.4KB +IP hdr) @avg=6.9Kbps/8.7Kbps"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "MED-004" {
  title    = "Much of the received voice was lost"
  class    = "media"
  severity = "warning"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      pkt loss=(?P<count>\d+) \((?:[1-9]\d|100)\.\d%\), discrd=
    RE
  }
  means      = "A tenth or more of the packets did not arrive; speech breaks up."
  remedy     = "Look at the user's network (radio, mobile data, VPN)."
  causes     = ["media-lost"]
  broad      = "the library's own words around it are asked for as well"
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_dump.c"]
  example {
    text     = "          pkt loss=41 (12.5%), discrd=0 (0.0%), dup=0 (0.0%), reord=0 (0.0%)"
    also     = { "12" = ["100"] }
    captures = { count = "41" }
  }
  near_miss {
    text   = "          pkt loss=0 (0.0%), discrd=0 (0.0%), dup=0 (0.0%), reord=0 (0.0%)"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "MED-005" {
  title    = "The media of the call are in error"
  class    = "media"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Call \d+ media \d+ \[type=\w+\], status is Error
    RE
  }
  match {
    regex = <<-RE
      pjsua_\w*channel_update\(\) failed for call_id \d+ media \d+: (?P<reason>.+)
    RE
  }
  means      = "The media of the call could not be started; the call is silent."
  remedy     = "Look at the lines above for the reason: codec, encryption, ports or audio device."
  causes     = ["media-lost", "audio-device"]
  references = ["pjsip/pjproject:pjsip-apps/src/pjsua/pjsua_app.c"]
  example {
    text = "Call 0 media 0 [type=audio], status is Error"
  }
  example {
    text     = "pjsua_aud_channel_update() failed for call_id 0 media 0: Invalid operation (PJ_EINVALIDOP)"
    captures = { reason = "Invalid operation (PJ_EINVALIDOP)" }
  }
  near_miss {
    text   = "Call 0 media 0 [type=audio], status is Active"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "MED-006" {
  title    = "The call is on hold or one-way by agreement"
  class    = "media"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      (?:audio|Audio) updated, stream #\d+: .*\((?:inactive|sendonly)\)
    RE
  }
  match {
    regex = <<-RE
      Call \d+ media \d+ \[type=audio\], status is (?:Remote hold|Local hold)
    RE
  }
  means      = "By the media descriptions no voice is to be received: one side holds the call."
  remedy     = "Nothing to do if somebody put the call on hold; else ask the other party."
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_media.c", "pjsip/pjproject:pjsip-apps/src/pjsua/pjsua_app.c"]
  example {
    text = "audio updated, stream #0: PCMU (inactive)"
    also = {
      "audio"    = ["Audio"]
      "inactive" = ["sendonly"]
    }
  }
  example {
    text = "Call 0 media 0 [type=audio], status is Remote hold"
    also = { "Remote hold" = ["Local hold"] }
  }
  near_miss {
    text   = "audio updated, stream #0: PCMU (sendrecv)"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "MED-007" {
  title    = "No address for the media"
  class    = "media"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      No available IP address for SDP offer|Unable to (?:find|get) (?:appropriate )?(?:local )?(?:host )?(?:IP )?(?:address|interface) for (?:media|RTP|SDP)
    RE
  }
  means      = "The phone has no address to receive voice at: it is not on a network of the kind the call needs."
  remedy     = "Check the phone's network (IPv4 against IPv6)."
  causes     = ["media-lost"]
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_media.c"]
  example {
    text = "No available IP address for SDP offer"
    also = {
      "No available IP address for SDP offer" = ["Unable to get address for media", "Unable to find interface for media", "Unable to find address for RTP", "Unable to find address for SDP"]
    }
  }
  near_miss {
    text   = "RTP socket reachable at 192.0.2.50:4000"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "MED-008" {
  title    = "Media packets could not be sent or read"
  class    = "media"
  severity = "warning"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      (?:RTP|RTCP) (?:recv|send)\(\) error(?:: (?P<reason>.+?))?(?: \[(?:err|status):?=?(?P<code>\d+)\])?$|Error (?:sending|transmitting) RTP(?: packet)?: 
    RE
  }
  means      = "The system reports an error of the media connection, such as a closed port on the other side or a network that is gone."
  remedy     = "Look for a network change; compare the media ports with the firewall's."
  causes     = ["media-lost"]
  references = ["pjsip/pjproject:pjmedia/src/pjmedia/stream.c"]
  example {
    text = "RTP recv() error: Connection refused [err:120111]"
    also = {
      "RTP recv() error: Connection refused [err:120111]" = ["Error sending RTP:", "RTP recv() error [status1]", "Error transmitting RTP:"]
      "RTP"                                               = ["RTCP"]
      "recv"                                              = ["send"]
    }
    captures = { reason = "Connection refused", code = "120111" }
  }
  near_miss {
    text   = "RTCP socket reachable at 192.0.2.50:4001"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "MED-009" {
  title    = "Reports of the other side stopped during the call"
  class    = "media"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      TX pt=-?\d+, .*last update:(?:\d\dh:\d\dm:[2-5]\d|\d\dh:(?:0[1-9]|[1-5]\d)m:\d\d|(?:0[1-9]|[1-9]\d)h:\d\dm:\d\d)\.\d+s ago
    RE
  }
  emit "media-lost" {}
  means      = "The other phone reported on the voice it received, and for 20 seconds or more before this statistic it reported nothing, where a report is due every five: nothing came from it any more."
  remedy     = "Check the media path for a network change, a firewall or a phone that went out of reach during the call."
  words      = "The voice of the other side stopped arriving."
  causes     = ["media-lost"]
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_dump.c", "pjsip/pjproject:pjmedia/src/pjmedia/rtcp.c", "RFC 3550 section 6.2"]
  example {
    text = "       TX pt=0, ptime=20, last update:00h:00m:41.120s ago"
    also = { "00m:41" = ["11m:11"] }
  }
  example {
    text = "       TX pt=0, ptime=20, last update:00h:02m:01.000s ago"
  }
  example {
    text   = "       TX pt=0, ptime=20, last update:01h:00m:01.000s ago"
    also   = { "01h" = ["10h"] }
    source = "built from the format in the source"
  }
  near_miss {
    text   = "       TX pt=0, ptime=20, last update:00h:00m:00.936s ago"
    source = "a healthy run of pjsua 2.17"
  }
}
