# baresip's own words (logformats.md A7). It prints errno texts for everything that failed before an answer came.

pattern "MED-201" {
  title    = "Media are received"
  class    = "media"
  severity = "info"
  since    = "0.1"
  dialects = ["baresip"]
  match {
    regex = <<-RE
      \bstream: incoming rtp for '[^']*' established
    RE
  }
  match {
    regex = <<-RE
      \bstream: last \"?[a-z]+\"? RTP packet: \d{1,3} milliseconds
    RE
  }
  emit "media-flow" {}
  means      = "Packets of the other party arrive."
  remedy     = "Nothing to repair on the way from the other party to this device."
  causes     = ["none"]
  references = ["baresip/baresip:src/stream.c"]
  example {
    text = "stream: incoming rtp for 'audio' established, receiving from 198.51.100.1:30000"
  }
  example {
    text = "stream: last \"audio\" RTP packet: 18 milliseconds"
  }
  near_miss {
    text   = "stream: audio: starting RTCP with remote 192.0.2.10:19599"
    source = "runs of baresip 1.0.0"
  }
}

pattern "MED-202" {
  title    = "No media for a while"
  class    = "media"
  severity = "warning"
  since    = "0.1"
  dialects = ["baresip"]
  match {
    regex = <<-RE
      \bstream: last \"?[a-z]+\"? RTP packet: \d{4,9} milliseconds
    RE
  }
  emit "media-none" {}
  means      = "For a second or more no packet of the other party arrived."
  remedy     = "If it goes on: check the way of the media (firewall, NAT, media relay)."
  causes     = ["media-lost"]
  references = ["baresip/baresip:src/stream.c"]
  example {
    text = "stream: last \"audio\" RTP packet: 4012 milliseconds"
  }
  near_miss {
    text   = "stream: last \"audio\" RTP packet: 13 milliseconds"
    source = "a healthy run of baresip 1.0.0"
  }
}

pattern "MED-203" {
  title    = "The media stopped"
  class    = "media"
  severity = "error"
  since    = "0.1"
  dialects = ["baresip"]
  match {
    regex = <<-RE
      \bstream: no \S+ RTP packets received for \d+ milliseconds
    RE
  }
  match {
    regex = <<-RE
      \bcall: .*\bRTP timeout\b
    RE
  }
  match { contains = ": session closed: RTP timeout" }
  emit "media-lost" {}
  means      = "No packet of the other party arrived for the time-out set, so the call is given up."
  remedy     = "Check the way of the media: firewall, NAT, a change of network, the media relay of the PrivateServer."
  words      = "The sound stopped because nothing arrived from the other side."
  causes     = ["media-lost"]
  broad      = "only lines of baresip logs are tried, and the regexp asks for more than the word"
  references = ["baresip/baresip:src/stream.c"]
  example {
    text = "stream: no audio RTP packets received for 60012 milliseconds"
  }
  example {
    text   = "call: stream: RTP timeout"
    source = "built from the format in the source"
  }
  example {
    text   = "sip:bob@pbx.example.net: session closed: RTP timeout"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "stream: Enable RTP timeout (60000 milliseconds)"
    source = "a healthy run of baresip 1.0.0"
  }
}

pattern "MED-204" {
  title    = "The client watches the media"
  class    = "media"
  severity = "info"
  since    = "0.1"
  dialects = ["baresip"]
  match {
    regex = <<-RE
      \bstream: Enable RTP timeout
    RE
  }
  means      = "baresip will say so when no media arrive for this time; without such a line later the media did not stop for that long."
  remedy     = "Nothing to do."
  references = ["baresip/baresip:src/stream.c"]
  example {
    text = "stream: Enable RTP timeout (30000 milliseconds)"
  }
  near_miss {
    text   = "call: stream start (active=1)"
    source = "a healthy run of baresip 1.0.0"
  }
}
