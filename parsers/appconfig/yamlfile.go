package appconfig

import (
	"errors"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/pwtriage/pwtriage/internal/lazyre"
)

// yamlLine is a key with or without a value, or an element of a list; yamlNest a key whose values stand below it.
var (
	yamlLine = lazyre.New(`^\s*(?:- )*(?:"?[\w.*@/ -]+"?:(?:\s.*)?|- .*|---|#.*)$`)
	yamlNest = lazyre.New(`^\s*(?:- )*"?[\w.*@/-]+"?:[ \t]*\n(?:[ \t]+(?:- )?|- )\S`)
)

// isYAML tells YAML from flat "key: value" lines, which the properties reader takes, and from a log whose lines begin with a word and a
// colon: something is nested in it, and nearly every line is of its grammar.
func isYAML(text string) bool {
	if !nests(text) {
		return false
	}
	lines, fit := 0, 0
	most := strings.Count(text, "\n") + 1
	for line := range strings.SplitSeq(text, "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		lines++
		if yamlLine().MatchString(line) {
			fit++
		} else if (lines-fit)*20 > most {
			return false // whatever follows
		}
	}
	return lines > 2 && fit*20 >= lines*19
}

// nests looks for a key whose values stand below it. The expression is tried on lines that end in a colon only: a log has few.
func nests(text string) bool {
	for start := 0; start < len(text); {
		end := start + lineEnd(text[start:])
		if strings.HasSuffix(strings.TrimRight(text[start:end], " \t\n"), ":") && yamlNest().MatchString(text[start:end+lineEnd(text[end:])]) {
			return true
		}
		start = end
	}
	return false
}

// lineEnd is the length of the first line with its break.
func lineEnd(text string) int {
	if i := strings.IndexByte(text, '\n'); i >= 0 {
		return i + 1
	}
	return len(text)
}

// readYAML reads a document into entries. The library has its own guards against deep nesting and alias bombs; an alias is not followed here.
func readYAML(text string) *reading {
	r := &reading{}
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
		r.fail(yamlFault(err), errors.New("not YAML from here on"))
		return r
	}
	for _, n := range doc.Content {
		yamlNode(r, n, nil, "")
	}
	return r
}

var yamlAt = lazyre.New(`line (\d+)`)

func yamlFault(err error) int {
	if m := yamlAt().FindStringSubmatch(err.Error()); m != nil {
		n, _ := strconv.Atoi(m[1]) // digits, by the expression
		return n
	}
	return 0
}

// yamlNode adds what is below a node; false when a limit stops the reading.
func yamlNode(r *reading, n *yaml.Node, path []string, key string) bool {
	if len(path) > maxDepth {
		r.fail(n.Line, errDepth)
		return false
	}
	switch n.Kind {
	case yaml.ScalarNode:
		return r.add(entry{path: path, key: key, value: n.Value, line: n.Line})
	case yaml.MappingNode:
		inside := below(path, key)
		for i := 0; i+1 < len(n.Content); i += 2 {
			if !yamlNode(r, n.Content[i+1], inside, n.Content[i].Value) {
				return false
			}
		}
	case yaml.SequenceNode:
		inside := below(path, key)
		for i, item := range n.Content {
			if !yamlNode(r, item, inside, strconv.Itoa(i)) {
				return false
			}
		}
	}
	return r.count(n.Line)
}

func below(path []string, key string) []string {
	if key == "" {
		return path
	}
	return child(path, key)
}
