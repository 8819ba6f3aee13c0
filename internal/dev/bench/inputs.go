package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// recipes tell how an input is made: by a tool that writes to -o FILE, or by one that writes to standard output after ">". A number with an x
// is that many times the size of the run.
var recipes = map[string][]string{
	"pjsip.log":        {"logs --kind pjsip --size 1x --density 0.5 --seed 1"},
	"logcat.log":       {"logs --kind logcat --size 1x --density 0.5 --seed 1"},
	"linphone.log":     {"logs --kind linphone --size 1x --density 0.5 --seed 1"},
	"none.log":         {"logs --kind pjsip --size 1x --density 0 --seed 1"},
	"tenth.log":        {"logs --kind pjsip --size 0.25x --density 10 --seed 1"},
	"all.log":          {"logs --kind pjsip --size 0.25x --density 100 --seed 1"},
	"large.log":        {"logs --kind pjsip --size 5x --density 0.5 --seed 2"},
	"line.log":         {"logs --one-line 5x --density 0.5 --seed 1"},
	"small.log":        {"logs --kind pjsip --size 1MB --density 0.5 --seed 1"},
	"entries-50":       {"logs --patterns 50"},
	"entries.log":      {"logs --kind pjsip --size 1x --density 0.5 --seed 1 --from @entries-50"},
	"members.zip":      {"logs --members 0.005x --seed 1"},
	"pjsip.log.gz":     {"> gzip -6 -c @pjsip.log"},
	"large.log.gz":     {"> gzip -6 -c @large.log"},
	"catalogue.re":     {"> peers --form written"},
	"catalogue.pcre":   {"> peers --form portable"},
	"catalogue.words":  {"> peers --form literals"},
	"catalogue.helped": {"> peers --form portable --dialect pjsip"},
	"eight":            eight("logs --kind pjsip --size 0.625x --density 0.5 --seed"),
	"eight-gz":         eight("> gzip -6 -c @eight/"),
}

// eight are the files of a folder.
func eight(recipe string) []string {
	var out []string
	for n := range 8 {
		if strings.HasSuffix(recipe, "/") {
			out = append(out, fmt.Sprintf("%spart-%d.log", recipe, n+1))
		} else {
			out = append(out, fmt.Sprintf("%s %d", recipe, n+1))
		}
	}
	return out
}

// input is the path of an input; it is made the first time.
func (b *bench) input(name string) (string, error) {
	dir := filepath.Join(b.dir, fmt.Sprintf("inputs-%d", b.size))
	path := filepath.Join(dir, name)
	folder, _, part := strings.Cut(name, "/")
	if part { // of a folder
		_, err := b.input(folder)
		return path, err
	}
	steps, known := recipes[name]
	if !known {
		return "", fmt.Errorf("there is no input %q", name)
	}
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", err
	}
	making := path + ".making"
	if err := b.make(steps, making); err != nil {
		return "", fmt.Errorf("make %s: %w", name, err)
	}
	return path, os.Rename(making, path)
}

func (b *bench) make(steps []string, path string) error {
	if len(steps) == 1 {
		return b.cook(steps[0], path)
	}
	if err := os.MkdirAll(path, 0o755); err != nil {
		return err
	}
	for n, step := range steps {
		name := fmt.Sprintf("part-%d.log", n+1)
		if strings.Contains(step, "gzip") {
			name += ".gz"
		}
		if err := b.cook(step, filepath.Join(path, name)); err != nil {
			return err
		}
	}
	return nil
}

func (b *bench) cook(recipe, path string) error {
	words, toStdout := strings.CutPrefix(recipe, "> ")
	argv, err := b.ready(b.sized(words), 0)
	if err != nil {
		return err
	}
	if !toStdout {
		argv = append(argv, "-o", path)
	}
	cmd := exec.Command(argv[0], argv[1:]...)
	if toStdout {
		out, err := os.Create(path)
		if err != nil {
			return err
		}
		defer out.Close()
		cmd.Stdout = out
	}
	var complaint strings.Builder
	cmd.Stderr = &complaint
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("%w: %s", err, firstLine(complaint.String()))
	}
	return nil
}

// sized replaces the sizes of a recipe.
func (b *bench) sized(recipe string) command {
	words := strings.Fields(recipe)
	for i, word := range words {
		if number, ok := strings.CutSuffix(word, "x"); ok {
			if times, err := strconv.ParseFloat(number, 64); err == nil {
				words[i] = strconv.FormatInt(int64(times*float64(b.size)), 10)
			}
		}
	}
	return words
}
