# "User can't receive calls": level 1 as documented, level 2 seen in part only. Node numbers as in the graph drawn from it.

workflow "cannot-receive-calls" {
  title  = "User can't receive calls"
  source = "PrivateServer support documentation, User can't receive calls"
  start  = "UCR-0"

  # Entry guard of the shared frame: what the log or the app says in plain words is handled as such.
  step "UCR-0" {
    level    = 1
    question = "Does something say plainly what became of the call (refused on this device, cancelled by the caller, ...)?"
    who      = "user"
    answer "yes" {
      when     = fact.call.explained
      workflow = "explicit-message"
    }
    answer "no" {
      otherwise = true
      goto      = "UCR-1"
    }
  }

  step "UCR-1" {
    level    = 1
    question = "Which connection status does the app declare? Write it down."
    who      = "user"
    record   = true
    next     = "UCR-2"
    answer "connected" { when = fact.registration.registered }
    answer "not connected" { when = fact.registration.failing }
  }

  step "UCR-2" {
    level     = 1
    question  = "After App - Force Manual Reconnection, has the connection some problem?"
    who       = "user"
    procedure = "force-manual-reconnection"
    answer "problem" {
      when     = fact.registration.failing
      workflow = "connection-issues"
    }
    answer "fine" {
      when = fact.registration.registered
      goto = "UCR-3"
    }
  }

  step "UCR-3" {
    level    = 1
    question = "Let the user make a test call: does it work?"
    who      = "user"
    answer "no" { workflow = "cannot-call" }
    answer "yes" { goto = "UCR-4" }
  }

  # GAP: a call that reaches the user has no outcome in the text; read as a temporary network problem that is over.
  step "UCR-4" {
    level    = 1
    question = "Call the user: does the call reach the app?"
    who      = "agent"
    answer "yes" {
      when    = fact.call.incoming && fact.call.works
      close   = "temporary-network-problem"
      because = "Calls reach the user again."
      acts    = ["Close the incident as Temporary Network Problem."]
      confirm = "A call to the user rings and is answered."
    }
    answer "no" { goto = "UCR-5" }
  }

  step "UCR-5" {
    level     = 1
    question  = "Are the app's configurations correct (edition first: Professional or Enterprise)?"
    who       = "agent"
    procedure = "check-configuration"
    answer "wrong" {
      when = !fact.config.edition.matches || !fact.config.security_model.matches
      goto = "UCR-5-FIX"
    }
    # GAP: a number two accounts have is looked for at level 2 in the text; with an account list in the bundle it shows here.
    answer "right, and the user's number exists twice" {
      when     = fact.server.shows_conflict
      escalate = "level-2"
      goto     = "UCR-7"
      because  = "Two accounts of the PrivateServer have the user's number."
      acts     = ["Escalate to level 2: solve the conflict of the two accounts, then call the user again."]
    }
    answer "right" {
      otherwise = true
      goto      = "UCR-6"
    }
  }

  step "UCR-5-FIX" {
    level     = 1
    question  = "After the configuration is fixed, does a call reach the user?"
    who       = "agent"
    procedure = "fix-configuration"
    confirms  = true
    answer "yes" {
      close   = "configuration-fixed"
      because = "A setting of the app is wrong, and calls don't arrive because of it."
      acts    = ["Let the user correct the setting.", "Close the incident once a call arrives."]
      confirm = "A call to the user rings."
    }
    answer "no" {
      escalate = "level-2"
      acts     = ["Escalate to level 2 with the evidence below."]
    }
  }

  step "UCR-6" {
    level    = 1
    question = "Is the caller's device registered on the same server?"
    who      = "agent"
    answer "other server" {
      when    = !fact.peer.same_server
      close   = "not-an-issue"
      because = "Caller and user are on different servers."
      acts    = ["Tell the user that both parties must be on the same PrivateServer.", "Close the incident as Not an issue."]
    }
    answer "same server" {
      when     = fact.peer.same_server
      escalate = "level-2"
      goto     = "UCR-7"
      acts     = ["Escalate to level 2 with the evidence below."]
    }
  }

  # GAP: the checks of level 2 were not seen.
  step "UCR-7" {
    level    = 2
    question = "Do the level 2 checks find anything?"
    who      = "level-2"
    answer "yes" {
      escalate = "level-2"
      acts     = ["Cure it, then call the user again."]
    }
    answer "no" {
      escalate = "level-3"
      because  = "All checks of level 2 are fine: a bug of the client is possible."
      acts     = ["Escalate to level 3 with the client log."]
    }
  }
}
