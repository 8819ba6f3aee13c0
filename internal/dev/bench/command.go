package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

// command is a program and its arguments; "@name" is one of the inputs, and a bar starts the next program of a pipe.
type command []string

// cost is what one run took.
type cost struct {
	wall time.Duration
	cpu  time.Duration // of all processes
	peak int64         // bytes of resident memory, of the largest process of a pipe
}

// tool is the path of a program: one of bin, or the system's.
func (b *bench) tool(name string) (string, error) {
	if path := filepath.Join(b.dir, "bin", name); isFile(path) {
		return path, nil
	}
	path, err := exec.LookPath(name)
	if err != nil {
		return "", fmt.Errorf("there is no %s", name)
	}
	return path, nil
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// ready finds the tools and makes the inputs. A pipe is left to the shell, and one core is a matter of taskset.
func (b *bench) ready(c command, cores int) ([]string, error) {
	argv := []string{}
	for i, word := range c {
		name, isInput := strings.CutPrefix(word, "@")
		path, err := word, error(nil)
		switch {
		case isInput:
			path, err = b.input(name)
		case i == 0 || c[i-1] == "|":
			path, err = b.tool(word)
		}
		if err != nil {
			return nil, err
		}
		argv = append(argv, path)
	}
	if slices.Contains(argv, "|") {
		argv = []string{"sh", "-c", shell(argv)}
	}
	if cores == 1 {
		argv = append([]string{"taskset", "-c", "0"}, argv...)
	}
	return argv, nil
}

// shell quotes what is no bar.
func shell(argv []string) string {
	words := []string{}
	for _, word := range argv {
		if word != "|" {
			word = "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
		}
		words = append(words, word)
	}
	return strings.Join(words, " ")
}

// once runs a command with its output in a file: grep stops at the first match when it sees that nobody reads.
func (b *bench) once(argv []string) (cost, error) {
	out, err := os.Create(filepath.Join(b.dir, "out"))
	if err != nil {
		return cost{}, err
	}
	defer out.Close()
	var complaint strings.Builder
	cmd := exec.Command(argv[0], argv[1:]...)
	cmd.Stdout, cmd.Stderr = out, &complaint
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8", "HOME="+b.dir, "RIPGREP_CONFIG_PATH=", "PWTRIAGE_SITE=")
	start := time.Now()
	err = cmd.Run()
	took := time.Since(start)
	if cmd.ProcessState == nil {
		return cost{}, err
	}
	if err != nil && (cmd.ProcessState.ExitCode() != 1 || complaint.Len() > 0) { // 1 and no word: a search found nothing
		return cost{}, fmt.Errorf("%s: %w: %s", filepath.Base(argv[0]), err, firstLine(complaint.String()))
	}
	usage, _ := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	busy := cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	return cost{wall: took, cpu: busy, peak: usage.Maxrss << 10}, nil
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return line[:min(len(line), 200)]
}

// String is what a person would type beside the files.
func (c command) String() string {
	return strings.ReplaceAll(strings.Join(c, " "), "@", "")
}
