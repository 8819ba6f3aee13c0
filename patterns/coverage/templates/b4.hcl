# Section B4 of logformats.md: each template with a line as it is really printed, or the reason why no entry matches it.

section "B4" {
  title = "Registration and authentication"
  template "%s: registration success, status=%d (%.*s), will re-register in %d seconds" {
    stack = "client: success"
    line  = "<sip:1001@pbx.example.test>: registration success, status=200 (OK), will re-register in 300 seconds"
  }
  template "Account [%p] for identity [%s] moving from state [%s] to [LinphoneRegistrationOk]" {
    stack = "client: success"
    line  = "Account [0x55aa] for identity [sip:1001@pbx.example.test] moving from state [LinphoneRegistrationProgress] to [LinphoneRegistrationOk]"
  }
  template "Proxy config [%p]" {
    stack = "client: success"
    line  = "Proxy config [0x55aa] for identity [sip:1001@pbx.example.test] moving from state [LinphoneRegistrationProgress] to [LinphoneRegistrationOk]"
  }
  template "{%d/%s/%s} %u %r (%s) [%u binding%s]" {
    stack = "client: success"
    line  = "1001@pbx.example.test: {0/TLS/v4} 200 OK (PBX) [1 binding]"
  }
  template "Registered SIP '%s' at %s" {
    stack  = "server: success"
    line   = "Registered SIP 'pbx.example.test' at pbx.example.test"
    server = true
  }
  template "Added contact '%s' to AOR '%s' with expiration of %d seconds" {
    stack  = "server: success"
    line   = "Added contact 'pbx.example.test' to AOR 'pbx.example.test' with expiration of 5 seconds"
    server = true
  }
  template "Contact %s/%s is now Reachable" {
    stack  = "server: success"
    line   = "Contact pbx.example.test/pbx.example.test is now Reachable"
    server = true
  }
  template "Acc %d: setting registration.." {
    stack = "client: in progress"
    line  = "Acc 5: setting registration.."
  }
  template "Acc %d: Registration sent" {
    stack  = "client: in progress"
    line   = "Acc 0: Registration sent"
    reason = "quiet"
  }
  template "LinphoneRegistrationProgress" {
    stack = "client: in progress"
    line  = "Account [0x55aa] for identity [sip:1001@pbx.example.test] moving from state [LinphoneRegistrationNone] to [LinphoneRegistrationProgress]"
  }
  template "ChallengeSent" {
    stack  = "server: in progress"
    line   = "ChallengeSent"
    server = true
  }
  template "Authorization failed for %.*s@%.*s: server rejected with stale=false" {
    stack = "client: 401/407 loop, wrong credentials"
    line  = "Authorization failed for pbx.example.test@pbx.example.test: server rejected with stale=false"
  }
  template "... maximum number of stale retries exceeded" {
    stack = "client: 401/407 loop, wrong credentials"
    line  = "Authorization failed for 1001@pbx.example.test: maximum number of stale retries exceeded"
  }
  template "SIP registration failed, status=401 (Unauthorized)" {
    stack = "client: 401/407 loop, wrong credentials"
    line  = "SIP registration failed, status=401 (Unauthorized)"
  }
  template "Authentication is failing constantly, will retry later" {
    stack = "client: 401/407 loop, wrong credentials"
    line  = "Authentication is failing constantly, will retry later"
  }
  template "giving up" {
    stack = "client: 401/407 loop, wrong credentials"
    line  = "Authentication is failing constantly, giving up."
  }
  template "%s/%s/%s/%s authentication fails." {
    stack = "client: 401/407 loop, wrong credentials"
    line  = "pbx.example.test/pbx.example.test/pbx.example.test/pbx.example.test authentication fails."
  }
  template "Auth info cannot be found for op [%s/%s] after 2 attempts, giving up" {
    stack = "client: 401/407 loop, wrong credentials"
    line  = "Auth info cannot be found for op [pbx.example.test/pbx.example.test] after 2 attempts, giving up"
  }
  template "reg: %s (prio %u): 401 Unauthorized (%s)" {
    stack = "client: 401/407 loop, wrong credentials"
    line  = "reg: pbx.example.test (prio 5): 401 Unauthorized (pbx.example.test)"
  }
  template "Registration from '%s' failed for '%s' - Wrong password" {
    stack  = "server: 401/407 loop, wrong credentials"
    line   = "Registration from 'pbx.example.test' failed for 'pbx.example.test' - Wrong password"
    server = true
  }
  template "Request '%s' from '%s' failed for '%s' (callid: %s) - Failed to authenticate" {
    stack  = "server: 401/407 loop, wrong credentials"
    line   = "Request 'pbx.example.test' from 'pbx.example.test' failed for 'pbx.example.test' (callid: pbx.example.test) - Failed to authenticate"
    server = true
  }
  template "InvalidPassword" {
    stack  = "server: 401/407 loop, wrong credentials"
    line   = "InvalidPassword"
    server = true
  }
  template "ChallengeResponseFailed" {
    stack  = "server: 401/407 loop, wrong credentials"
    line   = "ChallengeResponseFailed"
    server = true
  }
  template "Unable to set auth for %s: can not find credential for %.*s/%.*s %s" {
    stack = "client: realm/user mismatch"
    line  = "Unable to set auth for pbx.example.test: can not find credential for pbx.example.test/pbx.example.test pbx.example.test"
  }
  template "No auth info found for [%s]" {
    stack = "client: realm/user mismatch"
    line  = "No auth info found for [pbx.example.test]"
  }
  template "Algorithm [%s] is not correct" {
    stack = "client: realm/user mismatch"
    line  = "Algorithm [pbx.example.test] is not correct"
  }
  template "Username/auth name mismatch" {
    stack  = "server: realm/user mismatch"
    line   = "Username/auth name mismatch"
    server = true
  }
  template "username mismatch, have <%s>, digest has <%s>" {
    stack  = "server: realm/user mismatch"
    line   = "username mismatch, have <pbx.example.test>, digest has <pbx.example.test>"
    server = true
  }
  template "No matching peer found" {
    stack  = "server: unknown user"
    line   = "No matching peer found"
    server = true
  }
  template "No matching endpoint found" {
    stack  = "server: unknown user"
    line   = "No matching endpoint found"
    server = true
  }
  template "AOR '%s' not found for endpoint '%s' (%s:%d)" {
    stack  = "server: unknown user"
    line   = "AOR 'pbx.example.test' not found for endpoint 'pbx.example.test' (pbx.example.test:5)"
    server = true
  }
  template "Endpoint '%s' (%s:%d) has no configured AORs" {
    stack  = "server: unknown user"
    line   = "Endpoint 'pbx.example.test' (pbx.example.test:5) has no configured AORs"
    server = true
  }
  template "InvalidAccountID" {
    stack  = "server: unknown user"
    line   = "InvalidAccountID"
    server = true
  }
  template "Domain forbidden" {
    stack  = "client: domain"
    reason = "the phrase of a SIP answer: the entries of a refused registration (403) match the message"
  }
  template "Not a local domain" {
    stack  = "server: domain"
    line   = "Not a local domain"
    server = true
  }
  template "Can't find user [%s] from %s" {
    stack  = "server: domain"
    line   = "Can't find user [pbx.example.test] from pbx.example.test"
    server = true
  }
  template "You must define a domain called '%s'..." {
    stack  = "server: domain"
    line   = "You must define a domain called 'pbx.example.test'..."
    server = true
  }
  template "Peer is not supposed to register" {
    stack  = "server: not allowed"
    line   = "Peer is not supposed to register"
    server = true
  }
  template "Device does not match ACL" {
    stack  = "server: not allowed"
    line   = "Device does not match ACL"
    server = true
  }
  template "Peer '%s' is trying to register, but not configured as host=dynamic" {
    stack  = "server: not allowed"
    line   = "Peer 'pbx.example.test' is trying to register, but not configured as host=dynamic"
    server = true
  }
  template "Not match Endpoint ACL" {
    stack  = "server: not allowed"
    line   = "Not match Endpoint ACL"
    server = true
  }
  template "Not match Endpoint Contact ACL" {
    stack  = "server: not allowed"
    line   = "Not match Endpoint Contact ACL"
    server = true
  }
  template "FailedACL" {
    stack  = "server: not allowed"
    line   = "FailedACL"
    server = true
  }
  template "UnexpectedAddress" {
    stack  = "server: not allowed"
    line   = "UnexpectedAddress"
    server = true
  }
  template "Device not configured to use this transport type" {
    stack  = "server: wrong transport"
    line   = "Device not configured to use this transport type"
    server = true
  }
  template "InvalidTransport" {
    stack  = "server: wrong transport"
    line   = "InvalidTransport"
    server = true
  }
  template "stale=true" {
    stack  = "client: stale nonce"
    reason = "message"
  }
  template "Correct auth, but based on stale nonce received from '%s'" {
    stack  = "server: stale nonce"
    line   = "Correct auth, but based on stale nonce received from 'pbx.example.test'"
    server = true
  }
  template "Registration attempt from endpoint '%s' (%s:%d) to AOR '%s' will exceed max contacts of %u" {
    stack  = "server: max contacts"
    line   = "Registration attempt from endpoint 'pbx.example.test' (pbx.example.test:5) to AOR 'pbx.example.test' will exceed max contacts of 5"
    server = true
  }
  template "AOR '%s' has no configured max_contacts. Endpoint '%s' (%s:%d) unable to register" {
    stack  = "server: max contacts"
    line   = "AOR 'pbx.example.test' has no configured max_contacts. Endpoint 'pbx.example.test' (pbx.example.test:5) unable to register"
    server = true
  }
  template "Registration failed: 423 response without Min-Expires header is invalid" {
    stack = "client: 423"
    line  = "Registration failed: 423 response without Min-Expires header is invalid"
  }
  template "Receiving 423 but no min-expires header." {
    stack = "client: 423"
    line  = "Receiving 423 but no min-expires header."
  }
  template "Got 423 Interval too brief for service %s@%s, minimum is %d seconds" {
    stack  = "server: 423"
    line   = "Got 423 Interval too brief for service pbx.example.test@pbx.example.test, minimum is 5 seconds"
    server = true
  }
  template "SIP registration failed, status=408 (Request Timeout)" {
    stack = "client: 408"
    line  = "SIP registration failed, status=408 (Request Timeout)"
  }
  template "State changed from Calling to Terminated, event=TIMER" {
    stack = "client: 408"
    line  = "State changed from Calling to Terminated, event=TIMER"
  }
  template "Register refresher [408] reason [...]" {
    stack = "client: 408"
    line  = "Register refresher [408] reason [...]"
  }
  template "Timer F expired for transaction %s" {
    stack = "client: 408"
    line  = "Timer F expired for transaction z9hG4bK1234"
  }
  template "RX ... 503/REGISTER" {
    stack  = "client: 503 remote"
    reason = "the frame of a SIP message: the entries of a refused registration (5xx) match the message"
  }
  template "Retry-After" {
    stack  = "client: 503 remote"
    reason = "message"
  }
  template "SessionLimit" {
    stack  = "server: 503 remote"
    line   = "SessionLimit"
    server = true
  }
  template "LoadAverageLimit" {
    stack  = "server: 503 remote"
    line   = "LoadAverageLimit"
    server = true
  }
  template "MemoryLimit" {
    stack  = "server: 503 remote"
    line   = "MemoryLimit"
    server = true
  }
  template "Scheduling re-registration retry for acc %d in %d seconds.." {
    stack = "client: retry"
    line  = "Scheduling re-registration retry for acc 5 in 5 seconds.."
  }
  template "Disconnecting %d call(s) of account #%d after reregistration attempt failed" {
    stack = "client: retry"
    line  = "Disconnecting 5 call(s) of account #5 after reregistration attempt failed"
  }
  template "Refresher[%p]: scheduling next timer in %i ms for purpose [retry]" {
    stack = "client: retry"
    line  = "Refresher[0x55aa]: scheduling next timer in 5 ms for purpose [retry]"
  }
  template "Registration for '%s@%s' timed out, trying again (Attempt #%d)" {
    stack  = "server: retry"
    line   = "Registration for 'pbx.example.test@pbx.example.test' timed out, trying again (Attempt #5)"
    server = true
  }
  template "Error sending request" {
    stack = "client: send errors"
    line  = "Error sending request: Invalid URI (PJSIP_EINVALIDURI) [status=171039]"
  }
  template "SIP registration error: %s [status=%d]" {
    stack = "client: send errors"
    line  = "SIP registration error: Invalid URI (PJSIP_EINVALIDURI) [status=171039]"
  }
  template "Unable to create/send REGISTER" {
    stack = "client: send errors"
    line  = "Unable to create/send REGISTER: Unsupported transport (PJSIP_EUNSUPTRANSPORT) [status=171060]"
  }
  template "Merged request detected (%s) (%s): %s from %s:%d" {
    stack = "client: 482"
    line  = "Merged request detected (pbx.example.test) (pbx.example.test): pbx.example.test from pbx.example.test:5"
  }
  template "482 (Loop Detected)" {
    stack  = "client: 482"
    reason = "the phrase of a SIP answer: the entries of a failed registration or call match the message"
  }
  template "482 Loop Detected" {
    stack  = "server: 482"
    line   = "482 Loop Detected"
    server = true
  }
  template "channels/chan_sip.c" {
    stack  = "server: notes"
    reason = "source"
  }
  template "ast_log(LOG_NOTICE, \"Registration from '%s' failed for '%s' - %s\")" {
    stack  = "server: notes"
    reason = "source"
  }
  template "res_pjsip/pjsip_distributor.c" {
    stack  = "server: notes"
    reason = "source"
  }
  template "Request from '%s' failed for '%s' (callid: %s) - %s" {
    stack  = "server: notes"
    line   = "Request from 'pbx.example.test' failed for 'pbx.example.test' (callid: pbx.example.test) - pbx.example.test"
    server = true
  }
  template "main/security_events.c" {
    stack  = "server: notes"
    reason = "source"
  }
}
