# Registrations of liblinphone. The account's state is the best witness of the end; "Register refresher" gives the status. A refresher
# also prints 200 for a removal, so that success is read from the state alone.

pattern "REG-101" {
  title    = "The account is registered"
  class    = "registration"
  severity = "info"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      (?:Account|Proxy config) \[[^\]]*\](?: for identity \[(?P<account>[^\]]*)\])? moving from state \[[^\]]*\] to \[LinphoneRegistrationOk\]
    RE
  }
  emit "register-ok" {}
  means      = "The server accepted the registration; calls can be made and received from now on."
  remedy     = "Nothing to repair as far as the connection goes."
  references = ["BelledonneCommunications/liblinphone:src/account/account.cpp", "BelledonneCommunications/liblinphone:coreapi/proxy.c"]
  example {
    text     = "Account [0x55940b2802c0] for identity [sip:1001@pbx.example.test] moving from state [LinphoneRegistrationProgress] to [LinphoneRegistrationOk] on core [0x55940b20e430]"
    captures = { account = "sip:1001@pbx.example.test" }
    source   = "a healthy phase of linphonec 5.1.65"
  }
  example {
    text     = "Proxy config [0x7f1c] for identity [sip:anna@sip.example.org] moving from state [LinphoneRegistrationProgress] to [LinphoneRegistrationOk]"
    captures = { account = "sip:anna@sip.example.org" }
  }
  near_miss {
    text   = "updateDependentAccount(): 0x55940b2802c0 is registered, checking for [0x55940b2802c8] ->dependency=0"
    source = "a healthy phase of linphonec 5.1.65"
  }
}

pattern "REG-102" {
  title    = "The client starts to register an account"
  class    = "registration"
  severity = "info"
  since    = "0.1"
  dialects = ["linphone"]
  match { contains = "about to register (LinphoneCore version" }
  match {
    regex = <<-RE
      (?:Account|Proxy config) \[[^\]]*\](?: for identity \[(?P<account>[^\]]*)\])? moving from state \[[^\]]*\] to \[LinphoneRegistrationProgress\]
    RE
  }
  emit "register-start" {}
  means      = "The client begins a registration, at its start, after a change of the account, or because the last one was lost."
  remedy     = "Look at how it ends: the state Ok, or Failed with the reason before it."
  references = ["BelledonneCommunications/liblinphone:src/account/account.cpp", "BelledonneCommunications/liblinphone:coreapi/proxy.c"]
  example {
    text   = "LinphoneAccount [0x5654bd9742a0] about to register (LinphoneCore version: 5.1.65)"
    source = "a healthy phase of linphonec 5.1.65"
  }
  example {
    text     = "Account [0x5654bd9742a0] for identity [sip:1001@pbx.example.test] moving from state [LinphoneRegistrationNone] to [LinphoneRegistrationProgress] on core [0x5654bd907430]"
    also     = { "Account" = ["Proxy config"] }
    captures = { account = "sip:1001@pbx.example.test" }
    source   = "a healthy phase of linphonec 5.1.65"
  }
  near_miss {
    text   = "LinphoneAccount[0x5654bd9742a8] created with proxy config"
    source = "a healthy phase of linphonec 5.1.65"
  }
}

pattern "REG-103" {
  title    = "The registration failed on the way to the server"
  class    = "registration"
  severity = "error"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      Register refresher +\[(?P<status>503)\] reason \[(?P<reason>io error)\]
    RE
  }
  emit "register-failed" {}
  means      = "The 503 is made up by the client: no connection to the server came about or the one there was broke, whether for DNS, a refused port, TLS or a silent network. No server said it."
  remedy     = "Treat the reason in the lines before this one: name, port, certificate or network."
  words      = "The app could not reach the server."
  causes     = ["pbx-port-refused", "pbx-address-unreachable", "pbx-address-unresolvable", "registration-lost"]
  references = ["BelledonneCommunications/liblinphone:src/sal/register-op.cpp", "BelledonneCommunications/belle-sip:src/refresher.c"]
  example {
    text     = "Register refresher [503] reason [io error] for proxy [<sip:pbx.example.test:5061;transport=tls>]"
    captures = { status = "503", reason = "io error" }
    source   = "linphonec 5.1.65 while the PBX was down"
  }
  near_miss {
    text   = "Register refresher [200] reason [OK] for proxy [<sip:pbx.example.test:5061;transport=tls>]"
    source = "a healthy run of linphone-desktop 5.1.65"
  }
}

pattern "REG-104" {
  title    = "The registration was not answered in time"
  class    = "registration"
  severity = "error"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      Register refresher +\[(?P<status>408)\] reason \[(?P<reason>[^\]]*)\]
    RE
  }
  emit "register-failed" {
    kind = "timeout"
  }
  means      = "The client sent its REGISTER, got no answer for 32 seconds and gave up. The 408 is its own; no server said it."
  remedy     = "Check the network, then firewall, bans and services of the server; for UDP check address and port as well."
  words      = "The server did not answer. Please try another network."
  causes     = ["registrar-silent", "registration-lost", "registration-lost-recovered"]
  references = ["BelledonneCommunications/liblinphone:src/sal/register-op.cpp", "BelledonneCommunications/belle-sip:src/refresher.c"]
  example {
    text     = "Register refresher [408] reason [timeout] for proxy [<sip:pbx.example.test:5061;transport=tls>]"
    captures = { status = "408", reason = "timeout" }
    source   = "linphonec 5.1.65 while packets were dropped"
  }
  near_miss {
    text   = "Register refresher [200] reason [OK] for proxy [<sip:pbx.example.test:5061;transport=tls>]"
    source = "a healthy run of linphone-desktop 5.1.65"
  }
}

pattern "REG-105" {
  title    = "The server refuses the account"
  class    = "registration"
  severity = "error"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      Register refresher +\[(?P<status>403|404|410|604|606)\] reason \[(?P<reason>[^\]]*)\]
    RE
  }
  emit "register-failed" {}
  means      = "The server answered: it forbids the registration (403) or has no such account (404). Many servers say 403 for a wrong password as well."
  remedy     = "Check on the server that the account exists and is enabled, then user name and password."
  words      = "The server does not accept your account. Support will check it."
  causes     = ["account-forbidden", "account-unknown", "auth-rejected"]
  references = ["BelledonneCommunications/liblinphone:src/sal/register-op.cpp", "RFC 3261 section 10.3"]
  example {
    text     = "Register refresher [403] reason [Forbidden] for proxy [<sip:pbx.example.test:5061;transport=tls>]"
    also     = { "403" = ["604", "410"] }
    captures = { status = "403", reason = "Forbidden" }
    source   = "linphonec 5.1.65 with a disabled account"
  }
  near_miss {
    text   = "Register refresher [200] reason [OK] for proxy [<sip:pbx.example.test:5061;transport=tls>]"
    source = "a healthy run of linphone-desktop 5.1.65"
  }
}

pattern "REG-106" {
  title    = "The server wants a longer registration interval"
  class    = "registration"
  severity = "error"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      Register refresher +\[(?P<status>423)\] reason \[(?P<reason>[^\]]*)\]
    RE
  }
  match {
    contains = "Receiving 423 but no min-expires header"
  }
  emit "register-failed" {}
  means      = "The interval the app asks for is shorter than the server grants, and the client did not adapt to the minimum it was given."
  remedy     = "Raise the registration interval (expires) of the account in the app."
  causes     = ["registration-interval-too-brief"]
  references = ["RFC 3261 section 10.2.8", "BelledonneCommunications/belle-sip:src/refresher.c"]
  example {
    text     = "Register refresher [423] reason [Interval Too Brief] for proxy [<sip:sip.example.org;transport=tls>]"
    captures = { status = "423", reason = "Interval Too Brief" }
  }
  example {
    text   = "Receiving 423 but no min-expires header."
    source = "built from the format in the source"
  }
  near_miss {
    text   = "Register refresher [200] reason [OK] for proxy [<sip:pbx.example.test:5061;transport=tls>]"
    source = "a healthy run of linphone-desktop 5.1.65"
  }
}

pattern "REG-107" {
  title    = "The server cannot serve the registration"
  class    = "registration"
  severity = "error"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      Register refresher +\[(?P<status>5\d\d)\] reason \[(?P<reason>(?:[^i\]][^\]]*)?)\]
    RE
  }
  emit "register-failed" {}
  means      = "The server answered with an error of its own (5xx). Unlike \"io error\", which the client makes up, this came over the network."
  remedy     = "Check the server's services; the account and the app are not at fault."
  words      = "The server has a problem at the moment. Support is informed."
  causes     = ["server-error"]
  references = ["BelledonneCommunications/liblinphone:src/sal/register-op.cpp", "RFC 3261 section 21.5"]
  example {
    text     = "Register refresher [503] reason [Service Unavailable] for proxy [<sip:pbx.example.test:5061;transport=tls>]"
    captures = { status = "503", reason = "Service Unavailable" }
    source   = "linphonec 5.1.65 with a server that answers 503"
  }
  near_miss {
    text   = "Register refresher [503] reason [io error] for proxy [<sip:pbx.example.test:5061;transport=tls>]"
    source = "linphonec 5.1.65 while the PBX was down"
  }
}

pattern "REG-108" {
  title    = "The server rejects the registration"
  class    = "registration"
  severity = "error"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      Register refresher +\[(?P<status>3\d\d|400|402|405|406|409|41[1-9]|42[0-24-9]|4[3-9]\d|60[0-357-9])\] reason \[(?P<reason>[^\]]*)\]
    RE
  }
  emit "register-failed" {}
  means      = "The server understood where the request came from and does not accept it in this form; the status says why."
  remedy     = "Look the status up in RFC 3261 section 21 and compare the account's settings (domain, transport, route) with the server's."
  causes     = ["account-setting-mismatch"]
  references = ["RFC 3261 section 21.4", "BelledonneCommunications/liblinphone:src/sal/register-op.cpp"]
  example {
    text     = "Register refresher [400] reason [Bad Request] for proxy [<sip:sip.example.org;transport=tcp>]"
    also     = { "400" = ["311", "601", "411", "421", "431"] }
    captures = { status = "400", reason = "Bad Request" }
  }
  near_miss {
    text   = "Register refresher [200] reason [OK] for proxy [<sip:pbx.example.test:5061;transport=tls>]"
    source = "a healthy run of linphone-desktop 5.1.65"
  }
}

pattern "REG-109" {
  title    = "The account is not registered"
  class    = "registration"
  severity = "error"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      (?:Account|Proxy config) \[[^\]]*\](?: for identity \[(?P<account>[^\]]*)\])? moving from state \[[^\]]*\] to \[LinphoneRegistrationFailed\]
    RE
  }
  emit "register-failed" {}
  means      = "The app shows the account as failed from here on; why stands in the lines before."
  remedy     = "Look at the reason before this line; the client tries again by itself after a while."
  references = ["BelledonneCommunications/liblinphone:src/account/account.cpp", "BelledonneCommunications/liblinphone:coreapi/proxy.c"]
  example {
    text     = "Account [0x5628860a02c0] for identity [sip:1001@pbx.example.test] moving from state [LinphoneRegistrationOk] to [LinphoneRegistrationFailed] on core [0x56288602e430]"
    also     = { "Account" = ["Proxy config"] }
    captures = { account = "sip:1001@pbx.example.test" }
    source   = "linphonec 5.1.65 while packets were dropped"
  }
  near_miss {
    text   = "Account [0x55940b2802c0] for identity [sip:1001@pbx.example.test] moving from state [LinphoneRegistrationProgress] to [LinphoneRegistrationOk] on core [0x55940b20e430]"
    source = "a healthy phase of linphonec 5.1.65"
  }
}

pattern "REG-110" {
  title    = "The registration was removed on purpose"
  class    = "registration"
  severity = "info"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      (?:Account|Proxy config) \[[^\]]*\](?: for identity \[(?P<account>[^\]]*)\])? moving from state \[[^\]]*\] to \[LinphoneRegistrationCleared\]
    RE
  }
  match {
    regex = <<-RE
      (?:Account|Proxy config) \[[^\]]*\](?: for identity \[(?P<account>[^\]]*)\])? moving from state \[LinphoneRegistration(?:Failed|Cleared)\] to \[LinphoneRegistrationNone\]
    RE
  }
  emit "unregister" {}
  means      = "The account was switched off, edited or removed, or the app is closing: no failure."
  remedy     = "Nothing to repair; a registration that follows was started by a person or by the app's new start."
  references = ["BelledonneCommunications/liblinphone:src/account/account.cpp", "BelledonneCommunications/liblinphone:coreapi/proxy.c"]
  example {
    text = "Account [0x5654bd9792c0] for identity [sip:1001@pbx.example.test] moving from state [LinphoneRegistrationFailed] to [LinphoneRegistrationNone] on core [0x5654bd907430]"
    also = {
      "Account"                    = ["Proxy config"]
      "LinphoneRegistrationFailed" = ["LinphoneRegistrationCleared"]
    }
    captures = { account = "sip:1001@pbx.example.test" }
    source   = "linphonec 5.1.65 when its account was removed"
  }
  example {
    text     = "Account [0x556b658f12c0] for identity [sip:1001@pbx.example.test] moving from state [LinphoneRegistrationOk] to [LinphoneRegistrationCleared] on core [0x556b6587f430]"
    also     = { "Account" = ["Proxy config"] }
    captures = { account = "sip:1001@pbx.example.test" }
    source   = "a healthy run of linphonec 5.1.65 at its end"
  }
  near_miss {
    text   = "Account [0x5654bd9742a0] for identity [sip:1001@pbx.example.test] moving from state [LinphoneRegistrationNone] to [LinphoneRegistrationProgress] on core [0x5654bd907430]"
    source = "a healthy phase of linphonec 5.1.65"
  }
}

pattern "REG-111" {
  title    = "The registration became impossible because the network is gone"
  class    = "registration"
  severity = "warning"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      (?:Account|Proxy config) \[[^\]]*\](?: for identity \[(?P<account>[^\]]*)\])? moving from state \[LinphoneRegistration(?:Ok|Progress|Refreshing)\] to \[LinphoneRegistrationNone\]
    RE
  }
  emit "transport-closed" {
    kind = "network-down"
  }
  means      = "The device reported that it has no network, and the app gave the registration up without a word to the server."
  remedy     = "Ask where the device was at that time; the app registers again when the network is back."
  words      = "Your device had no network at that moment."
  causes     = ["registration-lost", "registration-lost-recovered"]
  references = ["BelledonneCommunications/liblinphone:coreapi/linphonecore.c"]
  example {
    text = "Account [0x7f1c] for identity [sip:anna@sip.example.org] moving from state [LinphoneRegistrationOk] to [LinphoneRegistrationNone] on core [0x7f20]"
    also = {
      "Account"                = ["Proxy config"]
      "LinphoneRegistrationOk" = ["LinphoneRegistrationProgress", "LinphoneRegistrationRefreshing"]
    }
    captures = { account = "sip:anna@sip.example.org" }
  }
  near_miss {
    text   = "Account [0x5654bd9742a0] for identity [sip:1001@pbx.example.test] moving from state [LinphoneRegistrationNone] to [LinphoneRegistrationProgress] on core [0x5654bd907430]"
    source = "a healthy phase of linphonec 5.1.65"
  }
}

pattern "REG-112" {
  title    = "The client plans to register again"
  class    = "registration"
  severity = "warning"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      Refresher ?\[[^\]]*\]: scheduling next timer in \d+ ms for purpose \[retry\]
    RE
  }
  means      = "The last attempt failed, and the client tries again by itself after the time named (in milliseconds)."
  remedy     = "If the failure is mended, a manual reconnection in the app saves the wait, which may be hours after a server's Retry-After."
  references = ["BelledonneCommunications/belle-sip:src/refresher.c"]
  example {
    text   = "Refresher[0x5628861871d0]: scheduling next timer in 2000 ms for purpose [retry]"
    source = "linphonec 5.1.65 while packets were dropped"
  }
  near_miss {
    text   = "Refresher[0x55940b364370]: scheduling next timer in 13500 ms for purpose [normal refresh]"
    source = "a healthy phase of linphonec 5.1.65"
  }
}

pattern "REG-113" {
  title    = "The client leaves a server that answers with errors"
  class    = "registration"
  severity = "warning"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    contains = "this server is encountering internal errors"
  }
  means      = "After a true 5xx the client closes its connection by itself. The \"io error\" it prints next is a consequence of that."
  remedy     = "Treat the server's 5xx answer before this line; the network is not at fault."
  causes     = ["server-error"]
  references = ["BelledonneCommunications/belle-sip:src/channel.c"]
  example {
    text   = "channel[0x56270a7de670]: this server is encountering internal errors, moving to error state to eventually connect to another IP."
    source = "linphonec 5.1.65 with a server that answers 503"
  }
  near_miss {
    text   = "channel[0x55940b3c0670]: entering state CONNECTING"
    source = "a healthy phase of linphonec 5.1.65"
  }
}

pattern "REG-114" {
  title    = "An answer came after the client had given up"
  class    = "registration"
  severity = "warning"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      Discarding stateless response \[(?P<status>\d+)\]
    RE
  }
  means      = "The server did answer, more than half a minute late, when the client had already counted the request as lost: the network stood still, not the server."
  remedy     = "Look for a gap of the network at that time (Wi-Fi, mobile data, VPN); the server needs no repair."
  causes     = ["registration-lost-recovered"]
  references = ["BelledonneCommunications/liblinphone:src/sal/sal.cpp"]
  example {
    text     = "Discarding stateless response [200]"
    captures = { status = "200" }
    source   = "linphonec 5.1.65 after packets had been dropped"
  }
  near_miss {
    text   = "Found transaction matching response."
    source = "a healthy run of linphone-desktop 5.1.65"
  }
}
