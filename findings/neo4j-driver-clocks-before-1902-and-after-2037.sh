#!/bin/sh
#
# Neo4j's Python driver 6.4.1: a date-time in a named zone has another clock in the client than on the server, before
# 1902 and in summers after 2037.
#
# The server keeps an instant and the name of a zone, and sets the clock by that zone's rules of the day. The driver
# sets it anew with pytz, which knows the rules from December 1901 to 2037 only: a summer of 2040 is told in winter
# time, an hour early, and what lies before 1902 in the local mean time of the town, cut to minutes. So a meeting at
# noon is read, shown and written to a file as one at eleven, and one around midnight is on another day: its `.date()`
# is wrong. Nothing warns; the instant is the same, so that it is equal to what it was when it is sent back. The clock
# of the server is to be had as text (`toString(m.at)`), or with the rules of zoneinfo:
# value.to_native().astimezone(zoneinfo.ZoneInfo(name)).
#
# Seen with Neo4j Community 2026.08.1 on Java 25 and the driver 6.4.1 with pytz 2026.6 (as the server has it; in the
# driver; by zoneinfo from the driver's):
#     2030-07-01T12:00:00+02:00[Europe/Berlin]; 2030-07-01 12:00:00+02:00; 2030-07-01 12:00:00+02:00
#     2040-07-01T12:00:00+02:00[Europe/Berlin]; 2040-07-01 11:00:00+01:00; 2040-07-01 12:00:00+02:00
#     2040-07-01T00:30:00-04:00[America/New_York]; 2040-06-30 23:30:00-05:00; 2040-07-01 00:30:00-04:00
#     1900-06-01T12:00:00+01:00[Europe/Berlin]; 1900-06-01 11:53:00+00:53; 1900-06-01 12:00:00+01:00
#     1900-06-01T00:02:00+01:00[Europe/Berlin]; 1900-05-31 23:55:00+00:53; 1900-06-01 00:02:00+01:00
#     equal on the server when sent back: True True True True True
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
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check neo4j==6.4.1 pytz==2026.6 tzdata==2026.6

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
from zoneinfo import ZoneInfo

from neo4j import GraphDatabase
from neo4j.exceptions import ServiceUnavailable


def started(driver):
    for _ in range(120):
        try:
            return driver.verify_connectivity()
        except ServiceUnavailable:
            time.sleep(1)
    raise SystemExit("the server did not start")


with GraphDatabase.driver(sys.argv[1], notifications_min_severity="OFF") as driver:
    started(driver)

    def rows(query, **values):
        return [list(record) for record in driver.execute_query(query, **values).records]

    same = []
    for text in (
        "2030-07-01T12:00[Europe/Berlin]",
        "2040-07-01T12:00[Europe/Berlin]",
        "2040-07-01T00:30[America/New_York]",
        "1900-06-01T12:00[Europe/Berlin]",
        "1900-06-01T00:02[Europe/Berlin]",
    ):
        at, told = rows("WITH datetime($text) AS at RETURN at, toString(at)", text=text)[0]
        here = at.to_native()
        print(told, here, here.astimezone(ZoneInfo(str(here.tzinfo))), sep="; ")
        same.append(rows("RETURN datetime($text) = $at", text=text, at=at)[0][0])
    print("equal on the server when sent back:", *same)
PYTHON

cat >"$folder/expected" <<'EXPECTED'
2030-07-01T12:00:00+02:00[Europe/Berlin]; 2030-07-01 12:00:00+02:00; 2030-07-01 12:00:00+02:00
2040-07-01T12:00:00+02:00[Europe/Berlin]; 2040-07-01 11:00:00+01:00; 2040-07-01 12:00:00+02:00
2040-07-01T00:30:00-04:00[America/New_York]; 2040-06-30 23:30:00-05:00; 2040-07-01 00:30:00-04:00
1900-06-01T12:00:00+01:00[Europe/Berlin]; 1900-06-01 11:53:00+00:53; 1900-06-01 12:00:00+01:00
1900-06-01T00:02:00+01:00[Europe/Berlin]; 1900-05-31 23:55:00+00:53; 1900-06-01 00:02:00+01:00
equal on the server when sent back: True True True True True
EXPECTED
cat "$folder/seen"
diff "$folder/expected" "$folder/seen" >/dev/null || { echo "the driver sets these clocks otherwise now"; exit 1; }
