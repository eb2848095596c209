"""docs/records.md cannot drift from the models: its examples are records, and it names every field and value."""

from __future__ import annotations

import json
import re
import runpy
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from loader import dates, records
from loader.records import Record, StatedRecord, parse

ROOT = Path(__file__).resolve().parents[1]
DOC = (ROOT / "docs" / "records.md").read_text(encoding="utf-8")
VERIFY = runpy.run_path(str(ROOT / "scripts" / "verify_evidence.py"))
TEXT = re.findall(r"^```text\n(.*?)\n```$", DOC, flags=re.M | re.S)[0]
MODELS = (*get_args(Record), *(getattr(records, name) for name in ("Evidence", "Claim", "Correction", "Participant")))
PARTS = (records.Alias, records.IssueLink, records.Actor)
COMMON = {"document", "id"}.union(set.intersection(*(set(kind.model_fields) for kind in get_args(StatedRecord))))
DATE_ROW = re.compile(r"^\| `([^`]+)` \| [^|]+ \| (`[\d-]+`|no bound) \| (`[\d-]+`|no bound) \|$", flags=re.M)


def examples() -> list[dict[str, Any]]:
    """The objects of the JSON blocks, in order."""
    decoder, found = json.JSONDecoder(), []
    for block in re.findall(r"^```json\n(.*?)^```$", DOC, flags=re.M | re.S):
        rest = block.strip()
        while rest:
            value, end = decoder.raw_decode(rest)
            found.append(value)
            rest = rest[end:].strip()
    return found


def section(kind: str) -> str:
    return DOC.split(f"\n### {kind}\n")[1].split("\n#")[0]


def test_there_is_an_example_of_every_kind() -> None:
    kinds = [model.model_fields["record"].default for model in get_args(Record)]
    assert {parse(example).record for example in examples()} == set(kinds)


def test_the_examples_are_a_document_without_a_fault(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_bytes(TEXT.encode())
    texts = VERIFY["texts_by_sha256"](tmp_path)
    parsed = [parse(example) for example in examples()]
    assert VERIFY["missing"](parsed, texts) == []
    assert list(VERIFY["faults"](parsed, texts)) == []


def test_the_examples_refer_to_one_another() -> None:
    stated = [record for record in map(parse, examples()) if isinstance(record, StatedRecord)]
    kinds = {record.id: record.record for record in stated}
    for record in stated:
        for reference in record.references():
            assert kinds.get(reference.id) in reference.kinds, reference


@pytest.mark.parametrize("model", [*MODELS, *PARTS], ids=lambda model: model.__name__)
def test_every_field_is_explained(model: type[BaseModel]) -> None:
    assert [field for field in model.model_fields if f"`{field}`" not in DOC and f'"{field}"' not in DOC] == []


@pytest.mark.parametrize("model", get_args(Record), ids=lambda model: model.__name__)
def test_every_own_field_is_explained_in_its_section(model: type[BaseModel]) -> None:
    own = [field for field in model.model_fields if field not in COMMON]
    kind = model.model_fields["record"].default
    assert [field for field in own if f"`{field}`" not in section(kind)] == []


def test_every_status_is_explained() -> None:
    assert [status for status in get_args(records.Status) if f"`{status}`" not in section("meeting")] == []


def test_the_table_of_dates_is_what_the_reader_does() -> None:
    rows = DATE_ROW.findall(DOC)
    assert len(rows) > 10
    for written, first, last in rows:
        span = dates.parse(written)
        assert (cell(span.earliest), cell(span.latest)) == (first, last), written


def cell(day: date | None) -> str:
    return f"`{day}`" if day else "no bound"
