//go:build linux

package inbox

import (
	"path"
	"strings"
)

// partialSuffixes are what programs call a file they are still writing.
var partialSuffixes = []string{".part", ".partial", ".filepart", ".crdownload", ".download", ".tmp", ".temp", ".swp", ".!sync", "~"}

// partial says whether a name is that of an unfinished or private file.
func partial(name string) bool {
	lower := strings.ToLower(name)
	if strings.HasPrefix(lower, ".") || strings.HasPrefix(lower, "~") || lower == "thumbs.db" || lower == "desktop.ini" {
		return true
	}
	for _, s := range partialSuffixes {
		if strings.HasSuffix(lower, s) {
			return true
		}
	}
	return false
}

// maxMarker is the size up to which NAME.ready and NAME.done are markers; a bigger one is somebody's bundle.
const maxMarker = 4 << 10

// marked is the name a marker speaks of.
func marked(name string, size int64) (string, bool) {
	ext := path.Ext(name)
	if size > maxMarker || ext != ".ready" && ext != ".done" || name == ext {
		return "", false
	}
	return strings.TrimSuffix(name, ext), true
}
