pattern "APP-001" {
  title    = "The library is stuck"
  class    = "app"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Timed-out trying to acquire (?P<message>\S+) mutex
    RE
  }
  means      = "Two threads of the app wait for each other; it does not react any more."
  remedy     = "Restart the app; escalate with the log when it happens again."
  causes     = ["client-crash"]
  references = ["pjsip/pjproject:pjsip/src/pjsua-lib/pjsua_core.c"]
  example {
    text     = "Timed-out trying to acquire PJSUA mutex (possibly system has deadlocked) in pjsua_acc_set_registration()"
    captures = { message = "PJSUA" }
  }
  near_miss {
    text   = "PJSUA destroyed..."
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "APP-002" {
  title    = "The library stopped the app"
  class    = "app"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip"]
  match {
    regex = <<-RE
      !!!FATAL: unhandled exception|Assert(?:ion)? failed: |Assertion [`'].+ failed
    RE
  }
  emit "client-crash" {}
  means      = "An error inside the app ended it: a crash."
  remedy     = "Escalate with the log and the app's version; reinstalling may help meanwhile."
  causes     = ["client-crash"]
  refines    = ["APP-502"]
  broad      = "the library's own words around it are asked for as well"
  references = ["pjsip/pjproject:pjlib/src/pj/except.c"]
  example {
    text = "!!!FATAL: unhandled exception No memory!"
  }
  example {
    text = "Assert failed: ../src/pj/lock.c:288 lock"
  }
  example {
    text = "app: ../src/pj/ioqueue_epoll.c:430: pj_ioqueue_register_sock2: Assertion `!pj_list_empty(&ioqueue->free_list)' failed."
  }
  near_miss {
    text   = "Pool is not released by application, releasing now"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "APP-003" {
  title    = "The app ran out of connections"
  class    = "app"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip"]
  match {
    regex = <<-RE
      Too many open files|\[(?:status|code)=120024\]
    RE
  }
  means      = "The app holds as many files and connections as the system allows; new ones fail. It leaks them."
  remedy     = "Restart the app and escalate with the log."
  causes     = ["client-crash"]
  references = ["pjsip/pjproject:pjlib/src/pj/os_error_unix.c"]
  example {
    text   = "Too many open files"
    also   = { "Too many open files" = ["[status=120024]", "[code=120024]"] }
    source = "built from the format in the source"
  }
  near_miss {
    text   = "SIP TLS listener is ready for incoming connections at 192.0.2.50:5071"
    source = "a healthy run of pjsua 2.17"
  }
}
