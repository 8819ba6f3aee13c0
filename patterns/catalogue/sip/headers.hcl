# Headers that say more than the status of a message does. Their ids sort behind those of registration and calls, so that the mark of a
# message is what it is, not what it carries.

pattern "SIP-401" {
  title    = "Reason of the telephone network"
  class    = "sip"
  severity = "info"
  since    = "0.1"
  match {
    sip {
      header "Reason" {
        regex = <<-RE
          (?i)\bQ\.850\s*;\s*cause\s*=\s*(?P<code>\d{1,3})(?:[^,]*?text\s*=\s*\"?(?P<message>[^\",;]+))?
        RE
      }
    }
  }
  means      = "The server passes on why the call ended, as a cause of the telephone network: 1 no such number, 16 normal, 17 busy, 18 and 19 no answer, 20 not registered, 21 rejected, 34 and 38 network trouble, 58 media not possible."
  remedy     = "Read the cause: it often says more than the status."
  refines    = ["CAL-410"]
  references = ["RFC 3326 section 2", "asterisk/asterisk:include/asterisk/causes.h"]
  example {
    text     = <<-SIP
      rx:
      BYE sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi3
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>;tag=b2
      Call-ID: call-1
      CSeq: 3 BYE
      Reason: Q.850;cause=20;text="Subscriber absent"
      Content-Length: 0

    SIP
    captures = { code = "20", message = "Subscriber absent" }
  }
  near_miss {
    text   = <<-SIP
      tx:
      BYE sip:1002@pbx.example.test;transport=tls SIP/2.0
      Via: SIP/2.0/TLS 192.0.2.50:5061;branch=z9hG4bK820090b8724a343b;rport
      Max-Forwards: 70
      To: <sip:1002@pbx.example.test;transport=tls>;tag=a284a2c0baedf3e7
      From: <sip:1001@pbx.example.test>;tag=c09bf81d37afd159
      Call-ID: 76e00320f1586df8
      CSeq: 21973 BYE
      Proxy-Authorization: Digest username="1001", realm="pbx.example.test", nonce="awRCXGsEQTAFkLzsbVgliUBH8F98wIeJ"
      User-Agent: baresip v1.0.0 (x86_64/linux)

    SIP
    source = "a healthy run of baresip 1.0.0, shortened"
  }
}

pattern "SIP-402" {
  title    = "Asterisk's cause of the hangup"
  class    = "sip"
  severity = "info"
  since    = "0.1"
  match {
    sip {
      header "X-Asterisk-HangupCause" {
        regex = <<-RE
          ^\s*(?P<reason>.*\S)
        RE
      }
      header "X-Asterisk-HangupCauseCode" {
        regex = <<-RE
          ^\s*(?P<code>\d{1,3})
        RE
      }
    }
  }
  match {
    sip {
      header "X-Asterisk-HangupCause" {
        regex = <<-RE
          ^\s*(?P<reason>.*\S)
        RE
      }
    }
  }
  means      = "Asterisk says in its own words why it ended the call."
  remedy     = "Read the cause: it often says more than the status."
  refines    = ["CAL-419"]
  references = ["asterisk/asterisk:channels/chan_sip.c"]
  example {
    text     = <<-SIP
      INVITE sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0

      SIP/2.0 480 Temporarily unavailable
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>;tag=b2
      Call-ID: call-1
      CSeq: 1 INVITE
      X-Asterisk-HangupCause: Subscriber absent
      X-Asterisk-HangupCauseCode: 20
      Content-Length: 0
    SIP
    captures = { reason = "Subscriber absent", code = "20" }
  }
  example {
    text   = <<-SIP
      INVITE sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK7
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>
      Call-ID: one-1
      CSeq: 7 INVITE
      Content-Length: 0

      SIP/2.0 480 Temporarily unavailable
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK7
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>;tag=b1
      Call-ID: one-1
      CSeq: 7 INVITE
      X-Asterisk-HangupCause: Subscriber absent
      Content-Length: 0

    SIP
    source = "built: an older Asterisk writes no code"
  }
  near_miss {
    text   = <<-SIP
      tx:
      INVITE sip:1002@pbx.example.test;transport=tls SIP/2.0
      Via: SIP/2.0/TLS 192.0.2.50:5061;branch=z9hG4bK820090b8724a343b;rport
      Max-Forwards: 70
      To: <sip:1002@pbx.example.test;transport=tls>
      From: <sip:1001@pbx.example.test>;tag=c09bf81d37afd159
      Call-ID: 76e00320f1586df8
      CSeq: 21972 INVITE
      Proxy-Authorization: Digest username="1001", realm="pbx.example.test", nonce="awRCXGsEQTAFkLzsbVgliUBH8F98wIeJ"
      User-Agent: baresip v1.0.0 (x86_64/linux)

      rx:
      SIP/2.0 200 OK
      Via: SIP/2.0/TLS 192.0.2.50:5061;branch=z9hG4bK820090b8724a343b;rport=41520;received=192.0.2.50
      To: <sip:1002@pbx.example.test;transport=tls>;tag=a284a2c0baedf3e7
      From: <sip:1001@pbx.example.test>;tag=c09bf81d37afd159
      Call-ID: 76e00320f1586df8
      CSeq: 21972 INVITE
      Content-Length: 0
    SIP
    source = "a healthy run of baresip 1.0.0, shortened"
  }
}

pattern "SIP-403" {
  title    = "The server asks to try again later"
  class    = "sip"
  severity = "warning"
  since    = "0.1"
  match {
    sip {
      status    = ["404", "413", "480", "486", "500", "503", "600", "603"]
      direction = ["rx"]
      header "Retry-After" {
        regex = <<-RE
          ^\s*(?P<seconds>\d{1,9})
        RE
      }
    }
  }
  means      = "The server names the time after which a new attempt makes sense: it is overloaded or down for a while, and knows it."
  remedy     = "Wait that long before a manual reconnection; if it comes back, check the PrivateServer."
  causes     = ["server-error"]
  refines    = ["REG-410"]
  references = ["RFC 3261 section 20.33"]
  example {
    text     = <<-SIP
      REGISTER sip:pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK2
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>
      Call-ID: reg-1
      CSeq: 2 REGISTER
      Contact: <sip:alice@198.51.100.7:40112>;expires=300
      Content-Length: 0

      SIP/2.0 503 Service Unavailable
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK2
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>;tag=b1
      Call-ID: reg-1
      CSeq: 2 REGISTER
      Retry-After: 120
      Content-Length: 0
    SIP
    captures = { seconds = "120", status = "503" }
  }
  example {
    text   = <<-SIP
      OPTIONS sip:pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK7
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>
      Call-ID: one-1
      CSeq: 7 OPTIONS
      Content-Length: 0

      SIP/2.0 480 Temporarily Unavailable
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK7
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>;tag=b1
      Call-ID: one-1
      CSeq: 7 OPTIONS
      Retry-After: 120
      Content-Length: 0

    SIP
    also   = { "SIP/2.0 480 Temporarily Unavailable" = ["SIP/2.0 404 Not Found", "SIP/2.0 413 Request Entity Too Large", "SIP/2.0 486 Busy Here", "SIP/2.0 500 Server Internal Error", "SIP/2.0 600 Busy Everywhere", "SIP/2.0 603 Decline"] }
    source = "built from the RFC"
  }
  near_miss {
    text   = <<-SIP
      tx:
      REGISTER sip:pbx.example.test SIP/2.0
      Via: SIP/2.0/UDP 192.0.2.50;rport;branch=z9hG4bKqvoczwxg
      Max-Forwards: 70
      To: "User A" <sip:2001@pbx.example.test>
      From: "User A" <sip:2001@pbx.example.test>;tag=giuns
      Call-ID: bruuwyplybjcivh@localhost
      CSeq: 885 REGISTER
      Contact: <sip:2001@192.0.2.50;transport=udp>;expires=60
      User-Agent: Twinkle/1.10.2
      Content-Length: 0

      rx:
      SIP/2.0 401 Unauthorized
      Via: SIP/2.0/UDP 192.0.2.50;rport=5060;branch=z9hG4bKqvoczwxg;received=192.0.2.50
      To: "User A" <sip:2001@pbx.example.test>;tag=8068789c6f489f848d68f11e81141125.3a150000
      From: "User A" <sip:2001@pbx.example.test>;tag=giuns
      Call-ID: bruuwyplybjcivh@localhost
      CSeq: 885 REGISTER
      WWW-Authenticate: Digest realm="pbx.example.test", nonce="awQ/S2sEPh+/2ghaJGZ3t7tDifxlbf1R"
      Server: PBX
      Content-Length: 0
    SIP
    source = "a healthy run of twinkle 1.10.2, without its Allow header"
  }
}

pattern "SIP-404" {
  title    = "Warning of the other side"
  class    = "sip"
  severity = "warning"
  since    = "0.1"
  match {
    sip {
      header "Warning" {
        regex = <<-RE
          ^\s*(?P<code>\d{3})\s+\S+\s+\"(?P<message>[^\"]*)
        RE
      }
    }
  }
  means      = "The answer carries a warning in words: 300 to 306 speak of the media (protocol, address, codec, attribute), 307 and 370 of the session, 330 and 331 of multicast, 399 of anything."
  remedy     = "Read the words; with 488 or 606 they name what the media lack."
  refines    = ["CAL-422"]
  references = ["RFC 3261 section 20.43"]
  example {
    text     = <<-SIP
      INVITE sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0

      SIP/2.0 488 Not Acceptable Here
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>;tag=b2
      Call-ID: call-1
      CSeq: 1 INVITE
      Warning: 304 pbx.example.net "Media type not available"
      Content-Length: 0
    SIP
    captures = { code = "304", message = "Media type not available" }
  }
  near_miss {
    text   = <<-SIP
      tx:
      INVITE sip:1002@pbx.example.test;transport=tls SIP/2.0
      Via: SIP/2.0/TLS 192.0.2.50:5061;branch=z9hG4bK820090b8724a343b;rport
      Max-Forwards: 70
      To: <sip:1002@pbx.example.test;transport=tls>
      From: <sip:1001@pbx.example.test>;tag=c09bf81d37afd159
      Call-ID: 76e00320f1586df8
      CSeq: 21972 INVITE
      Proxy-Authorization: Digest username="1001", realm="pbx.example.test", nonce="awRCXGsEQTAFkLzsbVgliUBH8F98wIeJ"
      User-Agent: baresip v1.0.0 (x86_64/linux)

      rx:
      SIP/2.0 200 OK
      Via: SIP/2.0/TLS 192.0.2.50:5061;branch=z9hG4bK820090b8724a343b;rport=41520;received=192.0.2.50
      To: <sip:1002@pbx.example.test;transport=tls>;tag=a284a2c0baedf3e7
      From: <sip:1001@pbx.example.test>;tag=c09bf81d37afd159
      Call-ID: 76e00320f1586df8
      CSeq: 21972 INVITE
      Content-Length: 0
    SIP
    source = "a healthy run of baresip 1.0.0, shortened"
  }
}

pattern "SIP-405" {
  title    = "Presence or messages refused"
  class    = "sip"
  severity = "info"
  since    = "0.1"
  match {
    sip {
      method = ["PUBLISH", "SUBSCRIBE", "NOTIFY", "MESSAGE", "INFO", "REFER"]
      status = ["4xx", "5xx", "6xx"]
    }
  }
  means      = "The server does not do presence, message waiting, chat or transfer for this client. Registration and calls are not touched by it."
  remedy     = "Nothing to do for a problem of connection or calls. Switch the feature off in the app if the message disturbs."
  references = ["RFC 3903 section 6", "RFC 6665 section 4.1"]
  example {
    text = <<-SIP
      tx:
      PUBLISH sip:2001@pbx.example.test SIP/2.0
      Via: SIP/2.0/UDP 192.0.2.50;rport;branch=z9hG4bKfuxsgdhn
      To: <sip:2001@pbx.example.test>
      From: <sip:2001@pbx.example.test>;tag=mhkco
      Call-ID: ykaswtlgfcyovce@localhost
      CSeq: 447 PUBLISH
      Event: presence
      Content-Length: 0

      rx:
      SIP/2.0 405 Method Not Allowed
      Via: SIP/2.0/UDP 192.0.2.50;rport=5060;branch=z9hG4bKfuxsgdhn;received=192.0.2.50
      To: <sip:2001@pbx.example.test>;tag=8068789c6f489f848d68f11e81141125.0
      From: <sip:2001@pbx.example.test>;tag=mhkco
      Call-ID: ykaswtlgfcyovce@localhost
      CSeq: 447 PUBLISH
      Server: PBX
      Content-Length: 0
    SIP
    also = {
      "PUBLISH"                        = ["SUBSCRIBE", "NOTIFY", "MESSAGE", "INFO", "REFER"]
      "SIP/2.0 405 Method Not Allowed" = ["SIP/2.0 500 Server Internal Error", "SIP/2.0 600 Busy Everywhere"]
    }
    captures = { method = "PUBLISH", status = "405" }
  }
  near_miss {
    text   = <<-SIP
      tx:
      REGISTER sip:pbx.example.test SIP/2.0
      Via: SIP/2.0/UDP 192.0.2.50;rport;branch=z9hG4bKqvoczwxg
      Max-Forwards: 70
      To: "User A" <sip:2001@pbx.example.test>
      From: "User A" <sip:2001@pbx.example.test>;tag=giuns
      Call-ID: bruuwyplybjcivh@localhost
      CSeq: 885 REGISTER
      Contact: <sip:2001@192.0.2.50;transport=udp>;expires=60
      User-Agent: Twinkle/1.10.2
      Content-Length: 0

      rx:
      SIP/2.0 401 Unauthorized
      Via: SIP/2.0/UDP 192.0.2.50;rport=5060;branch=z9hG4bKqvoczwxg;received=192.0.2.50
      To: "User A" <sip:2001@pbx.example.test>;tag=8068789c6f489f848d68f11e81141125.3a150000
      From: "User A" <sip:2001@pbx.example.test>;tag=giuns
      Call-ID: bruuwyplybjcivh@localhost
      CSeq: 885 REGISTER
      WWW-Authenticate: Digest realm="pbx.example.test", nonce="awQ/S2sEPh+/2ghaJGZ3t7tDifxlbf1R"
      Server: PBX
      Content-Length: 0
    SIP
    source = "a healthy run of twinkle 1.10.2, without its Allow header"
  }
}

pattern "SIP-406" {
  title    = "Call answered on another phone"
  class    = "sip"
  severity = "info"
  since    = "0.1"
  match {
    sip {
      method    = ["CANCEL", "BYE"]
      request   = true
      direction = ["rx"]
      header "Reason" {
        regex = <<-RE
          (?i)\bSIP\s*;\s*cause\s*=\s*200\b
        RE
      }
    }
  }
  match {
    sip {
      method    = ["CANCEL", "BYE"]
      request   = true
      direction = ["rx"]
      header "Reason" {
        regex = <<-RE
          (?i)answered elsewhere|completed elsewhere|cause\s*=\s*26\b
        RE
      }
    }
  }
  means      = "The incoming call ended here because another phone of the same user or group took it."
  remedy     = "Nothing to repair."
  words      = "The call was answered on another phone."
  refines    = ["CAL-410", "CAL-412", "SIP-401"]
  references = ["RFC 3326 section 3.1"]
  example {
    text     = <<-SIP
      rx:
      CANCEL sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>
      Call-ID: call-1
      CSeq: 1 CANCEL
      Reason: SIP;cause=200;text="OK"
      Content-Length: 0

    SIP
    captures = { method = "CANCEL" }
    also     = { "CANCEL" = ["BYE"] }
  }
  example {
    text = <<-SIP
      rx:
      CANCEL sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK7
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>
      Call-ID: one-1
      CSeq: 7 CANCEL
      Reason: Q.850;cause=26
      Content-Length: 0

    SIP
    also = {
      "CANCEL"         = ["BYE"]
      "Q.850;cause=26" = ["SIP;text=\"Call completed elsewhere\"", "SIP;text=\"Answered elsewhere\""]
    }
    source = "built from the RFC"
  }
  near_miss {
    text   = <<-SIP
      rx:
      INVITE sip:2001@192.0.2.50;transport=udp SIP/2.0
      Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK6f1e
      From: <sip:1002@pbx.example.test>;tag=5c0f
      To: <sip:2001@pbx.example.test>
      Call-ID: 71d2c9
      CSeq: 30108 INVITE
      Content-Length: 0

    SIP
    source = "an incoming call of a healthy run of twinkle 1.10.2, shortened"
  }
}
