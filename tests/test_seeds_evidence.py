"""The seeds: every line is a record, every part has evidence, and the evidence agrees with the texts."""

from __future__ import annotations

import hashlib
import runpy
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from loader.records import (
    Alias,
    Claim,
    Correction,
    DocumentRecord,
    Evidence,
    IssueLink,
    Participant,
    PersonRecord,
    Record,
    SameAsRecord,
    StatedRecord,
    parse,
    quote_hash,
)
from tests import records

ROOT = Path(__file__).resolve().parents[1]
TEXTS = ROOT.parent / "shared" / "articles"
VERIFY = runpy.run_path(str(ROOT / "scripts" / "verify_evidence.py"))
FILES = sorted((ROOT / "seeds").rglob("*.jsonl"))

per_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def stated(path: Path) -> list[StatedRecord]:
    records: list[Record] = VERIFY["read"](path)
    return [record for record in records if not isinstance(record, SameAsRecord)]


def parts(model: BaseModel, path: str) -> Iterator[tuple[str, BaseModel]]:
    """The model and everything in it that needs evidence of its own."""
    yield path, model
    for field in type(model).model_fields:
        value = getattr(model, field)
        for index, item in enumerate(value if isinstance(value, tuple) else ()):
            if isinstance(item, Participant | IssueLink | Alias | Claim | Correction):
                yield from parts(item, f"{path}.{field}[{index}]")


def test_there_are_seeds() -> None:
    assert {path.stem for path in FILES} >= {"report-000", "report-003"}


@per_file
def test_a_file_is_one_document_that_bears_its_name(path: Path) -> None:
    records = stated(path)
    assert [record.id for record in records if isinstance(record, DocumentRecord)] == [path.stem]
    assert {record.document for record in records} == {path.stem}


@per_file
def test_ids_are_unique_over_all_kinds(path: Path) -> None:
    ids = [record.id for record in stated(path)]
    assert sorted(set(ids)) == sorted(ids)


@per_file
def test_every_part_has_evidence(path: Path) -> None:
    bare = [
        where
        for record in stated(path)
        for where, part in parts(record, f"{record.record} {record.id}")
        if not getattr(part, "evidence", ())
    ]
    assert bare == []


@per_file
def test_every_record_says_how_sure_it_is(path: Path) -> None:
    assert [record.id for record in stated(path) if record.confidence is None] == []


@per_file
def test_every_reference_resolves_within_the_document(path: Path) -> None:
    records = stated(path)
    kinds = {record.id: record.record for record in records}
    dangling = [
        (record.id, reference)
        for record in records
        for reference in record.references()
        if kinds.get(reference.id) not in reference.kinds
    ]
    assert dangling == []


@per_file
def test_a_corrected_date_and_its_correction_go_together(path: Path) -> None:
    for record in stated(path):
        dates = [correction.value for correction in record.corrections if correction.property == "date"]
        corrected = getattr(record, "date_basis", None) == "corrected"
        assert dates == ([getattr(record, "date", None)] if corrected else []), record.id


@per_file
def test_a_correction_of_a_field_has_the_value_of_that_field(path: Path) -> None:
    for record in stated(path):
        for correction in record.corrections:
            assert correction.value == getattr(record, correction.property, None), record.id


def test_both_documents_name_the_same_things_alike() -> None:
    kinds = ("person", "role", "place", "issue", "event", "meeting", "trip", "statement")
    names: dict[str, set[tuple[str, str]]] = {}
    for record in (record for path in FILES for record in stated(path) if record.record in kinds):
        name = str(getattr(record, "title" if record.record == "role" else "name"))
        names.setdefault(record.id, set()).add((record.record, name))
    assert {id_: forms for id_, forms in names.items() if len(forms) > 1} == {}


def test_names_go_in_the_order_of_their_culture() -> None:
    for person in (r for path in FILES for r in stated(path) if isinstance(r, PersonRecord)):
        family_first = f"{person.family_name} {person.given_name}"
        given_first = f"{person.given_name} {person.family_name}"
        assert person.name == (family_first if person.name_order == "family_given" else given_first)


@per_file
def test_evidence_agrees_with_the_text(path: Path) -> None:
    records = stated(path)
    texts = VERIFY["texts_by_sha256"](TEXTS)
    if VERIFY["missing"](records, texts):
        pytest.skip(f"the text of {path.stem} is not in ../shared/articles, so its evidence cannot be verified")
    assert list(VERIFY["faults"](records, texts)) == []


# The verification itself, on an invented text with a character outside ASCII before the quote.

TEXT = "“Good,” said Ada Lovelace.\r\nShe met nobody."
QUOTE = "Ada Lovelace"


def invented(evidence: Evidence, characters: int = len(TEXT)) -> list[Record]:
    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    document = records.document(title="Invented", sha256=sha256, characters=characters)
    person = records.person("ada", QUOTE, evidence=[evidence.model_dump()])
    return [parse(document), parse(person)]


def verified(records: list[Record], folder: Path) -> list[str]:
    (folder / "any name.txt").write_bytes(TEXT.encode())
    return list(VERIFY["faults"](records, VERIFY["texts_by_sha256"](folder)))


def evidence_of(start: int, end: int, quote: str = QUOTE) -> Evidence:
    return Evidence(start=start, end=end, sha256=quote_hash(quote))


def test_a_range_that_agrees_is_no_fault(tmp_path: Path) -> None:
    start = TEXT.index(QUOTE)
    assert verified(invented(evidence_of(start, start + len(QUOTE))), tmp_path) == []


def test_newlines_are_not_translated(tmp_path: Path) -> None:
    start = TEXT.index("She")
    assert verified(invented(evidence_of(start, start + 3, "She")), tmp_path) == []


def test_a_range_that_is_off_by_one_is_a_fault(tmp_path: Path) -> None:
    start = TEXT.index(QUOTE) + 1
    (fault,) = verified(invented(evidence_of(start, start + len(QUOTE))), tmp_path)
    assert fault.startswith(f"d: person ada: evidence[0]: char={start},{start + len(QUOTE)} hashes to ")


def test_a_range_behind_the_text_is_a_fault(tmp_path: Path) -> None:
    (fault,) = verified(invented(evidence_of(0, len(TEXT) + 1)), tmp_path)
    assert fault == f"d: person ada: evidence[0]: ends at {len(TEXT) + 1}, behind the text's {len(TEXT)} characters"


def test_a_wrong_number_of_characters_is_a_fault(tmp_path: Path) -> None:
    start = TEXT.index(QUOTE)
    found = verified(invented(evidence_of(start, start + len(QUOTE)), characters=len(TEXT.encode())), tmp_path)
    assert found == [f"d: characters is {len(TEXT.encode())}, the text has {len(TEXT)}"]


def test_a_text_that_is_not_there_is_named(tmp_path: Path) -> None:
    records = invented(evidence_of(0, 1))
    assert VERIFY["missing"](records, VERIFY["texts_by_sha256"](tmp_path)) == ["d"]


def test_a_record_without_its_document_is_a_fault(tmp_path: Path) -> None:
    _, person = invented(evidence_of(0, 1))
    assert verified([person], tmp_path) == ["d: no document record for person ada"]
