"""Joining what documents say of one thing, and taking one document out again."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from loader.mapping import Unit, from_json, join_all, to_json, versions_of
from loader.mapping.units import without
from loader.records import SameAsRecord, parse
from tests import generate


def units_of(lines: list[dict[str, Any]]) -> dict[Any, Unit]:
    records = [parse(json.dumps(line)) for line in lines]
    return {unit.key: unit for unit in versions_of([r for r in records if not isinstance(r, SameAsRecord)])}


@settings(max_examples=60, deadline=None)
@given(generate.documents(at_least=2), st.data())
def test_taking_a_document_out_gives_what_the_others_say_or_asks_for_them(documents, data):
    said = {id_: units_of(lines) for id_, lines in documents.items()}
    for key in sorted({key for units in said.values() for key in units}):
        speakers = sorted(id_ for id_ in said if key in said[id_])
        gone = data.draw(st.sampled_from(speakers))
        rest = [said[id_][key] for id_ in speakers if id_ != gone]
        left = without(join_all(said[id_][key] for id_ in speakers), said[gone][key], gone)
        if left is not None:
            assert rest
            assert left == join_all(rest)


@settings(max_examples=60, deadline=None)
@given(generate.documents())
def test_a_unit_survives_its_json(documents):
    for lines in documents.values():
        for unit in units_of(lines).values():
            assert from_json(to_json(unit)) == unit
