// Package workflow holds the support workflows as graphs and walks them. A flow is HCL: steps with a question, who can
// answer it, and answers, each with a condition over facts and where it leads. The walk is three-valued: an answer is taken only when
// its condition is true and those before it are false; a condition that is unknown holds the walk in a question. So taking
// facts away can stop a walk, never turn it into a close.
//
// It knows facts, not logs: a flow edited in HCL changes verdict and trail without a change here.
package workflow

import "github.com/hashicorp/hcl/v2"

// Flow is one workflow.
type Flow struct {
	ID     string
	Title  string
	Source string // where the graph comes from
	Ours   bool   // our reading, no document of the vendor's
	Start  string
	Steps  []*Step
	Range  hcl.Range
}

// Step is one node.
type Step struct {
	ID       string
	Flow     string
	Level    int
	Question string
	Who      string // user | agent | administrator | level-2 | level-3
	How      string // how to find the answer, beside what its procedure tells
	Source   string
	Record   bool   // written down, not decided on: an unknown answer does not hold the walk
	Next     string // where a recording step leads
	Confirms bool   // only confirms what the first answer closes: no premise of it
	Answers  []*Answer
	Range    hcl.Range

	Does      string     // the id of a procedure: what to do, where it has a name
	Procedure *Procedure `golit:"-"` // that one
}

// Answer is one way out of a step.
type Answer struct {
	Label     string
	When      hcl.Expression // nil: only a person can say so
	Otherwise bool           // holds when all answers before it are false
	Judged    bool           // only evidence gives it: no person is asked for it
	Because   string         // words for the summary
	Acts      []string
	Confirm   string
	Edge
	Range hcl.Range
}

// Edge is where an answer leads. Exactly one of Goto, Workflow, Close, Escalate is set; Escalate may have a Goto too: the next
// level goes on there when it has answers.
type Edge struct {
	Goto     string
	Workflow string
	Close    string
	Escalate string
}

// Branches are the verdict branches of the contract with the action they belong to.
var Branches = map[string]struct{ Action, Title string }{
	"configuration-fixed":       {"close", "Configuration wrong: fix it and close"},
	"account-aligned":           {"close", "Account setting differs: align it and close"},
	"account-created":           {"close", "Account missing on the PrivateServer: create it, or explain the mismatch, and close"},
	"temporary-network-problem": {"close", "Temporary network problem: the connection proceeds fine again"},
	"not-an-issue":              {"close", "Not an issue"},
	"application-reinstalled":   {"close", "Application was missing: reinstalled"},
	"level-2-server":            {"escalate", "Escalate to level 2: PrivateServer status check"},
	"level-2-remote-party":      {"escalate", "Escalate to level 2: the remote party's configuration and activity"},
	"level-2":                   {"escalate", "Escalate to level 2"},
	"level-3":                   {"escalate", "Escalate to level 3: possible client bug"},
}

// Set is all flows, loaded and checked.
type Set struct {
	Flows      []*Flow
	Procedures []*Procedure
	Hash       string
	steps      map[string]*Step
}

// Flow finds a flow by id, nil if there is none.
func (s *Set) Flow(id string) *Flow {
	for _, f := range s.Flows {
		if f.ID == id {
			return f
		}
	}
	return nil
}

// Step finds a step by id over all flows, nil if there is none.
func (s *Set) Step(id string) *Step { return s.steps[id] }

// Where says in words where an answer leads.
func (a *Answer) Where() string {
	switch {
	case a.Close != "":
		return "close " + a.Close
	case a.Escalate != "":
		return "escalate " + a.Escalate
	case a.Workflow != "":
		return "workflow " + a.Workflow
	}
	return a.Goto
}
