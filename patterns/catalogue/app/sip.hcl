# What a server says in its answer's own words (the reason phrase), beyond the status. RFC 3261 7.2 lets a server write what it likes there.

pattern "APP-401" {
  title    = "The server's answer speaks of a licence"
  class    = "app"
  severity = "error"
  since    = "0.1"
  match {
    sip {
      status    = ["4xx", "5xx", "6xx"]
      direction = ["rx"]
      reason    = <<-RE
        (?i)(?P<message>.*licen[cs]e.*)
      RE
    }
  }
  emit "license-problem" {}
  means      = "The server refuses because of a licence: expired, not there, or as many in use as it has."
  remedy     = "Check the licence of the account and how many of them are in use on the PrivateServer."
  words      = "The server reports a problem with the licence."
  causes     = ["license-problem"]
  references = ["RFC 3261 section 7.2"]
  example {
    text     = <<-SIP
      rx:
      SIP/2.0 403 No licence left
      Via: SIP/2.0/TLS 192.0.2.50:5061;branch=z9hG4bK1
      To: <sip:1001@pbx.example.test>;tag=b
      From: <sip:1001@pbx.example.test>;tag=a
      Call-ID: c1
      CSeq: 2 REGISTER
      Content-Length: 0
    SIP
    captures = { status = "403", message = "No licence left" }
  }
  example {
    text   = <<-SIP
      rx:
      SIP/2.0 503 No licence left
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK7
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>;tag=b1
      Call-ID: one-1
      CSeq: 7 OPTIONS
      Content-Length: 0

    SIP
    also   = { "SIP/2.0 503" = ["SIP/2.0 603"] }
    source = "built from the RFC"
  }
  near_miss {
    text   = <<-SIP
      rx:
      SIP/2.0 401 Unauthorized
      Via: SIP/2.0/TLS 192.0.2.50:5061;branch=z9hG4bK1
      To: <sip:1001@pbx.example.test>;tag=b
      From: <sip:1001@pbx.example.test>;tag=a
      Call-ID: c1
      CSeq: 1 REGISTER
      Server: PBX
      Content-Length: 0
    SIP
    source = "a healthy run of baresip 1.0.0, shortened"
  }
}

pattern "APP-402" {
  title    = "The server's answer says that the account is disabled"
  class    = "app"
  severity = "error"
  since    = "0.1"
  match {
    sip {
      status    = ["4xx", "6xx"]
      direction = ["rx"]
      reason    = <<-RE
        (?i)(?P<message>.*(?:account|user|subscriber|extension|endpoint|peer)\b.*(?:disabled|deactivated|not active|inactive|suspended|b?locked|expired|barred).*)
      RE
    }
  }
  emit "account-disabled" {}
  means      = "The server knows the account and says that it may not be used."
  remedy     = "Enable the account on the PrivateServer, or finish its activation."
  words      = "Your account is disabled."
  causes     = ["account-forbidden"]
  references = ["RFC 3261 section 7.2"]
  example {
    text = <<-SIP
      rx:
      SIP/2.0 403 User suspended
      Via: SIP/2.0/TLS 192.0.2.50:5061;branch=z9hG4bK1
      To: <sip:1001@pbx.example.test>;tag=b
      From: <sip:1001@pbx.example.test>;tag=a
      Call-ID: c1
      CSeq: 2 REGISTER
      Content-Length: 0
    SIP
    also = {
      "User"      = ["Account", "Subscriber", "Extension", "Endpoint"]
      "suspended" = ["disabled", "not active", "inactive", "expired", "barred", "deactivated"]
    }
    captures = { status = "403", message = "User suspended" }
  }
  example {
    text   = <<-SIP
      rx:
      SIP/2.0 603 Peer locked
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bK7
      From: <sip:alice@pbx.example.net>;tag=a1
      To: <sip:alice@pbx.example.net>;tag=b1
      Call-ID: one-1
      CSeq: 7 OPTIONS
      Content-Length: 0

    SIP
    source = "built from the RFC"
  }
  near_miss {
    text   = <<-SIP
      rx:
      SIP/2.0 401 Unauthorized
      Via: SIP/2.0/TLS 192.0.2.50:5061;branch=z9hG4bK1
      To: <sip:1001@pbx.example.test>;tag=b
      From: <sip:1001@pbx.example.test>;tag=a
      Call-ID: c1
      CSeq: 1 REGISTER
      Server: PBX
      Content-Length: 0
    SIP
    source = "a healthy run of baresip 1.0.0, shortened"
  }
}
