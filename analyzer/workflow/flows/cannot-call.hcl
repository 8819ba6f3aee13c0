# "User can't call - professional", the user's own document (seed 000), node numbers as in the graph drawn from it.

workflow "cannot-call" {
  title  = "User can't call"
  source = "PrivateServer support documentation, User can't call - professional"
  start  = "UCC-0"

  # Entry guard: the workflow applies only if no specific error message is written by the app.
  step "UCC-0" {
    level    = 1
    question = "Did the app show a specific error message (licence problem, user offline, user does not exist, busy, ...)?"
    who      = "user"
    how      = "The words on the screen; in a log, the final answer to the call."
    answer "yes" {
      when     = fact.call.explained
      workflow = "explicit-message"
    }
    answer "no" {
      otherwise = true
      goto      = "UCC-1"
    }
  }

  step "UCC-1" {
    level    = 1
    question = "Which connection status does the app declare? Write it down."
    who      = "user"
    record   = true
    next     = "UCC-2"
    answer "connected" { when = fact.registration.registered }
    answer "not connected" { when = fact.registration.failing }
  }

  step "UCC-2" {
    level     = 1
    question  = "After App - Force Manual Reconnection, has the connection some problem?"
    who       = "user"
    procedure = "force-manual-reconnection"
    answer "problem" {
      when     = fact.registration.failing
      workflow = "connection-issues"
    }
    # "If the connection proceeds fine or was declared all right": either will do.
    answer "fine" {
      when = fact.registration.registered
      goto = "UCC-3"
    }
  }

  # GAP: a test call that works without a reconnection is not mentioned; it leads where one with a reconnection does.
  # GAP: "fails" and "reconnects" are not exclusive in the text; a failed call counts as failed.
  step "UCC-3" {
    level    = 1
    question = "Let the user make a test call: does it fail, does the app reconnect in order to perform it, or does it work?"
    who      = "user"
    how      = "GAP: the text gives no number for the test call; take one of your own that answers."
    # GAP: a call that fails because the party called does not answer the server says nothing of this client; it is treated as "still
    # can't call the other party".
    answer "only the other party cannot be reached" {
      when = fact.call.shows_peer_silent
      goto = "UCC-6"
    }
    answer "fails" {
      when = fact.call.failed || fact.zrtp.shows_failure
      goto = "UCC-4"
    }
    answer "reconnects" {
      when = fact.call.after_registration
      goto = "UCC-5"
    }
    answer "works" {
      when = !fact.call.failed
      goto = "UCC-5"
    }
  }

  # Only a setting that can make a call fail while the registration is good counts here.
  step "UCC-4" {
    level     = 1
    question  = "Are the app's configurations correct (security model, media security, obfuscation)?"
    who       = "agent"
    procedure = "check-configuration"
    answer "wrong" {
      when = (
        (fact.call.security_mismatch || fact.call.shows_not_acceptable || fact.call.media_silent || fact.zrtp.shows_failure) && (
          !fact.config.media_security.matches || !fact.config.security_model.matches ||
          !fact.config.obfuscation_mode.matches || !fact.config.obfuscation_key.matches
        )
      )
      goto = "UCC-4-FIX"
    }
    # GAP: the text looks for a duplicated number at level 2 only. With an account list in the bundle it shows here.
    answer "right, and the number called exists twice" {
      when     = fact.server.shows_conflict
      escalate = "level-2-remote-party"
      goto     = "UCC-7"
      because  = "Two accounts of the PrivateServer have the number that was called."
      acts     = ["Escalate to level 2: solve the conflict of the two accounts, then let the user call again."]
    }
    # GAP: the text escalates without naming the kind. Where the other side refused what this side rightly offers, its configuration
    # is the next thing to look at; else the peer was not examined and the server is.
    answer "right, the other side refuses the media" {
      when     = fact.call.security_mismatch || fact.zrtp.shows_failure
      escalate = "level-2-remote-party"
      goto     = "UCC-7"
      because  = "This side offers what it should and the other side does not accept it."
      acts     = ["Escalate to level 2: check the remote party's configuration (media security) and its activity on the server."]
    }
    answer "right" {
      otherwise = true
      escalate  = "level-2-server"
      goto      = "UCC-8"
      because   = "The test call fails and the configuration is right."
      acts      = ["Escalate to level 2 with the evidence below: PrivateServer status check."]
    }
  }

  step "UCC-4-FIX" {
    level     = 1
    question  = "After the configuration is fixed, can the user call?"
    who       = "user"
    procedure = "fix-configuration"
    confirms  = true
    answer "yes" {
      close   = "configuration-fixed"
      because = "A setting of the app is wrong, and it explains why calls fail."
      acts    = ["Let the user correct the setting and call again.", "Close the incident once it works."]
      confirm = "A test call succeeds after the correction."
    }
    answer "no" {
      escalate = "level-2-server"
      acts     = ["Escalate to level 2 with the evidence below."]
    }
  }

  step "UCC-5" {
    level    = 1
    question = "Can the user call the other party now?"
    who      = "user"
    how      = "Let the user call the party that could not be reached, and talk."
    answer "yes" {
      when    = fact.call.works
      close   = "temporary-network-problem"
      because = "The call works again: it was answered and voice came in."
      acts    = ["Tell the user that calls work again.", "Close the incident as Temporary Network Problem."]
      confirm = "The user has talked with the other party."
    }
    answer "no" {
      when = !fact.call.works
      goto = "UCC-6"
    }
  }

  step "UCC-6" {
    level    = 1
    question = "Is the other party's device connected and registered?"
    who      = "agent"
    how      = "Look the party up under Registered Accounts on the PrivateServer."
    answer "no" {
      when    = !fact.peer.registered
      close   = "not-an-issue"
      because = "The other party is not connected and registered."
      acts    = ["Tell the user that the other party is not online.", "Close the incident as Not an issue."]
    }
    answer "yes" {
      when     = fact.peer.registered
      escalate = "level-2-remote-party"
      goto     = "UCC-7"
      acts     = ["Escalate to level 2: check the remote party's configuration and activity on the server."]
    }
  }

  # GAP: no conflict found is not mentioned; it goes on to the client logs.
  step "UCC-7" {
    level    = 2
    question = "Do the remote party's activities on the server show a conflict (such as a duplicated virtual number)?"
    who      = "level-2"
    answer "yes" {
      when     = fact.server.shows_conflict
      escalate = "level-2-remote-party"
      acts     = ["Solve the conflict, then let the user call again."]
    }
    answer "no" { goto = "UCC-10" }
  }

  step "UCC-8" {
    level     = 2
    question  = "Check the Network: are links, firewall and ports of the PrivateServer fine?"
    who       = "level-2"
    procedure = "check-network"
    answer "no" {
      escalate = "level-2-server"
      acts     = ["Repair the network, then let the user call again."]
    }
    answer "yes" { goto = "UCC-9" }
  }

  step "UCC-9" {
    level     = 2
    question  = "PSAM 3.3 Check Server Services: do the self-tests pass?"
    who       = "level-2"
    procedure = "check-server-services"
    answer "no" {
      when     = fact.server.shows_fault
      escalate = "level-2-server"
      acts     = ["Repair the service, then let the user call again."]
    }
    answer "yes" { goto = "UCC-10" }
  }

  step "UCC-10" {
    level     = 2
    question  = "Read the client logs: do they show anything that level 2 can cure?"
    who       = "level-2"
    procedure = "collect-logs"
    answer "no" {
      escalate = "level-3"
      because  = "All of the above is fine: a bug of the client is feasible."
      acts     = ["Escalate to level 3 with log, configuration and the path walked."]
    }
    answer "yes" {
      escalate = "level-2"
      acts     = ["Cure it, then let the user call again."]
    }
  }
}
