# "Connection issues", the user's own document (seed 003), node numbers as in the graph drawn from it.
# Gaps of the text are decided here, each with a comment that begins with GAP.

workflow "connection-issues" {
  title  = "Connection issues"
  source = "PrivateServer support documentation, Connection Issues"
  start  = "CI-1"

  step "CI-1" {
    level    = 1
    question = "Which connection status does the app declare? Write it down."
    who      = "user"
    how      = "Read the status the app shows next to the account; in a log it is the result of the last registration."
    record   = true
    next     = "CI-2"
    answer "connected" { when = fact.registration.registered }
    answer "not connected" { when = fact.registration.failing }
  }

  step "CI-2" {
    level     = 1
    question  = "After App - Force Manual Reconnection, does the connection proceed fine?"
    who       = "user"
    procedure = "force-manual-reconnection"
    # GAP: the text does not speak of a connection that works anew and is lost again and again after the same time. That is no temporary problem.
    answer "yes, and it ends again at even pauses" {
      judged = true
      when   = fact.reconnect.ok && fact.registration.periodic
      goto   = "CI-2-KEEP-ALIVE"
    }
    answer "yes" {
      when    = fact.reconnect.ok
      close   = "temporary-network-problem"
      because = "The connection proceeds fine again: the last reconnection succeeded."
      acts    = ["Tell the user that the connection had been interrupted and works again.", "Close the incident as Temporary Network Problem."]
      confirm = "The app shows that it is connected."
    }
    answer "no" {
      when = !fact.reconnect.ok
      goto = "CI-3"
    }
  }

  step "CI-2-KEEP-ALIVE" {
    level    = 1
    question = "The connection ends again and again after the same time: is the app's keep-alive what the PrivateServer expects?"
    who      = "agent"
    how      = "Compare the keep-alive interval with the pause between the losses: it must be the shorter of the two."
    answer "no" {
      when = !fact.config.keep_alive.matches
      goto = "CI-5"
    }
    answer "yes" {
      otherwise = true
      escalate  = "level-2-server"
      goto      = "CI-8"
      because   = "The connection works anew and ends again at even pauses: a firewall, a router or the server drops what is idle for that long."
      acts      = ["Escalate to level 2 with the evidence below: the idle time-out of firewall, router and PrivateServer, against the app's keep-alive."]
    }
  }

  step "CI-3" {
    level    = 1
    question = "What is the exact error message about the connection? Write it down."
    who      = "user"
    how      = "The words on the screen, or the last error in the log."
    record   = true
    next     = "CI-4"
    answer "the server is not reached" { when = fact.failure.connecting }
    answer "the secure connection (TLS) fails" { when = fact.failure.securing }
    answer "the server refuses account or credentials" { when = fact.failure.authenticating }
    answer "the server answers with an error" { when = fact.failure.serving }
    answer "the server wants a longer registration interval" { when = fact.failure.interval }
  }

  # App - Check the Configuration of the Application, "using this message": only a setting that can lead to the failure
  # seen counts. A port that differs does not explain a refused password.
  step "CI-4" {
    level     = 1
    question  = "Is the app's configuration wrong in a way that leads to this error (PBX address, port, transport, security)?"
    who       = "agent"
    procedure = "check-configuration"
    # GAP: the text takes the settings for those the app has now. Where the log shows that it ran with others, nothing is judged by them.
    answer "not known: the settings at hand are not those the app ran with" {
      judged = true
      when   = fact.config.outdated && (fact.failure.securing || fact.failure.secured)
      goto   = "CI-4-NOW"
    }
    answer "wrong" {
      when = (
        # an answer of another host, whatever it says, is no answer of the PrivateServer
        (fact.failure.connecting || fact.failure.securing || fact.failure.authenticating) && !fact.config.address.matches ||
        fact.failure.connecting && (!fact.config.port.matches || !fact.config.transport.matches) ||
        fact.failure.securing && (
          !fact.config.port.matches || !fact.config.transport.matches ||
          fact.failure.kind == "tls-name-mismatch" && fact.config.address.alias ||
          fact.failure.kind == "tls-untrusted" && !fact.config.tls_ca.matches ||
          (fact.failure.kind == "tls" || fact.failure.kind == "tls-certificate") && !fact.config.tls_ca.matches && fact.config.tls_verify.matches ||
          (fact.failure.kind == "tls" || fact.failure.kind == "tls-protocol") && (!fact.config.tls_min.matches || !fact.config.tls_max.matches)
        ) ||
        fact.failure.authenticating && !fact.config.domain.matches ||
        fact.failure.interval && !fact.config.expires.matches
      )
      goto = "CI-5"
    }
    answer "right, but the certificate is not valid yet by the device's clock" {
      when = fact.failure.securing && fact.failure.kind == "tls-not-yet-valid"
      goto = "CI-4-CLOCK"
    }
    answer "right" {
      otherwise = true
      goto      = "CI-6"
    }
  }

  step "CI-4-NOW" {
    level     = 1
    question  = "Is a setting of the app, as it is now, wrong in a way that leads to this error (PBX address, port, transport, security)?"
    who       = "agent"
    procedure = "check-configuration"
    how       = "Read the settings on the device, or let the user send them anew, and compare each with what the PrivateServer expects."
    answer "wrong" { goto = "CI-5" }
    answer "right" { goto = "CI-6" }
  }

  # GAP: the text does not speak of the device's clock. A certificate that begins in the future is one of a clock that is behind, or the
  # server's mistake; which of them, only a look at the device tells.
  step "CI-4-CLOCK" {
    level    = 1
    question = "Are the device's date and time right?"
    who      = "user"
    how      = "Compare them with your own; the log's own time is the device's."
    answer "right" {
      when = fact.device.clock_right
      goto = "CI-6"
    }
    answer "wrong" {
      when = !fact.device.clock_right
      goto = "CI-4-CLOCK-FIX"
    }
  }

  step "CI-4-CLOCK-FIX" {
    level    = 1
    question = "After date and time are set to automatic, can the user connect?"
    who      = "user"
    confirms = true
    answer "yes" {
      close   = "configuration-fixed"
      because = "The device's clock is wrong, so that the server's certificate looks not valid yet."
      acts    = ["Let the user set date and time to automatic and connect again.", "Close the incident once it works."]
      confirm = "The app shows that it is connected."
    }
    answer "no" { goto = "CI-6" }
  }

  # GAP: the text does not say what follows when the user still can't connect after the fix. Read as "the configuration
  # looks fine but the application continues to complain".
  step "CI-5" {
    level     = 1
    question  = "After Fix The Configuration, can the user connect to the PrivateServer?"
    who       = "user"
    procedure = "fix-configuration"
    confirms  = true
    answer "yes" {
      close   = "configuration-fixed"
      because = "A setting of the app is wrong, and it explains the failure."
      acts    = ["Let the user correct the setting and connect again.", "Close the incident once it works."]
      confirm = "After the correction the app shows that it is connected."
    }
    answer "no" { goto = "CI-6" }
  }

  step "CI-6" {
    level    = 1
    question = "Is the user's account present on the PrivateServer?"
    who      = "agent"
    how      = "Look the account up in the PrivateServer's account list; put an export of it into the bundle and the step answers itself."
    # GAP: the text judges the account first. A server that fails (its database above all) refuses accounts that exist.
    answer "server-fault" {
      judged   = true
      when     = fact.server.shows_fault
      escalate = "level-2-server"
      goto     = "CI-8"
      because  = "The server's own records show a service that fails."
      acts     = ["Escalate to level 2 with the evidence below: check the service named there, then let the user connect again."]
    }
    # An account the server has not asked for yet explains no refused connection and no server error: with those the case is not closed.
    answer "no" {
      when    = !fact.account.present && fact.failure.authenticating
      close   = "account-created"
      because = "The account does not exist on the PrivateServer."
      acts    = ["Create the user account, or find out why it is missing and explain the mismatch.", "Close the incident."]
      confirm = "The app registers with an account that exists."
    }
    answer "missing-but-not-reached" {
      when     = !fact.account.present
      escalate = "level-2-server"
      goto     = "CI-8"
      because  = "The account does not exist on the PrivateServer, and that does not explain the failure."
      acts     = ["Create the account, or correct the user name in the app.", "Escalate to level 2 with the evidence below: network first, then server services (Asterisk, database)."]
    }
    answer "yes" {
      otherwise = true
      goto      = "CI-7"
    }
  }

  # Settings of the account matter when the server refuses: before that it has not looked at them.
  step "CI-7" {
    level    = 1
    question = "Do account settings on the PrivateServer differ from the app's (main suspect: the password)?"
    who      = "agent"
    how      = "Compare user name and state of the account; a password is compared by setting it anew on both sides."
    answer "yes" {
      when = fact.failure.authenticating && (
        fact.account.present && fact.server.shows_wrong_password || !fact.config.password.matches || !fact.account.enabled || !fact.config.auth_username.matches || !fact.config.realm.matches
      )
      goto = "CI-7-ALIGN"
    }
    answer "no" {
      otherwise = true
      escalate  = "level-2-server"
      goto      = "CI-8"
      because   = "Configuration and account are right as far as level 1 can see, and the client still can't connect."
      acts      = ["Escalate to level 2 with the evidence below: network first, then server services (Asterisk, database)."]
    }
  }

  step "CI-7-ALIGN" {
    level    = 1
    question = "After the setting is aligned, can the user connect?"
    who      = "user"
    confirms = true
    source   = "closing is implied by the text: \"doesn't help ... or doesn't close the incident\""
    answer "yes" {
      close   = "account-aligned"
      because = "An account setting on the PrivateServer differs from the app's."
      acts    = ["Align the setting: make the PrivateServer's account and the app agree.", "Close the incident once it connects."]
      confirm = "After that the app shows that it is connected."
    }
    answer "no" {
      escalate = "level-2-server"
      goto     = "CI-8"
      because  = "The account was aligned and the client still can't connect."
      acts     = ["Escalate to level 2 with the evidence below."]
    }
  }

  # GAP: a fault found and repaired at level 2 has no closing label in the text; it stays with level 2, who says when it is done.
  step "CI-8" {
    level     = 2
    question  = "Check the Network: are links, firewall and the SIP/TLS port of the PrivateServer fine?"
    who       = "level-2"
    procedure = "check-network"
    answer "no" {
      escalate = "level-2-server"
      acts     = ["Repair the network, then let the user connect again."]
    }
    answer "yes" { goto = "CI-9" }
  }

  step "CI-9" {
    level     = 2
    question  = "Check Server Services: do the self-tests of Asterisk and of the database pass?"
    who       = "level-2"
    procedure = "check-server-services"
    answer "no" {
      when     = fact.server.shows_fault
      escalate = "level-2-server"
      acts     = ["Repair the service, then let the user connect again."]
    }
    answer "yes" { goto = "CI-10" }
  }

  # GAP: the text does not say what follows when the client logs show something; it is then told to level 3 with it.
  step "CI-10" {
    level     = 2
    question  = "Do the client logs explain it?"
    who       = "level-2"
    procedure = "collect-logs"
    answer "no" {
      escalate = "level-3"
      because  = "Network, services, configuration and account are right: a bug of the client is possible."
      acts     = ["Escalate to level 3 with log, configuration and the path walked."]
    }
    answer "yes" {
      escalate = "level-3"
      because  = "The client log explains it and no step of level 1 or 2 cures it."
      acts     = ["Escalate to level 3 with the lines that explain it."]
    }
  }
}
