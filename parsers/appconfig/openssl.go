package appconfig

import "strings"

// buildOpenSSL reads the protocol limits of an openssl.cnf: those that openssl_conf leads to, or all where it leads nowhere.
func buildOpenSSL(r *reading) *Config {
	value := map[string]string{}
	for _, e := range r.entries {
		value[e.section()+"/"+e.key] = e.value
	}
	inForce := ""
	if conf := value["/openssl_conf"]; conf != "" {
		if ssl := value[conf+"/ssl_conf"]; ssl != "" {
			inForce = value[ssl+"/system_default"]
		}
	}
	kept := &reading{}
	for _, e := range r.entries {
		if inForce == "" || e.section() == inForce {
			e.path = nil
			kept.entries = append(kept.entries, withProtocol(e)...)
		}
	}
	return buildClosed("openssl", kept)
}

// withProtocol reads "Protocol = -ALL,TLSv1.1": the range that an explicit list leaves.
func withProtocol(e entry) []entry {
	if e.key != "Protocol" {
		return []entry{e}
	}
	low, high, all := "", "", true
	for name := range strings.SplitSeq(e.value, ",") {
		name = strings.TrimSpace(name)
		if strings.EqualFold(name, "-all") {
			all = false
		}
		level, ok := tlsLevel(strings.ToLower(strings.TrimPrefix(name, "+")))
		if !ok {
			continue
		}
		if low == "" || level < low {
			low = level
		}
		high = max(high, level)
	}
	if all || low == "" {
		return nil
	}
	return []entry{{key: "MinProtocol", value: low, line: e.line}, {key: "MaxProtocol", value: high, line: e.line}}
}
