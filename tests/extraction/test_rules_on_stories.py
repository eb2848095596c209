"""The rules on the invented stories and their gold: nothing false is sure, and where nobody meets nothing is proposed.

These stories were at hand when the rules were written. They guard what was reached and measure nothing.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from loader.extraction import Article, propose
from loader.extraction.rules import RulesEngine
from loader.extraction.scoring.comparing import Count, compare
from loader.extraction.scoring.facts import Facts, facts_of
from loader.records import DocumentRecord, Record
from loader.records.reading import read

STORIES = sorted((Path(__file__).parent / "stories").glob("*.jsonl"))


def gold_of(path: Path) -> Facts:
    records = [entry.record for entry in read([path]) if entry.record is not None]
    (document,) = (record for record in records if isinstance(record, DocumentRecord))
    return facts_of(document, others(records), {}, gold=True)


def proposed_for(path: Path) -> Facts:
    gold = gold_of(path).document
    text = path.with_suffix(".txt").read_bytes().decode()
    article = Article(path.stem, text, published=gold.published, published_basis=gold.published_basis)
    found = propose(article, RulesEngine())
    (document,) = (record for record in found.records if isinstance(record, DocumentRecord))
    tiers = {id_: one.tier for id_, one in found.tiers.items()}
    return facts_of(document, others(found.records), tiers)


def others(records: list[Record] | tuple[Record, ...]) -> list[Record]:
    return [record for record in records if not isinstance(record, DocumentRecord)]


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_no_pair_is_proposed_that_the_story_does_not_tell_of(path: Path):
    _, differences = compare(gold_of(path), proposed_for(path))
    assert [one.what for one in differences if (one.measure, one.kind) == ("pairs", "false")] == []


def test_at_least_as_many_pairs_are_found_as_before():
    counts = [compare(gold_of(path), proposed_for(path))[0]["pairs"] for path in STORIES]
    total = sum(counts, Count())
    assert total.right / total.gold >= 0.8
