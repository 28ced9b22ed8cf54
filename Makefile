# `make` prints what there is. `make demo` and `make test` set up what they need and, run again, install nothing.

VENV := .venv
BIN := $(VENV)/bin
PYTHONS := python3 python3.14 python3.13 python3.12 python3.11
PYTHON ?= $(shell for p in $(PYTHONS); do $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	>/dev/null 2>&1 && echo $$p && break; done)
# Quiet twice: errors only. Pip warns of an extra whose name lxml writes with another dash.
PIP_INSTALL := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check
# A lock file names all there is to install. Left to resolve extras, pip may take a release newer than the one pinned.
INSTALL_LOCKED := $(PIP_INSTALL) --require-hashes --no-deps -r
# Setuptools warns at length that an editable installation is editable.
INSTALL_PROJECT := PYTHONWARNINGS=ignore $(PIP_INSTALL) --no-deps --no-build-isolation --editable .
PYTEST_ARGS ?=
UV_VERSION := 0.13.9
LOCK_ARGS ?=
COMPILE = .cache/uv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --group build \
	--no-emit-index-url --no-emit-find-links --custom-compile-command 'make lock' $(LOCK_ARGS)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:

# For a pip older than 23.1, which would run setup.py itself and say that it should not.
export PIP_USE_PEP517 := 1

.PHONY: help demo install system test lint lock clean

help:  ## Print this list.
	@sed -nE 's/^([a-z-]+):.*  ## (.*)/  make \1|\2/p' Makefile | column -t -s '|' 2>/dev/null \
		|| sed -nE 's/^([a-z-]+):.*  ## (.*)/  make \1: \2/p' Makefile

demo: $(VENV)/installed  ## Install from the lock file, load the sample documents and open the explorer.
	@$(BIN)/backchannel demo

install: $(VENV)/installed  ## Install Backchannel into .venv from the lock file.

test: $(VENV)/test-installed system lint  ## Set up for tests, then lint, type-check and run them all.
	$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: $(VENV)/test-installed  ## Run ruff, mypy and the import contract.
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

system:
	@tests/system.sh chromium java maven

$(BIN)/python:
	@[ -n "$(PYTHON)" ] || { echo "Backchannel needs Python 3.11 or later; found: $$(python3 --version 2>&1)." \
		"Install one, or name it: make PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Backchannel needs Python 3.11 or" \
		"later; $(PYTHON) is $$($(PYTHON) --version 2>&1)." >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) || { rm -rf $(VENV); echo "$(PYTHON) cannot make a virtual environment;" \
		"on Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }

# The project itself goes in last and without a download: setuptools comes from the lock file.
$(VENV)/installed: $(BIN)/python requirements.lock pyproject.toml
	@echo "Installing into $(VENV) from requirements.lock; this is done once."
	@$(INSTALL_LOCKED) requirements.lock
	@$(INSTALL_PROJECT)
	@touch $@

$(VENV)/test-installed: $(BIN)/python requirements-test.lock pyproject.toml
	@echo "Installing into $(VENV) from requirements-test.lock; this is done once."
	@$(INSTALL_LOCKED) requirements-test.lock
	@$(INSTALL_PROJECT)
	@touch $(VENV)/installed $@

lock: .cache/uv/bin/uv  ## Renew the lock files from pyproject.toml; LOCK_ARGS=--upgrade for newer versions.
	$(COMPILE) --extra test --output-file requirements-test.lock pyproject.toml
	$(COMPILE) --constraint requirements-test.lock --output-file requirements.lock pyproject.toml
	@! grep -inE 'https?://' requirements.lock requirements-test.lock || { echo "A lock file names a host." >&2; exit 1; }

.cache/uv/bin/uv: $(BIN)/python
	@$(BIN)/python -m venv --clear .cache/uv
	@.cache/uv/bin/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

clean:  ## Remove everything that make and the tests made, the virtual environment too.
	rm -rf $(VENV) .cache .mypy_cache .pytest_cache .ruff_cache .import_linter_cache build dist *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
