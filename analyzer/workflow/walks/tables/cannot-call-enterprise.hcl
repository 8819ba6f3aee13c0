# Rows of "User can't call - Enterprise", our reading: nothing of it can be seen in a log yet, so each answer is given.

walks "cannot-call-enterprise" {
  walk "the party is on the PrivateServer" {
    answers = { "UCE-1" = "no" }
    verdict = "ask UCC-0"
    path = [
      "UCE-1: no",
      "UCC-0: unknown",
    ]
  }
  walk "the app is set up as Professional" {
    answers = {
      "UCE-1" = "yes"
      "UCE-2" = "no"
    }
    verdict = "close configuration-fixed"
    path = [
      "UCE-1: yes",
      "UCE-2: no",
      "UCE-2-FIX: unknown",
    ]
  }
  walk "it was, and setting it up anew did not help: calls on the server fail too" {
    answers = {
      "UCE-1"     = "yes"
      "UCE-2"     = "no"
      "UCE-2-FIX" = "no"
      "UCE-3"     = "no"
    }
    verdict = "ask UCC-0"
    path = [
      "UCE-1: yes",
      "UCE-2: no",
      "UCE-2-FIX: no",
      "UCE-3: no",
      "UCC-0: unknown",
    ]
  }
  walk "only calls over the trunk fail" {
    answers = {
      "UCE-1" = "yes"
      "UCE-2" = "yes"
      "UCE-3" = "yes"
    }
    verdict = "escalate level-2-server"
    path = [
      "UCE-1: yes",
      "UCE-2: yes",
      "UCE-3: yes",
    ]
  }
  walk "the same at level 2: the trunk is down" {
    answers = {
      "UCE-1" = "yes"
      "UCE-2" = "yes"
      "UCE-3" = "yes"
      "UCE-4" = "no"
    }
    verdict = "escalate level-2-server"
    path = [
      "UCE-1: yes",
      "UCE-2: yes",
      "UCE-3: yes",
      "UCE-4: no",
    ]
  }
  walk "the same at level 2: the trunk is up" {
    answers = {
      "UCE-1" = "yes"
      "UCE-2" = "yes"
      "UCE-3" = "yes"
      "UCE-4" = "yes"
    }
    verdict = "escalate level-3"
    path = [
      "UCE-1: yes",
      "UCE-2: yes",
      "UCE-3: yes",
      "UCE-4: yes",
    ]
  }
}
