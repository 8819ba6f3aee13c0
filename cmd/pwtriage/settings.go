package main

import (
	"fmt"

	"github.com/pwtriage/pwtriage/analyzer/facts"
	"github.com/pwtriage/pwtriage/parsers/appconfig"
)

// setting is what explain tells of a client setting.
type setting struct {
	name, means string
	expected    string // what of the site file it is judged by, "" = it is not
}

var settings = []setting{
	{appconfig.Address, "host or IP address of the PrivateServer the client connects to", "server address (an alias works, but the address is what clients should use)"},
	{appconfig.Port, "port of the PrivateServer", "port of the endpoint of the client's transport"},
	{appconfig.Transport, "tls, tcp or udp", "transport of the account, else of the client block"},
	{appconfig.Username, "SIP user name", "the accounts listed"},
	{appconfig.AuthUsername, "user name of the digest, where it is set apart from the SIP user name", "the account's user name"},
	{appconfig.Domain, "SIP domain", "server domain"},
	{appconfig.Realm, "digest realm; * means any", "server domain"},
	{appconfig.Password, "password; only its hash is compared, it is never shown", "password_sha256 or ha1_md5 of the account"},
	{appconfig.Number, "virtual phone number", "number of the account"},
	{appconfig.SecurityModel, "end-to-end or end-to-site", "security_model"},
	{appconfig.MediaSecurity, "how media is encrypted: sdes, zrtp, dtls or none", "media_security"},
	{appconfig.MediaRequired, "whether calls without encrypted media are refused", ""},
	{appconfig.ObfuscationMode, "whether the traffic is obfuscated", "obfuscation_mode"},
	{appconfig.ObfuscationKey, "key of the obfuscation, the same on both sides", "obfuscation_key"},
	{appconfig.KeepAlive, "whether the connection is kept open", "keep_alive"},
	{appconfig.Edition, "professional or enterprise", ""},
	{appconfig.Logging, "whether the client writes a log", ""},
	{appconfig.TLSVerify, "whether the server's certificate is checked", "tls_verify"},
	{appconfig.TLSVerifyName, "whether the name in the server's certificate is checked", ""},
	{appconfig.TLSCA, "file or folder of the certificate authorities the client trusts", "tls_ca"},
	{appconfig.TLSMin, "lowest TLS version the client speaks", "tls_min and tls_max of the endpoint"},
	{appconfig.TLSMax, "highest TLS version the client speaks", "tls_min and tls_max of the endpoint"},
	{appconfig.Expires, "registration interval in seconds", "registration block: min_expires, max_expires"},
	{appconfig.Register, "whether the client registers at all", ""},
	{appconfig.DND, "do not disturb: calls are refused by the client itself", ""},
}

func tellSetting(io stdio, s setting) {
	fmt.Fprintf(io.out, "%s (setting)\n%s\n", s.name, s.means)
	if s.expected == "" {
		fmt.Fprintln(io.out, "Judged by: nothing of the site file")
	} else {
		fmt.Fprintf(io.out, "Judged by, in the site file: %s\n", s.expected)
	}
	if branch, ok := facts.ConfigFacts[s.name]; ok {
		fmt.Fprintf(io.out, "In a workflow: fact.config.%s.matches\n", branch)
	}
}
