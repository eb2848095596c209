"""What is wrong between records: ids stated twice, references to nothing, ranges beyond the text, and what follows."""

# ruff: noqa: E501 - a case a line

from __future__ import annotations

import io
import json
import tracemalloc
from typing import Any

from loader.records.checking import Outcome, collect, validate
from loader.records.reading import read
from tests import records
from tests.records import document, person, same_as

DOCUMENT = document(characters=100)
ANN, BOB = person("ann"), person("bob")
SAME = same_as("ann", "bob")


def meeting(*who: str, **fields: Any) -> dict[str, Any]:
    return records.meeting("m", *who, **{"name": "M", **fields})


def outcome(*lines: dict[str, Any] | bytes) -> Outcome:
    raw = b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines)
    return validate(collect(number, entry) for number, entry in enumerate(read(["-"], io.BytesIO(raw))))


def faults(*lines: dict[str, Any] | bytes) -> list[str]:
    """All faults, in the order of the lines, without the name of the source."""
    found = sorted(outcome(*lines).faults.items())
    return [str(fault).replace("standard input:", "") for _, line in found for fault in line]


def test_what_refers_to_what_its_document_states_is_good_in_any_order():
    assert faults(meeting("ann", "bob"), BOB, ANN, DOCUMENT) == []


def test_identical_lines_count_once_whatever_their_spelling():
    respelled = json.dumps(dict(reversed(ANN.items())), indent=None).replace("Ann", "\\u0041nn").encode()
    found = outcome(DOCUMENT, ANN, respelled, {**ANN, "review": "accepted"})
    assert (found.faults, found.repeated) == ({}, {2, 3})


def test_different_lines_of_one_id_are_both_at_fault_and_so_is_what_refers_to_them():
    assert faults(DOCUMENT, ANN, {**ANN, "name": "Anne"}, meeting("ann")) == [
        "2: id: found 'ann', which 3 states otherwise; expected one record for each id of a document; keep the right one",
        "3: id: found 'ann', which 2 states otherwise; expected one record for each id of a document; keep the right one",
        "4: participants[0].person: found 'ann', which is quarantined because of 2; "
        "expected a record that can be loaded; mend that line first",
    ]


def test_an_id_belongs_to_one_kind():
    place = {"record": "place", "document": "d", "id": "ann", "name": "Ann Arbor"}
    assert [fault.split("; ")[0] for fault in faults(DOCUMENT, ANN, place)] == [
        "2: id: found 'ann', which 3 states otherwise",
        "3: id: found 'ann', which 2 states otherwise",
    ]


def test_two_documents_may_state_one_id_differently():
    assert faults(DOCUMENT, ANN, {**DOCUMENT, "id": "e"}, {**ANN, "document": "e", "name": "Anne"}) == []


def test_decisions_that_differ_in_their_reason_alone_both_count():
    found = outcome(SAME, {**SAME, "reason": "one face"}, SAME)
    assert (found.faults, found.repeated) == ({}, {2})


def test_a_reference_to_nothing_or_to_another_kind_names_the_field():
    assert faults(DOCUMENT, ANN, meeting("ann", "carl", place="ann")) == [
        "3: participants[1].person: found 'carl', which no record of document 'd' states; "
        "expected the id of a person of the same document",
        "3: place: found 'ann', which is a person; expected the id of a place",
    ]


def test_what_another_document_states_is_no_help():
    assert faults(DOCUMENT, {**DOCUMENT, "id": "e"}, {**ANN, "document": "e"}, meeting("ann")) == [
        "4: participants[0].person: found 'ann', which no record of document 'd' states; "
        "expected the id of a person of the same document"
    ]


def test_without_its_document_nothing_is_good():
    assert faults(ANN) == [
        "1: document: found 'd', which no document record of this load states; "
        "expected the document's own record beside its others"
    ]
    assert len(faults({**ANN, "id": "d"})) == 1


def test_a_cascade_names_the_first_cause_however_long_it_is():
    trip = {"record": "trip", "document": "d", "id": "t", "name": "T", "traveller": "ann", "status": "held"}
    found = faults(DOCUMENT, {**ANN, "nam": 1}, trip, meeting("bob", trip="t"), BOB)
    assert [fault.split(";")[0] for fault in found[1:]] == [
        "3: traveller: found 'ann', which is quarantined because of 2",
        "4: trip: found 't', which is quarantined because of 2",
    ]


def test_a_faulty_document_takes_all_its_records_with_it_and_no_others():
    found = faults({**DOCUMENT, "characters": -1}, ANN, {**DOCUMENT, "id": "e"}, {**ANN, "document": "e"})
    assert [fault.split(";")[0] for fault in found] == [
        "1: characters: found -1",
        "2: document: found 'd', which is quarantined because of 1",
    ]


def test_records_that_refer_to_each_other_fall_together():
    said = {
        "record": "statement",
        "document": "d",
        "id": "s",
        "name": "S",
        "speaker": {"person": "ann"},
        "about": ["m"],
    }
    assert len(faults(DOCUMENT, said, meeting("carl"), ANN)) == 2


def test_evidence_ends_within_the_text():
    def cited(end: int) -> list[dict[str, Any]]:
        return [{"start": 0, "end": end, "sha256": "0" * 12}]

    alias = {"text": "A", "kind": "full", "evidence": cited(101)}
    assert faults(DOCUMENT, {**ANN, "evidence": cited(100), "aliases": [alias]}) == [
        "2: aliases[0].evidence[0]: found a range that ends at 101; "
        "expected an end within the 100 characters of document 'd'"
    ]


def test_a_torn_line_is_remembered_with_its_file():
    found = outcome(DOCUMENT, b'{"record": "per', b"[]")
    assert {file: fault.line for file, fault in found.unreadable.items()} == {"standard input": 2}
    assert sorted(found.faults) == [1, 2]


def test_memory_grows_with_the_ids_and_not_with_the_records():
    def held(width: int) -> int:
        lines = (json.dumps({**ANN, "id": f"p-{n}", "name": "x" * width}).encode() for n in range(300))
        raw = io.BytesIO(b"\n".join([json.dumps(DOCUMENT).encode(), *lines]))
        tracemalloc.start()
        seen = [collect(number, entry) for number, entry in enumerate(read(["-"], raw))]
        size, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return size if len(seen) == 301 else 0

    held(9)
    assert held(900) - held(9) < 300 * 90  # of 267,300 bytes more in the file
