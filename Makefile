# The verbs of this project. `make` alone prints them.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3
BIN := .venv/bin
# Two test processes suit two cores; `make test TEST_PROCESSES=8 TESTS=tests/jobs` suits others.
TEST_PROCESSES ?= 2
TESTS ?= tests
PYTEST := $(BIN)/python -m pytest -n $(TEST_PROCESSES) $(PYTEST_OPTIONS) $(TESTS)
# What is the same whichever database Tandem has: programs, texts, the wire, and the sandbox and the
# demo, which always use SQLite. A new test runs on both until it stands here.
SAME_ON_BOTH := tests/linkedin_sandbox tests/contract tests/linkedin_rsc/client tests/tooling \
	tests/ats/test_celery.py tests/ats/test_demo_command.py tests/ats/test_environment.py \
	tests/ats/test_frame*.py tests/ats/test_logs.py tests/ats/test_monitoring.py \
	tests/ats/test_supervision.py tests/ats/test_templates.py tests/api/test_access.py \
	tests/api/test_problems.py tests/api/test_schema.py tests/base/test_rich_text.py \
	tests/base/test_stylesheets.py tests/base/test_ui.py \
	tests/applications/pipeline/test_board_browser.py tests/journeys/test_connecting_pages.py \
	tests/journeys/test_keyboard_day.py tests/journeys/test_pages.py \
	tests/journeys/test_without_script.py
# The checks below must not depend on anybody's own .env.
FOR_TESTS := DJANGO_SETTINGS_MODULE=tests.settings
DEMO_OPTIONS ?=
KILL_OPTIONS ?=
BENCHES ?= intake push walk pages

.PHONY: help
help: ## Print these verbs
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- Set-up: a stamp says which packages .venv holds; a newer pyproject.toml installs again ---

.venv/installed: pyproject.toml
	@PYTHON=$(PYTHON) scripts/setup.sh

.venv/installed-dev: pyproject.toml
	@PYTHON=$(PYTHON) scripts/setup.sh dev

.env:
	@install -m 600 .env.example .env

.PHONY: setup
setup: .venv/installed .env ## Make the virtual environment and install the packages

.PHONY: setup-dev
setup-dev: .venv/installed-dev ## The same with the tools for tests and checks

# --- Run ---

.PHONY: demo
demo: setup ## Seed a company and run web, worker and the LinkedIn sandbox (Ctrl-C ends it)
	@$(BIN)/python manage.py demo $(DEMO_OPTIONS)

.PHONY: worker
worker: setup ## Run one worker with beat, on the data of this folder
	@$(BIN)/python -W "ignore:You're running the worker with superuser privileges" -m celery --app ats worker \
		--beat --pool threads --concurrency 4 --loglevel INFO --hostname tandem@%h

# --- Trust a change ---

.PHONY: test
test: setup-dev ## Run every test, with SQLite and the browser journeys
	@$(BIN)/python -m tests.chromium --install
	$(PYTEST)

.PHONY: test-services
test-services: setup-dev ## The same on PostgreSQL and Redis with real Celery workers
	@$(BIN)/python -m tests.chromium --install
	$(BIN)/python scripts/with_services.py $(PYTEST)

.PHONY: test-postgresql
test-postgresql: setup-dev ## Of these what PostgreSQL and Redis could do differently, for those who ran test
	@$(BIN)/python -m tests.chromium --install
	$(BIN)/python scripts/with_services.py $(PYTEST) $(SAME_ON_BOTH:%='--ignore-glob=%')

.PHONY: test-kill
test-kill: setup-dev ## Kill workers of a running Tandem for some minutes: everything must arrive, once
	$(BIN)/python scripts/with_services.py $(BIN)/python -m tests.kill $(KILL_OPTIONS)

.PHONY: check
check: lint types floors migrations openapi templates translations deployment links ## Everything that needs no test run
	@echo "All checks passed."

.PHONY: lint
lint: setup-dev ## Find mistakes and unformatted code
	$(BIN)/ruff check
	$(BIN)/ruff format --check

.PHONY: format
format: setup-dev ## Format the code and mend what can be mended
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

.PHONY: types
types: setup-dev ## Check the types (mypy, strict)
	$(BIN)/mypy .
	$(BIN)/mypy --config-file linkedin_sandbox/mypy.ini linkedin_sandbox

.PHONY: floors
floors: setup-dev ## See that no app imports from a floor above it
	$(BIN)/lint-imports

.PHONY: migrations
migrations: setup-dev ## See that every change of a model has its migration
	$(FOR_TESTS) $(BIN)/python manage.py makemigrations --check --dry-run
	DJANGO_SETTINGS_MODULE=linkedin_sandbox.settings $(BIN)/python -m django makemigrations --check --dry-run

.PHONY: openapi
openapi: setup-dev ## See that docs/api/openapi.yaml is what the code says
	@mkdir -p var
	$(FOR_TESTS) $(BIN)/python manage.py spectacular --validate --fail-on-warn --file var/openapi.yaml
	diff -u docs/api/openapi.yaml var/openapi.yaml || { echo "Run: make docs"; exit 1; }

.PHONY: templates
templates: setup-dev ## Compile and lint every template
	$(FOR_TESTS) $(BIN)/python scripts/check_templates.py
	DJANGO_SETTINGS_MODULE=linkedin_sandbox.settings $(BIN)/python scripts/check_templates.py
	$(BIN)/djlint --lint --quiet templates linkedin_sandbox/templates

.PHONY: translations
translations: setup-dev ## See that words people read are marked for translation
	$(BIN)/python -m scripts.check_translations

.PHONY: deployment
deployment: setup-dev ## Django's own check of a production environment
	$(BIN)/python scripts/check_deployment.py

.PHONY: links
links: setup-dev ## See that links between the documents lead somewhere
	$(BIN)/python scripts/check_links.py

.PHONY: docs
docs: setup-dev ## Write docs/api/openapi.yaml from the code
	@mkdir -p docs/api
	$(FOR_TESTS) $(BIN)/python manage.py spectacular --validate --fail-on-warn --file docs/api/openapi.yaml

.PHONY: pictures
pictures: setup-dev ## Make the pictures of docs/linkedin-setup.md and docs/linkedin-daily.md anew
	$(BIN)/python -m tests.pictures

.PHONY: certification
certification: setup-dev ## Make the report of docs/certification anew: rsc_certify against the sandbox
	@$(BIN)/python -m tests.certification

.PHONY: bench
bench: setup-dev ## Measure against the floors: make bench BENCHES="intake push sync pages plans ceiling"
	$(BIN)/python -m benchmarks $(BENCHES)
