# Two commands are the whole set-up: `make site` and `make test`.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SOURCES := generator tests bench

.DEFAULT_GOAL := help
.PHONY: help site test check serve bench fuzz bench-search reference docs lint types imports format lock browser pango tools paint lighthouse clean editor cms every-record every-setting

help: ## Show these targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

$(VENV)/ready-site: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Signpost needs Python 3.11 or newer." if sys.version_info < (3, 11) else 0)'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/ready-test: $(VENV)/ready-site requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

site: $(VENV)/ready-site editor ## Set up, check the records, build every site, say where to look
	@bash generator/paper/find_pango.sh
	$(BIN)/signpost build --booklets

# The editor in the browser: only where signpost.yml names a repository, and where there is npm.
EDITOR := $(shell grep -q '^repository:' signpost.yml && command -v npm > /dev/null && echo cms/node_modules/ready)
editor: $(EDITOR)

cms/node_modules/ready: cms/package.json cms/package-lock.json
	npm ci --silent --ignore-scripts --prefix cms
	@touch $@

cms: cms/node_modules/ready ## Install the editor in the browser, for /admin/

every-setting: $(VENV)/ready-test browser ## Look at every template in every pair of readers' settings
	EVERY_SETTING=1 $(BIN)/python -m pytest -q tests/browser/test_accessibility.py

every-record: $(VENV)/ready-test browser cms/node_modules/ready ## Open and save every record in the editor in the browser (11 minutes)
	EVERY_RECORD=1 $(BIN)/python -m pytest -n 0 -q tests/browser/test_cms.py

# The screen reader and the HTML checker that the browser tests use.
tests/browser/node_modules/ready: tests/browser/package.json tests/browser/package-lock.json
	npm ci --silent --ignore-scripts --prefix tests/browser
	@touch $@

test: $(VENV)/ready-test browser pango tools tests/browser/node_modules/ready cms/node_modules/ready ## Set up, browser included, and run every check and test
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/mypy $(SOURCES)
	$(BIN)/lint-imports
	$(BIN)/signpost check
	$(BIN)/signpost fmt --check
	$(BIN)/python -m pytest

check: $(VENV)/ready-site ## Check the records
	$(BIN)/signpost check

serve: $(VENV)/ready-site ## Preview in a browser, building again at each change
	$(BIN)/signpost serve

bench/node_modules/ready: bench/package.json bench/package-lock.json
	npm ci --silent --ignore-scripts --prefix bench
	@touch $@

bench: $(VENV)/ready-test browser bench/node_modules/ready ## Measure checking, building and searching at 100, 1,000 and 10,000 records, and pages on a slow phone
	$(BIN)/python -m bench.run
	$(BIN)/python -m bench.search
	$(BIN)/python -m bench.first_paint
	$(BIN)/python -m bench.lighthouse

fuzz: $(VENV)/ready-test ## Spoil real records in 10,000 ways and check each
	$(BIN)/python -m tests.fuzz 10000

bench-search: $(VENV)/ready-test browser bench/node_modules/ready ## Measure searching alone, and write the page of figures
	$(BIN)/python -m bench.search

paint: $(VENV)/ready-test browser ## Measure how soon a slow phone shows the first words
	$(BIN)/python -m bench.first_paint

lighthouse: $(VENV)/ready-test browser bench/node_modules/ready ## Ask Lighthouse about accessibility and speed on its phone
	$(BIN)/python -m bench.lighthouse

reference: $(VENV)/ready-site ## Make the reference pages of the documentation anew
	$(BIN)/python -m generator.docs_reference

docs: $(VENV)/ready-site ## Build the documentation into build/docs
	$(BIN)/python -m mkdocs build --strict --config-file docs/mkdocs.yml

lint: $(VENV)/ready-test ## Ruff, mypy and import-linter
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/mypy $(SOURCES)
	$(BIN)/lint-imports

format: $(VENV)/ready-test ## Put the code in its usual form
	$(BIN)/ruff format $(SOURCES)
	$(BIN)/ruff check --fix $(SOURCES)

lock: $(VENV)/ready-test ## Work out the requirements files anew from pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --extra build --output-file requirements.txt pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --extra build --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml

browser: ## Find a Chrome or Chromium; install Debian's, and its Chromium without windows, when there is none and we may
	@bash tests/browser/find_browser.sh

pango: $(VENV)/ready-site ## Find Pango, which makes PDFs; install Debian's when there is none and we may
	@bash generator/paper/find_pango.sh --ask

tools: ## Find what the tests run besides: Poppler, jq, OpenSSL, Java, Lynx; install Debian's when there is none
	@bash tests/find_tool.sh pdftoppm poppler-utils
	@bash tests/find_tool.sh jq jq
	@bash tests/find_tool.sh openssl openssl
	@bash tests/find_tool.sh java default-jre-headless
	@bash tests/find_tool.sh lynx lynx

clean: ## Remove what was built, not what was installed
	rm -rf public build
