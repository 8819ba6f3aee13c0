# Rows of "User can't call": facts and answers, the path they lead along, the verdict. `pwtriage workflow test` walks them.

walks "cannot-call" {
  given "connected" {
    facts = {
      "registration.registered" = true
      "registration.failing"    = false
      "call.explained"          = false
    }
  }

  given "a call fails" {
    facts = {
      "call.failed"            = true
      "call.security_mismatch" = false
      "call.media_silent"      = false
    }
  }

  given "settings are right" {
    facts = {
      "config.media_security.matches"   = true
      "config.security_model.matches"   = true
      "config.obfuscation_mode.matches" = true
      "config.obfuscation_key.matches"  = true
    }
  }

  walk "the app shows a message, and nobody has read it out yet" {
    facts   = { "call.explained" = true }
    verdict = "ask XM-1"
    path = [
      "UCC-0: yes",
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
      "UCC-0: no",
      "UCC-1: not connected",
      "UCC-2: problem",
      "CI-1: not connected",
      "CI-2: unknown",
    ]
  }

  walk "the server says that the party called does not answer it, and the party is offline" {
    given = ["connected"]
    facts = {
      "call.shows_peer_silent" = true
      "peer.registered"        = false
    }
    verdict = "close not-an-issue"
    path = [
      "UCC-0: no",
      "UCC-1: connected",
      "UCC-2: fine",
      "UCC-3: only the other party cannot be reached",
      "UCC-6: no",
    ]
  }

  walk "media security is set wrong" {
    given = ["connected", "a call fails", "settings are right"]
    facts = {
      "call.security_mismatch"        = true
      "config.media_security.matches" = false
    }
    verdict = "close configuration-fixed"
    path = [
      "UCC-0: no",
      "UCC-1: connected",
      "UCC-2: fine",
      "UCC-3: fails",
      "UCC-4: wrong",
      "UCC-4-FIX: unknown",
    ]
  }

  walk "media security was set wrong, and correcting it did not help" {
    given = ["connected", "a call fails", "settings are right"]
    facts = {
      "call.security_mismatch"        = true
      "config.media_security.matches" = false
    }
    answers = { "UCC-4-FIX" = "no" }
    verdict = "escalate level-2-server"
    path = [
      "UCC-0: no",
      "UCC-1: connected",
      "UCC-2: fine",
      "UCC-3: fails",
      "UCC-4: wrong",
      "UCC-4-FIX: no",
    ]
  }

  walk "the number called exists twice by the account list" {
    given   = ["connected", "a call fails", "settings are right"]
    facts   = { "server.shows_conflict" = true }
    verdict = "escalate level-2-remote-party"
    path = [
      "UCC-0: no",
      "UCC-1: connected",
      "UCC-2: fine",
      "UCC-3: fails",
      "UCC-4: right, and the number called exists twice",
      "UCC-7: yes",
    ]
  }

  walk "an agent found that the number called exists twice" {
    given   = ["connected", "a call fails", "settings are right"]
    answers = { "UCC-4" = "right, and the number called exists twice" }
    verdict = "escalate level-2-remote-party"
    path = [
      "UCC-0: no",
      "UCC-1: connected",
      "UCC-2: fine",
      "UCC-3: fails",
      "UCC-4: right, and the number called exists twice",
    ]
  }

  walk "the other side does not take the encryption that is right" {
    given   = ["connected", "a call fails", "settings are right"]
    facts   = { "call.security_mismatch" = true }
    verdict = "escalate level-2-remote-party"
    path = [
      "UCC-0: no",
      "UCC-1: connected",
      "UCC-2: fine",
      "UCC-3: fails",
      "UCC-4: right, the other side refuses the media",
    ]
  }

  walk "the same at level 2: no conflict, and the logs show nothing" {
    given = ["connected", "a call fails", "settings are right"]
    facts = { "call.security_mismatch" = true }
    answers = {
      "UCC-7"  = "no"
      "UCC-10" = "no"
    }
    verdict = "escalate level-3"
    path = [
      "UCC-0: no",
      "UCC-1: connected",
      "UCC-2: fine",
      "UCC-3: fails",
      "UCC-4: right, the other side refuses the media",
      "UCC-7: no",
      "UCC-10: no",
    ]
  }

  walk "calls fail and all settings are right" {
    given   = ["connected", "a call fails", "settings are right"]
    verdict = "escalate level-2-server"
    path = [
      "UCC-0: no",
      "UCC-1: connected",
      "UCC-2: fine",
      "UCC-3: fails",
      "UCC-4: right",
    ]
  }

  walk "the same at level 2: a link is down" {
    given   = ["connected", "a call fails", "settings are right"]
    answers = { "UCC-8" = "no" }
    verdict = "escalate level-2-server"
    path = [
      "UCC-0: no",
      "UCC-1: connected",
      "UCC-2: fine",
      "UCC-3: fails",
      "UCC-4: right",
      "UCC-8: no",
    ]
  }

  walk "the same at level 2: a service fails its self-test" {
    given   = ["connected", "a call fails", "settings are right"]
    facts   = { "server.shows_fault" = true }
    answers = { "UCC-8" = "yes" }
    verdict = "escalate level-2-server"
    path = [
      "UCC-0: no",
      "UCC-1: connected",
      "UCC-2: fine",
      "UCC-3: fails",
      "UCC-4: right",
      "UCC-8: yes",
      "UCC-9: no",
    ]
  }

  walk "the same at level 2: the client log shows what can be cured" {
    given = ["connected", "a call fails", "settings are right"]
    answers = {
      "UCC-8"  = "yes"
      "UCC-9"  = "yes"
      "UCC-10" = "yes"
    }
    verdict = "escalate level-2"
    path = [
      "UCC-0: no",
      "UCC-1: connected",
      "UCC-2: fine",
      "UCC-3: fails",
      "UCC-4: right",
      "UCC-8: yes",
      "UCC-9: yes",
      "UCC-10: yes",
    ]
  }

  walk "the app reconnects to call, and then it works" {
    given = ["connected"]
    facts = {
      "call.failed"             = false
      "call.after_registration" = true
      "call.works"              = true
    }
    verdict = "close temporary-network-problem"
    path = [
      "UCC-0: no",
      "UCC-1: connected",
      "UCC-2: fine",
      "UCC-3: reconnects",
      "UCC-5: yes",
    ]
  }

  walk "the test call works, the other party is connected and cannot be reached" {
    given = ["connected"]
    facts = {
      "call.failed"             = false
      "call.after_registration" = false
      "call.works"              = false
      "peer.registered"         = true
    }
    verdict = "escalate level-2-remote-party"
    path = [
      "UCC-0: no",
      "UCC-1: connected",
      "UCC-2: fine",
      "UCC-3: works",
      "UCC-5: no",
      "UCC-6: yes",
    ]
  }

  walk "the same at level 2: no conflict, and the logs show what can be cured" {
    given = ["connected"]
    facts = {
      "call.failed"             = false
      "call.after_registration" = false
      "call.works"              = false
      "peer.registered"         = true
    }
    answers = {
      "UCC-7"  = "no"
      "UCC-10" = "yes"
    }
    verdict = "escalate level-2"
    path = [
      "UCC-0: no",
      "UCC-1: connected",
      "UCC-2: fine",
      "UCC-3: works",
      "UCC-5: no",
      "UCC-6: yes",
      "UCC-7: no",
      "UCC-10: yes",
    ]
  }
}
