# baresip's own words (logformats.md A7). It prints errno texts for everything that failed before an answer came.

pattern "KAL-201" {
  title    = "The device's address changed"
  class    = "network"
  severity = "info"
  since    = "0.1"
  dialects = ["baresip"]
  match {
    regex = <<-RE
      (?:^|\|)IP-address changed: (?P<host>\S+)
    RE
  }
  match {
    regex = <<-RE
      \b(?:netroam|net|network): .*\b(?:[Aa]ddress|[Nn]etwork|[Ii]nterface)\b.* changed
    RE
  }
  emit "network-changed" {}
  means      = "The device got another network address, as after a change of network. baresip resets its transports and registers again."
  remedy     = "If it happens often, look at the device's network."
  causes     = ["registration-lost-recovered"]
  broad      = "only lines of baresip logs are tried, and the regexp asks for more than the word"
  references = ["baresip/baresip:src/net.c"]
  example {
    text     = "IP-address changed: 198.51.100.9"
    captures = { host = "198.51.100.9" }
  }
  example {
    text   = "netroam: network address changed"
    also   = { "network address" = ["address", "interface", "network"] }
    source = "built from the format in the source"
  }
  near_miss {
    text   = "Local network address:  IPv4=eth0|192.0.2.50 "
    source = "a healthy run of baresip 1.0.0"
  }
}
