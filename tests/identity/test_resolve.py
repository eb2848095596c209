"""Suggestions: with reasons and a score, never for a surname alone, never twice."""

# ruff: noqa: E501 - a case a line

from __future__ import annotations

from typing import Any

import pytest

from loader.identity.resolve import Suggestion, suggest
from loader.records import DocumentRecords, SameAsRecord, document_records, parse
from tests.records import Line, record, same_as


def document(id_: str, *lines: Line) -> DocumentRecords:
    own = record("document", id_)
    records = [parse(line) for line in [own, *({**line, "document": id_} for line in lines)]]
    return document_records(id_, [record for record in records if not isinstance(record, SameAsRecord)])


def person(id_: str, name: str, **fields: Any) -> Line:
    return record("person", id_, name=name, **fields)


def decision(a: str, b: str, judgement: str) -> SameAsRecord:
    found = parse(same_as(a, b, judgement))
    assert isinstance(found, SameAsRecord)
    return found


def pairs(one: Line, other: Line, *decisions: SameAsRecord) -> list[Suggestion]:
    return suggest([document("d", one), document("e", other)], decisions)


@pytest.mark.parametrize(
    ("one", "other", "score", "reason"),
    [
        ({"name": "Wang Yi"}, {"name": "Yi Wang"}, 0.95, "'Wang Yi' and 'Yi Wang' are one name, apart from spelling or order"),
        ({"name": "Ann Lee"}, {"name": "Ánn LEE"}, 0.95, "'Ann Lee' and 'Ánn LEE' are one name, apart from spelling or order"),
        ({"name": "Antony Blinken"}, {"name": "Anthony Blinken"}, 0.85, "'Antony Blinken' and 'Anthony Blinken' can be two spellings of one name"),
        ({"name": "Ann Lee"}, {"name": "Ann Maria Lee"}, 0.7, "'Ann Lee' and 'Ann Maria Lee' share all parts of the shorter name"),
        ({"name": "Sukarno"}, {"name": "Sukarno"}, 0.6, "'Sukarno' and 'Sukarno' are the same single name"),
        ({"name": "Joe Dal"}, {"name": "Joseph Dal"}, 0.85, "'Joe Dal' and 'Joseph Dal' can be two spellings of one name"),
        ({"name": "A", "wikidata": "Q1"}, {"name": "B", "wikidata": "Q1"}, 1.0, "the same Wikidata id Q1"),
    ],
)  # fmt: skip
def test_two_that_look_alike_are_suggested_with_the_reason(one, other, score, reason):
    assert pairs(person("a", **one), person("b", **other)) == [Suggestion("person", "a", "b", score, (reason,))]


def test_one_country_speaks_for_it():
    (found,) = pairs(person("a", "Ann Lee", country="US"), person("b", "Lee Ann", country="US"))
    assert (found.score, found.reasons[1]) == (0.97, "both of US")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"name": "Wang"}, {"name": "Wang"}),
        ({"name": "Wang Yi"}, {"name": "Wang"}),
        ({"name": "Sukarno", "family_name": "Sukarno"}, {"name": "Sukarno"}),
        ({"name": "Li Qiang"}, {"name": "Li Keqiang"}),
        ({"name": "Wang Yi"}, {"name": "Wang Wentao"}),
        ({"name": "Ann Lee", "country": "US"}, {"name": "Ann Lee", "country": "CN"}),
        ({"name": "Ann Lee", "wikidata": "Q1"}, {"name": "Ann Lee", "wikidata": "Q2"}),
        ({"name": "Ann Lee"}, {"name": "Bob", "aliases": [{"text": "Ann Lee", "kind": "typo"}]}),
    ],
)
def test_too_little_or_what_speaks_against_it_suggests_nobody(one, other):
    assert pairs(person("a", **one), person("b", **other)) == []


def test_two_ids_of_one_document_are_never_suggested():
    assert suggest([document("d", person("a", "Ann Lee"), person("b", "Ann Lee"))], []) == []


@pytest.mark.parametrize("judgement", ["same", "different", "unsure"])
def test_what_is_decided_is_not_suggested_again(judgement):
    assert pairs(person("a", "Ann Lee"), person("b", "Ann Lee"), decision("b", "a", judgement)) == []


def test_a_decision_holds_for_all_that_is_one_with_either():
    three = [document(d, person(id_, "Ann Lee")) for d, id_ in (("d", "a"), ("e", "b"), ("f", "c"))]
    assert suggest(three, [decision("a", "b", "same"), decision("b", "c", "different")]) == []


def meeting(id_: str, date: str, **fields: Any) -> list[Line]:
    who = [{"person": "a"}, {"person": "b"}]
    line = record("meeting", id_, name="M", status="held", participants=who)
    return [person("a", "Ann Lee"), person("b", "Bob Ray"), line | {"date": date, "date_basis": "explicit"} | fields]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (("2023-06-18", {}), ("2023-06-18", {}), [(0.8, ("the same participants", "the same day"))]),
        (("2023-06-18", {}), ("2023-06", {}), [(0.6, ("the same participants", "dates that can be one"))]),
        (("2023-06-18", {}), ("2023-06-19", {}), []),
        (("2023", {}), ("2023", {}), []),
        (("2023-06-18", {"mode": "phone"}), ("2023-06-18", {"mode": "in_person"}), []),
    ],
)
def test_meetings_of_the_same_people_on_dates_that_overlap_are_suggested(one, other, found):
    documents = [document("d", *meeting("m", one[0], **one[1])), document("e", *meeting("n", other[0], **other[1]))]
    assert [(s.score, s.reasons) for s in suggest(documents, []) if s.kind == "meeting"] == found
