#!/bin/sh
# All tests, in two runs side by side: those that need a Neo4j server, and the others.
# The first run's output is shown when it has ended. Arguments go to both runs.
#
# What is marked `apart` takes long, or asks something new each time: make test-browser, test-judge. Of the faults a
# sample is made here, all of them in make test-faults.
set -u

shown=$(mktemp)
trap 'kill $servers 2>/dev/null; rm -f "$shown"' EXIT INT TERM
.venv/bin/python -m pytest -m "neo4j and not apart" "$@" >"$shown" 2>&1 &
servers=$!
.venv/bin/python -m pytest -m "not neo4j and not apart" "$@"
others=$?
wait $servers
with_servers=$?
printf '\nThe tests that need a Neo4j server:\n'
cat "$shown"
[ "$others" -eq 0 ] && [ "$with_servers" -eq 0 ]
