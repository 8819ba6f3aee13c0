# What SIP messages say about the registration. The timeline reads the messages themselves; these entries name them, so that a verdict
# can point at the line. A status counts as the server's only when it came over the wire (logformats.md B0).

pattern "REG-401" {
  title    = "REGISTER without credentials sent"
  class    = "registration"
  severity = "info"
  since    = "0.1"
  match {
    sip {
      method     = ["REGISTER"]
      request    = true
      authorized = "no"
      expires    = "positive"
    }
  }
  emit "register-sent" {}
  means      = "The client asks the server to register it. The first request usually carries no credentials and is challenged."
  remedy     = "Nothing to do; look at the answer."
  references = ["RFC 3261 section 10.2"]
  example {
    text     = <<-SIP
      tx:
      REGISTER sip:pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK2
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>
      Call-ID: reg-1
      CSeq: 2 REGISTER
      Contact: <sip:alice@198.51.100.7:40112>;expires=300
      Content-Length: 0

    SIP
    captures = { method = "REGISTER" }
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
      CSeq: 888 REGISTER
      Contact: <sip:2001@192.0.2.50;transport=udp>;expires=0
      Authorization: Digest username="2001",realm="pbx.example.test",nonce="awQ/S2sEPh+/2ghaJGZ3t7tDifxlbf1R",uri="sip:pbx.example.test",response="5f2bf23a8a0da8de20e55f1a7987c510",algorithm=MD5
      User-Agent: Twinkle/1.10.2
      Content-Length: 0

    SIP
    source = "a healthy run of twinkle 1.10.2, without its Allow header"
  }
}

pattern "REG-402" {
  title    = "REGISTER with credentials sent"
  class    = "registration"
  severity = "info"
  since    = "0.1"
  match {
    sip {
      method     = ["REGISTER"]
      request    = true
      authorized = "yes"
      expires    = "positive"
    }
  }
  emit "register-sent" {}
  means      = "The client answers the server's challenge, or offers known credentials at once."
  remedy     = "Nothing to do; look at the answer."
  references = ["RFC 3261 section 22.2"]
  example {
    text     = <<-SIP
      tx:
      REGISTER sip:pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK3
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>
      Call-ID: reg-1
      CSeq: 3 REGISTER
      Contact: <sip:alice@198.51.100.7:40112>;expires=300
      Authorization: Digest username="alice", realm="pbx.example.net", nonce="4f1c", uri="sip:pbx.example.net", response="00000000000000000000000000000000"
      Content-Length: 0

    SIP
    captures = { method = "REGISTER" }
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

    SIP
    source = "a healthy run of twinkle 1.10.2, without its Allow header"
  }
}

pattern "REG-403" {
  title    = "Registration removed on purpose"
  class    = "registration"
  severity = "info"
  since    = "0.1"
  match {
    sip {
      method  = ["REGISTER"]
      request = true
      expires = "0"
    }
  }
  match {
    sip {
      method  = ["REGISTER"]
      request = true
      header "Contact" {
        regex = <<-RE
          ^\*$
        RE
      }
    }
  }
  refines = ["REG-402"]
  emit "unregister" {}
  means      = "The client asks for the removal of its registration, as it does when it is closed, reconnects or goes offline."
  remedy     = "Nothing to do. It is no loss of the registration."
  references = ["RFC 3261 section 10.2.2"]
  example {
    text     = <<-SIP
      tx:
      REGISTER sip:pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK4
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>
      Call-ID: reg-1
      CSeq: 4 REGISTER
      Contact: <sip:alice@198.51.100.7:40112>;expires=0
      Authorization: Digest username="alice", realm="pbx.example.net", nonce="4f1c", uri="sip:pbx.example.net", response="00000000000000000000000000000000"
      Content-Length: 0

    SIP
    captures = { method = "REGISTER" }
  }
  example {
    text     = <<-SIP
      tx:
      REGISTER sip:pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK4
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>
      Call-ID: reg-1
      CSeq: 4 REGISTER
      Contact: *
      Authorization: Digest username="alice", realm="pbx.example.net", nonce="4f1c", uri="sip:pbx.example.net", response="00000000000000000000000000000000"
      Content-Length: 0

    SIP
    captures = { method = "REGISTER" }
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
      CSeq: 886 REGISTER
      Contact: <sip:2001@192.0.2.50;transport=udp>;expires=60
      Authorization: Digest username="2001",realm="pbx.example.test",nonce="awQ/S2sEPh+/2ghaJGZ3t7tDifxlbf1R",uri="sip:pbx.example.test",response="5f2bf23a8a0da8de20e55f1a7987c510",algorithm=MD5
      User-Agent: Twinkle/1.10.2
      Content-Length: 0

    SIP
    source = "a healthy run of twinkle 1.10.2, without its Allow header"
  }
}

pattern "REG-404" {
  title    = "Registration accepted"
  class    = "registration"
  severity = "info"
  since    = "0.1"
  match {
    sip {
      method  = ["REGISTER"]
      status  = ["2xx"]
      expires = "positive"
    }
  }
  emit "register-ok" {}
  means      = "The server accepted the registration: address, port, transport, certificate and password are right."
  remedy     = "Nothing to repair up to here."
  causes     = ["none"]
  references = ["RFC 3261 section 10.3"]
  example {
    text     = <<-SIP
      REGISTER sip:pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK3
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>
      Call-ID: reg-1
      CSeq: 3 REGISTER
      Contact: <sip:alice@198.51.100.7:40112>;expires=300
      Authorization: Digest username="alice", realm="pbx.example.net", nonce="4f1c", uri="sip:pbx.example.net", response="00000000000000000000000000000000"
      Content-Length: 0

      SIP/2.0 200 OK
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK3
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>;tag=b1
      Call-ID: reg-1
      CSeq: 3 REGISTER
      Contact: <sip:alice@198.51.100.7:40112>;expires=300
      Content-Length: 0
    SIP
    captures = { status = "200" }
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
      CSeq: 888 REGISTER
      Contact: <sip:2001@192.0.2.50;transport=udp>;expires=0
      Authorization: Digest username="2001",realm="pbx.example.test",nonce="awQ/S2sEPh+/2ghaJGZ3t7tDifxlbf1R",uri="sip:pbx.example.test",response="5f2bf23a8a0da8de20e55f1a7987c510",algorithm=MD5
      User-Agent: Twinkle/1.10.2
      Content-Length: 0

      rx:
      SIP/2.0 200 OK
      Via: SIP/2.0/UDP 192.0.2.50;rport=5060;branch=z9hG4bKqvoczwxg;received=192.0.2.50
      To: "User A" <sip:2001@pbx.example.test>;tag=8068789c6f489f848d68f11e81141125.3a150000
      From: "User A" <sip:2001@pbx.example.test>;tag=giuns
      Call-ID: bruuwyplybjcivh@localhost
      CSeq: 888 REGISTER
      Server: PBX
      Content-Length: 0
    SIP
    source = "a healthy run of twinkle 1.10.2, without its Allow header"
  }
}

pattern "REG-405" {
  title    = "Removal of the registration confirmed"
  class    = "registration"
  severity = "info"
  since    = "0.1"
  match {
    sip {
      method  = ["REGISTER"]
      status  = ["2xx"]
      expires = "0"
    }
  }
  means      = "The server removed the registration the client asked it to remove."
  remedy     = "Nothing to do."
  references = ["RFC 3261 section 10.3"]
  example {
    text     = <<-SIP
      REGISTER sip:pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK4
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>
      Call-ID: reg-1
      CSeq: 4 REGISTER
      Contact: <sip:alice@198.51.100.7:40112>;expires=0
      Authorization: Digest username="alice", realm="pbx.example.net", nonce="4f1c", uri="sip:pbx.example.net", response="00000000000000000000000000000000"
      Content-Length: 0

      SIP/2.0 200 OK
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK4
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>;tag=b1
      Call-ID: reg-1
      CSeq: 4 REGISTER
      Content-Length: 0
    SIP
    captures = { status = "200" }
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
      CSeq: 886 REGISTER
      Contact: <sip:2001@192.0.2.50;transport=udp>;expires=60
      Authorization: Digest username="2001",realm="pbx.example.test",nonce="awQ/S2sEPh+/2ghaJGZ3t7tDifxlbf1R",uri="sip:pbx.example.test",response="5f2bf23a8a0da8de20e55f1a7987c510",algorithm=MD5
      User-Agent: Twinkle/1.10.2
      Content-Length: 0

      rx:
      SIP/2.0 200 OK
      Via: SIP/2.0/UDP 192.0.2.50;rport=5060;branch=z9hG4bKqvoczwxg;received=192.0.2.50
      To: "User A" <sip:2001@pbx.example.test>;tag=8068789c6f489f848d68f11e81141125.3a150000
      From: "User A" <sip:2001@pbx.example.test>;tag=giuns
      Call-ID: bruuwyplybjcivh@localhost
      CSeq: 886 REGISTER
      Contact: <sip:2001@192.0.2.50;transport=udp>;expires=60
      Server: PBX
      Content-Length: 0
    SIP
    source = "a healthy run of twinkle 1.10.2, without its Allow header"
  }
}

pattern "REG-406" {
  title    = "The server forbids the registration before asking for a password"
  class    = "registration"
  severity = "error"
  since    = "0.1"
  match {
    sip {
      method     = ["REGISTER"]
      status     = ["403"]
      authorized = "no"
      expires    = "positive"
    }
  }
  emit "register-failed" {
    kind = "rejected"
  }
  means      = "The server refuses the account without a challenge: it is disabled or not activated, its domain is not served here, or a rule (address, transport) excludes the client."
  remedy     = "Check on the PrivateServer that the account is enabled and activated and that its domain and permitted addresses and transport fit; compare the account name in the app."
  words      = "Your account is not allowed to connect at the moment. We check it on our side."
  causes     = ["account-forbidden", "account-unknown", "account-setting-mismatch"]
  references = ["RFC 3261 section 21.4.4", "asterisk/asterisk:channels/chan_sip.c"]
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

      SIP/2.0 403 Forbidden
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK2
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>;tag=b1
      Call-ID: reg-1
      CSeq: 2 REGISTER
      Content-Length: 0
    SIP
    captures = { status = "403", reason = "Forbidden" }
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

pattern "REG-407" {
  title    = "The server does not know the account"
  class    = "registration"
  severity = "error"
  since    = "0.1"
  match {
    sip {
      method  = ["REGISTER"]
      status  = ["404", "604"]
      expires = "positive"
    }
  }
  emit "register-failed" {
    kind = "rejected"
  }
  means      = "The server has no account of this name, or does not serve the domain of the address."
  remedy     = "Look the user name up on the PrivateServer. Create the account, or correct user name and domain in the app."
  words      = "The server does not know the account your app uses."
  causes     = ["account-unknown"]
  references = ["RFC 3261 section 21.4.5"]
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

      SIP/2.0 404 Not Found
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK2
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>;tag=b1
      Call-ID: reg-1
      CSeq: 2 REGISTER
      Content-Length: 0
    SIP
    also     = { "SIP/2.0 404 Not Found" = ["SIP/2.0 604 Does Not Exist Anywhere"] }
    captures = { status = "404", reason = "Not Found" }
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

pattern "REG-408" {
  title    = "The server wants a longer registration interval"
  class    = "registration"
  severity = "warning"
  since    = "0.1"
  match {
    sip {
      method = ["REGISTER"]
      status = ["423"]
      header "Min-Expires" {
        regex = <<-RE
          ^\s*(?P<seconds>\d{1,9})
        RE
      }
    }
  }
  match {
    sip {
      method = ["REGISTER"]
      status = ["423"]
    }
  }
  means      = "The client asked for a registration shorter than the server grants. A client that heeds Min-Expires asks again at once; one that does not never registers."
  remedy     = "If no successful registration follows, raise the registration interval of the app to the minimum the server names."
  causes     = ["registration-interval-too-brief"]
  references = ["RFC 3261 section 21.4.17"]
  example {
    text     = <<-SIP
      REGISTER sip:pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK3
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>
      Call-ID: reg-1
      CSeq: 3 REGISTER
      Contact: <sip:alice@198.51.100.7:40112>;expires=10
      Authorization: Digest username="alice", realm="pbx.example.net", nonce="4f1c", uri="sip:pbx.example.net", response="00000000000000000000000000000000"
      Content-Length: 0

      SIP/2.0 423 Interval Too Brief
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK3
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>;tag=b1
      Call-ID: reg-1
      CSeq: 3 REGISTER
      Min-Expires: 60
      Content-Length: 0
    SIP
    captures = { status = "423", seconds = "60" }
  }
  example {
    text   = <<-SIP
      REGISTER sip:pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK7
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>
      Call-ID: one-1
      CSeq: 7 REGISTER
      Content-Length: 0

      SIP/2.0 423 Interval Too Brief
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK7
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>;tag=b1
      Call-ID: one-1
      CSeq: 7 REGISTER
      Content-Length: 0

    SIP
    source = "built: without the header the RFC asks for"
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
      CSeq: 886 REGISTER
      Contact: <sip:2001@192.0.2.50;transport=udp>;expires=60
      Authorization: Digest username="2001",realm="pbx.example.test",nonce="awQ/S2sEPh+/2ghaJGZ3t7tDifxlbf1R",uri="sip:pbx.example.test",response="5f2bf23a8a0da8de20e55f1a7987c510",algorithm=MD5
      User-Agent: Twinkle/1.10.2
      Content-Length: 0

      rx:
      SIP/2.0 200 OK
      Via: SIP/2.0/UDP 192.0.2.50;rport=5060;branch=z9hG4bKqvoczwxg;received=192.0.2.50
      To: "User A" <sip:2001@pbx.example.test>;tag=8068789c6f489f848d68f11e81141125.3a150000
      From: "User A" <sip:2001@pbx.example.test>;tag=giuns
      Call-ID: bruuwyplybjcivh@localhost
      CSeq: 886 REGISTER
      Contact: <sip:2001@192.0.2.50;transport=udp>;expires=60
      Server: PBX
      Content-Length: 0
    SIP
    source = "a healthy run of twinkle 1.10.2, without its Allow header"
  }
}

pattern "REG-409" {
  title    = "The server answers the registration with 408"
  class    = "registration"
  severity = "error"
  since    = "0.1"
  match {
    sip {
      method = ["REGISTER"]
      status = ["408"]
    }
  }
  emit "register-failed" {
    kind = "timeout"
  }
  means      = "A server on the way gave up waiting for another one behind it: the request arrived, and what should answer it did not."
  remedy     = "Check on the PrivateServer that the service behind the proxy runs (Asterisk, database)."
  words      = "The server did not answer in time."
  causes     = ["server-error", "registrar-silent"]
  references = ["RFC 3261 section 21.4.9"]
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

      SIP/2.0 408 Request Timeout
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK2
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>;tag=b1
      Call-ID: reg-1
      CSeq: 2 REGISTER
      Content-Length: 0
    SIP
    captures = { status = "408" }
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
      CSeq: 886 REGISTER
      Contact: <sip:2001@192.0.2.50;transport=udp>;expires=60
      Authorization: Digest username="2001",realm="pbx.example.test",nonce="awQ/S2sEPh+/2ghaJGZ3t7tDifxlbf1R",uri="sip:pbx.example.test",response="5f2bf23a8a0da8de20e55f1a7987c510",algorithm=MD5
      User-Agent: Twinkle/1.10.2
      Content-Length: 0

      rx:
      SIP/2.0 200 OK
      Via: SIP/2.0/UDP 192.0.2.50;rport=5060;branch=z9hG4bKqvoczwxg;received=192.0.2.50
      To: "User A" <sip:2001@pbx.example.test>;tag=8068789c6f489f848d68f11e81141125.3a150000
      From: "User A" <sip:2001@pbx.example.test>;tag=giuns
      Call-ID: bruuwyplybjcivh@localhost
      CSeq: 886 REGISTER
      Contact: <sip:2001@192.0.2.50;transport=udp>;expires=60
      Server: PBX
      Content-Length: 0
    SIP
    source = "a healthy run of twinkle 1.10.2, without its Allow header"
  }
}

pattern "REG-410" {
  title    = "The server answers the registration with a server error"
  class    = "registration"
  severity = "error"
  since    = "0.1"
  match {
    sip {
      method = ["REGISTER"]
      status = ["5xx"]
    }
  }
  emit "register-failed" {
    kind = "rejected"
  }
  means      = "The request reached the server, which says that it cannot serve it. Client and configuration did their part."
  remedy     = "Check the PrivateServer: load, Asterisk, database. Restart what does not answer."
  words      = "The server has a problem; your app is set up as it should be."
  causes     = ["server-error"]
  references = ["RFC 3261 section 21.5"]
  example {
    text     = <<-SIP
      REGISTER sip:pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK3
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>
      Call-ID: reg-1
      CSeq: 3 REGISTER
      Contact: <sip:alice@198.51.100.7:40112>;expires=300
      Authorization: Digest username="alice", realm="pbx.example.net", nonce="4f1c", uri="sip:pbx.example.net", response="00000000000000000000000000000000"
      Content-Length: 0

      SIP/2.0 503 Service Unavailable
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK3
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>;tag=b1
      Call-ID: reg-1
      CSeq: 3 REGISTER
      Content-Length: 0
    SIP
    captures = { status = "503", reason = "Service Unavailable" }
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
      CSeq: 886 REGISTER
      Contact: <sip:2001@192.0.2.50;transport=udp>;expires=60
      Authorization: Digest username="2001",realm="pbx.example.test",nonce="awQ/S2sEPh+/2ghaJGZ3t7tDifxlbf1R",uri="sip:pbx.example.test",response="5f2bf23a8a0da8de20e55f1a7987c510",algorithm=MD5
      User-Agent: Twinkle/1.10.2
      Content-Length: 0

      rx:
      SIP/2.0 200 OK
      Via: SIP/2.0/UDP 192.0.2.50;rport=5060;branch=z9hG4bKqvoczwxg;received=192.0.2.50
      To: "User A" <sip:2001@pbx.example.test>;tag=8068789c6f489f848d68f11e81141125.3a150000
      From: "User A" <sip:2001@pbx.example.test>;tag=giuns
      Call-ID: bruuwyplybjcivh@localhost
      CSeq: 886 REGISTER
      Contact: <sip:2001@192.0.2.50;transport=udp>;expires=60
      Server: PBX
      Content-Length: 0
    SIP
    source = "a healthy run of twinkle 1.10.2, without its Allow header"
  }
}

pattern "REG-411" {
  title    = "The server refuses the form of the registration"
  class    = "registration"
  severity = "error"
  since    = "0.1"
  match {
    sip {
      method = ["REGISTER"]
      status = ["400", "402", "405", "406", "410", "413", "414", "415", "416", "420", "421", "439", "480", "481", "482", "483", "484", "485", "486", "488", "491", "493", "494", "600", "603", "606"]
    }
  }
  emit "register-failed" {
    kind = "rejected"
  }
  means      = "The server received the registration and refuses it for another reason than the credentials: malformed or altered on the way (400), looped (482, 483), not a registrar (405), an extension or a scheme it does not know (416, 420, 421)."
  remedy     = "Read the reason in the answer. Check domain and outbound proxy in the app, and whether a router with SIP ALG rewrites the messages."
  causes     = ["account-setting-mismatch"]
  references = ["RFC 3261 section 21.4"]
  example {
    text = <<-SIP
      REGISTER sip:pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK2
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>
      Call-ID: reg-1
      CSeq: 2 REGISTER
      Contact: <sip:alice@198.51.100.7:40112>;expires=300
      Content-Length: 0

      SIP/2.0 482 Loop Detected
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK2
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>;tag=b1
      Call-ID: reg-1
      CSeq: 2 REGISTER
      Content-Length: 0
    SIP
    also = {
      "SIP/2.0 482 Loop Detected" = ["SIP/2.0 400 Bad Request", "SIP/2.0 402 Payment Required", "SIP/2.0 405 Method Not Allowed", "SIP/2.0 406 Not Acceptable", "SIP/2.0 410 Gone", "SIP/2.0 413 Request Entity Too Large", "SIP/2.0 414 Request-URI Too Long", "SIP/2.0 415 Unsupported Media Type", "SIP/2.0 416 Unsupported URI Scheme", "SIP/2.0 420 Bad Extension", "SIP/2.0 421 Extension Required", "SIP/2.0 439 ", "SIP/2.0 480 Temporarily Unavailable", "SIP/2.0 481 Call/Transaction Does Not Exist", "SIP/2.0 483 Too Many Hops", "SIP/2.0 484 Address Incomplete", "SIP/2.0 485 Ambiguous", "SIP/2.0 486 Busy Here", "SIP/2.0 488 Not Acceptable Here", "SIP/2.0 491 Request Pending", "SIP/2.0 493 Undecipherable", "SIP/2.0 494 Security Agreement Required", "SIP/2.0 600 Busy Everywhere", "SIP/2.0 603 Decline", "SIP/2.0 606 Not Acceptable"]
    }
    captures = { status = "482", reason = "Loop Detected" }
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

pattern "REG-412" {
  title    = "The server sends the registration elsewhere"
  class    = "registration"
  severity = "warning"
  since    = "0.1"
  match {
    sip {
      method = ["REGISTER"]
      status = ["3xx"]
    }
  }
  means      = "The server answers that the account has to register at another address; many clients do not follow."
  remedy     = "Set the address the answer names in its Contact header as the server of the account."
  causes     = ["pbx-address-wrong"]
  references = ["RFC 3261 section 21.3"]
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

      SIP/2.0 302 Moved Temporarily
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK2
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>;tag=b1
      Call-ID: reg-1
      CSeq: 2 REGISTER
      Contact: <sip:pbx2.example.net>
      Content-Length: 0
    SIP
    captures = { status = "302" }
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
      CSeq: 886 REGISTER
      Contact: <sip:2001@192.0.2.50;transport=udp>;expires=60
      Authorization: Digest username="2001",realm="pbx.example.test",nonce="awQ/S2sEPh+/2ghaJGZ3t7tDifxlbf1R",uri="sip:pbx.example.test",response="5f2bf23a8a0da8de20e55f1a7987c510",algorithm=MD5
      User-Agent: Twinkle/1.10.2
      Content-Length: 0

      rx:
      SIP/2.0 200 OK
      Via: SIP/2.0/UDP 192.0.2.50;rport=5060;branch=z9hG4bKqvoczwxg;received=192.0.2.50
      To: "User A" <sip:2001@pbx.example.test>;tag=8068789c6f489f848d68f11e81141125.3a150000
      From: "User A" <sip:2001@pbx.example.test>;tag=giuns
      Call-ID: bruuwyplybjcivh@localhost
      CSeq: 886 REGISTER
      Contact: <sip:2001@192.0.2.50;transport=udp>;expires=60
      Server: PBX
      Content-Length: 0
    SIP
    source = "a healthy run of twinkle 1.10.2, without its Allow header"
  }
}

pattern "REG-413" {
  title    = "The client made up an answer to its registration: time-out"
  class    = "registration"
  severity = "error"
  since    = "0.1"
  match {
    sip {
      method    = ["REGISTER"]
      status    = ["408"]
      direction = ["local"]
    }
  }
  emit "register-failed" {
    kind = "timeout"
  }
  means      = "Nothing came back, so the client answers itself with 408. No server said this."
  remedy     = "Check address, port and transport of the server in the app, then firewall and bans on the way."
  words      = "The server could not be reached."
  causes     = ["registrar-silent", "pbx-address-unreachable", "pbx-transport-mismatch"]
  references = ["RFC 3261 section 8.1.3.1", "LubosD/twinkle:src/transaction.cpp"]
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

      local:
      SIP/2.0 408 Request Timeout
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK2
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>;tag=b1
      Call-ID: reg-1
      CSeq: 2 REGISTER
      Content-Length: 0
    SIP
    captures = { status = "408" }
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

pattern "REG-414" {
  title    = "The client made up an answer to its registration: transport failed"
  class    = "registration"
  severity = "error"
  since    = "0.1"
  match {
    sip {
      method    = ["REGISTER"]
      status    = ["400", "404", "5xx"]
      direction = ["local"]
    }
  }
  emit "register-failed" {
    kind = "io"
  }
  means      = "The client could not send the request, so it answers itself with a status. The lines before say why (refused, unreachable, name not resolved). No server said this."
  remedy     = "Read the transport error just before, and check address, port and transport of the server in the app."
  words      = "The server could not be reached."
  causes     = ["pbx-port-refused", "pbx-address-unreachable", "pbx-address-unresolvable"]
  references = ["RFC 3261 section 8.1.3.1", "LubosD/twinkle:src/transaction.cpp"]
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

      local:
      SIP/2.0 503 Service Unavailable
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK2
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>;tag=b1
      Call-ID: reg-1
      CSeq: 2 REGISTER
      Content-Length: 0
    SIP
    also     = { "SIP/2.0 503 Service Unavailable" = ["SIP/2.0 400 Bad Request", "SIP/2.0 404 Not Found"] }
    captures = { status = "503" }
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
