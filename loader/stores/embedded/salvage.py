"""What can still be read of the ledger in a file, row by row, however the file is damaged."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from loader import records
from loader.errors import StoreUnreadable
from loader.stores.codec import unpack
from loader.stores.embedded.file import Newer, StoreFile, connect
from loader.stores.embedded.tables import TABLES, Damaged, Tables, seal, sound

__all__ = ["Salvage", "salvage"]

_ANEW = "load your records anew, into another file"
_ROWS_SKIPPED = 1_000
"""So many rows on end that cannot be read are taken for the end of what can."""


@dataclass(slots=True)
class Salvage:
    """What is left of a ledger. `lost` are documents of which something is known and not what they said; `sound` says
    whether SQLite's own bookkeeping is whole, and all of the ledger there."""

    path: Path
    sound: bool
    decisions: list[records.SameAsRecord] = field(default_factory=list)
    lost_decisions: bool = False
    lost: tuple[str, ...] = ()
    count: int = 0

    def documents(self) -> Iterator[records.DocumentRecords]:
        """The documents that can be read, each as it was loaded."""
        with _opened(self.path) as db:
            for row in _rows(db, "document"):
                found = _document(row)
                if found is not None:
                    yield found


def salvage(path: Path) -> Salvage:
    """Look a file over. Raises StoreUnreadable where it is no store, of a newer version, or none of it can be read."""
    found = Salvage(path, _is_sound(path))
    with _opened(path) as db:
        if not found.sound and not _is_ours(db):
            raise StoreUnreadable(f"{path}: nothing in it says that it is a graph of whomet", remedy=_ANEW)
        readable = {row[0]: _document(row) is not None for row in _rows(db, "document")}
        known = {row[0] for row in _rows(db, "version", "DISTINCT document")} | {
            row[0] for row in _rows(db, "document", "id")
        }
        found.decisions, found.lost_decisions = _decisions(db)
    found.count = sum(readable.values())
    found.lost = tuple(sorted(str(id_) for id_ in {*known, *readable} if not readable.get(id_)))
    if not found.count and (found.lost or not found.sound):
        raise StoreUnreadable(f"{path}: none of the documents in it can be read", remedy=_ANEW)
    found.sound = found.sound and not found.lost and not found.lost_decisions
    return found


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


def _opened(path: Path) -> closing[sqlite3.Connection]:
    db = connect(path)
    db.text_factory = _text
    db.execute("PRAGMA writable_schema = ON")  # so that one table's broken description does not hide the others
    return closing(db)


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
