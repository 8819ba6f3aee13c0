package sip

// Ask is what of a request matters to its answer. It is kept in the request's place: of thousands of requests some answer may still come.
type Ask struct {
	Authorized bool // it carried credentials
	InDialog   bool // it stood within a dialog: its To had a tag
	Removes    bool // it took a registration back: an interval of 0
}

// Ask tells what the message, a request, asked.
func (m *Message) Ask() Ask {
	return Ask{Authorized: m.HasCredentials(), InDialog: m.ToTag() != "", Removes: m.Removes()}
}

// Removes tells whether the message names an interval of 0.
func (m *Message) Removes() bool {
	seconds, timed := m.Expires()
	return timed && seconds == 0
}
