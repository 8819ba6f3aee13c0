# Rows of "Call quality issue": facts and answers, the path they lead along, the verdict. `pwtriage workflow test` walks them.

walks "call-quality" {
  walk "both indicators are green" {
    answers = {
      "CQ-1" = "green"
      "CQ-3" = "good"
    }
    verdict = "close not-an-issue"
    path = [
      "CQ-1: green",
      "CQ-3: good",
    ]
  }

  walk "the other party's network was bad" {
    answers = {
      "CQ-1" = "green"
      "CQ-3" = "bad"
      "CQ-4" = "better"
    }
    verdict = "close temporary-network-problem"
    path = [
      "CQ-1: green",
      "CQ-3: bad",
      "CQ-4: better",
    ]
  }

  walk "the other party has bad quality in every network" {
    answers = {
      "CQ-1" = "green"
      "CQ-3" = "bad"
      "CQ-4" = "still bad"
    }
    verdict = "escalate level-2"
    path = [
      "CQ-1: green",
      "CQ-3: bad",
      "CQ-4: still bad",
    ]
  }

  walk "the same at level 2: the log shows nothing" {
    answers = {
      "CQ-1" = "green"
      "CQ-3" = "bad"
      "CQ-4" = "still bad"
      "CQ-5" = "nothing"
    }
    verdict = "escalate level-2"
    path = [
      "CQ-1: green",
      "CQ-3: bad",
      "CQ-4: still bad",
      "CQ-5: nothing",
    ]
  }

  walk "another network is better" {
    answers = {
      "CQ-1" = "orange or red"
      "CQ-2" = "better"
    }
    verdict = "close temporary-network-problem"
    path = [
      "CQ-1: orange or red",
      "CQ-2: better",
    ]
  }

  walk "no network is better" {
    answers = {
      "CQ-1" = "orange or red"
      "CQ-2" = "still bad"
    }
    verdict = "escalate level-2"
    path = [
      "CQ-1: orange or red",
      "CQ-2: still bad",
    ]
  }

  walk "the same at level 2: the client is at fault" {
    answers = {
      "CQ-1" = "orange or red"
      "CQ-2" = "still bad"
      "CQ-5" = "client at fault"
    }
    verdict = "escalate level-3"
    path = [
      "CQ-1: orange or red",
      "CQ-2: still bad",
      "CQ-5: client at fault",
    ]
  }
}
