package analyzer

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/analyzer/timeline"
	"github.com/pwtriage/pwtriage/parsers/appconfig"
	"github.com/pwtriage/pwtriage/parsers/sip"
)

// missing is what could not be judged, and how to get it.
func (c *caseFile) missing() []finding.Missing {
	out := []finding.Missing{}
	add := func(when bool, what, why, request string) {
		if when {
			out = append(out, finding.Missing{What: what, Why: why, Request: request})
		}
	}
	add(c.opt.Account != "" && !c.mentions(c.opt.Account), "the account "+quoted(c.opt.Account), "no log and no settings of the bundle speak of it",
		"Check the user name given with --account; the bundle may be another user's.")
	log := c.facts.Truth("log.present").String() == "yes"
	config := c.facts.Truth("config.present").String() == "yes"
	if limit, ok := parseAt(c.opt.At); ok {
		add(log && !c.covers(limit), "the time of the incident", "the log ends before the time given with --at", "Ask for a log that was taken after the incident.")
	}
	add(!log, "the client's log", "the bundle holds no log of a SIP client", "Ask the user to switch logging on, repeat the problem and send the log.")
	add(!config, "the client's configuration", "the bundle holds no settings of the client", "Ask for the app's settings, or read them from the screen: PBX address, port, transport, user name.")
	add(c.opt.Site == nil, "what the PrivateServer expects", "no site file was given", "Give --site FILE with the server's address, ports and accounts; then settings are judged, not only suspected.")
	refused := c.facts.Truth("failure.authenticating").String() == "yes" && c.facts.Truth("account.present").String() == "unknown"
	add(refused, "whether the account exists", "the server gives a wrong password and a missing account the same answer", "Put the PrivateServer's account list (CSV) into the bundle, or list the accounts in the site file.")
	add(log && !c.story.Traced && !c.story.Outlined && !c.detailed(), "the signalling", "the log shows no SIP messages: its level hides them", c.higherLevel())
	add(log && c.story.Outlined && !c.story.Traced, "the text of the SIP messages", "the log names the messages and does not show them: intervals, numbers called and media are unknown",
		"Ask for a log with the app's own SIP message log switched on, or for a trace of the network.")
	calls := c.incident.ID == "cannot-call" || c.incident.ID == "cannot-call-enterprise" || c.incident.ID == "cannot-receive-calls"
	add(log && calls && c.focus.Call == nil, "the call", "the log shows no call of the kind complained of", "Let the user repeat the call with logging on and send the log again.")
	if call := c.focus.Call; call != nil && call.Established && !call.Flow && !call.MediaLost {
		add(true, "received media", "the log does not show whether voice came in", "Ask the user whether the other party could be heard.")
	}
	return out
}

// mentions says whether the bundle knows an account of that user.
func (c *caseFile) mentions(user string) bool {
	if slices.Contains(accounts(c.events), timeline.User(user)) {
		return true
	}
	for _, f := range c.in.files {
		if f.config != nil && slices.ContainsFunc(f.config.Settings, func(s appconfig.Setting) bool {
			return s.Name == appconfig.Username && s.Value == timeline.User(user)
		}) {
			return true
		}
	}
	return false
}

// detailed tells that no client's log hides SIP messages by its level: none was exchanged.
func (c *caseFile) detailed() bool {
	for _, f := range c.in.files {
		if f.Kind == "log" && f.voip && !f.info.Detailed {
			return false
		}
	}
	return true
}

// higherLevels say by the dialect how to get a log that shows the signalling.
var higherLevels = map[string]string{
	"pjsip":    "Ask for a log of level 5: PJSIP shows the SIP messages at 4 and the transactions at 5.",
	"linphone": "Ask for a log with debug logs switched on in the app's advanced settings (linphonec: -d 6).",
	"baresip":  "Ask for a log with the SIP trace switched on (baresip -s, or /sip_trace).",
	"twinkle":  "Ask for a log with SIP messages switched on in the log settings of Twinkle.",
	"jitsi":    "Ask for the log folder with the JAIN-SIP message log in it.",
	"mjsip":    "Ask for the messages log that stands beside the events log.",
	"logcat":   "Ask for logcat of priority V (adb logcat -v threadtime '*:V'), with the app's own log level at its highest.",
}

// higherLevel asks for a log that shows more, in the words of the client that wrote this one.
func (c *caseFile) higherLevel() string {
	for _, f := range c.in.files {
		if f.Kind != "log" || !f.voip {
			continue
		}
		names := strings.Split(f.Dialect, ">")
		for i := len(names) - 1; i >= 0; i-- {
			if text := higherLevels[names[i]]; text != "" {
				return text
			}
		}
	}
	return "Ask for a log of a higher level (for PJSIP: level 5)."
}

func (c *caseFile) covers(m moment) bool {
	for _, f := range c.in.files {
		if f.Kind == "log" && f.voip && m.reachedBy(f) {
			return true
		}
	}
	return false
}

func (m moment) reachedBy(f *input) bool {
	last := f.info.Last
	if !last.Known {
		return true // no clock to tell by
	}
	if m.dated && last.HasDate {
		return !last.At.Before(m.at)
	}
	return ofDay(last.At) >= ofDay(m.at)
}

// client is what the bundle says of the app: its own words in SIP first, then its configuration.
func (c *caseFile) client() *finding.Client {
	out := finding.Client{}
	for e := range c.events {
		if e.SIP != nil && e.SIP.IsRequest() && e.SIP.Direction != sip.Received && out.UserAgent == "" {
			out.UserAgent = c.secrets.Text(e.SIP.UserAgent)
		}
		if e.Name == "client-info" {
			fill(&out, e.Attrs)
		}
	}
	for _, f := range c.in.files {
		if f.config != nil && !c.theirs[f.bundle] {
			fill(&out, map[string]string{"app": f.config.App, "version": f.config.Version})
		}
	}
	if words := strings.Fields(out.UserAgent); out.App == "" && len(words) > 0 {
		out.App, out.Version, _ = strings.Cut(words[0], "/")
	}
	for _, r := range c.rows {
		if r.Setting == "edition" {
			out.Edition = r.Value
		}
	}
	if out == (finding.Client{}) {
		return nil
	}
	return &out
}

func fill(out *finding.Client, attrs map[string]string) {
	for dst, key := range map[*string]string{&out.App: "app", &out.Version: "version", &out.Platform: "platform", &out.OS: "os", &out.Device: "device", &out.Edition: "edition"} {
		if *dst == "" {
			*dst = attrs[key]
		}
	}
}

func joinHash(a, b string) string {
	if a == "" {
		return b
	}
	sum := sha256.Sum256([]byte(a + b))
	return hex.EncodeToString(sum[:])
}

func compareText(a, b string) int { return strings.Compare(a, b) }
