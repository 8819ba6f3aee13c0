# What the platform below any client says: Java and Android, Apple, the C library. No dialect: the lines stand between any stack's own.

pattern "DNS-501" {
  title    = "The system could not resolve the server's name"
  class    = "dns"
  severity = "error"
  since    = "0.1"
  match {
    regex = <<-RE
      (?P<reason>UnknownHostException)\b(?:: *(?:Unable to resolve host \\?"?(?P<peer>[^"\\\s:]+)|(?P<message>\S+)))?
    RE
  }
  match {
    regex = <<-RE
      (?P<reason>EAI_(?:NODATA|NONAME|AGAIN|FAIL)\b|android_getaddrinfo failed)
    RE
  }
  match {
    regex = <<-RE
      (?P<reason>nodename nor servname provided|[Nn]ame or service not known|[Tt]emporary failure in name resolution|No address associated with host ?name)
    RE
  }
  match {
    regex = <<-RE
      (?P<reason>kDNSServiceErr_(?:NoSuchRecord|NoSuchName|Timeout|ServiceNotRunning|DefunctConnection)|NSURLErrorDomain(?: Code=|, | error )-10(?:03|06)\b|NetworkException.*ERR_NAME_NOT_RESOLVED)
    RE
  }
  emit "dns-failed" {
    kind = "dns"
  }
  means      = "The device's resolver knows no address for the name: it is mistyped, or name resolution does not work on this network. Look which host the line names: apps resolve other names as well."
  remedy     = "Compare the name with the PBX address in the app; try another network; check the DNS record of the PrivateServer."
  words      = "The server's name could not be found."
  causes     = ["pbx-address-unresolvable"]
  broad      = "systems word it in many ways; the regexp asks for the word and for what is wrong with it on one line"
  references = ["aosp-mirror/platform_libcore:luni/src/main/java/libcore/io/IoBridge.java", "Apple CFNetworkErrors.h, dns_sd.h"]
  example {
    text     = "java.net.UnknownHostException: Unable to resolve host \"pbx.example.net\": No address associated with hostname"
    also     = { "Unable to resolve host \"pbx.example.net" = ["1"] }
    captures = { reason = "UnknownHostException", peer = "pbx.example.net" }
  }
  example {
    text = "getaddrinfo: nodename nor servname provided, or not known"
    also = {
      "nodename nor servname provided" = ["name or service not known", "temporary failure in name resolution", "No address associated with hostname"]
    }
  }
  example {
    text = "Task finished with error [-1003] Error Domain=NSURLErrorDomain Code=-1003"
    also = {
      "NSURLErrorDomain Code=-1003" = ["kDNSServiceErr_NoSuchRecord", "kDNSServiceErr_Timeout", "kDNSServiceErr_ServiceNotRunning", "kDNSServiceErr_DefunctConnection", "kDNSServiceErr_NoSuchName", "NetworkExceptionERR_NAME_NOT_RESOLVED"]
      " Code="                      = [", ", " error "]
    }
  }
  example {
    text   = "getaddrinfo: EAI_NODATA"
    also   = { "EAI_NODATA" = ["android_getaddrinfo failed", "EAI_AGAIN", "EAI_FAIL", "EAI_NONAME"] }
    source = "built from the format in the source"
  }
  near_miss {
    text   = "Local network address:  IPv4=eth0|192.0.2.50 "
    source = "a healthy run of baresip 1.0.0"
  }
}
