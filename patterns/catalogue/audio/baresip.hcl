# baresip's own words (logformats.md A7). It prints errno texts for everything that failed before an answer came.

pattern "AUD-201" {
  title    = "A sound device cannot be used"
  class    = "audio"
  severity = "error"
  since    = "0.1"
  dialects = ["baresip"]
  match {
    regex = <<-RE
      \baudio(?:_recv)?: (?:start_source|start_player|record start|player start)\w* failed(?: \((?P<device>[^)]*)\))?: (?P<reason>.*)$
    RE
  }
  match {
    regex = <<-RE
      \bcall: audio device error
    RE
  }
  match {
    regex = <<-RE
      \b(?:alsa|pulse|pipewire|coreaudio|opensles|aaudio|wasapi|winwave): (?:\w+: )?(?P<reason>(?:could not open|failed to open|could not connect|error opening).*)$
    RE
  }
  emit "audio-failed" {}
  means      = "Microphone or loudspeaker could not be opened, so one or both directions are silent."
  remedy     = "Check the app's permission for the microphone and whether another app holds the device; restart the device."
  words      = "The app could not use microphone or loudspeaker."
  causes     = ["audio-device"]
  references = ["baresip/baresip:src/audio.c"]
  example {
    text     = "audio: start_player failed (alsa.default): No such device [19]"
    also     = { "start_player" = ["record start", "player start", "start_source"] }
    captures = { device = "alsa.default", reason = "No such device [19]" }
  }
  example {
    text   = "call: audio device error"
    source = "built from the format in the source"
  }
  example {
    text = "alsa: could not open device 'default' (No such file or directory)"
    also = {
      "alsa"           = ["pulse", "coreaudio", "opensles", "aaudio", "wasapi", "pipewire", "winwave"]
      "could not open" = ["failed to open", "could not connect", "error opening"]
    }
    source = "built from the format in the source"
  }
  near_miss {
    text   = "audio: player started with sample format S16LE"
    source = "a healthy run of baresip 1.0.0"
  }
}
