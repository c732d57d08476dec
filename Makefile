# make demo   build the graph of examples/articles into demo/
# make test   run the whole test suite
# make check  format, lint, types, contents of the wheel
# make train renew the learned weights in extractors/weights from corpus/ (installs the extra `train`)
# make lock   renew requirements.lock after a change of the dependencies in pyproject.toml
# Each needs only Python 3.11 to 3.13 with pip; everything is installed into .venv from requirements.lock.

PYTHON ?= python3
BIN = .venv/bin
INSTALLED = .venv/installed
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: demo test check train lock

demo: $(INSTALLED)
	$(BIN)/parkgraph build examples/articles --out demo
	@sed '1,2d;/^## Left open/,$$d' demo/report.md
	$(BIN)/parkgraph query --name suppliers --store demo

test: $(INSTALLED)
	$(BIN)/python -m pytest

check: $(INSTALLED)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	rm -rf build/wheel
	$(BIN)/python -m hatchling build -t wheel -d build/wheel
	$(BIN)/check-wheel-contents build/wheel

train: $(INSTALLED)
	$(BIN)/python -m pip install --quiet '.[train]'
	$(BIN)/python -m training

lock: $(INSTALLED)
	$(BIN)/python -m pip install --quiet pip-tools
	echo '# Versions and hashes for Python 3.11 to 3.13 on every platform; written by `make lock`.' > build/lock
	$(BIN)/pip-compile --quiet --upgrade --strip-extras --generate-hashes --no-header --no-emit-index-url \
		--no-emit-trusted-host --no-emit-find-links --extra dev --output-file - pyproject.toml >> build/lock
	mv build/lock requirements.lock

# A Python without ensurepip (Debian's without python3-venv) lends its own pip to the new environment.
$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv || { $(PYTHON) -m venv --without-pip .venv && \
		$(PYTHON) -m pip --python $(BIN)/python install --quiet pip; }
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	touch $@
