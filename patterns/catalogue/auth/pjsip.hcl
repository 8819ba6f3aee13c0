# What PJSIP says of credentials. The first 401 leaves no line of its own: it is normal.

pattern "AUT-001" {
  title    = "The server refuses the credentials"
  class    = "auth"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      SIP registration failed, status=(?P<status>401|407) \(
    RE
  }
  emit "register-failed" {}
  means      = "The app sent the user name and password it has, and the server refused them."
  remedy     = "Set the password anew on both sides and compare the authentication user name."
  words      = "User name or password are not accepted."
  causes     = ["auth-rejected", "account-unknown", "account-setting-mismatch"]
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_acc.c"]
  example {
    text     = "SIP registration failed, status=401 (Unauthorized)"
    captures = { status = "401" }
  }
  near_miss {
    text   = "sip:1001@pbx.example.test: registration success, status=200 (OK), will re-register in 60 seconds"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "AUT-005" {
  title    = "The client gives up on its credentials"
  class    = "auth"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      SIP registration error: (?P<reason>.+?) \[status=(?P<code>171100|171111|170401|170407)\]
    RE
  }
  match {
    regex = <<-RE
      SIP registration error (?P<code>171100|171111|170401|170407)\s*$
    RE
  }
  emit "register-failed" {
    kind = "auth"
  }
  means      = "The app answered the server's challenge, was challenged again and does not try any more: the server refuses user name or password."
  remedy     = "Set the password anew on both sides and compare the authentication user name."
  words      = "User name or password are not accepted."
  causes     = ["auth-rejected", "account-unknown", "account-setting-mismatch"]
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_acc.c"]
  example {
    text     = "SIP registration error: Credential failed to authenticate (PJSIP_EFAILEDCREDENTIAL) [status=171100]"
    also     = { "171100" = ["170401", "171111"] }
    captures = { code = "171100" }
  }
  example {
    text     = "SIP registration error 171111"
    also     = { "171111" = ["170401", "171100"] }
    captures = { code = "171111" }
  }
  near_miss {
    text   = "sip:1001@pbx.example.test: registration success, status=200 (OK), will re-register in 60 seconds"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "AUT-002" {
  title    = "The server forbids the registration"
  class    = "auth"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      SIP registration failed, status=(?P<status>403) \(
    RE
  }
  emit "register-failed" {}
  means      = "The server answered 403: Asterisk says so for a wrong password too, others for accounts that are disabled or excluded by a rule."
  remedy     = "Check that the account exists and is enabled on the PrivateServer, then align the password."
  words      = "The server does not let your account in."
  causes     = ["account-forbidden", "auth-rejected", "account-unknown"]
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_acc.c"]
  example {
    text     = "SIP registration failed, status=403 (Forbidden)"
    captures = { status = "403" }
  }
  near_miss {
    text   = "sip:1001@pbx.example.test: registration success, status=200 (OK), will re-register in 60 seconds"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "AUT-003" {
  title    = "Credentials were sent and refused"
  class    = "auth"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Authorization failed for \S+?: (?P<reason>server rejected with stale=false|maximum number of stale retries exceeded)
    RE
  }
  emit "auth-rejected" {}
  means      = "The client answered the server's challenge, and the server challenged again: user name, realm or password are not what the server has."
  remedy     = "Set the password anew on both sides and compare the authentication user name."
  words      = "User name or password are not accepted."
  causes     = ["auth-rejected", "account-unknown"]
  references = ["pjsip/pjproject:pjsip/src/pjsip/sip_auth_client.c"]
  example {
    text     = "Authorization failed for 2001@sip.example.org: server rejected with stale=false"
    also     = { "server rejected with stale=false" = ["maximum number of stale retries exceeded"] }
    captures = { reason = "server rejected with stale=false" }
  }
  near_miss {
    text   = "sip:1001@pbx.example.test: registration success, status=200 (OK), will re-register in 60 seconds"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "AUT-004" {
  title    = "The app has no credentials for the realm"
  class    = "auth"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      can ?not find credential for (?P<reason>.+)$
    RE
  }
  match {
    regex = <<-RE
      (?P<reason>No suitable credential.*)\[status=(?P<code>171101)\]
    RE
  }
  match {
    regex = <<-RE
      SIP registration error: (?P<reason>.+?) \[status=(?P<code>171109)\]
    RE
  }
  emit "auth-missing" {}
  means      = "The server's challenge names a realm or an algorithm the app has no user name and password for."
  remedy     = "Set the realm of the account in the app to the server's, or to any."
  causes     = ["account-setting-mismatch"]
  references = ["pjsip/pjproject:pjsip/src/pjsip/sip_auth_client.c"]
  example {
    text     = "Unable to set auth for tdta0x7f1: can not find credential for sip.example.org/Digest MD5"
    captures = { reason = "sip.example.org/Digest MD5" }
  }
  example {
    text     = "SIP registration error: No suitable credential (PJSIP_ENOCREDENTIAL) [status=171101]"
    captures = { code = "171101" }
  }
  example {
    text   = "SIP registration error: Stale digest or too many retries (PJSIP_EAUTHSTALECOUNT) [status=171109]"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "sip:1001@pbx.example.test: registration success, status=200 (OK), will re-register in 60 seconds"
    source = "a healthy run of pjsua 2.17"
  }
}
