# What explains an incident. The order matters: among causes of equal confidence the first leads, so a cause stands before those it
# explains. Conditions are over facts (`pwtriage explain fact`); an unknown fact makes a condition unknown, and an unknown condition
# does not stand. "unless" rules a cause out where it is known to hold. "certain" needs the server's own answer, or a mismatch with the site file that explains what the log shows.

# --- the user's own client

cause "client-crash" {
  title  = "The app crashed"
  means  = "The log holds a crash of the client."
  cure   = "Escalate with the crash report; reinstalling may help the user meanwhile."
  likely = fact.app.crash && !fact.registration.registered
  possible = fact.app.crash
}

cause "license-problem" {
  title    = "Licence problem"
  means    = "The app reports that its licence is missing, expired or used elsewhere."
  cure     = "Check the licence of the account on the PrivateServer."
  explains = ["auth-rejected", "account-forbidden", "account-unknown"]
  likely   = fact.app.license && !fact.registration.registered
  possible = fact.app.license
}

# --- registration: another server answered

cause "pbx-address-wrong" {
  title    = "The PBX address is wrong"
  means    = "The app connects to another host than the PrivateServer."
  cure     = "Correct the PBX address in the app."
  explains = [
    "pbx-port-refused", "pbx-port-wrong", "tls-certificate-untrusted", "tls-certificate-name-mismatch", "tls-protocol-mismatch", "auth-rejected", "account-unknown",
    "account-forbidden", "account-setting-mismatch", "server-error", "license-problem",
  ]
  certain = (
    fact.registration.failing && !fact.config.address.matches && fact.failure.remote ||
    fact.registration.failing && !fact.config.address.matches && fact.failure.connecting && fact.failure.kind != "dns" && fact.failure.kind != "unreachable" && fact.failure.kind != "timeout"
  )
  likely = fact.registration.failing && !fact.config.address.matches && (fact.failure.securing || fact.failure.authenticating || fact.failure.serving)
}

# --- registration: the server answered

# The same answer, 403 or 401 again, is given to a wrong password and to an account that does not exist (Asterisk's alwaysauthreject): without
# an account list both are possible, and the password is asked for first.
cause "auth-rejected" {
  title = "The server rejects the credentials"
  means = "User name or password are not what the server has."
  cure  = "Set the password anew on both sides."
  certain = (
    fact.registration.failing && fact.failure.kind == "auth" && !fact.config.password.matches && fact.account.present ||
    fact.registration.failing && fact.failure.kind == "auth" && fact.account.present && fact.account.enabled && fact.server.shows_wrong_password
  )
  likely = (
    fact.registration.failing && fact.failure.kind == "auth" && fact.account.present && fact.server.shows_wrong_password ||
    fact.registration.failing && fact.failure.kind == "auth" && fact.account.present && !fact.server.shows_disabled && !fact.config.shows_account_mismatch && !fact.server.shows_fault && !fact.server.shows_refusal && !fact.server.shows_setting && !fact.failure.shows_revoked && !fact.account.disabled_said ||
    fact.incident.id != "connection-issues" && fact.call.remote && (fact.call.status == 401 || fact.call.status == 407)
  )
  possible = fact.registration.failing && (fact.failure.kind == "auth" || fact.failure.status == 403)
}

cause "account-unknown" {
  title    = "The account does not exist on the PrivateServer"
  means    = "The server refuses the user because it has no such account."
  cure     = "Create the account, or correct the user name in the app."
  explains = ["auth-rejected", "account-forbidden", "account-setting-mismatch"]
  certain  = fact.registration.failing && fact.failure.authenticating && !fact.account.present
  likely = (
    fact.registration.failing && fact.failure.remote && fact.failure.status == 404 ||
    fact.registration.failing && fact.failure.authenticating && fact.server.shows_unknown_user
  )
  possible = fact.registration.failing && fact.failure.authenticating && fact.failure.kind == "auth"
  # The list may be older than the server's own word.
  unless = fact.account.present && !(fact.failure.remote && fact.failure.status == 404)
}

cause "account-forbidden" {
  title    = "The account may not register"
  means    = "The server knows the account and forbids it: disabled, not activated, or excluded by a rule."
  cure     = "Enable the account on the PrivateServer, or finish its activation."
  certain  = fact.registration.failing && fact.failure.authenticating && fact.failure.status == 403 && !fact.account.enabled
  likely = (
    fact.registration.failing && fact.failure.authenticating && !fact.account.enabled ||
    fact.registration.failing && fact.failure.authenticating && fact.server.shows_refusal ||
    fact.registration.failing && fact.failure.authenticating && fact.account.disabled_said ||
    fact.registration.failing && fact.failure.status == 403 && !fact.failure.authorized ||
    fact.registration.failing && fact.failure.shows_revoked
  )
  possible = (
    fact.registration.failing && fact.failure.status == 403 ||
    fact.incident.id != "connection-issues" && fact.call.remote && fact.call.status == 403
  )
}

cause "account-setting-mismatch" {
  title   = "An account setting of the app differs from the PrivateServer's"
  means   = "User name, realm or domain differ, so that the right password is of no use."
  cure    = "Align the setting."
  certain = fact.registration.failing && fact.failure.authenticating && fact.config.password.matches && (!fact.config.auth_username.matches || !fact.config.realm.matches || !fact.config.domain.matches)
  likely = (
    fact.registration.failing && fact.failure.kind == "no-credentials" ||
    fact.registration.failing && fact.failure.authenticating && fact.server.shows_setting ||
    fact.registration.failing && fact.failure.authenticating && (!fact.config.auth_username.matches || !fact.config.realm.matches || !fact.config.domain.matches)
  )
}

cause "registration-interval-too-brief" {
  title   = "The server wants a longer registration interval"
  means   = "The client asks for a registration shorter than the server grants (423) and does not adapt."
  cure    = "Raise the registration interval of the app to the server's minimum."
  certain = fact.registration.failing && fact.failure.interval
}

cause "server-error" {
  title   = "The server answers with an error"
  means   = "The request reached the server, and the server says that it cannot serve it (5xx), or its own records show a service that fails."
  cure    = "Check the PrivateServer's services."
  certain = fact.registration.failing && fact.failure.serving && fact.failure.traced
  likely = (
    fact.registration.failing && fact.failure.serving ||
    fact.registration.failing && fact.server.shows_fault && (fact.failure.connecting || fact.failure.authenticating) ||
    fact.registration.registered && fact.incident.id != "connection-issues" && fact.call.failed && fact.call.remote && fact.call.status >= 500 && fact.call.status < 600
  )
}

# --- registration: the secure connection failed

cause "device-clock-wrong" {
  title    = "The device's clock is wrong"
  means    = "To the client the server's certificate is not valid yet: its clock is probably behind."
  cure     = "Set the device's date and time to automatic."
  likely   = fact.registration.failing && fact.failure.kind == "tls-not-yet-valid"
  possible = fact.registration.failing && fact.failure.kind == "tls-expired"
}

cause "tls-certificate-name-mismatch" {
  title    = "The server's certificate is for another name"
  means    = "The app connects by a name or address that the certificate does not carry."
  cure     = "Use the PrivateServer's own name in the app."
  explains = ["tls-certificate-untrusted"]
  certain  = fact.registration.failing && fact.failure.kind == "tls-name-mismatch" && fact.config.address.matches
  likely   = fact.registration.failing && fact.failure.kind == "tls-name-mismatch"
}

cause "tls-certificate-expired" {
  title  = "The server's certificate has expired"
  means  = "The client refuses the certificate because it is out of date (or its own clock is wrong)."
  cure   = "Renew the certificate on the PrivateServer; check the device's clock."
  likely = fact.registration.failing && fact.failure.kind == "tls-expired"
}

cause "tls-protocol-mismatch" {
  title    = "Client and server have no TLS version in common"
  means    = "One side offers only versions or ciphers the other refuses."
  cure     = "Allow the TLS version the server requires."
  explains = ["pbx-transport-mismatch"]
  certain = (
    fact.registration.failing && fact.failure.kind == "tls-protocol" && (!fact.config.tls_max.matches || !fact.config.tls_min.matches) ||
    fact.registration.failing && fact.failure.securing && fact.config.port.matches && (!fact.config.tls_max.matches || !fact.config.tls_min.matches)
  )
  likely   = fact.registration.failing && (fact.failure.kind == "tls-protocol" || fact.failure.kind == "tls-cipher")
  possible = fact.registration.failing && fact.failure.kind == "tls"
}

cause "tls-certificate-untrusted" {
  title   = "The client does not trust the server's certificate"
  means   = "The certificate is self-signed, or its issuer is not among those the client knows."
  cure    = "Install the CA certificate clients are given, or give the server a certificate of a known issuer."
  certain = fact.registration.failing && fact.failure.kind == "tls-untrusted" && fact.config.address.matches && fact.config.port.matches
  likely  = fact.registration.failing && (fact.failure.kind == "tls-untrusted" || fact.failure.kind == "tls-certificate" && !fact.config.tls_ca.matches)
  possible = fact.registration.failing && fact.failure.kind == "tls-certificate"
}

# --- registration: it had been good

cause "registration-lost-recovered" {
  title   = "The registration was lost and came back"
  means   = "The client was registered, lost the connection and registered again."
  cure    = "Nothing to repair; if it happens often, look at the network."
  certain = fact.registration.lost && fact.registration.registered && (!fact.call.tried || fact.incident.id == "connection-issues" || fact.call.works || !fact.call.failed)
  likely  = fact.registration.lost && fact.registration.registered
}

cause "registration-lost" {
  title    = "The registration was lost and did not come back"
  means    = "The client was registered with these very settings; then the server could not be reached any more."
  cure     = "Check network and services of the PrivateServer."
  explains = ["pbx-port-refused", "pbx-address-unreachable", "registrar-silent", "pbx-port-wrong"]
  certain  = fact.registration.ever && fact.registration.lost && fact.registration.failing && fact.failure.connecting && fact.config.address.matches && fact.config.port.matches
  likely   = fact.registration.ever && fact.registration.lost && fact.registration.failing && (fact.failure.connecting || fact.failure.securing)
  possible = fact.registration.lost && fact.registration.failing
}

# --- registration: the server was not reached

cause "pbx-address-unresolvable" {
  title    = "The PBX address cannot be resolved"
  means    = "The name of the PBX does not exist in DNS: mistyped, or DNS does not work on this network."
  cure     = "Correct the PBX address in the app."
  explains = ["pbx-address-wrong", "pbx-address-unreachable", "registrar-silent", "pbx-transport-mismatch", "pbx-port-wrong"]
  certain  = fact.registration.failing && fact.failure.kind == "dns" && !fact.config.address.matches
  likely   = fact.registration.failing && fact.failure.kind == "dns"
}

cause "pbx-transport-mismatch" {
  title    = "Transport and port do not belong together"
  means    = "The client speaks another transport (TLS, TCP, UDP) than the port it connects to."
  cure     = "Set the transport and the port the PrivateServer expects."
  explains = ["pbx-port-refused", "pbx-port-wrong", "pbx-address-unreachable", "registrar-silent", "tls-protocol-mismatch", "tls-certificate-untrusted"]
  certain = (
    fact.registration.failing && (fact.failure.connecting || fact.failure.securing) && fact.config.address.matches && !fact.config.transport.matches ||
    fact.registration.failing && (fact.failure.connecting || fact.failure.securing) && fact.config.address.matches && fact.config.port.elsewhere && fact.failure.kind != "refused"
  )
  likely = (
    fact.registration.failing && (fact.failure.connecting || fact.failure.securing) && !fact.config.transport.matches && fact.failure.kind != "dns" ||
    fact.registration.failing && fact.failure.kind == "tls-not-tls" ||
    fact.registration.failing && fact.config.transport.value == "tls" && fact.config.port.value == "5060" && (fact.failure.kind == "timeout" || fact.failure.kind == "eof" || fact.failure.kind == "reset" || fact.failure.securing) ||
    fact.registration.failing && (fact.config.transport.value == "tcp" || fact.config.transport.value == "udp") && fact.config.port.value == "5061" && fact.failure.connecting
  )
}

cause "pbx-address-unreachable" {
  title    = "The PBX address cannot be reached"
  means    = "Nothing answers at the address: another host's, or no way there from this network."
  cure     = "Correct the PBX address in the app; try another network."
  explains = ["pbx-address-wrong", "registrar-silent", "pbx-port-wrong"]
  certain = (
    fact.registration.failing && (fact.failure.kind == "unreachable" || fact.failure.kind == "timeout" && fact.failure.connecting) && !fact.config.address.matches
  )
  likely   = fact.registration.failing && fact.failure.kind == "unreachable"
  possible = fact.registration.failing && fact.failure.connecting && fact.failure.kind == "timeout"
}

cause "pbx-port-refused" {
  title    = "The PBX port refuses connections"
  means    = "The host is up and nothing listens on the port: the port is wrong, or the service is down."
  cure     = "Correct the port in the app; if it is right, check that the service runs."
  explains = ["pbx-port-wrong", "registrar-silent"]
  certain  = fact.registration.failing && fact.failure.kind == "refused" && fact.config.address.matches && fact.config.transport.matches
  likely   = fact.registration.failing && fact.failure.kind == "refused"
}

cause "pbx-port-wrong" {
  title    = "The PBX port is wrong"
  means    = "The app connects to a port the PrivateServer does not use for this transport."
  cure     = "Correct the port in the app."
  explains = ["registrar-silent"]
  certain  = fact.registration.failing && fact.failure.connecting && fact.config.address.matches && !fact.config.port.matches
  likely   = fact.registration.failing && (fact.failure.connecting || fact.failure.securing) && !fact.config.port.matches
}

cause "registrar-silent" {
  title    = "The server does not answer"
  means    = "Requests go out and nothing comes back: filtered on the way, banned, or the service hangs."
  cure     = "Check firewall, bans and services of the PrivateServer."
  likely = (
    fact.registration.failing && fact.failure.kind == "timeout" && fact.config.address.matches && fact.config.port.matches && fact.config.transport.matches ||
    fact.registration.failing && fact.failure.kind == "timeout" && fact.failure.connected ||
    fact.incident.id != "connection-issues" && fact.registration.registered && fact.call.unanswered
  )
  possible = fact.registration.failing && (fact.failure.kind == "timeout" || fact.failure.kind == "eof" || fact.failure.kind == "reset")
}

# --- calls, while the registration is good

cause "duplicate-number" {
  title  = "The virtual number exists twice"
  means  = "Two accounts of the PrivateServer have the same virtual number, so that calls may reach the wrong one or none."
  cure   = "Make the number unique."
  likely = fact.incident.id != "connection-issues" && fact.server.shows_conflict && (fact.call.failed || fact.incident.id == "cannot-receive-calls")
  possible = fact.incident.id != "connection-issues" && fact.server.shows_conflict
}

cause "call-cancelled" {
  title   = "The caller hung up before an answer"
  means   = "The call was cancelled while it was being set up or rang."
  cure    = "Nothing to repair."
  certain = fact.incident.id != "connection-issues" && fact.call.cancelled && !fact.call.refused_here
}

cause "call-declined" {
  title   = "The call was declined"
  means   = "The party called refused the call."
  cure    = "Nothing to repair, unless do not disturb is on by mistake."
  certain = (
    fact.incident.id != "connection-issues" && fact.call.remote && fact.call.status == 603 ||
    fact.incident.id != "connection-issues" && fact.call.refused_here && (fact.call.status == 480 || fact.call.status == 603)
  )
  likely = (
    fact.incident.id != "connection-issues" && fact.call.refused_here && !fact.call.shows_not_acceptable ||
    fact.incident.id != "connection-issues" && fact.call.remote && fact.call.status == 480 && fact.call.by_peer && !fact.call.ringing
  )
}

cause "peer-busy" {
  title   = "The other party is busy"
  means   = "The other party was on another call, or wanted no call."
  cure    = "Nothing to repair."
  certain = fact.incident.id != "connection-issues" && fact.call.remote && (fact.call.status == 486 || fact.call.status == 600)
  likely  = fact.incident.id != "connection-issues" && fact.call.failed && fact.call.server_cause == "USER_BUSY"
}

cause "number-unknown" {
  title   = "The number dialled does not exist"
  means   = "The server knows no party of that number."
  cure    = "Dial the complete number, with its international prefix."
  certain = fact.incident.id != "connection-issues" && fact.call.remote && (fact.call.status == 404 || fact.call.status == 484 || fact.call.status == 604 || fact.call.status == 410)
  likely  = fact.incident.id != "connection-issues" && fact.call.failed && (fact.call.server_cause == "NO_ROUTE_DESTINATION" || fact.call.server_cause == "INVALID_NUMBER_FORMAT")
}

cause "call-no-answer" {
  title   = "Nobody answered the call"
  means   = "It rang at the other party until the server or the caller gave up."
  cure    = "Nothing to repair."
  certain = fact.incident.id != "connection-issues" && fact.call.remote && fact.call.ringing && !fact.call.cancelled && (fact.call.status == 408 || fact.call.status == 487)
  likely  = fact.incident.id != "connection-issues" && fact.call.remote && fact.call.ringing && fact.call.status == 480
}

cause "peer-offline" {
  title    = "The other party is not connected"
  means    = "The server has no registration of the other party at the moment."
  cure     = "Nothing to repair: the other party must connect."
  certain  = fact.incident.id != "connection-issues" && fact.call.remote && fact.call.status == 480 && !fact.call.by_peer && !fact.call.ringing
  possible = fact.incident.id != "connection-issues" && fact.call.remote && fact.call.status == 480
  likely = (
    fact.incident.id != "connection-issues" && fact.call.failed && (fact.call.server_cause == "SUBSCRIBER_ABSENT" || !fact.peer.registered) ||
    # the server answered, and the party it called did not
    fact.incident.id != "connection-issues" && fact.call.remote && fact.call.status == 408 && !fact.call.ringing
  )
}

cause "media-security-mismatch" {
  title   = "The two sides do not agree on media encryption"
  means   = "One side wants SRTP (or another keying) that the other does not offer or accept."
  cure    = "Align media security of both parties."
  certain = (
    fact.incident.id != "connection-issues" && fact.call.security_mismatch ||
    fact.incident.id != "connection-issues" && fact.call.shows_not_acceptable && !fact.config.media_security.matches
  )
  possible = fact.incident.id != "connection-issues" && fact.call.shows_not_acceptable
}

cause "zrtp-no-peer" {
  title  = "The other party does not speak ZRTP"
  means  = "ZRTP Hello was repeated and never answered: no ZRTP there, or the media path is blocked one way."
  cure   = "Check the other party's security model and edition."
  likely = fact.incident.id != "connection-issues" && fact.zrtp.no_peer
}

cause "zrtp-failure" {
  title  = "The ZRTP key exchange failed"
  means  = "Both sides speak ZRTP and could not agree."
  cure   = "Escalate with the log; a reinstalled app on either side is a common ground."
  likely = fact.incident.id != "connection-issues" && fact.zrtp.failed
}

cause "obfuscation-mismatch" {
  title   = "Obfuscation differs between app and PrivateServer"
  means   = "Calls are set up and stay without voice, because mode or key differ."
  cure    = "Align obfuscation mode and key."
  certain = fact.incident.id != "connection-issues" && fact.call.media_silent && (!fact.config.obfuscation_mode.matches || !fact.config.obfuscation_key.matches)
  possible = fact.incident.id != "connection-issues" && (!fact.config.obfuscation_mode.matches || !fact.config.obfuscation_key.matches)
}

cause "media-lost" {
  title   = "Voice stopped during the call"
  means   = "The call was answered and voice came in; then no more media arrived while signalling stayed good."
  cure    = "Check the media path: RTP ports, firewall, network change."
  certain = fact.incident.id != "connection-issues" && fact.call.media_lost
  # an incoming call that was answered is an answer to "can't receive calls", whatever was said in it
  likely  = (fact.incident.id == "cannot-call" || fact.incident.id == "call-quality") && fact.call.established && fact.call.media_silent
}

cause "audio-device" {
  title  = "The device's microphone or speaker failed"
  means  = "The audio device could not be opened or failed during a call."
  cure   = "Check the app's permissions and other apps that hold the device."
  likely = fact.incident.id != "connection-issues" && fact.app.audio && (fact.call.failed || !fact.call.works || fact.call.established)
  possible = fact.incident.id != "connection-issues" && fact.app.audio
}

cause "edition-mismatch" {
  title    = "Edition or security model differ from the account's"
  means    = "The app is set up as Professional where the account is Enterprise, or the reverse."
  cure     = "Set up the app for the account's edition."
  likely   = fact.incident.id != "connection-issues" && (!fact.config.edition.matches || !fact.config.security_model.matches) && fact.call.failed
  possible = fact.incident.id != "connection-issues" && (!fact.config.edition.matches || !fact.config.security_model.matches)
}

# --- nothing wrong, or nothing to see

cause "none" {
  title   = "Nothing is wrong any more"
  means   = "What the bundle shows works."
  cure    = "Nothing to repair."
  certain = (
    fact.incident.id == "connection-issues" && fact.registration.registered && fact.reconnect.ok && !fact.registration.lost ||
    fact.incident.id != "connection-issues" && fact.registration.registered && fact.call.works
  )
  likely = (
    fact.incident.id == "connection-issues" && fact.registration.registered && !fact.registration.lost ||
    fact.incident.id != "connection-issues" && fact.registration.registered && fact.call.established && !fact.call.failed
  )
}

cause "insufficient-evidence" {
  title    = "The bundle does not show what happened"
  means    = "Nothing in the bundle speaks of the incident."
  cure     = "Ask for what is missing."
}
