#!/bin/sh
#
# Neo4j 2026.08.1: ORDER BY changes the value that it sorts by, where a query begins with an OPTIONAL MATCH.
#
# Sorting changes the order of rows, one would think, and never what stands in them. But where the first clause is an
# OPTIONAL MATCH that finds nothing, a column that is sorted by comes back as null, whatever it is: coalesce(), which is
# there to prevent just that, `m IS NULL`, a CASE with an ELSE, COUNT {} and a list in brackets. The plan shows why: the
# projection and the sort are done below the operator Optional, which then makes its row of nulls above them. A
# condition behind it sees the null: "is there no such meeting?" counts none. Neo4j 5.26.30 gives the right values to
# the same queries, and so does 2026.08.1 behind UNWIND [1] AS one.
#
# Seen with Neo4j Community 2026.08.1 on Java 25, by Cypher 5 and 25; the database is empty but for one node:
#     [[0]] OPTIONAL MATCH (m:Meeting {year: 1900}) RETURN coalesce(m.year, 0) AS year
#     [[None]] OPTIONAL MATCH (m:Meeting {year: 1900}) RETURN coalesce(m.year, 0) AS year ORDER BY year
#     [[None]] CYPHER 25 OPTIONAL MATCH (m:Meeting {year: 1900}) RETURN coalesce(m.year, 0) AS year ORDER BY year
#     [[True]] OPTIONAL MATCH (m:Meeting {year: 1900}) RETURN m IS NULL AS missing
#     [[None]] OPTIONAL MATCH (m:Meeting {year: 1900}) RETURN m IS NULL AS missing ORDER BY missing
#     [[None]] OPTIONAL MATCH (m:Meeting {year: 1900}) RETURN COUNT { (m)--() } AS number ORDER BY number
#     [[1]] OPTIONAL MATCH (m:Meeting {year: 1900}) WITH m IS NULL AS missing WHERE missing RETURN count(*)
#     [[0]] OPTIONAL MATCH (m:Meeting {year: 1900}) WITH m IS NULL AS missing ORDER BY missing WHERE missing RETURN count(*)
#     [[1, 0]] UNWIND [1] AS one OPTIONAL MATCH (m:Meeting {year: 1900}) RETURN one, coalesce(m.year, 0) AS year ORDER BY year
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
OPTIONAL MATCH (m:Meeting {year: 1900}) RETURN coalesce(m.year, 0) AS year
OPTIONAL MATCH (m:Meeting {year: 1900}) RETURN coalesce(m.year, 0) AS year ORDER BY year
CYPHER 25 OPTIONAL MATCH (m:Meeting {year: 1900}) RETURN coalesce(m.year, 0) AS year ORDER BY year
OPTIONAL MATCH (m:Meeting {year: 1900}) RETURN m IS NULL AS missing
OPTIONAL MATCH (m:Meeting {year: 1900}) RETURN m IS NULL AS missing ORDER BY missing
OPTIONAL MATCH (m:Meeting {year: 1900}) RETURN COUNT { (m)--() } AS number ORDER BY number
OPTIONAL MATCH (m:Meeting {year: 1900}) WITH m IS NULL AS missing WHERE missing RETURN count(*)
OPTIONAL MATCH (m:Meeting {year: 1900}) WITH m IS NULL AS missing ORDER BY missing WHERE missing RETURN count(*)
UNWIND [1] AS one OPTIONAL MATCH (m:Meeting {year: 1900}) RETURN one, coalesce(m.year, 0) AS year ORDER BY year
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
    driver.execute_query("CREATE (:Meeting {year: 2031})")
    for asked in ASKED.splitlines():
        print([list(record) for record in driver.execute_query(asked).records], asked)
PYTHON

cat >"$folder/expected" <<'EXPECTED'
[[0]] OPTIONAL MATCH (m:Meeting {year: 1900}) RETURN coalesce(m.year, 0) AS year
[[None]] OPTIONAL MATCH (m:Meeting {year: 1900}) RETURN coalesce(m.year, 0) AS year ORDER BY year
[[None]] CYPHER 25 OPTIONAL MATCH (m:Meeting {year: 1900}) RETURN coalesce(m.year, 0) AS year ORDER BY year
[[True]] OPTIONAL MATCH (m:Meeting {year: 1900}) RETURN m IS NULL AS missing
[[None]] OPTIONAL MATCH (m:Meeting {year: 1900}) RETURN m IS NULL AS missing ORDER BY missing
[[None]] OPTIONAL MATCH (m:Meeting {year: 1900}) RETURN COUNT { (m)--() } AS number ORDER BY number
[[1]] OPTIONAL MATCH (m:Meeting {year: 1900}) WITH m IS NULL AS missing WHERE missing RETURN count(*)
[[0]] OPTIONAL MATCH (m:Meeting {year: 1900}) WITH m IS NULL AS missing ORDER BY missing WHERE missing RETURN count(*)
[[1, 0]] UNWIND [1] AS one OPTIONAL MATCH (m:Meeting {year: 1900}) RETURN one, coalesce(m.year, 0) AS year ORDER BY year
EXPECTED
cat "$folder/seen"
diff "$folder/expected" "$folder/seen" >/dev/null || { echo "Neo4j answers otherwise now"; exit 1; }
