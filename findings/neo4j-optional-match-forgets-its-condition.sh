#!/bin/sh
#
# Neo4j 2026.08.1: OPTIONAL MATCH of a path that is one known node drops its WHERE.
#
# `OPTIONAL MATCH p = (n) WHERE ...` of an `n` that was matched before should give the path where the condition holds and
# null elsewhere: a usual way to keep a node's path for a picture only if the node is of some kind. The condition is
# not looked at, be it the word false, a label or a property: p is never null. Without OPTIONAL, and with a
# relationship in the path, the same condition is heeded.
#
# Seen with Neo4j Community 2026.08.1 on Java 25 (5.26.30 gave the same), with one (:Person {name: 'Ada'}):
#     [['Ada', True]] MATCH (n:Person) OPTIONAL MATCH (n)-->(m) WHERE false RETURN n.name, m IS NULL
#     [['Ada', True]] MATCH (n:Person) OPTIONAL MATCH p = (n)-->() WHERE false RETURN n.name, p IS NULL
#     [['Ada', False]] MATCH (n:Person) OPTIONAL MATCH p = (n) WHERE false RETURN n.name, p IS NULL
#     [['Ada', False]] MATCH (n:Person) OPTIONAL MATCH p = (n) WHERE n:Minister RETURN n.name, p IS NULL
#     [['Ada', 1]] MATCH (n:Person) OPTIONAL MATCH p = (n) WHERE n.name = 'Ben' RETURN n.name, count(p)
#     [] MATCH (n:Person) MATCH p = (n) WHERE n.name = 'Ben' RETURN n.name, count(p)
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
MATCH (n:Person) OPTIONAL MATCH (n)-->(m) WHERE false RETURN n.name, m IS NULL
MATCH (n:Person) OPTIONAL MATCH p = (n)-->() WHERE false RETURN n.name, p IS NULL
MATCH (n:Person) OPTIONAL MATCH p = (n) WHERE false RETURN n.name, p IS NULL
MATCH (n:Person) OPTIONAL MATCH p = (n) WHERE n:Minister RETURN n.name, p IS NULL
MATCH (n:Person) OPTIONAL MATCH p = (n) WHERE n.name = 'Ben' RETURN n.name, count(p)
MATCH (n:Person) MATCH p = (n) WHERE n.name = 'Ben' RETURN n.name, count(p)
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
    driver.execute_query("CREATE (:Person {name: 'Ada'})")
    for asked in ASKED.splitlines():
        print([list(record) for record in driver.execute_query(asked).records], asked)
PYTHON

cat >"$folder/expected" <<'EXPECTED'
[['Ada', True]] MATCH (n:Person) OPTIONAL MATCH (n)-->(m) WHERE false RETURN n.name, m IS NULL
[['Ada', True]] MATCH (n:Person) OPTIONAL MATCH p = (n)-->() WHERE false RETURN n.name, p IS NULL
[['Ada', False]] MATCH (n:Person) OPTIONAL MATCH p = (n) WHERE false RETURN n.name, p IS NULL
[['Ada', False]] MATCH (n:Person) OPTIONAL MATCH p = (n) WHERE n:Minister RETURN n.name, p IS NULL
[['Ada', 1]] MATCH (n:Person) OPTIONAL MATCH p = (n) WHERE n.name = 'Ben' RETURN n.name, count(p)
[] MATCH (n:Person) MATCH p = (n) WHERE n.name = 'Ben' RETURN n.name, count(p)
EXPECTED
cat "$folder/seen"
diff "$folder/expected" "$folder/seen" >/dev/null || { echo "Neo4j answers otherwise now"; exit 1; }
