# Section B7 of logformats.md: each template with a line as it is really printed, or the reason why no entry matches it.

section "B7" {
  title = "Media security: SDES-SRTP"
  template "SRTP started, keying=%s, crypto=%s" {
    stack = "PJSIP"
    line  = "SRTP started, keying=SDES, crypto=AES_CM_128_HMAC_SHA1_80"
  }
  template "Failed to unprotect SRTP, pkt size=%ld, err=%s" {
    stack = "PJSIP"
    line  = "Failed to unprotect SRTP, pkt size=5, err=pbx.example.test"
  }
  template "Attribute crypto key method '%.*s' not supported!" {
    stack = "PJSIP"
    line  = "Attribute crypto key method 'pbx.example.test' not supported!"
  }
  template "SRTP crypto attribute required" {
    stack = "PJSIP"
    line  = "SRTP crypto attribute required"
  }
  template "Secure transport required in SDP media descriptor" {
    stack = "PJSIP"
    line  = "Secure transport required in SDP media descriptor"
  }
  template "Encryption is mandatory however the negotiated encryption is %s" {
    stack = "liblinphone"
    line  = "Encryption is mandatory however the negotiated encryption is pbx.example.test"
  }
  template "srtp_unprotect_rtp failed (%d) on stream ..." {
    stack = "liblinphone"
    line  = "srtp_unprotect_rtp failed (5) on stream ..."
  }
  template "srtp: no valid a=crypto attribute from remote peer" {
    stack = "baresip"
    line  = "srtp: no valid a=crypto attribute from remote peer"
  }
  template "srtp: failed to decrypt RTP packet with %zu bytes (%m)" {
    stack = "baresip"
    line  = "srtp: failed to decrypt RTP packet with 5 bytes (Connection refused [111])"
  }
  template "SRTP is Enabled (cryptosuite=%s)" {
    stack = "baresip"
    line  = "srtp: audio: SRTP is Enabled (cryptosuite=AES_CM_128_HMAC_SHA1_80)"
  }
  template "Failed to receive SDP offer/answer with required SRTP crypto attributes for audio" {
    stack  = "Asterisk"
    line   = "Failed to receive SDP offer/answer with required SRTP crypto attributes for audio"
    server = true
  }
  template "Matched device setup to use SRTP, but request was not!" {
    stack  = "Asterisk"
    line   = "Matched device setup to use SRTP, but request was not!"
    server = true
  }
  template "Can't provide secure audio requested in SDP offer" {
    stack  = "Asterisk"
    line   = "Can't provide secure audio requested in SDP offer"
    server = true
  }
  template "Target does not support required crypto" {
    stack  = "Asterisk"
    line   = "Target does not support required crypto"
    server = true
  }
  template "488 Not Acceptable Here (crypto error)" {
    stack  = "Asterisk"
    line   = "488 Not Acceptable Here (crypto error)"
    server = true
  }
  template "No SRTP module loaded, can't setup SRTP session." {
    stack  = "Asterisk"
    line   = "No SRTP module loaded, can't setup SRTP session."
    server = true
  }
  template "SRTP unprotect failed with %s, retrying" {
    stack  = "Asterisk"
    line   = "SRTP unprotect failed with pbx.example.test, retrying"
    server = true
  }
  template "SRTP unprotect failed on SSRC %u because of %s %d" {
    stack  = "Asterisk"
    line   = "SRTP unprotect failed on SSRC 5 because of pbx.example.test 5"
    server = true
  }
  template "SRTP unprotect failed with: %s %d" {
    stack  = "Asterisk"
    line   = "SRTP unprotect failed with: pbx.example.test 5"
    server = true
  }
  template "SRTCP unprotect failed on SSRC %u because of %s" {
    stack  = "Asterisk"
    line   = "SRTCP unprotect failed on SSRC 5 because of pbx.example.test"
    server = true
  }
  template "SRTP output wanted, but no crypto suite was negotiated" {
    stack  = "rtpengine"
    line   = "SRTP output wanted, but no crypto suite was negotiated"
    reason = "rtpengine's, a media relay's: the catalogue reads no log of one"
  }
  template "Failed to parse a=crypto attribute: unknown crypto suite" {
    stack  = "rtpengine"
    line   = "Failed to parse a=crypto attribute: unknown crypto suite"
    reason = "rtpengine's, a media relay's: the catalogue reads no log of one"
  }
  template "SRTP audio unprotect failed with code %d (auth check failed) %d bytes %d errors" {
    stack  = "FreeSWITCH"
    line   = "SRTP audio unprotect failed with code 5 (auth check failed) 5 bytes 5 errors"
    server = true
  }
  template "RTP/AVP" {
    stack  = "evidence in SDP"
    reason = "message"
  }
  template "RTP/SAVP" {
    stack  = "evidence in SDP"
    reason = "message"
  }
  template "a=crypto" {
    stack  = "evidence in SDP"
    reason = "message"
  }
  template "inline:" {
    stack  = "evidence in SDP"
    reason = "key material: the redaction masks it"
  }
}
