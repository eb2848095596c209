"""That the number of the mapping goes up whenever it makes another graph of the same records."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from loader import canonical
from loader.identity.clusters import cluster
from loader.mapping import EMISSIONS, VERSION, by_thing, choose_anew, emit, said_by, to_json, versions_of
from loader.records import DocumentRecords, Record, SameAsRecord, document_records, json_schema, parse
from tests.helpers import ROOT

FIXTURES = ROOT / "tests" / "fixtures"
RELEASED = {1: "0.1"}
"""The versions of the mapping that a release had; their hashes stand in the fixtures, so that nobody changes them."""


def corpus() -> list[Record]:
    return [parse(line) for line in corpus_text().splitlines()]


def corpus_text() -> str:
    """What release 0.1 could say, and what records may say since."""
    return "".join((FIXTURES / name).read_text(encoding="utf-8") for name in ("corpus.jsonl", "corpus-later.jsonl"))


def documents(records: list[Record]) -> list[DocumentRecords]:
    stated: dict[str, list[Any]] = {}
    for record in records:
        if not isinstance(record, SameAsRecord):
            stated.setdefault(record.document, []).append(record)
    return [document_records(id_, found) for id_, found in stated.items()]


def emission(records: list[Record]) -> Iterator[str]:
    """All that a store keeps of these records, besides themselves."""
    clusters = cluster([record for record in records if isinstance(record, SameAsRecord)])
    said = {found.document: versions_of(found.records) for found in documents(records)}
    yield from (_sorted(to_json(unit)) for units in said.values() for unit in units)
    known = by_thing({document: said_by(units, clusters) for document, units in said.items()})
    for key in sorted(known):
        unit = choose_anew(None, (), known[key], list)
        assert unit is not None
        node, relationships = emit(unit)
        yield canonical.node_line(node)
        yield from (
            f"{e.start_label} {e.end_label} {canonical.relationship_line(e.relationship)}" for e in relationships
        )


def _sorted(text: str) -> str:
    """A unit, whatever the order of its links."""
    unit = json.loads(text)
    for part in (unit, unit.get("unreviewed", unit)):
        part["links"] = sorted(part["links"], key=json.dumps)
    return json.dumps(unit, sort_keys=True)


def fields() -> Iterator[str]:
    """What a record may have: each model's fields, and the words that a field chooses from."""
    for name, definition in sorted(json_schema()["$defs"].items()):
        for field, schema in sorted(definition["properties"].items()):
            yield f"{name}.{field} {field in definition.get('required', ())} {sorted(_choices(schema))}"


def _hash() -> str:
    lines = [*sorted(emission(corpus())), *fields()]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def test_another_emission_has_another_number() -> None:
    found = _hash()
    assert EMISSIONS.get(VERSION) == found, (
        f"the mapping makes another graph, or a record may say something else: in loader/mapping/version.py raise"
        f' VERSION to {VERSION + 1} and add `{VERSION + 1}: "{found}"` to EMISSIONS'
    )


def test_the_numbers_count_up_to_the_present_one_and_no_two_are_of_one_graph() -> None:
    assert list(EMISSIONS) == list(range(1, VERSION + 1))
    assert len(set(EMISSIONS.values())) == len(EMISSIONS)


def test_what_a_release_had_stays() -> None:
    for version, release in RELEASED.items():
        kept = json.loads((FIXTURES / f"release-{release}" / "digests.json").read_text())
        assert EMISSIONS[version] == kept["emission"]


def test_the_corpus_holds_every_kind_status_and_choice() -> None:
    """What nothing in it says could change unseen."""
    text = corpus_text()
    for name, definition in json_schema()["$defs"].items():
        for field, schema in definition["properties"].items():
            for value in (choice for choice in _choices(schema) if choice != schema.get("default")):
                assert f'"{field}": "{value}"' in text, f"corpus-later.jsonl lacks {name}.{field} {value!r}"


def _choices(schema: dict[str, Any]) -> list[str]:
    return [one for option in (schema, *schema.get("anyOf", ())) for one in option.get("enum", ())]
