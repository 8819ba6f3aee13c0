package share

import (
	"io"

	"github.com/pwtriage/pwtriage/parsers/appconfig"
)

// learn reads a file for identifiers.
func (s *sharing) learn(name string, text *chunks, head []byte) error {
	if _, sure := appconfig.Detect(name, head); sure >= 0.5 {
		return s.learnSettings(name, text)
	}
	if binary(head) {
		return nil
	}
	return text.each(func(chunk string) error {
		s.p.LearnFrom(chunk)
		return nil
	})
}

const maxConfig = 16 << 20

// learnSettings takes the accounts of a configuration, all of them.
func (s *sharing) learnSettings(name string, text *chunks) error {
	data, err := io.ReadAll(io.LimitReader(text.raw, maxConfig))
	if err != nil {
		return err
	}
	config, _ := appconfig.Parse(name, data)
	if config == nil {
		return nil
	}
	for _, set := range config.Settings {
		switch set.Name {
		case appconfig.Username, appconfig.AuthUsername, appconfig.Number:
			s.p.Learn(set.Value)
		}
	}
	if !binary(data[:min(len(data), headSize)]) {
		s.p.LearnFrom(string(data))
	}
	return nil
}
