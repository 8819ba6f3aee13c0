# Rows of "The app says why": facts and answers, the path they lead along, the verdict. `pwtriage workflow test` walks them.

walks "explicit-message" {
  given "the other side answered" {
    facts = {
      "call.refused_here" = false
      "call.cancelled"    = false
    }
  }

  walk "do not disturb is on" {
    facts = {
      "call.refused_here" = true
      "call.status"       = 480
    }
    verdict = "close configuration-fixed"
    path = [
      "XM-1: this client refuses calls itself (do not disturb)",
      "XM-2: unknown",
    ]
  }

  walk "do not disturb was switched off, and no call arrives" {
    facts = {
      "call.refused_here" = true
      "call.status"       = 480
    }
    answers = { "XM-2" = "no" }
    verdict = "escalate level-2"
    path = [
      "XM-1: this client refuses calls itself (do not disturb)",
      "XM-2: no",
    ]
  }

  walk "this client rightly refuses media" {
    facts = {
      "call.refused_here"             = true
      "call.status"                   = 488
      "call.shows_not_acceptable"     = true
      "config.media_security.matches" = true
      "config.security_model.matches" = true
    }
    verdict = "escalate level-2-remote-party"
    path = [
      "XM-1: this client refuses the media the caller offers",
      "XM-3: right",
    ]
  }

  walk "this client refuses media because it is set wrong" {
    facts = {
      "call.refused_here"             = true
      "call.status"                   = 488
      "call.shows_not_acceptable"     = true
      "config.media_security.matches" = false
    }
    verdict = "close configuration-fixed"
    path = [
      "XM-1: this client refuses the media the caller offers",
      "XM-3: wrong",
      "XM-3-FIX: unknown",
    ]
  }

  walk "media security was corrected, and the call is refused still" {
    facts = {
      "call.refused_here"             = true
      "call.status"                   = 488
      "call.shows_not_acceptable"     = true
      "config.media_security.matches" = false
    }
    answers = { "XM-3-FIX" = "no" }
    verdict = "escalate level-2-remote-party"
    path = [
      "XM-1: this client refuses the media the caller offers",
      "XM-3: wrong",
      "XM-3-FIX: no",
    ]
  }

  walk "the user refused the call" {
    facts = {
      "call.refused_here" = true
      "call.status"       = 603
    }
    verdict = "close not-an-issue"
    path = [
      "XM-1: the user refused the call",
    ]
  }

  walk "the caller hung up" {
    facts = {
      "call.refused_here" = false
      "call.cancelled"    = true
    }
    verdict = "close not-an-issue"
    path = [
      "XM-1: cancelled by the caller",
    ]
  }

  walk "no such number" {
    given   = ["the other side answered"]
    facts   = { "call.status" = 404 }
    verdict = "close not-an-issue"
    path = [
      "XM-1: the number does not exist",
    ]
  }

  walk "the other party is offline" {
    given   = ["the other side answered"]
    facts   = { "call.status" = 480 }
    verdict = "close not-an-issue"
    path = [
      "XM-1: the other party is not connected",
    ]
  }

  walk "the other party is busy" {
    given   = ["the other side answered"]
    facts   = { "call.status" = 600 }
    verdict = "close not-an-issue"
    path = [
      "XM-1: the other party is busy",
    ]
  }

  walk "the other party declined" {
    given   = ["the other side answered"]
    facts   = { "call.status" = 603 }
    verdict = "close not-an-issue"
    path = [
      "XM-1: the other party declined",
    ]
  }

  walk "it rang and nobody answered" {
    given   = ["the other side answered"]
    facts   = { "call.status" = 487 }
    verdict = "close not-an-issue"
    path = [
      "XM-1: nobody answered",
    ]
  }

  walk "the licence has run out" {
    given = ["the other side answered"]
    facts = {
      "call.status" = 403
      "app.license" = true
    }
    verdict = "escalate level-2"
    path = [
      "XM-1: licence problem",
    ]
  }
}
