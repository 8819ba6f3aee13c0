package redact

import "testing"

// TestCommandTellsNoFolder: where a bundle lay on the agent's machine is nobody else's business; what the command is made of stays.
func TestCommandTellsNoFolder(t *testing.T) {
	for in, want := range map[string]string{
		"pwtriage diagnose --site /home/arossi/.config/pwtriage/site.hcl /srv/in/case.zip --answer CI-6=no": "pwtriage diagnose --site site.hcl case.zip --answer CI-6=no",
		"pwtriage diagnose '/home/a rossi/case.zip'":                                                        "pwtriage diagnose 'case.zip'",
		`pwtriage diagnose C:\Users\arossi\case.zip`:                                                        `pwtriage diagnose case.zip`,
		"pwtriage diagnose uploads/case.zip --answer CI-4=wrong":                                            "pwtriage diagnose uploads/case.zip --answer CI-4=wrong",
	} {
		if got := testPseudonyms().field("Ask.Command", in); got != want {
			t.Errorf("%s\n got %s\nwant %s", in, got, want)
		}
	}
}
