# Rows of "Application missing": facts and answers, the path they lead along, the verdict. `pwtriage workflow test` walks them.

walks "application-missing" {
  walk "installed again" {
    answers = { "AM-1" = "yes" }
    verdict = "close application-reinstalled"
    path = [
      "AM-1: yes",
    ]
  }

  walk "it cannot be installed" {
    answers = { "AM-1" = "no" }
    verdict = "escalate level-2"
    path = [
      "AM-1: no",
    ]
  }

  walk "the same at level 2: it is reproduced" {
    answers = {
      "AM-1" = "no"
      "AM-2" = "yes"
    }
    verdict = "escalate level-3"
    path = [
      "AM-1: no",
      "AM-2: yes",
    ]
  }

  walk "the same at level 2: it is not reproduced" {
    answers = {
      "AM-1" = "no"
      "AM-2" = "no"
    }
    verdict = "escalate level-2"
    path = [
      "AM-1: no",
      "AM-2: no",
    ]
  }
}
