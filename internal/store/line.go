package store

import (
	"strconv"
	"strings"

	"github.com/pwtriage/pwtriage/analyzer/finding"
)

// Head is what each line says of the bundle it belongs to. JSON names are public interface, as the result's are.
type Head struct {
	Type       string `json:"message_type"` // finding | unknown | result | outcome
	Stored     string `json:"stored,omitempty"`
	ResultID   string `json:"result_id,omitempty"`
	Bundle     string `json:"bundle"`
	SHA256     string `json:"sha256"`
	Ticket     string `json:"ticket,omitempty"`
	Incident   string `json:"incident"`
	Cause      string `json:"cause"`
	Confidence string `json:"confidence"`
	Action     string `json:"action"`
	Branch     string `json:"branch"`
	Level      int    `json:"level"`
	App        string `json:"app,omitempty"`
	Version    string `json:"version,omitempty"`
	Platform   string `json:"platform,omitempty"`
	OS         string `json:"os,omitempty"`
	Device     string `json:"device,omitempty"`
	Edition    string `json:"edition,omitempty"`
	UserAgent  string `json:"user_agent,omitempty"`
}

// Line is a finding, or an error no pattern covers, as the store writes it.
type Line struct {
	Head
	ID          string            `json:"id,omitempty"`
	Pattern     string            `json:"pattern,omitempty"`
	Class       string            `json:"class,omitempty"`
	Severity    string            `json:"severity"`
	Title       string            `json:"title,omitempty"`
	Message     string            `json:"message,omitempty"`
	Template    string            `json:"template,omitempty"`
	File        string            `json:"file"`
	Line        int               `json:"line"`
	Column      int               `json:"column,omitempty"`
	Offset      int64             `json:"offset,omitempty"`
	Time        string            `json:"time,omitempty"`
	Captures    map[string]string `json:"captures,omitempty"`
	Excerpt     string            `json:"excerpt,omitempty"`
	Fingerprint string            `json:"fingerprint,omitempty"`
	Count       int               `json:"count"`
	Last        *finding.Place    `json:"last,omitempty"`
	Cited       bool              `json:"cited,omitempty"` // the cause rests on it
}

// Field gives a field by the name the query language has for it.
func (l *Line) Field(name string) string {
	if v, ok := l.Head.field(name); ok {
		return v
	}
	if v, ok := l.words(name); ok {
		return v
	}
	switch name {
	case "line":
		return number(l.Line)
	case "column":
		return number(l.Column)
	case "offset":
		return strconv.FormatInt(l.Offset, 10)
	case "count":
		return number(l.Count)
	case "cited":
		return map[bool]string{true: "yes", false: "no"}[l.Cited]
	}
	return l.Captures[strings.TrimPrefix(name, "capture.")]
}

func (l *Line) words(name string) (string, bool) {
	switch name {
	case "id":
		return l.ID, true
	case "pattern":
		return l.Pattern, true
	case "class":
		return l.Class, true
	case "severity":
		return l.Severity, true
	case "title":
		return l.Title, true
	case "message":
		return l.Message, true
	case "template":
		return l.Template, true
	case "file":
		return l.File, true
	case "time":
		return l.Time, true
	case "excerpt":
		return l.Excerpt, true
	case "fingerprint":
		return l.Fingerprint, true
	}
	return "", false
}

// Field gives a field by the name the query language has for it.
func (h *Head) Field(name string) string {
	v, _ := h.field(name)
	return v
}

func (h *Head) field(name string) (string, bool) {
	switch name {
	case "type":
		return h.Type, true
	case "stored":
		return h.Stored, true
	case "result":
		return h.ResultID, true
	case "bundle":
		return h.Bundle, true
	case "sha256":
		return h.SHA256, true
	case "ticket":
		return h.Ticket, true
	case "incident":
		return h.Incident, true
	case "cause":
		return h.Cause, true
	case "confidence":
		return h.Confidence, true
	case "action":
		return h.Action, true
	case "branch":
		return h.Branch, true
	case "level":
		return number(h.Level), true
	}
	return h.client(name)
}

func (h *Head) client(name string) (string, bool) {
	switch name {
	case "app":
		return h.App, true
	case "version":
		return h.Version, true
	case "platform":
		return h.Platform, true
	case "os":
		return h.OS, true
	case "device":
		return h.Device, true
	case "edition":
		return h.Edition, true
	case "user_agent":
		return h.UserAgent, true
	}
	return "", false
}

func number(n int) string { return strconv.Itoa(n) }

// Texts are what free words look into.
func (l *Line) Texts() []string {
	texts := []string{l.Title, l.Message, l.Template}
	if l.Excerpt != l.Message {
		texts = append(texts, l.Excerpt)
	}
	for _, v := range l.Captures {
		texts = append(texts, v)
	}
	return texts
}
