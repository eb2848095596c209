#!/bin/sh
# Neo4j's Python driver 6.4.1: a date-time west of Greenwich whose offset has minutes is written an hour off, and clocks
# of its named zones are not those of the server.
#
# A date-time that the driver returns has a zone of pytz. Three things follow that nobody would look for:
# - iso_format() and str() of one at -03:30 say -04:30 (Newfoundland today, Venezuela until 2016), since the
#   offset is taken apart by hours rounded down and the minutes kept. What from_iso_format() makes of it is an hour
#   later. to_native().isoformat() is right.
# - pytz rounds old offsets to minutes. Midnight in Paris on 1 January 1905 comes back as the evening of 31 December
#   1904, another year, and midnight in Monrovia in December 1971 as 00:00:30. The instant is kept, the clock is not.
# - pytz has no summer time after 2037: noon of July 2040 in Paris comes back as eleven.
#
# Seen with driver 6.4.1 (pytz 2026.6) on Python 3.11 and Neo4j Community 5.26.30 on Java 17 (the server says, the
# driver says, the driver reads its own text as the same):
#     2015-01-15T12:00-03:30[America/St_Johns] | 2015-01-15T12:00:00.000000000-04:30 | False
#     2015-01-15T12:00-04:30[America/Caracas] | 2015-01-15T12:00:00.000000000-05:30 | False
#     2015-01-15T12:00+05:30[Asia/Kolkata] | 2015-01-15T12:00:00.000000000+05:30 | True
#     1905-01-01T00:00+00:09:21[Europe/Paris] | 1904-12-31T23:59:39.000000000+00:09 | True
#     1971-12-01T00:00-00:44:30[Africa/Monrovia] | 1971-12-01T00:00:30.000000000-01:16 | False
#     2040-07-01T12:00+02:00[Europe/Paris] | 2040-07-01T11:00:00.000000000+01:00 | True
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
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check neo4j==6.4.1 pytz==2026.6

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
"$java" --add-opens=java.base/java.nio=ALL-UNNAMED --add-opens=java.base/java.io=ALL-UNNAMED \
    --add-opens=java.base/sun.nio.ch=ALL-UNNAMED -cp "$folder/lib/*" org.neo4j.server.CommunityEntryPoint \
    --home-dir="$folder/home" --config-dir="$folder/home/conf" >"$folder/log" 2>&1 &
server=$!

"$folder/venv/bin/python" - "bolt://127.0.0.1:$port" >"$folder/seen" <<'PYTHON'
import sys
import time

from neo4j import GraphDatabase
from neo4j.exceptions import ServiceUnavailable
from neo4j.time import DateTime

ASKED = """\
2015-01-15T12:00[America/St_Johns]
2015-01-15T12:00[America/Caracas]
2015-01-15T12:00[Asia/Kolkata]
1905-01-01T00:00[Europe/Paris]
1971-12-01T00:00[Africa/Monrovia]
2040-07-01T12:00[Europe/Paris]"""


def started(driver):
    for _ in range(120):
        try:
            return driver.verify_connectivity()
        except ServiceUnavailable:
            time.sleep(1)
    sys.exit("the server did not start")


with GraphDatabase.driver(sys.argv[1]) as driver:
    started(driver)
    for asked in ASKED.splitlines():
        given = driver.execute_query("WITH datetime($asked) AS x RETURN x, x.offset AS offset", asked=asked).records[0]
        text = given["x"].iso_format()
        assert str(given["x"]) == text
        print(asked.replace("[", f"{given['offset']}["), text, DateTime.from_iso_format(text) == given["x"], sep=" | ")
PYTHON

cat >"$folder/expected" <<'EXPECTED'
2015-01-15T12:00-03:30[America/St_Johns] | 2015-01-15T12:00:00.000000000-04:30 | False
2015-01-15T12:00-04:30[America/Caracas] | 2015-01-15T12:00:00.000000000-05:30 | False
2015-01-15T12:00+05:30[Asia/Kolkata] | 2015-01-15T12:00:00.000000000+05:30 | True
1905-01-01T00:00+00:09:21[Europe/Paris] | 1904-12-31T23:59:39.000000000+00:09 | True
1971-12-01T00:00-00:44:30[Africa/Monrovia] | 1971-12-01T00:00:30.000000000-01:16 | False
2040-07-01T12:00+02:00[Europe/Paris] | 2040-07-01T11:00:00.000000000+01:00 | True
EXPECTED
cat "$folder/seen"
diff "$folder/expected" "$folder/seen" >/dev/null || { echo "the driver answers otherwise now"; exit 1; }
