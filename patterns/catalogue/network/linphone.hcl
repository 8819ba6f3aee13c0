pattern "KAL-111" {
  title    = "The device has no network"
  class    = "network"
  severity = "warning"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      (?:SIP network reachability|\bNetwork) state is now \[DOWN\]
    RE
  }
  emit "network-down" {}
  means      = "The operating system told the app that there is no network; nothing can be sent or received meanwhile."
  remedy     = "Ask where the device was at that time (no coverage, flight mode, Wi-Fi change); the app registers by itself when the network is back."
  words      = "Your device had no network at that moment."
  causes     = ["registration-lost", "registration-lost-recovered"]
  references = ["BelledonneCommunications/liblinphone:coreapi/linphonecore.c"]
  example {
    text = "SIP network reachability state is now [DOWN]"
  }
  example {
    text = "Network state is now [DOWN]"
  }
  near_miss {
    text   = "SIP network reachability state is now [UP]"
    source = "a healthy run of linphone-desktop 5.1.65"
  }
}

pattern "KAL-112" {
  title    = "The device has a network"
  class    = "network"
  severity = "info"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      (?:SIP network reachability|\bNetwork) state is now \[UP\]
    RE
  }
  emit "network-up" {}
  means      = "The operating system told the app that there is a network, at its start or after a gap; whether the server can be reached over it is another matter."
  remedy     = "Nothing to repair in itself; see what the registration after it does."
  references = ["BelledonneCommunications/liblinphone:coreapi/linphonecore.c"]
  example {
    text   = "SIP network reachability state is now [UP]"
    also   = { "SIP network reachability" = ["Network"] }
    source = "a healthy run of linphone-desktop 5.1.65"
  }
  near_miss {
    text   = "Media network reachability state is now [UP]"
    source = "a healthy run of linphone-desktop 5.1.65"
  }
}
