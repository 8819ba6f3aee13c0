# Jitsi's own words (logformats.md B1).

pattern "DNS-601" {
  title    = "The server of the account has no address"
  class    = "dns"
  severity = "error"
  since    = "0.2"
  dialects = ["jitsi", "plain"]
  match {
    regex = <<-RE
      No address found for ProtocolProviderServiceSipImpl\((?P<account>[^)\s]*)
    RE
  }
  emit "dns-failed" {}
  means      = "Jitsi found no address for the domain of the account: the name is wrong, or the name server does not answer."
  remedy     = "Check the spelling of the PBX address, then that the device resolves names at all."
  words      = "The app does not find the server. Please check the address."
  causes     = ["pbx-address-unresolvable", "pbx-address-wrong"]
  references = ["jitsi/jitsi#571"]
  example {
    text     = "No address found for ProtocolProviderServiceSipImpl(SIP:1001@pbx.example.test)"
    captures = { account = "SIP:1001@pbx.example.test" }
  }
  near_miss {
    text   = "Registered for ProtocolProviderServiceSipImpl(SIP:1001@pbx.example.test)"
    source = "built by hand"
  }
}
