package bundle

import "time"

// Limits bounds what one bundle may cost. A field left at zero takes its value from DefaultLimits.
type Limits struct {
	TotalBytes, MemberBytes     int64 // bytes handed out or decoded, for the bundle and for one member
	Entries, Depth              int   // members of all archives together; archives inside archives
	DirectoryBytes, HeaderBytes int64 // zip central directory; tar PAX and GNU headers, per archive
	NameBytes, NameParts        int   // a member's name; longer ones are shown shortened
	CPU, Wall                   time.Duration
	BufferBytes                 int64 // zip archives held in memory at one time
	Workers                     int   // members WalkParallel reads at one time; zero: as many as there are processors
}

// DefaultLimits returns the limits that hold where the user names none.
func DefaultLimits() Limits {
	return Limits{
		TotalBytes: 4 << 30, MemberBytes: 1 << 30,
		Entries: 100_000, Depth: 6,
		DirectoryBytes: 64 << 20, HeaderBytes: 16 << 20,
		NameBytes: 4 << 10, NameParts: 64,
		CPU: 120 * time.Second, Wall: 300 * time.Second,
		BufferBytes: 512 << 20,
	}
}

func (l Limits) withDefaults() Limits {
	d := DefaultLimits()
	orDefault(&l.TotalBytes, d.TotalBytes)
	orDefault(&l.MemberBytes, d.MemberBytes)
	orDefault(&l.Entries, d.Entries)
	orDefault(&l.Depth, d.Depth)
	orDefault(&l.DirectoryBytes, d.DirectoryBytes)
	orDefault(&l.HeaderBytes, d.HeaderBytes)
	orDefault(&l.NameBytes, d.NameBytes)
	orDefault(&l.NameParts, d.NameParts)
	orDefault(&l.CPU, d.CPU)
	orDefault(&l.Wall, d.Wall)
	orDefault(&l.BufferBytes, d.BufferBytes)
	return l
}

func orDefault[T ~int | ~int64](v *T, d T) {
	if *v == 0 {
		*v = d
	}
}
