"""What a server takes out of the one text in which the rows of a statement are sent."""

from __future__ import annotations

from typing import Any

import pytest

from loader.graph import Date
from loader.identity.clusters import Clusters
from loader.mapping import Key, Unit
from loader.mapping.units import Pick
from loader.schema import RELATIONSHIPS, PropertyType
from loader.stores.neo4j.foreseen import Foreseen
from loader.stores.neo4j.ledger import Ledger, State
from loader.stores.neo4j.spelling import ROWS, Columns, rows_of
from loader.stores.neo4j.statements import CREATE_RELATIONSHIPS
from tests.servers.server import Server

KINDS: dict[str, PropertyType] = {
    "text": "string",
    "number": "integer",
    "share": "float",
    "sure": "boolean",
    "day": "date",
    "texts": "strings",
}
FULL = {
    "text": "Ærø \"one\", 'two'\n\\u001f = ¥ \U0001f54a",
    "number": 2**53 + 1,
    "share": 0.1,
    "sure": True,
    "day": Date(2031, 5, 6),
    "texts": ["a=b", "=", "c|d"],
}
ROWS_SENT: list[dict[str, Any]] = [
    FULL,
    {},
    *({name: value} for name, value in FULL.items()),
    {"text": "null", "texts": []},
    {"text": " ", "number": -1, "share": 1e-300, "sure": False, "day": Date(1, 1, 1)},
    {"share": 1.0, "day": Date(9999, 12, 31), "number": 0},
    {"share": 123456789.123, "number": -(2**63)},
]


def test_every_value_arrives_as_what_it_is(server: Server) -> None:
    columns = Columns(KINDS, texts=1)
    rows = [columns.row([f"row {number}"], properties) for number, properties in enumerate(ROWS_SENT)]
    found = server.run(f"{ROWS} RETURN row[0] AS name, {{{columns.map}}} AS properties", rows=rows_of(rows))
    assert [row["name"] for row in found] == [f"row {number}" for number in range(len(ROWS_SENT))]
    for row, sent in zip(found, ROWS_SENT, strict=True):
        there = {name: value for name, value in row["properties"].items() if value is not None}
        assert there == sent
        assert {name: type(value) for name, value in there.items()} == {n: type(v) for n, v in sent.items()}


@pytest.mark.parametrize(
    "properties",
    [
        {"text": ""},
        {"text": 1},
        {"text": "a\x1fb"},
        {"text": "a\x1eb", "number": 1},
        {"texts": ["a\x1db"]},
        {"texts": ["a\x1fb"]},
        {"number": True},
        {"number": 1.0},
        {"share": 1},
        {"sure": 0},
        {"day": "2031-05-06"},
        {"other": "not in the schema"},
    ],
)
def test_what_would_arrive_as_something_else_is_not_sent(properties: dict[str, Any]) -> None:
    columns = Columns(KINDS)
    with pytest.raises(ValueError):
        rows_of([columns.row([], properties)])


NOBODY = Clusters({}, {}, ())
IDS = ["ann", "a|b", "|", "Person|ann", "ä ö", "it's", '"', "\\u001d", "=", "\U0001f54a", "a\nb"]


@pytest.mark.parametrize("generation", [None, 7])
def test_what_was_chosen_comes_back_under_any_id(server: Server, generation: int | None) -> None:
    """Once as new, once written anew, once as a bare node; and nothing comes back of what was not written."""
    made = {Key(label, id_): _unit(label, id_, "made") for label in ("Person", "Meeting") for id_ in IDS}
    again = {key: _unit(*key, "written anew") for key in list(made)[::2]}
    bare = list(made)[1::4]
    with server.driver() as driver, driver.session(database="neo4j") as session, session.begin_transaction() as tx:
        ledger = Ledger(tx)
        ledger.create_units(list(made.values()), Foreseen())
        assert ledger.states([*made, Key("Role", "ann")], NOBODY) == {
            key: State(unit, None) for key, unit in made.items()
        }
        ledger.write_units(again.values(), generation)
        ledger.write_bare(bare, generation)
        ledger.write_units([_unit("Role", "ann", "new")], generation)
        expected = {key: State(unit, None) for key, unit in made.items()}
        expected |= {key: State(unit, generation) for key, unit in again.items()}
        expected |= {key: State(None, generation) for key in bare}
        expected[Key("Role", "ann")] = State(_unit("Role", "ann", "new"), generation)
        assert ledger.states(list(expected), NOBODY) == expected
        assert ledger.states([], NOBODY) == {}
        tx.rollback()


def _unit(label: str, id_: str, name: str) -> Unit:
    return Unit(Key(label, id_), frozenset({id_}), {"name": Pick((0, 0, 0, 0, "d"), {"name": name})})


@pytest.mark.parametrize("type_", RELATIONSHIPS)
def test_a_new_relationship_of_any_type_arrives_with_all_its_properties(server: Server, type_: str) -> None:
    values = {"string": "text", "integer": 3, "float": 0.5, "boolean": True, "date": Date(2031, 5, 6), "strings": ["a"]}
    given = {name: values[kind] for name, kind in RELATIONSHIPS[type_].properties.items()}
    with server.driver() as driver, driver.session(database="neo4j") as session, session.begin_transaction() as tx:
        (a, b) = tx.run("CREATE (a), (b) RETURN elementId(a), elementId(b)").single(strict=True)
        row = CREATE_RELATIONSHIPS.columns.row([a, b, type_], given)
        bare = CREATE_RELATIONSHIPS.columns.row([b, a, type_], {"id": "bare"})
        assert tx.run(CREATE_RELATIONSHIPS.text, rows=rows_of([row, bare])).single(strict=True)["written"] == 2
        there = tx.run("MATCH (a)-[r]->(b) WHERE elementId(a) = $a RETURN type(r), properties(r)", a=a).values()
        assert there == [[type_, given]]
        there = tx.run("MATCH (a)-[r]->(b) WHERE elementId(a) = $b RETURN type(r), properties(r)", b=b).values()
        assert there == [[type_, {"id": "bare"}]]
        tx.rollback()
