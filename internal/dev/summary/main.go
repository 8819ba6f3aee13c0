// Command summary reads `go test -json` and prints what a person wants of it: failures with their output, skipped tests with their
// reason, a line per package, and a closing count.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"sort"
	"strings"
)

type event struct {
	Action  string
	Package string
	Test    string
	Output  string
	Elapsed float64
}

func main() {
	r := bufio.NewReader(os.Stdin)
	output := map[string]*strings.Builder{}
	var failed, skipped []string
	passed := 0
	for {
		line, err := r.ReadBytes('\n')
		if len(line) > 0 {
			var e event
			if json.Unmarshal(line, &e) != nil {
				os.Stdout.Write(line) // a compiler's words
			} else {
				passed += see(e, output, &failed, &skipped)
			}
		}
		if err == io.EOF {
			break
		}
	}
	sort.Strings(skipped)
	for _, s := range skipped {
		fmt.Println("skip", s)
	}
	for _, f := range failed {
		fmt.Printf("FAIL %s\n%s", f, output[f].String())
	}
	fmt.Printf("%d passed, %d failed, %d skipped\n", passed, len(failed), len(skipped))
}

func see(e event, output map[string]*strings.Builder, failed, skipped *[]string) int {
	key := strings.TrimSpace(e.Package + " " + e.Test)
	if output[key] == nil {
		output[key] = &strings.Builder{}
	}
	switch e.Action {
	case "output":
		if output[key].Len() < 1<<20 {
			output[key].WriteString(e.Output)
		}
	case "fail":
		*failed = append(*failed, key)
	case "skip":
		if e.Test != "" {
			*skipped = append(*skipped, key+": "+reason(output[key].String()))
		}
	case "pass":
		if e.Test == "" {
			fmt.Printf("ok   %s %.1fs\n", e.Package, e.Elapsed)
			return 0
		}
		output[key].Reset()
		return 1
	}
	return 0
}

// reason is what a skipped test said, without the test runner's frame.
func reason(out string) string {
	for _, line := range strings.Split(out, "\n") {
		line = strings.TrimSpace(line)
		if line != "" && !strings.HasPrefix(line, "=== ") && !strings.HasPrefix(line, "--- ") {
			return line
		}
	}
	return "no reason given"
}
