#!/bin/sh
#
# Neo4j 2026.08.1: the reverse of a range holds other numbers than the range, where its end is not met exactly.
#
# range(1, 10, 4) is [1, 5, 9], as the 10 is only as far as it may go. Its reverse, though, counts downwards from that 10:
# [10, 6, 2], of which the list holds none. The last of the list and the first of its reverse are two numbers, years by
# fives from 2010 to 2026 become 2026, 2021 and so on, and of every second number from 0 to 5 the odd ones come back.
# Nothing warns, and only a range whose end is met, as with step 1, is right, which is why it passes every usual test.
# Reversing twice gives the right list again; so does reversing a comprehension, [each IN range(1, 10, 4) | each].
# Neo4j 5.26.30 has all of it right.
#
# Seen with Neo4j Community 2026.08.1 on Java 25, by Cypher 5 and 25, on an empty database:
#     [[[1, 5, 9]]] RETURN range(1, 10, 4)
#     [[[10, 6, 2]]] RETURN reverse(range(1, 10, 4))
#     [[[10, 6, 2]]] CYPHER 25 RETURN reverse(range(1, 10, 4))
#     [[[1, 5, 9]]] RETURN reverse(reverse(range(1, 10, 4)))
#     [[[9, 10]]] WITH range(1, 10, 4) AS l RETURN [last(l), head(reverse(l))]
#     [[[10, 6, 2]]] WITH range(1, 10, 4) AS l RETURN [each IN reverse(l) WHERE NOT each IN l]
#     [[[2026, 2021, 2016, 2011]]] UNWIND reverse(range(2010, 2026, 5)) AS year RETURN collect(year)
#     [[[0, 2, 4]]] RETURN reverse(range(5, 0, -2))
#     [[[10, 7, 4, 1]]] RETURN reverse(range(1, 10, 3))
#     [[[9, 5, 1]]] RETURN reverse([each IN range(1, 10, 4) | each])
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
RETURN range(1, 10, 4)
RETURN reverse(range(1, 10, 4))
CYPHER 25 RETURN reverse(range(1, 10, 4))
RETURN reverse(reverse(range(1, 10, 4)))
WITH range(1, 10, 4) AS l RETURN [last(l), head(reverse(l))]
WITH range(1, 10, 4) AS l RETURN [each IN reverse(l) WHERE NOT each IN l]
UNWIND reverse(range(2010, 2026, 5)) AS year RETURN collect(year)
RETURN reverse(range(5, 0, -2))
RETURN reverse(range(1, 10, 3))
RETURN reverse([each IN range(1, 10, 4) | each])
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
[[[1, 5, 9]]] RETURN range(1, 10, 4)
[[[10, 6, 2]]] RETURN reverse(range(1, 10, 4))
[[[10, 6, 2]]] CYPHER 25 RETURN reverse(range(1, 10, 4))
[[[1, 5, 9]]] RETURN reverse(reverse(range(1, 10, 4)))
[[[9, 10]]] WITH range(1, 10, 4) AS l RETURN [last(l), head(reverse(l))]
[[[10, 6, 2]]] WITH range(1, 10, 4) AS l RETURN [each IN reverse(l) WHERE NOT each IN l]
[[[2026, 2021, 2016, 2011]]] UNWIND reverse(range(2010, 2026, 5)) AS year RETURN collect(year)
[[[0, 2, 4]]] RETURN reverse(range(5, 0, -2))
[[[10, 7, 4, 1]]] RETURN reverse(range(1, 10, 3))
[[[9, 5, 1]]] RETURN reverse([each IN range(1, 10, 4) | each])
EXPECTED
cat "$folder/seen"
diff "$folder/expected" "$folder/seen" >/dev/null || { echo "Neo4j answers otherwise now"; exit 1; }
