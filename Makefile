# The handful of commands for everything; CI runs the same ones.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.PHONY: demo test bench lint docs lock setup clean
.DELETE_ON_ERROR:

setup: $(READY)

$(READY): pyproject.toml requirements.lock scripts/setup.sh
	bash scripts/setup.sh "$(PYTHON)" "$(VENV)"

demo: $(READY)        ## read the bundled reports, compare them, write dossier.html
	$(BIN)/rashomon demo --html dossier.html

test: $(READY)        ## every check that CI runs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

lint: $(READY)        ## format and fix what can be fixed
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/mypy

bench: $(READY)       ## speed and memory, in full
	$(BIN)/rashomon bench speed --json

docs: $(READY)        ## write the JSON Schemas and check that every command block of the documentation runs
	$(BIN)/python scripts/write_schemas.py
	$(BIN)/python -m pytest tests/test_docs.py

lock:                 ## pin the newest versions that pyproject.toml allows
	bash scripts/lock.sh "$(PYTHON)"

clean:
	rm -rf $(VENV) dossier.html .mypy_cache .pytest_cache .ruff_cache
