package appconfig

// The limits of one file. What lies beyond them is left out and said so in the error: a hostile file costs time and memory in
// proportion to these, not to its own cleverness.
const (
	maxFile  = 16 << 20 // bytes read
	maxHead  = 64 << 10 // bytes looked at by Detect
	maxDepth = 64       // containers within containers
	maxNodes = 200_000  // values met, each counted every time it is reached
	maxText  = 16 << 20 // bytes of keys and values produced
	maxHints = 50       // near-miss keys reported
	maxTries = 1000     // unknown keys compared with those we know
	maxUsers = 256      // accounts told apart
)
