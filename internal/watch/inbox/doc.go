//go:build linux

// Package inbox looks at the upload folder and says which uploads are finished. Events only wake it: what is true is what a scan
// sees, since shares deliver no events, queues overflow and watches run out. It reads names, sizes, times and the ends of files,
// never what a bundle means, and changes nothing in the folder. Symbolic links are not followed, pipes are not opened.
package inbox
