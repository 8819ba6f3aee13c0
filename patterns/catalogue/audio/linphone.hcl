# Sound cards of mediastreamer2. A machine without sound prints most of this at each start; it counts only during a call.

pattern "AUD-101" {
  title    = "No usable sound device"
  class    = "audio"
  severity = "warning"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    contains = "Could not find a suitable soundcard"
  }
  match {
    regex = <<-RE
      No (?P<device>capture|playback) card(?: with id .*|\.)?$
    RE
  }
  emit "audio-failed" {}
  means      = "The app found no microphone or speaker, or not the one chosen in its settings. At the start of the app it means nothing; in a call one side stays silent."
  remedy     = "If the person had no sound, choose microphone and speaker in the app's settings again and check its permission for the microphone."
  words      = "Please check that the app may use the microphone and that no other app holds it."
  causes     = ["audio-device"]
  references = ["BelledonneCommunications/mediastreamer2:src/base/mssndcard.c", "BelledonneCommunications/liblinphone:coreapi/linphonecore.c"]
  example {
    text   = "Could not find a suitable soundcard with capabilities : 2"
    source = "linphone-desktop 5.1.65 on a machine without sound"
  }
  example {
    text = "No capture card with id ALSA Unknown: default"
    also = {
      "capture"                        = ["playback"]
      " with id ALSA Unknown: default" = ["."]
    }
    captures = { device = "capture" }
    source   = "linphone-desktop 5.1.65 on a machine without sound"
  }
  near_miss {
    text   = "Card 'PulseAudio Unknown: Null Output' added with capabilities [playback]"
    source = "a good call of linphonec 5.1.65"
  }
}

pattern "AUD-102" {
  title    = "The sound device could not be opened"
  class    = "audio"
  severity = "error"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      alsa_open_[rw]: .*(?i:error|fail|could not|cannot)(?P<message>.*)$
    RE
  }
  match {
    regex = <<-RE
      (?:Fail(?:ed)? to (?:open|start|connect|create)|Could not (?:open|start|create)|Cannot (?:open|start)) .*(?:audio ?(?:unit|record|track|device|stream)|sound ?(?:card|device)|AudioUnit|AudioRecord|AudioTrack|pulseaudio|recorder)(?P<message>.*)$
    RE
  }
  emit "audio-failed" {}
  means      = "Microphone or speaker exist and the system did not give them to the app: another app holds them, or the permission is missing."
  remedy     = "Close other apps that use the microphone, check the app's permission, and restart the device."
  words      = "Please close other apps that use the microphone and try again."
  causes     = ["audio-device"]
  references = ["BelledonneCommunications/mediastreamer2:src/audiofilters/alsa.c", "BelledonneCommunications/mediastreamer2:src/android/androidsound.cpp"]
  example {
    text = "alsa_open_r: Could not open capture device default: Device or resource busy"
    also = { "Could not" = ["Error", "Fail", "Cannot"] }
  }
  example {
    text = "Failed to start audio unit: -66681"
    also = {
      "Failed to start" = ["Could not open", "Cannot open", "Could not start", "Could not create", "Cannot start"]
      "start"           = ["open", "connect", "create"]
      "audio unit"      = ["soundcard", "AudioUnit", "pulseaudio", "recorder", "sounddevice", "AudioRecord", "AudioTrack"]
      "unit"            = ["record", "track", "device", "stream"]
    }
  }
  near_miss {
    text   = "alsa_open_r: opening default at 8000Hz, bits=16, stereo=0"
    source = "linphonec 5.1.65 in a call"
  }
}
