package redact

import (
	"reflect"
	"strings"

	"github.com/pwtriage/pwtriage/analyzer/finding"
	"github.com/pwtriage/pwtriage/internal/lazyre"
)

// What is done with a text field of a diagnosis. A field not named here is passed through Text: one that is added later is safe.
type treatment int

const (
	asText treatment = iota
	asIs             // ids, words of ours, times, hashes: no text of the bundle
	asPath
	asSetting // by the setting's name
	asCommand // a line for the shell, with paths of this machine
	asSubject // a user, with or without a remark
	asParty   // a user, or a host where the header names none
)

var treatments = map[string]treatment{
	"Diagnosis.Schema": asIs, "Diagnosis.Ticket": asIs, "Tool.Version": asIs, "Catalogue.Hash": asIs, "Workflows.Hash": asIs, "Bundle.SHA256": asIs,
	"Bundle.Name": asPath, "File.Path": asPath, "File.Kind": asIs, "File.Dialect": asIs, "File.Encoding": asIs, "File.SHA256": asIs, "File.First": asIs, "File.Last": asIs,
	"Skip.Path": asPath, "Gap.File": asPath, "Gap.From": asIs, "Gap.To": asIs, "Gap.Kind": asIs,
	"Incident.ID": asIs, "Incident.Source": asIs, "Incident.Why": asIs, "Cause.ID": asIs, "Cause.Title": asIs, "Cause.Confidence": asIs, "Cause.Evidence": asIs,
	"Alternative.ID": asIs, "Alternative.Confidence": asIs, "Alternative.Evidence": asIs, "Verdict.Action": asIs, "Verdict.Branch": asIs,
	"Verdict.Next": asSetting, "Verdict.Lang": asIs, "Verdict.Tell": asIs, "Step.Workflow": asIs, "Step.Step": asIs, "Step.Source": asIs, "Step.Evidence": asIs, "Ask.Step": asIs, "Ask.Answers": asIs,
	"Ask.Command": asCommand, "Setting.Setting": asIs, "Setting.Status": asIs, "Setting.Value": asSetting, "Setting.Expected": asSetting, "Setting.Hint": asSetting, "Setting.File": asPath,
	"Finding.ID": asIs, "Finding.Pattern": asIs, "Finding.Class": asIs, "Finding.Severity": asIs, "Finding.Fingerprint": asIs, "Finding.File": asPath, "Finding.Time": asIs,
	"Place.File": asPath, "Place.Time": asIs, "Change.Time": asIs, "Change.Kind": asIs, "Change.Subject": asSubject, "Change.Evidence": asIs,
	"Sidecar.Schema": asIs, "Sidecar.Present": asIs, "Sidecar.Enabled": asIs, "Judgement.Setting": asIs, "Judgement.Status": asIs, "Judgement.Matches": asIs,
	"Judgement.Value": asSetting, "Judgement.Expected": asSetting, "Judgement.Hint": asSetting, "Judgement.File": asPath,
	"Message.File": asPath, "Message.Time": asIs, "Message.Kind": asIs, "Message.Direction": asIs, "Message.Method": asIs, "Message.Evidence": asIs, "Message.Start": asSetting,
	"Message.From": asParty, "Message.To": asParty, "Message.Peer": asSetting,
	"Template.Severity": asIs, "Redaction.Mode": asIs, "Client.App": asIs, "Client.Version": asIs, "Client.Platform": asIs, "Client.OS": asIs, "Client.Edition": asIs,
}

// Diagnosis is a deep copy with pseudonyms for identifiers. Its secrets were masked when it was made.
func (p *Pseudonyms) Diagnosis(d *finding.Diagnosis) *finding.Diagnosis {
	p.LearnDiagnosis(d)
	before := p.Replaced()
	out := deep(copier{visit: p.field}, d)
	for i, s := range d.Settings {
		out.Settings[i].Value, out.Settings[i].Expected = p.Setting(s.Setting, s.Value), p.Setting(s.Setting, s.Expected)
	}
	for i := range out.Findings {
		p.finding(&out.Findings[i], d.Findings[i])
	}
	out.Redaction = finding.Redaction{Mode: "pseudonyms", Key: p.Key(), Replaced: map[string]int{}}
	for kind, n := range d.Redaction.Replaced {
		out.Redaction.Replaced[kind] = n
	}
	for kind, n := range p.replaced {
		if n -= before[kind]; n > 0 {
			out.Redaction.Replaced[kind] += n
		}
	}
	return out
}

// Finding is Diagnosis for one finding, whose identifiers have been learned.
func (p *Pseudonyms) Finding(f *finding.Finding) *finding.Finding {
	out := deep(copier{visit: p.field}, f)
	p.finding(out, *f)
	return out
}

// LearnFinding takes the identifiers a finding has.
func (p *Pseudonyms) LearnFinding(f *finding.Finding) { eachText(reflect.ValueOf(f), p.LearnFrom) }

// Setting is the value of a setting, whose name says what it is.
func (p *Pseudonyms) Setting(name, value string) string {
	switch name {
	case "account.username", "account.auth_username", "account.number":
		if !strings.ContainsAny(value, "@:() ") {
			return p.user(value)
		}
	}
	return p.Settings(value)
}

// LearnDiagnosis takes the identifiers a diagnosis has, and what of it stays: a mistyped address is the thing to mend.
func (p *Pseudonyms) LearnDiagnosis(d *finding.Diagnosis) {
	for _, s := range d.Settings {
		p.learnSetting(s)
	}
	eachText(reflect.ValueOf(d), p.LearnFrom)
	for _, c := range d.Timeline {
		p.Learn(subject(c.Subject))
	}
}

// Copy is a deep copy of a record whose text fields are treated by their names, as those of a diagnosis are.
func Copy[T any](p *Pseudonyms, v T) T {
	return deep(copier{visit: p.field}, v)
}

// sentences are fields with words of ours around a value of the bundle: there only known values are looked for, since "Password: app
// and server differ" has the shape of a secret.
var sentences = words(`Verdict.Title Verdict.Summary Verdict.Next Verdict.Confirm Ask.Question Ask.Who Ask.Command Step.Question Step.Answer Cause.Title Finding.Title
	Missing.What Missing.Why Missing.Request`)

// Diagnosis is a deep copy in which no text of the bundle has a secret.
func (s *Secrets) Diagnosis(d *finding.Diagnosis) *finding.Diagnosis { return deep(s.copier(), d) }

// Finding is Diagnosis for one finding.
func (s *Secrets) Finding(f *finding.Finding) *finding.Finding { return deep(s.copier(), f) }

func (s *Secrets) copier() copier {
	return copier{visit: func(name, text string) string {
		switch {
		case sentences[name]:
			return s.Values(text)
		case treatments[name] == asIs:
			return text
		}
		return s.Text(text)
	}}
}

// learnSetting takes what settings say of the account and its server.
func (p *Pseudonyms) learnSetting(s finding.Setting) {
	p.Keep(s.Setting) // "tls.ca" looks like a host in Canada
	switch s.Setting {
	case "account.username", "account.auth_username", "account.number":
		p.Learn(s.Value)
		p.Learn(s.Expected)
		for _, m := range quotation().FindAllStringSubmatch(s.Hint, -1) {
			p.Learn(m[1])
		}
	case "pbx.address", "account.domain", "account.realm":
		if s.Status == "mismatch" {
			p.Keep(s.Value)
		}
		for _, host := range []string{s.Value, s.Expected} {
			if s.Status != "mismatch" && !strings.Contains(host, " ") {
				p.learnHost(host)
			}
		}
	}
}

// folders are those of a path from the root: whose machine it is says their names. What a path begins with stays.
var folders = lazyre.New(`(')(?:~[\w.-]*|[A-Za-z]:)?[/\\][^']*[/\\]|(^|[\s=])(?:~[\w.-]*|[A-Za-z]:)?[/\\](?:[^\s'"/\\]+[/\\])+`)

var quotation = lazyre.New(`"([^"]{1,128})"`)

func (p *Pseudonyms) field(name, text string) string {
	how := treatments[name]
	if text == "" {
		how = asIs
	}
	switch how {
	case asIs:
		return text
	case asPath:
		return p.Path(text)
	case asSetting:
		return p.Settings(text)
	case asCommand:
		return p.Settings(folders().ReplaceAllString(text, "$1$2"))
	case asParty:
		if strings.ContainsAny(text, "@: .") {
			return p.Settings(text)
		}
		return p.user(text)
	case asSubject:
		bare := subject(text)
		if strings.ContainsAny(bare, "@: ") {
			return p.Text(text)
		}
		return p.user(bare) + text[len(bare):]
	}
	return p.Text(text)
}

// subject is a timeline's user without the remark behind it.
func subject(text string) string {
	if i := strings.Index(text, " ("); i >= 0 {
		return text[:i]
	}
	return text
}

// finding mends what a field alone does not tell: a setting's finding speaks of its value, a capture's name of what it caught.
func (p *Pseudonyms) finding(out *finding.Finding, in finding.Finding) {
	if strings.HasPrefix(in.Pattern, "SET-") {
		out.Message, out.Excerpt = p.Settings(in.Message), p.Settings(in.Excerpt)
	}
	for name, text := range in.Captures {
		out.Captures[name] = p.capture(name, text)
	}
}

var (
	userCaptures = words(`user username account peer caller callee from to aor extension exten subject number phone called calling auth_user login identity`)
	hostCaptures = words(`host server domain realm address registrar proxy target peer_host remote ip`)
)

func (p *Pseudonyms) capture(name, text string) string {
	switch {
	case strings.ContainsAny(text, "@: \"<") || text == "":
		return p.Settings(text)
	case userCaptures[name]:
		return p.user(text)
	case hostCaptures[name] && !IsPseudonym(text) && strings.ContainsFunc(text, wordRune):
		return p.host(text)
	}
	return p.Text(text)
}
