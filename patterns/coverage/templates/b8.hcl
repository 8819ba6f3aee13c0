# Section B8 of logformats.md: each template with a line as it is really printed, or the reason why no entry matches it.

section "B8" {
  title = "ZRTP"
  template "zorg-cpp/zorg/src/zrtp.cpp" {
    stack  = "ZORG"
    reason = "source"
  }
  template "switching from state %s to state %s" {
    stack = "ZORG"
    line  = "switching from state DISCOVERY to state ERROR"
  }
  template "notifying protocol event %s in state %s" {
    stack = "ZORG"
    line  = "notifying protocol event ERROR in state DISCOVERY"
  }
  template "notifying security event %s..." {
    stack = "ZORG"
    line  = "notifying security event CACHE_MISMATCH in state SECURE"
  }
  template "sending %s (%u bytes)" {
    stack = "ZORG"
    line  = "sending Hello (88 bytes)"
  }
  template "handling %s in state %s on stream %s" {
    stack = "ZORG"
    line  = "handling Hello in state DISCOVERY on stream strm1"
  }
  template "retransmitting %s [%u/%u]" {
    stack = "ZORG"
    line  = "retransmitting Hello [3/20]"
  }
  template ", " {
    stack  = "ZORG"
    reason = "fragment"
  }
  template "message has bad CRC..." {
    stack = "ZORG"
    line  = "message has bad CRC..."
  }
  template "message has unknown or unsupported version %s: terminating" {
    stack = "ZORG"
    line  = "message has unknown or unsupported version pbx.example.test: terminating"
  }
  template "bypassing ZRTP in state %s" {
    stack = "ZORG"
    line  = "bypassing ZRTP in state NO_ZRTP"
  }
  template "previous session lost: resetting V flag" {
    stack = "ZORG"
    line  = "previous session lost: resetting V flag"
  }
  template "peer zid is %s" {
    stack = "ZORG"
    line  = "peer zid is pbx.example.test"
  }
  template "zorg-cpp/zorg.diff" {
    stack  = "ZORG"
    reason = "source"
  }
  template "Call %d: ZRTP SAS is \"%s %s\" (verified)" {
    stack = "ZORG"
    line  = "Call 5: ZRTP SAS is \"pbx.example.test pbx.example.test\" (verified)"
  }
  template "..., please verify" {
    stack = "ZORG"
    line  = "Call 0: ZRTP SAS is \"acrobat zulu\", please verify"
  }
  template "Call %d entered zrtp secure mode" {
    stack = "ZORG"
    line  = "Call 5 entered zrtp secure mode"
  }
  template "Call %d left zrtp secure mode" {
    stack = "ZORG"
    line  = "Call 0 left zrtp secure mode"
  }
  template "ZRTP protocol error on call %d" {
    stack = "ZORG"
    line  = "ZRTP protocol error on call 5"
  }
  template "ZRTP detected a DoS attack on call %d" {
    stack = "ZORG"
    line  = "ZRTP detected a DoS attack on call 5"
  }
  template "... security issue on call %d" {
    stack = "ZORG"
    line  = "... security issue on call 5"
  }
  template "... MiTM attack on call %d, please verify the SAS" {
    stack = "ZORG"
    line  = "... MiTM attack on call 5, please verify the SAS"
  }
  template "Starting zrtp stream" {
    stack  = "ZORG"
    line   = "Starting zrtp stream"
    reason = "quiet"
  }
  template "Failed to process ZRTP, pkt size=%u, err=%s" {
    stack = "ZORG"
    line  = "Failed to process ZRTP, pkt size=5, err=pbx.example.test"
  }
  template "Failed to unprotect ZRTCP..." {
    stack = "ZORG"
    line  = "Failed to unprotect ZRTCP..."
  }
  template "Failed setting ZRTP hash, err=%s" {
    stack = "ZORG"
    line  = "Failed setting ZRTP hash, err=pbx.example.test"
  }
  template "Failed retrieving ZRTP hash, err=%s" {
    stack = "ZORG"
    line  = "Failed retrieving ZRTP hash, err=pbx.example.test"
  }
  template "ZRTP hash set succesfully" {
    stack  = "ZORG"
    line   = "ZRTP hash set succesfully"
    reason = "quiet"
  }
  template "ZRTP protocol error" {
    stack = "ZORG"
    line  = "ZRTP protocol error"
  }
  template "[zrtp.org] ..." {
    stack = "ZORG"
    line  = "Error: [zrtp.org] ZRTP stream could not be secured"
  }
  template "[ZRTP] ..." {
    stack = "ZORG"
    line  = "[ZRTP] ..."
  }
  template "src/zorg/{ZRTP,ZrtpStrings}.java" {
    stack  = "ZORG"
    reason = "source"
  }
  template "ZRTP: " {
    stack  = "ZORG"
    reason = "fragment"
  }
  template " (STATE)" {
    stack  = "ZORG"
    reason = "fragment"
  }
  template "Session failed, received no response to Hello messages" {
    stack = "ZORG"
    line  = "Session failed, received no response to Hello messages"
  }
  template "Session failed, received no response in state %s" {
    stack = "ZORG"
    line  = "Session failed, received no response in state pbx.example.test"
  }
  template "Session failed, responder timeout in state %s" {
    stack = "ZORG"
    line  = "Session failed, responder timeout in state pbx.example.test"
  }
  template "ZRTP initiator retransmission #%d in state %s" {
    stack = "ZORG"
    line  = "ZRTP initiator retransmission #5 in state pbx.example.test"
  }
  template "Received Error Code %s" {
    stack = "ZORG"
    line  = "Received Error Code pbx.example.test"
  }
  template "Received Error - Terminating Session" {
    stack = "ZORG"
    line  = "Received Error - Terminating Session"
  }
  template "sessionCompleted(true|false)" {
    stack = "ZORG"
    line  = "ZRTP: sessionCompleted(false)"
  }
  template "HELLO - FarEndClientID %s" {
    stack = "ZORG"
    line  = "HELLO - FarEndClientID pbx.example.test"
  }
  template "verifyHelloMessage() Hello hash does NOT match..." {
    stack = "ZORG"
    line  = "verifyHelloMessage() Hello hash does NOT match..."
  }
  template "calculateS1: Shared secret cache mismatch!" {
    stack = "ZORG"
    line  = "calculateS1: Shared secret cache mismatch!"
  }
  template "Denial of Service security warning: ..." {
    stack = "ZORG"
    line  = "Denial of Service security warning: ..."
  }
  template "doHello Ignoring Hello msg, version check failed!..." {
    stack = "ZORG"
    line  = "doHello Ignoring Hello msg, version check failed!..."
  }
  template "validateCommitMessage, Found invalid {hash|cipher|auth|key|sas} type" {
    stack = "ZORG"
    line  = "ZRTP: validateCommitMessage, Found invalid cipher type"
  }
  template "Stream ID=%d %s switching <%s> ---> <%s>." {
    stack = "libzrtp"
    line  = "Stream ID=1 A switching <W4HELLO> ---> <NOZRTP>."
  }
  template "<[A-Z0-9]+>" {
    stack  = "libzrtp"
    reason = "fragment"
  }
  template "Send <HELLO> ssrc=%u seq=%u size=%d. Stream %u:%s:%s" {
    stack = "libzrtp"
    line  = "Send <HELLO> ssrc=1 seq=2 size=148. Stream 1:A:START"
  }
  template "Received <%s> packet with ssrc=..." {
    stack = "libzrtp"
    line  = "Received <HELLO> packet with ssrc=5 seq=1 size=148. Stream1:A:START."
  }
  template "ERROR! Decrypt failed. ID=%u:%s s=%s (RTP size=%d ...)" {
    stack = "libzrtp"
    line  = "ERROR! Decrypt failed. ID=1:A s=auth fail (RTP size=172 ...)"
  }
  template "INFO: Other side Confirm V=0 - set verified to 0!" {
    stack = "libzrtp"
    line  = "INFO: Other side Confirm V=0 - set verified to 0!"
  }
  template "ZRTP not supported by other peer" {
    stack = "GNU ZRTP"
    line  = "ZRTP not supported by other peer"
  }
  template "ZRTP failed: %d, subcode: %d" {
    stack = "GNU ZRTP"
    line  = "ZRTP failed: 5, subcode: 5"
  }
  template "ZRTP Send %s of size ..." {
    stack = "bzrtp / mediastreamer2"
    line  = "ZRTP Send Hello of size 148"
  }
  template "ZRTP Receive %s of size ..." {
    stack = "bzrtp / mediastreamer2"
    line  = "ZRTP Receive Hello of size 148"
  }
  template "ZRTP Send packet type Hello    on rtp session [%p]" {
    stack = "bzrtp / mediastreamer2"
    line  = "ZRTP Send packet type Hello    on rtp session [0x55aa]"
  }
  template "ZRTP secrets on: SAS is %s previously verified %s on session [%p]" {
    stack = "bzrtp / mediastreamer2"
    line  = "ZRTP secrets on: SAS is pbx.example.test previously verified pbx.example.test on session [0x55aa]"
  }
  template "ZRTP packet %s processing returns %04x" {
    stack = "bzrtp / mediastreamer2"
    line  = "ZRTP packet pbx.example.test processing returns e004"
  }
  template "Zrtp Event dispatched : cache mismatch" {
    stack = "bzrtp / mediastreamer2"
    line  = "Zrtp Event dispatched : cache mismatch"
  }
  template "Unable to start ZRTP channel, error code %x" {
    stack = "bzrtp / mediastreamer2"
    line  = "Unable to start ZRTP channel, error code e001"
  }
  template "zrtp: ... SAS is [%s] (NOT VERIFIED)" {
    stack = "baresip"
    line  = "zrtp: ... SAS is [pbx.example.test] (NOT VERIFIED)"
  }
  template "zrtp: zrtp_process_rtp failed (status = %d)" {
    stack = "baresip"
    line  = "zrtp: zrtp_process_rtp failed (status = 5)"
  }
  template "zrtp: zrtp_process_srtp: %d" {
    stack = "baresip"
    line  = "zrtp: zrtp_process_srtp: 5"
  }
  template "unprotect failed" {
    stack = "baresip"
    line  = "zrtp: srtp_unprotect failed: auth failure"
  }
}
