# Twinkle's own words (logformats.md has no section of it; from its source). A record is a head line, the text's lines and '---'.

pattern "ZRT-251" {
  title    = "ZRTP made the media secure"
  class    = "zrtp"
  severity = "info"
  since    = "0.1"
  dialects = ["twinkle"]
  match {
    regex = <<-RE
      ^Line \d+: audio encryption enabled: (?P<flags>.*\S)
    RE
  }
  match {
    regex = <<-RE
      ^Line \d+: Entered secure state
    RE
  }
  emit "zrtp-secure" {}
  emit "zrtp-received" {}
  emit "media-secured" {
    keying = "zrtp"
  }
  means      = "The key agreement came to its end and the media are encrypted."
  remedy     = "Nothing to repair."
  references = ["LubosD/twinkle:src/audio/twinkle_zrtp_ui.cpp"]
  example {
    text     = "Line 1: audio encryption enabled: AES-CM-128"
    captures = { flags = "AES-CM-128" }
  }
  example {
    text   = "Line 1: Entered secure state"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "Line 1: RTP session started."
    source = "a good call of twinkle 1.10.2"
  }
}

pattern "ZRT-252" {
  title    = "The other party does not speak ZRTP"
  class    = "zrtp"
  severity = "error"
  since    = "0.1"
  dialects = ["twinkle"]
  match {
    regex = <<-RE
      ^Line \d+: remote party does not support ZRTP
    RE
  }
  emit "zrtp-no-peer" {}
  means      = "Nothing answered the ZRTP Hello: the other side has no ZRTP, or the media do not get through."
  remedy     = "Check whether the other party's app uses ZRTP, whether sound was heard, and whether the server passes media on unchanged."
  words      = "The other phone does not use this kind of encryption."
  causes     = ["zrtp-no-peer"]
  references = ["LubosD/twinkle:src/audio/twinkle_zrtp_ui.cpp"]
  example {
    text = "Line 1: remote party does not support ZRTP."
  }
  near_miss {
    text   = "Line 1: starting RTP session."
    source = "a good call of twinkle 1.10.2"
  }
}

pattern "ZRT-253" {
  title    = "ZRTP failed"
  class    = "zrtp"
  severity = "error"
  since    = "0.1"
  dialects = ["twinkle"]
  match {
    regex = <<-RE
      ^Line \d+: ZRTP negotiation failed
    RE
  }
  match {
    regex = <<-RE
      ^Line \d+: (?P<reason>Hash HMAC check of \w+ failed|Cannot send data - connection or peer down|Internal protocol error occur|Too much retries during ZRTP|Cannot start a timer).*
    RE
  }
  emit "zrtp-failed" {}
  means      = "The key agreement was broken off: the two sides have nothing in common, packets were altered, or too many were lost."
  remedy     = "Update both apps; try another network. If it stays, ask level 3."
  words      = "The call could not be encrypted."
  causes     = ["zrtp-failure"]
  references = ["LubosD/twinkle:src/audio/twinkle_zrtp_ui.cpp"]
  example {
    text = "Line 1: ZRTP negotiation failed."
  }
  example {
    text = "Line 1: Too much retries during ZRTP negotiation - connection or peer down?"
    also = {
      "Too much retries during ZRTP" = ["Hash HMAC check of 1 failed", "Cannot send data - connection or peer down", "Internal protocol error occur", "Cannot start a timer"]
    }
    captures = { reason = "Too much retries during ZRTP" }
  }
  near_miss {
    text   = "Line 1: RTP session stopped."
    source = "a good call of twinkle 1.10.2"
  }
}

pattern "ZRT-254" {
  title    = "ZRTP asks the users to compare the words"
  class    = "zrtp"
  severity = "warning"
  since    = "0.1"
  dialects = ["twinkle"]
  match {
    regex = <<-RE
      ^Line \d+: (?P<reason>(?:No retained shared secrets available|Valid retained shared secrets availabe but no matches found|Received a GoClear|Commit contains an AES256|Hello offers an AES256).*)$
    RE
  }
  emit "zrtp-warning" {}
  emit "zrtp-received" {}
  means      = "The two devices do not remember each other, as on a first call or after a new installation, so the security rests on the words both users see."
  remedy     = "Ask both users to compare the words. Only different words are a reason for concern."
  words      = "Compare the words on both screens."
  references = ["LubosD/twinkle:src/audio/twinkle_zrtp_ui.cpp"]
  example {
    text = "Line 1: No retained shared secrets available - must verify SAS"
    also = {
      "No retained shared secrets available" = ["Valid retained shared secrets availabe but no matches found", "Received a GoClear", "Commit contains an AES256", "Hello offers an AES256"]
    }
  }
  near_miss {
    text   = "Line 1: RTP session stopped."
    source = "a good call of twinkle 1.10.2"
  }
}

pattern "ZRT-255" {
  title    = "The other party speaks ZRTP"
  class    = "zrtp"
  severity = "info"
  since    = "0.1"
  dialects = ["twinkle"]
  match {
    regex = <<-RE
      ^Line \d+: (?:Hello received, preparing|Commit: Generated|Responder: |Initiator: |DH1Part: |At least one retained secret)
    RE
  }
  emit "zrtp-received" {}
  means      = "ZRTP packets of the other party arrived: it speaks ZRTP and the media get through."
  remedy     = "Nothing to do."
  broad      = "only lines of twinkle logs are tried, and the regexp asks for more than the word"
  references = ["LubosD/twinkle:src/audio/twinkle_zrtp_ui.cpp"]
  example {
    text = "Line 1: Hello received, preparing a Commit"
    also = {
      "Hello received, preparing" = ["Commit: Generated", "Responder: ", "Initiator: ", "DH1Part: ", "At least one retained secret"]
    }
  }
  near_miss {
    text   = "Line 1: starting RTP session."
    source = "a good call of twinkle 1.10.2"
  }
}
