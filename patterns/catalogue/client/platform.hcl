# What the platform below any client says: Java and Android, Apple, the C library. No dialect: the lines stand between any stack's own.

pattern "CLI-501" {
  title    = "The device"
  class    = "client"
  severity = "info"
  since    = "0.1"
  match {
    regex = <<-RE
      \bandroid\.os\.Build\.MODEL\s*:\s*(?P<device>\S.*\S)
    RE
  }
  match {
    regex = <<-RE
      ^Hardware Model:\s+(?P<device>\S+)
    RE
  }
  emit "client-info" {}
  means      = "The model of the device the log was taken on."
  remedy     = "Nothing to do."
  references = ["r3gis3r/CSipSimple:src/com/csipsimple/utils/CollectLogs.java", "Apple crash reports"]
  example {
    text     = "android.os.Build.MODEL : Nexus 5"
    captures = { device = "Nexus 5" }
  }
  example {
    text     = "Hardware Model:      iPhone12,1"
    captures = { device = "iPhone12,1" }
  }
  near_miss {
    text   = "uuid: generated new UUID in /srv/lab/.baresip/uuid"
    source = "a healthy run of baresip 1.0.0"
  }
}

pattern "CLI-502" {
  title    = "The operating system"
  class    = "client"
  severity = "info"
  since    = "0.1"
  match {
    regex = <<-RE
      \bandroid\.os\.Build\.VERSION\.RELEASE\s*:\s*(?P<os>\S.*)$
    RE
  }
  match {
    regex = <<-RE
      ^OS Version:\s+(?P<os>(?:iPhone OS|iOS|iPadOS|macOS|Mac OS X) \S+)
    RE
  }
  emit "client-info" {}
  means      = "The version of the operating system the log was taken on."
  remedy     = "Nothing to do."
  broad      = "systems word it in many ways; the regexp asks for the word and for what is wrong with it on one line"
  references = ["r3gis3r/CSipSimple:src/com/csipsimple/utils/CollectLogs.java", "Apple crash reports"]
  example {
    text     = "android.os.Build.VERSION.RELEASE : 4.4.4"
    captures = { os = "4.4.4" }
  }
  example {
    text     = "OS Version:          iPhone OS 15.2 (19C56)"
    also     = { "iPhone OS" = ["macOS", "Mac OS X", "iOS", "iPadOS"] }
    captures = { os = "iPhone OS 15.2" }
  }
  near_miss {
    text   = "baresip v1.0.0 Copyright (C) 2010 - 2020 Alfred E. Heggestad et al."
    source = "a healthy run of baresip 1.0.0"
  }
}
