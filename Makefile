# run: the sample's three mornings.  test: the tests.  check: all that a reviewer would run.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: run test check check-postgres lint slow golden docs pictures clean

run: $(READY)
	$(BIN)/monitor run --now 2025-08-12T07:00+03:00
	$(BIN)/monitor run --now 2025-08-13T07:00+03:00
	$(BIN)/monitor run --now 2025-08-14T07:00+03:00
	@$(BIN)/monitor archive

test: $(READY)
	$(BIN)/pytest -q -n auto --dist worksteal

check: lint test slow docs

# The tests with their stores on a PostgreSQL server, which is started for them (Debian: apt install postgresql).
ON_POSTGRES ?= tests
check-postgres: $(READY)
	$(BIN)/python -m tests.onpostgres.server $(BIN)/python -m pytest -q -n auto --dist worksteal $(ON_POSTGRES)

# Floors on labelled data (where it is present), kills at many moments, wheels, pages in a browser.
slow: $(READY)
	$(BIN)/pytest -q -n auto --dist worksteal -m "slow or browser"

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Renew the golden issues in tests/data/golden. Read the diff before you commit it.
golden: $(READY)
	$(BIN)/python -m tests.golden

# The pages of docs/ as a site, in build/docs. A warning is an error.
docs: $(READY)
	$(BIN)/properdocs build --strict

# The pictures of docs/, of the golden issues. It needs Chromium.
pictures: $(READY)
	$(BIN)/python -m tests.pictures

clean:
	rm -rf .venv .monitor .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist build

# pip first: the one that Python 3.11 brings cannot resolve trafilatura's lxml[html-clean].
$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[dev]"
	touch $(READY)
