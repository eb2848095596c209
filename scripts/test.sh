#!/bin/sh
# All tests, in three runs side by side: those that need no server, and those on each version of Neo4j.
# What the latter print is shown when they have ended. Arguments go to all runs.
#
# What is marked `apart` takes long, or asks something new each time: make test-browser, test-judge. Of the faults a
# sample is made here, all of them in make test-faults.
set -u

folder=$(mktemp -d)
trap 'kill $long_term $current 2>/dev/null; rm -rf "$folder"' EXIT INT TERM
.venv/bin/python -m pytest -p no:cacheprovider -m "neo4j and not apart" --edition long-term "$@" >"$folder/long_term" 2>&1 &
long_term=$!
.venv/bin/python -m pytest -p no:cacheprovider -m "neo4j and not apart" --edition current "$@" >"$folder/current" 2>&1 &
current=$!
.venv/bin/python -m pytest -m "not neo4j and not apart" "$@"
others=$?
wait $long_term
on_long_term=$?
wait $current
on_current=$?
printf '\nThe tests that need a server, on the long-term Neo4j:\n'
cat "$folder/long_term"
printf '\nThe tests that need a server, on the current Neo4j:\n'
cat "$folder/current"
[ "$others" -eq 0 ] && [ "$on_long_term" -eq 0 ] && [ "$on_current" -eq 0 ]
