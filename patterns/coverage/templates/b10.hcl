# Section B10 of logformats.md: each template with a line as it is really printed, or the reason why no entry matches it.

section "B10" {
  title = "Audio devices and app-level"
  template "Error opening sound device" {
    stack = "PJSIP"
    line  = "Error opening sound device"
  }
  template "Unable to open sound device: %s [status=%d]" {
    stack = "PJSIP"
    line  = "Unable to open sound device: pbx.example.test [status=5]"
  }
  template "Unable to find default audio device (PJMEDIA_EAUD_NODEFDEV) [status=420006]" {
    stack = "PJSIP"
    line  = "Unable to find default audio device (PJMEDIA_EAUD_NODEFDEV) [status=420006]"
  }
  template "AVAudioSession" {
    stack = "PJSIP"
    line  = "AVAudioSession error: Session activation failed (560557684)"
  }
  template "...Init failed" {
    stack = "PJSIP"
    line  = "OpenSL: SLEngineItf Init failed"
  }
  template "No capture card." {
    stack = "ms2 / lin"
    line  = "No capture card."
  }
  template "No playback card." {
    stack = "ms2 / lin"
    line  = "No playback card."
  }
  template "Could not find a suitable soundcard..." {
    stack = "ms2 / lin"
    line  = "Could not find a suitable soundcard..."
  }
  template "call: audio device error" {
    stack = "baresip"
    line  = "call: audio device error"
  }
  template "audio: start_source failed (%s.%s): %m" {
    stack = "baresip"
    line  = "audio: start_source failed (pbx.example.test.pbx.example.test): Connection refused [111]"
  }
  template "java.lang.SecurityException" {
    stack = "Android permissions"
    line  = "java.lang.SecurityException: Permission Denial: not allowed to record audio android.permission.RECORD_AUDIO"
  }
  template "AudioRecord: ... status -1" {
    stack = "Android permissions"
    line  = "AudioRecord: ... status -1"
  }
  template "Permission Denial: ... android.permission.RECORD_AUDIO" {
    stack = "Android permissions"
    line  = "Permission Denial: ... android.permission.RECORD_AUDIO"
  }
  template "--zrtp-license" {
    stack  = "License"
    reason = "an option of the command line"
  }
  template "lic_mode" {
    stack  = "License"
    reason = "a field of the source"
  }
  template "licen[cs]e" {
    stack = "License"
    line  = "License expired"
  }
}
