# `make demo` sets everything up and audits a sample folder; `make check` sets everything up and passes the tests.
SHELL := /bin/bash
PYTHON := .venv/bin/python
SAMPLES := samples/clients
OUT := out

.PHONY: setup demo lint check check-all bench samples clean

setup:
	@bash .ci/setup

demo: setup
	@for client in $(SAMPLES)/*/; do \
	  name=$$(basename "$$client"); \
	  .venv/bin/evidencekit audit "$$client" --rules qingdao-2024 --as-of 2026-11-20 --out "$(OUT)/$$name"; status=$$?; \
	  [ $$status -eq 0 ] || [ $$status -eq 3 ] || exit $$status; \
	done

lint: setup
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy

check: lint
	$(PYTHON) -m pytest -n 2 -m "not heavy" -q

check-all: lint
	$(PYTHON) -m pytest -n 2 -q

# Accuracy and speed; each line of README's figures names its command.
bench: setup
	$(PYTHON) -m tests.bench.samples
	$(PYTHON) -m tests.bench.speed --samples
	$(PYTHON) -m tests.heldout.measure --text --per-type 2 --seed 3
	$(PYTHON) -m tests.heldout.measure --folders --quick --seed 3

samples: setup
	$(PYTHON) samples/make.py

clean:
	rm -rf $(OUT) build dist .mypy_cache .ruff_cache
