# What the platform below any client says: Java and Android, Apple, the C library. No dialect: the lines stand between any stack's own.

pattern "CON-501" {
  title    = "The system could not connect"
  class    = "connect"
  severity = "error"
  since    = "0.1"
  match {
    regex = <<-RE
      (?:ConnectException|NoRouteToHostException|SocketTimeoutException|PortUnreachableException|ErrnoException|SocketException)\b.*?(?:\(port (?P<port>\d+)\).*?)?(?P<reason>ECONNREFUSED|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENETDOWN|Connection refused|[Cc]onnect(?:ion)? timed out|[Nn]o route to host|Network is unreachable|Host is unreachable|Host unreachable)
    RE
  }
  match {
    regex = <<-RE
      (?P<reason>SocketTimeoutException): (?:failed to connect|timeout)
    RE
  }
  emit "connect-failed" {}
  means      = "The operating system says why the connection was not made: refused means that the host is up and the port closed, unreachable that no way leads there, timed out that nothing answered."
  remedy     = "Compare address, port and transport of the server in the app; try another network; check that the service runs."
  words      = "The server could not be reached."
  causes     = ["pbx-port-refused", "pbx-address-unreachable", "registrar-silent"]
  references = ["aosp-mirror/platform_libcore:luni/src/main/java/libcore/io/IoBridge.java"]
  example {
    text = "java.net.ConnectException: failed to connect to /198.51.100.1 (port 5061) after 10000ms: isConnected failed: ECONNREFUSED (Connection refused)"
    also = {
      "ConnectException" = ["PortUnreachableException", "ErrnoException", "SocketException"]
      "ECONNREFUSED"     = ["Connection refused", "Network is unreachable", "Host is unreachable", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "ENETDOWN", "Host unreachable"]
    }
    captures = { port = "5061", reason = "ECONNREFUSED" }
  }
  example {
    text     = "java.net.NoRouteToHostException: No route to host"
    captures = { reason = "No route to host" }
  }
  example {
    text = "Caused by: java.net.SocketTimeoutException: connect timed out"
    also = { "connect timed out" = ["failed to connect", "timeout"] }
  }
  near_miss {
    text   = "aubridge: created device 'nil'"
    source = "a healthy run of baresip 1.0.0"
  }
}

pattern "CON-502" {
  title    = "Apple's network layer could not connect"
  class    = "connect"
  severity = "error"
  since    = "0.1"
  match {
    regex = <<-RE
      \bnw_(?:connection|endpoint|socket|protocol|path|resolver|flow|proxy|read|write|listener|interface|association)\w*.*\[(?P<errno>\d+): (?P<reason>[^\]]+)\]
    RE
  }
  match {
    regex = <<-RE
      \bTIC TCP Conn Failed \[[^\]]*\]: \d+:(?P<errno>\d+)
    RE
  }
  match {
    regex = <<-RE
      (?P<reason>kCFErrorDomainCFNetwork|NSURLErrorDomain|NSPOSIXErrorDomain)(?: Code=|, | error )(?P<code>-100[149]|-1005|(?:50|51|53|54|57|60|61|64|65))\b
    RE
  }
  match {
    regex = <<-RE
      \bConnection \d+: (?P<reason>received failure notification|failed to connect)
    RE
  }
  emit "connect-failed" {}
  means      = "Apple's network layer reports a failed connection, by errno: 61 refused, 60 timed out, 65 no route, 50 network down, 57 not connected."
  remedy     = "Compare address, port and transport of the server in the app; try another network."
  words      = "The server could not be reached."
  causes     = ["pbx-port-refused", "pbx-address-unreachable", "registrar-silent"]
  broad      = "systems word it in many ways; the regexp asks for the word and for what is wrong with it on one line"
  references = ["Apple errno.h, NSURLError.h"]
  example {
    text     = "nw_socket_handle_socket_event [C4.1:2] Socket SO_ERROR [61: Connection refused]"
    captures = { errno = "61", reason = "Connection refused" }
    also = {
      nw_socket = ["nw_connection", "nw_endpoint", "nw_protocol", "nw_path", "nw_resolver", "nw_flow", "nw_proxy", "nw_read", "nw_write",
      "nw_listener", "nw_interface", "nw_association"]
    }
  }
  example {
    text     = "TIC TCP Conn Failed [12:0x1c416d200]: 1:61 Err(61)"
    captures = { errno = "61" }
  }
  example {
    text = "Connection 1: received failure notification"
    also = { "received failure notification" = ["failed to connect"] }
  }
  example {
    text = "NSURLErrorDomain Code=-1004"
    also = {
      "NSURLErrorDomain" = ["kCFErrorDomainCFNetwork", "NSPOSIXErrorDomain"]
      " Code="           = [", ", " error "]
      "-1004"            = ["51", "61"]
    }
    source = "built from the format in the source"
  }
  near_miss {
    text   = "1001@pbx.example.test: {0/TLS/v4} 200 OK (PBX) [1 binding]"
    source = "a healthy run of baresip 1.0.0"
  }
}
