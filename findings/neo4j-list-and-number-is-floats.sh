#!/bin/sh
#
# Neo4j 2026.08.1: a list of whole numbers written out, plus a whole number, is a list of floats before it runs.
#
# [1, 2] + 3 is [1, 2, 3], and each of its elements is an INTEGER when the query runs. The semantic analysis takes it for a list
# of floats, so that an element is refused wherever a whole number is wanted, as an index, a length or in range(), with "expected
# Integer but was Float"; so too where the number is a parameter. It is taken with the number in a list, [1, 2] + [3], and where
# the list is built by range(). By Cypher 5 and 25 alike; 5.26.30 refuses the first likewise.
#
# Seen with Neo4j Community 2026.08.1 on Java 25 and the driver 6.4.1 (by Cypher | answer | query):
#     5 | Type mismatch: expected Integer but was Float | RETURN [x IN [1, 2] + 3 | substring('abcdef', x)]
#     25 | Type mismatch: expected Integer but was Float | RETURN [x IN [1, 2] + 3 | substring('abcdef', x)]
#     5 | Type mismatch: expected Integer but was Float | RETURN [x IN 0 + [1, 2] | substring('abcdef', x)]
#     25 | Type mismatch: expected Integer but was Float | RETURN [x IN 0 + [1, 2] | substring('abcdef', x)]
#     5 | Type mismatch: list index must be given as Integer, but was Float | RETURN [x IN [1, 2] + 3 | ['a', 'b', 'c', 'd'][x]]
#     25 | Type mismatch: list index must be given as Integer, but was Float | RETURN [x IN [1, 2] + 3 | ['a', 'b', 'c', 'd'][x]]
#     5 | Type mismatch: expected Integer but was Float | RETURN [x IN [1, 2] + 3 | range(0, x)]
#     25 | Type mismatch: expected Integer but was Float | RETURN [x IN [1, 2] + 3 | range(0, x)]
#     5 | ['INTEGER NOT NULL', 'INTEGER NOT NULL', 'INTEGER NOT NULL'] | RETURN [x IN [1, 2] + 3 | valueType(x)]
#     25 | ['INTEGER NOT NULL', 'INTEGER NOT NULL', 'INTEGER NOT NULL'] | RETURN [x IN [1, 2] + 3 | valueType(x)]
#     5 | ['bcdef', 'cdef', 'def'] | RETURN [x IN [1, 2] + [3] | substring('abcdef', x)]
#     25 | ['bcdef', 'cdef', 'def'] | RETURN [x IN [1, 2] + [3] | substring('abcdef', x)]
#     5 | ['bcdef', 'cdef', 'def'] | RETURN [x IN range(1, 2) + 3 | substring('abcdef', x)]
#     25 | ['bcdef', 'cdef', 'def'] | RETURN [x IN range(1, 2) + 3 | substring('abcdef', x)]
#     5 | Type mismatch: expected Integer but was Float | RETURN [x IN [1, 2] + $n | substring('abcdef', x)]
#     25 | Type mismatch: expected Integer but was Float | RETURN [x IN [1, 2] + $n | substring('abcdef', x)]
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
from neo4j.exceptions import Neo4jError, ServiceUnavailable

ASKED = """\
RETURN [x IN [1, 2] + 3 | substring('abcdef', x)]
RETURN [x IN 0 + [1, 2] | substring('abcdef', x)]
RETURN [x IN [1, 2] + 3 | ['a', 'b', 'c', 'd'][x]]
RETURN [x IN [1, 2] + 3 | range(0, x)]
RETURN [x IN [1, 2] + 3 | valueType(x)]
RETURN [x IN [1, 2] + [3] | substring('abcdef', x)]
RETURN [x IN range(1, 2) + 3 | substring('abcdef', x)]
RETURN [x IN [1, 2] + $n | substring('abcdef', x)]
"""


def started(driver):
    for _ in range(120):
        try:
            return driver.verify_connectivity()
        except ServiceUnavailable:
            time.sleep(1)
    raise SystemExit("the server did not start")


def answer(driver, query):
    try:
        return driver.execute_query(query, n=3).records[0][0]
    except Neo4jError as error:
        return error.message.splitlines()[0].partition(" (line")[0]


with GraphDatabase.driver(sys.argv[1], notifications_min_severity="OFF") as driver:
    started(driver)
    for asked in ASKED.splitlines():
        for language in ("5", "25"):
            print(language, answer(driver, f"CYPHER {language} {asked}"), asked, sep=" | ")
PYTHON

cat >"$folder/expected" <<'EXPECTED'
5 | Type mismatch: expected Integer but was Float | RETURN [x IN [1, 2] + 3 | substring('abcdef', x)]
25 | Type mismatch: expected Integer but was Float | RETURN [x IN [1, 2] + 3 | substring('abcdef', x)]
5 | Type mismatch: expected Integer but was Float | RETURN [x IN 0 + [1, 2] | substring('abcdef', x)]
25 | Type mismatch: expected Integer but was Float | RETURN [x IN 0 + [1, 2] | substring('abcdef', x)]
5 | Type mismatch: list index must be given as Integer, but was Float | RETURN [x IN [1, 2] + 3 | ['a', 'b', 'c', 'd'][x]]
25 | Type mismatch: list index must be given as Integer, but was Float | RETURN [x IN [1, 2] + 3 | ['a', 'b', 'c', 'd'][x]]
5 | Type mismatch: expected Integer but was Float | RETURN [x IN [1, 2] + 3 | range(0, x)]
25 | Type mismatch: expected Integer but was Float | RETURN [x IN [1, 2] + 3 | range(0, x)]
5 | ['INTEGER NOT NULL', 'INTEGER NOT NULL', 'INTEGER NOT NULL'] | RETURN [x IN [1, 2] + 3 | valueType(x)]
25 | ['INTEGER NOT NULL', 'INTEGER NOT NULL', 'INTEGER NOT NULL'] | RETURN [x IN [1, 2] + 3 | valueType(x)]
5 | ['bcdef', 'cdef', 'def'] | RETURN [x IN [1, 2] + [3] | substring('abcdef', x)]
25 | ['bcdef', 'cdef', 'def'] | RETURN [x IN [1, 2] + [3] | substring('abcdef', x)]
5 | ['bcdef', 'cdef', 'def'] | RETURN [x IN range(1, 2) + 3 | substring('abcdef', x)]
25 | ['bcdef', 'cdef', 'def'] | RETURN [x IN range(1, 2) + 3 | substring('abcdef', x)]
5 | Type mismatch: expected Integer but was Float | RETURN [x IN [1, 2] + $n | substring('abcdef', x)]
25 | Type mismatch: expected Integer but was Float | RETURN [x IN [1, 2] + $n | substring('abcdef', x)]
EXPECTED
cat "$folder/seen"
diff "$folder/expected" "$folder/seen" >/dev/null || { echo "Neo4j takes it otherwise now"; exit 1; }
