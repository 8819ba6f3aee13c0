# Twinkle's own words (logformats.md has no section of it; from its source). A record is a head line, the text's lines and '---'.

pattern "DNS-251" {
  title    = "The server's name could not be resolved"
  class    = "dns"
  severity = "error"
  since    = "0.1"
  dialects = ["twinkle"]
  match {
    regex = <<-RE
      ^Cannot resolve destination for:$
    RE
  }
  emit "dns-failed" {
    kind = "dns"
  }
  means      = "No address was found for the server, so the request was not sent. The client answers itself with 404; no server said so."
  remedy     = "Compare the server's name in the app; check its DNS record and the name resolution of this network."
  words      = "The server's name could not be found."
  causes     = ["pbx-address-unresolvable"]
  references = ["LubosD/twinkle:src/transaction_mgr.cpp"]
  example {
    text = "Cannot resolve destination for:"
  }
  near_miss {
    text   = "Send to: udp:192.0.2.10:5060"
    source = "a healthy run of twinkle 1.10.2"
  }
}
