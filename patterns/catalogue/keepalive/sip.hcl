# Signs of life in SIP messages.

pattern "KAL-401" {
  title    = "The server checks whether the client is there"
  class    = "keepalive"
  severity = "info"
  since    = "0.1"
  match {
    sip {
      method    = ["OPTIONS"]
      request   = true
      direction = ["rx"]
    }
  }
  means      = "The server asks the client for a sign of life, so its messages reach the client at that moment."
  remedy     = "Nothing to do. If the client does not answer it, the server will call it unreachable."
  references = ["RFC 3261 section 11"]
  example {
    text     = <<-SIP
      rx:
      OPTIONS sip:bob@pbx.example.net SIP/2.0
      Via: SIP/2.0/TLS 198.51.100.7:40112;branch=z9hG4bKi1
      From: <sip:alice@pbx.example.net>;tag=a2
      To: <sip:bob@pbx.example.net>
      Call-ID: call-1
      CSeq: 1 OPTIONS
      Content-Length: 0

    SIP
    captures = { method = "OPTIONS" }
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
