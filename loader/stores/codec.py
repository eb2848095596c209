"""How records and decisions are kept in a ledger."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable

from loader.records import SameAsRecord, StatedRecord, canonical_json, parse

__all__ = ["decision_id", "pack", "unpack"]


def pack(records: Iterable[StatedRecord]) -> bytes:
    """Records in little room, for a ledger; `unpack` reads them back."""
    return zlib.compress("\n".join(canonical_json(record) for record in records).encode())


def unpack(body: bytes) -> tuple[StatedRecord, ...]:
    """The records that `pack` packed."""
    records = (parse(line) for line in zlib.decompress(body).decode().split("\n"))
    return tuple(record for record in records if not isinstance(record, SameAsRecord))


def decision_id(decision: SameAsRecord) -> str:
    """A key under which exactly this decision is kept."""
    return hashlib.sha256(canonical_json(decision).encode()).hexdigest()[:32]
