# "Application missing", as documented.

workflow "application-missing" {
  title  = "Application missing"
  source = "PrivateServer support documentation, Application missing"
  start  = "AM-1"

  step "AM-1" {
    level    = 1
    question = "Let the user install the app again: is it visible?"
    who      = "user"
    answer "yes" {
      close   = "application-reinstalled"
      because = "The app was missing and has been installed again."
      acts    = ["Close the incident."]
      confirm = "The user sees the app and it connects."
    }
    answer "no" {
      escalate = "level-2"
      goto     = "AM-2"
      acts     = ["Escalate to level 2: reproduction test."]
    }
  }

  step "AM-2" {
    level    = 2
    question = "Can it be reproduced, and does it stay unsolved?"
    who      = "level-2"
    answer "yes" {
      escalate = "level-3"
      acts     = ["Escalate to level 3 with the data of the reproduction test."]
    }
    answer "no" {
      escalate = "level-2"
      acts     = ["Go on with level 2."]
    }
  }
}
