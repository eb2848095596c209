"""The servers themselves: they start, stop, come back with their data, and go with their maker."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from neo4j import GraphDatabase, TrustCustomCAs
from neo4j.exceptions import AuthError

from tests.servers import compose, jars, java
from tests.servers.finding import find_server
from tests.servers.fixtures import local_or_skip
from tests.servers.local import LocalServer
from tests.servers.missing import NoServer
from tests.servers.server import CURRENT, EDITIONS, LONG_TERM, Server

ROOT = Path(__file__).parents[2]


def test_the_server_is_of_the_version_that_was_asked_for(server: Server) -> None:
    kernel = server.run("CALL dbms.components() YIELD name, versions WHERE name = 'Neo4j Kernel' RETURN versions")
    assert kernel == [{"versions": [server.version]}]


def test_emptying_leaves_neither_data_nor_schema(server: Server) -> None:
    server.run("CREATE CONSTRAINT one FOR (n:Thing) REQUIRE n.id IS UNIQUE")
    server.run("CREATE INDEX two FOR (n:Thing) ON (n.name)")
    server.run("UNWIND range(1, 12000) AS i CREATE (:Thing {id: i})-[:KNOWS]->(:Other)")
    server.empty()
    assert server.run("MATCH (n) RETURN count(n) AS nodes") == [{"nodes": 0}]
    assert server.run("SHOW CONSTRAINTS") == []
    assert {row["type"] for row in server.run("SHOW INDEXES")} <= {"LOOKUP"}


def test_a_password_is_asked_for(local_server: LocalServer) -> None:
    with pytest.raises(AuthError), GraphDatabase.driver(local_server.bolt, auth=("neo4j", "neo4j")) as driver:
        driver.verify_connectivity()


def test_one_port_takes_plain_and_encrypted_connections(local_server: LocalServer) -> None:
    trust = TrustCustomCAs(str(local_server.authority))
    for options in ({}, {"encrypted": True, "trusted_certificates": trust}):
        with local_server.driver(**options) as driver:
            driver.verify_connectivity()


def test_browser_is_served(local_server: LocalServer) -> None:
    with urllib.request.urlopen(f"{local_server.http}/browser/", timeout=30) as page:  # noqa: S310
        assert b"<title>Neo4j Browser</title>" in page.read()


@pytest.mark.slow
def test_data_outlive_a_restart_and_a_kill(local_server: LocalServer) -> None:
    address = local_server.bolt
    local_server.run("CREATE (:Thing {id: 1})")
    local_server.restart()
    local_server.run("CREATE (:Thing {id: 2})")
    local_server.kill()
    local_server.start()
    assert local_server.bolt == address
    assert local_server.run("MATCH (n:Thing) RETURN n.id AS id ORDER BY id") == [{"id": 1}, {"id": 2}]


MAKER = """
import sys, time
from tests.servers.local import LocalServer
from tests.servers.server import LONG_TERM
server = LocalServer(LONG_TERM)
server._launch()
print(server.pid, server.home, flush=True)
time.sleep(60)
"""


@pytest.mark.slow
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
@pytest.mark.neo4j
def test_a_server_ends_with_the_process_that_made_it(end: signal.Signals, request: pytest.FixtureRequest) -> None:
    local_or_skip(request.config, LONG_TERM).remove()
    maker = subprocess.Popen([sys.executable, "-c", MAKER], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert maker.stdout is not None
    pid, home = maker.stdout.readline().split()
    maker.send_signal(end)
    maker.communicate(timeout=60)
    deadline = time.monotonic() + 30
    while (_lives(int(pid)) or Path(home).exists()) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not _lives(int(pid))
    assert not Path(home).exists()


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"


def test_a_java_that_is_too_old_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(java, "installed_javas", lambda: {11: Path("java"), 17: Path("java")})
    assert java.find_java(LONG_TERM.oldest_java, LONG_TERM.newest_java) == Path("java")
    with pytest.raises(NoServer, match=r"no Java 21 to 99 \(found: 11, 17\); install a JDK 21 or set JAVA_HOME"):
        java.find_java(CURRENT.oldest_java, CURRENT.newest_java)


def test_java_home_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = tmp_path / "bin" / "java"
    told.parent.mkdir()
    told.write_text("#!/bin/sh\necho 'openjdk version \"21.0.2\" 2024-01-16' >&2\n")
    told.chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    assert java.installed_javas.__wrapped__()[21] == told


def test_the_jars_are_used_without_maven_once_they_are_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHOMET_SERVER_CACHE", str(tmp_path))
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(NoServer, match="there is no Maven"):
        jars.server_jars("5.26.30")
    folder = tmp_path / f"neo4j-5.26.30-{jars._pom_digest()}"
    folder.mkdir()
    assert jars.server_jars("5.26.30") == folder


def test_two_processes_that_fetch_at_once_make_one_folder(tmp_path: Path) -> None:
    maven = tmp_path / "mvn"
    maven.write_text(
        '#!/bin/sh\nsleep 0.5\nfor a; do case $a in -DoutputDirectory=*) echo > "${a#*=}/$$.jar";; esac; done\n'
    )
    maven.chmod(0o755)
    places = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "WHOMET_SERVER_CACHE": str(tmp_path / "cache")}
    script = "from tests.servers.jars import server_jars; print(server_jars('5.26.30'))"
    both = [
        subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, env={**os.environ, **places}, stdout=subprocess.PIPE)
        for _ in range(2)
    ]
    first, second = (process.communicate(timeout=60)[0].decode().strip() for process in both)
    assert first == second
    assert len(list(Path(first).iterdir())) == 1
    assert sorted(path.suffix for path in Path(first).parent.iterdir() if path != Path(first)) == [".lock"]


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    for edition in EDITIONS.values():
        monkeypatch.delenv(f"{edition.variable}_URI", raising=False)
    monkeypatch.setattr(compose.shutil, "which", lambda _: None)
    monkeypatch.setattr(java, "installed_javas", lambda: {})


@pytest.mark.usefixtures("nothing_installed")
@pytest.mark.parametrize("version", EDITIONS)
def test_what_is_missing_is_said_of_every_way(version: str) -> None:
    with pytest.raises(NoServer) as reason:
        find_server(version)
    for part in (
        f"no Neo4j {version}",
        "_URI is not set",
        "no Docker compose client",
        "no Java",
        "install a JDK",
    ):
        assert part in str(reason.value)


@pytest.mark.parametrize(("ci", "outcome"), [("", "NOT TESTED ON NEO4J: 1 skipped"), ("true", "CI must have it")])
def test_without_a_server_tests_skip_loudly_and_fail_in_ci(ci: str, outcome: str, tmp_path: Path) -> None:
    bare = {
        "CI": ci,
        "PATH": "",
        "JAVA_HOME": "",
        "HOME": str(tmp_path),
        "WHOMET_SERVER_CACHE": str(tmp_path),
    }
    one = "tests/servers/test_servers.py::test_the_server_is_of_the_version_that_was_asked_for"
    hide = "import tests.servers.java as j, pytest, sys; j._places = lambda: iter(())"
    script = f"{hide}; sys.exit(pytest.main(['-p', 'no:cacheprovider', '{one}']))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=bare, capture_output=True, text=True, timeout=60, check=False
    )
    for version in EDITIONS:
        assert f"{outcome}: no Neo4j {version} for the tests" in done.stdout, done.stdout + done.stderr
    assert (done.returncode == 0) == (ci != "true")
