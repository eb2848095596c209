"""What stands close by an answer is said, in words that can be run, and never spoils the answer itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from loader import Graph
from loader.errors import CypherLimitExceeded
from loader.graph import Value
from loader.nearby import close_by
from loader.pack import Pack, SavedQuery, find_pack
from loader.result import Result

PACK = find_pack()
NAMING = [query for query in PACK.values() if query.nearby or query.instead]


@pytest.mark.parametrize("query", NAMING, ids=lambda query: query.name)
def test_a_query_names_others_that_are_there_and_take_its_parameters(query: SavedQuery) -> None:
    for name in (*query.nearby, *query.instead):
        assert name != query.name
        assert PACK[name].parameters.keys() & query.parameters.keys()


def answering(rows: list[tuple[Value, ...]]) -> Result:
    return Result(("status", "name"), rows)


def remarks(
    rows: list[tuple[Value, ...]], values: Mapping[str, Value], nearby: tuple[str, ...] = ("only-expected",)
) -> list[str]:
    query = replace(PACK["who-met"], nearby=nearby)
    return list(close_by(PACK, query, values, lambda *_: answering(rows)))


def test_how_many_and_which_and_how_to_see_them() -> None:
    rows: list[tuple[Value, ...]] = [("possible", "Talks in Lisbon"), ("hoped", "x" * 100), ("planned", "Dinner")]
    assert remarks(rows, {"person": "dal", "since": None, "until": None, "mode": None}) == [
        f"close by: Meetings and trips that are only expected (3 rows: possible, Talks in Lisbon; hoped, {'x' * 59}…);"
        " whomet run only-expected -P person=dal"
    ]
    assert "102 or more rows" in remarks(rows * 34, {"person": "dal"})[0]


def test_nothing_is_said_of_nothing_nor_of_what_cannot_be_asked() -> None:
    assert remarks([], {"person": "dal"}) == []
    assert remarks([("possible", "Talks")], {"mode": "phone"}) == []
    assert remarks([("possible", "Talks")], {"person": "dal"}, nearby=("no-such-query",)) == []

    def too_slow(*_: object) -> Result:
        raise CypherLimitExceeded("too long")

    assert list(close_by(PACK, PACK["who-met"], {"person": "dal"}, too_slow)) == []


def test_one_with_all_its_parameters_is_named_only_if_they_are_given() -> None:
    query = replace(PACK["who-met"], nearby=("expected-between",))
    assert list(close_by(Pack(PACK), query, {"person": "dal"}, lambda *_: answering([("possible", "Talks")]))) == []


def test_beside_rows_too(graphs: Mapping[str, Graph]) -> None:
    found = graphs["seeds"].run("who-met", person="Antony Blinken")
    assert found.rows
    assert [
        note for note in found.notes if note.startswith("close by: Meetings and trips that are only expected (3 rows")
    ]


def test_rows_without_a_status_or_name_are_told_by_their_first_words() -> None:
    query = replace(PACK["who-met"], nearby=("trips-of",))
    values: dict[str, Value] = {"person": "dal"}
    said = list(close_by(PACK, query, values, lambda *_: Result(("meetings", "counterpart"), [(2, "Éva Kovács")])))
    assert "(1 row: Éva Kovács)" in said[0]
    said = list(close_by(PACK, query, values, lambda *_: Result(("meetings",), [(2,)])))
    assert "(1 row)" in said[0]


def test_other_queries_are_asked_where_there_is_no_row() -> None:
    query = replace(PACK["who-met"], nearby=(), instead=("trips-of",))
    values: dict[str, Value] = {"person": "dal"}
    said = [
        list(close_by(PACK, query, values, lambda *_: answering([("held", "Visit")]), empty=e)) for e in (False, True)
    ]
    assert [len(each) for each in said] == [0, 1]


def test_who_only_attended_is_told_to_have_attended(
    graphs: Mapping[str, Graph], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("loader.api._SECONDS_NEARBY", 600.0)
    answer = graphs["seeds"].run("who-met", person="Hua Chunying")
    assert len(answer) == 0
    assert any("held, Blinken" in note and "meetings-timeline" in note for note in answer.notes)


@pytest.mark.parametrize(
    ("query", "values", "told"),
    [
        ("contacts-between", {"person": "Hua Chunying", "other": "Antony Blinken"}, "held, Blinken–Qin talks"),
        ("country-contacts", {"country": "US", "other": "CN"}, "refused, Formal Austin–Li talks"),
        ("country-contacts", {"country": "US", "other": "CN"}, "agreed, Next Blinken–Qin meeting"),
        ("met-about", {"issue": ["semiconductors"]}, "Issues that no meeting is reported to have discussed (1 row"),
    ],
)
def test_what_stands_close_by_is_told(
    graphs: Mapping[str, Graph], monkeypatch: pytest.MonkeyPatch, query: str, values: dict[str, Value], told: str
) -> None:
    monkeypatch.setattr("loader.api._SECONDS_NEARBY", 600.0)
    assert any(told in note for note in graphs["seeds"].run(query, **values).notes)
