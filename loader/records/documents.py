"""All that one document says, as one thing with a hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from loader.records.model import StatedRecord, canonical_json

__all__ = ["DocumentRecords", "document_of_spellings", "document_records"]


@dataclass(frozen=True, slots=True)
class DocumentRecords:
    """All records of one document, and the spelling of each. `hash` is the same for the same records in any order.
    `origin` is a hash of the very lines that they were read from, empty where that is not known; `source` tells, where
    all of these are in one file, of which bytes that was."""

    document: str
    hash: str
    records: tuple[StatedRecord, ...]
    spellings: tuple[str, ...]
    origin: str = ""
    source: str = field(default="", compare=False)


def document_records(document: str, records: Iterable[StatedRecord]) -> DocumentRecords:
    """The records of one document, in the order of their spelling."""
    return document_of_spellings(document, {canonical_json(record): record for record in records})


def document_of_spellings(document: str, records: Mapping[str, StatedRecord], origin: str = "") -> DocumentRecords:
    """The same, of records by their spelling."""
    spellings = tuple(sorted(records))
    digest = hashlib.sha256("\n".join(spellings).encode()).hexdigest()
    return DocumentRecords(document, digest, tuple(records[spelling] for spelling in spellings), spellings, origin)
