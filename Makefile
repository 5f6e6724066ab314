# Two commands on a bare machine with Debian, python3.11, pip and make: `make demo` and `make test`.
PYTHON ?= python3.11
VENV   := .venv
BIN    := $(VENV)/bin
SETUP  := $(VENV)/.set-up

.PHONY: help demo test check eval bench train lock docs clean
help: ## list what there is to make
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

# Debian's python3.11 has no ensurepip without python3-venv, so that pip comes from outside the environment.
$(SETUP): requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv --without-pip $(VENV)
	$(PYTHON) -m pip --python $(BIN)/python install --quiet --requirement requirements.lock
	$(PYTHON) -m pip --python $(BIN)/python install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(SETUP) ## read the dispatches that ship with the package and show the ledger
	$(BIN)/parley demo

test: $(SETUP) ## pass the tests
	$(BIN)/python -m pytest

check: $(SETUP) ## format, lint, types, import contracts, docs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tools.docs --check

docs: $(SETUP) ## write the pages that are made from the code
	$(BIN)/python -m tools.docs
	$(BIN)/python -m tools.readme

eval: $(SETUP) ## score the readings against the gold, and hold them against the baseline
	$(BIN)/python -m evals

bench: $(SETUP) ## measure speed and memory
	$(BIN)/python -m bench

train: ## make the shipped pipelines again from the treebanks and the written sentences
	test -x .venv-train/bin/python || $(PYTHON) -m venv --without-pip .venv-train
	$(PYTHON) -m pip --python .venv-train/bin/python install --quiet --requirement requirements-train.txt
	PYTHONPATH=src:. .venv-train/bin/python -m training.convolutional make
	PYTHONPATH=src:. .venv-train/bin/python -m training.eye

lock: $(SETUP) ## renew requirements.lock
	$(BIN)/pip-compile --quiet --no-header --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --strip-extras \
		--extra dev --extra llm --extra postgres --output-file requirements.lock pyproject.toml

clean: ## take away what was set up
	rm -rf $(VENV) .venv-train .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
