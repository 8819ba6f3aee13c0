# domain.md 3.1 and 2.3: what the app shows by its documentation. Its log is not public, so only the words that are documented can be matched.

section "D3" {
  title = "What the app shows"
  template "Error sending Message" {
    stack = "Secure Messages"
    line  = "Secure Message 12: Error sending Message"
  }
  template "Secure Message service not available" {
    stack = "Secure Messages"
    line  = "Secure Message service not available"
  }
  template "INVALID_RECIPIENT" {
    stack = "Secure Messages"
    line  = "Message 12 status INVALID_RECIPIENT"
  }
  template "INVALID_DEVICE" {
    stack = "Secure Messages"
    line  = "Message 12 status INVALID_DEVICE"
  }
  template "INVALID_PAYLOAD" {
    stack = "Secure Messages"
    line  = "Message 12 status INVALID_PAYLOAD"
  }
  template "Message Enqueued" {
    stack  = "Secure Messages"
    line   = "Message Enqueued"
    reason = "quiet"
  }
  template "Message Delivered" {
    stack  = "Secure Messages"
    line   = "Message Delivered"
    reason = "quiet"
  }
  template "Send error" {
    stack  = "Secure Messages"
    line   = "Send error"
    reason = "two words that stand in any log; Error sending Message says the same"
  }
  template "PIN block of one minute" {
    stack  = "PIN"
    reason = "unpublished"
  }
  template "Presence: Error" {
    stack  = "Presence"
    reason = "unpublished"
  }
  template "Presence: Warning (Enterprise)" {
    stack  = "Presence"
    reason = "unpublished"
  }
  template "Activation link from another server" {
    stack  = "Activation"
    reason = "unpublished"
  }
  template "Confirm activation" {
    stack  = "Activation"
    reason = "unpublished"
  }
}
