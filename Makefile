# The handful of commands for everything; CI runs the same ones.
PYTHON ?= python3
JOBS   ?= 2
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.PHONY: help demo test lint docs bench lock setup clean
.DELETE_ON_ERROR:

help:                 ## what can be made
	@sed -n 's/^\([a-z]*\):.*##/\1\t/p' Makefile | expand -t 8

setup: $(READY)       ## make .venv with all that is needed; every other target does so too

$(READY): pyproject.toml requirements.lock scripts/setup.sh
	bash scripts/setup.sh "$(PYTHON)" "$(VENV)"

demo: $(READY)        ## read the bundled reports, compare them, write dossier.html
	$(BIN)/rashomon demo --html dossier.html

test: $(READY)        ## every check that CI runs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n $(JOBS)

lint: $(READY)        ## format and fix what can be fixed
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/mypy

bench: $(READY)       ## speed, memory and quality, and the slow form of the tests
	$(BIN)/rashomon bench speed --json
	$(BIN)/rashomon bench accounts
	RASHOMON_SLOW=1 $(BIN)/python -m pytest tests/hostile tests/web/test_at_once.py

docs: $(READY)        ## write the JSON Schemas and check that every command block of the documentation runs
	$(BIN)/python scripts/write_schemas.py
	$(BIN)/python -m pytest tests/test_docs.py

lock:                 ## pin, in requirements.lock, the newest versions that pyproject.toml allows
	bash scripts/lock.sh "$(PYTHON)"

clean:                ## remove all that was made
	rm -rf $(VENV) dossier.html .mypy_cache .pytest_cache .ruff_cache
