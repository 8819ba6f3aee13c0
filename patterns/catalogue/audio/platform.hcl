# What the platform below any client says: Java and Android, Apple, the C library. No dialect: the lines stand between any stack's own.

pattern "AUD-501" {
  title    = "The app may not use the microphone"
  class    = "audio"
  severity = "error"
  since    = "0.1"
  match {
    regex = <<-RE
      (?P<reason>\b(?:RECORD_AUDIO|NSMicrophoneUsageDescription|kTCCServiceMicrophone|AVAudioSessionRecordPermissionDenied)\b.*)$
    RE
  }
  match {
    regex = <<-RE
      (?i)(?P<reason>\b(?:microphone|record(?:ing)?|audio)\b[^\r\n]{0,40}\bpermission\b[^\r\n]{0,20}\b(?:denied|missing|not granted|revoked)\b.*|\bpermission (?:denied|not granted)\b[^\r\n]{0,40}\b(?:microphone|record|audio)\b.*)$
    RE
  }
  emit "permission-denied" {}
  emit "audio-failed" {}
  means      = "The user has not allowed the app to use the microphone, so the other side hears nothing."
  remedy     = "Ask the user to allow the microphone for the app in the settings of the phone."
  words      = "Allow the app to use the microphone in the settings of your phone."
  causes     = ["audio-device"]
  broad      = "systems word it in many ways; the regexp asks for the word and for what is wrong with it on one line"
  references = ["Android permissions", "Apple TCC"]
  example {
    text = "java.lang.SecurityException: Permission Denial: requires android.permission.RECORD_AUDIO"
    also = {
      "RECORD_AUDIO" = ["NSMicrophoneUsageDescription", "kTCCServiceMicrophone", "AVAudioSessionRecordPermissionDenied"]
    }
  }
  example {
    text = "Microphone permission denied by user"
    also = {
      "Microphone" = ["Record", "Audio"]
      "denied"     = ["missing", "not granted", "revoked"]
    }
  }
  example {
    text   = "Permission denied for microphone"
    also   = { "denied" = ["not granted"], "microphone" = ["record", "audio"] }
    source = "built from the format in the source"
  }
  near_miss {
    text   = "audio: player started with sample format S16LE"
    source = "a healthy run of baresip 1.0.0"
  }
}

pattern "AUD-502" {
  title    = "The sound system of the device failed"
  class    = "audio"
  severity = "error"
  since    = "0.1"
  match {
    regex = <<-RE
      (?P<reason>\b(?:AudioRecord|AudioTrack|AudioFlinger|AudioStreamOut|OpenSLES|libOpenSLES|AAudio\w*)\b.*(?:status -\d+|error -?\d+|could not|[Ff]ailed|not initialized).*)$
    RE
  }
  match {
    regex = <<-RE
      (?P<reason>\b(?:AVAudioSession|AudioUnit\w*|AURemoteIO|CoreAudio|AudioQueue\w*|AudioSession\w*)\b.*(?:OSStatus|[Ee]rror|[Ff]ailed|-560\d+|'!\w{3}').*)$
    RE
  }
  emit "audio-failed" {}
  means      = "The device's sound system refused to record or to play: another call or app holds it, or the hardware does not answer."
  remedy     = "Ask whether another call or app was using the sound at that time; restart the device."
  words      = "The app could not use microphone or loudspeaker."
  causes     = ["audio-device"]
  broad      = "systems word it in many ways; the regexp asks for the word and for what is wrong with it on one line"
  references = ["Android AudioRecord, AudioFlinger", "Apple AVAudioSession"]
  example {
    text = "AudioRecord: start() status -38"
    also = {
      "AudioRecord" = ["OpenSLES", "libOpenSLES", "AAudio", "AudioTrack", "AudioStreamOut"]
      "status -38"  = ["error 1", "failed", "not initialized"]
    }
  }
  example {
    text = "AVAudioSession setActive failed: 561017449"
    also = { "AVAudioSession" = ["CoreAudio", "AudioQueue", "AudioUnit", "AURemoteIO"] }
  }
  example {
    text = "AudioFlinger could not create record track, status: -1"
  }
  example {
    text   = "AudioSession start, OSStatus = 1"
    also   = { "OSStatus = 1" = ["error", "-56012", "'!act'"] }
    source = "built from the format in the source"
  }
  near_miss {
    text   = "audio: player started with sample format S16LE"
    source = "good calls of baresip 1.0.0 and twinkle 1.10.2"
  }
}
