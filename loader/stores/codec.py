"""How records and decisions are kept in a ledger."""

from __future__ import annotations

import hashlib
import zlib

from loader.records import DocumentRecords, SameAsRecord, StatedRecord, canonical_json, parse

__all__ = ["decision_id", "pack", "unpack", "unpacked"]


def pack(document: DocumentRecords) -> bytes:
    """Its records in little room, for a ledger; `unpack` reads them back."""
    return zlib.compress("\n".join(document.spellings).encode())


def unpack(body: bytes) -> dict[str, StatedRecord]:
    """The records that `pack` packed, by their spelling."""
    records = {line: parse(line) for line in zlib.decompress(body).decode().split("\n")}
    return {line: record for line, record in records.items() if not isinstance(record, SameAsRecord)}


def unpacked(document: str, hash_: str, body: bytes, origin: str = "") -> DocumentRecords:
    """The document of which a ledger holds this."""
    records = unpack(body)
    return DocumentRecords(document, hash_, tuple(records.values()), tuple(records), origin)


def decision_id(decision: SameAsRecord) -> str:
    """A key under which exactly this decision is kept."""
    return hashlib.sha256(canonical_json(decision).encode()).hexdigest()[:32]
