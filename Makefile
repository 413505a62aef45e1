# Each of these works from nothing but Python 3.11 or newer (with venv and pip) and make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check --constraint constraints.txt
PLAIN := $(VENV)/.installed
DEV := $(VENV)/.installed-dev

.PHONY: help env demo test lint format evaluate train clean

help:  ## Say what there is
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 18

env: $(DEV)  ## Make .venv, with all that developers need

demo: $(PLAIN)  ## Do the whole job over the bundled sites, into datasets/demo
	$(BIN)/webinars demo

test: $(DEV)  ## Run the tests
	$(BIN)/python -m pytest $(ARGS)

lint: $(DEV)  ## Check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(DEV)  ## Lay out the code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

evaluate: $(PLAIN)  ## Score extraction on the pages to develop against
	$(BIN)/webinars evaluate tests/gold/dev/gold.jsonl --as-of 2026-11-22

train: $(DEV)  ## Train the language model anew, about 20 minutes
	OMP_NUM_THREADS=1 $(BIN)/webinars train

clean:  ## Remove .venv, caches and the demo's data; never a release
	rm -rf $(VENV) build *.egg-info .pytest_cache .hypothesis .mypy_cache .ruff_cache datasets/demo

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=...")'
	$(PYTHON) -m venv $(VENV)

$(PLAIN): pyproject.toml constraints.txt | $(VENV)/bin/python
	$(INSTALL) --editable .
	@touch $@

$(DEV): pyproject.toml constraints.txt | $(VENV)/bin/python
	$(INSTALL) --editable '.[dev]'
	@touch $@ $(PLAIN)
