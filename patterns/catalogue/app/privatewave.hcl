# What the documentation of the app says it shows (domain.md 3.1). The wording of its log is not public: these entries
# match the documented words only, in any log line, and say so in their examples.

pattern "APP-701" {
  title    = "A Secure Message could not be sent"
  class    = "app"
  severity = "warning"
  since    = "0.2"
  match {
    regex = <<-RE
      Error sending Message\b
    RE
  }
  means      = "The message waited for twelve hours, or the server answered with an error; it is not on its way. Calls are not touched by it."
  remedy     = "Check that the app is connected and that messaging is enabled for the account; then let the user send it again."
  words      = "The message was not sent. Please send it again."
  references = ["PrivateServer support documentation, Sending and receiving Secure Messages"]
  example {
    text = "Secure Message 12: Error sending Message"
  }
  near_miss {
    text   = "Secure Message 12: Sending Message"
    source = "built by hand: no public log of the app is known"
  }
}

pattern "APP-702" {
  title    = "Secure Messages are not enabled for the account"
  class    = "app"
  severity = "warning"
  since    = "0.2"
  match {
    regex = <<-RE
      Secure Messag(?:e|ing) service (?:is )?not available
    RE
  }
  means      = "The account may not use messaging, or the app has not been provisioned since it was enabled."
  remedy     = "Enable messaging in the profile of the account and let the user open the activation link again."
  words      = "Messages are not enabled for your account."
  references = ["PrivateServer support documentation, Sending and receiving Secure Messages", "PrivateServer support documentation, Provisioning profile"]
  example {
    text = "Secure Message service not available"
    also = { "Message" = ["Messaging"] }
  }
  near_miss {
    text   = "Secure Message service available"
    source = "built by hand: no public log of the app is known"
  }
}

pattern "APP-703" {
  title    = "A Secure Message was refused by the server"
  class    = "app"
  severity = "warning"
  since    = "0.2"
  match {
    regex = <<-RE
      \b(?P<reason>INVALID_RECIPIENT|INVALID_DEVICE|INVALID_PAYLOAD)\b
    RE
  }
  means      = "The server did not take the message: no such recipient, no device of it, or a text that is empty or longer than 600 bytes."
  remedy     = "INVALID_RECIPIENT: check the number. INVALID_DEVICE: the recipient must activate the app. INVALID_PAYLOAD: shorten the message."
  references = ["PrivateServer support documentation, Messages log"]
  example {
    text     = "Message 12 status INVALID_RECIPIENT"
    also     = { "INVALID_RECIPIENT" = ["INVALID_DEVICE", "INVALID_PAYLOAD"] }
    captures = { reason = "INVALID_RECIPIENT" }
  }
  near_miss {
    text   = "Message 12 status DELIVERED"
    source = "built by hand: no public log of the app is known"
  }
}
