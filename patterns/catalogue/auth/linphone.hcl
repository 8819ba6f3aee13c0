# Credentials in liblinphone. A first 401 or 407 is the normal challenge and prints "Auth info found"; these lines say that it ended badly.

pattern "AUT-101" {
  title    = "The server refuses the credentials"
  class    = "auth"
  severity = "error"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      Register refresher +\[(?P<status>40[17])\] reason \[(?P<reason>[^\]]*)\]
    RE
  }
  emit "register-failed" {
    kind = "auth"
  }
  means      = "The client sent user name and password, was challenged again and gave up: the server has another password or user name for this account."
  remedy     = "Set the password anew on server and app; compare user name, authentication name and realm."
  words      = "The server does not accept your user name and password. Please enter the password again."
  causes     = ["auth-rejected", "account-unknown", "account-setting-mismatch"]
  references = ["BelledonneCommunications/liblinphone:src/sal/register-op.cpp", "RFC 3261 section 22"]
  example {
    text     = "Register refresher [401] reason [Unauthorized] for proxy [<sip:pbx.example.test:5061;transport=tls>]"
    captures = { status = "401", reason = "Unauthorized" }
    source   = "linphonec 5.1.65 with a wrong password"
  }
  near_miss {
    text   = "Register refresher [200] reason [OK] for proxy [<sip:pbx.example.test:5061;transport=tls>]"
    source = "a healthy run of linphone-desktop 5.1.65"
  }
}

pattern "AUT-102" {
  title    = "The client gives up authenticating"
  class    = "auth"
  severity = "error"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      Authentication is failing constantly, (?P<message>will retry later|giving up)
    RE
  }
  match {
    regex = <<-RE
      Auth info cannot be found for op \[(?P<message>.*)\] after \d+ attempts, giving up
    RE
  }
  match {
    regex = <<-RE
      (?:^|[\] ])[^/\s\]]*/[^/]*/[^/]*/[^/]* authentication fails\.
    RE
  }
  means      = "The credentials the client has were sent and refused, more than once. It may concern a registration or a call."
  remedy     = "Set the password anew on server and app; compare user name, authentication name and realm."
  words      = "The server does not accept your user name and password. Please enter the password again."
  causes     = ["auth-rejected", "account-setting-mismatch"]
  references = ["BelledonneCommunications/belle-sip:src/refresher.c", "BelledonneCommunications/liblinphone:src/sal/call-op.cpp"]
  example {
    text     = "Authentication is failing constantly, will retry later"
    also     = { "will retry later" = ["giving up"] }
    captures = { message = "will retry later" }
    source   = "linphonec 5.1.65 with a wrong password"
  }
  example {
    text   = "pbx.example.test/1001/pbx.example.test/HttpDigest authentication fails."
    source = "linphonec 5.1.65 with a wrong password"
  }
  example {
    text = "Auth info cannot be found for op [sip:anna@sip.example.org/sip:anna@sip.example.org] after 2 attempts, giving up"
  }
  near_miss {
    text   = "Auth info found for [1001] realm [pbx.example.test]"
    source = "a healthy phase of linphonec 5.1.65"
  }
}

pattern "AUT-103" {
  title    = "The client has no credentials for the server's realm"
  class    = "auth"
  severity = "error"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      No auth info found for \[(?P<account>[^\]]*)\]
    RE
  }
  emit "auth-missing" {}
  means      = "The server asked for credentials, and the app has none for this user and realm: no password was saved, or the realm in the settings is another."
  remedy     = "Enter the password in the app; empty the realm in its settings, or set it to the server's."
  words      = "The app has no password for your account. Please enter it."
  causes     = ["account-setting-mismatch", "auth-rejected"]
  references = ["BelledonneCommunications/liblinphone:src/sal/op.cpp"]
  example {
    text     = "No auth info found for [anna] at [sip.example.org]"
    captures = { account = "anna" }
  }
  near_miss {
    text   = "Auth info found for [1001] realm [pbx.example.test]"
    source = "a healthy phase of linphonec 5.1.65"
  }
}

pattern "AUT-104" {
  title    = "The client cannot answer the server's kind of challenge"
  class    = "auth"
  severity = "error"
  since    = "0.1"
  dialects = ["linphone"]
  match {
    regex = <<-RE
      Algorithm \[(?P<message>[^\]]*)\] is not correct
    RE
  }
  means      = "The server asks for a digest algorithm this version of the client does not know, or writes its name in a way the client does not read; the password was not even tried."
  remedy     = "Update the app, or have the server offer MD5 as well."
  causes     = ["auth-rejected"]
  references = ["BelledonneCommunications/belle-sip:src/auth_helper.c", "RFC 8760"]
  example {
    text     = "Algorithm [SHA-512-256] is not correct"
    captures = { message = "SHA-512-256" }
  }
  near_miss {
    text   = "AuthStack::authFound() for Username[1001];Userid[];Realm[pbx.example.test];Domain[pbx.example.test];Algorithm[];AvailableAlgorithms[];"
    source = "a healthy phase of linphonec 5.1.65"
  }
}
