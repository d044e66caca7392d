# The environment is made once and made again when pyproject.toml changes; everything else runs in it.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.PHONY: demo test check docs lint types format clean

demo: $(READY)  ## screen the sample article against the embedded lists
	@$(BIN)/screen docs/examples/article.txt || [ $$? -eq 3 ]

test: $(READY)  ## lint, types, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto --dist loadfile

check: format test docs  ## what to run before a commit; says which generated pages changed
	git diff --stat -- docs

docs: $(READY)  ## write the generated pages of docs/
	$(BIN)/python scripts/build_docs.py

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or later is needed; say which: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@
