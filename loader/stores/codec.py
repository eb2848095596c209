"""How records and decisions are kept in a ledger."""

from __future__ import annotations

import hashlib
import zlib
from base64 import b64decode, b64encode

from loader import records

__all__ = ["as_bytes", "as_text", "decision_id", "pack", "unpack", "unpacked"]

_FASTEST = 1


def pack(document: records.DocumentRecords) -> bytes:
    """Its records in little room, for a ledger; `unpack` reads them back."""
    return zlib.compress("\n".join(document.spellings).encode(), _FASTEST)


def unpack(body: bytes) -> dict[str, records.StatedRecord]:
    """The records that `pack` packed, by their spelling."""
    found = {line: records.parse(line) for line in zlib.decompress(body).decode().split("\n")}
    return {line: record for line, record in found.items() if not isinstance(record, records.SameAsRecord)}


def unpacked(document: str, hash_: str, body: bytes, origin: str = "") -> records.DocumentRecords:
    """The document of which a ledger holds this."""
    found = unpack(body)
    return records.DocumentRecords(document, hash_, tuple(found.values()), tuple(found), origin)


def as_text(body: bytes) -> str:
    """What is packed, where only text is cheap to write and to read; `as_bytes` reads it back."""
    return b64encode(body).decode()


def as_bytes(body: str | bytes) -> bytes:
    """What is packed, kept either way. Raises ValueError for a text that is of nothing packed."""
    return b64decode(body, validate=True) if isinstance(body, str) else body


def decision_id(decision: records.SameAsRecord) -> str:
    """A key under which exactly this decision is kept."""
    return hashlib.sha256(records.canonical_json(decision).encode()).hexdigest()[:32]
