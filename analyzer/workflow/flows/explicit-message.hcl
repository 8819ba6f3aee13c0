# What "User can't call" leaves out on purpose: a specific message says why. The seeds name the classes (licence problems, user offline,
# does not exist, "etc."); which message means what is our reading of RFC 3261 answers.

workflow "explicit-message" {
  title  = "The app says why"
  source = "PrivateServer support documentation, User can't call: entry condition; answers read by RFC 3261 section 21"
  start  = "XM-1"

  step "XM-1" {
    level    = 1
    question = "What does the message say?"
    who      = "user"
    how      = "The words on the screen; in a log, the final answer to the call."
    answer "this client refuses calls itself (do not disturb)" {
      when = fact.call.refused_here && fact.call.status == 480
      goto = "XM-2"
    }
    answer "this client refuses the media the caller offers" {
      when = fact.call.refused_here && (fact.call.status == 488 || fact.call.status == 606)
      goto = "XM-3"
    }
    answer "the user refused the call" {
      when    = fact.call.refused_here
      close   = "not-an-issue"
      because = "The call arrived and was refused on this very device."
      acts    = ["Tell the user that the call arrived and was refused there.", "Close the incident as Not an issue."]
    }
    answer "cancelled by the caller" {
      when    = fact.call.cancelled
      close   = "not-an-issue"
      because = "The caller hung up before the call was answered."
      acts    = ["Tell the user that the call was ended on the caller's side before it was answered.", "Close the incident as Not an issue."]
    }
    answer "the number does not exist" {
      when    = fact.call.status == 404 || fact.call.status == 484 || fact.call.status == 604 || fact.call.status == 410
      close   = "not-an-issue"
      because = "The PrivateServer says that the number dialled does not exist."
      acts    = ["Check with the user the number that was dialled: complete, with its international prefix.", "Close the incident as Not an issue."]
      confirm = "The user dials the right number, or knows that the party has no account."
    }
    answer "the other party is not connected" {
      when    = fact.call.status == 480
      close   = "not-an-issue"
      because = "The other party is not connected and registered."
      acts    = ["Tell the user that the other party is not online at the moment.", "Close the incident as Not an issue."]
    }
    answer "the other party is busy" {
      when    = fact.call.status == 486 || fact.call.status == 600
      close   = "not-an-issue"
      because = "The other party was busy."
      acts    = ["Tell the user that the other party was on another call.", "Close the incident as Not an issue."]
    }
    answer "the other party declined" {
      when    = fact.call.status == 603
      close   = "not-an-issue"
      because = "The other party declined the call."
      acts    = ["Tell the user that the other party declined the call.", "Close the incident as Not an issue."]
    }
    answer "nobody answered" {
      when    = fact.call.status == 408 || fact.call.status == 487
      close   = "not-an-issue"
      because = "It rang at the other party and nobody answered."
      acts    = ["Tell the user that it rang and nobody answered.", "Close the incident as Not an issue."]
    }
    answer "licence problem" {
      when     = fact.app.license
      escalate = "level-2"
      because  = "The app reports a licence problem."
      acts     = ["Check the licence of the account on the PrivateServer."]
    }
  }

  step "XM-2" {
    level    = 1
    question = "With do not disturb switched off, does a call arrive?"
    who      = "user"
    confirms = true
    answer "yes" {
      close   = "configuration-fixed"
      because = "The client itself refuses incoming calls: do not disturb is on."
      acts    = ["Let the user switch off do not disturb in the app.", "Close the incident once a call arrives."]
      confirm = "A call to the user rings."
    }
    answer "no" {
      escalate = "level-2"
      acts     = ["Escalate to level 2 with the evidence below."]
    }
  }

  step "XM-3" {
    level    = 1
    question = "Is this client's media security what the site expects of the account?"
    who      = "agent"
    how      = "Compare the app's media security (and security model) with the account on the PrivateServer."
    answer "right" {
      when     = fact.config.media_security.matches && fact.config.security_model.matches
      escalate = "level-2-remote-party"
      because  = "The caller offers media that this client rightly refuses."
      acts     = ["Escalate to level 2: check the caller's configuration (media security)."]
    }
    answer "wrong" {
      when = !fact.config.media_security.matches || !fact.config.security_model.matches
      goto = "XM-3-FIX"
    }
  }

  step "XM-3-FIX" {
    level     = 1
    question  = "After media security is corrected, does a call arrive?"
    who       = "user"
    procedure = "fix-configuration"
    confirms  = true
    answer "yes" {
      close   = "configuration-fixed"
      because = "The client's media security is not what the site expects, and it refuses calls because of it."
      acts    = ["Let the user correct media security in the app.", "Close the incident once a call arrives."]
      confirm = "A call to the user rings and is answered."
    }
    answer "no" {
      escalate = "level-2-remote-party"
      acts     = ["Escalate to level 2 with the evidence below."]
    }
  }
}
