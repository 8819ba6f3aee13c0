# baresip's own words (logformats.md A7). It prints errno texts for everything that failed before an answer came.

pattern "REG-201" {
  title    = "Registration failed before the server answered"
  class    = "registration"
  severity = "error"
  since    = "0.1"
  dialects = ["baresip"]
  match {
    regex = <<-RE
      \breg: (?P<account>\S+)(?: \(prio \d+\))?: Register: (?P<reason>[^\[\r\n]*[^\[\s])(?: \[(?P<errno>\d+)\])?
    RE
  }
  emit "register-failed" {}
  means      = "baresip could not get an answer to its REGISTER. It prints an errno text for everything: 'Connection timed out' stands for a black hole, a server that hangs and a transport mismatch alike, 'Destination address required' for a name that does not resolve, 'Protocol error' for a failed TLS handshake."
  remedy     = "Check address, port and transport of the account. Where the log traces SIP, look whether a REGISTER went out: if it did, the transport came up."
  words      = "The server could not be reached."
  causes     = ["pbx-port-refused", "pbx-address-unreachable", "pbx-address-unresolvable", "pbx-transport-mismatch", "registrar-silent"]
  references = ["baresip/baresip:src/reg.c"]
  example {
    text     = "reg: sip:alice@pbx.example.net (prio 0): Register: Connection refused [111]"
    captures = { account = "sip:alice@pbx.example.net", reason = "Connection refused", errno = "111" }
  }
  near_miss {
    text   = "1001@pbx.example.test: {0/TLS/v4} 200 OK (PBX) [1 binding]"
    source = "a healthy run of baresip 1.0.0"
  }
}

pattern "REG-202" {
  title    = "The server refused the registration"
  class    = "registration"
  severity = "error"
  since    = "0.1"
  dialects = ["baresip"]
  match {
    regex = <<-RE
      \breg: (?P<account>\S+)(?: \(prio \d+\))?: (?P<status>401|407) 
    RE
  }
  match {
    regex = <<-RE
      \breg: (?P<account>\S+)(?: \(prio \d+\))?: (?P<status>[3-6]\d\d) (?P<reason>[^(\r\n]*[^(\s])
    RE
  }
  emit "register-failed" {}
  means      = "The server's final answer to the registration, with the server's name in parentheses. 401 means that credentials were sent and not accepted; baresip tries up to 16 times before it says so."
  remedy     = "401 or 403: set the password anew on both sides and look whether the account exists and is enabled. 404: create the account. 5xx: check the server."
  causes     = ["auth-rejected", "account-forbidden", "account-unknown", "server-error"]
  broad      = "only lines of baresip logs are tried, and the regexp asks for more than the word"
  references = ["baresip/baresip:src/reg.c"]
  example {
    text     = "reg: sip:alice@pbx.example.net: 403 Forbidden (Asterisk PBX 20.1)"
    captures = { status = "403", reason = "Forbidden" }
  }
  example {
    text     = "reg: sip:alice@pbx.example.net (prio 0): 401 Unauthorized (PBX)"
    captures = { status = "401" }
  }
  near_miss {
    text   = "1001@pbx.example.test: {0/TLS/v4} 200 OK (PBX) [1 binding]"
    source = "a healthy run of baresip 1.0.0"
  }
}

pattern "REG-203" {
  title    = "Registered"
  class    = "registration"
  severity = "info"
  since    = "0.1"
  dialects = ["baresip"]
  match {
    regex = <<-RE
      (?P<account>\S+): (?:\(prio \d+\) )?\{\d+/[^}\s]*\} 2\d\d [^\[\r\n]*\[[1-9]\d* bindings?\]
    RE
  }
  match {
    regex = <<-RE
      (?:^|\|)All \d+ useragents? registered successfully!
    RE
  }
  match {
    regex = <<-RE
      \bua event \(REGISTER_OK\)
    RE
  }
  emit "register-ok" {}
  means      = "The server accepted the registration: address, port, transport and password are right."
  remedy     = "Nothing to repair up to here."
  causes     = ["none"]
  broad      = "only lines of baresip logs are tried, and the regexp asks for more than the word"
  references = ["baresip/baresip:src/reg.c", "baresip/baresip:modules/menu/menu.c"]
  example {
    text     = "alice@pbx.example.net: {0/TLS/v4} 200 OK (PBX) [2 bindings]"
    captures = { account = "alice@pbx.example.net" }
  }
  example {
    text = "All 2 useragents registered successfully! (31 ms)"
  }
  example {
    text = "ua event (REGISTER_OK) 200 OK"
  }
  near_miss {
    text   = "reg: sip:1001@pbx.example.test: 401 Unauthorized (PBX)"
    source = "runs of baresip 1.0.0"
  }
}

pattern "REG-204" {
  title    = "Registration failed (event of the app)"
  class    = "registration"
  severity = "error"
  since    = "0.1"
  dialects = ["baresip"]
  match {
    regex = <<-RE
      \bua event \(REGISTER_FAIL\) (?P<status>401|407) 
    RE
  }
  match {
    regex = <<-RE
      \bua event \(REGISTER_FAIL\)(?: (?P<status>[3-6]\d\d)\b)? ?(?P<reason>.*)$
    RE
  }
  emit "register-failed" {}
  means      = "The app around baresip was told that the registration failed: with a SIP status when the server answered, else with an errno text."
  remedy     = "With a status: see the answer's own meaning. Else check address, port and transport of the account."
  words      = "The app could not connect to the server."
  causes     = ["registrar-silent", "auth-rejected"]
  references = ["baresip/baresip:src/ua.c"]
  example {
    text     = "ua event (REGISTER_FAIL) 403 Forbidden"
    captures = { status = "403", reason = "Forbidden" }
  }
  example {
    text   = "ua event (REGISTER_FAIL) 401 Unauthorized"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "ua: stop all (forced=0)"
    source = "a healthy run of baresip 1.0.0"
  }
}

pattern "REG-205" {
  title    = "A person set the account up anew"
  class    = "registration"
  severity = "info"
  since    = "0.1"
  dialects = ["baresip"]
  match {
    regex = <<-RE
      (?:^|\|)Creating UA for 
    RE
  }
  emit "register-manual" {}
  means      = "Somebody created the account while baresip ran, which registers it at once: a forced manual reconnection."
  remedy     = "Look at how the registration after it ended."
  references = ["baresip/baresip:modules/menu/static_menu.c"]
  example {
    text = "Creating UA for <sip:alice@pbx.example.net>;regint=600 ..."
  }
  near_miss {
    text   = "Populated 1 account"
    source = "a healthy run of baresip 1.0.0"
  }
}

pattern "REG-206" {
  title    = "A person removed the account"
  class    = "registration"
  severity = "info"
  since    = "0.1"
  dialects = ["baresip"]
  match {
    regex = <<-RE
      (?:^|\|)deleting ua: (?P<account>\S+)
    RE
  }
  match {
    regex = <<-RE
      \bua event \(UNREGISTERING\)
    RE
  }
  emit "unregister" {}
  means      = "Somebody removed the account while baresip ran; its registration is removed with it."
  remedy     = "Nothing to do; it is no loss of the registration."
  references = ["baresip/baresip:modules/menu/static_menu.c"]
  example {
    text     = "deleting ua: sip:alice@pbx.example.net"
    captures = { account = "sip:alice@pbx.example.net" }
  }
  example {
    text   = "ua event (UNREGISTERING) sip:bob@pbx.example.net"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "ua: adding SIP CA: /srv/lab/ca.pem"
    source = "a healthy run of baresip 1.0.0"
  }
}
