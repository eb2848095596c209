"""The script for cypher-shell, run by the real one."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from loader.api import Graph
from loader.neo4j_browser.files import shell_script
from loader.pack import find_pack, pack_folder
from loader.stores import open_store
from tests.neo4j.conftest import settings_of
from tests.servers.fixtures import Servers, without_server
from tests.servers.jars import shell_jars
from tests.servers.java import find_java
from tests.servers.missing import NoServer
from tests.servers.server import LONG_TERM, Server

pytestmark = [pytest.mark.neo4j, pytest.mark.apart, pytest.mark.timeout(900)]

PACK = find_pack()
MINUTES = 5


def test_every_query_runs_in_cypher_shell(request: pytest.FixtureRequest, servers: Servers, tmp_path: Path) -> None:
    try:
        server = servers.get(LONG_TERM.version)
        command = [find_java(LONG_TERM.oldest_java, LONG_TERM.newest_java), "-XX:TieredStopAtLevel=1", "-cp"]
        command += [f"{shell_jars(LONG_TERM.version)}/*", "org.neo4j.shell.Main"]
    except NoServer as reason:
        without_server(request.config, str(reason))
    server.clear()
    with Graph(open_store(settings_of(server)), PACK) as graph:
        assert graph.load(pack_folder("seeds")).quarantined == 0
        rows = len(graph.run("who-met", person="Wang Yi"))
    script = tmp_path / "whomet.cypher-shell"
    script.write_text(shell_script(PACK), encoding="utf-8")
    done = subprocess.run(
        [*command, *_options(server), "--format", "plain", "--file", script],
        capture_output=True,
        text=True,
        timeout=60 * MINUTES,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    answers = re.split(r'^query\n"(\S+): .*"\n', done.stdout, flags=re.MULTILINE)
    assert answers[1::2] == [f"{query.topic}/{query.name}" for query in PACK.values()]
    by_name = dict(zip(answers[1::2], answers[2::2], strict=True))
    assert len(by_name["people/who-met"].splitlines()) == 1 + rows


def _options(server: Server) -> list[str]:
    return ["-a", server.bolt, "-u", server.username or "", "-p", server.password, "-d", server.database]
