# Two commands: `make demo` and `make test`. Both set the machine up first (Debian 12; see tools/setup_machine.py).
# The system's own Python is named in full: a version manager first on PATH would hide the `qgis` module.
SYSTEM_PYTHON := $(or $(RESORPTION_PYTHON),/usr/bin/python3)
PYTHON := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help setup setup-demo demo desktop test endurance lint package bench clean

help: ## List of the commands
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

setup: ## Install everything that the tests need
	@$(SYSTEM_PYTHON) tools/setup_machine.py test

setup-demo:
	@$(SYSTEM_PYTHON) tools/setup_machine.py demo

demo: setup-demo ## The main job on the fictitious territory: base, project and annex in build/demo/
	@$(PYTHON) tools/demo.py

desktop: setup-demo ## Open QGIS Desktop on that base, in a profile of its own
	@test -f build/demo/protocole.qgz || $(PYTHON) tools/demo.py
	@$(PYTHON) tools/desktop.py build/demo/protocole.qgz

test: setup ## Checks of the code, then all the tests
	@$(PYTHON) tools/run_tests.py

endurance: setup ## The tests that have a large N, with that N
	@RESORPTION_ENDURANCE=1 $(PYTHON) tools/run_tests.py --endurance

lint: setup ## ruff, flake8-qgis, and the plugin repository's gate on the package's content
	@$(PYTHON) tools/lint.py

package: setup ## build/resorption-X.Y.Z.zip and build/resorption-complements.zip
	@$(PYTHON) tools/package.py

bench: setup ## One comparison, BANC=name: leaves build/bench/NAME.json
	@test -n "$(BANC)" || { echo "make bench BANC=nom ; bancs : $(patsubst benchmarks/%.py,%,$(filter-out %/frame.py %/painted.py benchmarks/annexe_% benchmarks/land_%,$(wildcard benchmarks/*.py)))"; exit 2; }
	@test -f benchmarks/$(BANC).py || { echo "Banc inconnu : $(BANC)"; exit 2; }
	@$(PYTHON) benchmarks/$(BANC).py

clean: ## Remove what was built (the .venv stays)
	rm -rf build .qgis-settings .pytest_cache .ruff_cache
