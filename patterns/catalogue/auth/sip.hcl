# Challenges and refused credentials in SIP messages. One challenge without credentials is how every exchange begins.

pattern "AUT-401" {
  title    = "First challenge of a registration"
  class    = "auth"
  severity = "info"
  since    = "0.1"
  match {
    sip {
      method     = ["REGISTER"]
      status     = ["401", "407"]
      authorized = "no"
    }
  }
  means      = "The server asks for credentials. That is how every registration begins: the server was reached and answers."
  remedy     = "Nothing to do; look at the answer to the next request."
  references = ["RFC 3261 section 22.1"]
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

      SIP/2.0 401 Unauthorized
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK2
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>;tag=b1
      Call-ID: reg-1
      CSeq: 2 REGISTER
      WWW-Authenticate: Digest realm="pbx.example.net", nonce="4f1c"
      Content-Length: 0
    SIP
    also     = { "SIP/2.0 401 Unauthorized" = ["SIP/2.0 407 Proxy Authentication Required"] }
    captures = { status = "401" }
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

pattern "AUT-402" {
  title    = "Challenge renewed because the nonce was old"
  class    = "auth"
  severity = "info"
  since    = "0.1"
  match {
    sip {
      status     = ["401", "407"]
      authorized = "yes"
      header "WWW-Authenticate" {
        regex = <<-RE
          (?i)\bstale\s*=\s*"?true
        RE
      }
    }
  }
  match {
    sip {
      status     = ["401", "407"]
      authorized = "yes"
      header "Proxy-Authenticate" {
        regex = <<-RE
          (?i)\bstale\s*=\s*"?true
        RE
      }
    }
  }
  means      = "The credentials were right but rested on an expired nonce; the server says so with stale=true and the client tries again."
  remedy     = "Nothing to do."
  references = ["RFC 7616 section 3.3"]
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

      SIP/2.0 401 Unauthorized
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK3
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>;tag=b1
      Call-ID: reg-1
      CSeq: 3 REGISTER
      WWW-Authenticate: Digest realm="pbx.example.net", nonce="4f1d", stale=TRUE
      Content-Length: 0
    SIP
    also     = { "SIP/2.0 401 Unauthorized" = ["SIP/2.0 407 Proxy Authentication Required"] }
    captures = { status = "401" }
  }
  example {
    text     = <<-SIP
      REGISTER sip:pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK3
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>
      Call-ID: reg-1
      CSeq: 3 REGISTER
      Contact: <sip:alice@198.51.100.7:40112>;expires=300
      Proxy-Authorization: Digest username="alice", realm="pbx.example.net", nonce="4f1c", uri="sip:pbx.example.net", response="00000000000000000000000000000000"
      Content-Length: 0

      SIP/2.0 407 Proxy Authentication Required
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK3
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>;tag=b1
      Call-ID: reg-1
      CSeq: 3 REGISTER
      Proxy-Authenticate: Digest realm="pbx.example.net", nonce="4f1d", stale=TRUE
      Content-Length: 0
    SIP
    also     = { "SIP/2.0 407 Proxy Authentication Required" = ["SIP/2.0 401 Unauthorized"] }
    captures = { status = "407" }
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

pattern "AUT-403" {
  title    = "The server refuses the credentials of the registration"
  class    = "auth"
  severity = "error"
  since    = "0.1"
  match {
    sip {
      method     = ["REGISTER"]
      status     = ["401", "407"]
      authorized = "yes"
      expires    = "positive"
      header "WWW-Authenticate" {
        regex = <<-RE
          (?i)^\s*\w+\s(?:[^s]|s(?:s|ts|tas|tals)*(?:[^st]|t[^sa]|ta[^sl]|tal[^se]))*(?:s(?:s|ts|tas|tals)*(?:t|ta|tal)?)?(?:stale\s*=\s*"?false.*)?$
        RE
      }
    }
  }
  match {
    sip {
      method     = ["REGISTER"]
      status     = ["401", "407"]
      authorized = "yes"
      expires    = "positive"
      header "Proxy-Authenticate" {
        regex = <<-RE
          (?i)^\s*\w+\s(?:[^s]|s(?:s|ts|tas|tals)*(?:[^st]|t[^sa]|ta[^sl]|tal[^se]))*(?:s(?:s|ts|tas|tals)*(?:t|ta|tal)?)?(?:stale\s*=\s*"?false.*)?$
        RE
      }
    }
  }
  emit "auth-rejected" {}
  means      = "The client sent user name and password, and the server challenges again: it does not accept them. The account may also be unknown, for many servers do not tell the difference."
  remedy     = "Set the password anew on both sides; compare user name, authentication name and realm; look on the PrivateServer whether the account exists."
  words      = "User name or password are not accepted."
  causes     = ["auth-rejected", "account-unknown", "account-setting-mismatch"]
  references = ["RFC 3261 section 22.1"]
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

      SIP/2.0 401 Unauthorized
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK3
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>;tag=b1
      Call-ID: reg-1
      CSeq: 3 REGISTER
      WWW-Authenticate: Digest realm="pbx.example.net", nonce="4f1d"
      Content-Length: 0
    SIP
    also     = { "SIP/2.0 401 Unauthorized" = ["SIP/2.0 407 Proxy Authentication Required"] }
    captures = { status = "401", reason = "Unauthorized" }
  }
  example {
    text     = <<-SIP
      REGISTER sip:pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK3
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>
      Call-ID: reg-1
      CSeq: 3 REGISTER
      Contact: <sip:alice@198.51.100.7:40112>;expires=300
      Proxy-Authorization: Digest username="alice", realm="pbx.example.net", nonce="4f1c", uri="sip:pbx.example.net", response="00000000000000000000000000000000"
      Content-Length: 0

      SIP/2.0 407 Proxy Authentication Required
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK3
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>;tag=b1
      Call-ID: reg-1
      CSeq: 3 REGISTER
      Proxy-Authenticate: Digest realm="pbx.example.net", nonce="4f1d"
      Content-Length: 0
    SIP
    also     = { "SIP/2.0 407 Proxy Authentication Required" = ["SIP/2.0 401 Unauthorized"] }
    captures = { status = "407", reason = "Proxy Authentication Required" }
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

pattern "AUT-404" {
  title    = "The server forbids the registration after the password was sent"
  class    = "auth"
  severity = "error"
  since    = "0.1"
  match {
    sip {
      method     = ["REGISTER"]
      status     = ["403"]
      authorized = "yes"
      expires    = "positive"
    }
  }
  emit "auth-rejected" {}
  means      = "The client answered the challenge and the server says no for good: a wrong password, an account it does not have, or one that may not register. Asterisk answers all three alike."
  remedy     = "Set the password anew on both sides; look on the PrivateServer whether the account exists and is enabled."
  words      = "User name or password are not accepted."
  causes     = ["auth-rejected", "account-unknown", "account-forbidden"]
  references = ["RFC 3261 section 21.4.4", "asterisk/asterisk:channels/chan_sip.c"]
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

      SIP/2.0 403 Forbidden
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK3
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>;tag=b1
      Call-ID: reg-1
      CSeq: 3 REGISTER
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

pattern "AUT-405" {
  title    = "First challenge of a call"
  class    = "auth"
  severity = "info"
  since    = "0.1"
  match {
    sip {
      method     = ["INVITE"]
      status     = ["401", "407"]
      authorized = "no"
    }
  }
  means      = "The server asks for credentials before it routes the call, as it does for every call."
  remedy     = "Nothing to do; look at the answer to the next INVITE."
  references = ["RFC 3261 section 22.3"]
  example {
    text     = <<-SIP
      INVITE sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>
      Call-ID: call-1
      CSeq: 1 INVITE
      Content-Length: 0

      SIP/2.0 407 Proxy Authentication Required
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>;tag=b2
      Call-ID: call-1
      CSeq: 1 INVITE
      Proxy-Authenticate: Digest realm="pbx.example.net", nonce="4f1c"
      Content-Length: 0
    SIP
    also     = { "SIP/2.0 407 Proxy Authentication Required" = ["SIP/2.0 401 Unauthorized"] }
    captures = { status = "407" }
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

pattern "AUT-406" {
  title    = "The server refuses the credentials of a call"
  class    = "auth"
  severity = "error"
  since    = "0.1"
  match {
    sip {
      method     = ["INVITE"]
      status     = ["401", "407"]
      authorized = "yes"
      header "WWW-Authenticate" {
        regex = <<-RE
          (?i)^\s*\w+\s(?:[^s]|s(?:s|ts|tas|tals)*(?:[^st]|t[^sa]|ta[^sl]|tal[^se]))*(?:s(?:s|ts|tas|tals)*(?:t|ta|tal)?)?(?:stale\s*=\s*"?false.*)?$
        RE
      }
    }
  }
  match {
    sip {
      method     = ["INVITE"]
      status     = ["401", "407"]
      authorized = "yes"
      header "Proxy-Authenticate" {
        regex = <<-RE
          (?i)^\s*\w+\s(?:[^s]|s(?:s|ts|tas|tals)*(?:[^st]|t[^sa]|ta[^sl]|tal[^se]))*(?:s(?:s|ts|tas|tals)*(?:t|ta|tal)?)?(?:stale\s*=\s*"?false.*)?$
        RE
      }
    }
  }
  emit "auth-rejected" {}
  means      = "The account is asked for its password a second time when it calls: the server does not accept it for calls, or for this realm."
  remedy     = "Compare user name, authentication name and realm of the account in the app with the PrivateServer; set the password anew."
  causes     = ["auth-rejected", "account-setting-mismatch"]
  references = ["RFC 3261 section 22.3"]
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

      SIP/2.0 407 Proxy Authentication Required
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi2
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>;tag=b2
      Call-ID: call-1
      CSeq: 2 INVITE
      Proxy-Authenticate: Digest realm="pbx.example.net", nonce="4f1d"
      Content-Length: 0
    SIP
    also     = { "SIP/2.0 407 Proxy Authentication Required" = ["SIP/2.0 401 Unauthorized"] }
    captures = { status = "407" }
  }
  example {
    text     = <<-SIP
      INVITE sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi2
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>
      Call-ID: call-1
      CSeq: 2 INVITE
      Authorization: Digest username="alice", realm="pbx.example.net", nonce="4f1c", uri="sip:bob@pbx.example.net", response="00000000000000000000000000000000"
      Content-Length: 0

      SIP/2.0 401 Unauthorized
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi2
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>;tag=b2
      Call-ID: call-1
      CSeq: 2 INVITE
      WWW-Authenticate: Digest realm="pbx.example.net", nonce="4f1d"
      Content-Length: 0
    SIP
    also     = { "SIP/2.0 401 Unauthorized" = ["SIP/2.0 407 Proxy Authentication Required"] }
    captures = { status = "401" }
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
