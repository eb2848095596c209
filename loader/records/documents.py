"""All that one document says, as one thing with a hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from loader.records.model import StatedRecord, canonical_json

__all__ = ["DocumentRecords", "document_records"]


@dataclass(frozen=True, slots=True)
class DocumentRecords:
    """All records of one document. `hash` is the same for the same records in any order."""

    document: str
    hash: str
    records: tuple[StatedRecord, ...]


def document_records(document: str, records: Iterable[StatedRecord]) -> DocumentRecords:
    """The records of one document, in the order of their spelling."""
    by_spelling = {canonical_json(record): record for record in records}
    spellings = sorted(by_spelling)
    digest = hashlib.sha256("\n".join(spellings).encode()).hexdigest()
    return DocumentRecords(document, digest, tuple(by_spelling[spelling] for spelling in spellings))
