pattern "CLI-001" {
  title    = "The client started"
  class    = "client"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      pjsua version (?P<version>\S+) for (?P<platform>\S+) initialized
    RE
  }
  emit "client-start" {}
  emit "client-info" {}
  means      = "A new run of the app begins here, with this version of the PJSIP library on this system."
  remedy     = "Nothing to do; an old version explains old faults."
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_core.c"]
  example {
    text     = "pjsua version 2.17-dev for Linux-6.18.44/x86_64/glibc-2.36 initialized"
    captures = { version = "2.17-dev", platform = "Linux-6.18.44/x86_64/glibc-2.36" }
  }
  near_miss {
    text   = "PJSUA state changed: INIT --> STARTING"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "CLI-002" {
  title    = "The client is shut down"
  class    = "client"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Shutting down, flags=\d+\.\.\.
    RE
  }
  match {
    regex = <<-RE
      pjsua_core\.c[ !.]+Shutting down\.\.\.
    RE
  }
  match {
    regex = <<-RE
      PJSUA state changed: \w+ --> CLOSING
    RE
  }
  emit "client-exit" {}
  means      = "The app ends on purpose. What fails from here on (unregistering, hanging up) means nothing."
  remedy     = "Nothing to do."
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_core.c"]
  example {
    text = "Shutting down, flags=0..."
  }
  example {
    text    = "pjsua_core.c  Shutting down..."
    dialect = "plain"
  }
  example {
    text = "PJSUA state changed: RUNNING --> CLOSING"
  }
  near_miss {
    text   = "Shutting down media.."
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "CLI-003" {
  title    = "The client of PJSIP 1 is shut down"
  class    = "client"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip"]
  match {
    regex = <<-RE
      ^Shutting down\.\.\.$
    RE
  }
  emit "client-exit" {}
  means      = "The app ends on purpose. What fails from here on means nothing. Other programs say the same in other logs, so only a PJSIP log is believed."
  remedy     = "Nothing to do."
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_core.c"]
  example {
    text = "Shutting down..."
  }
  near_miss {
    text   = "Shutting down media.."
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "CLI-004" {
  title    = "The daemon is told to end"
  class    = "client"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip"]
  match {
    regex = <<-RE
      Caught signal (?P<reason>\w+), terminating\.\.\.
    RE
  }
  emit "client-exit" {}
  means      = "The system or its user ends the app. What fails from here on (unregistering, hanging up) means nothing."
  remedy     = "Nothing to do."
  references = ["savoirfairelinux/jami-daemon:bin/main.cpp"]
  example {
    text     = "Caught signal Terminated, terminating..."
    captures = { reason = "Terminated" }
  }
  near_miss {
    text   = "Destroying endpoint instance.."
    source = "a healthy run of jamid 13.7"
  }
}
