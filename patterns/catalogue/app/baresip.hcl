# baresip's own words (logformats.md A7). It prints errno texts for everything that failed before an answer came.

pattern "APP-201" {
  title    = "No account is set up"
  class    = "app"
  severity = "error"
  since    = "0.1"
  dialects = ["baresip"]
  match {
    regex = <<-RE
      (?:^|\|)(?:\w+: )?No SIP accounts found|\bno accounts found\b
    RE
  }
  emit "error-shown" {
    message = "no SIP accounts found"
  }
  means      = "The client has no account, so it registers nothing."
  remedy     = "Set the account up in the app, or install its configuration again."
  words      = "No account is set up in the app."
  causes     = ["account-setting-mismatch"]
  references = ["baresip/baresip:src/account.c"]
  example {
    text = "account: No SIP accounts found -- check your config"
    also = { "account: No SIP accounts found" = ["no accounts found"] }
  }
  near_miss {
    text   = "Populated 1 account"
    source = "a healthy run of baresip 1.0.0"
  }
}
