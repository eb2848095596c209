"""A Neo4j Community of the tests' own, run by Java from the jars that Maven fetched."""

from __future__ import annotations

import atexit
import secrets
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from neo4j import GraphDatabase

from tests.servers.authority import make_certificates
from tests.servers.jars import server_jars
from tests.servers.java import find_java
from tests.servers.missing import NoServer
from tests.servers.ports import free_ports
from tests.servers.server import Edition, Server

SECONDS_TO_START = 300
SECONDS_TO_STOP = 30
QUICK_START = ("-XX:TieredStopAtLevel=1",)
OPENS = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch")
FACTORY_PASSWORD = "neo4j"  # of every new server, which asks to change it

# Reads one line. Where the line comes, all is well; where the pipe ends without it, whoever held the other end has
# died, so the server is ended and its folder removed.
WARDEN = 'read -r _ && exit 0; kill -9 "$1"; rm -rf "$2"'


class LocalServer(Server):
    """A server on free ports of 127.0.0.1, in a temporary folder that goes when it is removed.

    It ends with the process that made it, however that process ends. `password=False` makes one that asks for none;
    `tls=False` one that speaks plain Bolt alone (else it takes both plain and encrypted connections, with a
    certificate that `authority` signed). The usual `java_options` start in two thirds of the time and run less
    fast when warm: a benchmark passes none. `memory`, such as "10m", is what all transactions together may take; it
    may be changed before the next start. `more_jars` is a folder of jars that stand beside the server's, `settings`
    are settings of the server that come in the place of the usual ones.
    """

    def __init__(
        self,
        edition: Edition,
        *,
        password: bool = True,
        tls: bool = True,
        java_options: tuple[str, ...] = QUICK_START,
        memory: str | None = None,
        more_jars: Path | None = None,
        settings: Mapping[str, str] | None = None,
    ) -> None:
        self._java = find_java(edition.oldest_java, edition.newest_java)
        self._jars = server_jars(edition.version)
        self._edition = edition
        self._java_options = java_options
        self._more_jars = f":{more_jars}/*" if more_jars else ""
        self._settings = settings or {}
        self.memory = memory
        self.version = edition.version
        self.home = Path(tempfile.mkdtemp(prefix="whomet-neo4j-"))
        self.import_folder = self.home / "import"
        self.username = "neo4j" if password else None
        self.password = secrets.token_urlsafe(12) if password else ""
        if tls:
            self.authority = make_certificates(self.home / "certificates" / "bolt").authority
        self._process: subprocess.Popen[bytes] | None = None
        self._warden: subprocess.Popen[bytes] | None = None
        self._has_password = not password
        for folder in ("conf", "import", "logs"):
            (self.home / folder).mkdir()
        self._choose_ports()
        atexit.register(self.remove)

    def start(self) -> None:
        try:
            self._start_once()
        except NoServer:
            if "already in use" not in self.log(lines=200):
                raise
            self._choose_ports()  # somebody took one between our choice and the server's start
            self._start_once()

    def start_with(self, **settings: str) -> None:
        """Start it anew with these settings, `.` written as `__`."""
        self.stop()
        self._settings = {name.replace("__", "."): value for name, value in settings.items()}
        self.start()

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        self._end(signal.SIGKILL)

    def remove(self) -> None:
        self.kill()
        shutil.rmtree(self.home, ignore_errors=True)
        atexit.unregister(self.remove)

    @property
    def pid(self) -> int | None:
        """The process id of the server, None where it is stopped."""
        return self._process.pid if self._process else None

    def _start_once(self) -> None:
        self._launch()
        try:
            self.wait_until_ready(SECONDS_TO_START)
        except BaseException:
            self.kill()
            raise

    def _choose_ports(self) -> None:
        bolt, http = free_ports(2)
        self.bolt = f"bolt://localhost:{bolt}"
        self.http = f"http://localhost:{http}"
        self._lines = _configuration(bolt, http, password=self.username is not None, tls=self.authority is not None)

    def _launch(self) -> None:
        limit = [f"dbms.memory.transaction.total.max={self.memory}"] if self.memory else []
        usual = [line for line in self._lines if line.partition("=")[0] not in self._settings]
        own = [f"{name}={value}" for name, value in self._settings.items()]
        (self.home / "conf" / "neo4j.conf").write_text("\n".join([*usual, *own, *limit]) + "\n", encoding="utf-8")
        output = (self.home / "logs" / "output.log").open("ab")
        with output:
            self._process = subprocess.Popen(
                self._command(),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # an interrupt from the keyboard is for the tests, which then stop the server
            )
        self._warden = subprocess.Popen(
            ["sh", "-c", WARDEN, "warden", str(self._process.pid), str(self.home)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def _command(self) -> list[str]:
        return [
            str(self._java),
            *(f"--add-opens={package}=ALL-UNNAMED" for package in OPENS),
            *self._edition.java_options,
            "-Xms512m",
            "-Xmx512m",
            "-XX:+UseSerialGC",
            *self._java_options,
            "-cp",
            f"{self._jars}/*{self._more_jars}",
            self._edition.entry_point,
            f"--home-dir={self.home}",
            f"--config-dir={self.home / 'conf'}",
        ]

    def greet(self) -> None:
        if self._process is None or self._process.poll() is not None:
            raise NoServer(f"Neo4j {self.version} ended while it started:\n{self.log()}")
        if not self._has_password:
            self._change_password()
        super().greet()

    def _change_password(self) -> None:
        auth = ("neo4j", FACTORY_PASSWORD)
        change = "ALTER CURRENT USER SET PASSWORD FROM $old TO $new"
        with (
            closing(GraphDatabase.driver(self.bolt, auth=auth)) as driver,
            driver.session(database="system") as session,
        ):
            session.run(change, old=FACTORY_PASSWORD, new=self.password).consume()
        self._has_password = True

    def log(self, lines: int = 20) -> str:
        """The last lines of what the server says."""
        return "\n".join((self.home / "logs" / "output.log").read_text("utf-8", "replace").splitlines()[-lines:])

    def _end(self, how: signal.Signals) -> None:
        self.hang_up()
        if self._process is None:
            return
        self._process.send_signal(how)
        try:
            self._process.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None
        if self._warden:
            self._warden.communicate(b"all is well\n")
            self._warden = None


def _configuration(bolt: int, http: int, *, password: bool, tls: bool) -> list[str]:
    lines = [
        "server.default_listen_address=127.0.0.1",
        f"server.bolt.listen_address=127.0.0.1:{bolt}",
        f"server.bolt.advertised_address=localhost:{bolt}",
        f"server.http.listen_address=127.0.0.1:{http}",
        f"server.http.advertised_address=localhost:{http}",
        "server.https.enabled=false",
        "server.directories.import=import",
        "server.memory.pagecache.size=512m",
        "dbms.usage_report.enabled=false",
        "db.tx_log.preallocate=false",  # else every database writes 256 MB before anything
        "dbms.cypher.min_replan_interval=1h",  # tests fill and empty one graph: each time all would be planned anew
        "internal.dbms.bolt.netty_server_shutdown_quiet_period=0",  # else each stop waits ten seconds for nobody
        f"dbms.security.auth_enabled={'true' if password else 'false'}",
    ]
    if tls:
        lines += [
            "server.bolt.tls_level=OPTIONAL",
            "dbms.ssl.policy.bolt.enabled=true",
            "dbms.ssl.policy.bolt.base_directory=certificates/bolt",
            "dbms.ssl.policy.bolt.client_auth=NONE",
        ]
    return lines
