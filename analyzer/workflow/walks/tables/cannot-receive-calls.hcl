# Rows of "User can't receive calls": facts and answers, the path they lead along, the verdict. `pwtriage workflow test` walks them.

walks "cannot-receive-calls" {
  given "connected" {
    facts = {
      "registration.registered" = true
      "registration.failing"    = false
      "call.explained"          = false
    }
  }

  given "settings are right" {
    facts = {
      "config.edition.matches"        = true
      "config.security_model.matches" = true
    }
  }

  walk "a message says what became of the call, and nobody has read it out yet" {
    facts   = { "call.explained" = true }
    verdict = "ask XM-1"
    path = [
      "UCR-0: yes",
      "XM-1: unknown",
    ]
  }

  walk "the app is not connected" {
    given = ["connected"]
    facts = {
      "registration.registered" = false
      "registration.failing"    = true
    }
    verdict = "ask CI-2"
    path = [
      "UCR-0: no",
      "UCR-1: not connected",
      "UCR-2: problem",
      "CI-1: not connected",
      "CI-2: unknown",
    ]
  }

  walk "the user cannot call either" {
    given   = ["connected"]
    answers = { "UCR-3" = "no" }
    verdict = "ask UCC-3"
    path = [
      "UCR-0: no",
      "UCR-1: connected",
      "UCR-2: fine",
      "UCR-3: no",
      "UCC-0: no",
      "UCC-1: connected",
      "UCC-2: fine",
      "UCC-3: unknown",
    ]
  }

  walk "a call arrives again" {
    given = ["connected"]
    facts = {
      "call.incoming" = true
      "call.works"    = true
    }
    answers = { "UCR-3" = "yes" }
    verdict = "close temporary-network-problem"
    path = [
      "UCR-0: no",
      "UCR-1: connected",
      "UCR-2: fine",
      "UCR-3: yes",
      "UCR-4: yes",
    ]
  }

  walk "the app is set up for the other edition" {
    given = ["connected", "settings are right"]
    facts = { "config.edition.matches" = false }
    answers = {
      "UCR-3" = "yes"
      "UCR-4" = "no"
    }
    verdict = "close configuration-fixed"
    path = [
      "UCR-0: no",
      "UCR-1: connected",
      "UCR-2: fine",
      "UCR-3: yes",
      "UCR-4: no",
      "UCR-5: wrong",
      "UCR-5-FIX: unknown",
    ]
  }

  walk "the app was set up for the other edition, and correcting it did not help" {
    given = ["connected", "settings are right"]
    facts = { "config.edition.matches" = false }
    answers = {
      "UCR-3"     = "yes"
      "UCR-4"     = "no"
      "UCR-5-FIX" = "no"
    }
    verdict = "escalate level-2"
    path = [
      "UCR-0: no",
      "UCR-1: connected",
      "UCR-2: fine",
      "UCR-3: yes",
      "UCR-4: no",
      "UCR-5: wrong",
      "UCR-5-FIX: no",
    ]
  }

  walk "the user's number exists twice by the account list" {
    given = ["connected", "settings are right"]
    facts = { "server.shows_conflict" = true }
    answers = {
      "UCR-3" = "yes"
      "UCR-4" = "no"
    }
    verdict = "escalate level-2"
    path = [
      "UCR-0: no",
      "UCR-1: connected",
      "UCR-2: fine",
      "UCR-3: yes",
      "UCR-4: no",
      "UCR-5: right, and the user's number exists twice",
    ]
  }

  walk "the same at level 2: the conflict is found" {
    given = ["connected", "settings are right"]
    facts = { "server.shows_conflict" = true }
    answers = {
      "UCR-3" = "yes"
      "UCR-4" = "no"
      "UCR-7" = "yes"
    }
    verdict = "escalate level-2"
    path = [
      "UCR-0: no",
      "UCR-1: connected",
      "UCR-2: fine",
      "UCR-3: yes",
      "UCR-4: no",
      "UCR-5: right, and the user's number exists twice",
      "UCR-7: yes",
    ]
  }

  walk "the caller has no account on this server" {
    given = ["connected", "settings are right"]
    facts = { "peer.same_server" = false }
    answers = {
      "UCR-3" = "yes"
      "UCR-4" = "no"
    }
    verdict = "close not-an-issue"
    path = [
      "UCR-0: no",
      "UCR-1: connected",
      "UCR-2: fine",
      "UCR-3: yes",
      "UCR-4: no",
      "UCR-5: right",
      "UCR-6: other server",
    ]
  }

  walk "the caller is on this server" {
    given = ["connected", "settings are right"]
    facts = { "peer.same_server" = true }
    answers = {
      "UCR-3" = "yes"
      "UCR-4" = "no"
    }
    verdict = "escalate level-2"
    path = [
      "UCR-0: no",
      "UCR-1: connected",
      "UCR-2: fine",
      "UCR-3: yes",
      "UCR-4: no",
      "UCR-5: right",
      "UCR-6: same server",
    ]
  }

  walk "the same at level 2: nothing is found" {
    given = ["connected", "settings are right"]
    facts = { "peer.same_server" = true }
    answers = {
      "UCR-3" = "yes"
      "UCR-4" = "no"
      "UCR-7" = "no"
    }
    verdict = "escalate level-3"
    path = [
      "UCR-0: no",
      "UCR-1: connected",
      "UCR-2: fine",
      "UCR-3: yes",
      "UCR-4: no",
      "UCR-5: right",
      "UCR-6: same server",
      "UCR-7: no",
    ]
  }
}
