package patterns

// shown checks that every matcher has an example: one that nothing shows may never have matched a line.
func (k *checker) shown() {
	for i := range k.e.Match {
		if !k.e.shows(i) {
			k.add("add an example of it, or take it away", "match %d is shown by no example", i+1)
		}
	}
}

// shows says whether an example is matched by one matcher of the entry by itself.
func (e *Entry) shows(i int) bool {
	alone := &Entry{ID: e.ID, Match: e.Match[i : i+1]}
	for _, x := range e.Examples {
		rec := e.record(x)
		if e.Match[i].SIP != nil {
			if rec.SIP != nil && alone.matchMessage(rec.SIP) != nil {
				return true
			}
			continue
		}
		for _, l := range rec.Lines {
			if at, _ := e.Match[i].matchText(l.Text); at >= 0 {
				return true
			}
		}
	}
	return false
}
