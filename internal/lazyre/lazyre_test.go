package lazyre_test

import (
	"testing"

	"github.com/pwtriage/pwtriage/internal/lazyre"
)

func TestNewIsTheSameEachTime(t *testing.T) {
	re := lazyre.New(`^a+$`)
	first, second := re(), re()
	if first != second || !re().MatchString("aa") || re().MatchString("ab") {
		t.Errorf("%v", re())
	}
}

func TestTestsSeeAFaultWithoutUse(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("an expression that cannot be compiled passes in a test")
		}
	}()
	lazyre.New(`(`)
}
