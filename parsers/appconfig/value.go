package appconfig

import (
	"strconv"
	"strings"
)

// normal is a value as the neutral settings have it; false when it is not one of the kind.
func normal(k kind, value string) (string, bool) {
	value = strings.TrimSpace(value)
	low := strings.ToLower(value)
	switch k {
	case asText, asPort, asApp, asVersion:
		if k == asPort {
			n := portNumber(value)
			return strconv.Itoa(n), n > 0
		}
		return value, true
	case asLower:
		return low, true
	case asTransport:
		return transportName(low)
	case asUseTLS:
		on, ok := flag(low)
		return "tls", ok && on == "true"
	case asNumber:
		return value, value != "" && strings.Trim(value, "+0123456789 -()./") == ""
	case asSeconds:
		return seconds(low)
	case asFlag:
		return flag(low)
	case asNotFlag:
		on, ok := flag(low)
		return map[string]string{"true": "false", "false": "true"}[on], ok
	case asPresent:
		return "true", true
	case asMedia, asSRTP, asZRTP:
		return mediaName(k, low)
	case asModel:
		return modelName(low)
	case asEdition:
		return editionName(low)
	case asTLSLevel:
		return tlsLevel(low)
	case asKeepAlive:
		return keepAlive(low)
	}
	return value, true
}

func flag(low string) (string, bool) {
	switch low {
	case "1", "true", "yes", "on", "y", "enabled", "enable":
		return "true", true
	case "0", "false", "no", "off", "n", "disabled", "disable", "none", "never":
		return "false", true
	}
	return "", false
}

func keepAlive(low string) (string, bool) {
	if n, err := strconv.Atoi(low); err == nil {
		return strconv.FormatBool(n > 0), true
	}
	return flag(low)
}

// transportName knows the names of transports; "auto" and the like leave it open.
func transportName(low string) (string, bool) {
	switch {
	case strings.Contains(low, "tls"), strings.Contains(low, "ssl"), low == "sips":
		return "tls", true
	case strings.HasPrefix(low, "tcp"), strings.HasSuffix(low, "tcp"):
		return "tcp", true
	case strings.HasPrefix(low, "udp"), strings.HasSuffix(low, "udp"):
		return "udp", true
	}
	return "", false
}

func seconds(low string) (string, bool) {
	low = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(strings.TrimSuffix(low, "seconds"), "sec"), "s"))
	n, err := strconv.ParseUint(low, 10, 32)
	return strconv.FormatUint(n, 10), err == nil
}

// mediaNames are the names that clients give to how call media is secured.
var mediaNames = map[string]string{
	"srtp": "sdes", "sdes": "sdes", "srtpsdes": "sdes", "sdessrtp": "sdes", "srtpmand": "sdes", "srtpmandf": "sdes", "mandatory": "sdes", "optional": "sdes",
	"srtpmandatory": "sdes", "srtpoptional": "sdes", "required": "sdes", "preferred": "sdes", "savp": "sdes",
	"zrtp": "zrtp", "srtpzrtp": "zrtp", "zrtpsrtp": "zrtp",
	"dtls": "dtls", "dtlssrtp": "dtls", "srtpdtls": "dtls", "dtlssrtpf": "dtls", "dtlssrtpmand": "dtls",
	"rtp": "none", "avp": "none", "plain": "none", "clear": "none", "unencrypted": "none", "": "none",
}

// mediaName reads a name, a flag or pjsua's number: 0 disabled, 1 optional, 2 mandatory, 3 optional with two offers.
func mediaName(k kind, low string) (string, bool) {
	if n, err := strconv.Atoi(low); err == nil && n > 1 && n < 4 {
		low = "1"
	}
	if on, ok := flag(low); ok {
		if on == "false" {
			return "none", true
		}
		return map[kind]string{asMedia: "sdes", asSRTP: "sdes", asZRTP: "zrtp"}[k], true
	}
	name, ok := mediaNames[squeeze(words(low))]
	return name, ok
}

// mediaRequired tells a mode in which calls without media security are refused.
func mediaRequired(low string) bool {
	return strings.Contains(low, "mand") || strings.Contains(low, "required")
}

func modelName(low string) (string, bool) {
	switch squeeze(words(low)) {
	case "endtoend", "ee", "eetoe", "topsecret", "zrtp", "peertopeer":
		return "end-to-end", true
	case "endtosite", "es", "endtoserver", "sdes", "site":
		return "end-to-site", true
	}
	switch low {
	case "e2e":
		return "end-to-end", true
	case "e2s":
		return "end-to-site", true
	}
	return "", false
}

func editionName(low string) (string, bool) {
	switch {
	case strings.HasPrefix(low, "pro"):
		return "professional", true
	case strings.HasPrefix(low, "ent"):
		return "enterprise", true
	}
	return "", false
}

// tlsLevel reads "TLSv1.2", "tls1_2", "1.2", "TLSv1". What limits nothing, or is no TLS, is not a level.
func tlsLevel(low string) (string, bool) {
	low = strings.TrimPrefix(strings.TrimPrefix(low, "tls"), "v")
	low = strings.TrimLeft(strings.ReplaceAll(low, "_", "."), ". v")
	switch low {
	case "1", "1.0":
		return "1.0", true
	case "1.1", "1.2", "1.3":
		return low, true
	}
	return "", false
}
