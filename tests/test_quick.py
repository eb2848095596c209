"""A document that is read at once is what it is when each line is looked at closely; what has a fault is none."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given

from loader.loading import Checked, look_over
from loader.mapping import to_json, versions_of
from loader.records.model import StatedRecord
from loader.records.quick import quick_document
from loader.records.reading import Entry
from loader.records.staging import Numbered
from tests import generate
from tests.records import document, meeting, person, record
from tests.test_laws import laws

HOSTILE: list[Any] = [
    *(
        "",
        " ",
        "a ",
        " a",
        "\u00a0a",
        "a\u3000",
        "e\u0301",
        "\u1e9b\u0323",
        "\u0301a",
        "a\nb",
        "a\tb",
        "a\x00b",
        "a\x7fb",
    ),
    *(
        "a\x1fb",
        "\u0085",
        "\ufffe",
        "\ud800",
        "\U0001f600",
        "é",
        "x" * 1_001,
        "x" * 20_001,
        'say "a"',
        "a\\b",
        "\\u0061",
    ),
    *("d", "ann", "Ann", "ann\n", "a" * 120, "a" * 121, "-a", "é-a", "Q42", "Q042", "CN", "cn", "XX", "UK", "EU", "SU"),
    *("2023-02-29", "2023-02-28", " 2023-02-28", "2023", "yesterday", "../2023", "2023/2022", "0000", "held", "HELD"),
    *(
        "curated",
        "llm/a",
        "LLM",
        "full",
        "principal",
        "explicit",
        "unknown",
        "unreviewed",
        "accepted",
        "https://a",
        "ftp://a",
    ),
    *(
        "https://a/\x1f",
        "https://a b",
        "0123456789ab",
        "0123456789ab\n",
        "0123456789AB",
        "0" * 64,
        "en",
        "zh-Hans",
        "english",
    ),
    *(0, 1, -1, 2, 10**9, 10**9 + 1, 10**20, 10**400, 1.0, 1.5, 0.5, -0.0, 1e-7, 1e16, 1e300, True, False, None),
    *([], [None], [""], ["2023"], ["2023", "x"], {}, {"a": 1}, [[]], [{}]),
    *([{"start": 0, "end": 9, "sha256": "0123456789ab"}], [{"start": 9, "end": 9, "sha256": "0123456789ab"}]),
    [{"start": 0, "end": 501, "sha256": "0123456789ab"}],
    *([{"property": "rank", "value": "1", "number": 1e-9}], [{"property": "rank", "value": "1", "number": 7}]),
    [{"property": "rank", "as_written": "a", "value": "b", "reason": "c"}],
    *([{"person": "ann"}], [{"person": "ann", "role": "r"}], [{"person": "nobody"}], [{"person": "ann", "side": "UK"}]),
    [{"person": "ann", "part": "principal", "side": " CN"}],
    *([{"issue": "i", "strength": "explicit"}], [{"text": "A", "kind": "full"}], [{"text": "A ", "kind": "full"}]),
    *({"name": "A"}, {"person": "ann"}, {"person": "ann", "name": "A"}, {"name": "A "}, {"role": "ann"}),
]
"""What may stand in a field, rightly or not."""


def text_of(line: Mapping[str, Any]) -> bytes:
    return json.dumps(line).encode()


def looked_at(document_: str, lines: Sequence[bytes]) -> Checked:
    entries = [Entry("f", number, line) for number, line in enumerate(lines)]
    return look_over(document_, [Numbered(number, entry) for number, entry in enumerate(entries)])


def is_taken(document_: str, lines: Sequence[bytes]) -> bool:
    """Whether it is read at once; then it is the same as when it is looked at closely."""
    quick = quick_document(document_, lines)
    if quick is not None:
        closely = looked_at(document_, lines)
        assert (closely.is_faultless, len(closely.good)) == (True, len(lines))
        assert (quick.hash, quick.spellings) == (closely.new.hash, closely.new.spellings)
        assert said(quick.records) == said(closely.new.records)
    return quick is not None


def said(records: Sequence[StatedRecord]) -> dict[Any, str]:
    return {unit.key: to_json(unit) for unit in versions_of(records)}


@laws
@given(generate.documents())
def test_documents_without_a_fault(documents: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
    for id_, lines in documents.items():
        raw = [text_of(line) for line in lines]
        assert is_taken(id_, raw) == looked_at(id_, raw).is_faultless


def whole() -> list[dict[str, Any]]:
    """A document that has every kind of record, and every field of each."""
    evidence = {"evidence": [{"start": 0, "end": 500, "sha256": "0123456789ab"}]}
    dated = {"date": "2023-05", "date_basis": "explicit", "date_as_written": "in May"}
    claims = [{"property": "rank", "value": "first", "number": 1, "unit": "a", "qualifier": "b", "scope": "c"}]
    claims[0] |= {"attributed_to": "d", "confidence": 0.5, **evidence}
    corrections = [{"property": "rank", "as_written": "a", "value": "b", "reason": "c", **evidence}]
    alias = {"text": "Ann", "kind": "given_name", **evidence}
    names = {"family_name": "Lund", "given_name": "Ann", "name_order": "given_family", "country": "SE"}
    common = {"extractor": "llm/a", "confidence": 0.25, "claims": claims, "corrections": corrections, **evidence}
    told = {"publisher": "P", "url": "https://example.org/a", "published": "2023-06-18"}
    who = [{"person": "ann", "side": "SE", "part": "host", **evidence}, {"role": "r", "side": "NATO"}]
    issues = [{"issue": "i", "strength": "outcome", **evidence}]
    at: dict[str, Any] = {"place": "p", "event": "e", "trip": "t", "issues": issues, "participants": who}
    lines = [
        document(characters=500, language="en", **told),
        person("ann", "Ann Lund", aliases=[alias], wikidata="Q42", **names),
        record("role", "r", title="Minister", organisation="Ministry", country="SE"),
        record("place", "p", name="Oslo", city="Oslo", region="East", country="NO"),
        record("issue", "i", name="Fish", wikidata="Q1"),
        record("event", "e", name="Summit", place="p", wikidata="Q2", **dated),
        record("trip", "t", name="Trip", traveller="ann", status="held", destination="p", event="e", purpose="talks"),
        record("statement", "s", name="Said", speaker={"person": "ann"}, audience=[{"role": "r"}, {"name": "B"}]),
        meeting("m", **at, kind="talks", mode="phone", status="held", **dated),
    ]
    lines[-3] |= {"invited_by": {"role": "r"}, **dated}
    lines[-2] |= {"reported_by": {"name": "C"}, "about": ["i", "m", "t", "ann", "p", "e"], "meeting": "m", **dated}
    holds = {"record": "holds", "document": "d", "person": "ann", "role": "r", "since": "2020", "until": "2024"}
    return [line | common for line in (*lines, {**holds, "as_of": ["2021", "2022-05"], "tense": "then"})]


def test_every_field_of_every_kind() -> None:
    assert is_taken("d", [text_of(line) for line in whole()])


def places(part: Any, *before: Any) -> Iterator[tuple[Any, ...]]:
    items = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for key, value in items:
        yield (*before, key)
        yield from places(value, *before, key)


def changed(lines: Any, place: Sequence[Any], value: Any) -> None:
    *above, last = place
    for step in above:
        lines = lines[step]
    lines[last] = value


@pytest.mark.parametrize("number", range(len(whole())))
def test_whatever_stands_in_a_field(number: int) -> None:
    for place in places(whole()[number], number):
        for value in HOSTILE:
            lines = whole()
            changed(lines, place, value)
            raw = [text_of(line) for line in lines]
            if Entry("f", 1, raw[number]).glance() == "d":  # as is asked of whoever calls
                is_taken("d", raw)
