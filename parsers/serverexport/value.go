package serverexport

import (
	"encoding/hex"
	"strings"
	"time"
)

// Switched reads whether a row's account is enabled; known is false where the row has no word for it. An account made with the
// wizard stays disabled until its activation.
func (r Row) Switched() (on, known bool) {
	if on, known = flag(r.Get(Enabled)); known {
		return on, true
	}
	off, known := flag(r.Get(Disabled))
	return !off, known
}

// Flag reads a field that is on or off.
func (r Row) Flag(f Field) (on, known bool) { return flag(r.Get(f)) }

func flag(word string) (on, known bool) {
	switch strings.ToLower(word) {
	case "1", "true", "t", "yes", "y", "on", "enabled", "active", "activated":
		return true, true
	case "0", "false", "f", "no", "n", "off", "disabled", "inactive", "not activated", "suspended":
		return false, true
	}
	return false, false
}

// Passed reads the result of a self-test.
func (r Row) Passed() (ok, known bool) {
	switch strings.ToLower(r.Get(Result)) {
	case "ok", "passed", "pass", "success", "succeeded", "up", "running", "green":
		return true, true
	case "failed", "fail", "failure", "ko", "error", "critical", "down", "stopped", "red", "timeout":
		return false, true
	}
	return false, false
}

// layouts of times that cannot be misread; "03/04/2026" is March to some and April to others.
var timeLayouts = []string{time.RFC3339Nano, "2006-01-02 15:04:05.999999Z07", "2006-01-02T15:04:05.999999", "2006-01-02 15:04:05.999999", "2006-01-02 15:04"}

// Time reads a row's date. Without a zone it is the server's local time, and zoned is false.
func (r Row) Time() (at time.Time, zoned, ok bool) {
	text := r.Get(Date)
	for i, layout := range timeLayouts {
		if at, err := time.Parse(layout, text); err == nil {
			return at, i < 2, true
		}
	}
	return time.Time{}, false, false
}

// ClearPassword is a row's password where the column holds one in clear text: not masked, and no hash.
func (r Row) ClearPassword() string {
	p := r.Get(Password)
	switch {
	case strings.Trim(p, "*•.xX") == "", strings.HasPrefix(p, "{"), strings.HasPrefix(p, "$"):
		return ""
	}
	if _, err := hex.DecodeString(p); err == nil && len(p) >= 32 {
		return ""
	}
	return p
}
