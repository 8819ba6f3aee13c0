# What no single line says about losses: what came before, how regularly they come, and on which phone.

pattern "KAL-901" {
  title    = "The connection broke as the network changed"
  class    = "keepalive"
  severity = "info"
  since    = "0.2"
  over {
    kind   = "sequence"
    of     = ["network-changed", "transport-closed"]
    within = 30
  }
  means      = "The device changed its network (Wi-Fi, mobile) and the connection over the old one ended: that is as it should be, and the client connects anew."
  remedy     = "Nothing to repair if it registered again. If the user moves all the time, a VPN or one network only avoids it."
  causes     = ["registration-lost-recovered"]
  references = ["RFC 5626 section 4.2", "pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_core.c"]
  example {
    text     = <<-LOG
      10:00:00.000            pjsua_acc.c  IP address change detected for account 0 (192.168.1.5:5060 --> 198.51.100.20:40001). Updating registration (using method 2)
      10:00:12.000     tlsc0x7f00aa00  TLS transport destroyed with reason 120101: Network is unreachable
    LOG
    dialect  = "pjsip"
    captures = { seconds = "12" }
    source   = "built from two lines of PJSIP"
  }
  near_miss {
    text    = <<-LOG
      10:00:00.000     tlsc0x7f00aa00  TLS transport destroyed with reason 120101: Network is unreachable
      10:00:12.000            pjsua_acc.c  IP address change detected for account 0 (192.168.1.5:5060 --> 198.51.100.20:40001). Updating registration (using method 2)
    LOG
    dialect = "pjsip"
    source  = "built: the other way round"
  }
}

pattern "KAL-902" {
  title    = "The connection breaks at even pauses"
  class    = "keepalive"
  severity = "warning"
  since    = "0.2"
  over {
    kind  = "period"
    of    = ["transport-closed"]
    least = 4
    every = 20
  }
  emit "loss-period" {}
  means      = "Connections end again and again after the same time: something on the way (a firewall, a router's translation, the server) drops what is idle for that long, and the client's keep-alive comes later than that."
  remedy     = "Set the keep-alive below the pause found, or raise the idle time-out of the firewall or router on the way."
  causes     = ["registration-lost", "registration-lost-recovered"]
  references = ["RFC 5626 section 4.4.1", "RFC 5382 section 5 (idle time-outs of TCP translations)"]
  example {
    text     = <<-LOG
      10:00:00.000     tlsc0x7f00aa00  TLS transport destroyed with reason 70016: End of file (PJ_EEOF)
      10:05:00.000     tlsc0x7f00aa10  TLS transport destroyed with reason 70016: End of file (PJ_EEOF)
      10:10:01.000     tlsc0x7f00aa20  TLS transport destroyed with reason 70016: End of file (PJ_EEOF)
      10:15:01.000     tlsc0x7f00aa30  TLS transport destroyed with reason 70016: End of file (PJ_EEOF)
    LOG
    dialect  = "pjsip"
    captures = { seconds = "300", count = "4" }
    source   = "built from PJSIP's line, every five minutes"
  }
  near_miss {
    text    = <<-LOG
      10:00:00.000     tlsc0x7f00aa00  TLS transport destroyed with reason 70016: End of file (PJ_EEOF)
      10:05:00.000     tlsc0x7f00aa10  TLS transport destroyed with reason 70016: End of file (PJ_EEOF)
      10:17:00.000     tlsc0x7f00aa20  TLS transport destroyed with reason 70016: End of file (PJ_EEOF)
      10:19:00.000     tlsc0x7f00aa30  TLS transport destroyed with reason 70016: End of file (PJ_EEOF)
    LOG
    dialect = "pjsip"
    source  = "built: as many, at no even pauses"
  }
}

pattern "KAL-903" {
  title    = "A connection was lost on an iPhone or iPad"
  class    = "keepalive"
  severity = "info"
  since    = "0.2"
  over {
    kind  = "count"
    of    = ["transport-closed"]
    least = 1
    where = { platform = "ios|iphone os|ipados" }
  }
  means      = "iOS closes the connections of an app it has put to sleep; the app connects anew when it wakes up or when a push arrives. A loss alone is no fault there."
  remedy     = "Look whether the app registers again when it is opened. If calls do not arrive while it sleeps, look at its notifications, not at the network."
  causes     = ["registration-lost-recovered"]
  references = ["Apple Technical Note TN2277, Networking and Multitasking"]
  example {
    text     = <<-LOG
      10:00:12.000     tlsc0x7f00aa00  TLS transport destroyed with reason 120057: Socket is not connected
    LOG
    dialect  = "pjsip"
    client   = { platform = "iOS-17.1/arm64" }
    captures = { count = "1" }
    source   = "built from PJSIP's line"
  }
  near_miss {
    text    = <<-LOG
      10:00:12.000     tlsc0x7f00aa00  TLS transport destroyed with reason 120057: Socket is not connected
    LOG
    dialect = "pjsip"
    client  = { platform = "Linux-6.1/x86_64" }
    source  = "built: the same line of another system"
  }
}

pattern "KAL-904" {
  title    = "This version of PJSIP does not follow a change of the network by itself"
  class    = "keepalive"
  severity = "info"
  since    = "0.2"
  dialects = ["pjsip"]
  over {
    kind  = "count"
    of    = ["transport-closed"]
    least = 1
    where = { version = "< 2.7" }
  }
  means      = "A connection was lost in a client whose PJSIP is older than 2.7, the first that handles a changed address: an app must do it itself, and some do not."
  remedy     = "Update the app. Until then the user connects again by hand after a change of the network."
  causes     = ["registration-lost"]
  references = ["pjsip/pjproject: pjsua_handle_ip_change(), new in 2.7"]
  example {
    text     = <<-LOG
      10:00:12.000     tlsc0x7f00aa00  TLS transport destroyed with reason 120101: Network is unreachable
    LOG
    dialect  = "pjsip"
    client   = { version = "2.5.5" }
    captures = { count = "1" }
    source   = "built from PJSIP's line"
  }
  near_miss {
    text    = <<-LOG
      10:00:12.000     tlsc0x7f00aa00  TLS transport destroyed with reason 120101: Network is unreachable
    LOG
    dialect = "pjsip"
    client  = { version = "2.13" }
    source  = "built: the same line of a version that handles it"
  }
}
