"""What is worked out of a document beforehand is what would be worked out when it is written."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from benchmarks.load.synthetic import World
from loader.mapping import Unit, emit, join
from loader.records import DocumentRecords, SameAsRecord, document_records, parse
from loader.stores.codec import pack
from loader.stores.neo4j.foreseen import Foreseen, foresee, packed


def documents() -> Iterator[DocumentRecords]:
    for article in World(20, "skewed").articles():
        records = [record for record in map(parse, article) if not isinstance(record, SameAsRecord)]
        yield document_records(records[0].document, records)


@pytest.fixture(scope="module")
def foreseen() -> tuple[list[Unit], Foreseen]:
    all_units: list[Unit] = []
    together = Foreseen()
    for document in documents():
        units, known = foresee(document, lambda _key: True)
        all_units += units
        together.take_in(known)
    return all_units, together


def test_what_is_foreseen_is_what_is_written(foreseen: tuple[list[Unit], Foreseen]) -> None:
    units, known = foreseen
    asked = Foreseen()
    for unit in units:
        node, relationships = known.emit(unit)
        assert (node, relationships) == emit(unit)
        assert known.body(unit) == packed(unit)
        assert known.node_row(node) == asked.node_row(node)
        assert [*map(known.relationship_row, relationships)] == [*map(asked.relationship_row, relationships)]
    assert len(known.bodies) == len(units) > 100


def test_what_others_say_too_is_not_taken_for_foreseen(foreseen: tuple[list[Unit], Foreseen]) -> None:
    units, known = foreseen
    by_key: dict[object, Unit] = {}
    joined = 0
    for unit in units:
        other = by_key.setdefault(unit.key, unit)
        if other is not unit:
            both = join(other, unit)
            assert known.emit(both) == emit(both)
            assert known.body(both) == packed(both)
            joined += 1
    assert joined > 10


def test_records_are_packed_once(foreseen: tuple[list[Unit], Foreseen]) -> None:
    _, known = foreseen
    for document in documents():
        assert known.records[document.document, document.hash] == known.packed_records(document) == pack(document)


def test_only_what_nobody_else_is_likely_to_speak_of_is_foreseen() -> None:
    document = next(documents())
    units, known = foresee(document, lambda key: key.label == "Person")
    assert len(known.bodies) == sum(unit.key.label == "Person" for unit in units)
    assert 0 < len(known.bodies) < len(units)
