# "User can't call" for the Enterprise edition. The vendor refers to such a page, and it was not found: all of this is our reading of what is
# known to differ. Calls over SIP trunks are possible with that edition only; a party behind a trunk is on no PrivateServer.

workflow "cannot-call-enterprise" {
  title  = "User can't call - Enterprise"
  source = "our reading: User can't receive calls names an Enterprise page, which was not found; trunks: SIP Trunk background, Real-Time management"
  ours   = true
  start  = "UCE-1"

  step "UCE-1" {
    level    = 1
    question = "Is the party called reached over a SIP trunk (a number outside the PrivateServer; its presence says Warning)?"
    who      = "agent"
    answer "no" { workflow = "cannot-call" }
    answer "yes" { goto = "UCE-2" }
  }

  step "UCE-2" {
    level     = 1
    question  = "Is the app set up as Enterprise?"
    who       = "agent"
    procedure = "check-configuration"
    answer "no" { goto = "UCE-2-FIX" }
    answer "yes" { goto = "UCE-3" }
  }

  step "UCE-2-FIX" {
    level     = 1
    question  = "After the edition is corrected, can the user call?"
    who       = "user"
    procedure = "fix-configuration"
    confirms  = true
    answer "yes" {
      close   = "configuration-fixed"
      because = "The app was set up for another edition than the one that calls over trunks."
      acts    = ["Let the user set the app up as Enterprise and call again.", "Close the incident once it works."]
      confirm = "A call over the trunk is answered."
    }
    answer "no" { goto = "UCE-3" }
  }

  step "UCE-3" {
    level    = 1
    question = "Can the user call a party on the same PrivateServer?"
    who      = "user"
    answer "no" { workflow = "cannot-call" }
    answer "yes" {
      escalate = "level-2-server"
      goto     = "UCE-4"
      because  = "Calls on the PrivateServer work and those over the trunk do not."
      acts     = ["Escalate to level 2: the status of the SIP trunk."]
    }
  }

  step "UCE-4" {
    level    = 2
    question = "Is the SIP trunk up (Real-Time management: SIP Trunk status)?"
    who      = "level-2"
    answer "no" {
      escalate = "level-2-server"
      acts     = ["Repair the trunk, or have its provider do so, then let the user call again."]
    }
    answer "yes" {
      escalate = "level-3"
      because  = "The trunk is up, and calls over it fail."
      acts     = ["Escalate to level 3 with the client's log and the trunk's SIP messages."]
    }
  }
}
