"""Asking an embedded store writes nothing, whatever is asked and by which way: each attempt of tests/neo4j, the saved
queries of somebody else, and all commands that read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from IPython.core.interactiveshell import InteractiveShell

import loader
from loader.errors import CypherError, PackError, WhometError
from loader.pack import read_query
from tests.cli.test_commands import whomet
from tests.helpers import SEEDS
from tests.neo4j.attempts import ATTEMPTS, ESCAPES, GIVEN, WRITING
from tests.neo4j.attempts_by_place import BY_LANGUAGE, BY_PLACE

ALL = [*ATTEMPTS, *((name, text, GIVEN) for name, text in {**BY_PLACE, **BY_LANGUAGE}.items())]


@pytest.fixture
def graph(tmp_path: Path) -> Iterator[loader.Graph]:
    """The seeds. What is done with them must leave the file, its digest and the folder as they are."""
    path = tmp_path / "g.graph"
    with loader.open_graph(path) as graph:
        graph.load(SEEDS)
        before, raw, there = graph.digest(), path.read_bytes(), set(tmp_path.iterdir())
        yield graph
        assert graph.digest() == before
    assert path.read_bytes() == raw
    assert set(tmp_path.iterdir()) == there


def test_no_attempt_has_any_effect(graph: loader.Graph) -> None:
    reading = {f"escape: {name}" for name in ESCAPES}
    for name, text, given in ALL:
        try:
            graph.query(text, limit=50, seconds=10, **{key: given[key] for key in given if f"${key}" in text})
        except CypherError:
            continue
        assert name in reading, f"{name} was let through"


def test_no_cell_of_a_notebook_has_any_effect(graph: loader.Graph) -> None:
    shell = InteractiveShell()
    shell.run_line_magic("load_ext", "loader")
    shell.user_ns.update(g=graph)
    for name, text in WRITING.items():
        with pytest.raises(WhometError):
            raise AssertionError((name, shell.run_cell_magic("cypher", 'g label="Evil" key="evil"', text)))
    shell.history_manager.end_session()


HEADER = """// Evil?
// name: evil-{}
// description: Is it?
// topic: own
// returns:
//   x: integer
"""
HOSTILE = (
    "CREATE (e:Evil) RETURN 1 AS x",
    "MATCH (n) DETACH DELETE n RETURN 1 AS x",
    "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN 1 AS x",
    *(text for text in BY_PLACE.values() if text.endswith("RETURN x")),
)


def test_no_saved_query_of_somebody_else_is_taken_in(tmp_path: Path) -> None:
    """A file whose statement does more than read is refused when it is read, with its name and line."""
    own = tmp_path / "own"
    own.mkdir()
    for number, text in enumerate(("RETURN 1 AS x", *HOSTILE)):
        file = own / f"evil-{number}.cypher"
        file.write_text(HEADER.format(number) + "\n" + text + "\n", "utf-8")
        if number == 0:
            assert read_query(file).text.endswith(f"{text}\n")
            continue
        with pytest.raises(PackError, match=rf"evil-{number}\.cypher:\d+: statement: "):
            read_query(file)
    done = whomet(tmp_path, "queries", "--pack", str(tmp_path))
    assert done.returncode == 2
    assert done.stderr.count(b": statement: ") == len(HOSTILE)


@pytest.mark.parametrize("text", ["CREATE (e:Evil)", BY_PLACE["delete in list"]])
@pytest.mark.usefixtures("graph")
def test_no_command_that_asks_has_any_effect(tmp_path: Path, text: str) -> None:
    for arguments, given in (
        (["query", text], b""),
        (["query", "-"], text.encode()),
        (["shell"], f"{text};\n".encode()),
        (["search", text], b""),
        (["evidence", text], b""),
        (["run", "who-met", "-P", f"person={text}"], b""),
        (["run", text], b""),
    ):
        done = whomet(tmp_path, *arguments, "--store", "g.graph", given=given)
        assert b"Traceback" not in done.stderr, arguments
        assert b"Evil" not in done.stdout.replace(text.encode(), b"")
