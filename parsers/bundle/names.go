package bundle

import (
	"fmt"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"
)

// shown returns the form of an archive's or folder's own name that is safe to print and equal over packings: "./a" is "a".
func (l Limits) shown(raw string) string {
	name := raw
	for strings.HasPrefix(name, "./") {
		name = strings.TrimLeft(name[2:], "/")
	}
	name = strings.ReplaceAll(name, "/./", "/")
	for strings.Contains(name, "//") {
		name = strings.ReplaceAll(name, "//", "/")
	}
	if len(name) > l.NameBytes {
		cut := l.NameBytes
		for cut > 0 && !utf8.RuneStart(name[cut]) {
			cut--
		}
		name = name[:cut] + "..."
	}
	if name == "" {
		name = "unnamed"
	}
	return escape(name)
}

// escape shows control, bidirectional and zero-width characters and bytes that are no UTF-8 as \u{..}.
func escape(s string) string {
	if !strings.ContainsFunc(s, hidden) && utf8.ValidString(s) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			fmt.Fprintf(&b, `\u{%02x}`, s[i])
		case hidden(r):
			fmt.Fprintf(&b, `\u{%02x}`, r)
		default:
			b.WriteRune(r)
		}
		i += n
	}
	return b.String()
}

// hidden reports characters that change what a terminal or a page shows around them.
func hidden(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029' || r == '\u115f' || r == '\u3164'
}

// nameFlags says what is odd about a name. The member is kept: nothing is written to disk, so no name can do harm.
func (l Limits) nameFlags(raw string) []string {
	var flags []string
	flag := func(bad bool, what string) {
		if bad {
			flags = append(flags, "is "+what)
		}
	}
	parts := strings.FieldsFunc(raw, func(r rune) bool { return r == '/' || r == '\\' })
	flag(hasPart(parts, ".."), `a name with ".."`)
	flag(strings.HasPrefix(raw, "/"), "an absolute name")
	flag(strings.HasPrefix(raw, `\\`), "a network name")
	flag(len(raw) > 1 && raw[1] == ':' && isLetter(raw[0]), "a name with a drive letter")
	flag(strings.Contains(raw, `\`), "a name with a backslash")
	flag(strings.ContainsRune(raw, 0), "a name with NUL")
	flag(!utf8.ValidString(raw), "a name that is no UTF-8")
	flag(strings.ContainsFunc(raw, func(r rune) bool { return r != 0 && hidden(r) }), "a name with control or invisible characters")
	flag(len(raw) > l.NameBytes, fmt.Sprintf("a name of more than %s", byteCount(int64(l.NameBytes))))
	flag(len(parts) > l.NameParts, fmt.Sprintf("a name of more than %d parts", l.NameParts))
	flag(raw == "", "an empty name")
	for _, p := range parts {
		if reserved(p) {
			flag(true, "a name reserved on Windows")
			break
		}
	}
	return flags
}

func hasPart(parts []string, want string) bool {
	for _, p := range parts {
		if p == want {
			return true
		}
	}
	return false
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func reserved(part string) bool {
	stem, _, _ := strings.Cut(strings.ToUpper(part), ".")
	switch stem {
	case "CON", "PRN", "AUX", "NUL":
		return true
	}
	return len(stem) == 4 && (strings.HasPrefix(stem, "COM") || strings.HasPrefix(stem, "LPT")) && stem[3] >= '1' && stem[3] <= '9'
}

// junkName reports what macOS and Windows leave in archives for their own use.
func junkName(name string) bool {
	switch path.Base(name) {
	case ".DS_Store", "Thumbs.db":
		return true
	}
	return strings.HasPrefix(name, "__MACOSX/") || strings.Contains(name, "/__MACOSX/")
}

// junkContent reports a macOS resource fork. The name alone does not decide: "._client.log" may be a log.
func junkContent(name string, head []byte) bool {
	return strings.HasPrefix(path.Base(name), "._") && strings.HasPrefix(string(head), "\x00\x05\x16\x07")
}
