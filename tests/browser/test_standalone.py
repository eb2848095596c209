"""A statement that stands alone gives the rows that the query gives with its parameters."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import loader as whomet
from loader.graph import Date
from loader.neo4j_browser import standalone_text
from loader.neo4j_browser.link import unbroken
from loader.neo4j_browser.literals import literal
from loader.neo4j_browser.standalone import samples
from loader.pack import SavedQuery, bind, find_pack, pack_folder, read_query
from loader.pack.binding import AsWritten
from loader.stores import open_store
from tests.neo4j.conftest import settings_of
from tests.servers.server import Server

PACK = find_pack()
HEADER = """// A title
// name: q
// description: What it answers.
// topic: people
// parameters:
//   word: {type: string, example: x}
//   top: {type: integer, default: 2}
// returns:
//   found: string

"""


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[whomet.Graph]:
    with whomet.open_graph(tmp_path_factory.mktemp("seeds") / "seeds.graph") as graph:
        graph.load(pack_folder("seeds"))
        yield graph


@pytest.fixture
def query(tmp_path: Path):
    """Makes a saved query of a text that uses $word and $top."""

    def make(text: str) -> SavedQuery:
        file = tmp_path / "people" / "q.cypher"
        file.parent.mkdir(exist_ok=True)
        file.write_text(HEADER + text, "utf-8")
        return read_query(file)

    return make


@pytest.mark.parametrize("name", list(PACK))
def test_it_gives_the_same_rows(seeds: whomet.Graph, name: str) -> None:
    saved = PACK[name]
    expected = seeds.store.read(saved.text, bind(saved, samples(saved), AsWritten())).rows
    for text in (standalone_text(saved), unbroken(standalone_text(saved))):
        found = seeds.query(text)
        assert (found.columns, found.rows) == (tuple(saved.returns), expected)


def test_it_gives_the_same_rows_on_a_server(server: Server, seeds: whomet.Graph) -> None:
    """The order of the rows too, though a subquery stands around them. Each text is one more for the server to plan:
    so it gets that of the links alone, which says the same as the other."""
    server.clear()
    with whomet.Graph(open_store(settings_of(server)), PACK) as graph:
        graph.load(pack_folder("seeds"))
        for saved in PACK.values():
            expected = seeds.store.read(saved.text, bind(saved, samples(saved), AsWritten())).rows
            assert graph.query(unbroken(standalone_text(saved))).rows == expected, saved.name


def test_values_stand_once_on_top(query) -> None:
    saved = query(
        "MATCH (n) WHERE n.name = $word OR n.word = $word OR '$word' = n.id RETURN n.name AS found LIMIT $top"
    )
    assert standalone_text(saved) == (
        'WITH "x" AS word\n'
        "MATCH (n) WHERE n.name = word OR n.word = word OR '$word' = n.id RETURN n.name AS found LIMIT 2"
    )


def test_a_variable_of_the_same_name_is_another(query) -> None:
    saved = query("MATCH (word) WHERE word.name = $word RETURN word.name AS found LIMIT $top")
    assert standalone_text(saved).startswith('WITH "x" AS given_word\nMATCH (word) WHERE word.name = given_word ')


def test_what_a_later_clause_would_lose_is_imported_into_a_subquery(query) -> None:
    saved = query("MATCH (n)\nWITH n.name AS found\nWHERE found STARTS WITH $word\nRETURN found LIMIT $top")
    assert standalone_text(saved) == (
        'WITH "x" AS word\nCALL (word) {\n  MATCH (n)\n  WITH n.name AS found\n  WHERE found STARTS WITH word\n'
        "  RETURN found LIMIT 2\n}\nRETURN found"
    )


@pytest.mark.parametrize(
    "text",
    [
        "CALL () { MATCH (n) WHERE n.name = $word RETURN n.name AS found } RETURN found LIMIT $top",
        "MATCH (n) RETURN n.name + $word + toString(count(*)) AS found LIMIT $top",
        "USE graph MATCH (n) WHERE n.name = $word RETURN n.name AS found LIMIT $top",
    ],
)
def test_where_a_variable_will_not_do_the_value_stands_in_place(query, text: str) -> None:
    assert standalone_text(query(text)) == text.replace("$word", '"x"').replace("$top", "2")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (True, "true"),
        (-3, "(-3)"),
        (1.5, "1.5"),
        (Date(2021, 1, 20), 'date("2021-01-20")'),
        (["a", None], '["a", null]'),
        ("Li Keqiang", '"Li Keqiang"'),
        ('"; MATCH (n) DETACH DELETE n //', '"\\"\\u003b MATCH (n) DETACH DELETE n //"'),
        ("back\\slash", '"back\\\\slash"'),
        ("a\nb\x1b\u202e\U000e0041", '"a\\nb\\u001b\\u202e\\udb40\\udc41"'),
        ("\\u0022", '"\\\\u0022"'),
    ],
)
def test_a_value_is_text_that_says_the_same(seeds: whomet.Graph, value, text: str) -> None:
    assert literal(value) == text
    assert seeds.query(f"RETURN {text} AS value").rows == [(value,)]
