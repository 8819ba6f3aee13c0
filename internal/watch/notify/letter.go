//go:build linux

package notify

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// Head is what a receiver gets beside the result: as HTTP headers, or in the environment of a command.
type Head struct {
	Key     string `json:"key"` // the same for a second delivery
	Upload  string `json:"upload"`
	Sum     string `json:"sha256"`
	Outcome string `json:"outcome"`
	Action  string `json:"action,omitempty"`
	Branch  string `json:"branch,omitempty"`
	Cause   string `json:"cause,omitempty"`
	Reason  string `json:"reason,omitempty"`
	Result  string `json:"result"`
	Version int    `json:"version"`
}

// Letter is a head with the result it speaks of; for a bundle in the quarantine the result is the reason.
type Letter struct {
	Head   Head            `json:"head"`
	Result json.RawMessage `json:"result"`
}

// Encode is for the outbox.
func (l Letter) Encode() ([]byte, error) { return json.Marshal(l) }

// words are the head's fields in order, for headers and environments. Everything from a bundle is one line of plain ASCII.
func (h Head) words() [][2]string {
	out := [][2]string{{"Key", h.Key}, {"Upload", h.Upload}, {"SHA256", h.Sum}, {"Outcome", h.Outcome}, {"Action", h.Action}, {"Branch", h.Branch},
		{"Cause", h.Cause}, {"Reason", h.Reason}, {"Result", h.Result}, {"Version", fmt.Sprint(h.Version)}}
	for i := range out {
		out[i][1] = strings.Map(func(r rune) rune {
			if r < 0x20 || r > 0x7e {
				return '?'
			}
			return r
		}, out[i][1])
	}
	return out
}

// Parse reads a --notify value: "exec COMMAND ARGUMENT...", "webhook URL", or a URL.
func Parse(value, secret, template string) (Target, error) {
	kind, rest, _ := strings.Cut(strings.TrimSpace(value), " ")
	if k, r, ok := strings.Cut(kind, "="); ok && (k == "exec" || k == "webhook") {
		kind, rest = k, strings.TrimSpace(r+" "+rest)
	}
	rest = strings.TrimSpace(rest)
	switch {
	case kind == "exec" && rest != "":
		return &Exec{Command: strings.Fields(rest)}, nil
	case kind == "webhook" && rest != "":
		return newHook(rest, secret, template)
	case strings.HasPrefix(kind, "http://") || strings.HasPrefix(kind, "https://"):
		return newHook(kind, secret, template)
	}
	return nil, errors.New(`neither "exec COMMAND" nor "webhook URL"`)
}
