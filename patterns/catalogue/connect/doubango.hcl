# doubango's own words: the last line of a record of four (logformats.md A8).

pattern "CON-601" {
  title    = "The system refused a network operation"
  class    = "connect"
  severity = "error"
  since    = "0.2"
  dialects = ["doubango", "logcat", "plain"]
  match {
    regex = <<-RE
      \(SYSTEM\)NETWORK ERROR ==> ?(?P<reason>.+)$
    RE
  }
  emit "connect-failed" {}
  means      = "The operating system gave an error to a connection or a packet of the app; its text says which."
  remedy     = "Refused: check the port. Unreachable: check address and network. Timed out: address, firewall or another network."
  words      = "The app could not reach the server."
  causes     = ["pbx-port-refused", "pbx-address-unreachable"]
  references = ["DoubangoTelecom/doubango:tinyNET/src/tnet_utils.h"]
  example {
    text     = "MSG: (SYSTEM)NETWORK ERROR ==>Connection refused"
    captures = { reason = "Connection refused" }
  }
  near_miss {
    text   = "MSG: Connection to 192.0.2.10:5061 established"
    source = "built by hand"
  }
}
