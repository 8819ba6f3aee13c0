# What SIP messages say about calls. Answers are told apart by their way: received from the other side, sent by this client, or made up.

pattern "CAL-401" {
  title    = "Call started"
  class    = "call"
  severity = "info"
  since    = "0.1"
  match {
    sip {
      method    = ["INVITE"]
      request   = true
      direction = ["tx"]
      in_dialog = "no"
    }
  }
  emit "call-out" {}
  means      = "The client sends the call to the server."
  remedy     = "Nothing to do; look at the answers."
  references = ["RFC 3261 section 13.2"]
  example {
    text     = <<-SIP
      INVITE sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0

    SIP
    captures = { method = "INVITE" }
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

pattern "CAL-402" {
  title    = "Call arrived"
  class    = "call"
  severity = "info"
  since    = "0.1"
  match {
    sip {
      method    = ["INVITE"]
      request   = true
      direction = ["rx"]
      in_dialog = "no"
    }
  }
  emit "call-in" {}
  means      = "The server delivers a call to this client: it is registered and reachable."
  remedy     = "Nothing to do; look at what the client answers."
  references = ["RFC 3261 section 13.3"]
  example {
    text     = <<-SIP
      rx:
      INVITE sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0

    SIP
    captures = { method = "INVITE" }
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

    SIP
    source = "a healthy run of baresip 1.0.0, shortened"
  }
}

pattern "CAL-403" {
  title    = "Call changed while it runs"
  class    = "call"
  severity = "info"
  since    = "0.1"
  match {
    sip {
      method    = ["INVITE", "UPDATE"]
      request   = true
      in_dialog = "yes"
    }
  }
  means      = "One side renegotiates the running call: hold, another address or another codec, a session refresh."
  remedy     = "Nothing to do, unless the media stop right after it."
  references = ["RFC 3261 section 14"]
  example {
    text     = <<-SIP
      INVITE sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi3
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>;tag=b2
      Call-ID: call-1
      CSeq: 3 INVITE
      Content-Length: 0

    SIP
    also     = { "INVITE" = ["UPDATE"] }
    captures = { method = "INVITE" }
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

    SIP
    source = "a healthy run of baresip 1.0.0, shortened"
  }
}

pattern "CAL-404" {
  title    = "The server works on the call"
  class    = "call"
  severity = "info"
  since    = "0.1"
  match {
    sip {
      method    = ["INVITE"]
      status    = ["100", "181", "182", "183"]
      direction = ["rx"]
      in_dialog = "no"
    }
  }
  means      = "The call reached the server, which tries the other party (100), forwards or queues it (181, 182) or plays an announcement or early ringing (183)."
  remedy     = "Nothing to do; look at the final answer."
  references = ["RFC 3261 section 21.1"]
  example {
    text = <<-SIP
      INVITE sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0

      SIP/2.0 100 Trying
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>;tag=b2
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0
    SIP
    also = {
      "SIP/2.0 100 Trying" = ["SIP/2.0 181 Call Is Being Forwarded", "SIP/2.0 182 Queued", "SIP/2.0 183 Session Progress"]
    }
    captures = { status = "100" }
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

pattern "CAL-405" {
  title    = "It rings at the other party"
  class    = "call"
  severity = "info"
  since    = "0.1"
  match {
    sip {
      method    = ["INVITE"]
      status    = ["180"]
      direction = ["rx"]
      in_dialog = "no"
    }
  }
  emit "call-ringing" {}
  means      = "The other party's phone rings: it is registered and reachable."
  remedy     = "Nothing to do."
  references = ["RFC 3261 section 21.1.2"]
  example {
    text     = <<-SIP
      INVITE sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0

      SIP/2.0 180 Ringing
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>;tag=b2
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0
    SIP
    captures = { status = "180" }
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
      SIP/2.0 100 trying -- your call is important to us
      Via: SIP/2.0/TLS 192.0.2.50:5061;branch=z9hG4bK820090b8724a343b;rport=41520;received=192.0.2.50
      To: <sip:1002@pbx.example.test;transport=tls>
      From: <sip:1001@pbx.example.test>;tag=c09bf81d37afd159
      Call-ID: 76e00320f1586df8
      CSeq: 21972 INVITE
      Content-Length: 0
    SIP
    source = "a healthy run of baresip 1.0.0, shortened"
  }
}

pattern "CAL-406" {
  title    = "It rings here"
  class    = "call"
  severity = "info"
  since    = "0.1"
  match {
    sip {
      method    = ["INVITE"]
      status    = ["180", "183"]
      direction = ["tx"]
      in_dialog = "no"
    }
  }
  emit "call-ringing" {}
  means      = "This client alerts the user to an incoming call."
  remedy     = "Nothing to do. If the user heard nothing, look at notification and sound settings of the phone."
  references = ["RFC 3261 section 21.1.2"]
  example {
    text     = <<-SIP
      rx:
      INVITE sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0

      tx:
      SIP/2.0 180 Ringing
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>;tag=b2
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0
    SIP
    also     = { "SIP/2.0 180 Ringing" = ["SIP/2.0 183 Session Progress"] }
    captures = { status = "180" }
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

      tx:
      SIP/2.0 200 OK
      Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK6f1e
      From: <sip:1002@pbx.example.test>;tag=5c0f
      To: <sip:2001@pbx.example.test>;tag=nqzvb
      Call-ID: 71d2c9
      CSeq: 30108 INVITE
      Content-Length: 0
    SIP
    source = "an incoming call of a healthy run of twinkle 1.10.2, shortened"
  }
}

pattern "CAL-407" {
  title    = "Call answered by the other party"
  class    = "call"
  severity = "info"
  since    = "0.1"
  match {
    sip {
      method    = ["INVITE"]
      status    = ["2xx"]
      direction = ["rx"]
      in_dialog = "no"
    }
  }
  emit "call-established" {}
  means      = "The call was established. What follows is a matter of the media, not of the signalling."
  remedy     = "Nothing to repair in the signalling."
  causes     = ["none"]
  references = ["RFC 3261 section 13.2.2.4"]
  example {
    text     = <<-SIP
      INVITE sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0

      SIP/2.0 200 OK
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>;tag=b2
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0
    SIP
    captures = { status = "200" }
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
      SIP/2.0 180 Ringing
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

pattern "CAL-408" {
  title    = "Call answered here"
  class    = "call"
  severity = "info"
  since    = "0.1"
  match {
    sip {
      method    = ["INVITE"]
      status    = ["2xx"]
      direction = ["tx"]
      in_dialog = "no"
    }
  }
  emit "call-established" {}
  means      = "This client answered an incoming call."
  remedy     = "Nothing to repair in the signalling."
  causes     = ["none"]
  references = ["RFC 3261 section 13.3.1.4"]
  example {
    text     = <<-SIP
      rx:
      INVITE sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0

      tx:
      SIP/2.0 200 OK
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>;tag=b2
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0
    SIP
    captures = { status = "200" }
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

      tx:
      SIP/2.0 180 Ringing
      Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK6f1e
      From: <sip:1002@pbx.example.test>;tag=5c0f
      To: <sip:2001@pbx.example.test>;tag=nqzvb
      Call-ID: 71d2c9
      CSeq: 30108 INVITE
      Content-Length: 0
    SIP
    source = "an incoming call of a healthy run of twinkle 1.10.2, shortened"
  }
}

pattern "CAL-409" {
  title    = "This side hung up"
  class    = "call"
  severity = "info"
  since    = "0.1"
  match {
    sip {
      method    = ["BYE"]
      request   = true
      direction = ["tx"]
    }
  }
  emit "call-hangup" {}
  means      = "This client ended the running call."
  remedy     = "Nothing to do, unless the user did not hang up."
  references = ["RFC 3261 section 15"]
  example {
    text     = <<-SIP
      BYE sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi3
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>;tag=b2
      Call-ID: call-1
      CSeq: 3 BYE
      Content-Length: 0

    SIP
    captures = { method = "BYE" }
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

    SIP
    source = "a healthy run of baresip 1.0.0, shortened"
  }
}

pattern "CAL-410" {
  title    = "The other side hung up"
  class    = "call"
  severity = "info"
  since    = "0.1"
  match {
    sip {
      method    = ["BYE"]
      request   = true
      direction = ["rx"]
    }
  }
  emit "call-ended" {}
  means      = "The server or the other party ended the running call."
  remedy     = "Nothing to do, unless calls end after a fixed time: then look at session timers and at the server's log."
  references = ["RFC 3261 section 15"]
  example {
    text     = <<-SIP
      rx:
      BYE sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi3
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>;tag=b2
      Call-ID: call-1
      CSeq: 3 BYE
      Content-Length: 0

    SIP
    captures = { method = "BYE" }
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

pattern "CAL-411" {
  title    = "The caller gave up"
  class    = "call"
  severity = "info"
  since    = "0.1"
  match {
    sip {
      method    = ["CANCEL"]
      request   = true
      direction = ["tx"]
    }
  }
  emit "call-cancelled" {}
  means      = "This client withdrew the call before it was answered."
  remedy     = "Nothing to repair."
  causes     = ["call-cancelled"]
  references = ["RFC 3261 section 9.1"]
  example {
    text     = <<-SIP
      CANCEL sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>
      Call-ID: call-1
      CSeq: 1 CANCEL
      Content-Length: 0

    SIP
    captures = { method = "CANCEL" }
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

pattern "CAL-412" {
  title    = "The incoming call was withdrawn"
  class    = "call"
  severity = "info"
  since    = "0.1"
  match {
    sip {
      method    = ["CANCEL"]
      request   = true
      direction = ["rx"]
    }
  }
  means      = "The caller gave up, or the call was answered elsewhere, before this client answered."
  remedy     = "Nothing to repair. Look at the time between the call and this message: seconds mean that the user could have answered."
  references = ["RFC 3261 section 9.2"]
  example {
    text     = <<-SIP
      rx:
      CANCEL sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>
      Call-ID: call-1
      CSeq: 1 CANCEL
      Content-Length: 0

    SIP
    captures = { method = "CANCEL" }
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

pattern "CAL-413" {
  title    = "Withdrawal of the call confirmed"
  class    = "call"
  severity = "info"
  since    = "0.1"
  match {
    sip {
      method = ["INVITE"]
      status = ["487"]
    }
  }
  means      = "The call ended without an answer because the caller, or the server for it, withdrew it."
  remedy     = "Nothing to repair."
  words      = "The call was ended before anybody answered."
  causes     = ["call-cancelled", "call-no-answer"]
  references = ["RFC 3261 section 21.4.25"]
  example {
    text     = <<-SIP
      INVITE sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0

      SIP/2.0 487 Request Terminated
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>;tag=b2
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0
    SIP
    captures = { status = "487" }
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
      SIP/2.0 180 Ringing
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

pattern "CAL-414" {
  title    = "The server forbids the call"
  class    = "call"
  severity = "error"
  since    = "0.1"
  match {
    sip {
      method    = ["INVITE"]
      status    = ["403"]
      direction = ["rx"]
    }
  }
  emit "call-failed" {
    kind = "rejected"
  }
  means      = "The server does not let this account make this call: a rule, a barred destination, an account that is not registered or not enabled."
  remedy     = "Check permissions and dial plan of the account on the PrivateServer."
  words      = "Your account may not make this call."
  causes     = ["account-forbidden"]
  references = ["RFC 3261 section 21.4.4"]
  example {
    text     = <<-SIP
      INVITE sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi2
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>
      Call-ID: call-1
      CSeq: 2 INVITE
      Proxy-Authorization: Digest username="alice", realm="pbx.example.net", nonce="4f1c", uri="sip:bob@pbx.example.net", response="00000000000000000000000000000000"
      Content-Length: 0

      SIP/2.0 403 Forbidden
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi2
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>;tag=b2
      Call-ID: call-1
      CSeq: 2 INVITE
      Content-Length: 0
    SIP
    captures = { status = "403", reason = "Forbidden" }
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
      CSeq: 21971 INVITE
      User-Agent: baresip v1.0.0 (x86_64/linux)

      rx:
      SIP/2.0 407 Proxy Authentication Required
      Via: SIP/2.0/TLS 192.0.2.50:5061;branch=z9hG4bK820090b8724a343b;rport=41520;received=192.0.2.50
      To: <sip:1002@pbx.example.test;transport=tls>;tag=8068789c6f489f848d68f11e81141125.8ef3fd4f
      From: <sip:1001@pbx.example.test>;tag=c09bf81d37afd159
      Call-ID: 76e00320f1586df8
      CSeq: 21971 INVITE
      Proxy-Authenticate: Digest realm="pbx.example.test", nonce="awRCXGsEQTAFkLzsbVgliUBH8F98wIeJ"
      Server: PBX
      Content-Length: 0
    SIP
    source = "a healthy run of baresip 1.0.0, shortened"
  }
}

pattern "CAL-415" {
  title    = "The number does not exist"
  class    = "call"
  severity = "warning"
  since    = "0.1"
  match {
    sip {
      method    = ["INVITE"]
      status    = ["404", "604", "485"]
      direction = ["rx"]
    }
  }
  emit "call-failed" {}
  means      = "The server knows no party of the number dialled."
  remedy     = "Dial the complete number with its international prefix; look it up on the PrivateServer."
  words      = "The number you dialled does not exist."
  causes     = ["number-unknown"]
  references = ["RFC 3261 section 21.4.5"]
  example {
    text     = <<-SIP
      INVITE sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0

      SIP/2.0 404 Not Found
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>;tag=b2
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0
    SIP
    also     = { "SIP/2.0 404 Not Found" = ["SIP/2.0 604 Does Not Exist Anywhere", "SIP/2.0 485 Ambiguous"] }
    captures = { status = "404", reason = "Not Found" }
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
      SIP/2.0 180 Ringing
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

pattern "CAL-416" {
  title    = "The number is incomplete"
  class    = "call"
  severity = "warning"
  since    = "0.1"
  match {
    sip {
      method    = ["INVITE"]
      status    = ["484"]
      direction = ["rx"]
    }
  }
  emit "call-failed" {}
  means      = "The server needs more digits to route the call."
  remedy     = "Dial the complete number with its international prefix."
  words      = "The number you dialled is not complete."
  causes     = ["number-unknown"]
  references = ["RFC 3261 section 21.4.22"]
  example {
    text     = <<-SIP
      INVITE sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0

      SIP/2.0 484 Address Incomplete
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>;tag=b2
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0
    SIP
    captures = { status = "484" }
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
      SIP/2.0 180 Ringing
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

pattern "CAL-417" {
  title    = "The number is no longer in use"
  class    = "call"
  severity = "warning"
  since    = "0.1"
  match {
    sip {
      method    = ["INVITE"]
      status    = ["410"]
      direction = ["rx"]
    }
  }
  emit "call-failed" {}
  means      = "The party called existed and is gone, or its number has changed."
  remedy     = "Ask for the new number; look it up on the PrivateServer."
  words      = "The number you dialled is no longer in use."
  causes     = ["number-unknown"]
  references = ["RFC 3261 section 21.4.11"]
  example {
    text     = <<-SIP
      INVITE sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0

      SIP/2.0 410 Gone
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>;tag=b2
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0
    SIP
    captures = { status = "410" }
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
      SIP/2.0 180 Ringing
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

pattern "CAL-418" {
  title    = "The server gave up waiting for the other party"
  class    = "call"
  severity = "warning"
  since    = "0.1"
  match {
    sip {
      method    = ["INVITE"]
      status    = ["408"]
      direction = ["rx"]
    }
  }
  emit "call-ended" {}
  means      = "The server waited for an answer in vain. If it rang before, nobody answered; if not, the other party's phone did not react."
  remedy     = "Nothing to repair if it rang. If it did not, look at the other party's registration."
  words      = "Nobody answered."
  causes     = ["call-no-answer", "peer-offline"]
  references = ["RFC 3261 section 21.4.9"]
  example {
    text     = <<-SIP
      INVITE sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0

      SIP/2.0 408 Request Timeout
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>;tag=b2
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0
    SIP
    captures = { status = "408" }
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
      SIP/2.0 180 Ringing
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

pattern "CAL-419" {
  title    = "The other party is not available"
  class    = "call"
  severity = "warning"
  since    = "0.1"
  match {
    sip {
      method    = ["INVITE"]
      status    = ["480"]
      direction = ["rx"]
    }
  }
  emit "call-ended" {}
  means      = "The party called is not registered at the moment, does not answer or does not want to be disturbed."
  remedy     = "Ask whether the other party's app is connected; look at its registration on the PrivateServer."
  words      = "The person you called is not connected at the moment."
  causes     = ["peer-offline", "call-declined", "call-no-answer"]
  references = ["RFC 3261 section 21.4.18"]
  example {
    text     = <<-SIP
      INVITE sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0

      SIP/2.0 480 Temporarily Unavailable
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>;tag=b2
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0
    SIP
    captures = { status = "480", reason = "Temporarily Unavailable" }
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
      SIP/2.0 180 Ringing
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

pattern "CAL-420" {
  title    = "The other party is busy"
  class    = "call"
  severity = "info"
  since    = "0.1"
  match {
    sip {
      method    = ["INVITE"]
      status    = ["486", "600"]
      direction = ["rx"]
    }
  }
  emit "call-ended" {}
  means      = "The party called is in another call."
  remedy     = "Nothing to repair."
  words      = "The person you called is busy."
  causes     = ["peer-busy"]
  references = ["RFC 3261 section 21.4.24"]
  example {
    text     = <<-SIP
      INVITE sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0

      SIP/2.0 486 Busy Here
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>;tag=b2
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0
    SIP
    also     = { "SIP/2.0 486 Busy Here" = ["SIP/2.0 600 Busy Everywhere"] }
    captures = { status = "486", reason = "Busy Here" }
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
      SIP/2.0 180 Ringing
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

pattern "CAL-421" {
  title    = "The other party declined the call"
  class    = "call"
  severity = "info"
  since    = "0.1"
  match {
    sip {
      method    = ["INVITE"]
      status    = ["603", "607", "608"]
      direction = ["rx"]
    }
  }
  emit "call-ended" {}
  means      = "The party called refused the call."
  remedy     = "Nothing to repair."
  words      = "The person you called declined the call."
  causes     = ["call-declined"]
  references = ["RFC 3261 section 21.6.2"]
  example {
    text     = <<-SIP
      INVITE sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0

      SIP/2.0 603 Decline
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>;tag=b2
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0
    SIP
    also     = { "SIP/2.0 603 Decline" = ["SIP/2.0 607 Unwanted", "SIP/2.0 608 Rejected"] }
    captures = { status = "603", reason = "Decline" }
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
      SIP/2.0 180 Ringing
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

pattern "CAL-422" {
  title    = "The media offered are not acceptable to the other side"
  class    = "call"
  severity = "error"
  since    = "0.1"
  match {
    sip {
      method    = ["INVITE"]
      status    = ["488", "606", "415"]
      direction = ["rx"]
    }
  }
  emit "call-failed" {}
  means      = "The other side does not accept what the call offers: encryption that one side demands and the other lacks, or no codec in common."
  remedy     = "Compare media encryption (SRTP, ZRTP, none) and codecs of both accounts and of the PrivateServer."
  words      = "The two phones could not agree on encryption or sound format."
  causes     = ["media-security-mismatch"]
  references = ["RFC 3261 section 21.4.26"]
  example {
    text = <<-SIP
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
      Content-Length: 0
    SIP
    also = {
      "SIP/2.0 488 Not Acceptable Here" = ["SIP/2.0 606 Not Acceptable", "SIP/2.0 415 Unsupported Media Type"]
    }
    captures = { status = "488", reason = "Not Acceptable Here" }
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
      SIP/2.0 180 Ringing
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

pattern "CAL-423" {
  title    = "The server fails at the call"
  class    = "call"
  severity = "error"
  since    = "0.1"
  match {
    sip {
      method    = ["INVITE"]
      status    = ["500", "501", "502", "504", "505", "513", "580"]
      direction = ["rx"]
    }
  }
  emit "call-failed" {}
  means      = "The call reached the server, which failed at it."
  remedy     = "Check the PrivateServer: Asterisk, trunk to the other network, dial plan."
  words      = "The server has a problem with this call."
  causes     = ["server-error"]
  references = ["RFC 3261 section 21.5"]
  example {
    text = <<-SIP
      INVITE sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0

      SIP/2.0 500 Server Internal Error
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>;tag=b2
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0
    SIP
    also = {
      "SIP/2.0 500 Server Internal Error" = ["SIP/2.0 501 Not Implemented", "SIP/2.0 502 Bad Gateway", "SIP/2.0 504 Server Time-out", "SIP/2.0 505 Version Not Supported", "SIP/2.0 513 Message Too Large", "SIP/2.0 580 Precondition Failure"]
    }
    captures = { status = "500" }
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
      SIP/2.0 180 Ringing
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

pattern "CAL-424" {
  title    = "The server cannot serve the call now"
  class    = "call"
  severity = "error"
  since    = "0.1"
  match {
    sip {
      method    = ["INVITE"]
      status    = ["503"]
      direction = ["rx"]
    }
  }
  emit "call-failed" {}
  means      = "The server is overloaded or has no way to the party called (trunk down, all lines taken)."
  remedy     = "Check load and trunks of the PrivateServer."
  words      = "The server cannot make the call at the moment."
  causes     = ["server-error"]
  references = ["RFC 3261 section 21.5.4"]
  example {
    text     = <<-SIP
      INVITE sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0

      SIP/2.0 503 Service Unavailable
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>;tag=b2
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0
    SIP
    captures = { status = "503" }
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
      SIP/2.0 180 Ringing
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

pattern "CAL-425" {
  title    = "The client made up the end of the call"
  class    = "call"
  severity = "error"
  since    = "0.1"
  match {
    sip {
      method    = ["INVITE"]
      status    = ["4xx", "5xx", "6xx"]
      direction = ["local"]
    }
  }
  emit "call-failed" {}
  means      = "The call did not get through, so the client answers itself with a status. No server said this; the lines before say why."
  remedy     = "Read the transport error before it; check whether the registration still stands."
  words      = "The server could not be reached for this call."
  causes     = ["registration-lost", "registrar-silent"]
  references = ["RFC 3261 section 8.1.3.1"]
  example {
    text = <<-SIP
      INVITE sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0

      local:
      SIP/2.0 408 Request Timeout
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>;tag=b2
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0
    SIP
    also = {
      "SIP/2.0 408 Request Timeout" = ["SIP/2.0 500 Server Internal Error", "SIP/2.0 600 Busy Everywhere"]
    }
    captures = { status = "408" }
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
      SIP/2.0 180 Ringing
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

pattern "CAL-426" {
  title    = "This client refused an incoming call"
  class    = "call"
  severity = "info"
  since    = "0.1"
  match {
    sip {
      method    = ["INVITE"]
      status    = ["403", "480", "486", "600", "603"]
      direction = ["tx"]
      in_dialog = "no"
    }
  }
  emit "call-ended" {}
  means      = "This client itself turned the call away: the user declined, is in another call or has do not disturb on."
  remedy     = "If the user did not decline, look at do not disturb, call rejection and busy settings of the app."
  words      = "Your own app refused the call; look whether do not disturb is on."
  causes     = ["call-declined"]
  references = ["RFC 3261 section 13.3.1.3"]
  example {
    text = <<-SIP
      rx:
      INVITE sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0

      tx:
      SIP/2.0 486 Busy Here
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>;tag=b2
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0
    SIP
    also = {
      "SIP/2.0 486 Busy Here" = ["SIP/2.0 403 Forbidden", "SIP/2.0 480 Temporarily Unavailable", "SIP/2.0 600 Busy Everywhere", "SIP/2.0 603 Decline"]
    }
    captures = { status = "486" }
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

      tx:
      SIP/2.0 180 Ringing
      Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK6f1e
      From: <sip:1002@pbx.example.test>;tag=5c0f
      To: <sip:2001@pbx.example.test>;tag=nqzvb
      Call-ID: 71d2c9
      CSeq: 30108 INVITE
      Content-Length: 0
    SIP
    source = "an incoming call of a healthy run of twinkle 1.10.2, shortened"
  }
}

pattern "CAL-427" {
  title    = "This client does not accept the media of an incoming call"
  class    = "call"
  severity = "error"
  since    = "0.1"
  match {
    sip {
      method    = ["INVITE"]
      status    = ["488", "606", "415"]
      direction = ["tx"]
    }
  }
  emit "call-failed" {}
  means      = "This client refuses the call because of its media: it demands encryption that the caller does not offer, the caller demands encryption it does not have, or no codec is in common."
  remedy     = "Compare media encryption and codecs of this account with the caller's and the PrivateServer's."
  words      = "The two phones could not agree on encryption or sound format."
  causes     = ["media-security-mismatch"]
  references = ["RFC 3261 section 21.4.26"]
  example {
    text = <<-SIP
      rx:
      INVITE sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0

      tx:
      SIP/2.0 488 Not Acceptable Here
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>;tag=b2
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0
    SIP
    also = {
      "SIP/2.0 488 Not Acceptable Here" = ["SIP/2.0 606 Not Acceptable", "SIP/2.0 415 Unsupported Media Type"]
    }
    captures = { status = "488" }
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

      tx:
      SIP/2.0 200 OK
      Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK6f1e
      From: <sip:1002@pbx.example.test>;tag=5c0f
      To: <sip:2001@pbx.example.test>;tag=nqzvb
      Call-ID: 71d2c9
      CSeq: 30108 INVITE
      Content-Length: 0
    SIP
    source = "an incoming call of a healthy run of twinkle 1.10.2, shortened"
  }
}

pattern "CAL-428" {
  title    = "This client could not take an incoming call"
  class    = "call"
  severity = "error"
  since    = "0.1"
  match {
    sip {
      method    = ["INVITE"]
      status    = ["400", "404", "405", "406", "413", "416", "420", "481", "484", "485", "5xx"]
      direction = ["tx"]
      in_dialog = "no"
    }
  }
  emit "call-failed" {}
  means      = "The call arrived and this client answered with an error: no account for the address called, a message it does not understand, or a fault of its own."
  remedy     = "Compare the address called with the accounts of the app; look at the lines before for an error of the client."
  causes     = ["account-setting-mismatch"]
  references = ["RFC 3261 section 13.3.1"]
  example {
    text = <<-SIP
      rx:
      INVITE sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0

      tx:
      SIP/2.0 404 Not Found
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>;tag=b2
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0
    SIP
    also = {
      "SIP/2.0 404 Not Found" = ["SIP/2.0 400 Bad Request", "SIP/2.0 405 Method Not Allowed", "SIP/2.0 406 Not Acceptable", "SIP/2.0 413 Request Entity Too Large", "SIP/2.0 416 Unsupported URI Scheme", "SIP/2.0 420 Bad Extension", "SIP/2.0 481 Call/Transaction Does Not Exist", "SIP/2.0 484 Address Incomplete", "SIP/2.0 485 Ambiguous", "SIP/2.0 500 Server Internal Error"]
    }
    captures = { status = "404" }
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

      tx:
      SIP/2.0 180 Ringing
      Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK6f1e
      From: <sip:1002@pbx.example.test>;tag=5c0f
      To: <sip:2001@pbx.example.test>;tag=nqzvb
      Call-ID: 71d2c9
      CSeq: 30108 INVITE
      Content-Length: 0
    SIP
    source = "an incoming call of a healthy run of twinkle 1.10.2, shortened"
  }
}

pattern "CAL-429" {
  title    = "The server refuses the form of the call"
  class    = "call"
  severity = "error"
  since    = "0.1"
  match {
    sip {
      method    = ["INVITE"]
      status    = ["400", "402", "405", "406", "413", "414", "416", "420", "421", "422", "481", "482", "483", "491", "493", "494"]
      direction = ["rx"]
    }
  }
  emit "call-failed" {}
  means      = "The server received the call and refuses its form: malformed or altered on the way (400), looped (482, 483), an extension or a scheme it does not know (416, 420, 421), colliding changes (491)."
  remedy     = "Read the reason in the answer. Check domain and outbound proxy in the app, and whether a router with SIP ALG rewrites the messages."
  references = ["RFC 3261 section 21.4"]
  example {
    text = <<-SIP
      INVITE sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0

      SIP/2.0 400 Bad Request
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>;tag=b2
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0
    SIP
    also = {
      "SIP/2.0 400 Bad Request" = ["SIP/2.0 402 Payment Required", "SIP/2.0 405 Method Not Allowed", "SIP/2.0 406 Not Acceptable", "SIP/2.0 413 Request Entity Too Large", "SIP/2.0 414 Request-URI Too Long", "SIP/2.0 416 Unsupported URI Scheme", "SIP/2.0 420 Bad Extension", "SIP/2.0 421 Extension Required", "SIP/2.0 422 Session Interval Too Small", "SIP/2.0 481 Call/Transaction Does Not Exist", "SIP/2.0 482 Loop Detected", "SIP/2.0 483 Too Many Hops", "SIP/2.0 491 Request Pending", "SIP/2.0 493 Undecipherable", "SIP/2.0 494 Security Agreement Required"]
    }
    captures = { status = "400" }
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
      SIP/2.0 180 Ringing
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

pattern "CAL-430" {
  title    = "The call is forwarded elsewhere"
  class    = "call"
  severity = "info"
  since    = "0.1"
  match {
    sip {
      method    = ["INVITE"]
      status    = ["3xx"]
      direction = ["rx"]
    }
  }
  means      = "The server answers with another address for the party called; the client may try that one."
  remedy     = "Nothing to repair if the user is connected; else look at the call forwarding of the party called."
  references = ["RFC 3261 section 21.3"]
  example {
    text     = <<-SIP
      INVITE sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0

      SIP/2.0 302 Moved Temporarily
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>;tag=b2
      Call-ID: call-1
      CSeq: 1 INVITE
      Contact: <sip:carol@pbx.example.net>
      Content-Length: 0
    SIP
    captures = { status = "302" }
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
      SIP/2.0 180 Ringing
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
