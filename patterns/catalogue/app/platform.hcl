# What the platform below any client says: Java and Android, Apple, the C library. No dialect: the lines stand between any stack's own.

pattern "APP-501" {
  title    = "The app complains of its licence"
  class    = "app"
  severity = "error"
  since    = "0.1"
  match {
    regex = <<-RE
      (?P<reason>[Ll]icen[cs]e\b.{0,60}\b(?:expired|exceeded|revoked|denied|rejected|suspended|failed|failure))\b
    RE
  }
  match {
    regex = <<-RE
      (?P<reason>[Ll]icen[cs]e\b.{0,60}\b(?:invalid|not valid|missing|not found|in use|already used|limit reached|required|blocked|not activated))\b
    RE
  }
  match {
    regex = <<-RE
      (?P<reason>\b(?:[Nn]o|[Ii]nvalid|[Ee]xpired|[Mm]issing|[Ww]ithout)(?: valid)? licen[cs]e|\b[Uu]nlicen[cs]ed)\b
    RE
  }
  match {
    regex = <<-RE
      (?P<reason>\bLICEN[CS]E[_ ](?:EXPIRED|INVALID|MISSING|DENIED|REVOKED|ERROR|NOT_\w+|CHECK_FAILED))\b
    RE
  }
  emit "license-problem" {}
  means      = "The app says that its licence is missing, expired, revoked or used elsewhere."
  remedy     = "Check the licence of the account on the PrivateServer; renew it or free it from the other device."
  words      = "The app reports a problem with its licence."
  causes     = ["license-problem"]
  broad      = "systems word it in many ways; the regexp asks for the word and for what is wrong with it on one line"
  references = ["../shared/logformats.md B10"]
  example {
    text = "License check failed: subscription expired"
    also = { "expired" = ["revoked", "denied", "rejected", "suspended", "failed", "exceeded", "failure"] }
  }
  example {
    text = "ERROR no valid license for this device"
    also = {
      "no valid license" = ["unlicenced"]
      "no"               = ["invalid", "expired", "missing", "without"]
    }
  }
  example {
    text = "The licence of this device is not valid"
    also = {
      "not valid" = ["invalid", "missing", "not found", "in use", "already used", "limit reached", "required", "blocked", "not activated"]
    }
    source = "built from the format in the source"
  }
  example {
    text = "Activation: LICENSE_EXPIRED"
    also = {
      "LICENSE_EXPIRED" = ["LICENSE_INVALID", "LICENSE_MISSING", "LICENSE_DENIED", "LICENSE_REVOKED", "LICENSE_ERROR", "LICENSE_NOT_1", "LICENSE_CHECK_FAILED"]
    }
    source = "built from the format in the source"
  }
  near_miss {
    text   = "Built with support for: ALSA, Speex"
    source = "healthy runs of twinkle 1.10.2 and baresip 1.0.0"
  }
}

pattern "APP-502" {
  title    = "The app crashed"
  class    = "app"
  severity = "error"
  since    = "0.1"
  match {
    regex = <<-RE
      (?P<reason>\bFATAL EXCEPTION: .*|\bFatal signal \d+ \(SIG[A-Z]+\).*|\bsignal \d+ \(SIG(?:SEGV|ABRT|BUS|ILL|FPE|TRAP|SYS)\).*)$
    RE
  }
  match {
    regex = <<-RE
      (?P<reason>\*\*\* Terminating app due to uncaught exception .*)
    RE
  }
  match {
    regex = <<-RE
      ^(?P<reason>Exception Type: +EXC_\w+.*)
    RE
  }
  match {
    regex = <<-RE
      \b(?P<reason>terminate called (?:after throwing|without an active).*)
    RE
  }
  match {
    regex = <<-RE
      \b(?P<reason>Segmentation fault\b|core dumped\b)
    RE
  }
  match {
    regex = <<-RE
      \b(?P<reason>Assertion failed: .*|Assertion .* failed\.)
    RE
  }
  match {
    regex = <<-RE
      (?P<reason>\*\*\* \*\*\* \*\*\* \*\*\* \*\*\* \*\*\*.*|\bSIGSEGV\b.*|\bException in thread \"[^\"]*\" java\.lang\..*)$
    RE
  }
  emit "client-crash" {}
  means      = "The app, or the system for it, recorded a crash. Where the log is a whole device's, look whether it was this app's process."
  remedy     = "Keep the crash report and escalate with it; reinstalling or updating the app may help the user meanwhile."
  words      = "The app stopped because of an error of its own."
  causes     = ["client-crash"]
  broad      = "systems word it in many ways; the regexp asks for the word and for what is wrong with it on one line"
  references = ["Android debuggerd, AndroidRuntime", "Apple crash reports"]
  example {
    text = "FATAL EXCEPTION: main"
    also = {
      "FATAL EXCEPTION: main" = ["signal 1 (SIGSEGV)", "signal 1 (SIGABRT)", "signal 1 (SIGBUS)", "signal 1 (SIGILL)", "signal 1 (SIGFPE)", "signal 1 (SIGTRAP)", "signal 1 (SIGSYS)"]
    }
    captures = { reason = "FATAL EXCEPTION: main" }
  }
  example {
    text = "Fatal signal 11 (SIGSEGV), code 1 (SEGV_MAPERR), fault addr 0x0 in tid 4711"
    also = {
      "SIGSEGV), code 1 (SEGV_MAPERR), fault addr 0x0 in tid 4711" = ["*** *** *** *** *** ***", "SIGSEGV", "Exception in thread \"\" java.lang."]
    }
  }
  example {
    text = "*** Terminating app due to uncaught exception 'NSInvalidArgumentException', reason: 'nil'"
  }
  example {
    text   = "Exception Type:  EXC_BAD_ACCESS (SIGSEGV)"
    source = "built from the format in the source"
  }
  example {
    text   = "terminate called after throwing an instance of 'std::runtime_error'"
    also   = { "after throwing" = ["without an active"] }
    source = "built from the format in the source"
  }
  example {
    text   = "Segmentation fault (core dumped)"
    also   = { "Segmentation fault" = ["core dumped"] }
    source = "built from the format in the source"
  }
  example {
    text = "Assertion failed: (dlg->lock_count > 0), function pjsip_dlg_dec_lock, file sip_dialog.c, line 950."
    also = {
      "failed: (dlg->lock_count > 0), function pjsip_dlg_dec_lock, file sip_dialog.c, line 950." = [" failed."]
    }
    source = "built from the format in the source"
  }
  near_miss {
    text   = "terminated by signal 15"
    source = "a healthy run of baresip 1.0.0"
  }
}

pattern "APP-503" {
  title    = "The device ran out of memory"
  class    = "app"
  severity = "error"
  since    = "0.1"
  match {
    regex = <<-RE
      (?P<reason>java\.lang\.OutOfMemoryError\b.*)
    RE
  }
  match {
    regex = <<-RE
      (?P<reason>\b(?:Out of memory|std::bad_alloc|Cannot allocate memory|PJ_ENOMEM)\b)
    RE
  }
  match {
    regex = <<-RE
      (?P<reason>\b(?:lowmemorykiller|lmkd)\b.* [Kk]ill.*)
    RE
  }
  match {
    regex = <<-RE
      (?P<reason>\b[Jj]etsam\b.*)
    RE
  }
  means      = "There was not enough memory: the app may have been ended by the system, or lost a call or its registration."
  remedy     = "Restart the device and close other apps; if it comes back with this app alone, escalate."
  causes     = ["client-crash"]
  broad      = "systems word it in many ways; the regexp asks for the word and for what is wrong with it on one line"
  references = ["Android lmkd"]
  example {
    text = "java.lang.OutOfMemoryError: Failed to allocate a 65552 byte allocation"
  }
  example {
    text = "lowmemorykiller: Killing 'com.example.phone' (4711), adj 900"
    also = { "lowmemorykiller" = ["lmkd"] }
  }
  example {
    text   = "Out of memory (PJ_ENOMEM)"
    also   = { "Out of memory" = ["std::bad_alloc", "Cannot allocate memory", "PJ_ENOMEM"] }
    source = "built from the format in the source"
  }
  example {
    text   = "kernel: jetsam event: killing app, low memory"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "Threading implementation is NPTL."
    source = "a healthy run of twinkle 1.10.2"
  }
}

pattern "APP-504" {
  title    = "The app did not respond"
  class    = "app"
  severity = "warning"
  since    = "0.1"
  match {
    regex = <<-RE
      (?P<reason>\bANR in \S+.*|\bApplication is not responding\b.*|\bInput dispatching timed out\b.*|0x8badf00d\b.*)$
    RE
  }
  means      = "The system found the app hanging for seconds, and may have ended it."
  remedy     = "If it comes back, escalate with the report of the system (traces)."
  causes     = ["client-crash"]
  broad      = "systems word it in many ways; the regexp asks for the word and for what is wrong with it on one line"
  references = ["Android ActivityManager", "Apple watchdog terminations"]
  example {
    text = "ANR in com.example.phone (com.example.phone/.CallActivity)"
    also = {
      "ANR in com.example.phone (com.example.phone/.CallActivity)" = ["Application is not responding", "Input dispatching timed out", "0x8badf00d"]
    }
  }
  near_miss {
    text   = "ua exited -- stopping main runloop"
    source = "a healthy run of baresip 1.0.0"
  }
}
