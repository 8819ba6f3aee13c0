# Registration in PJSIP's words. Its statuses are not always a server's: 408 is its own timer, 502 a name that does not resolve, 503 any failure
# of the transport, with the system's text in place of the standard phrase. The entries keep those apart from answers, whose phrase is not passed
# on: "Server Timeout" would be read as a connection's.

pattern "REG-001" {
  title    = "The client starts to register"
  class    = "registration"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Acc \d+: setting registration\.\.
    RE
  }
  emit "register-start" {}
  means      = "The app registers an account: at start, after a failure, or because somebody asked it to. A mere refresh before expiry prints no such line."
  remedy     = "Nothing to do; the outcome stands below."
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_acc.c"]
  example {
    text = "Acc 0: setting registration.."
  }
  near_miss {
    text   = "Acc 2: setting unregistration.."
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "REG-002" {
  title    = "Registered"
  class    = "registration"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      (?P<account><?sips?:[^\s>]+>?): registration success, status=(?P<status>2\d\d) \((?P<reason>[^)]*)\)(?:, will re-register in (?P<seconds>\d+) seconds)?
    RE
  }
  emit "register-ok" {}
  means      = "The server accepted the registration: address, port, transport and credentials are right."
  remedy     = "Nothing to do."
  causes     = ["none"]
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_acc.c"]
  example {
    text     = "sip:2001@sip.example.org: registration success, status=200 (OK), will re-register in 300 seconds"
    captures = { account = "sip:2001@sip.example.org", status = "200", seconds = "300" }
  }
  near_miss {
    text   = "sip:1001@pbx.example.test: unregistration success"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "REG-003" {
  title    = "The client unregisters on purpose"
  class    = "registration"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      (?:Acc \d+: setting unregistration\.\.|Unregistration sent)
    RE
  }
  match {
    regex = <<-RE
      (?P<account><?sips?:[^\s>]+>?): unregistration success
    RE
  }
  emit "unregister" {}
  means      = "The app gives its registration up by itself, as at exit or when the user disconnects it."
  remedy     = "Nothing to do; it is no loss of the registration."
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_acc.c"]
  example {
    text = "Acc 0: setting unregistration.."
  }
  example {
    text     = "<sip:2001@sip.example.org>: unregistration success"
    captures = { account = "<sip:2001@sip.example.org>" }
  }
  example {
    text = "Acc 0: Unregistration sent"
  }
  near_miss {
    text   = "sip:1001@pbx.example.test: registration success, status=200 (OK), will re-register in 60 seconds"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "REG-004" {
  title    = "A registration retry is scheduled"
  class    = "registration"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Scheduling re-registration retry for acc \d+ in (?P<seconds>\d+) seconds
    RE
  }
  emit "register-retry" {}
  means      = "The registration or its connection was lost; the app will try again by itself after this time."
  remedy     = "Wait for the retry, or reconnect by hand; what went wrong stands above."
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_acc.c"]
  example {
    text     = "Scheduling re-registration retry for acc 0 in 59 seconds.."
    captures = { seconds = "59" }
  }
  near_miss {
    text   = "sip:1001@pbx.example.test: registration success, status=200 (OK), will re-register in 60 seconds"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "REG-005" {
  title    = "Registration timed out without an answer"
  class    = "registration"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      SIP registration failed, status=(?P<status>408) \((?P<reason>[^)]*)\)
    RE
  }
  emit "register-failed" {}
  means      = "Requests went out and nothing came back for half a minute. The client made the status 408 up by its own timer, unless the log shows a response of that number."
  remedy     = "Check address, port and transport in the app; then firewalls, bans of the user's address and the server's services."
  words      = "The server does not answer."
  causes     = ["registrar-silent", "pbx-address-unreachable", "registration-lost", "pbx-transport-mismatch"]
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_acc.c"]
  example {
    text     = "SIP registration failed, status=408 (Request Timeout)"
    captures = { status = "408", reason = "Request Timeout" }
  }
  near_miss {
    text   = "sip:1001@pbx.example.test: registration success, status=200 (OK), will re-register in 60 seconds"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "REG-006" {
  title    = "Registration failed because the name does not resolve"
  class    = "registration"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      SIP registration failed, status=(?P<status>502) \((?P<reason>(?:[^B]|B[^a]|Ba[^d]).*)\)
    RE
  }
  emit "register-failed" {}
  means      = "502 with a text about names is PJSIP's own: the server's name could not be resolved. No server was asked."
  remedy     = "Correct the PBX address in the app; if it is right, check DNS on this network."
  words      = "Your phone cannot find the server by its name."
  causes     = ["pbx-address-unresolvable"]
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_acc.c"]
  example {
    text     = "SIP registration failed, status=502 (gethostbyname() has returned error (PJ_ERESOLVE))"
    captures = { status = "502", reason = "gethostbyname() has returned error (PJ_ERESOLVE)" }
  }
  near_miss {
    text   = "sip:1001@pbx.example.test: registration success, status=200 (OK), will re-register in 60 seconds"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "REG-007" {
  title    = "Registration failed before it reached the server"
  class    = "registration"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      SIP registration failed, status=(?P<status>503) \((?P<reason>Unknown (?:OpenSSL )?error (?P<code>\d+))\)
    RE
  }
  match {
    regex = <<-RE
      SIP registration failed, status=(?P<status>503) \((?P<reason>(?:[^S]|S[^e]|Se[^r]|Ser[^v]).*)\)
    RE
  }
  emit "register-failed" {}
  means      = "503 with a text of the system or of TLS is PJSIP's own: the connection could not be made or broke. No server answered."
  remedy     = "Act on the reason: refused or no route point to address and port, TLS texts to certificate, version or a port without TLS."
  words      = "Your phone could not connect to the server."
  causes     = ["pbx-port-refused", "pbx-address-unreachable", "pbx-transport-mismatch", "tls-certificate-untrusted", "tls-protocol-mismatch", "registration-lost"]
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_acc.c"]
  example {
    text     = "SIP registration failed, status=503 (Connection refused)"
    captures = { status = "503", reason = "Connection refused" }
  }
  example {
    text     = "SIP registration failed, status=503 (Unknown error 494258)"
    captures = { status = "503", code = "494258" }
  }
  near_miss {
    text   = "sip:1001@pbx.example.test: registration success, status=200 (OK), will re-register in 60 seconds"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "REG-008" {
  title    = "The server answers the registration with an error"
  class    = "registration"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      SIP registration failed, status=(?P<status>503) \((?P<reason>Service Unavailable[^)]*)\)
    RE
  }
  match {
    regex = <<-RE
      SIP registration failed, status=(?P<status>502) \((?P<reason>Bad Gateway[^)]*)\)
    RE
  }
  match {
    regex = <<-RE
      SIP registration failed, status=(?P<status>5(?:0[014-9]|[1-9]\d)) \(
    RE
  }
  emit "register-failed" {}
  means      = "The request reached a server, and the server says that it cannot serve it."
  remedy     = "Check the PrivateServer's services and load; nothing is to be changed on the phone."
  words      = "The server has a problem at the moment."
  causes     = ["server-error"]
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_acc.c"]
  example {
    text     = "SIP registration failed, status=503 (Service Unavailable)"
    captures = { status = "503", reason = "Service Unavailable" }
  }
  example {
    text     = "SIP registration failed, status=500 (Server Internal Error)"
    also     = { "500" = ["511"] }
    captures = { status = "500" }
  }
  example {
    text   = "SIP registration failed, status=502 (Bad Gateway)"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "sip:1001@pbx.example.test: registration success, status=200 (OK), will re-register in 60 seconds"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "REG-009" {
  title    = "The server does not know the account"
  class    = "registration"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      SIP registration failed, status=(?P<status>404|410|604) \(
    RE
  }
  emit "register-failed" {}
  means      = "The server has no such user or serves no such domain."
  remedy     = "Compare user name and domain with the account on the PrivateServer; create the account if it is missing."
  words      = "The server does not know your account."
  causes     = ["account-unknown"]
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_acc.c"]
  example {
    text     = "SIP registration failed, status=404 (Not Found)"
    also     = { "404" = ["604", "410"] }
    captures = { status = "404" }
  }
  near_miss {
    text   = "sip:1001@pbx.example.test: registration success, status=200 (OK), will re-register in 60 seconds"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "REG-010" {
  title    = "The server wants a longer registration interval"
  class    = "registration"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      SIP registration failed, status=(?P<status>423) \(
    RE
  }
  match {
    regex = <<-RE
      Registration failed: (?P<status>423) response without Min-Expires header is invalid
    RE
  }
  emit "register-failed" {}
  means      = "The app asks for registrations shorter than the server grants, and the server does not say how long they must be."
  remedy     = "Raise the registration interval in the app to the server's minimum."
  causes     = ["registration-interval-too-brief"]
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_acc.c"]
  example {
    text     = "SIP registration failed, status=423 (Interval Too Brief)"
    captures = { status = "423" }
  }
  example {
    text     = "Registration failed: 423 response without Min-Expires header is invalid"
    captures = { status = "423" }
  }
  near_miss {
    text   = "sip:1001@pbx.example.test: registration success, status=200 (OK), will re-register in 60 seconds"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "REG-011" {
  title    = "The server refuses the registration"
  class    = "registration"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      SIP registration failed, status=(?P<status>3\d\d|40[02569]|41[1-9]|42[0-24-9]|4[3-9]\d|60[0-35-9]|6[1-9]\d) \(
    RE
  }
  emit "register-failed" {}
  means      = "A server answered and refused, for a reason other than credentials."
  remedy     = "Read status and text with the server's log; 482 means that the request came back to the same server."
  causes     = ["server-error", "account-setting-mismatch"]
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_acc.c"]
  example {
    text     = "SIP registration failed, status=480 (Temporarily Unavailable)"
    also     = { "480" = ["311", "601", "400", "411", "421", "611"] }
    captures = { status = "480" }
  }
  near_miss {
    text   = "sip:1001@pbx.example.test: registration success, status=200 (OK), will re-register in 60 seconds"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "REG-012" {
  title    = "Registration failed with an internal error"
  class    = "registration"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      SIP registration error: (?P<reason>.+?) \[status=(?P<code>1[0-68-9]\d{4}|[2-9]\d{4,5}|17(?:0(?:[0-35-9]\d\d|4(?:0[02-689]|[1-9]\d))|10\d\d|11(?:0[2-8]|1[02-9]|[2-9]\d)|[2-9]\d{3}))\]
    RE
  }
  emit "register-failed" {}
  means      = "The registration ended with an error of the client's own stack; the reason says which."
  remedy     = "Act on the reason: names and connections point to address and port, an invalid URI to a wrongly typed user or domain."
  causes     = ["pbx-address-unreachable", "pbx-transport-mismatch", "pbx-address-unresolvable"]
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_acc.c"]
  example {
    text     = "SIP registration error: Unsupported transport (PJSIP_EUNSUPTRANSPORT) [status=171060]"
    also     = { "171060" = ["170111", "172111", "170400", "170411", "171102", "171110", "171121"] }
    captures = { reason = "Unsupported transport (PJSIP_EUNSUPTRANSPORT)", code = "171060" }
  }
  example {
    text     = "SIP registration error: Connection timed out [status=120110]"
    captures = { code = "120110" }
  }
  example {
    text     = "SIP registration error: gethostbyname() has returned error (PJ_ERESOLVE) [status=70018]"
    captures = { code = "70018" }
  }
  near_miss {
    text   = "sip:1001@pbx.example.test: registration success, status=200 (OK), will re-register in 60 seconds"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "REG-013" {
  title    = "The registration request could not be made"
  class    = "registration"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      (?:Unable to create(?:/send)? REGISTER|Unable to create registration|Unable to generate suitable Contact header for registration|Error sending REGISTER)(?: request)?: (?P<reason>.+?) \[status=(?P<code>\d+)\]
    RE
  }
  match {
    regex = <<-RE
      Error adding account: (?P<reason>.+?) \[status=(?P<code>\d+)\]
    RE
  }
  match {
    regex = <<-RE
      pjsua_acc_(?:add|modify|set_registration)\(.*\) error: (?P<reason>.+) \(status=(?P<code>\d+)\)
    RE
  }
  emit "register-failed" {}
  means      = "The client could not even build or send the REGISTER: an address is malformed, or the transport it asks for is not there."
  remedy     = "Check spelling of user, domain and proxy in the app, and that the transport chosen is enabled."
  causes     = ["account-setting-mismatch", "pbx-transport-mismatch"]
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_acc.c"]
  example {
    text = "Unable to create/send REGISTER: Invalid URI (PJSIP_EINVALIDURI) [status=171039]"
    also = {
      "Unable to create/send REGISTER" = ["Error sending REGISTER"]
      "create/send REGISTER"           = ["generate suitable Contact header for registration"]
      "/send REGISTER"                 = [" registration"]
    }
    captures = { reason = "Invalid URI (PJSIP_EINVALIDURI)", code = "171039" }
  }
  example {
    text     = "pjsua_acc_set_registration(id, renew) error: Invalid operation (PJ_EINVALIDOP) (status=70013) [account.cpp:1182]"
    also     = { "pjsua_acc_set_registration" = ["pjsua_acc_add", "pjsua_acc_modify"] }
    captures = { code = "70013" }
  }
  example {
    text   = "Error adding account: Invalid URI (PJSIP_EINVALIDURI) [status=171039]"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "sip:1001@pbx.example.test: registration success, status=200 (OK), will re-register in 60 seconds"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "REG-014" {
  title    = "Calls are cut after a failed registration"
  class    = "registration"
  severity = "warning"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Disconnecting (?P<count>\d+) call\(s\) of account #\d+ after reregistration attempt failed
    RE
  }
  emit "call-ended" {}
  means      = "The app was set to end calls when it cannot register again: the call was cut by the phone, not by the other party."
  remedy     = "Treat the failed registration; the call is its victim."
  causes     = ["registration-lost"]
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_acc.c"]
  example {
    text     = "Disconnecting 1 call(s) of account #0 after reregistration attempt failed"
    captures = { count = "1" }
  }
  near_miss {
    text   = "sip:1001@pbx.example.test: registration success, status=200 (OK), will re-register in 60 seconds"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "REG-015" {
  title    = "A silent connection is replaced"
  class    = "registration"
  severity = "warning"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Registration timed out, shutting down transport (?P<transport>(?:tcp|tls|udp))\S*
    RE
  }
  means      = "The server did not answer over the connection the app had, so the app gives it up and will make a new one: typical of a connection that died unnoticed."
  remedy     = "Check network changes and firewalls that drop idle connections; a shorter keep-alive helps."
  causes     = ["registrar-silent", "registration-lost"]
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_acc.c"]
  example {
    text     = "Registration timed out, shutting down transport tlsc0x563e24d566d8 to force a reconnect on next registration"
    also     = { "tlsc0x563e24d566d8" = ["udpc0x563e24d566d8", "tcpc0x563e24d566d8"] }
    captures = { transport = "tls" }
  }
  near_miss {
    text   = "sip:1001@pbx.example.test: registration success, status=200 (OK), will re-register in 60 seconds"
    source = "a healthy run of pjsua 2.17"
  }
}

# The daemon of Jami has words of its own around PJSIP's.

pattern "REG-016" {
  title    = "The app registers an account"
  class    = "registration"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      \bdoRegister \S+:\d{1,5}\s*$
    RE
  }
  match {
    regex = <<-RE
      Using contact header [^<]{0,200}(?P<account><sips?:[^\s>]+>) in registration\s*$
    RE
  }
  emit "register-start" {}
  broad      = "the app writes one word before the address; the regexp asks for the address and the line's end too"
  means      = "The app registers an account: at start, after a failure, or because somebody asked it to."
  remedy     = "Nothing to do; the outcome stands below."
  references = ["savoirfairelinux/jami-daemon:src/sip/sipaccount.cpp"]
  example {
    text = "doRegister pbx.example.test:5061"
  }
  example {
    text     = "Using contact header \"1001\" <sips:1001@192.0.2.50:38023;transport=tls> in registration"
    captures = { account = "<sips:1001@192.0.2.50:38023;transport=tls>" }
  }
  near_miss {
    text   = "doUnregister VoipLinkException occurred: Registration structure is NULL"
    source = "a healthy run of jamid 13.7"
  }
}

pattern "REG-017" {
  title    = "The app could not find the server to register with"
  class    = "registration"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match { contains = "Can't resolve hostname for registration" }
  emit "register-failed" {
    kind = "dns"
  }
  means      = "The app asked for the address of the server's name, from its own DNS servers and from the system, and got none. It does not register."
  remedy     = "Compare the address typed in the app with the PrivateServer's name; if it is right, try another network or other DNS servers."
  words      = "Your phone cannot find the server by its name."
  causes     = ["pbx-address-unresolvable"]
  references = ["savoirfairelinux/jami-daemon:src/sip/sipaccount.cpp"]
  example {
    text = "Can't resolve hostname for registration."
  }
  near_miss {
    text   = "try to resolve 'pbx.example.test:5061;transport=tls;lr' (port: 5061)"
    source = "a healthy run of jamid 13.7"
  }
}

pattern "REG-018" {
  title    = "A request of the registration had to wait for another"
  class    = "registration"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match { contains = "Unable to send request, regc has another transaction pending" }
  match {
    regex = <<-RE
      pjsip_regc_send failed with error (?P<code>171001)\b
    RE
  }
  means      = "The app asked to register or to unregister while a request before it was under way; PJSIP sends one at a time. It says nothing of the server."
  remedy     = "Nothing to do; the outcome of the request under way stands below."
  references = ["pjsip/pjproject:pjsip/src/pjsip-ua/sip_reg.c"]
  example {
    text = "Unable to send request, regc has another transaction pending"
  }
  example {
    text     = "pjsip_regc_send failed with error 171001: Object is busy (PJSIP_EBUSY)"
    captures = { code = "171001" }
  }
  near_miss {
    text   = "pjsip_regc_send failed with error 171060: Unsupported transport (PJSIP_EUNSUPTRANSPORT)"
    source = "built by the source of jamid 13.7"
  }
}
