# baresip's own words (logformats.md A7). It prints errno texts for everything that failed before an answer came.

pattern "ICE-201" {
  title    = "No way for the media was found"
  class    = "media"
  severity = "error"
  since    = "0.1"
  dialects = ["baresip"]
  match {
    regex = <<-RE
      \bice: (?:.*)(?P<reason>connectivity check failed.*|no valid (?:candidate|pair).*)$
    RE
  }
  emit "ice-failed" {}
  means      = "None of the addresses both sides named could be reached from the other."
  remedy     = "Check STUN or TURN server and firewall; UDP must be able to pass."
  causes     = ["media-lost"]
  references = ["baresip/baresip:modules/ice/ice.c"]
  example {
    text     = "ice: connectivity check failed: Connection timed out"
    also     = { "connectivity check failed: Connection timed out" = ["no valid candidate", "no valid pair"] }
    captures = { reason = "connectivity check failed: Connection timed out" }
  }
  near_miss {
    text   = "stream: audio: starting RTCP with remote 192.0.2.10:19599"
    source = "a run of baresip 1.0.0"
  }
}
