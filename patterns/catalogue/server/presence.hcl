# Which accounts are registered, as the server sees them.

pattern "SRV-020" {
  title    = "Asterisk: account registered"
  class    = "server"
  severity = "info"
  since    = "0.1"
  dialects = ["asterisk"]
  server   = true
  match {
    regex = <<-RE
      ^Registered SIP '(?P<account>[^']*)' at (?P<host>\S+)
    RE
  }
  match {
    regex = <<-RE
      ^Added contact '[^']*' to AOR '(?P<account>[^']*)' with expiration of (?P<seconds>\d+) seconds
    RE
  }
  emit "server-note" {
    kind = "registered"
  }
  means      = "The server took a registration of the account."
  remedy     = "Nothing to repair."
  references = ["asterisk/asterisk:channels/chan_sip.c", "asterisk/asterisk:res/res_pjsip_registrar.c"]
  example {
    text     = "Registered SIP '1001' at 192.0.2.50:41784"
    captures = { account = "1001", host = "192.0.2.50:41784" }
    source   = "Asterisk 18.26 with chan_sip"
  }
  example {
    text     = "Added contact 'sip:1001@192.0.2.50:5060' to AOR '1001' with expiration of 300 seconds"
    captures = { account = "1001", seconds = "300" }
    source   = "built from the template in the source"
  }
  near_miss {
    text   = "Unregistered SIP '1001'"
    source = "Asterisk 18.26 with chan_sip"
  }
}

pattern "SRV-021" {
  title    = "Asterisk: account signed off"
  class    = "server"
  severity = "info"
  since    = "0.1"
  dialects = ["asterisk"]
  server   = true
  match {
    regex = <<-RE
      ^Unregistered SIP '(?P<account>[^']*)'
    RE
  }
  match {
    regex = <<-RE
      ^Removed contact '[^']*' from AOR '(?P<account>[^']*)' due to (?P<reason>\w+)
    RE
  }
  emit "server-note" {
    kind = "unregistered"
  }
  means      = "The account's registration ended: signed off, or not renewed in time."
  remedy     = "Nothing to repair, unless the client thinks that it is registered."
  references = ["asterisk/asterisk:channels/chan_sip.c", "asterisk/asterisk:res/res_pjsip_registrar.c"]
  example {
    text     = "Unregistered SIP '1001'"
    captures = { account = "1001" }
    source   = "Asterisk 18.26 with chan_sip"
  }
  example {
    text     = "Removed contact 'sip:1001@192.0.2.50:5060' from AOR '1001' due to expiration"
    captures = { account = "1001", reason = "expiration" }
    source   = "built from the template in the source"
  }
  near_miss {
    text   = "Registered SIP '1001' at 192.0.2.50:41784"
    source = "Asterisk 18.26 with chan_sip"
  }
}

pattern "SRV-022" {
  title    = "Asterisk: a registered device does not answer any more"
  class    = "server"
  severity = "warning"
  since    = "0.1"
  dialects = ["asterisk"]
  server   = true
  match {
    regex = <<-RE
      ^Peer '(?P<account>[^']*)' is now UNREACHABLE!
    RE
  }
  match {
    regex = <<-RE
      ^Contact (?P<account>[^/\s]+)/\S+ is now Unreachable\.
    RE
  }
  match {
    regex = <<-RE
      ^Endpoint (?P<account>\S+) is now Unreachable
    RE
  }
  emit "server-note" {
    kind = "unreachable"
  }
  means      = "The server's keep-alive to the device got no answer: the device lost its network, or something on the way closed the connection."
  remedy     = "Check the device's network and idle timeouts on the way; switch the account's keep-alive on."
  causes     = ["peer-offline", "registration-lost"]
  references = ["asterisk/asterisk:channels/chan_sip.c", "asterisk/asterisk:res/res_pjsip/pjsip_options.c"]
  example {
    text     = "Peer '1001' is now UNREACHABLE!  Last qualify: 42"
    captures = { account = "1001" }
    source   = "built from the template in the source"
  }
  example {
    text     = "Contact 1001/sip:1001@192.0.2.50:5060 is now Unreachable."
    captures = { account = "1001" }
    source   = "built from the template in the source"
  }
  example {
    text   = "Endpoint 1001 is now Unreachable"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "Peer '1001' is now Reachable. (42ms / 2000ms)"
    source = "built from the template in the source"
  }
}

pattern "SRV-023" {
  title    = "Asterisk: a device answers again"
  class    = "server"
  severity = "info"
  since    = "0.1"
  dialects = ["asterisk"]
  server   = true
  match {
    regex = <<-RE
      ^Peer '(?P<account>[^']*)' is now (?:Reachable|Lagged)\.
    RE
  }
  match {
    regex = <<-RE
      ^Contact (?P<account>[^/\s]+)/\S+ is now Reachable
    RE
  }
  emit "server-note" {
    kind = "reachable"
  }
  means      = "The server's keep-alive to the device is answered."
  remedy     = "Nothing to repair."
  references = ["asterisk/asterisk:channels/chan_sip.c", "asterisk/asterisk:res/res_pjsip/pjsip_options.c"]
  example {
    text     = "Peer '1001' is now Reachable. (42ms / 2000ms)"
    also     = { "Reachable" = ["Lagged"] }
    captures = { account = "1001" }
    source   = "built from the template in the source"
  }
  example {
    text   = "Contact 1001/sip:1001@192.0.2.50:5060 is now Reachable.  RTT: 12.345 msec"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "Peer '1001' is now UNREACHABLE!  Last qualify: 42"
    source = "built from the template in the source"
  }
}
