package logfile

import (
	"bytes"
	"strings"
	"testing"
)

func BenchmarkRead(b *testing.B) {
	for name, body := range map[string]string{
		"pjsip":    strings.Repeat(builtPJSIP, 1000),
		"logcat":   strings.Repeat(wrap(builtPJSIP, "10-05 10:11:12.123  1234  1300 D libpjsip: "), 1000),
		"linphone": strings.Repeat(builtLinphone, 1000),
		"plain":    strings.Repeat("2024-01-02 03:04:05,678 ERROR something broke badly\n", 20000),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(body)))
			b.ReportAllocs()
			for range b.N {
				if _, err := Read(bytes.NewReader([]byte(body)), "bench", Options{}, func(*Record) error { return nil }); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
