# Section B1 of logformats.md: each template with a line as it is really printed, or the reason why no entry matches it.

section "B1" {
  title = "DNS"
  template "Failed to resolve '%.*s': %s" {
    stack = "PJSIP"
    line  = "Failed to resolve 'pbx.example.test': pbx.example.test"
  }
  template "DNS A record resolution failed" {
    stack = "PJSIP"
    line  = "DNS A record resolution failed"
  }
  template "DNS AAAA record resolution failed" {
    stack = "PJSIP"
    line  = "DNS AAAA record resolution failed"
  }
  template "DNS SRV resolution failed for %.*s" {
    stack = "PJSIP"
    line  = "DNS SRV resolution failed for pbx.example.test"
  }
  template "Nameserver %s:%d state changed %s --> %s" {
    stack = "PJSIP"
    line  = "Nameserver 198.51.100.53:53 state changed Active --> Bad"
  }
  template "%s %d bytes to NS %d (%s:%d): DNS %s query for %s" {
    stack  = "PJSIP"
    line   = "Transmitting 43 bytes to NS 0 (198.51.100.53:53): DNS SRV query for _sip._tls.pbx.example.test: Success"
    reason = "quiet"
  }
  template "SIP registration failed, status=502 (gethostbyname() has returned error (PJ_ERESOLVE))" {
    stack = "PJSIP"
    line  = "SIP registration failed, status=502 (gethostbyname() has returned error (PJ_ERESOLVE))"
  }
  template "status=502 (DNS \"Name Error\" (PJLIB_UTIL_EDNS_NXDOMAIN))" {
    stack = "PJSIP"
    line  = "SIP registration failed, status=502 (DNS \"Name Error\" (PJLIB_UTIL_EDNS_NXDOMAIN))"
  }
  template "%s: DNS resolution failed for %s" {
    stack = "belle-sip"
    line  = "pbx.example.test: DNS resolution failed for pbx.example.test"
  }
  template "resolving %s : no such record" {
    stack = "belle-sip"
    line  = "resolving pbx.example.test : no such record"
  }
  template "resolver_process_data timed-out" {
    stack = "belle-sip"
    line  = "resolver_process_data timed-out"
  }
  template "getaddrinfo DNS resolution of %s failed: %s" {
    stack = "belle-sip"
    line  = "getaddrinfo DNS resolution of pbx.example.test failed: pbx.example.test"
  }
  template "no DNS servers available - resolution aborted." {
    stack = "belle-sip"
    line  = "no DNS servers available - resolution aborted."
  }
  template "reg: %s (prio %u): Register: %m" {
    stack = "baresip"
    line  = "reg: pbx.example.test (prio 5): Register: Connection refused [111]"
  }
  template "java.net.UnknownHostException: Unable to resolve host \"%s\": No address associated with hostname" {
    stack = "Android"
    line  = "java.net.UnknownHostException: Unable to resolve host \"pbx.example.test\": No address associated with hostname"
  }
  template "EAI_NODATA" {
    stack = "Android"
    line  = "EAI_NODATA"
  }
  template "android_getaddrinfo failed" {
    stack = "Android"
    line  = "android_getaddrinfo failed"
  }
  template "nodename nor servname provided, or not known" {
    stack = "iOS/macOS"
    line  = "nodename nor servname provided, or not known"
  }
  template "kDNSServiceErr_NoSuchRecord" {
    stack = "iOS/macOS"
    line  = "kDNSServiceErr_NoSuchRecord"
  }
  template "No address found for ProtocolProviderServiceSipImpl(...)" {
    stack = "Jitsi"
    line  = "No address found for ProtocolProviderServiceSipImpl(1001@pbx.example.test (SIP))"
  }
  template "nta outgoing create: no transport protocol" {
    stack  = "sofia / FreeSWITCH"
    line   = "nta outgoing create: no transport protocol"
    server = true
  }
  template "503 DNS Error" {
    stack  = "sofia / FreeSWITCH"
    line   = "SIP/2.0 503 DNS Error"
    server = true
  }
  template "Probably a DNS error for registration to %s@%s, trying REGISTER again (after %d seconds)" {
    stack  = "Asterisk UAC"
    line   = "Probably a DNS error for registration to pbx.example.test@pbx.example.test, trying REGISTER again (after 5 seconds)"
    server = true
  }
  template "Unable to lookup '%s'" {
    stack  = "Asterisk UAC"
    line   = "Unable to lookup 'pbx.example.test'"
    server = true
  }
  template "No such host: %s" {
    stack  = "Asterisk UAC"
    line   = "No such host: pbx.example.test"
    server = true
  }
}
