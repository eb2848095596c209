"""What a server takes out of the one text in which the rows of a statement are sent."""

from __future__ import annotations

from typing import Any

import pytest

from loader.graph import Date
from loader.schema import PropertyType
from loader.stores.neo4j.spelling import ROWS, Columns, rows_of
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
