pattern "APP-101" {
  title    = "A warning or error that healthy clients print too"
  class    = "app"
  severity = "info"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      nothing to migrate, skipping|generated proxyconfig idkey = |Ending push received background task
    RE
  }
  match {
    regex = <<-RE
      Device \[.*\] type is unknown|Failed to find audio device matching default (?:in|out)put sound card
    RE
  }
  match {
    regex = <<-RE
      alsa_set_params: period(?:size)?:\d+ Using|avpf-tmmbr is not activated|video policy is to start the call with video
    RE
  }
  match {
    regex = <<-RE
      QML Shortcut: |System tray not found on this system|No tone generator at this time
    RE
  }
  match {
    regex = <<-RE
      (?:MSFilePlayer\[.*failed to open|mkvplayer: .*could not be opened|Parser opening failed\. Could not open)\s
    RE
  }
  match {
    regex = <<-RE
      Flow controlled bufferizer owned by .* drop \d+ ms
    RE
  }
  means      = "These lines concern ring tones, video, device names, buffers or the window, and stand in logs of runs where all is well."
  remedy     = "Pass over them: they explain neither a failed connection nor a failed call."
  references = ["BelledonneCommunications/liblinphone:coreapi/linphonecore.c", "BelledonneCommunications/mediastreamer2:src/audiofilters/alsa.c"]
  example {
    text = "nothing to migrate, skipping..."
    also = {
      "nothing to migrate, skipping" = ["generated proxyconfig idkey = ", "Ending push received background task"]
    }
    source = "a healthy run of linphone-desktop 5.1.65"
  }
  example {
    text = "Device [default] type is unknown"
    also = {
      "Device [default] type is unknown" = ["Failed to find audio device matching default input sound card", "Failed to find audio device matching default output sound card"]
    }
    source = "a healthy run of linphone-desktop 5.1.65"
  }
  example {
    text = "alsa_set_params: periodsize:256 Using 256"
    also = {
      "alsa_set_params: periodsize:256 Using" = ["video policy is to start the call with video", "avpf-tmmbr is not activated"]
    }
    source = "built from the format in the source"
  }
  example {
    text = "QML Shortcut: Only binding to one of multiple key bindings associated with 16 is not possible"
    also = {
      "QML Shortcut: Only" = ["System tray not found on this systemOnly", "No tone generator at this timeOnly"]
    }
    source = "built from the format in the source"
  }
  example {
    text = "MSFilePlayer[0x55d0]: failed to open /usr/share/sounds/linphone/ringback.wav"
    also = {
      "MSFilePlayer[0x55d0]: failed to open" = ["mkvplayer: could not be opened", "Parser opening failed. Could not open"]
    }
    source = "built from the format in the source"
  }
  example {
    text   = "Flow controlled bufferizer owned by MSAlsaWrite drop 20 ms"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "Could not find a suitable soundcard with capabilities : 2"
    source = "linphone-desktop 5.1.65 on a machine without sound"
  }
}
