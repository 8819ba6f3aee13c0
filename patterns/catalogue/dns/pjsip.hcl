# PJSIP resolves by the operating system (getaddrinfo) unless the app names DNS servers; only then does it speak of queries, SRV records and
# name servers.

pattern "DNS-001" {
  title    = "The name of the server was resolved"
  class    = "dns"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Target '\[?(?P<host>[^']*?)\]?:(?P<port>\d{1,5})' type=(?P<transport>\w+) resolved to '
    RE
  }
  emit "dns-ok" {}
  means      = "The client knows an address for the server's name, or was given an address."
  remedy     = "Nothing to do; compare the address with the PrivateServer's when the connection fails later."
  references = ["pjsip/pjproject:pjsip/src/pjsip/sip_resolve.c"]
  example {
    text     = "Target 'sip.example.org:5061' type=TLS resolved to '198.51.100.7:5061' type=TLS (TLS transport)"
    captures = { host = "sip.example.org", port = "5061", transport = "TLS" }
  }
  near_miss {
    text   = "DNS resolver not available, target 'pbx.example.test:5061' type=TLS will be resolved with getaddrinfo()"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "DNS-002" {
  title    = "The name of the server could not be resolved"
  class    = "dns"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Failed to resolve '(?P<host>[^']*)': (?P<reason>.+)$
    RE
  }
  match {
    regex = <<-RE
      Failed to resolve '(?P<host>[^']*)'\. Err=(?P<code>\d+) \((?P<reason>.+)\)$
    RE
  }
  emit "dns-failed" {}
  means      = "The client asked for the address of the server's name and got none: the name does not exist, or DNS does not work on this network."
  remedy     = "Compare the address typed in the app with the PrivateServer's name; if it is right, try another network or other DNS servers."
  words      = "Your phone cannot find the server by its name."
  causes     = ["pbx-address-unresolvable"]
  references = ["pjsip/pjproject:pjsip/src/pjsip/sip_resolve.c"]
  example {
    text     = "Failed to resolve 'sip.example.org': gethostbyname() has returned error (PJ_ERESOLVE)"
    captures = { host = "sip.example.org", reason = "gethostbyname() has returned error (PJ_ERESOLVE)" }
  }
  example {
    text     = "Failed to resolve 'sip.example.org'. Err=320047 (No answer record in the DNS response (PJLIB_UTIL_EDNSNOANSWERREC))"
    captures = { host = "sip.example.org", code = "320047" }
  }
  near_miss {
    text   = "Target 'pbx.example.test:5061' type=TLS resolved to '192.0.2.10:5061' type=TLS (TLS transport)"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "DNS-003" {
  title    = "A DNS query for the server failed"
  class    = "dns"
  severity = "error"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      DNS A record resolution failed(?: for (?P<host>[^:\s]+))?(?:: (?P<reason>.+))?$
    RE
  }
  match {
    regex = <<-RE
      DNS AAAA record resolution failed(?: for (?P<host>[^:\s]+))?(?:: (?P<reason>(?:[^N]|N[^o]|No[^ ]|No [^a]).+))?$
    RE
  }
  emit "dns-failed" {}
  means      = "The DNS server the app uses gave no address for the server's name."
  remedy     = "Check the name in the app and the DNS servers it is set to use."
  causes     = ["pbx-address-unresolvable"]
  references = ["pjsip/pjproject:pjsip/src/pjsip/sip_resolve.c"]
  example {
    text     = "DNS A record resolution failed for pbx.example.net: DNS \"Name Error\" (PJLIB_UTIL_EDNS_NXDOMAIN)"
    also     = { " A " = [" AAAA "] }
    captures = { host = "pbx.example.net" }
    source   = "built from the format in the source"
  }
  near_miss {
    text   = "DNS AAAA record resolution failed: No answer record in the DNS response (PJLIB_UTIL_EDNSNOANSWERREC)"
    source = "a healthy run of an app with PJSIP 2.12.1"
  }
}

pattern "DNS-004" {
  title    = "No SRV records for the server"
  class    = "dns"
  severity = "warning"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      DNS SRV resolution failed for (?P<host>[^:\s]+)(?:: (?P<reason>.+))?$
    RE
  }
  match {
    regex = <<-RE
      DNS SRV resolution failed(?:: (?P<reason>.+))?$
    RE
  }
  means      = "The app looked for SRV records of the domain and found none. It then asks for a plain address, so this alone is no failure."
  remedy     = "Look at what follows. If no address is found either, give the app the server's host name instead of a bare domain, or create the records."
  causes     = ["pbx-address-unresolvable"]
  references = ["pjsip/pjproject:pjlib-util/src/pjlib-util/srv_resolver.c"]
  example {
    text     = "DNS SRV resolution failed for _sips._tcp.example.org: DNS \"Name Error\" (PJLIB_UTIL_EDNS_NXDOMAIN)"
    captures = { host = "_sips._tcp.example.org" }
  }
  example {
    text   = "DNS SRV resolution failed: No answer record in the DNS response (PJLIB_UTIL_EDNSNOANSWERREC)"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "DNS resolver not available, target 'pbx.example.test:5061' type=TLS will be resolved with getaddrinfo()"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "DNS-005" {
  title    = "A DNS server does not answer"
  class    = "dns"
  severity = "warning"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      Nameserver (?P<host>\S+?):(?P<port>\d{1,5}) state changed \w+ --> Bad
    RE
  }
  means      = "The DNS server the app is set to use does not answer and is left out for a while."
  remedy     = "Let the app use the network's own DNS servers, or correct the ones it is set to."
  broad      = "the name of what speaks is the rarest of its words; how it ends is shorter still"
  causes     = ["pbx-address-unresolvable"]
  references = ["pjsip/pjproject:pjlib-util/src/pjlib-util/resolver.c"]
  example {
    text     = "Nameserver 198.51.100.53:53 state changed Probing --> Bad"
    captures = { host = "198.51.100.53", port = "53" }
  }
  near_miss {
    text   = "DNS resolver not available, target 'pbx.example.test:5061' type=TLS will be resolved with getaddrinfo()"
    source = "a healthy run of pjsua 2.17"
  }
}

pattern "DNS-006" {
  title    = "The server's name has no IPv6 address"
  class    = "dns"
  severity = "info"
  since    = "0.1"
  dialects = ["pjsip", "logcat", "nslog", "apple-unified", "apple-syslog", "plain"]
  match {
    regex = <<-RE
      DNS AAAA record resolution failed(?: for (?P<host>[^:\s]+))?: (?P<reason>No answer record.*)$
    RE
  }
  means      = "The app asks for an IPv4 and an IPv6 address; the name exists and has none of IPv6, which is usual."
  remedy     = "Nothing to do."
  references = ["pjsip/pjproject:pjsip/src/pjsip/sip_resolve.c"]
  example {
    text     = "DNS AAAA record resolution failed for pbx.example.net: No answer record in the DNS response (PJLIB_UTIL_EDNSNOANSWERREC)"
    captures = { host = "pbx.example.net", reason = "No answer record in the DNS response (PJLIB_UTIL_EDNSNOANSWERREC)" }
  }
  near_miss {
    text   = "DNS A record resolution failed: DNS \"Name Error\" (PJLIB_UTIL_EDNS_NXDOMAIN)"
    source = "a run of an app with PJSIP 2.12.1 and a mistyped name"
  }
}
