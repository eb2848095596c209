"""What can still be read of the ledger in a file, row by row, however the file is damaged.

Where SQLite finds nothing, or not all, the file is read once more in memory with a beginning that is known: the header
of a file that whomet makes, then all of the first page, which says where each table is. That is right for every file
whose tables were made once; what is read in it is believed only where the hash of the document, or its seal, says so.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from loader import records
from loader.errors import StoreUnreadable
from loader.stores.codec import unpack
from loader.stores.embedded.file import PAGE, Newer, StoreFile, connect
from loader.stores.embedded.tables import TABLES, Damaged, Tables, seal, sound

__all__ = ["Salvage", "salvage"]

_ANEW = "load your records anew, into another file"
_HEADER = 100
_MOST_IN_MEMORY = 1 << 31
_ROWS_SKIPPED = 1_000
"""So many rows on end that cannot be read are taken for the end of what can."""


@dataclass(slots=True)
class Salvage:
    """What is left of a ledger. `lost` are documents of which something is known and not what they said; `sound` says
    whether SQLite's own bookkeeping is whole, and all of the ledger there."""

    path: Path
    sound: bool
    beginning: int = 0
    """So many bytes at the beginning are read as they stand in a new file."""
    decisions: list[records.SameAsRecord] = field(default_factory=list)
    lost_decisions: bool = False
    lost: tuple[str, ...] = ()
    count: int = 0

    def documents(self) -> Iterator[records.DocumentRecords]:
        """The documents that can be read, each as it was loaded."""
        with _opened(self.path, self.beginning) as db:
            for row in _rows(db, "document"):
                found = _document(row)
                if found is not None:
                    yield found


def salvage(path: Path) -> Salvage:
    """Look a file over. Raises StoreUnreadable where it is no store, of a newer version, or none of it can be read."""
    found = _looked_over(path, _is_sound(path))
    if not found or (not found.sound and (found.lost or not found.count)):
        mended = [
            _looked_over(path, beginning=beginning)
            for beginning in (_HEADER, PAGE)
            if PAGE < path.stat().st_size < _MOST_IN_MEMORY
        ]
        found = max([one for one in (found, *mended) if one], key=lambda one: one.count, default=None)
    if not found:
        raise StoreUnreadable(f"{path}: nothing in it says that it is a graph of whomet", remedy=_ANEW)
    if not found.count and (found.lost or not found.sound):
        raise StoreUnreadable(f"{path}: none of the documents in it can be read", remedy=_ANEW)
    found.sound = found.sound and not found.lost and not found.lost_decisions
    return found


def _looked_over(path: Path, sound: bool = False, beginning: int = 0) -> Salvage | None:
    """What is found in the file, None where nothing says that it is ours."""
    found = Salvage(path, sound, beginning)
    with _opened(path, beginning) as db:
        if not sound and not _is_ours(db):
            return None
        readable = {row[0]: _document(row) is not None for row in _rows(db, "document")}
        known = {row[0] for row in _rows(db, "version", "DISTINCT document")} | {
            row[0] for row in _rows(db, "document", "id")
        }
        found.decisions, found.lost_decisions = _decisions(db)
    found.count = sum(readable.values())
    found.lost = tuple(sorted(str(id_) for id_ in {*known, *readable} if not readable.get(id_)))
    return found if found.count or not beginning else None


def _is_sound(path: Path) -> bool:
    try:
        with StoreFile(path, must_exist=True) as file, file.translated():
            file.check()
            tables = Tables(file.db, sealed=file.is_sealed)
            tables.hashes()
            tables.decisions()
    except Newer:
        raise
    except StoreUnreadable:
        return False
    return True


def _opened(path: Path, beginning: int) -> closing[sqlite3.Connection]:
    db = connect(path) if not beginning else _in_memory(path.read_bytes(), beginning)
    db.text_factory = _text
    db.execute("PRAGMA writable_schema = ON")  # so that one table's broken description does not hide the others
    return closing(db)


def _in_memory(raw: bytes, beginning: int) -> sqlite3.Connection:
    pages = -(-len(raw) // PAGE)
    header = bytearray(_new_page())
    header[28:32] = pages.to_bytes(4)
    db = connect(None)
    db.deserialize(bytes(header[:beginning]) + raw[beginning:].ljust(pages * PAGE - beginning, b"\0"))
    return db


@cache
def _new_page() -> bytes:
    """The first page of a file without documents."""
    with StoreFile(None) as file:
        return file.db.serialize()[:PAGE]


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "backslashreplace")


def _is_ours(db: sqlite3.Connection) -> bool:
    try:
        names = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except (sqlite3.Error, ValueError):
        return False
    return "document" in names and len(names & set(TABLES)) >= len(TABLES) - 1


def _rows(db: sqlite3.Connection, table: str, columns: str = "*") -> Iterator[tuple[Any, ...]]:
    """The rows of a table that can be read. What cannot is stepped over, by the number that SQLite gives each row."""
    last = skipped = 0
    while skipped < _ROWS_SKIPPED:
        try:
            where = f"NOT INDEXED WHERE rowid > {last} ORDER BY rowid"
            for last, *row in db.execute(f"SELECT rowid, {columns} FROM {table} {where}"):  # noqa: B007
                skipped = 0
                yield tuple(row)
            return
        except (sqlite3.Error, ValueError):
            last += 1
            skipped += 1


def _document(row: tuple[Any, ...]) -> records.DocumentRecords | None:
    """The document of a row of either format, None where it is not what was loaded."""
    id_, hash_, body, *content = row
    try:
        with sound():
            found = records.document_records(str(id_), unpack(body).values())
            whole = found.hash == hash_ or (bool(content) and seal(body) == content[0])
    except Damaged:
        return None
    return found if whole and all(record.document == id_ for record in found.records) else None


def _decisions(db: sqlite3.Connection) -> tuple[list[records.SameAsRecord], bool]:
    """The decisions that can be read, and whether there were more."""
    found: list[records.SameAsRecord] = []
    lost = False
    try:
        for id_, body, *sealed in db.execute("SELECT * FROM decision"):
            try:
                with sound():
                    record = records.parse(body)
                    lost = lost or bool(sealed and sealed[0] != seal(id_, body))
            except Damaged:
                lost = True
                continue
            if isinstance(record, records.SameAsRecord):
                found.append(record)
    except (sqlite3.Error, ValueError):
        lost = True
    return found, lost or _decisions_stated(db, len(found))


def _decisions_stated(db: sqlite3.Connection, found: int) -> bool:
    """Whether the file says of itself that it held another number of decisions."""
    try:
        row = db.execute("SELECT value FROM about WHERE name = 'decision'").fetchone()
    except (sqlite3.Error, ValueError):
        return False
    return row is not None and row[0] != found
