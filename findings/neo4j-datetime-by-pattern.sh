#!/bin/sh
# Neo4j 2026.08.1, Cypher 25: dates read by a pattern move the day and the zone without a word.
#
# `date(text)` refuses the 31st of February and of June, and so does `date({year: ...})`. One would expect the same of
# `date(text, pattern)`, which came with Cypher 25, all the more for the pattern that the text without one has. It
# gives the last day of that month instead; the 32nd is an error. 24:00, refused without a pattern, is the next day's
# midnight. An hour of twelve without AM or PM is an error for a time, but in a date-time the clock becomes midnight.
# Zones by their usual abbreviations (pattern letter z), as they stand over reports of news agencies, become the first
# region that Java knows under that abbreviation: IST (India, or Israel, or Ireland) and BST (British summer time) are
# both Africa/Abidjan with an offset of nothing, so that 10:00 IST is five and a half hours off, and 10:00 EST in July is
# read as summer time. A typing error in a date, and a dateline's zone, so become a wrong instant, not an error.
#
# Seen with Neo4j Community 2026.08.1 on Java 25 (on 17, by java.time alone, BST is Pacific/Bougainville, eleven hours ahead):
#     date('2031-02-31') refused
#     date('2031-02-31', 'yyyy-MM-dd') 2031-02-28
#     date('31/06/2031', 'dd/MM/yyyy') 2031-06-30
#     date('32/01/2031', 'dd/MM/yyyy') refused
#     localdatetime('2031-06-30T24:00') refused
#     localdatetime('2031-06-30 24:00', 'yyyy-MM-dd HH:mm') 2031-07-01T00:00:00
#     localdatetime('2031-06-30 09:30', 'yyyy-MM-dd hh:mm') 2031-06-30T00:00:00
#     datetime('2031-07-06 10:00 IST', 'yyyy-MM-dd HH:mm z') 2031-07-06T10:00:00Z[Africa/Abidjan]
#     datetime('2031-07-06 10:00 BST', 'yyyy-MM-dd HH:mm z') 2031-07-06T10:00:00Z[Africa/Abidjan]
#     datetime('2031-07-06 10:00 EST', 'yyyy-MM-dd HH:mm z') 2031-07-06T10:00:00-04:00[America/New_York]
#     datetime('2031-01-06 10:00 CEST', 'yyyy-MM-dd HH:mm z') 2031-01-06T10:00:00+01:00[Europe/Paris]
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
from neo4j.exceptions import ClientError, ServiceUnavailable

ASKED = """\
date('2031-02-31')
date('2031-02-31', 'yyyy-MM-dd')
date('31/06/2031', 'dd/MM/yyyy')
date('32/01/2031', 'dd/MM/yyyy')
localdatetime('2031-06-30T24:00')
localdatetime('2031-06-30 24:00', 'yyyy-MM-dd HH:mm')
localdatetime('2031-06-30 09:30', 'yyyy-MM-dd hh:mm')
datetime('2031-07-06 10:00 IST', 'yyyy-MM-dd HH:mm z')
datetime('2031-07-06 10:00 BST', 'yyyy-MM-dd HH:mm z')
datetime('2031-07-06 10:00 EST', 'yyyy-MM-dd HH:mm z')
datetime('2031-01-06 10:00 CEST', 'yyyy-MM-dd HH:mm z')"""


def started(driver):
    for _ in range(120):
        try:
            return driver.verify_connectivity()
        except ServiceUnavailable:
            time.sleep(1)
    sys.exit("the server did not start")


def answer(driver, asked):
    try:
        return driver.execute_query(f"CYPHER 25 RETURN toString({asked})").records[0][0]
    except ClientError:
        return "refused"


with GraphDatabase.driver(sys.argv[1]) as driver:
    started(driver)
    for asked in ASKED.splitlines():
        print(asked, answer(driver, asked))
PYTHON

cat >"$folder/expected" <<'EXPECTED'
date('2031-02-31') refused
date('2031-02-31', 'yyyy-MM-dd') 2031-02-28
date('31/06/2031', 'dd/MM/yyyy') 2031-06-30
date('32/01/2031', 'dd/MM/yyyy') refused
localdatetime('2031-06-30T24:00') refused
localdatetime('2031-06-30 24:00', 'yyyy-MM-dd HH:mm') 2031-07-01T00:00:00
localdatetime('2031-06-30 09:30', 'yyyy-MM-dd hh:mm') 2031-06-30T00:00:00
datetime('2031-07-06 10:00 IST', 'yyyy-MM-dd HH:mm z') 2031-07-06T10:00:00Z[Africa/Abidjan]
datetime('2031-07-06 10:00 BST', 'yyyy-MM-dd HH:mm z') 2031-07-06T10:00:00Z[Africa/Abidjan]
datetime('2031-07-06 10:00 EST', 'yyyy-MM-dd HH:mm z') 2031-07-06T10:00:00-04:00[America/New_York]
datetime('2031-01-06 10:00 CEST', 'yyyy-MM-dd HH:mm z') 2031-01-06T10:00:00+01:00[Europe/Paris]
EXPECTED
cat "$folder/seen"
diff "$folder/expected" "$folder/seen" >/dev/null || { echo "Neo4j answers otherwise now"; exit 1; }
