#!/bin/sh
#
# Neo4j 2026.08.1, Cypher 25: an aggregate in ORDER BY fails in the runtime where a column is called by its alias.
#
# By Cypher 25 ORDER BY may have an aggregate that is no column, over what was there before it. Written with the
# expression, n.team, it is answered; with the alias of that column, which ORDER BY knows as well, the query passes the
# semantic analysis and then fails: within the aggregate as an unsupported runtime, beside one as a DatabaseError, as if the
# database were at fault. It is
# answered where the aggregate is a column as well. Cypher 5 refuses all but the last with a SyntaxError that says why.
#
# Seen with Neo4j Community 2026.08.1 on Java 25 and the driver 6.4.1 (by Cypher 5 | by Cypher 25 | query):
#     Neo.ClientError.Statement.SyntaxError | [[2, 1], [1, 2]] | MATCH (n:P) RETURN n.team AS team, count(*) AS all ORDER BY max(n.age)
#     Neo.ClientError.Statement.SyntaxError | [[2, 1], [1, 2]] | MATCH (n:P) RETURN n.team AS team, count(*) AS all ORDER BY n.team + max(n.age)
#     Neo.ClientError.Statement.SyntaxError | Neo.DatabaseError.General.UnknownError | MATCH (n:P) RETURN n.team AS team, count(*) AS all ORDER BY team + max(n.age)
#     Neo.ClientError.Statement.SyntaxError | [[1, 2], [2, 1]] | MATCH (n:P) RETURN n.team AS team, count(*) AS all ORDER BY max(n.team)
#     Neo.ClientError.Statement.SyntaxError | Neo.ClientError.Statement.RuntimeUnsupportedError | MATCH (n:P) RETURN n.team AS team, count(*) AS all ORDER BY max(team)
#     [[2, 20], [1, 40]] | [[2, 20], [1, 40]] | MATCH (n:P) RETURN n.team AS team, max(n.age) AS all ORDER BY team + max(n.age)
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
MATCH (n:P) RETURN n.team AS team, count(*) AS all ORDER BY max(n.age)
MATCH (n:P) RETURN n.team AS team, count(*) AS all ORDER BY n.team + max(n.age)
MATCH (n:P) RETURN n.team AS team, count(*) AS all ORDER BY team + max(n.age)
MATCH (n:P) RETURN n.team AS team, count(*) AS all ORDER BY max(n.team)
MATCH (n:P) RETURN n.team AS team, count(*) AS all ORDER BY max(team)
MATCH (n:P) RETURN n.team AS team, max(n.age) AS all ORDER BY team + max(n.age)
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
        return [list(record) for record in driver.execute_query(query).records]
    except Neo4jError as error:
        return error.code


with GraphDatabase.driver(sys.argv[1], notifications_min_severity="OFF") as driver:
    started(driver)
    driver.execute_query("UNWIND [[1, 30], [1, 40], [2, 20]] AS row CREATE (:P {team: row[0], age: row[1]})")
    for asked in ASKED.splitlines():
        print(answer(driver, f"CYPHER 5 {asked}"), answer(driver, f"CYPHER 25 {asked}"), asked, sep=" | ")
PYTHON

cat >"$folder/expected" <<'EXPECTED'
Neo.ClientError.Statement.SyntaxError | [[2, 1], [1, 2]] | MATCH (n:P) RETURN n.team AS team, count(*) AS all ORDER BY max(n.age)
Neo.ClientError.Statement.SyntaxError | [[2, 1], [1, 2]] | MATCH (n:P) RETURN n.team AS team, count(*) AS all ORDER BY n.team + max(n.age)
Neo.ClientError.Statement.SyntaxError | Neo.DatabaseError.General.UnknownError | MATCH (n:P) RETURN n.team AS team, count(*) AS all ORDER BY team + max(n.age)
Neo.ClientError.Statement.SyntaxError | [[1, 2], [2, 1]] | MATCH (n:P) RETURN n.team AS team, count(*) AS all ORDER BY max(n.team)
Neo.ClientError.Statement.SyntaxError | Neo.ClientError.Statement.RuntimeUnsupportedError | MATCH (n:P) RETURN n.team AS team, count(*) AS all ORDER BY max(team)
[[2, 20], [1, 40]] | [[2, 20], [1, 40]] | MATCH (n:P) RETURN n.team AS team, max(n.age) AS all ORDER BY team + max(n.age)
EXPECTED
cat "$folder/seen"
diff "$folder/expected" "$folder/seen" >/dev/null || { echo "Neo4j answers otherwise now"; exit 1; }
