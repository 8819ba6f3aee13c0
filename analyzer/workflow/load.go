package workflow

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/gohcl"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/pwtriage/pwtriage/internal/hclfile"
)

//go:embed flows/*.hcl
var shipped embed.FS

// Shipped loads and checks the files of the shipped flows.
func Shipped() (*Set, hcl.Diagnostics) {
	files := map[string][]byte{}
	names, _ := fs.Glob(shipped, "flows/*.hcl")
	for _, name := range names {
		files[name], _ = shipped.ReadFile(name)
	}
	return Load(files)
}

// LoadDir loads all *.hcl files of a folder.
func LoadDir(dir string) (*Set, hcl.Diagnostics) {
	names, _ := filepath.Glob(filepath.Join(dir, "*.hcl"))
	if len(names) == 0 {
		return nil, hcl.Diagnostics{{Severity: hcl.DiagError, Summary: "no workflow", Detail: fmt.Sprintf("there is no *.hcl file in %q", dir)}}
	}
	files := map[string][]byte{}
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			return nil, hcl.Diagnostics{{Severity: hcl.DiagError, Summary: "cannot read workflow", Detail: err.Error()}}
		}
		files[name] = src
	}
	return Load(files)
}

type fileSchema struct {
	Flows      []flowSchema      `hcl:"workflow,block"`
	Procedures []procedureSchema `hcl:"procedure,block"`
}

type flowSchema struct {
	ID     string       `hcl:"id,label"`
	Title  string       `hcl:"title"`
	Source string       `hcl:"source"`
	Ours   bool         `hcl:"ours,optional"`
	Start  string       `hcl:"start"`
	Steps  []stepSchema `hcl:"step,block"`
	Range  hcl.Range    `hcl:",def_range"`
}

type stepSchema struct {
	ID       string         `hcl:"id,label"`
	Level    int            `hcl:"level"`
	Question string         `hcl:"question"`
	Who      string         `hcl:"who"`
	How      string         `hcl:"how,optional"`
	Does     string         `hcl:"procedure,optional"`
	Source   string         `hcl:"source,optional"`
	Record   bool           `hcl:"record,optional"`
	Next     string         `hcl:"next,optional"`
	Confirms bool           `hcl:"confirms,optional"`
	Answers  []answerSchema `hcl:"answer,block"`
	Range    hcl.Range      `hcl:",def_range"`
}

type answerSchema struct {
	Label    string         `hcl:"label,label"`
	When     hcl.Expression `hcl:"when,optional"`
	Else     bool           `hcl:"otherwise,optional"`
	Judged   bool           `hcl:"judged,optional"`
	Because  string         `hcl:"because,optional"`
	Acts     []string       `hcl:"acts,optional"`
	Confirm  string         `hcl:"confirm,optional"`
	Goto     string         `hcl:"goto,optional"`
	Workflow string         `hcl:"workflow,optional"`
	Close    string         `hcl:"close,optional"`
	Escalate string         `hcl:"escalate,optional"`
	Range    hcl.Range      `hcl:",def_range"`
}

// Load decodes and checks flows. Any error means that none is usable.
func Load(files map[string][]byte) (*Set, hcl.Diagnostics) {
	set := &Set{steps: map[string]*Step{}}
	var diags hcl.Diagnostics
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	sort.Strings(names)
	sum := sha256.New()
	for _, name := range names {
		src := files[name]
		sum.Write(src)
		diags = append(diags, set.decode(name, src)...)
	}
	if _, own := files[proceduresFile]; !own {
		diags = append(diags, set.lend()...)
	}
	set.Hash = hex.EncodeToString(sum.Sum(nil))
	if !diags.HasErrors() {
		diags = append(diags, set.check()...)
	}
	return set, diags
}

func (s *Set) decode(name string, src []byte) hcl.Diagnostics {
	if diags := hclfile.Precheck(name, src); diags.HasErrors() {
		return diags
	}
	file, diags := hclsyntax.ParseConfig(src, name, hcl.InitialPos)
	if diags.HasErrors() {
		return diags
	}
	var decoded fileSchema
	diags = append(diags, gohcl.DecodeBody(file.Body, nil, &decoded)...)
	for _, f := range decoded.Flows {
		s.Flows = append(s.Flows, s.flow(f))
	}
	for _, p := range decoded.Procedures {
		s.Procedures = append(s.Procedures, &Procedure{ID: p.ID, Title: p.Title, Source: p.Source, Ours: p.Ours, Acts: p.Acts, Range: p.Range})
	}
	return diags
}

func (s *Set) flow(f flowSchema) *Flow {
	flow := &Flow{ID: f.ID, Title: f.Title, Source: f.Source, Ours: f.Ours, Start: f.Start, Range: f.Range}
	for _, st := range f.Steps {
		step := &Step{ID: st.ID, Flow: f.ID, Level: st.Level, Question: st.Question, Who: st.Who, How: st.How,
			Source: st.Source, Record: st.Record, Next: st.Next, Confirms: st.Confirms, Does: st.Does, Range: st.Range}
		for _, a := range st.Answers {
			step.Answers = append(step.Answers, a.answer())
		}
		flow.Steps = append(flow.Steps, step)
	}
	return flow
}

func (a answerSchema) answer() *Answer {
	out := &Answer{Label: a.Label, When: a.When, Otherwise: a.Else, Judged: a.Judged, Because: a.Because, Acts: a.Acts, Confirm: a.Confirm,
		Edge: Edge{Goto: a.Goto, Workflow: a.Workflow, Close: a.Close, Escalate: a.Escalate}, Range: a.Range}
	if absent(a.When) {
		out.When = nil
	}
	return out
}
