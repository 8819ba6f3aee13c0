# The server's own services, and what its neighbours say.

pattern "SRV-040" {
  title    = "Asterisk: TLS with a client failed"
  class    = "server"
  severity = "warning"
  since    = "0.1"
  dialects = ["asterisk"]
  server   = true
  match {
    regex = <<-RE
      ^Problem setting up ssl connection(?: with peer '(?P<host>[^']*)')?: (?P<reason>.+)
    RE
  }
  match {
    regex = <<-RE
      ^Unable to set up ssl connection with peer '(?P<host>[^']*)'
    RE
  }
  match {
    regex = <<-RE
      ^FILE \* open failed(?: from peer '(?P<host>[^']*)')?!
    RE
  }
  emit "server-note" {
    kind = "tls"
  }
  means      = "The TLS handshake with a client did not complete."
  remedy     = "Compare transport, port, TLS version and certificate of app and server."
  causes     = ["tls-protocol-mismatch", "tls-certificate-untrusted", "pbx-transport-mismatch"]
  references = ["asterisk/asterisk:main/tcptls.c"]
  example {
    text     = "Problem setting up ssl connection with peer '192.0.2.50:41000': error:0A000416:SSL routines::sslv3 alert certificate unknown"
    captures = { host = "192.0.2.50:41000" }
    source   = "built from the template in the source"
  }
  example {
    text   = "Unable to set up ssl connection with peer '192.0.2.50:41022'"
    source = "built from the format in the source"
  }
  example {
    text   = "FILE * open failed from peer '192.0.2.50:41022'!"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "TLS/SSL certificate ok"
    source = "Asterisk 18.26 with chan_sip"
  }
}

pattern "SRV-041" {
  title    = "Asterisk: its own certificate can't be loaded"
  class    = "server"
  severity = "error"
  since    = "0.1"
  dialects = ["asterisk"]
  server   = true
  match {
    regex = <<-RE
      ^TLS/SSL error loading cert file\. <(?P<reason>[^>]*)>
    RE
  }
  emit "server-note" {
    kind = "tls-service"
  }
  means      = "Asterisk could not load its certificate, so that no client can connect over TLS."
  remedy     = "Correct the server's certificate file."
  causes     = ["server-error"]
  references = ["asterisk/asterisk:main/tcptls.c"]
  example {
    text     = "TLS/SSL error loading cert file. </etc/asterisk/keys/pbx.pem>"
    captures = { reason = "/etc/asterisk/keys/pbx.pem" }
    source   = "built from the template in the source"
  }
  near_miss {
    text   = "TLS/SSL certificate ok"
    source = "Asterisk 18.26 with chan_sip"
  }
}

pattern "SRV-042" {
  title    = "Asterisk: the database does not answer"
  class    = "server"
  severity = "error"
  since    = "0.1"
  dialects = ["asterisk"]
  server   = true
  match {
    regex = <<-RE
      MySQL RealTime: (?:Failed to connect database server|Ping failed)
    RE
  }
  match {
    regex = <<-RE
      \bError SQLConnect=(?P<code>-?\d+)
    RE
  }
  match {
    regex = <<-RE
      ^Connection is down attempting to reconnect
    RE
  }
  emit "server-note" {
    kind = "database"
  }
  means      = "Asterisk can't reach the database that holds its accounts. Until it can, it refuses accounts that exist."
  remedy     = "Check the database service of the PrivateServer."
  causes     = ["server-error"]
  references = ["asterisk/asterisk:addons/res_config_mysql.c", "asterisk/asterisk:res/res_odbc.c"]
  example {
    text   = "MySQL RealTime: Failed to connect database server asterisk on localhost (err 2002). Check debug for more info."
    also   = { "Failed to connect database server" = ["Ping failed"] }
    source = "built from the template in the source"
  }
  example {
    text     = "res_odbc: Error SQLConnect=-1 errno=2002 [unixODBC][MySQL]Can't connect"
    captures = { code = "-1" }
    source   = "built from the template in the source"
  }
  example {
    text   = "Connection is down attempting to reconnect..."
    source = "built from the format in the source"
  }
  near_miss {
    text   = "res_odbc: Connected to asterisk [asterisk]"
    source = "built from the template in the source"
  }
}

pattern "SRV-043" {
  title    = "Asterisk: out of sockets, memory or RTP ports"
  class    = "server"
  severity = "error"
  since    = "0.1"
  dialects = ["asterisk"]
  server   = true
  match {
    regex = <<-RE
      ^Oh dear\.\.\. we couldn't allocate a port for RTP
    RE
  }
  match {
    contains = "No RTP ports remaining"
  }
  match {
    regex = <<-RE
      ^Unable to allocate RTP(?:/RTCP)? socket: (?P<reason>.+)
    RE
  }
  match {
    contains = "Memory Allocation Failure in function"
  }
  emit "server-note" {
    kind = "overload"
  }
  means      = "A resource of the server ran out: RTP ports (four for each call), sockets or memory."
  remedy     = "Check concurrent calls against the RTP port range, and the machine's resources."
  causes     = ["server-error"]
  references = ["asterisk/asterisk:res/res_rtp_asterisk.c"]
  example {
    text   = "Oh dear... we couldn't allocate a port for RTP instance '0x7f0b98001ef0'"
    source = "built from the template in the source"
  }
  example {
    text   = "No RTP ports remaining. Can't setup media stream for this call."
    source = "built from the template in the source"
  }
  example {
    text   = "Unable to allocate RTP socket: Too many open files"
    source = "built from the format in the source"
  }
  example {
    text   = "Memory Allocation Failure in function ast_str_create at line 640 of strings.h"
    source = "built from the format in the source"
  }
  near_miss {
    text   = "RTP Allocating from port range 15000 -> 15100"
    source = "Asterisk 18.26 with chan_sip"
  }
}

pattern "SRV-050" {
  title    = "Kamailio: the database does not answer"
  class    = "server"
  severity = "error"
  since    = "0.1"
  dialects = ["kamailio", "opensips"]
  server   = true
  match {
    regex = <<-RE
      driver error(?:\(\d+\))?: (?P<reason>Can't connect.*|Lost connection.*|MySQL server has gone away.*|Too many connections.*)
    RE
  }
  match {
    contains = "db_do_init2(): could not add connection to the pool"
  }
  emit "server-note" {
    kind = "database"
  }
  means      = "The proxy can't reach the database that holds the accounts or the registrations."
  remedy     = "Check the database service of the PrivateServer."
  causes     = ["server-error"]
  references = ["kamailio/kamailio:src/modules/db_mysql/km_my_con.c"]
  example {
    text = "db_mysql_new_connection(): driver error: Can't connect to MySQL server on '127.0.0.1' (111)"
    also = {
      "Can't connect to MySQL server on '127.0.0.1' (111)" = ["Lost connection", "MySQL server has gone away", "Too many connections"]
    }
    captures = { reason = "Can't connect to MySQL server on '127.0.0.1' (111)" }
    source   = "built from the template in the source"
  }
  example {
    text    = "db_do_init2(): could not add connection to the pool"
    source  = "built from the format in the source"
    dialect = "opensips"
  }
  near_miss {
    text   = "mod_init(): With ECDH-Support!"
    source = "a healthy start of Kamailio 5.7"
  }
}

pattern "SRV-051" {
  title    = "Kamailio: out of memory or connections"
  class    = "server"
  severity = "error"
  since    = "0.1"
  dialects = ["kamailio", "opensips"]
  server   = true
  match {
    regex = <<-RE
      maximum number of connections exceeded: (?P<count>\d+)
    RE
  }
  match {
    regex = <<-RE
      could not allocate (?:shared|private) memory
    RE
  }
  match {
    regex = <<-RE
      no more (?:share|pkg|shm|private) mem
    RE
  }
  emit "server-note" {
    kind = "overload"
  }
  means      = "The proxy has no room for more connections or messages."
  remedy     = "Check the proxy's limits of connections and memory."
  causes     = ["server-error"]
  references = ["kamailio/kamailio:src/core/tcp_main.c"]
  example {
    text     = "handle_new_connect(): maximum number of connections exceeded: 2048/2048"
    captures = { count = "2048" }
    source   = "built from the template in the source"
  }
  example {
    text   = "qm_malloc(): could not allocate shared memory from shm pool"
    also   = { "shared" = ["private"] }
    source = "built from the template in the source"
  }
  example {
    text    = "no more shm mem"
    also    = { "shm" = ["share", "pkg", "private"] }
    source  = "built from the format in the source"
    dialect = "opensips"
  }
  near_miss {
    text   = "init_tcp(): using epoll_lt as the io watch method (auto detected)"
    source = "a healthy start of Kamailio 5.7"
  }
}

pattern "SRV-052" {
  title    = "Kamailio: TLS with a client failed"
  class    = "server"
  severity = "warning"
  since    = "0.1"
  dialects = ["kamailio", "opensips"]
  server   = true
  match {
    regex = <<-RE
      tls_err_ret\(\): TLS accept:(?P<reason>error:.+)
    RE
  }
  match {
    regex = <<-RE
      New TLS connection from (?P<host>\S+) failed to accept
    RE
  }
  match {
    regex = <<-RE
      TLS errstack: (?P<reason>error:.+)
    RE
  }
  emit "server-note" {
    kind = "tls"
  }
  means      = "The TLS handshake with a client did not complete; the alert's name says whose fault it was."
  remedy     = "Compare transport, port, TLS version and certificate of app and server."
  causes     = ["tls-protocol-mismatch", "tls-certificate-untrusted", "pbx-transport-mismatch"]
  references = ["kamailio/kamailio:src/modules/tls/tls_util.h"]
  example {
    text     = "tls_err_ret(): TLS accept:error:0A000418:SSL routines::tlsv1 alert unknown ca (sni: pbx.example.test)"
    captures = { reason = "error:0A000418:SSL routines::tlsv1 alert unknown ca (sni: pbx.example.test)" }
    source   = "Kamailio 5.7"
  }
  example {
    text   = "tls_accept: New TLS connection from 192.0.2.50:41022 failed to accept: rejected by client"
    source = "built from the format in the source"
  }
  example {
    text    = "tls_print_errstack: TLS errstack: error:14094412:SSL routines:ssl3_read_bytes:sslv3 alert bad certificate"
    source  = "built from the format in the source"
    dialect = "opensips"
  }
  near_miss {
    text   = "set_verification(): TLSs<default>: No client certificate required and no checks performed"
    source = "a healthy start of Kamailio 5.7"
  }
}

pattern "SRV-053" {
  title    = "Kamailio: an address was banned for too many requests"
  class    = "server"
  severity = "warning"
  since    = "0.1"
  dialects = ["kamailio", "opensips"]
  server   = true
  match {
    regex = <<-RE
      PIKE - (?:BLOCKing|BLOCKED) ip (?P<host>[^,\s]+)
    RE
  }
  emit "server-note" {
    kind = "banned"
  }
  means      = "The proxy ignores an address because it sent too many requests. Whoever is behind it, a whole network perhaps, gets no answer."
  remedy     = "Lift the ban; find the device that floods."
  causes     = ["registrar-silent"]
  references = ["kamailio/kamailio:src/modules/pike/pike_funcs.c"]
  example {
    text     = "PIKE - BLOCKing ip 192.0.2.50, node=0x7f0b98001ef0"
    also     = { "BLOCKing" = ["BLOCKED"] }
    captures = { host = "192.0.2.50" }
    source   = "built from the template in the source"
  }
  example {
    text     = "PIKE - BLOCKing ip 192.0.2.50, node=0x7f0b98001ef0"
    captures = { host = "192.0.2.50" }
    source   = "built from the template in the source"
    dialect  = "opensips"
  }
  near_miss {
    text   = "PIKE - UNBLOCKing node 0x7f0b98001ef0"
    source = "built from the template in the source"
  }
}

pattern "SRV-060" {
  title    = "FreeSWITCH: no such account"
  class    = "server"
  severity = "warning"
  since    = "0.1"
  dialects = ["freeswitch"]
  server   = true
  match {
    regex = <<-RE
      ^Can't find user \[(?P<account>[^@\]]+)[^\]]*\] from (?P<host>\S+)
    RE
  }
  emit "server-note" {
    kind = "unknown-user"
  }
  means      = "The server has no such user in that domain."
  remedy     = "Look the account up in the account list; create it, or correct user name and domain in the app."
  causes     = ["account-unknown"]
  references = ["signalwire/freeswitch:src/mod/endpoints/mod_sofia/sofia_reg.c"]
  example {
    text     = "Can't find user [2099@pbx.example.test] from 192.0.2.50"
    captures = { account = "2099", host = "192.0.2.50" }
    source   = "built from the template in the source"
  }
  near_miss {
    text   = "SIP auth challenge (REGISTER) on sofia profile 'internal' for [1001@pbx.example.test] from ip 192.0.2.50"
    source = "built from the template in the source"
  }
}

pattern "SRV-061" {
  title    = "FreeSWITCH: wrong password"
  class    = "server"
  severity = "warning"
  since    = "0.1"
  dialects = ["freeswitch"]
  server   = true
  match {
    regex = <<-RE
      ^SIP auth failure \((?P<method>[A-Z]+)\) on sofia profile '[^']*' for \[(?P<account>[^@\]]+)[^\]]*\] from ip (?P<host>\S+)
    RE
  }
  emit "server-note" {
    kind = "wrong-password"
  }
  means      = "The server refused the credentials."
  remedy     = "Look the account up in the account list; if it is there, set the password anew on both sides."
  causes     = ["auth-rejected"]
  references = ["signalwire/freeswitch:src/mod/endpoints/mod_sofia/sofia_reg.c"]
  example {
    text     = "SIP auth failure (REGISTER) on sofia profile 'internal' for [1001@pbx.example.test] from ip 192.0.2.50"
    captures = { account = "1001", host = "192.0.2.50" }
    source   = "built from the template in the source"
  }
  near_miss {
    text   = "SIP auth challenge (REGISTER) on sofia profile 'internal' for [1001@pbx.example.test] from ip 192.0.2.50"
    source = "built from the template in the source"
  }
}
