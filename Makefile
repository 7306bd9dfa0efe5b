# The verbs a person types. `make help` lists them.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON := .venv/bin/python
STAGED := build/pawc_planner/metadata.txt
PLUGIN_FILES := $(shell find pawc_planner resources i18n metadata.txt LICENSE -type f -not -path '*/__pycache__/*' -not -name '*.qm' 2>/dev/null)

.PHONY: help setup demo qgis test lint i18n package check-package bench clean stage

help:  ## list the verbs
	@grep -E '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9-]+):.*## */  make \1\t/' | expand -t 24

setup: .venv/ready  ## install what is missing: system packages, virtual environment

.venv/ready: requirements.txt requirements-dev.txt tools/setup
	@tools/setup

demo: setup stage  ## the main job on the shipped training site; results in demo/
	@tools/qgis-env python3 tools/demo.py

qgis: setup stage  ## open QGIS with the demo site
	@ls demo/result/*.qgz >/dev/null 2>&1 || $(MAKE) demo
	@PAWC_SCREEN=1 tools/qgis-env qgis --nologo --noversioncheck demo/result/*.qgz

test: setup stage lint check-package  ## run every check and test
	@tools/qgis-env python3 -m pytest

lint: setup stage  ## style, types, import rules, translations
	@tools/lint

i18n: setup  ## bring the translation file up to date and compile it
	@$(PYTHON) tools/i18n.py

package: stage  ## build the plugin folder in build/ and the zip in dist/
	@$(PYTHON) tools/package.py zip

stage: $(STAGED)

$(STAGED): .venv/ready tools/package.py $(PLUGIN_FILES)
	@$(PYTHON) tools/package.py stage

check-package: package  ## the rules of the public plugin repository
	@$(PYTHON) tools/package.py check

bench: setup  ## our methods beside their peers
	@tools/bench

clean:  ## remove everything that was built (not the environment)
	rm -rf build dist demo .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
	rm -f i18n/*.qm
