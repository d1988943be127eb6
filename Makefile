# `make demo` and `make test` are all one needs on a fresh Debian 12 or 13; `make` alone lists the rest.
.DEFAULT_GOAL := help
.NOTPARALLEL:
PYTHON ?= python3
PG15 ?= /usr/lib/postgresql/15/bin
PROEVEN ?=
PY := .venv/bin/python
export PYTHON

.PHONY: help demo demo-schoon installeer lokaal test snel test-pg15 migraties lint regels opmaak \
	vergrendel css vertalingen benchmark beelden

help: ## Deze lijst
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | column -t -s '|' 2>/dev/null \
		|| sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/  make \1   \2/p' $(MAKEFILE_LIST)

demo: lokaal ## Alles starten met voorbeeldzaken: database, Redis, web, worker en beat
	@exec $(PY) -m wmo_portal.demo

demo-schoon: lokaal ## Resten van de demo stoppen en al haar gegevens verwijderen
	@$(PY) -m wmo_portal.lokaal schoon .lokaal
	@echo "Schoon: de demo is gestopt en haar gegevens zijn weg."

installeer: ## De ontwikkelomgeving (.venv) maken of bijwerken
	@.ci/systeem.sh test
	@.ci/venv.sh ontwikkel

lokaal:
	@.ci/systeem.sh demo
	@.ci/venv.sh lokaal

test: installeer lint migraties ## Alles: regels van de code, migraties, alle tests, dekking van de regels
	@$(PY) -m pytest -n 2 --dist loadgroup --durations=20 $(PROEVEN)
	@$(PY) -m tests.regels

snel: installeer lint ## Zonder browser, worker en simulatie
	@$(PY) -m pytest -n 2 --dist loadgroup -m "not keten and not simulatie" $(PROEVEN)

beelden: installeer ## De beelden van schermen en brieven in docs/beelden opnieuw maken
	@BEELDEN=1 $(PY) -m pytest tests/keten \
		tests/onderzoek/test_brieven_onderweg.py tests/beschikkingen/test_brieven_aanvraag.py \
		tests/beschikkingen/test_besluit_gelezen.py

test-pg15: ## De tests op PostgreSQL 15, de oudste versie die moet werken
	@[ -x $(PG15)/initdb ] || .ci/systeem.sh pg15
	@.ci/systeem.sh test
	@.ci/venv.sh ontwikkel
	@PG_BINARIES=$(PG15) $(PY) -m pytest -n 2 --dist loadgroup --durations=20 $(PROEVEN)

regels: installeer ## Welke regels van de catalogus door een test bewezen zijn
	@$(PY) -m tests.regels

lint: installeer ## ruff, mypy en de volgorde van de apps
	@echo "==> ruff"; $(PY) -m ruff check . && $(PY) -m ruff format --check .
	@echo "==> mypy"; $(PY) -m mypy
	@echo "==> import-linter"; $(PY) -c "from importlinter.cli import lint_imports_command as c; c()"

migraties: installeer ## Of elke wijziging van een model haar migratie heeft
	@echo "==> migraties"; $(PY) -m wmo_portal.lokaal proef $(PY) manage.py makemigrations --check --dry-run

opmaak: installeer ## De code in vorm zetten
	@$(PY) -m ruff check --fix --quiet . || true
	@$(PY) -m ruff format .

vergrendel: installeer ## De lijsten in requirements/ opnieuw vastzetten
	@for lijst in basis lokaal ontwikkel; do \
		echo "==> requirements/$$lijst.txt"; \
		$(PY) -m uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
			--no-config --no-emit-index-url --custom-compile-command 'make vergrendel' \
			-o requirements/$$lijst.txt requirements/$$lijst.in || exit 1; done

css: ## De stijlbladen opnieuw bouwen (vraagt Node.js)
	@command -v npm >/dev/null || { echo "Hiervoor is npm nodig: apt-get install npm" >&2; exit 1; }
	@cd frontend && npm ci --no-audit --no-fund && npm run bouw

vertalingen: installeer ## De zinnen voor inwoners verzamelen in locale/ en de vertalingen klaarzetten
	@$(PY) -m wmo_portal.lokaal proef $(PY) manage.py verzamel_zinnen

benchmark: installeer ## De metingen in benchmarks/
	@$(PY) -m benchmarks
