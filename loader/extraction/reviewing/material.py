"""What a review starts from: the records of a file, the report beside it, and the texts that both point into."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from loader.errors import RecordsError, UsageError
from loader.extraction.article import Span
from loader.extraction.outcome import Left, Tiered
from loader.extraction.reports import Reported, read_report, report_beside
from loader.proofs import Texts
from loader.records import DocumentRecord, SameAsRecord, StatedRecord
from loader.records.reading import read

__all__ = ["CANDIDATES", "Fields", "Item", "Key", "Material", "Source", "fields_of", "read_material"]

Fields = Mapping[str, Any]
"""A record as JSON has it, what is left at its default left out."""

CANDIDATES = ("meeting", "trip", "statement")
"""The kinds that are decided on one by one; what these refer to comes with them."""
_SURE = 0.9


class Key(NamedTuple):
    """A record of a document. Of a sentence that was left, `id` is `left:` and a number."""

    document: str
    id: str


@dataclass(frozen=True, slots=True)
class Item:
    """Something to decide on: a proposed record, or (tier `left`) a sentence that has a contact word, `trigger`, and
    gave no proposal."""

    key: Key
    tier: str
    reasons: tuple[str, ...] = ()
    sentence: Span | None = None
    trigger: Span | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A document's text; where it is not at hand, `missing` says why."""

    name: str
    text: str | None
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Material:
    """`file` is what it was read from, `sha256` of its bytes. `decisions` pass through a review as they are."""

    file: Path
    sha256: str
    records: Mapping[Key, Fields]
    items: tuple[Item, ...]
    sources: Mapping[str, Source]
    decisions: tuple[SameAsRecord, ...] = ()


def fields_of(record: StatedRecord) -> Fields:
    """The record as JSON has it."""
    return {**record.model_dump(mode="json", exclude_defaults=True), "record": record.record}


def read_material(file: Path, texts: Path | None = None) -> Material:
    """The records of a file with their report (`news.report.json` beside `news.jsonl`, if it is there) and texts: as
    the report names them, or found in the folder `texts` by their hash. Raises UsageError for a file that is not
    there and RecordsError for records or a report that cannot be read."""
    stated, decisions = _records(file)
    report = report_beside(file)
    reported = {one.outcome.document: one for one in read_report(report)} if report.exists() else {}
    folder = Texts(texts)
    documents = [record for record in stated if isinstance(record, DocumentRecord)]
    sources = {own.id: _source(own, reported.get(own.id), folder) for own in documents}
    items = [item for own in documents for item in _items(own.id, stated, reported.get(own.id))]
    order = {"sure": 0, "look": 1, "left": 2}
    return Material(
        file,
        hashlib.sha256(file.read_bytes()).hexdigest(),
        {Key(record.document, record.id): fields_of(record) for record in stated},
        tuple(sorted(items, key=lambda item: order[item.tier])),
        sources,
        decisions,
    )


def _records(file: Path) -> tuple[list[StatedRecord], tuple[SameAsRecord, ...]]:
    if file.is_dir():
        raise UsageError(f"{file}: this is a folder", remedy="name one file of records")
    stated: list[StatedRecord] = []
    decisions: list[SameAsRecord] = []
    for entry in read([file]):
        if entry.record is None or entry.faults:
            raise RecordsError(f"{entry.faults[0]}", remedy=f"`whomet check {file}` lists every fault")
        if isinstance(entry.record, SameAsRecord):
            decisions.append(entry.record)
        else:
            stated.append(entry.record)
    _check(file, stated)
    return stated, tuple(decisions)


def _check(file: Path, stated: Sequence[StatedRecord]) -> None:
    known = {(record.document, record.id): record for record in stated}
    for record in stated:
        wanted = [(record.document, record.document), *((record.document, one.id) for one in record.references())]
        for key in wanted:
            if key not in known:
                raise RecordsError(
                    (
                        f"{file}: the {record.record} {record.id} refers to {key[1]!r}, which no record of "
                        f"document {key[0]!r} states"
                    ),
                    remedy=f"`whomet check {file}` lists every fault",
                )


def _source(own: DocumentRecord, reported: Reported | None, folder: Texts) -> Source:
    name = reported.name if reported else own.title
    if reported is not None:
        try:
            body = reported.text.read_bytes()
        except OSError:
            body = b""
        if hashlib.sha256(body).hexdigest() == own.sha256:
            return Source(name, body.decode("utf-8", "surrogatepass"))
    text = folder.find(own.sha256)
    return Source(name, text, "" if text is not None else folder.why_missing(own.sha256))


def _items(document: str, stated: Sequence[StatedRecord], reported: Reported | None) -> Iterator[Item]:
    tiers = reported.outcome.tiers if reported else {}
    proposed = [record for record in stated if record.document == document and record.review == "unreviewed"]
    found = [record for record in proposed if record.record in CANDIDATES]
    for record in sorted(found, key=_place):
        tier = tiers.get(record.id) or Tiered("sure" if (record.confidence or 0) >= _SURE else "look")
        yield Item(Key(document, record.id), tier.tier, tier.reasons)
    named = {one.id for record in found for one in record.references()}
    for record in proposed:
        if record.record == "holds" and not named & {one.id for one in record.references() if one.field == "person"}:
            yield Item(Key(document, record.id), "look", ("an office of somebody who is in no meeting",))
    yield from _left(document, reported.outcome.left if reported else ())


def _place(record: StatedRecord) -> int:
    return min((item.start for item in record.evidence), default=0)


def _left(document: str, left: Sequence[Left]) -> Iterator[Item]:
    for number, one in enumerate(left, start=1):
        yield Item(Key(document, f"left:{number}"), "left", (), one.sentence, one.trigger)
