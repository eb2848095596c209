#!/bin/sh
#
# Neo4j 2026.08.1: "not less" of a duration or a point is true, null or false by what the planner knows of its type.
#
# Durations and points have no order, so d < d is null, and by Cypher's three-valued logic NOT (d < d) is null as well. It
# is, where d is a property of a node. Where the planner knows the type, as of what duration() gives, the same NOT (d < d) is
# true, and NOT (d <= d), which is false of the property, is null: it asks >= in place of NOT <, which is the same only
# where there is an order. XOR goes the same way. One side whose type is known is enough, so a condition written with
# NOT finds other rows where both sides are properties than where one is written. Numbers are left alone: NOT (nan < 1)
# is true and nan >= 1 false. Neo4j 5.26.30 gave the same for durations and points that the text makes, for parameters,
# and for properties.
#
# Seen with Neo4j Community 2026.08.1 on Java 25, by Cypher 5 and 25, on an empty database:
#     [] CREATE (:Meeting {length: duration('PT1H')})
#     [[None, True, None, True]] WITH duration('PT1H') AS d RETURN d < d, NOT (d < d), NOT (d <= d), true XOR d < d
#     [[None, None, False, None]] MATCH (m:Meeting) WITH m.length AS d RETURN d < d, NOT (d < d), NOT (d <= d), true XOR d < d
#     [[None, True, None, True]] CYPHER 25 WITH duration('PT1H') AS d RETURN d < d, NOT (d < d), NOT (d <= d), true XOR d < d
#     [[None, None, False, None]] CYPHER 25 MATCH (m:Meeting) WITH m.length AS d RETURN d < d, NOT (d < d), NOT (d <= d), true XOR d < d
#     [[None, True, None, True]] WITH point({x: 1, y: 2}) AS p RETURN p < p, NOT (p < p), NOT (p <= p), true XOR p < p
#     [[None, True, None, True]] WITH {at: point({x: 1, y: 2})} AS m WITH m.at AS p RETURN p < p, NOT (p < p), NOT (p <= p), true XOR p < p
#     [[1]] WITH duration('PT1H') AS d WHERE NOT (d < duration('PT1H')) RETURN count(*)
#     [[1]] MATCH (m:Meeting) WHERE NOT (m.length < duration('PT1H')) RETURN count(*)
#     [[1]] MATCH (m:Meeting) WHERE m.length >= duration('PT1H') RETURN count(*)
#     [[False, False, True]] WITH 0.0 / 0.0 AS nan RETURN nan < 1, nan >= 1, NOT (nan < 1)
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
CREATE (:Meeting {length: duration('PT1H')})
WITH duration('PT1H') AS d RETURN d < d, NOT (d < d), NOT (d <= d), true XOR d < d
MATCH (m:Meeting) WITH m.length AS d RETURN d < d, NOT (d < d), NOT (d <= d), true XOR d < d
CYPHER 25 WITH duration('PT1H') AS d RETURN d < d, NOT (d < d), NOT (d <= d), true XOR d < d
CYPHER 25 MATCH (m:Meeting) WITH m.length AS d RETURN d < d, NOT (d < d), NOT (d <= d), true XOR d < d
WITH point({x: 1, y: 2}) AS p RETURN p < p, NOT (p < p), NOT (p <= p), true XOR p < p
WITH {at: point({x: 1, y: 2})} AS m WITH m.at AS p RETURN p < p, NOT (p < p), NOT (p <= p), true XOR p < p
WITH duration('PT1H') AS d WHERE NOT (d < duration('PT1H')) RETURN count(*)
MATCH (m:Meeting) WHERE NOT (m.length < duration('PT1H')) RETURN count(*)
MATCH (m:Meeting) WHERE m.length >= duration('PT1H') RETURN count(*)
WITH 0.0 / 0.0 AS nan RETURN nan < 1, nan >= 1, NOT (nan < 1)
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
[] CREATE (:Meeting {length: duration('PT1H')})
[[None, True, None, True]] WITH duration('PT1H') AS d RETURN d < d, NOT (d < d), NOT (d <= d), true XOR d < d
[[None, None, False, None]] MATCH (m:Meeting) WITH m.length AS d RETURN d < d, NOT (d < d), NOT (d <= d), true XOR d < d
[[None, True, None, True]] CYPHER 25 WITH duration('PT1H') AS d RETURN d < d, NOT (d < d), NOT (d <= d), true XOR d < d
[[None, None, False, None]] CYPHER 25 MATCH (m:Meeting) WITH m.length AS d RETURN d < d, NOT (d < d), NOT (d <= d), true XOR d < d
[[None, True, None, True]] WITH point({x: 1, y: 2}) AS p RETURN p < p, NOT (p < p), NOT (p <= p), true XOR p < p
[[None, True, None, True]] WITH {at: point({x: 1, y: 2})} AS m WITH m.at AS p RETURN p < p, NOT (p < p), NOT (p <= p), true XOR p < p
[[1]] WITH duration('PT1H') AS d WHERE NOT (d < duration('PT1H')) RETURN count(*)
[[1]] MATCH (m:Meeting) WHERE NOT (m.length < duration('PT1H')) RETURN count(*)
[[1]] MATCH (m:Meeting) WHERE m.length >= duration('PT1H') RETURN count(*)
[[False, False, True]] WITH 0.0 / 0.0 AS nan RETURN nan < 1, nan >= 1, NOT (nan < 1)
EXPECTED
cat "$folder/seen"
diff "$folder/expected" "$folder/seen" >/dev/null || { echo "Neo4j answers otherwise now"; exit 1; }
