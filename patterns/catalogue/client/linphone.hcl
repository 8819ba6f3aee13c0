pattern "CLI-101" {
  title    = "The client started"
  class    = "client"
  severity = "info"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      Initializing LinphoneCore (?P<version>\d\S*)
    RE
  }
  emit "client-start" {}
  emit "client-info" {}
  means      = "The app came up and knows nothing of what was before; the version is that of its library."
  remedy     = "Compare the version with the current one; an old library explains missing TLS versions."
  references = ["BelledonneCommunications/liblinphone:coreapi/linphonecore.c"]
  example {
    text     = "Initializing LinphoneCore 5.1.65"
    captures = { version = "5.1.65" }
    source   = "a healthy run of linphone-desktop 5.1.65"
  }
  near_miss {
    text   = "oRTP-5.1.64 initialized."
    source = "a healthy run of linphone-desktop 5.1.65"
  }
}

pattern "CLI-102" {
  title    = "The client is shutting down"
  class    = "client"
  severity = "info"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    contains = "Unregistration started"
  }
  match {
    regex = <<-RE
      Destroying core: (?:0x)?[0-9A-Fa-f]+
    RE
  }
  emit "client-exit" {}
  means      = "The app was closed; unregistering and closed connections after this line are its own doing and no failure."
  remedy     = "Nothing to repair; ask for the log of the time of the incident if it lies after this."
  references = ["BelledonneCommunications/liblinphone:coreapi/linphonecore.c"]
  example {
    text   = "Unregistration started."
    source = "a run of linphonec 5.1.65"
  }
  example {
    text   = "Destroying core: 0x55d0c0de0000"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "Destroying friends done."
    source = "a run of linphonec 5.1.65"
  }
}
