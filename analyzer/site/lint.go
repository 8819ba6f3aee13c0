package site

import (
	"fmt"
	"strings"

	"github.com/hashicorp/hcl/v2"
)

// Lint says what is doubtful about a file that can be read: it would judge, but perhaps not as meant.
func (s *Site) Lint(filename string) hcl.Diagnostics {
	var diags hcl.Diagnostics
	doubt := func(summary, format string, args ...any) {
		diags = append(diags, &hcl.Diagnostic{Severity: hcl.DiagWarning, Summary: summary, Detail: fmt.Sprintf(format, args...), Subject: start(filename)})
	}
	if len(s.Servers) == 0 {
		doubt("no server", "without a server block no address, port or transport can be judged")
	}
	if s.Complete && len(s.Accounts) == 0 {
		doubt("complete, and no account", "complete = true with no account says that no account exists")
	}
	owner := map[string]string{}
	for _, acc := range s.Accounts {
		number := digits(acc.Number)
		if other := owner[number]; number != "" && other != "" {
			doubt("number stands twice", "accounts %q and %q have the number %q", other, acc.User, strings.TrimSpace(acc.Number))
		}
		owner[number] = acc.User
	}
	return diags
}
