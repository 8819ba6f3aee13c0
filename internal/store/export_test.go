package store

// OnCrashPoint lets a test stop the program where a crash would hurt.
func OnCrashPoint(f func(point string)) { crash = f }
