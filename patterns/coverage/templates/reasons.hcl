# Why a template has no entry, where several have the same reason.

reason "quiet" { text = "says nothing of a fault: it stands in every good run as often as in a bad one" }
reason "fragment" { text = "no message of its own: a part of other templates" }
reason "source" { text = "no message: where the templates stand in the source" }
reason "message" { text = "a line of SDP or a header inside a SIP message: the message is parsed, no line of it is matched" }
reason "unpublished" { text = "the documentation names what the app shows; how its log words it is not public" }
reason "server" { text = "what a server writes: an entry only a log of it is matched with" }
