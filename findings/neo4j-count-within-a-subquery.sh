#!/bin/sh
#
# Neo4j 2026.08.1: count(*) within a subquery is the count(*) outside of it, where both stand in one expression.
#
# COLLECT { UNWIND [7, 7, 8, 9] AS i RETURN count(*) } is [4], and is so in a column of its own. In a map, a sum or a
# condition that has a count(*) of the rows around it as well, the inner one becomes that of the outer rows: it counts no
# longer, gives a row for each of the four, and each holds how many rows the *outer* group has. So a condition in the
# subquery, such as n > 1, asks of the wrong number, and EXISTS is false of what is there. Nothing warns, by Cypher 5 and 25
# alike. Written otherwise, as count(i) or in two columns, the same query is right. Neo4j 5.26.30 gave the same.
#
# Seen with Neo4j Community 2026.08.1 on Java 25, on an empty database:
#     [[1, [4], 2], [2, [4], 1]] UNWIND [1, 1, 2] AS x RETURN x, COLLECT { UNWIND [7, 7, 8, 9] AS i RETURN count(*) AS n } AS inner, count(*) AS outer
#     [[1, {'outer': 2, 'inner': [2, 2, 2, 2]}], [2, {'outer': 1, 'inner': [1, 1, 1, 1]}]] UNWIND [1, 1, 2] AS x RETURN x, {inner: COLLECT { UNWIND [7, 7, 8, 9] AS i RETURN count(*) AS n }, outer: count(*)} AS both
#     [[1, {'outer': 2, 'inner': [2, 2, 2, 2]}], [2, {'outer': 1, 'inner': [1, 1, 1, 1]}]] CYPHER 25 UNWIND [1, 1, 2] AS x RETURN x, {inner: COLLECT { UNWIND [7, 7, 8, 9] AS i RETURN count(*) AS n }, outer: count(*)} AS both
#     [[1, {'outer': 2, 'inner': [4]}], [2, {'outer': 1, 'inner': [4]}]] UNWIND [1, 1, 2] AS x RETURN x, {inner: COLLECT { UNWIND [7, 7, 8, 9] AS i RETURN count(i) AS n }, outer: count(*)} AS both
#     [[1, 6], [2, 1]] UNWIND [1, 1, 2] AS x RETURN x, COUNT { UNWIND [7, 7, 8, 9] AS i WITH i, count(*) AS n WHERE n > 1 RETURN i } + count(*) AS sum
#     [[1, 3], [2, 2]] UNWIND [1, 1, 2] AS x RETURN x, COUNT { UNWIND [7, 7, 8, 9] AS i WITH i, count(i) AS n WHERE n > 1 RETURN i } + count(*) AS sum
#     [[1, True], [2, False]] UNWIND [1, 1, 2] AS x RETURN x, EXISTS { UNWIND [7, 7, 8, 9] AS i WITH i, count(*) AS n WHERE n > 1 RETURN i } AND count(*) > 0 AS found
#
# Exits 1 if that has changed. Needs Maven, Java 25 (JAVA_HOME, or java on the path), Python 3.11 and package indexes.
set -eu
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
"$java" -version 2>&1 | head -1 | grep -q '"25' || { echo "needs Java 25: set JAVA_HOME"; exit 2; }
folder=$(mktemp -d)
server=
trap 'if [ -n "$server" ]; then kill "$server" 2>/dev/null; wait "$server" 2>/dev/null || true; fi; rm -rf "$folder"' EXIT

cat >"$folder/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>2026.08.1</version></dependency>
    <dependency><groupId>org.neo4j.app</groupId><artifactId>neo4j-server</artifactId><version>2026.08.1</version></dependency>
  </dependencies>
</project>
POM
mvn --quiet --batch-mode -f "$folder/pom.xml" dependency:copy-dependencies -DoutputDirectory="$folder/lib"
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check neo4j==6.4.1

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
mkdir -p "$folder/home/conf"
cat >"$folder/home/conf/neo4j.conf" <<CONF
server.bolt.listen_address=127.0.0.1:$port
server.http.enabled=false
dbms.usage_report.enabled=false
dbms.security.auth_enabled=false
server.memory.heap.max_size=512m
server.memory.pagecache.size=64m
CONF
"$java" --enable-native-access=ALL-UNNAMED --add-opens=java.base/java.nio=ALL-UNNAMED --add-opens=java.base/java.io=ALL-UNNAMED \
    --add-opens=java.base/sun.nio.ch=ALL-UNNAMED -cp "$folder/lib/*" org.neo4j.server.Neo4jCommunity \
    --home-dir="$folder/home" --config-dir="$folder/home/conf" >"$folder/log" 2>&1 &
server=$!

"$folder/venv/bin/python" - "bolt://127.0.0.1:$port" >"$folder/seen" <<'PYTHON'
import sys
import time

from neo4j import GraphDatabase
from neo4j.exceptions import ServiceUnavailable

ASKED = """\
UNWIND [1, 1, 2] AS x RETURN x, COLLECT { UNWIND [7, 7, 8, 9] AS i RETURN count(*) AS n } AS inner, count(*) AS outer
UNWIND [1, 1, 2] AS x RETURN x, {inner: COLLECT { UNWIND [7, 7, 8, 9] AS i RETURN count(*) AS n }, outer: count(*)} AS both
CYPHER 25 UNWIND [1, 1, 2] AS x RETURN x, {inner: COLLECT { UNWIND [7, 7, 8, 9] AS i RETURN count(*) AS n }, outer: count(*)} AS both
UNWIND [1, 1, 2] AS x RETURN x, {inner: COLLECT { UNWIND [7, 7, 8, 9] AS i RETURN count(i) AS n }, outer: count(*)} AS both
UNWIND [1, 1, 2] AS x RETURN x, COUNT { UNWIND [7, 7, 8, 9] AS i WITH i, count(*) AS n WHERE n > 1 RETURN i } + count(*) AS sum
UNWIND [1, 1, 2] AS x RETURN x, COUNT { UNWIND [7, 7, 8, 9] AS i WITH i, count(i) AS n WHERE n > 1 RETURN i } + count(*) AS sum
UNWIND [1, 1, 2] AS x RETURN x, EXISTS { UNWIND [7, 7, 8, 9] AS i WITH i, count(*) AS n WHERE n > 1 RETURN i } AND count(*) > 0 AS found
"""


def started(driver):
    for _ in range(120):
        try:
            return driver.verify_connectivity()
        except ServiceUnavailable:
            time.sleep(1)
    raise SystemExit("the server did not start")


with GraphDatabase.driver(sys.argv[1], notifications_min_severity="OFF") as driver:
    started(driver)
    for asked in ASKED.splitlines():
        print([list(record) for record in driver.execute_query(asked).records], asked)
PYTHON

cat >"$folder/expected" <<'EXPECTED'
[[1, [4], 2], [2, [4], 1]] UNWIND [1, 1, 2] AS x RETURN x, COLLECT { UNWIND [7, 7, 8, 9] AS i RETURN count(*) AS n } AS inner, count(*) AS outer
[[1, {'outer': 2, 'inner': [2, 2, 2, 2]}], [2, {'outer': 1, 'inner': [1, 1, 1, 1]}]] UNWIND [1, 1, 2] AS x RETURN x, {inner: COLLECT { UNWIND [7, 7, 8, 9] AS i RETURN count(*) AS n }, outer: count(*)} AS both
[[1, {'outer': 2, 'inner': [2, 2, 2, 2]}], [2, {'outer': 1, 'inner': [1, 1, 1, 1]}]] CYPHER 25 UNWIND [1, 1, 2] AS x RETURN x, {inner: COLLECT { UNWIND [7, 7, 8, 9] AS i RETURN count(*) AS n }, outer: count(*)} AS both
[[1, {'outer': 2, 'inner': [4]}], [2, {'outer': 1, 'inner': [4]}]] UNWIND [1, 1, 2] AS x RETURN x, {inner: COLLECT { UNWIND [7, 7, 8, 9] AS i RETURN count(i) AS n }, outer: count(*)} AS both
[[1, 6], [2, 1]] UNWIND [1, 1, 2] AS x RETURN x, COUNT { UNWIND [7, 7, 8, 9] AS i WITH i, count(*) AS n WHERE n > 1 RETURN i } + count(*) AS sum
[[1, 3], [2, 2]] UNWIND [1, 1, 2] AS x RETURN x, COUNT { UNWIND [7, 7, 8, 9] AS i WITH i, count(i) AS n WHERE n > 1 RETURN i } + count(*) AS sum
[[1, True], [2, False]] UNWIND [1, 1, 2] AS x RETURN x, EXISTS { UNWIND [7, 7, 8, 9] AS i WITH i, count(*) AS n WHERE n > 1 RETURN i } AND count(*) > 0 AS found
EXPECTED
cat "$folder/seen"
diff "$folder/expected" "$folder/seen" >/dev/null || { echo "Neo4j answers otherwise now"; exit 1; }
