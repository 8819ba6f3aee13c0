package redact

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Key makes pseudonyms that only its holders can repeat.
type Key [32]byte

// ID names a key without telling it, so that two results can be compared.
func (k Key) ID() string {
	sum := sha256.Sum256(append([]byte("pwtriage key id\x00"), k[:]...))
	return hex.EncodeToString(sum[:4])
}

// NewKey is a random key.
func NewKey() Key {
	var k Key
	_, _ = rand.Read(k[:]) // never fails: see crypto/rand
	return k
}

// CaseKey reads the key in a file, making both when there is none. The file is for its owner alone.
func CaseKey(path string) (Key, error) {
	k, err := readKey(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return k, err
	}
	k = NewKey()
	err = writeKey(path, k)
	if errors.Is(err, fs.ErrExist) { // another run was faster
		return readKey(path)
	}
	return k, err
}

// InstallationKey is the key of this user's installation, made on first use.
func InstallationKey() (Key, error) {
	dir, err := os.UserConfigDir()
	if err != nil {
		return Key{}, fmt.Errorf("find the configuration folder: %w", err)
	}
	dir = filepath.Join(dir, "pwtriage")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return Key{}, fmt.Errorf("make the configuration folder: %w", err)
	}
	return CaseKey(filepath.Join(dir, "redaction.key"))
}

// readKey does not repeat what the file holds: it may be the wrong file.
func readKey(path string) (Key, error) {
	var k Key
	info, err := os.Stat(path)
	if err != nil {
		return k, fmt.Errorf("read key file: %w", err)
	}
	if !info.Mode().IsRegular() || info.Size() > 1024 {
		return k, fmt.Errorf("read key file %q: holds no key", path)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return k, fmt.Errorf("read key file: %w", err)
	}
	raw, err := hex.DecodeString(strings.TrimSpace(string(data)))
	if err != nil || len(raw) != len(k) {
		return k, fmt.Errorf("read key file %q: holds no key", path)
	}
	copy(k[:], raw)
	return k, nil
}

// writeKey links the finished file into place: a run beside this one sees the whole key or none.
func writeKey(path string, k Key) error {
	tmp, err := os.CreateTemp(filepath.Dir(path), ".pwtriage-key-*") // mode 0600
	if err != nil {
		return fmt.Errorf("write key file: %w", err)
	}
	defer os.Remove(tmp.Name())
	_, err = tmp.WriteString(hex.EncodeToString(k[:]) + "\n")
	if err = errors.Join(err, tmp.Sync(), tmp.Close()); err != nil {
		return fmt.Errorf("write key file %q: %w", path, err)
	}
	if err := os.Link(tmp.Name(), path); err != nil {
		return fmt.Errorf("write key file %q: %w", path, err)
	}
	return nil
}
