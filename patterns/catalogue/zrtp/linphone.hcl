# ZRTP of mediastreamer2 and bzrtp. "Send packet type Hello" is the wording of 5.x, "Send Hello of size" that of others.

pattern "ZRT-101" {
  title    = "A ZRTP Hello was sent"
  class    = "zrtp"
  severity = "info"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      ZRTP Send (?:packet type )?Hello(?: +(?:of|on)\b|\s*$)
    RE
  }
  emit "zrtp-hello-sent" {}
  means      = "The client asks the other side for ZRTP. It repeats this some twenty times when nothing answers."
  remedy     = "If no ZRTP packet is received, the other party does not speak ZRTP or no media come through."
  causes     = ["zrtp-no-peer"]
  references = ["BelledonneCommunications/mediastreamer2:src/crypto/zrtp.c", "RFC 6189 section 6"]
  example {
    text   = "ZRTP Send packet type Hello    on rtp session [0x558e1c86e720]"
    source = "a good ZRTP call of linphonec 5.1.65"
  }
  near_miss {
    text   = "ZRTP Send packet type HelloACK on rtp session [0x558e1c86e720]"
    source = "a good ZRTP call of linphonec 5.1.65"
  }
}

pattern "ZRT-102" {
  title    = "ZRTP of the other party was received"
  class    = "zrtp"
  severity = "info"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      ZRTP Receive (?:packet type )?[A-Z]\w+
    RE
  }
  emit "zrtp-received" {}
  means      = "The other party speaks ZRTP, and media packets reach this client."
  remedy     = "If the keys are not agreed on in the end, look at the ZRTP errors that follow."
  references = ["BelledonneCommunications/mediastreamer2:src/crypto/zrtp.c"]
  example {
    text   = "ZRTP Receive packet type Commit   on rtp session [0x558e1c86e720]"
    source = "a good ZRTP call of linphonec 5.1.65"
  }
  near_miss {
    text   = "ZRTP Send packet type HelloACK on rtp session [0x558e1c86e720]"
    source = "a good ZRTP call of linphonec 5.1.65"
  }
}

pattern "ZRT-103" {
  title    = "ZRTP agreed on the keys"
  class    = "zrtp"
  severity = "info"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    contains = "ZRTP secrets on: SAS is"
  }
  match {
    contains = "Event dispatched to all: secrets are on"
  }
  emit "zrtp-secure" {}
  means      = "The key exchange completed; the two people can compare the short string the app shows."
  remedy     = "ZRTP is good in this call; a string not compared before is no fault."
  references = ["BelledonneCommunications/mediastreamer2:src/crypto/zrtp.c", "RFC 6189 section 4.5.2"]
  example {
    text   = "Event dispatched to all: secrets are on"
    source = "a good ZRTP call of linphonec 5.1.65"
  }
  example {
    text   = "ZRTP secrets on: SAS is B4JX previously verified false on session [0x55d0]"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "ZRTP secrets are ready for receiver; auth tag algo is HMAC-SHA1-80 and cipher algo is AES-128"
    source = "a good ZRTP call of linphonec 5.1.65"
  }
}

pattern "ZRT-104" {
  title    = "The ZRTP key exchange failed"
  class    = "zrtp"
  severity = "error"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      Unable to start ZRTP channel, error code (?P<code>\S+)
    RE
  }
  match {
    regex = <<-RE
      ZRTP protocol (?:error|failure)(?P<message>.*)$
    RE
  }
  emit "zrtp-failed" {}
  means      = "The two sides could not agree on keys, so that the call stays without ZRTP."
  remedy     = "Have both parties update the app; compare their ZRTP settings and escalate with the log."
  words      = "The encryption of this call could not be set up. Please try again, and tell support if it repeats."
  causes     = ["zrtp-failure"]
  references = ["BelledonneCommunications/mediastreamer2:src/crypto/zrtp.c", "RFC 6189 section 5.9"]
  example {
    text     = "Unable to start ZRTP channel, error code 8"
    captures = { code = "8" }
  }
  example {
    text   = "ZRTP protocol error on call 5"
    also   = { "error" = ["failure"] }
    source = "built from the format in the source"
  }
  near_miss {
    text   = "Starting ZRTP engine on rtp session [0x558e1c86e720] ssrc 0xe82e744a"
    source = "a good ZRTP call of linphonec 5.1.65"
  }
}

pattern "ZRT-105" {
  title    = "A ZRTP packet was not accepted"
  class    = "zrtp"
  severity = "warning"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      ZRTP packet .*processing returns (?P<code>(?:0x)?0*[1-9A-Fa-f][0-9A-Fa-f]*)
    RE
  }
  emit "zrtp-warning" {}
  means      = "One packet of the key exchange was malformed, repeated or out of order; a few are normal on a bad network."
  remedy     = "Nothing to do if the keys were agreed on in the end; otherwise escalate with the code."
  references = ["BelledonneCommunications/mediastreamer2:src/crypto/zrtp.c", "BelledonneCommunications/bzrtp:include/bzrtp/bzrtp.h"]
  example {
    text     = "ZRTP packet Hello processing returns a002"
    captures = { code = "a002" }
  }
  near_miss {
    text   = "ZRTP Receive packet type Commit   on rtp session [0x558e1c86e720]"
    source = "a good ZRTP call of linphonec 5.1.65"
  }
}

pattern "ZRT-106" {
  title    = "The ZRTP keys of earlier calls do not match"
  class    = "zrtp"
  severity = "warning"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      Zrtp Event dispatched ?: cache mismatch
    RE
  }
  emit "zrtp-warning" {}
  means      = "One side no longer has the secret both kept from their last call, nearly always because its app was installed anew; an attacker in the middle would look the same."
  remedy     = "Tell both to compare the string the app shows by voice; if it is the same, the call is safe and the warning ends."
  words      = "Please compare the letters your app shows with the other party by voice."
  causes     = ["zrtp-failure"]
  references = ["BelledonneCommunications/mediastreamer2:src/crypto/zrtp.c", "RFC 6189 section 4.6.1"]
  example {
    text = "Zrtp Event dispatched : cache mismatch"
  }
  near_miss {
    text   = "Event dispatched to all: secrets are on"
    source = "a good ZRTP call of linphonec 5.1.65"
  }
}
