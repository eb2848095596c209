#!/bin/sh
#
# Neo4j's Python driver 6.4.1: a UTC date-time that it returned is another value when it is sent back.
#
# A date-time of the offset Z comes with the zone pytz.UTC. Sent back as a parameter, that is the *named* zone UTC, and a
# server does not take 2023-01-01T00:00Z[UTC] for equal to 2023-01-01T00:00Z: it sorts behind it. So a value read from a node
# does not find this node again, by = or in a map, and MERGE makes a second node. to_native() keeps the zone, and so the
# fault. Nothing warns, and in Python both are equal. Offsets but zero come back as they were, and so do named zones. What
# helps: value.replace(tzinfo=datetime.timezone.utc) before it is sent, as that is an offset for the driver; zoneinfo's UTC is a
# named zone, too.
#
# Seen with Neo4j Community 2026.08.1 on Java 25 and the driver 6.4.1:
#     as stored, as sent back: 2023-01-01T00:00:00Z 2023-01-01T00:00:00Z[UTC]
#     stored = sent, stored < sent: False True
#     nodes found by the value, and by to_native(): 0 0
#     and with timezone.utc: 1
#     nodes after MERGE by the value: 2
#     2023-01-01T00:00+01:00 is itself: True
#     2023-01-01T00:00[Europe/Paris] is itself: True
#     2023-01-01T00:00Z[UTC] is itself: True
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
from datetime import timezone

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

    rows("CREATE (:M {at: datetime('2023-01-01T00:00Z')})")
    at = rows("MATCH (m:M) RETURN m.at")[0][0]
    print("as stored, as sent back:", *rows("MATCH (m:M) RETURN toString(m.at), toString($at)", at=at)[0])
    print("stored = sent, stored < sent:", *rows("MATCH (m:M) RETURN m.at = $at, m.at < $at", at=at)[0])
    print("nodes found by the value, and by to_native():",
          rows("MATCH (m:M {at: $at}) RETURN count(*)", at=at)[0][0],
          rows("MATCH (m:M {at: $at}) RETURN count(*)", at=at.to_native())[0][0])
    fixed = at.to_native().replace(tzinfo=timezone.utc)
    print("and with timezone.utc:", rows("MATCH (m:M {at: $at}) RETURN count(*)", at=fixed)[0][0])
    rows("MERGE (:M {at: $at})", at=at)
    print("nodes after MERGE by the value:", rows("MATCH (m:M) RETURN count(*)")[0][0])
    for text in ("2023-01-01T00:00+01:00", "2023-01-01T00:00[Europe/Paris]", "2023-01-01T00:00Z[UTC]"):
        value = rows("RETURN datetime($text)", text=text)[0][0]
        print(text, "is itself:", rows("RETURN datetime($text) = $value", text=text, value=value)[0][0])
PYTHON

cat >"$folder/expected" <<'EXPECTED'
as stored, as sent back: 2023-01-01T00:00:00Z 2023-01-01T00:00:00Z[UTC]
stored = sent, stored < sent: False True
nodes found by the value, and by to_native(): 0 0
and with timezone.utc: 1
nodes after MERGE by the value: 2
2023-01-01T00:00+01:00 is itself: True
2023-01-01T00:00[Europe/Paris] is itself: True
2023-01-01T00:00Z[UTC] is itself: True
EXPECTED
cat "$folder/seen"
diff "$folder/expected" "$folder/seen" >/dev/null || { echo "the driver sends it otherwise now"; exit 1; }
