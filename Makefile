# Everything a person does with this repository. `make` alone lists it.

.DEFAULT_GOAL := help
.PHONY: help serve build check reread recipes words fast test test-all requirements clean

export VENV ?= .venv
# Material prints an announcement at every build without this.
export NO_MKDOCS_2_WARNING := 1

PORT ?= 8000
# How `make check` prints problems: text, or github for annotations of a workflow.
FORMAT ?= text
# Arguments of `guide reread`; `guide reread --help` lists them.
REREAD ?=
# Families and arguments of `guide recipes --run`, such as: light --write
RECIPES ?=
BIN := $(VENV)/bin
COMPILE := $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-annotate --no-emit-index-url --custom-compile-command "make requirements"
LOCK_NPM := npm install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved --no-audit --no-fund

help: ## list what can be made
	@echo "usage: make TARGET"
	@echo
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1\t\2/p' Makefile | expand -t 18

serve: ## install what is needed and show the site on this computer, following your edits
	@tools/bootstrap.sh build
	@echo "Building the site. It will be at http://127.0.0.1:$(PORT)/ (stop it with Ctrl+C) ..."
	@$(BIN)/mkdocs serve --dev-addr 127.0.0.1:$(PORT)

build: ## install what is needed and build the site into site/
	@tools/bootstrap.sh build
	@echo "Building the site into site/ ..."
	@$(BIN)/mkdocs build --strict --clean --site-dir site

check: ## check the data without building the site
	@tools/bootstrap.sh build
	@$(BIN)/guide check --format $(FORMAT)

reread: ## open the sources on the network and say which are gone, moved or changed
	@tools/bootstrap.sh reread
	@$(BIN)/guide reread $(REREAD)

recipes: ## run the checks of all recipes, one family of tools after the other, and compare with what is recorded
	@tools/bootstrap.sh python
	@$(BIN)/guide recipes --run $(RECIPES)

words: ## check style, spelling and reading level of all texts for readers
	@tools/bootstrap.sh python
	@$(BIN)/python -m tools.words

fast: ## check code, engine and texts in about half a minute, without a browser, Node.js, Java or the data
	@tools/bootstrap.sh python
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/lint-imports --no-logo >/dev/null
	@$(BIN)/python -m tools.words
	@$(BIN)/python -m pytest --quiet --numprocesses auto --dist worksteal -m "not browser and not shipped and not slow and not tools"

test: ## install what is needed and run every check and test, long runs by a tenth
	@tools/bootstrap.sh test
	@echo "Checking style (ruff) ..."
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	@echo "Checking types of Python (mypy) ..."
	@$(BIN)/mypy --no-error-summary hooks tests tools $(wildcard core/src core/tests)
	@echo "Checking the direction of imports (import-linter) ..."
	@$(BIN)/lint-imports --no-logo
	@echo "Checking types of JavaScript (tsc) ..."
	@node_modules/.bin/tsc --project tsconfig.json
	@echo "Running the tests (pytest) ..."
	@$(BIN)/python -m pytest --cov --numprocesses auto --dist loadfile
	@$(BIN)/python -m tests.floors

test-all: export GUIDE_TEST_ALL := 1
test-all: test ## the same with all long runs whole; takes an hour

requirements: ## renew the locked versions of requirements/*.txt, recipes/requirements/*.txt and both package-lock.json
	@tools/bootstrap.sh test
	@$(COMPILE) requirements/build.in --output-file requirements/build.txt
	@$(COMPILE) requirements/reread.in --output-file requirements/reread.txt
	@$(COMPILE) requirements/test.in --output-file requirements/test.txt
	@for list in $(wildcard recipes/requirements/*.in); do $(COMPILE) $$list --output-file $${list%.in}.txt || exit 1; done
ifneq ($(wildcard core/pyproject.toml),)
	@$(COMPILE) core/pyproject.toml --output-file core/requirements.txt
	@$(COMPILE) core/pyproject.toml --group core/pyproject.toml:test --output-file core/requirements-test.txt
	@$(COMPILE) core/exercise/solution/pyproject.toml --output-file core/exercise/solution/requirements.txt
endif
	@$(LOCK_NPM)
	@$(LOCK_NPM) --prefix requirements/browser --loglevel=error
	@echo "Renewed. Run 'make test' and commit the changed files."

clean: ## delete what was made, but not the installed packages
	@rm -rf site public htmlcov .coverage .cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
