//go:build !unix

package store

import "os"

// A folder cannot be synced here; the file system writes names in order.
func syncFolder(*os.File) error { return nil }

func readOnly(error) bool { return false }
