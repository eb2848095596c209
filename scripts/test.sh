#!/bin/sh
# All tests, in two runs side by side: those that need a Neo4j server, and the others.
# The first run's output is shown when it has ended. Arguments go to both runs.
set -u

# These take long, or ask something new each time: make test-faults, test-judge, test-browser.
apart="--ignore=tests/faults --ignore=tests/browser/test_real_browser.py --deselect=tests/judge/test_judge.py::test_both_sides_answer_the_same[new-seed]"

shown=$(mktemp)
trap 'kill $servers 2>/dev/null; rm -f "$shown"' EXIT INT TERM
.venv/bin/python -m pytest -m neo4j $apart "$@" >"$shown" 2>&1 &
servers=$!
.venv/bin/python -m pytest -m "not neo4j" $apart "$@"
others=$?
wait $servers
with_servers=$?
printf '\nThe tests that need a Neo4j server:\n'
cat "$shown"
[ "$others" -eq 0 ] && [ "$with_servers" -eq 0 ]
