"""The gold: every line is a record, a file one document; every range agrees with the text, where that is at hand."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from loader.records import DocumentRecord, HoldsRecord, MeetingRecord, SameAsRecord, StatedRecord
from tests.helpers import ROOT

GOLD = Path(__file__).parent / "gold"
HELD_OUT = Path(__file__).parent / "gold_held_out"
STORIES = Path(__file__).parent / "stories"
HELD_BACK = Path(__file__).parent / "stories_held_back"
TEXTS = ROOT.parent / "shared" / "news"
VERIFY = runpy.run_path(str(ROOT / "scripts" / "verify_evidence.py"))
FILES = sorted(path for folder in (GOLD, HELD_OUT, STORIES, HELD_BACK) for path in folder.glob("*.jsonl"))

per_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def stated(path: Path) -> list[StatedRecord]:
    return [record for record in VERIFY["read"](path) if not isinstance(record, SameAsRecord)]


@pytest.mark.parametrize("folder", [GOLD, HELD_OUT, STORIES, HELD_BACK], ids=lambda path: path.name)
def test_there_is_gold_with_and_without_meetings(folder: Path) -> None:
    met = [any(isinstance(record, MeetingRecord) for record in stated(path)) for path in folder.glob("*.jsonl")]
    assert any(met)
    assert not all(met)


@pytest.mark.parametrize("folder", [STORIES, HELD_BACK], ids=lambda path: path.name)
def test_every_range_of_a_story_agrees_with_its_text(folder: Path) -> None:
    records = [record for path in folder.glob("*.jsonl") for record in stated(path)]
    texts = VERIFY["texts_by_sha256"](folder)
    assert VERIFY["missing"](records, texts) == []
    assert list(VERIFY["faults"](records, texts)) == []


@per_file
def test_a_file_is_one_document(path: Path) -> None:
    records = stated(path)
    documents = [record.id for record in records if isinstance(record, DocumentRecord)]
    assert len(documents) == 1
    assert {record.document for record in records} == set(documents)
    assert {record.extractor for record in records} == {"curated"}


@per_file
def test_what_a_record_refers_to_is_stated(path: Path) -> None:
    records = stated(path)
    kinds = {record.id: record.record for record in records if not isinstance(record, HoldsRecord)}
    assert len(kinds) == sum(not isinstance(record, HoldsRecord) for record in records)
    astray = [(record.id, r.field) for record in records for r in record.references() if kinds.get(r.id) not in r.kinds]
    assert astray == []


@per_file
def test_every_record_and_participant_has_evidence(path: Path) -> None:
    records = stated(path)
    bare = [record.id for record in records if not record.evidence]
    meetings = [record for record in records if isinstance(record, MeetingRecord)]
    bare += [meeting.id for meeting in meetings for who in meeting.participants if not who.evidence]
    assert bare == []


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the texts are not ours and lie beside the checkout only")
def test_every_range_of_a_news_text_agrees_with_it() -> None:
    records = [record for folder in (GOLD, HELD_OUT) for path in folder.glob("*.jsonl") for record in stated(path)]
    texts = VERIFY["texts_by_sha256"](TEXTS)
    assert VERIFY["missing"](records, texts) == []
    assert list(VERIFY["faults"](records, texts)) == []
