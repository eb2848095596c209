#!/bin/sh
#
# Neo4j 2026.08.1: RETURN DISTINCT in a subquery gives the same row several times behind a path of variable length.
#
# In three nodes in a chain, all with same = 1, RETURN DISTINCT m.same of what is one or two steps away from a node is 1,
# once. Within a subquery that begins at a node of the rows around it, CALL, COUNT { } or COLLECT { }, it is there once for
# each *node* at the end of the path: the plan looks for distinct ends, and takes that for distinct values. A sum or count
# over it is too high, and nothing warns. It is right without a subquery, for a path of one length, as
# count(DISTINCT m.same), and with the value named first: WITH m.same AS y RETURN DISTINCT y. By Cypher 5 and 25 alike, for
# [*1..2] as for {1,2}. Neo4j 5.26.30 gave the same.
#
# Seen with Neo4j Community 2026.08.1 on Java 25:
#     [[1, [1, 1]], [2, [1, 1]], [3, [1, 1]]] MATCH (n:P) CALL (n) { MATCH (n)-[*1..2]-(m) RETURN DISTINCT m.same AS y } RETURN n.id AS id, collect(y) AS found ORDER BY id
#     [[1, [1, 1]], [2, [1, 1]], [3, [1, 1]]] CYPHER 25 MATCH (n:P) CALL (n) { MATCH (n)-[*1..2]-(m) RETURN DISTINCT m.same AS y } RETURN n.id AS id, collect(y) AS found ORDER BY id
#     [[1, [1, 1]], [2, [1, 1]], [3, [1, 1]]] MATCH (n:P) CALL (n) { MATCH (n)--{1,2}(m) RETURN DISTINCT m.same AS y } RETURN n.id AS id, collect(y) AS found ORDER BY id
#     [[1, 2], [2, 2], [3, 2]] MATCH (n:P) RETURN n.id AS id, COUNT { MATCH (n)-[*1..2]-(m) RETURN DISTINCT m.same AS y } AS count ORDER BY id
#     [[1, [['P'], ['P']]], [2, [['P'], ['P']]], [3, [['P'], ['P']]]] MATCH (n:P) RETURN n.id AS id, COLLECT { MATCH (n)-[*1..2]-(m) RETURN DISTINCT labels(m) AS y } AS found ORDER BY id
#     [[1, [1]], [2, [1]], [3, [1]]] MATCH (n:P) CALL (n) { MATCH (n)-[*1..2]-(m) WITH m.same AS y RETURN DISTINCT y } RETURN n.id AS id, collect(y) AS found ORDER BY id
#     [[1, [1]], [2, [1]], [3, [1]]] MATCH (n:P) CALL (n) { MATCH (n)--(m) RETURN DISTINCT m.same AS y } RETURN n.id AS id, collect(y) AS found ORDER BY id
#     [[1, 1], [2, 1], [3, 1]] MATCH (n:P) CALL (n) { MATCH (n)-[*1..2]-(m) RETURN count(DISTINCT m.same) AS y } RETURN n.id AS id, y ORDER BY id
#     [[1]] MATCH (n:P {id: 1})-[*1..2]-(m) RETURN DISTINCT m.same AS y
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
MATCH (n:P) CALL (n) { MATCH (n)-[*1..2]-(m) RETURN DISTINCT m.same AS y } RETURN n.id AS id, collect(y) AS found ORDER BY id
CYPHER 25 MATCH (n:P) CALL (n) { MATCH (n)-[*1..2]-(m) RETURN DISTINCT m.same AS y } RETURN n.id AS id, collect(y) AS found ORDER BY id
MATCH (n:P) CALL (n) { MATCH (n)--{1,2}(m) RETURN DISTINCT m.same AS y } RETURN n.id AS id, collect(y) AS found ORDER BY id
MATCH (n:P) RETURN n.id AS id, COUNT { MATCH (n)-[*1..2]-(m) RETURN DISTINCT m.same AS y } AS count ORDER BY id
MATCH (n:P) RETURN n.id AS id, COLLECT { MATCH (n)-[*1..2]-(m) RETURN DISTINCT labels(m) AS y } AS found ORDER BY id
MATCH (n:P) CALL (n) { MATCH (n)-[*1..2]-(m) WITH m.same AS y RETURN DISTINCT y } RETURN n.id AS id, collect(y) AS found ORDER BY id
MATCH (n:P) CALL (n) { MATCH (n)--(m) RETURN DISTINCT m.same AS y } RETURN n.id AS id, collect(y) AS found ORDER BY id
MATCH (n:P) CALL (n) { MATCH (n)-[*1..2]-(m) RETURN count(DISTINCT m.same) AS y } RETURN n.id AS id, y ORDER BY id
MATCH (n:P {id: 1})-[*1..2]-(m) RETURN DISTINCT m.same AS y
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
    driver.execute_query(
        "CREATE (a:P {id: 1, same: 1}), (b:P {id: 2, same: 1}), (c:P {id: 3, same: 1}), (a)-[:R]->(b), (b)-[:R]->(c)"
    )
    for asked in ASKED.splitlines():
        print([list(record) for record in driver.execute_query(asked).records], asked)
PYTHON

cat >"$folder/expected" <<'EXPECTED'
[[1, [1, 1]], [2, [1, 1]], [3, [1, 1]]] MATCH (n:P) CALL (n) { MATCH (n)-[*1..2]-(m) RETURN DISTINCT m.same AS y } RETURN n.id AS id, collect(y) AS found ORDER BY id
[[1, [1, 1]], [2, [1, 1]], [3, [1, 1]]] CYPHER 25 MATCH (n:P) CALL (n) { MATCH (n)-[*1..2]-(m) RETURN DISTINCT m.same AS y } RETURN n.id AS id, collect(y) AS found ORDER BY id
[[1, [1, 1]], [2, [1, 1]], [3, [1, 1]]] MATCH (n:P) CALL (n) { MATCH (n)--{1,2}(m) RETURN DISTINCT m.same AS y } RETURN n.id AS id, collect(y) AS found ORDER BY id
[[1, 2], [2, 2], [3, 2]] MATCH (n:P) RETURN n.id AS id, COUNT { MATCH (n)-[*1..2]-(m) RETURN DISTINCT m.same AS y } AS count ORDER BY id
[[1, [['P'], ['P']]], [2, [['P'], ['P']]], [3, [['P'], ['P']]]] MATCH (n:P) RETURN n.id AS id, COLLECT { MATCH (n)-[*1..2]-(m) RETURN DISTINCT labels(m) AS y } AS found ORDER BY id
[[1, [1]], [2, [1]], [3, [1]]] MATCH (n:P) CALL (n) { MATCH (n)-[*1..2]-(m) WITH m.same AS y RETURN DISTINCT y } RETURN n.id AS id, collect(y) AS found ORDER BY id
[[1, [1]], [2, [1]], [3, [1]]] MATCH (n:P) CALL (n) { MATCH (n)--(m) RETURN DISTINCT m.same AS y } RETURN n.id AS id, collect(y) AS found ORDER BY id
[[1, 1], [2, 1], [3, 1]] MATCH (n:P) CALL (n) { MATCH (n)-[*1..2]-(m) RETURN count(DISTINCT m.same) AS y } RETURN n.id AS id, y ORDER BY id
[[1]] MATCH (n:P {id: 1})-[*1..2]-(m) RETURN DISTINCT m.same AS y
EXPECTED
cat "$folder/seen"
diff "$folder/expected" "$folder/seen" >/dev/null || { echo "Neo4j answers otherwise now"; exit 1; }
