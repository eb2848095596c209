#!/bin/sh
# neo4j-admin 5.26.30: a boolean column holds true only where it says `true`; `True`, `TRUE` and `1` become false, and an
# empty type makes a relationship without a name. No word of either, and the import ends well.
#
# Python and pandas write True, spreadsheets TRUE, databases 1 or t. LOAD CSV's toBoolean() takes `True` and `TRUE` for true
# and makes null of `1`, so that one sees that something was not read. The import reads all of them as false: of four
# meetings that took place none did. The column :TYPE may be left empty where every cell is: the type is then "". (2026.08.1
# reads True and TRUE as true, 1 and t still as false, and refuses the empty type.)
#
# Seen with Neo4j Community 5.26.30 on Java 17:
#     the import ended with 0
#     true: True
#     True: False
#     TRUE: False
#     1: False
#     t: False
#     type: ''
#
# Exits 1 if that has changed. Needs Maven, Java 17 or 21 (JAVA_HOME, or java on the path), Python 3.11, package indexes.
set -eu
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
"$java" -version 2>&1 | head -1 | grep -q '"\(17\|21\)' || { echo "needs Java 17 or 21: set JAVA_HOME"; exit 2; }
folder=$(mktemp -d)
server=
trap 'if [ -n "$server" ]; then kill "$server" 2>/dev/null; wait "$server" 2>/dev/null || true; fi; rm -rf "$folder"' EXIT

cat >"$folder/pom.xml" <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>5.26.30</version></dependency>
    <dependency><groupId>org.neo4j.app</groupId><artifactId>neo4j-server</artifactId><version>5.26.30</version></dependency>
  </dependencies>
</project>
POM
mvn --quiet --batch-mode -f "$folder/pom.xml" dependency:copy-dependencies -DoutputDirectory="$folder/lib"
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check neo4j==6.4.1

cat >"$folder/meetings.csv" <<'CSV'
said:ID,:LABEL,held:boolean
true,Meeting,true
True,Meeting,True
TRUE,Meeting,TRUE
1,Meeting,1
t,Meeting,t
CSV
cat >"$folder/followed.csv" <<'CSV'
:START_ID,:TYPE,:END_ID
true,,True
CSV

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
ended=0
NEO4J_HOME="$folder/home" NEO4J_CONF="$folder/home/conf" "$java" --add-opens=java.base/java.nio=ALL-UNNAMED \
    --add-opens=java.base/sun.nio.ch=ALL-UNNAMED -cp "$folder/lib/*" org.neo4j.cli.AdminTool database import full neo4j \
    --report-file="$folder/import.report" --nodes="$folder/meetings.csv" --relationships="$folder/followed.csv" >"$folder/import.log" 2>&1 || ended=$?
"$java" --add-opens=java.base/java.nio=ALL-UNNAMED --add-opens=java.base/java.io=ALL-UNNAMED \
    --add-opens=java.base/sun.nio.ch=ALL-UNNAMED -cp "$folder/lib/*" org.neo4j.server.CommunityEntryPoint \
    --home-dir="$folder/home" --config-dir="$folder/home/conf" >"$folder/log" 2>&1 &
server=$!

"$folder/venv/bin/python" - "bolt://127.0.0.1:$port" "$ended" >"$folder/seen" <<'PYTHON'
import sys
import time

from neo4j import GraphDatabase
from neo4j.exceptions import ServiceUnavailable


def started(driver):
    for _ in range(120):
        try:
            return driver.verify_connectivity()
        except ServiceUnavailable:
            time.sleep(1)
    sys.exit("the server did not start")


with GraphDatabase.driver(sys.argv[1]) as driver:
    started(driver)
    print("the import ended with", sys.argv[2])
    held = dict(driver.execute_query("MATCH (m:Meeting) RETURN m.said, m.held").records)
    for said in ("true", "True", "TRUE", "1", "t"):
        print(f"{said}: {held[said]}")
    [[name]] = driver.execute_query("MATCH ()-[r]->() RETURN type(r)").records
    print("type:", repr(name))
PYTHON

cat >"$folder/expected" <<'EXPECTED'
the import ended with 0
true: True
True: False
TRUE: False
1: False
t: False
type: ''
EXPECTED
cat "$folder/seen"
diff "$folder/expected" "$folder/seen" >/dev/null || { echo "neo4j-admin imports otherwise now"; exit 1; }
