package appconfig

import "fmt"

// Parse reads a whole file. A damaged file gives what could be read, together with an error that names the line.
func Parse(name string, data []byte) (*Config, error) {
	if len(data) > maxFile {
		return nil, fmt.Errorf("configuration %q: larger than %d bytes", name, maxFile)
	}
	format, _ := Detect(name, data[:min(len(data), maxHead)])
	if format == "" {
		return nil, fmt.Errorf("configuration %q: no known format", name)
	}
	r := read(format, data)
	cfg := build(format, r)
	cfg.Secrets = distinct(append(cfg.Secrets, r.secrets...))
	if r.err != nil {
		return cfg, fmt.Errorf("configuration %q: %w", name, r.err)
	}
	return cfg, nil
}

func read(format string, data []byte) *reading {
	if format == "plist-binary" {
		return readBplist(data)
	}
	text := decode(data)
	switch format {
	case "json":
		return readJSON(text)
	case "yaml":
		return readYAML(text)
	case "plist-xml":
		return readPlist(text)
	case "shared-prefs", "xml":
		return readXML(text)
	case "baresip-accounts":
		return readAccounts(text)
	case "baresip-config":
		return readBaresipConfig(text)
	case "pjsua":
		return readArgs(text)
	case "linphonerc", "twinkle":
		return readINI(text, false)
	case "openssl":
		return readINI(text, true)
	}
	return readLines(format, text)
}

func build(format string, r *reading) *Config {
	switch format {
	case "linphonerc":
		return buildLinphone(r)
	case "openssl":
		return buildOpenSSL(r)
	}
	if tables[format] != nil {
		return buildClosed(format, r)
	}
	return buildGeneric(format, r)
}
