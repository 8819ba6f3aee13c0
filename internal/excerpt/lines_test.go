package excerpt

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"

	"github.com/pwtriage/pwtriage/parsers/logfile"
)

func linesOf(t *testing.T, data string) []string {
	t.Helper()
	var out []string
	err := EachLine(strings.NewReader(data), 1<<20, func(number int, text string, cut bool) error {
		if number != len(out)+1 || cut {
			t.Errorf("line %d came as number %d, cut %v", len(out)+1, number, cut)
		}
		out = append(out, text)
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	return out
}

func wide(text string, big bool) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(text)) {
		low, high := byte(u), byte(u>>8)
		if big {
			low, high = high, low
		}
		b.WriteByte(low)
		b.WriteByte(high)
	}
	return b.String()
}

// show numbers lines as the diagnosis does, whatever the encoding, and leaves nothing of a line out.
func TestEachLine(t *testing.T) {
	want := []string{"10:00 first \x1b[31mred", "", "third é"}
	text := strings.Join(want, "\n")
	for name, data := range map[string]string{
		"line feeds":            text,
		"with a last line end":  text + "\n",
		"carriage return, feed": strings.ReplaceAll(text, "\n", "\r\n"),
		"carriage returns":      strings.ReplaceAll(text, "\n", "\r"),
		"byte order mark":       "\ufeff" + text,
		"windows-1252":          strings.ReplaceAll(text, "é", "\xe9"),
		"utf-16le":              wide("\ufeff"+text, false),
		"utf-16be":              wide("\ufeff"+text, true),
		"utf-16le without mark": wide(text, false),
		"utf-16be without mark": wide(text, true),
	} {
		if got := linesOf(t, data); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if got := linesOf(t, ""); len(got) != 0 {
		t.Errorf("an empty file has lines %q", got)
	}
	long := strings.Repeat("x", 200_000)
	if got := linesOf(t, long+"\nend"); !slices.Equal(got, []string{long, "end"}) {
		t.Errorf("a line longer than the buffer came as %d lines", len(got))
	}
}

func TestOverlongLineIsCutAndSaid(t *testing.T) {
	const most = 100_000
	data := strings.Repeat("x", most+10) + "\nend"
	var cuts []bool
	err := EachLine(strings.NewReader(data), most, func(_ int, text string, cut bool) error {
		if len(text) > most {
			t.Errorf("a line of %d bytes is kept", len(text))
		}
		cuts = append(cuts, cut)
		return nil
	})
	if err != nil || !slices.Equal(cuts, []bool{true, false}) {
		t.Errorf("cut: %v, error %v", cuts, err)
	}
}

// Whatever the bytes, the lines are those of the diagnosis: their numbers stand in its evidence.
func TestLinesAreTheDiagnosis(t *testing.T) {
	piece := rapid.SampledFrom([]string{"a", "é", "\n", "\r", "\r\n", "\x00", "\xff", "\xfe", "\xef\xbb\xbf", "\x1b[31m", "\xe9", "10:00:00.000 x", wide("line one\n", false), wide("line two\n", true)})
	rapid.Check(t, func(rt *rapid.T) {
		data := strings.Join(rapid.SliceOfN(piece, 0, 30).Draw(rt, "pieces"), "")
		var want []int
		_, err := logfile.Read(strings.NewReader(data), "", logfile.Options{Dialect: "plain"}, func(rec *logfile.Record) error {
			for _, l := range rec.Lines {
				want = append(want, l.Number)
			}
			return nil
		})
		if err != nil {
			rt.Fatal(err)
		}
		var got []int
		err = EachLine(strings.NewReader(data), 1<<20, func(number int, _ string, _ bool) error {
			got = append(got, number)
			return nil
		})
		if err != nil || !slices.Equal(got, want) {
			rt.Fatalf("%q: lines %v, the diagnosis has %v (error %v)", data, got, want, err)
		}
	})
}
