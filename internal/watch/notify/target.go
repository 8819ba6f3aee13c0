//go:build linux

package notify

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"text/template"
	"time"
)

// Target is a receiver.
type Target interface {
	Name() string // stays the same over restarts
	Send(ctx context.Context, l Letter) error
}

// sendWithin bounds one delivery.
const sendWithin = 30 * time.Second

// Exec runs a command with the result on its standard input and the head in its environment. No shell is involved: nothing of a bundle
// can become a command.
type Exec struct{ Command []string }

// Name is the command line.
func (e *Exec) Name() string { return "exec " + strings.Join(e.Command, " ") }

// Send runs it; an exit status other than 0 is a failed delivery.
func (e *Exec) Send(ctx context.Context, l Letter) error {
	ctx, cancel := context.WithTimeout(ctx, sendWithin)
	defer cancel()
	cmd := exec.CommandContext(ctx, e.Command[0], e.Command[1:]...)
	cmd.Stdin = bytes.NewReader(l.Result)
	cmd.Env = os.Environ()
	for _, w := range l.Head.words() {
		cmd.Env = append(cmd.Env, "PWTRIAGE_"+strings.ToUpper(w[0])+"="+w[1])
	}
	cmd.WaitDelay = 5 * time.Second // a grandchild that keeps the pipes open
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("notify command %q: %w", e.Command[0], err)
	}
	return nil
}

// hook posts to a URL.
type hook struct {
	url      string
	secret   []byte
	template *template.Template
	client   *http.Client
	now      func() time.Time
}

func newHook(address, secret, layout string) (*hook, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return nil, fmt.Errorf("%q is no http or https address", address)
	}
	h := &hook{url: address, secret: []byte(secret), now: time.Now, client: &http.Client{Timeout: sendWithin,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}} // a result goes where it was told to, and nowhere else
	if layout == "" {
		return h, nil
	}
	h.template, err = template.New("notify").Option("missingkey=zero").Funcs(template.FuncMap{"json": quoteJSON}).Parse(layout)
	if err != nil {
		return nil, fmt.Errorf("notify template: %w", err)
	}
	return h, nil
}

func quoteJSON(v any) (string, error) {
	text, err := json.Marshal(v)
	return string(text), err
}

// Name leaves out what may be secret of a URL: its user, its query, and the path that some services keep a token in.
func (h *hook) Name() string {
	u, err := url.Parse(h.url)
	if err != nil {
		return "webhook"
	}
	sum := sha256.Sum256([]byte(h.url))
	return "webhook " + u.Scheme + "://" + u.Host + " " + hex.EncodeToString(sum[:4])
}

// Send posts the letter. The signature is over time and body, so that neither can be changed nor an old delivery be played again.
func (h *hook) Send(ctx context.Context, l Letter) error {
	body, err := h.body(l)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, h.url, bytes.NewReader(body))
	if err != nil {
		return errors.New("notify: the address can't be used")
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("User-Agent", "pwtriage")
	req.Header.Set("Idempotency-Key", l.Head.Key)
	for _, w := range l.Head.words() {
		if w[1] != "" {
			req.Header.Set("X-Pwtriage-"+w[0], w[1])
		}
	}
	if len(h.secret) > 0 {
		at := strconv.FormatInt(h.now().Unix(), 10)
		req.Header.Set("X-Pwtriage-Signature", "t="+at+",v1="+Sign(h.secret, at, body))
	}
	resp, err := h.client.Do(req)
	if err != nil {
		return fmt.Errorf("notify %s: %w", h.Name(), withoutURL(err))
	}
	defer resp.Body.Close()
	io.Copy(io.Discard, io.LimitReader(resp.Body, 64<<10))
	if resp.StatusCode/100 != 2 {
		return fmt.Errorf("notify %s: it answers %d", h.Name(), resp.StatusCode)
	}
	return nil
}

// withoutURL takes the address out of a client's error.
func withoutURL(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		return u.Err
	}
	return err
}

// Sign is the hex HMAC-SHA-256 over "TIME.BODY".
func Sign(secret []byte, at string, body []byte) string {
	mac := hmac.New(sha256.New, secret)
	mac.Write([]byte(at + "."))
	mac.Write(body)
	return hex.EncodeToString(mac.Sum(nil))
}

func (h *hook) body(l Letter) ([]byte, error) {
	if h.template == nil {
		return l.Result, nil
	}
	var result any
	if err := json.Unmarshal(l.Result, &result); err != nil {
		return nil, fmt.Errorf("notify template: %w", err)
	}
	var out bytes.Buffer
	if err := h.template.Execute(&out, map[string]any{"head": l.Head, "result": result}); err != nil {
		return nil, fmt.Errorf("notify template: %w", err)
	}
	if !json.Valid(out.Bytes()) {
		return nil, errors.New("notify template: what it makes is no JSON; write values as {{json .result.verdict.title}}")
	}
	return out.Bytes(), nil
}
