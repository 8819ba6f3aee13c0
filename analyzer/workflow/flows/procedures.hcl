# What the vendor's workflows call by name without telling how: the names are theirs, the words are ours (ours = true). A step refers to one by
# its id; the words stand here only.

procedure "force-manual-reconnection" {
  title  = "App - Force Manual Reconnection"
  source = "named in User can't call, Connection Issues and User can't receive calls"
  ours   = true
  acts = [
    "Let the user open the app's account and switch it off and on again, or choose to reconnect; where the app offers neither, end and start the app.",
    "Let the user wait until the status says connected or shows an error: half a minute is enough.",
    "Write down what the status says. In a log it is a new attempt to register, with its result.",
  ]
}

procedure "check-configuration" {
  title  = "App - Check the Configuration of the Application"
  source = "named in User can't call, Connection Issues and User can't receive calls"
  ours   = true
  acts = [
    "Have the settings at hand: of the bundle, or read out by the user from the app's account.",
    "Compare PBX address, port and transport, user name, security model and media security, obfuscation and edition with the account on the PrivateServer and the site's sheet.",
    "Count a setting as wrong only if it can lead to the error seen; write the others down.",
  ]
}

procedure "fix-configuration" {
  title  = "Fix The Configuration"
  source = "named in User can't call and Connection Issues"
  ours   = true
  acts = [
    "Tell the user which setting to change, and to what; passwords are set anew on both sides, never read out.",
    "Let the user save and force a manual reconnection.",
    "Let the user repeat what failed, and write down whether it works now.",
  ]
}

procedure "check-network" {
  title  = "Check the Network"
  source = "named in User can't call and Connection Issues"
  ours   = true
  acts = [
    "Look whether the PrivateServer's links are up and its name leads to its address from outside.",
    "Connect to its SIP/TLS port from a network like the user's.",
    "Look at firewall and ban list for the client's address, and at the idle time-out of what stands between.",
  ]
}

procedure "check-server-services" {
  title  = "PSAM 3.3 Check Server Services"
  source = "named in User can't call; what is tested: 5.1 Services and Resources"
  ours   = true
  acts = [
    "Run the self-tests of the VoIP engine (Asterisk) and of the database.",
    "Look whether other accounts are registered now.",
    "Put the result of the self-tests into the ticket; as an export in the bundle it answers the step by itself.",
  ]
}

procedure "collect-logs" {
  title  = "Collect the Logs"
  source = "named in Call quality issue"
  ours   = true
  acts = [
    "Let the user set the app's logging to its highest level and repeat what failed, noting the time.",
    "Let the user send log and settings right after it; take the server's log of the same minutes.",
    "Put all of it into one bundle and let pwtriage read it with --merge.",
  ]
}
