pattern "AUT-251" {
  title    = "The client has no credentials for the server's realm"
  class    = "auth"
  severity = "error"
  since    = "0.1"
  dialects = ["twinkle"]
  match {
    contains = "Asking user name and password failed"
  }
  emit "auth-missing" {}
  means      = "The server asks for credentials of a realm the settings have none for, and nobody was there to type them in."
  remedy     = "Compare the realm of the settings with the server's; an empty one fits any."
  words      = "The app has no password for this server."
  causes     = ["account-setting-mismatch", "auth-rejected"]
  references = ["LubosD/twinkle:src/auth.cpp"]
  example {
    text = "Asking user name and password failed."
  }
  near_miss {
    text   = "Out of dialog matches phone user: user"
    source = "a healthy run of twinkle 1.10.2"
  }
}
