# belle-sip resolves a name once for each connection. A missing SRV or AAAA record is normal and says nothing; only the end of the whole
# resolution counts.

pattern "DNS-101" {
  title    = "The server's name was resolved"
  class    = "dns"
  severity = "info"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      (?:^|[\] ])(?P<host>[A-Za-z0-9_.-]+) resolved to (?P<peer>[0-9A-Fa-f.:]+)\s*$
    RE
  }
  emit "dns-ok" {}
  means      = "DNS answered with an address for the server's name, so the name itself is good."
  remedy     = "Compare the address with the server's own; if it is another one, the name or the DNS server is wrong."
  references = ["BelledonneCommunications/belle-sip:src/belle_sip_resolver.c"]
  example {
    text     = "pbx.example.test resolved to 192.0.2.10"
    captures = { host = "pbx.example.test", peer = "192.0.2.10" }
    source   = "a healthy run of linphonec 5.1.65"
  }
  near_miss {
    text   = "channel [0x55b8fed268f0]: starting resolution of pbx.example.test"
    source = "a healthy run of linphone-desktop 5.1.65"
  }
}

pattern "DNS-102" {
  title    = "The server's name cannot be resolved"
  class    = "dns"
  severity = "error"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      DNS resolution failed for (?P<host>[^\s:]+)
    RE
  }
  match {
    regex = <<-RE
      getaddrinfo DNS resolution of (?P<host>\S+) failed: (?P<reason>.*)$
    RE
  }
  match {
    contains = "no DNS servers available - resolution aborted"
  }
  match {
    contains = "Resolution done but no result"
  }
  emit "dns-failed" {
    kind = "dns"
  }
  means      = "DNS has no address for the name the app was given, or no DNS server answered; nothing was sent to any server."
  remedy     = "Correct the server's name in the app; if it is right, try another network, because DNS does not work on this one."
  words      = "The app cannot find the server by its name. Please check the server address for a typing mistake."
  causes     = ["pbx-address-unresolvable"]
  refines    = ["DNS-501"]
  references = ["BelledonneCommunications/belle-sip:src/channel.c", "BelledonneCommunications/belle-sip:src/belle_sip_resolver.c"]
  example {
    text     = "channel_res_done: DNS resolution failed for pbx.exmaple.test"
    captures = { host = "pbx.exmaple.test" }
    source   = "linphonec 5.1.65 with a mistyped server"
  }
  example {
    text     = "getaddrinfo DNS resolution of sip.example.org failed: Name or service not known"
    captures = { host = "sip.example.org", reason = "Name or service not known" }
  }
  example {
    text   = "no DNS servers available - resolution aborted"
    source = "built from the format in the source"
  }
  example {
    text   = "Resolution done but no result"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "DNS resolution awaiting response, queued to main loop"
    source = "a healthy phase of linphonec 5.1.65"
  }
}

pattern "DNS-103" {
  title    = "A name has no record of the kind asked for"
  class    = "dns"
  severity = "info"
  since    = "0.2"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      resolving (?P<host>\S+) : no such record
    RE
  }
  means      = "The name server answered that there is no such record. The client asks for SRV records first and for addresses then, so one such line is ordinary; it explains a failure only when no address follows."
  remedy     = "Look whether the name is resolved further down. If it is not, check the spelling of the PBX address."
  references = ["BelledonneCommunications/belle-sip:src/belle_sip_resolver.c"]
  example {
    text     = "resolving pbx.example.test : no such record"
    captures = { host = "pbx.example.test" }
  }
  near_miss {
    text   = "pbx.example.test has address 192.0.2.10."
    source = "built by hand"
  }
}

pattern "DNS-104" {
  title    = "The name server did not answer"
  class    = "dns"
  severity = "warning"
  since    = "0.2"
  dialects = ["linphone"]
  match { contains = "resolver_process_data timed-out" }
  emit "dns-failed" {}
  means      = "The question for the server's address was not answered in time: the device has no working network or a name server that is out of reach."
  remedy     = "Let the user open a web page; then try another network or set the device's DNS to automatic."
  words      = "The network does not find the server. Please try another network."
  causes     = ["pbx-address-unresolvable", "registration-lost"]
  references = ["BelledonneCommunications/belle-sip:src/belle_sip_resolver.c"]
  example {
    text = "resolver_process_data timed-out"
  }
  near_miss {
    text   = "resolver_process_data: answer received"
    source = "built by hand"
  }
}
