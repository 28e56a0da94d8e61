# Every target works alone in a fresh clone, given make and Python 3.11 or later.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
LOCKS := requirements/dev.txt requirements/runtime.txt
UPGRADE ?= # `make lock UPGRADE=--upgrade` takes the newest versions
ARGS ?= # passed on: `make audit ARGS=--verbose`, `make test ARGS="-k growth"`

# The first Python on the path that is new enough; asked for only when needed.
IS_NEW_ENOUGH := import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for each in python3 python3.13 python3.12 python3.11 python; do \
	$$each -c '$(IS_NEW_ENOUGH)' 2>/dev/null && echo $$each && break; done)

.DEFAULT_GOAL := check
.DELETE_ON_ERROR:
.PHONY: check quick help setup audit check-demo test browser editor laws mutants fuzz lint format types \
	imports generate vocabulary schema snapshots reports messages sentences indexes picture screen \
	house bench bench-tables start lock clean

check: lint types imports test ## Everything that must hold before a commit (the default)

quick: $(VENV)/.dev ## Check style and types, and test the packages that changed
	@$(BIN)/python tools/quick.py $(ARGS)

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 12

setup: $(VENV)/.dev ## Create the environment, with all tools
	@echo 'The command is $(BIN)/factcheck; ". $(BIN)/activate" puts it on the path.'

audit: $(VENV)/.runtime ## Audit the claims in claims/ against reference/
	@$(BIN)/factcheck audit $(ARGS); status=$$?; \
	if [ $$status -gt 1 ]; then exit $$status; fi # 1: it ran, and found something

check-demo: $(VENV)/.runtime ## Check a small report against its data, and write the page of it
	@mkdir -p .cache
	@cd docs/examples/ferries && for output in - $(CURDIR)/.cache/check-demo.html; do \
		$(CURDIR)/$(BIN)/factcheck check review-2024.md --against data --output $$output $(ARGS); \
		status=$$?; if [ $$status -gt 1 ]; then exit $$status; fi; \
	done; echo 'As a page: .cache/check-demo.html' # 1: it ran, and found something

test: $(VENV)/.dev ## Run the tests and every example in the docs
	@$(BIN)/python -m pytest --numprocesses auto --dist worksteal --ignore tests/browser \
		--ignore tests/editor --durations=10 --durations-min=1 $(ARGS)

browser: $(VENV)/.browser ## Run the tests of the page in Chromium; needs npm and Chromium
	@$(BIN)/python -m pytest tests/browser -rs $(ARGS)

editor: $(VENV)/.editor ## Run the tests of claim files in an editor; needs npm
	@$(BIN)/python -m pytest tests/editor -rs $(ARGS)

laws: $(VENV)/.dev ## Run the tests with 1000 examples a law; takes long
	@LAWS=long $(BIN)/python -m pytest $(ARGS)

mutants: $(VENV)/.dev ## Break the rooms of evidence and verdicts bit by bit, and see the tests notice
	@$(BIN)/python tools/mutants.py $(ARGS)

fuzz: $(VENV)/.dev ## Give readers changed files for an hour (FOR=seconds), and keep what they cannot bear
	@$(BIN)/python tools/fuzz.py $(or $(FOR),3600)

slow: $(VENV)/.dev ## Audit 10^4 small networks of every pair of kinds; takes half an hour
	@SLOW=1 $(BIN)/python -m pytest tests/slow $(ARGS)

lint: $(VENV)/.dev ## Check style and formatting
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

format: $(VENV)/.dev ## Mend style and formatting where that can be done safely
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

types: $(VENV)/.dev ## Check types, strictly
	@$(BIN)/mypy

imports: $(VENV)/.dev ## Check that imports go one way
	@$(BIN)/lint-imports --no-logo

generate: vocabulary schema messages indexes reports snapshots picture ## Write anew all that is made from other files

vocabulary: $(VENV)/.runtime ## Write the words of all languages into the file that is read at the start
	@$(BIN)/python tools/vocabulary.py

schema: $(VENV)/.runtime ## Write the JSON Schema of claim files anew
	@$(BIN)/factcheck schema --output schema/claims.schema.json

snapshots: $(VENV)/.dev ## Write anew what broken files and published files give
	@WRITE_SNAPSHOTS=1 $(BIN)/python -m pytest -q tests/load/test_broken.py tests/layouts

reports: $(VENV)/.runtime ## Write reports/ anew from claims/ and reference/
	@for claims in claims/*.yaml; do for suffix in md html; do \
		report="reports/$$(basename "$$claims" .yaml).$$suffix"; \
		$(BIN)/factcheck audit "$$claims" --output "$$report"; status=$$?; \
		if [ $$status -gt 1 ]; then exit $$status; fi; \
		echo "$$report"; \
	done; done

messages: $(VENV)/.dev ## Gather the texts people read into the catalogues, and compile them
	@$(BIN)/python tools/messages.py

sentences: $(VENV)/.dev ## List every sentence of verdicts in all languages, in build/sentences.md
	@$(BIN)/python -m tools.sentences

indexes: $(VENV)/.dev ## List the pages of kinds and flags anew in their indexes
	@$(BIN)/python tools/indexes.py

picture: $(VENV)/.dev ## Draw docs/audit.svg anew
	@$(BIN)/python docs/picture.py

screen: $(VENV)/.runtime ## Take docs/check.png anew, the page of the example; needs Chromium
	@$(BIN)/python docs/check_picture.py

house: $(VENV)/.created ## Print sizes, circles of imports and names that say little
	@$(BIN)/python tools/house.py

bench: $(VENV)/.peers ## Measure audits beside what one would write instead; writes benchmarks/RESULTS.md
	@$(BIN)/python benchmarks/peers --peers $(VENV)/peers/bin/python --write $(ARGS)

bench-tables: $(VENV)/.peers ## Measure tables of claims beside pandas, DuckDB and pandera
	@$(BIN)/python benchmarks/tables --peers $(VENV)/peers/bin/python $(ARGS)

start: $(VENV)/.runtime ## Measure what a start costs, in multiples of bare Python
	@$(BIN)/python benchmarks/startup $(ARGS)

lock: $(VENV)/.created ## Write the lock files anew (UPGRADE=--upgrade: newest versions)
	@$(BIN)/python -m venv $(VENV)/locker
	@$(VENV)/locker/bin/python -m pip --quiet --disable-pip-version-check install uv==0.13.9
	@$(VENV)/locker/bin/uv pip compile pyproject.toml $(LOCK_OPTIONS) \
		--all-extras --group build --group dev --output-file requirements/dev.txt
	@$(VENV)/locker/bin/uv pip compile pyproject.toml $(LOCK_OPTIONS) \
		--group build --constraint requirements/dev.txt --output-file requirements/runtime.txt

	@$(VENV)/locker/bin/uv pip compile $(LOCK_OPTIONS) --group browser \
		--constraint requirements/dev.txt --output-file requirements/browser.txt
	@$(VENV)/locker/bin/uv pip compile $(LOCK_OPTIONS) --group bench \
		--output-file requirements/bench.txt

# One version for all Pythons and systems; no host, path or local setting gets in.
LOCK_OPTIONS := --quiet --no-config --system-certs --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --no-annotate \
	--custom-compile-command "make lock" $(UPGRADE)

clean: ## Remove the environment and everything generated but the reports
	rm -rf $(VENV) .cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache mutants
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment. A stamp says which lock it follows, so that a second run is instant.

$(VENV)/.created:
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or later with venv on the path;" \
		"name one: make PYTHON=/path/to/python3" >&2; exit 1; }
	@echo "Creating $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.runtime: requirements/runtime.txt pyproject.toml | $(VENV)/.created
	@echo "Installing factcheck and what it needs, pinned by hash"
	@$(PIP) install --require-hashes --requirement requirements/runtime.txt
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.runtime
	@echo "Installing the tools of the tests, pinned by hash"
	@$(PIP) install --require-hashes --requirement requirements/dev.txt
	@touch $@

$(VENV)/.browser: requirements/browser.txt tests/browser/package-lock.json $(VENV)/.dev
	@echo "Installing what drives a browser, and axe-core, pinned by hash"
	@$(PIP) install --require-hashes --requirement requirements/browser.txt
	@mkdir -p .cache/browser && cp tests/browser/package*.json .cache/browser
	@npm ci --prefix .cache/browser --ignore-scripts --no-audit --no-fund --silent
	@touch $@

$(VENV)/.peers: requirements/bench.txt $(VENV)/.runtime
	@echo "Installing what is measured beside factcheck, in an environment of its own"
	@$(BIN)/python -m venv $(VENV)/peers
	@$(VENV)/peers/bin/python -m pip --quiet --disable-pip-version-check install \
		--require-hashes --requirement requirements/bench.txt
	@touch $@

$(VENV)/.editor: tests/editor/package-lock.json $(VENV)/.dev
	@echo "Installing the language server for YAML, pinned by hash"
	@mkdir -p .cache/editor && cp tests/editor/package*.json .cache/editor
	@npm ci --prefix .cache/editor --ignore-scripts --no-audit --no-fund --silent
	@touch $@
