# What no single line says about registrations: how often they fail, and that no answer came.

pattern "REG-901" {
  title    = "Registrations fail again and again"
  class    = "registration"
  severity = "warning"
  since    = "0.2"
  over {
    kind   = "count"
    of     = ["register-failed"]
    least  = 5
    within = 600
    every  = 2
  }
  means      = "The client failed five times or more within ten minutes and tries on. Servers ban addresses that do (fail2ban, PIKE): then even a corrected client gets no answer for a while."
  remedy     = "Stop the client, mend the cause of the first failure, have the PrivateServer's ban list checked for the address, and let it connect again."
  references = ["RFC 5626 section 4.5 (flow recovery: waiting times between attempts)", "fail2ban/fail2ban:config/filter.d/asterisk.conf"]
  example {
    text     = <<-LOG
      10:00:00.000            pjsua_acc.c  SIP registration failed, status=503 (Service Unavailable)
      10:01:00.000            pjsua_acc.c  SIP registration failed, status=503 (Service Unavailable)
      10:02:00.000            pjsua_acc.c  SIP registration failed, status=503 (Service Unavailable)
      10:03:00.000            pjsua_acc.c  SIP registration failed, status=503 (Service Unavailable)
      10:04:00.000            pjsua_acc.c  SIP registration failed, status=503 (Service Unavailable)
    LOG
    dialect  = "pjsip"
    captures = { count = "5" }
    source   = "built from PJSIP's line, five times"
  }
  near_miss {
    text    = <<-LOG
      10:00:00.000            pjsua_acc.c  SIP registration failed, status=503 (Service Unavailable)
      10:06:00.000            pjsua_acc.c  SIP registration failed, status=503 (Service Unavailable)
      10:12:00.000            pjsua_acc.c  SIP registration failed, status=503 (Service Unavailable)
      10:18:00.000            pjsua_acc.c  SIP registration failed, status=503 (Service Unavailable)
      10:24:00.000            pjsua_acc.c  SIP registration failed, status=503 (Service Unavailable)
    LOG
    dialect = "pjsip"
    source  = "built: as many, and never five within ten minutes"
  }
}

pattern "REG-902" {
  title    = "A registration was sent and nothing came back"
  class    = "registration"
  severity = "warning"
  since    = "0.2"
  over {
    kind  = "absence"
    after = ["register-sent"]
    of = [
      "register-ok", "register-failed", "auth-rejected", "AUT-401", "AUT-402", "REG-405", "REG-409", "REG-412", "connect-failed", "tls-failed", "dns-failed", "transport-closed",
      "unregister", "client-exit", "client-start", "client-crash",
    ]
    within = 32
  }
  means      = "REGISTER went out and within 32 seconds (64 times T1, when SIP gives up) the log shows no answer and no failure either: filtered on the way, banned, or the service hangs."
  remedy     = "Check firewall and ban list of the PrivateServer for the client's address, and whether its SIP service answers others."
  causes     = ["registrar-silent"]
  references = ["RFC 3261 section 17.1.2.2 (timer F)"]
  example {
    text     = <<-LOG
      10:00:00.000            pjsua_core.c  .TX 463 bytes Request msg REGISTER/cseq=41235 (tdta0x1) to TLS 198.51.100.7:5061:
      REGISTER sip:pbx.example.test SIP/2.0
      Via: SIP/2.0/TLS 192.0.2.5:41022;rport;branch=z9hG4bKPj1
      From: <sip:1001@pbx.example.test>;tag=a1
      To: <sip:1001@pbx.example.test>
      Call-ID: c1
      CSeq: 41235 REGISTER
      Expires: 300
      Content-Length:  0


      --end msg--
      10:00:40.000            pjsua_core.c  Still waiting
    LOG
    dialect  = "pjsip"
    captures = { seconds = "32" }
    source   = "built from a request as pjsua prints it"
  }
  near_miss {
    text    = <<-LOG
      10:00:00.000            pjsua_core.c  .TX 463 bytes Request msg REGISTER/cseq=41235 (tdta0x1) to TLS 198.51.100.7:5061:
      REGISTER sip:pbx.example.test SIP/2.0
      Via: SIP/2.0/TLS 192.0.2.5:41022;rport;branch=z9hG4bKPj1
      From: <sip:1001@pbx.example.test>;tag=a1
      To: <sip:1001@pbx.example.test>
      Call-ID: c1
      CSeq: 41235 REGISTER
      Expires: 300
      Content-Length:  0


      --end msg--
      10:00:10.000            pjsua_core.c  The log ends here
    LOG
    dialect = "pjsip"
    source  = "built: the log ends before an answer would be late"
  }
}
