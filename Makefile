# Two commands do it all on a fresh machine: `make run` and `make test`.
.DEFAULT_GOAL := help
.PHONY: help run test check fast nlu bench fix lock licences sbom
PY := .venv/bin/python

help: ## Show this list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.venv/stamp: bootstrap.py requirements-dev.txt
	python3 bootstrap.py

run: .venv/stamp ## The whole bank on this machine; make run FRESH=1 starts from nothing
	$(PY) -m miimii.sandbox $(if $(FRESH),--fresh)

test: .venv/stamp ## All tests; make test T=tests/unit/ledger
	$(PY) -m pytest $(T)

check: .venv/stamp ## Everything CI runs, in CI's order
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	.venv/bin/lint-imports
	$(MAKE) test

fast: .venv/stamp ## Tests without a database (seconds)
	$(PY) -m pytest tests/unit tests/house

nlu: .venv/stamp ## Score the understanding on its rows, and print those that fail
	$(PY) -m bench.understanding --score tests/data/nlu_*.jsonl

bench: .venv/stamp ## Benchmarks (bench/README.md)
	$(PY) -m bench.understanding
	$(PY) -m bench.statements

fix: .venv/stamp ## Format and apply the safe fixes
	$(PY) -m ruff format .
	$(PY) -m ruff check --fix .

lock: .venv/stamp ## Write both locks anew from requirements*.in
	$(PY) -m uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-emit-index-url --custom-compile-command "make lock" -o requirements.txt requirements.in
	$(PY) -m uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-emit-index-url --custom-compile-command "make lock" -o requirements-dev.txt requirements-dev.in

licences: .venv/stamp ## Write docs/licences.md from the locks
	$(PY) -m supply.licences

sbom: .venv/stamp ## What production is made of, in CycloneDX: sbom.json
	$(PY) -m supply.sbom sbom.json
