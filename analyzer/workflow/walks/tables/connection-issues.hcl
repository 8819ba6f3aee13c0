# Rows of "Connection issues": facts and answers, the path they lead along, the verdict. `pwtriage workflow test` walks them.

walks "connection-issues" {
  given "failing" {
    facts = {
      "registration.failing"    = true
      "registration.registered" = false
      "reconnect.ok"            = false
      "config.outdated"         = false
      "failure.connecting"      = false
      "failure.securing"        = false
      "failure.authenticating"  = false
      "failure.serving"         = false
      "failure.interval"        = false
    }
  }

  given "settings are right" {
    facts = {
      "config.address.matches"       = true
      "config.port.matches"          = true
      "config.transport.matches"     = true
      "config.domain.matches"        = true
      "config.password.matches"      = true
      "config.auth_username.matches" = true
      "config.realm.matches"         = true
      "config.tls_ca.matches"        = true
      "config.tls_min.matches"       = true
      "config.tls_max.matches"       = true
      "config.expires.matches"       = true
      "config.address.alias"         = false
    }
  }

  given "account is right" {
    facts = {
      "account.present" = true
      "account.enabled" = true
    }
  }

  walk "it works again" {
    facts = {
      "registration.periodic"   = false
      "registration.registered" = true
      "registration.failing"    = false
      "reconnect.ok"            = true
    }
    verdict = "close temporary-network-problem"
    path = [
      "CI-1: connected",
      "CI-2: yes",
    ]
  }

  walk "it works again and ends at even pauses, and the keep-alive is too long; a shorter one does not help" {
    given = ["account is right"]
    facts = {
      "registration.registered"   = true
      "registration.failing"      = false
      "reconnect.ok"              = true
      "registration.periodic"     = true
      "config.keep_alive.matches" = false
    }
    answers = {
      "CI-5" = "no"
      "CI-7" = "no"
    }
    verdict = "escalate level-2-server"
    path = [
      "CI-1: connected",
      "CI-2: yes, and it ends again at even pauses",
      "CI-2-KEEP-ALIVE: no",
      "CI-5: no",
      "CI-6: yes",
      "CI-7: no",
    ]
  }

  walk "it works again and ends at even pauses, and the keep-alive is right" {
    facts = {
      "registration.registered"   = true
      "registration.failing"      = false
      "reconnect.ok"              = true
      "registration.periodic"     = true
      "config.keep_alive.matches" = true
    }
    verdict = "escalate level-2-server"
    path = [
      "CI-1: connected",
      "CI-2: yes, and it ends again at even pauses",
      "CI-2-KEEP-ALIVE: yes",
    ]
  }

  walk "the same at level 2: the firewall drops what is idle" {
    facts = {
      "registration.registered"   = true
      "registration.failing"      = false
      "reconnect.ok"              = true
      "registration.periodic"     = true
      "config.keep_alive.matches" = true
    }
    answers = { "CI-8" = "no" }
    verdict = "escalate level-2-server"
    path = [
      "CI-1: connected",
      "CI-2: yes, and it ends again at even pauses",
      "CI-2-KEEP-ALIVE: yes",
      "CI-8: no",
    ]
  }

  walk "TLS fails, and the settings say TCP: as they are now one is wrong, and mending it does not help" {
    given = ["failing", "settings are right", "account is right"]
    facts = {
      "failure.securing"         = true
      "failure.kind"             = "tls-protocol"
      "config.transport.matches" = false
      "config.outdated"          = true
    }
    answers = {
      "CI-4-NOW" = "wrong"
      "CI-5"     = "no"
    }
    verdict = "escalate level-2-server"
    path = [
      "CI-1: not connected",
      "CI-2: no",
      "CI-3: the secure connection (TLS) fails",
      "CI-4: not known: the settings at hand are not those the app ran with",
      "CI-4-NOW: wrong",
      "CI-5: no",
      "CI-6: yes",
      "CI-7: no",
    ]
  }

  walk "TLS fails, and the settings say TCP: as they are now they are right" {
    given = ["failing", "settings are right", "account is right"]
    facts = {
      "failure.securing"         = true
      "failure.kind"             = "tls-protocol"
      "config.transport.matches" = false
      "config.outdated"          = true
    }
    answers = { "CI-4-NOW" = "right" }
    verdict = "escalate level-2-server"
    path = [
      "CI-1: not connected",
      "CI-2: no",
      "CI-3: the secure connection (TLS) fails",
      "CI-4: not known: the settings at hand are not those the app ran with",
      "CI-4-NOW: right",
      "CI-6: yes",
      "CI-7: no",
    ]
  }

  walk "nothing listens on the port of the app, the server uses another" {
    given = ["failing", "settings are right", "account is right"]
    facts = {
      "failure.connecting"  = true
      "failure.kind"        = "refused"
      "config.port.matches" = false
    }
    verdict = "close configuration-fixed"
    path = [
      "CI-1: not connected",
      "CI-2: no",
      "CI-3: the server is not reached",
      "CI-4: wrong",
      "CI-5: unknown",
    ]
  }

  walk "the server refuses an account it does not have" {
    given = ["failing", "settings are right", "account is right"]
    facts = {
      "failure.authenticating" = true
      "account.present"        = false
    }
    verdict = "close account-created"
    path = [
      "CI-1: not connected",
      "CI-2: no",
      "CI-3: the server refuses account or credentials",
      "CI-4: right",
      "CI-6: no",
    ]
  }

  walk "the server fails, and the account is not in its list" {
    given = ["failing", "settings are right", "account is right"]
    facts = {
      "failure.serving" = true
      "account.present" = false
    }
    verdict = "escalate level-2-server"
    path = [
      "CI-1: not connected",
      "CI-2: no",
      "CI-3: the server answers with an error",
      "CI-4: right",
      "CI-6: missing-but-not-reached",
    ]
  }

  walk "the same at level 2: network and services are fine, the logs explain it" {
    given = ["failing", "settings are right", "account is right"]
    facts = {
      "failure.serving" = true
      "account.present" = false
    }
    answers = {
      "CI-8"  = "yes"
      "CI-9"  = "yes"
      "CI-10" = "yes"
    }
    verdict = "escalate level-3"
    path = [
      "CI-1: not connected",
      "CI-2: no",
      "CI-3: the server answers with an error",
      "CI-4: right",
      "CI-6: missing-but-not-reached",
      "CI-8: yes",
      "CI-9: yes",
      "CI-10: yes",
    ]
  }

  walk "the interval was corrected, and the user still cannot connect" {
    given = ["failing", "settings are right", "account is right"]
    facts = {
      "failure.interval"       = true
      "config.expires.matches" = false
    }
    answers = { "CI-5" = "no" }
    verdict = "escalate level-2-server"
    path = [
      "CI-1: not connected",
      "CI-2: no",
      "CI-3: the server wants a longer registration interval",
      "CI-4: wrong",
      "CI-5: no",
      "CI-6: yes",
      "CI-7: no",
    ]
  }

  walk "the certificate is not valid yet by a right clock, and a service of the server fails" {
    given = ["failing", "settings are right", "account is right"]
    facts = {
      "failure.securing"   = true
      "failure.kind"       = "tls-not-yet-valid"
      "device.clock_right" = true
      "server.shows_fault" = true
    }
    verdict = "escalate level-2-server"
    path = [
      "CI-1: not connected",
      "CI-2: no",
      "CI-3: the secure connection (TLS) fails",
      "CI-4: right, but the certificate is not valid yet by the device's clock",
      "CI-4-CLOCK: right",
      "CI-6: server-fault",
    ]
  }

  walk "a service of the server fails, and level 2 finds it in its self-test" {
    given = ["failing", "settings are right", "account is right"]
    facts = {
      "failure.connecting" = true
      "failure.kind"       = "refused"
      "server.shows_fault" = true
    }
    answers = { "CI-8" = "yes" }
    verdict = "escalate level-2-server"
    path = [
      "CI-1: not connected",
      "CI-2: no",
      "CI-3: the server is not reached",
      "CI-4: right",
      "CI-6: server-fault",
      "CI-8: yes",
      "CI-9: no",
    ]
  }

  walk "the clock of the device is behind" {
    given = ["failing", "settings are right", "account is right"]
    facts = {
      "failure.securing"   = true
      "failure.kind"       = "tls-not-yet-valid"
      "device.clock_right" = false
    }
    verdict = "close configuration-fixed"
    path = [
      "CI-1: not connected",
      "CI-2: no",
      "CI-3: the secure connection (TLS) fails",
      "CI-4: right, but the certificate is not valid yet by the device's clock",
      "CI-4-CLOCK: wrong",
      "CI-4-CLOCK-FIX: unknown",
    ]
  }

  walk "the clock was behind, and setting it did not help: a link is down" {
    given = ["failing", "settings are right", "account is right"]
    facts = {
      "failure.securing"   = true
      "failure.kind"       = "tls-not-yet-valid"
      "device.clock_right" = false
    }
    answers = {
      "CI-4-CLOCK-FIX" = "no"
      "CI-8"           = "no"
    }
    verdict = "escalate level-2-server"
    path = [
      "CI-1: not connected",
      "CI-2: no",
      "CI-3: the secure connection (TLS) fails",
      "CI-4: right, but the certificate is not valid yet by the device's clock",
      "CI-4-CLOCK: wrong",
      "CI-4-CLOCK-FIX: no",
      "CI-6: yes",
      "CI-7: no",
      "CI-8: no",
    ]
  }

  walk "the password differs" {
    given = ["failing", "settings are right", "account is right"]
    facts = {
      "failure.authenticating"  = true
      "config.password.matches" = false
    }
    verdict = "close account-aligned"
    path = [
      "CI-1: not connected",
      "CI-2: no",
      "CI-3: the server refuses account or credentials",
      "CI-4: right",
      "CI-6: yes",
      "CI-7: yes",
      "CI-7-ALIGN: unknown",
    ]
  }

  walk "the password was set anew and is refused still" {
    given = ["failing", "settings are right", "account is right"]
    facts = {
      "failure.authenticating"  = true
      "config.password.matches" = false
    }
    answers = { "CI-7-ALIGN" = "no" }
    verdict = "escalate level-2-server"
    path = [
      "CI-1: not connected",
      "CI-2: no",
      "CI-3: the server refuses account or credentials",
      "CI-4: right",
      "CI-6: yes",
      "CI-7: yes",
      "CI-7-ALIGN: no",
    ]
  }

  walk "the same at level 2: nothing explains it" {
    given = ["failing", "settings are right", "account is right"]
    facts = {
      "failure.authenticating"  = true
      "config.password.matches" = false
    }
    answers = {
      "CI-7-ALIGN" = "no"
      "CI-8"       = "yes"
      "CI-9"       = "yes"
      "CI-10"      = "no"
    }
    verdict = "escalate level-3"
    path = [
      "CI-1: not connected",
      "CI-2: no",
      "CI-3: the server refuses account or credentials",
      "CI-4: right",
      "CI-6: yes",
      "CI-7: yes",
      "CI-7-ALIGN: no",
      "CI-8: yes",
      "CI-9: yes",
      "CI-10: no",
    ]
  }
}
