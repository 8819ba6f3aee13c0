# Twinkle's own words (logformats.md has no section of it; from its source). A record is a head line, the text's lines and '---'.

pattern "AUD-251" {
  title    = "A sound device cannot be used"
  class    = "audio"
  severity = "error"
  since    = "0.1"
  dialects = ["twinkle"]
  match {
    regex = <<-RE
      (?i)^(?P<reason>(?:(?:cannot open|failed to open|could not open)\b.*\b(?:alsa|oss|sound|audio|pcm|mixer)\b.*|(?:opening alsa|opening oss|alsa|oss|snd_pcm_\w+)\b.*\b(?:failed|error|cannot|busy)\b.*|sound device\b.*(?:failed|busy).*))$
    RE
  }
  emit "audio-failed" {}
  means      = "Microphone or loudspeaker could not be opened, so one or both directions are silent."
  remedy     = "Check the sound settings and whether another program holds the device."
  words      = "The app could not use microphone or loudspeaker."
  causes     = ["audio-device"]
  broad      = "only lines of twinkle logs are tried, and the regexp asks for more than the word"
  references = ["LubosD/twinkle:src/audio/audio_device.cpp"]
  example {
    text = "snd_pcm_open failed: No such device"
    also = { "snd_pcm_open" = ["opening alsa", "oss", "opening oss"] }
  }
  example {
    text = "Failed to open ALSA driver for capture"
    also = {
      "Failed to open" = ["Cannot open", "Could not open"]
      "ALSA"           = ["OSS", "sound", "audio", "PCM", "mixer"]
    }
  }
  example {
    text   = "ALSA error: no such device"
    also   = { "error" = ["cannot", "busy"] }
    source = "built from the format in the source"
  }
  example {
    text   = "Sound device busy"
    also   = { "busy" = ["failed"] }
    source = "built from the format in the source"
  }
  near_miss {
    text   = "Opening ALSA device: default"
    source = "a good call of twinkle 1.10.2"
  }
}
