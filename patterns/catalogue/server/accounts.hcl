# What a server says of accounts that may not register. Templates of chan_sip and res_pjsip; where the message is the same for two causes, it says so.

pattern "SRV-001" {
  title    = "Asterisk: wrong password"
  class    = "server"
  severity = "warning"
  since    = "0.1"
  dialects = ["asterisk"]
  server   = true
  match {
    regex = <<-RE
      Registration from '.*\bsips?:(?P<account>[^@;>'\s]+).*' failed for '(?P<host>[^']+)' - Wrong password
    RE
  }
  match {
    regex = <<-RE
      Request '(?P<method>[A-Z]+)' from '.*\bsips?:(?P<account>[^@;>'\s]+).*' failed for '(?P<host>[^']+)' \(callid: (?P<call>[^)]*)\) - Failed to authenticate
    RE
  }
  emit "server-note" {
    kind = "wrong-password"
  }
  means      = "Asterisk refused the credentials. With alwaysauthreject (its default) it says the same of an account that does not exist, so that only the account list tells the two apart."
  remedy     = "Look the account up in the account list; if it is there, set the password anew on both sides."
  causes     = ["auth-rejected", "account-unknown"]
  references = ["asterisk/asterisk:channels/chan_sip.c", "asterisk/asterisk:res/res_pjsip/pjsip_distributor.c"]
  example {
    text     = "Registration from '<sip:1001@pbx.example.test>' failed for '192.0.2.50:5060' - Wrong password"
    captures = { account = "1001", host = "192.0.2.50:5060" }
    source   = "Asterisk 18.26 with chan_sip"
  }
  example {
    text     = "Request 'REGISTER' from '\"User A\" <sip:1001@pbx.example.test>' failed for '192.0.2.50:41784' (callid: a1b2) - Failed to authenticate"
    captures = { account = "1001", call = "a1b2" }
    source   = "built from the template in the source"
  }
  near_miss {
    text   = "Registration from '<sip:2099@pbx.example.test>' failed for '192.0.2.50:5060' - No matching peer found"
    source = "Asterisk 18.26 with chan_sip"
  }
}

pattern "SRV-002" {
  title    = "Asterisk: no such account"
  class    = "server"
  severity = "warning"
  since    = "0.1"
  dialects = ["asterisk"]
  server   = true
  match {
    regex = <<-RE
      Registration from '.*\bsips?:(?P<account>[^@;>'\s]+).*' failed for '(?P<host>[^']+)' - No matching peer found
    RE
  }
  match {
    regex = <<-RE
      Request '(?P<method>[A-Z]+)' from '.*\bsips?:(?P<account>[^@;>'\s]+).*' failed for '(?P<host>[^']+)' \(callid: (?P<call>[^)]*)\) - No matching endpoint found
    RE
  }
  match {
    regex = <<-RE
      AOR '(?P<account>[^']*)' not found for endpoint '[^']*'
    RE
  }
  match {
    regex = <<-RE
      Endpoint '(?P<account>[^']*)' \([^)]*\) has no configured AORs
    RE
  }
  emit "server-note" {
    kind = "unknown-user"
  }
  means      = "Asterisk found no account for the user. A database that can't be read looks the same to it."
  remedy     = "Look the account up in the account list; create it, or correct the user name in the app. If it is listed, check the database."
  causes     = ["account-unknown"]
  references = ["asterisk/asterisk:channels/chan_sip.c", "asterisk/asterisk:res/res_pjsip/pjsip_distributor.c"]
  example {
    text     = "Registration from '\"User A\" <sip:2099@pbx.example.test>' failed for '192.0.2.50:5060' - No matching peer found"
    captures = { account = "2099", host = "192.0.2.50:5060" }
    source   = "Asterisk 18.26 with chan_sip"
  }
  example {
    text     = "AOR '2099' not found for endpoint '2099' (192.0.2.50:5060)"
    captures = { account = "2099" }
    source   = "built from the template in the source"
  }
  example {
    text   = "Request 'REGISTER' from '<sip:1001@pbx.example.test>' failed for '192.0.2.50:5060' (callid: c1) - No matching endpoint found"
    source = "built from the format in the source"
  }
  example {
    text   = "Endpoint '1001' (1001/1001) has no configured AORs"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "Registration from '<sip:1001@pbx.example.test>' failed for '192.0.2.50:5060' - Wrong password"
    source = "Asterisk 18.26 with chan_sip"
  }
}

pattern "SRV-003" {
  title    = "Asterisk: user name and authentication name differ"
  class    = "server"
  severity = "warning"
  since    = "0.1"
  dialects = ["asterisk"]
  server   = true
  match {
    regex = <<-RE
      Registration from '.*\bsips?:(?P<account>[^@;>'\s]+).*' failed for '(?P<host>[^']+)' - Username/auth name mismatch
    RE
  }
  match {
    regex = <<-RE
      username mismatch, have <(?P<account>[^>]*)>, digest has <[^>]*>
    RE
  }
  emit "server-note" {
    kind = "auth-name"
  }
  means      = "The client registers as one user and authenticates as another."
  remedy     = "Make user name and authentication name of the app the account's."
  causes     = ["account-setting-mismatch"]
  references = ["asterisk/asterisk:channels/chan_sip.c"]
  example {
    text     = "Registration from '<sip:1001@pbx.example.test>' failed for '192.0.2.50:5060' - Username/auth name mismatch"
    captures = { account = "1001" }
    source   = "built from the template in the source"
  }
  example {
    text   = "username mismatch, have <1001>, digest has <1002>"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "Registration from '<sip:1001@pbx.example.test>' failed for '192.0.2.50:5060' - Wrong password"
    source = "Asterisk 18.26 with chan_sip"
  }
}

pattern "SRV-004" {
  title    = "Asterisk: not a domain of the server"
  class    = "server"
  severity = "warning"
  since    = "0.1"
  dialects = ["asterisk"]
  server   = true
  match {
    regex = <<-RE
      Registration from '.*\bsips?:(?P<account>[^@;>'\s]+).*' failed for '(?P<host>[^']+)' - Not a local domain
    RE
  }
  emit "server-note" {
    kind = "domain"
  }
  means      = "The client registers for a domain the server does not serve."
  remedy     = "Correct the SIP domain in the app."
  causes     = ["account-setting-mismatch"]
  references = ["asterisk/asterisk:channels/chan_sip.c"]
  example {
    text     = "Registration from '<sip:1001@wrong.example.test>' failed for '192.0.2.50:5060' - Not a local domain"
    captures = { account = "1001" }
    source   = "built from the template in the source"
  }
  near_miss {
    text   = "Registration from '<sip:1001@pbx.example.test>' failed for '192.0.2.50:5060' - Wrong password"
    source = "Asterisk 18.26 with chan_sip"
  }
}

pattern "SRV-005" {
  title    = "Asterisk: refused by an access list"
  class    = "server"
  severity = "warning"
  since    = "0.1"
  dialects = ["asterisk"]
  server   = true
  match {
    regex = <<-RE
      Registration from '.*\bsips?:(?P<account>[^@;>'\s]+).*' failed for '(?P<host>[^']+)' - (?:Device does not match ACL|Peer is not supposed to register)
    RE
  }
  match {
    regex = <<-RE
      Request '(?P<method>[A-Z]+)' from '.*\bsips?:(?P<account>[^@;>'\s]+).*' failed for '(?P<host>[^']+)' \(callid: (?P<call>[^)]*)\) - (?:Not match Endpoint ACL|Not match Endpoint Contact ACL)
    RE
  }
  match {
    regex = <<-RE
      Peer '(?P<account>[^']*)' is trying to register, but not configured as host=dynamic
    RE
  }
  emit "server-note" {
    kind = "acl"
  }
  means      = "The account exists and may not register from this address, or not at all."
  remedy     = "Check the account's permitted addresses on the PrivateServer."
  causes     = ["account-forbidden"]
  references = ["asterisk/asterisk:channels/chan_sip.c", "asterisk/asterisk:res/res_pjsip/pjsip_distributor.c"]
  example {
    text     = "Registration from '<sip:1001@pbx.example.test>' failed for '192.0.2.50:5060' - Device does not match ACL"
    also     = { "Device does not match ACL" = ["Peer is not supposed to register"] }
    captures = { account = "1001" }
    source   = "built from the template in the source"
  }
  example {
    text     = "Peer '1001' is trying to register, but not configured as host=dynamic"
    captures = { account = "1001" }
    source   = "built from the template in the source"
  }
  example {
    text   = "Request 'REGISTER' from '<sip:1001@pbx.example.test>' failed for '192.0.2.50:5060' (callid: c1) - Not match Endpoint ACL"
    also   = { "ACL" = ["Contact ACL"] }
    source = "built from the format in the source"
  }
  near_miss {
    text   = "Registration from '<sip:1001@pbx.example.test>' failed for '192.0.2.50:5060' - Wrong password"
    source = "Asterisk 18.26 with chan_sip"
  }
}

pattern "SRV-006" {
  title    = "Asterisk: the account may not use this transport"
  class    = "server"
  severity = "warning"
  since    = "0.1"
  dialects = ["asterisk"]
  server   = true
  match {
    regex = <<-RE
      Registration from '.*\bsips?:(?P<account>[^@;>'\s]+).*' failed for '(?P<host>[^']+)' - Device not configured to use this transport type
    RE
  }
  emit "server-note" {
    kind = "transport"
  }
  means      = "The client came over another transport (UDP, TCP, TLS) than the account is set up for."
  remedy     = "Set the transport of the app to the account's."
  causes     = ["pbx-transport-mismatch"]
  references = ["asterisk/asterisk:channels/chan_sip.c"]
  example {
    text     = "Registration from '<sip:1001@pbx.example.test>' failed for '192.0.2.50:5060' - Device not configured to use this transport type"
    captures = { account = "1001" }
    source   = "built from the template in the source"
  }
  near_miss {
    text   = "peer '1001' HAS NOT USED (OR SWITCHED TO) TLS in favor of 'UDP' (but this was allowed in sip.conf)!"
    source = "Asterisk 18.26 with chan_sip"
  }
}

pattern "SRV-007" {
  title    = "Asterisk: too many registrations of one account"
  class    = "server"
  severity = "warning"
  since    = "0.1"
  dialects = ["asterisk"]
  server   = true
  match {
    regex = <<-RE
      Registration attempt from endpoint '(?P<account>[^']*)' \((?P<host>[^)]*)\) to AOR '[^']*' will exceed max contacts of \d+
    RE
  }
  match {
    regex = <<-RE
      AOR '(?P<account>[^']*)' has no configured max_contacts\.
    RE
  }
  emit "server-note" {
    kind = "max-contacts"
  }
  means      = "The account is registered from as many devices as it may be."
  remedy     = "Sign the other devices off, or raise the account's limit."
  causes     = ["account-forbidden"]
  references = ["asterisk/asterisk:res/res_pjsip_registrar.c"]
  example {
    text     = "Registration attempt from endpoint '1001' (192.0.2.50:5060) to AOR '1001' will exceed max contacts of 1"
    captures = { account = "1001" }
    source   = "built from the template in the source"
  }
  example {
    text   = "AOR '1001' has no configured max_contacts. Endpoint '1001' (192.0.2.50:5060)"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "Added contact 'sip:1001@192.0.2.50:5060' to AOR '1001' with expiration of 300 seconds"
    source = "built from the template in the source"
  }
}

pattern "SRV-010" {
  title    = "Security event: wrong password"
  class    = "server"
  severity = "warning"
  since    = "0.1"
  dialects = ["asterisk"]
  server   = true
  match {
    regex = <<-RE
      SecurityEvent="(?:InvalidPassword|ChallengeResponseFailed)",.*\bAccountID="(?P<account>[^"]*)"
    RE
  }
  emit "server-note" {
    kind = "wrong-password"
  }
  means      = "Asterisk's security log says that a challenge was answered wrongly. With alwaysauthreject that may also be an account that does not exist."
  remedy     = "Look the account up in the account list; if it is there, set the password anew on both sides."
  causes     = ["auth-rejected", "account-unknown"]
  references = ["asterisk/asterisk:main/security_events.c"]
  example {
    text     = "SecurityEvent=\"InvalidPassword\",EventTV=\"2026-11-23T13:41:47.183+0000\",Severity=\"Error\",Service=\"SIP\",EventVersion=\"2\",AccountID=\"1001\",SessionID=\"0x7f0b98001ef0\",LocalAddress=\"IPV4/UDP/192.0.2.10/5060\",RemoteAddress=\"IPV4/UDP/192.0.2.50/5060\""
    captures = { account = "1001" }
    source   = "built from the template in the source"
  }
  example {
    text     = "SecurityEvent=\"ChallengeResponseFailed\",EventTV=\"2026-11-23T13:41:47.183+0000\",Severity=\"Error\",Service=\"SIP\",EventVersion=\"2\",AccountID=\"1001\",SessionID=\"0x7f0b98001ef0\",LocalAddress=\"IPV4/UDP/192.0.2.10/5060\",RemoteAddress=\"IPV4/UDP/192.0.2.50/5060\""
    captures = { account = "1001" }
    source   = "built from the template in the source"
  }
  near_miss {
    text   = "SecurityEvent=\"ChallengeSent\",EventTV=\"2026-11-23T13:41:47.183+0000\",Severity=\"Error\",Service=\"SIP\",EventVersion=\"2\",AccountID=\"1001\",SessionID=\"0x7f0b98001ef0\",LocalAddress=\"IPV4/UDP/192.0.2.10/5060\",RemoteAddress=\"IPV4/UDP/192.0.2.50/5060\""
    source = "the normal first step of every registration"
  }
}

pattern "SRV-011" {
  title    = "Security event: no such account"
  class    = "server"
  severity = "warning"
  since    = "0.1"
  dialects = ["asterisk"]
  server   = true
  match {
    regex = <<-RE
      SecurityEvent="InvalidAccountID",.*\bAccountID="(?P<account>[^"]*)"
    RE
  }
  emit "server-note" {
    kind = "unknown-user"
  }
  means      = "Asterisk's security log names an account it does not have."
  remedy     = "Look the account up in the account list; create it, or correct the user name in the app."
  causes     = ["account-unknown"]
  references = ["asterisk/asterisk:main/security_events.c"]
  example {
    text     = "SecurityEvent=\"InvalidAccountID\",EventTV=\"2026-11-23T13:41:47.183+0000\",Severity=\"Error\",Service=\"SIP\",EventVersion=\"2\",AccountID=\"2099\",SessionID=\"0x7f0b98001ef0\",LocalAddress=\"IPV4/UDP/192.0.2.10/5060\",RemoteAddress=\"IPV4/UDP/192.0.2.50/5060\""
    captures = { account = "2099" }
    source   = "Asterisk 18.26 with chan_sip"
  }
  near_miss {
    text   = "SecurityEvent=\"SuccessfulAuth\",EventTV=\"2026-11-23T13:41:47.183+0000\",Severity=\"Error\",Service=\"SIP\",EventVersion=\"2\",AccountID=\"1001\",SessionID=\"0x7f0b98001ef0\",LocalAddress=\"IPV4/UDP/192.0.2.10/5060\",RemoteAddress=\"IPV4/UDP/192.0.2.50/5060\""
    source = "built from the template in the source"
  }
}

pattern "SRV-012" {
  title    = "Security event: refused by an access list"
  class    = "server"
  severity = "warning"
  since    = "0.1"
  dialects = ["asterisk"]
  server   = true
  match {
    regex = <<-RE
      SecurityEvent="(?:FailedACL|UnexpectedAddress|InvalidTransport)",.*\bAccountID="(?P<account>[^"]*)"
    RE
  }
  emit "server-note" {
    kind = "acl"
  }
  means      = "Asterisk's security log says that the account came from an address, or over a transport, that is not permitted."
  remedy     = "Check the account's permitted addresses and transport on the PrivateServer."
  causes     = ["account-forbidden"]
  references = ["asterisk/asterisk:main/security_events.c"]
  example {
    text     = "SecurityEvent=\"FailedACL\",EventTV=\"2026-11-23T13:41:47.183+0000\",Severity=\"Error\",Service=\"SIP\",EventVersion=\"2\",AccountID=\"1001\",SessionID=\"0x7f0b98001ef0\",LocalAddress=\"IPV4/UDP/192.0.2.10/5060\",RemoteAddress=\"IPV4/UDP/192.0.2.50/5060\""
    also     = { "FailedACL" = ["UnexpectedAddress", "InvalidTransport"] }
    captures = { account = "1001" }
    source   = "built from the template in the source"
  }
  near_miss {
    text   = "SecurityEvent=\"SuccessfulAuth\",EventTV=\"2026-11-23T13:41:47.183+0000\",Severity=\"Error\",Service=\"SIP\",EventVersion=\"2\",AccountID=\"1001\",SessionID=\"0x7f0b98001ef0\",LocalAddress=\"IPV4/UDP/192.0.2.10/5060\",RemoteAddress=\"IPV4/UDP/192.0.2.50/5060\""
    source = "built from the template in the source"
  }
}

pattern "SRV-013" {
  title    = "Security event: a limit of the server was reached"
  class    = "server"
  severity = "error"
  since    = "0.1"
  dialects = ["asterisk"]
  server   = true
  match {
    regex = <<-RE
      SecurityEvent="(?P<reason>SessionLimit|MemoryLimit|LoadAverageLimit)"
    RE
  }
  emit "server-note" {
    kind = "overload"
  }
  means      = "Asterisk turned requests away because it had reached a limit of sessions, memory or load."
  remedy     = "Check load and memory of the PrivateServer."
  causes     = ["server-error"]
  references = ["asterisk/asterisk:main/security_events.c"]
  example {
    text     = "SecurityEvent=\"LoadAverageLimit\",EventTV=\"2026-11-23T13:41:47.183+0000\",Severity=\"Error\",Service=\"SIP\",EventVersion=\"2\",AccountID=\"1001\",SessionID=\"0x7f0b98001ef0\",LocalAddress=\"IPV4/UDP/192.0.2.10/5060\",RemoteAddress=\"IPV4/UDP/192.0.2.50/5060\""
    also     = { "LoadAverageLimit" = ["SessionLimit", "MemoryLimit"] }
    captures = { reason = "LoadAverageLimit" }
    source   = "built from the template in the source"
  }
  near_miss {
    text   = "SecurityEvent=\"SuccessfulAuth\",EventTV=\"2026-11-23T13:41:47.183+0000\",Severity=\"Error\",Service=\"SIP\",EventVersion=\"2\",AccountID=\"1001\",SessionID=\"0x7f0b98001ef0\",LocalAddress=\"IPV4/UDP/192.0.2.10/5060\",RemoteAddress=\"IPV4/UDP/192.0.2.50/5060\""
    source = "built from the template in the source"
  }
}
