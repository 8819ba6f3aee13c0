# Everything a developer runs. `make build` and `make test` need no set-up on a fresh machine with git, make and Go.
VERSION := $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
LDFLAGS := -s -w -X main.version=$(VERSION)
ROUNDS  ?= 1000
CORPUS  ?= ../shared/corpus
SCORE   ?= ../shared/tools/score
FUZZTIME ?= 60s
SIZE    ?= 200MB
PAIRS   ?= 7
OLD     ?= HEAD^
NEW     ?= HEAD

.PHONY: all build test lint cover eval generate fuzz bench benchstat bench-store bench-watch soak deb image clean

all: build

build: ## bin/pwtriage, static, version stamped
	CGO_ENABLED=0 go build -trimpath -ldflags '$(LDFLAGS)' -o bin/pwtriage ./cmd/pwtriage

test: ## all tests with the race detector; installs what they need where it may
	@sh internal/dev/test.sh

lint: ## gofmt, go vet, staticcheck, and no entry of the catalogue slow on hostile lines
	@test -z "$$(gofmt -l .)" || { gofmt -l .; echo 'lint: these files are not gofmt-ed'; exit 1; }
	go vet ./...
	go tool staticcheck ./...
	PWTRIAGE_SPEED=1 go test -count=1 -run Hostile ./patterns

cover: ## coverage by package, and cover.out
	go test -coverprofile=cover.out ./...
	go tool cover -func=cover.out | tail -n 1

eval: build ## the score on the labelled corpus, held to its bounds
	@sh internal/dev/eval.sh '$(SCORE)' '$(CORPUS)'

generate: ## catalogue, workflows and causes as Go code, from the HCL files
	go generate ./...

fuzz: ## every fuzz target for FUZZTIME
	@sh internal/dev/fuzz.sh '$(FUZZTIME)'

bench: ## benchmarks of the packages, and whole processes against ripgrep, grep, ugrep, Hyperscan; SIZE, PAIRS, ONLY, DIR
	@SIZE='$(SIZE)' PAIRS='$(PAIRS)' ONLY='$(ONLY)' DIR='$(DIR)' sh internal/dev/bench.sh

benchstat: ## benchmarks of the packages at two commits: make benchstat OLD=main NEW=HEAD
	@sh internal/dev/benchstat.sh '$(OLD)' '$(NEW)'

bench-store: ## search of a million built findings against jq and ripgrep
	@sh internal/dev/bench-store.sh

bench-watch: ## 10,000 and 50,000 uploads at once, held to the figures of docs/watch.md
	@sh internal/dev/bench-watch.sh

soak: ## the watcher killed ROUNDS times and at every write, and a simulated day; it takes an hour
	@sh internal/dev/soak.sh '$(ROUNDS)'

deb: ## bin/pwtriage_VERSION_ARCH.deb, with the service
	@VERSION='$(VERSION)' sh packaging/deb.sh bin

image: ## the container image of packaging/Containerfile
	docker build -f packaging/Containerfile --build-arg VERSION='$(VERSION)' -t pwtriage:'$(VERSION)' .

clean:
	rm -rf bin cover.out
