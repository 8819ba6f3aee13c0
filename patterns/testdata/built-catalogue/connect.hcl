pattern "CON-003" {
  title    = "The PBX port refuses connections"
  class    = "connect"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip"]
  match {
    contains = "connect() error:"
    regex = <<-RE
      connect\(\) error: \[code=(?P<code>\d+)\](?: \[?peer: (?P<host>[^\]:\s]+)\]?)?: (?P<reason>.*)$
    RE
  }
  match {
    prefix = "TCP connect failed"
  }
  emit "connect-failed" {}
  means      = "Nothing listens on the port."
  remedy     = "Check the port."
  words      = "Your PBX did not answer."
  causes     = ["pbx-port-refused"]
  references = ["pjsip/pjproject:pjsip/src/pjsip/sip_transport_tls.c"]
  example {
    text     = "TLS connect() error: [code=120111] peer: 192.0.2.1: Connection refused"
    captures = { code = "120111", reason = "Connection refused" }
  }
  example {
    text = "TCP connect failed: Connection refused"
  }
  near_miss {
    text   = "TLS connect() pending"
    source = "healthy pjsua run"
  }
}

pattern "REG-001" {
  title    = "The server refuses the password"
  class    = "registration"
  severity = "error"
  since    = "0.1"
  match {
    sip {
      method     = ["REGISTER"]
      status     = ["401", "403"]
      direction  = ["rx"]
      authorized = "yes"
      expires    = "positive"
      header "Server" {
        regex = "(?P<server>\\w+)"
      }
    }
  }
  emit "register-failed" {
    kind = "auth"
  }
  means  = "The password is wrong."
  remedy = "Align it."
  example {
    text = <<-SIP
      tx:
      REGISTER sip:pbx.example.test SIP/2.0
      Via: SIP/2.0/TLS 192.0.2.9;branch=z9hG4bK1
      From: <sip:1001@pbx.example.test>;tag=a
      To: <sip:1001@pbx.example.test>
      Call-ID: one
      CSeq: 2 REGISTER
      Contact: <sip:1001@192.0.2.9>
      Expires: 300
      Authorization: Digest username="1001"
      Content-Length: 0

      SIP/2.0 403 Forbidden
      Via: SIP/2.0/TLS 192.0.2.9;branch=z9hG4bK1
      From: <sip:1001@pbx.example.test>;tag=a
      To: <sip:1001@pbx.example.test>;tag=b
      Call-ID: one
      CSeq: 2 REGISTER
      Server: Asterisk
      Content-Length: 0
    SIP
    also = { "SIP/2.0 403" = ["SIP/2.0 401"] }
    captures = { status = "403", server = "Asterisk" }
  }
  near_miss {
    text = <<-SIP
      REGISTER sip:pbx.example.test SIP/2.0
      From: <sip:1001@pbx.example.test>;tag=a
      To: <sip:1001@pbx.example.test>
      Call-ID: one
      CSeq: 1 REGISTER
      Expires: 300

      SIP/2.0 401 Unauthorized
      From: <sip:1001@pbx.example.test>;tag=a
      To: <sip:1001@pbx.example.test>;tag=b
      Call-ID: one
      CSeq: 1 REGISTER
      Server: Asterisk
    SIP
    source = "the first challenge of a healthy registration"
  }
}
