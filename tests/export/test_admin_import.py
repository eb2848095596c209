"""The files for neo4j-admin, imported by the real one: the same digest, and a store to go on with."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

import pytest

import loader as whomet
from loader.settings import find_settings
from loader.stores.neo4j.store import Neo4jStore
from tests.helpers import SEEDS, digest, load_lines
from tests.records import document, person, record
from tests.render.hostile import HOSTILE
from tests.servers.local import OPENS, LocalServer

HARD = [
    "a, b\u2014\"c\" 'd'; | \\ \\n $x",
    "line\nend\r\nand\ttab",
    "\u202e\u200d\U0001f600 =1+1 //x",
    "  inner  blanks",
]


@pytest.mark.timeout(900)
def test_the_import_makes_the_same_graph_and_a_store_to_go_on_with(local_server: LocalServer, tmp_path: Path) -> None:
    with whomet.open_graph(tmp_path / "here.graph") as here:
        here.load(SEEDS)
        here.decide("wang-yi", "qin-gang", "same", by="a test")
        load_lines(here.store, _hard())
        hostile = load_lines(here.store, _hostile())
        assert hostile.loaded > 0.8 * hostile.read
        here.export("admin", tmp_path / "files")
        imported(local_server, tmp_path / "files")
        settings = find_settings(environment=local_server.environment, folder=Path(tempfile.gettempdir()))
        with Neo4jStore(settings) as there:
            assert digest(there) == here.digest()
            assert there.stats() == here.stats()
            for store in (there, here.store):
                store.retract("hard-0")
                load_lines(store, _hard()[:2])
            assert digest(there) == here.digest()


def _hard() -> list[dict[str, object]]:
    return [
        line
        for number, text in enumerate(HARD)
        for line in (
            document(f"hard-{number}"),
            person(
                "ann",
                document=f"hard-{number}",
                aliases=[{"text": " ".join(text.split()), "kind": "full"}],
                claims=[{"property": "said", "value": text}],
            ),
        )
    ]


def _hostile() -> list[dict[str, object]]:
    """Every hostile text as a title, a name, an alias and a claim; some the record format refuses."""
    return [
        line
        for number, text in enumerate(HOSTILE)
        for line in (
            document(f"hostile-{number}", title=text),
            record(
                "person",
                f"person-{number}",
                f"hostile-{number}",
                name=text,
                aliases=[{"text": text, "kind": "full"}],
                claims=[{"property": "said", "value": text}],
            ),
        )
    ]


def imported(server: LocalServer, folder: Path) -> None:
    """Run the command of the README in the folder, as it says."""
    (command,) = [line for line in (folder / "README.txt").read_text().splitlines() if "neo4j-admin" in line][-1:]
    server.stop()
    java = [str(server._java), *(f"--add-opens={package}=ALL-UNNAMED" for package in OPENS)]
    tool = [*java, *server._edition.java_options, "-Xmx512m", "-cp", f"{server._jars}/*", "org.neo4j.cli.AdminTool"]
    done = subprocess.run(
        [*tool, *command.split()[1:]],
        cwd=folder,
        env={"NEO4J_HOME": str(server.home), "NEO4J_CONF": str(server.home / "conf")},
        capture_output=True,
        text=True,
        check=False,
    )
    server.start()
    assert done.returncode == 0, done.stdout + done.stderr
    for statement in (folder / "finish.cypher").read_text().split(";\n")[:-1]:
        server.run(statement)
