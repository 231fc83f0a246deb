# Five targets; each does all the set-up it needs. A second run only checks the stamps in .make/.
#   make demo      build the example case and open it in the browser
#   make test      run all checks and tests
#   make web       build the interface
#   make bench     run the benchmarks of bench/ (by hand, never in CI)
#   make evaluate  judge fonds on the gold data, if it lies beside the checkout

PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
export FONDS_SKIP_WEB := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test web bench evaluate
.DELETE_ON_ERROR:

demo: .make/data .make/web
	@$(BIN)/fonds demo

test: .make/data .make/web .make/browser
	$(BIN)/ruff check src tests tools evaluation bench examples hatch_build.py
	$(BIN)/mypy
	$(BIN)/python -m tools.web check
	$(BIN)/python -m pytest $(PYTEST_ARGS)

web: .make/data .make/web

bench: .make/data
	$(BIN)/python -m bench

evaluate: .make/data
	$(BIN)/python -m evaluation

.make/venv: requirements/lock.txt pyproject.toml
	@mkdir -p .make
	@test -n "$(PYTHON)" || { echo "fonds needs Python 3.11 or later: install python3 (Debian: apt-get install python3 python3-venv)"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || sh tools/system.sh python3-venv
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "installing the locked packages (a few minutes the first time)"
	@$(BIN)/pip install -q --require-hashes -r requirements/lock.txt
	@$(BIN)/pip install -q --no-deps --no-build-isolation -e .
	@touch $@

# What fonds ships but does not commit: traineddata, gazetteer. Each step checks its hashes.
.make/data: .make/venv requirements/data.txt tools/traineddata/package-lock.json tools/data.py tools/gazetteer.py tools/traineddata.py
	@$(BIN)/python -m tools.data
	@touch $@

.make/web: .make/venv web/package-lock.json $(shell find web/src web/*.json web/*.ts web/*.html -type f 2>/dev/null) $(wildcard src/fonds/api/*.py src/fonds/model/*.py src/fonds/views/*.py)
	@$(BIN)/python -m tools.web build
	@touch $@

# The browser tests drive a real Chromium; without one they are skipped with a line that says so.
.make/browser: .make/venv
	@command -v chromium >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1 || sh tools/system.sh --optional chromium
	@touch $@
