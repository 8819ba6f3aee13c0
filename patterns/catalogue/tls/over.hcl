# What log and configuration say together.

pattern "TLS-901" {
  title    = "The log shows TLS, and the settings say another transport"
  class    = "tls"
  severity = "warning"
  since    = "0.2"
  over {
    kind  = "count"
    of    = ["tls-ok", "tls-failed"]
    least = 1
    where = { "pbx.transport" = "tcp|udp" }
  }
  emit "settings-outdated" {}
  means      = "The configuration in the bundle is not the one the client ran with: it was changed since, or it is another account's. What is judged by it may be wrong."
  remedy     = "Ask for the configuration as it is now together with a new log, or for the right account's (--account)."
  references = ["../shared/domain.md, check the configuration of the application"]
  example {
    text    = <<-LOG
      10:00:12.000     tlsc0x7f00aa00  TLS transport 192.0.2.5:41022 is connected to pbx.example.test:5061
    LOG
    dialect = "pjsip"
    client  = { "pbx.transport" = "tcp" }
    source  = "built from PJSIP's line"
  }
  near_miss {
    text    = <<-LOG
      10:00:12.000     tlsc0x7f00aa00  TLS transport 192.0.2.5:41022 is connected to pbx.example.test:5061
    LOG
    dialect = "pjsip"
    client  = { "pbx.transport" = "tls" }
    source  = "built: settings and log agree"
  }
}
