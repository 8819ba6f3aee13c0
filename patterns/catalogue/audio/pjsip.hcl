pattern "AUD-001" {
  title    = "The audio device could not be opened"
  class    = "audio"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      (?:Unable to (?:open|find|set)(?: default)? (?:sound|audio|capture|playback) device|Error (?:opening sound device|retrieving default audio device|initializing sound device))\b.*?(?:[:(] ?(?P<reason>.+?)\)?)?(?: \[status=(?P<code>-?\d+)\])?$
    RE
  }
  match {
    regex = <<-RE
      (?P<reason>PJMEDIA_EAUD_\w+|PJMEDIA_ESND\w+)
    RE
  }
  emit "audio-failed" {}
  means      = "Microphone or speaker are missing, held by another app, or not allowed to the app. During a call it means no voice."
  remedy     = "Check the app's microphone permission, close other apps that use audio, and restart the phone."
  words      = "The app cannot use your microphone or speaker."
  causes     = ["audio-device"]
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_aud.c", "pjsip/pjproject:pjmedia/include/pjmedia-audiodev/errno.h"]
  example {
    text = "Unable to open sound device: PJMEDIA_EAUD_SYSERR [status=420002]"
    also = {
      "Unable to open sound device" = ["Error opening sound device", "Error retrieving default audio device", "Error initializing sound device"]
      "open"                        = ["set"]
      "sound"                       = ["capture"]
    }
    captures = { reason = "PJMEDIA_EAUD_SYSERR", code = "420002" }
  }
  example {
    text     = "Unable to find default audio device (PJMEDIA_EAUD_NODEFDEV) [status=420006]"
    captures = { code = "420006" }
  }
  example {
    text = "Unable to open playback device 'plughw:0,0', err: Device or resource busy"
  }
  example {
    text   = "Error creating sound port: PJMEDIA_EAUD_INVOP"
    also   = { "PJMEDIA_EAUD_INVOP" = ["PJMEDIA_ESNDINDEVID"] }
    source = "built from the format in the source"
  }
  near_miss {
    text   = "Opening null sound device.."
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "AUD-002" {
  title    = "The audio system of the phone reports an error"
  class    = "audio"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip"]
  match {
    regex = <<-RE
      (?:AudioUnit|CoreAudio|AudioSession|OpenSL|OboeAudio|AudioRecord|AudioTrack|Oboe)\b.*?(?:[Ee]rror|[Ff]ailed|[Uu]nable)
    RE
  }
  emit "audio-failed" {}
  means      = "The system refused to start or go on with audio, for example because a phone call took it or the app was in the background."
  remedy     = "Check the microphone permission; ask whether another call or app was active."
  causes     = ["audio-device"]
  refines    = ["AUD-502"]
  broad      = "the library's own words around it are asked for as well"
  references = ["pjsip/pjproject:pjmedia/src/pjmedia-audiodev/coreaudio_dev.m", "pjsip/pjproject#3940"]
  example {
    text = "AudioUnit initialize failed -560705187"
    also = {
      "AudioUnit" = ["CoreAudio", "AudioSession", "AudioRecord", "Oboe", "OboeAudio", "AudioTrack"]
      "failed"    = ["error", "unable"]
    }
  }
  example {
    text = "OpenSL: Cannot create audio player, Init failed"
  }
  near_miss {
    text   = "Null sound device, mode setting is ignored"
    source = "a healthy run of pjsua 2.17"
  }
}
