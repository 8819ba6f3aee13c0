# What the platform below any client says: Java and Android, Apple, the C library. No dialect: the lines stand between any stack's own.

pattern "KAL-501" {
  title    = "The device lost its network"
  class    = "network"
  severity = "warning"
  since    = "0.1"
  match {
    regex = <<-RE
      (?P<reason>\b(?:[Nn]etwork|[Ww]i-?[Ff]i|[Ii]nternet|[Mm]obile data)(?: connection| connectivity)?(?: is| was| appears to be| state:?)? (?:lost|unavailable|not available|[Dd]isconnected|DISCONNECTED|disabled|not reachable|offline)\b)
    RE
  }
  match {
    regex = <<-RE
      (?P<reason>\bonLost\b.*\b[Nn]etwork\b|\bNetworkInfo: .*state: DISCONNECTED|[Aa]irplane mode (?:is )?(?:on|enabled)|[Ff]light mode (?:is )?(?:on|enabled))
    RE
  }
  emit "network-down" {}
  means      = "The phone itself had no network at that moment, so nothing could reach the server."
  remedy     = "Nothing to repair on the server. If the connection does not come back, check the device's network."
  words      = "Your phone had no network at that moment."
  causes     = ["registration-lost", "registration-lost-recovered"]
  broad      = "systems word it in many ways; the regexp asks for the word and for what is wrong with it on one line"
  references = ["Android ConnectivityManager"]
  example {
    text = "Network connection lost, stopping SIP stack"
    also = {
      "Network"    = ["Wifi", "Mobile data"]
      "connection" = ["connectivity"]
      "lost"       = ["unavailable", "not available", "disconnected", "DISCONNECTED", "disabled", "not reachable"]
    }
  }
  example {
    text = "onLost: network 104"
    also = {
      "onLost: network" = ["NetworkInfo: state: DISCONNECTED", "airplane mode on", "flight mode on", "airplane mode enabled", "flight mode enabled"]
    }
  }
  example {
    text = "The Internet connection appears to be offline."
    also = { "appears to be" = ["is", "was", "state"] }
  }
  near_miss {
    text   = "Local network address:  IPv4=eth0|192.0.2.50 "
    source = "healthy runs of baresip 1.0.0 and linphonec 5.1.65"
  }
}
