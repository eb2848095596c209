"""The SQLite file of a store: whether it is one, its transactions, and what SQLite's errors mean.

FORMAT 1   release 0.1: rows without seals, and nothing about the mapping, which was of version 1
FORMAT 2   each row has a seal, `about` counts the rows and names the mapping's version
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from loader.errors import NotAllowed, StoreError, StoreLocked, StoreUnreadable
from loader.mapping.version import VERSION
from loader.stores.base import Closing
from loader.stores.embedded.place import hindrance, no_writing
from loader.stores.embedded.tables import TABLES, Damaged
from loader.stores.waiting import holder_of, told_while_waiting

__all__ = ["FORMAT", "PAGE", "Newer", "StoreFile", "connect"]

FORMAT = 2
"""The version of the file format. A newer file is refused; an older one is made anew from the records in it."""

PAGE = 4_096
"""Bytes of a page, as SQLite makes them."""
_LAST_VERSION = 1_000
"""More than there will ever be: another number is damage."""
_APPLICATION = 0x77686D74
_TABLES = {
    1: """
CREATE TABLE document (id TEXT PRIMARY KEY, hash TEXT NOT NULL, records BLOB NOT NULL);
CREATE TABLE decision (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE version (
    label TEXT NOT NULL, id TEXT NOT NULL, document TEXT NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (label, id, document)
);
CREATE INDEX version_document ON version (document);
CREATE TABLE unit (
    label TEXT NOT NULL, id TEXT NOT NULL, body BLOB NOT NULL, node TEXT NOT NULL, relationships TEXT NOT NULL,
    PRIMARY KEY (label, id)
);
""",
    2: """
CREATE TABLE about (name TEXT PRIMARY KEY, value INTEGER NOT NULL, total INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE document (
    id TEXT PRIMARY KEY, hash TEXT NOT NULL, records BLOB NOT NULL, content INTEGER NOT NULL, seal INTEGER NOT NULL
);
CREATE TABLE decision (id TEXT PRIMARY KEY, body TEXT NOT NULL, seal INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE version (
    label TEXT NOT NULL, id TEXT NOT NULL, document TEXT NOT NULL, body BLOB NOT NULL, seal INTEGER NOT NULL,
    PRIMARY KEY (label, id, document)
);
CREATE INDEX version_document ON version (document);
CREATE TABLE unit (
    label TEXT NOT NULL, id TEXT NOT NULL, body BLOB NOT NULL, node TEXT NOT NULL, relationships TEXT NOT NULL,
    seal INTEGER NOT NULL, PRIMARY KEY (label, id)
);
""",
}


def _statements(format_: int) -> list[str]:
    return [text.strip() for text in _TABLES[format_].split(";") if text.strip()]


def connect(path: Path | None, patience: float = 5.0) -> sqlite3.Connection:
    """SQLite's connection to a file, by its whole path: a name that begins with `file:` would be taken for a URI."""
    return sqlite3.connect("" if path is None else path.absolute(), timeout=patience, isolation_level=None)


class Newer(StoreUnreadable):
    """The file was made by a newer version."""


class StoreFile(Closing):
    """An open file. Without a path it is one in the temporary folder that nobody else sees and that goes at the end."""

    def __init__(self, path: Path | None, *, must_exist: bool = False, patience: float = 10.0) -> None:
        """Raises StoreUnreadable for what is no store, or of a newer version. A file that is not there is made, unless
        it `must_exist`: then StoreError is raised, and nothing is written."""
        self.path = path
        reason = path and hindrance(path)
        if reason:
            raise StoreError(f"{path}: {reason[0]}", remedy=reason[1])
        if must_exist and (path is None or not _has_content(path)):
            raise StoreError(f"{path}: there is no graph here yet", remedy="make one with: whomet load RECORDS")
        self._checked = path is None
        with self.translated():
            self.db = connect(path, patience)
            try:
                self._prepare()
            except BaseException:
                self.db.close()
                raise

    def close(self) -> None:
        self.db.close()

    def pragma(self, name: str) -> int:
        (value,) = self.db.execute(f"PRAGMA {name}").fetchone()
        return int(value)

    @property
    def format(self) -> int:
        return self.pragma("user_version")

    @property
    def is_sealed(self) -> bool:
        return self.format == FORMAT

    @property
    def mapping(self) -> int:
        """Which version of the mapping made the graph; 0 where that cannot be read."""
        if not self.is_sealed:
            return 1
        row = self.db.execute("SELECT value FROM about WHERE name = 'mapping'").fetchone()
        return int(row[0]) if row else 0

    @property
    def is_current(self) -> bool:
        return self.format == FORMAT and self.mapping == VERSION

    def _prepare(self) -> None:
        if self.path is None:
            self.db.execute("PRAGMA synchronous = OFF")
            self.db.execute("PRAGMA journal_mode = MEMORY")
        if self.pragma("page_count") == 0:
            with self.transaction():
                if self.pragma("page_count") <= 1 and not self._objects():  # nobody was faster
                    self.create()
        if self.pragma("application_id") != _APPLICATION:
            if {name for _, name, _ in self._objects()} >= {"about", *TABLES}:
                raise self.damaged("its mark is another program's")
            raise StoreUnreadable(f"{self.path}: this is an SQLite file of another program", remedy="name another file")
        self.check_version()
        self._check_objects()

    def check_version(self) -> None:
        """That the file is not of a newer version. Another process may make it so at any time."""
        for what, found, known in (("format", self.format, FORMAT), ("graph", self.mapping, VERSION)):
            if found > _LAST_VERSION:
                raise self.damaged(f"its {what} is of no version")
            if found > known:
                raise Newer(
                    f"{self.path}: made by a newer whomet ({what} {found}, this one reads up to {known})",
                    remedy="bring whomet up to date",
                )

    def create(self) -> None:
        """Make the tables, in a file that has none."""
        for statement in _statements(FORMAT):
            self.db.execute(statement)
        self.db.executemany(
            "INSERT INTO about VALUES (?, ?, 0)", [("mapping", VERSION), *((table, 0) for table in TABLES)]
        )
        self.db.execute(f"PRAGMA application_id = {_APPLICATION}")
        self.db.execute(f"PRAGMA user_version = {FORMAT}")

    def drop(self) -> None:
        """Take all tables away."""
        for table in [name for kind, name, _ in self._objects() if kind == "table"]:
            self.db.execute(f"DROP TABLE {table}")

    def _objects(self) -> list[tuple[str, str, str]]:
        rows = self.db.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        return [(str(kind), str(name), str(text)) for kind, name, text in rows]

    def _check_objects(self) -> None:
        """That the file holds our tables and nothing else: a trigger or a view would change what is read or written."""
        expected = _statements(self.format) if self.format in _TABLES else []
        found = self._objects()
        strange = [f"{kind} {name[:50]!r}" for kind, name, text in found if text not in expected]
        if strange:
            raise self.damaged(f"it holds the {strange[0]}, which whomet did not make")
        if len(found) != len(expected):
            raise self.damaged("a table is missing")

    def check(self) -> None:
        """That what SQLite keeps is sound, once, before the first write: an index that has lost a row would hide it
        from every look-up. Who reads all rows needs no index, and compares seals and counts."""
        if not self._checked:
            (found,) = self.db.execute("PRAGMA integrity_check(1)").fetchone()
            if found != "ok":
                raise self.damaged(found)
            self._checked = True

    @contextmanager
    def transaction(self, *, undo: bool = False) -> Iterator[None]:
        """All of it or nothing; with `undo` nothing in any case. Waits for another writer to end."""
        if self.db.in_transaction:  # where the end of one that only read was refused
            self.db.execute("ROLLBACK")
        with told_while_waiting(self._waiting):
            self.db.execute("BEGIN IMMEDIATE")
        try:
            yield
            with told_while_waiting(self._waiting):
                self.db.execute("ROLLBACK" if undo else "COMMIT")
        except BaseException:
            if self.db.in_transaction:
                self.db.execute("ROLLBACK")
            raise

    def _waiting(self, _seconds: float) -> str:
        return f"{self.path}: waiting for {self._holder()}, which is at the file; --wait SECONDS ends that"

    def _holder(self) -> str:
        return "another process" if self.path is None else holder_of(self.path)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Everything in here is read of one moment, whatever another process writes meanwhile."""
        if self.db.in_transaction:
            yield
            return
        self.db.execute("BEGIN")
        try:
            yield
        finally:
            self.db.execute("ROLLBACK")

    @contextmanager
    def translated(self) -> Iterator[None]:
        """What SQLite and damage raise comes out as a StoreError."""
        try:
            yield
        except sqlite3.OperationalError as error:
            name = getattr(error, "sqlite_errorname", None)
            if name is None:  # raised by Python about a value that it read
                raise self.damaged(error) from error
            if name in ("SQLITE_BUSY", "SQLITE_LOCKED"):
                raise StoreLocked(
                    f"{self.path}: {self._holder()} is writing to it", remedy="try again when it has ended"
                ) from error
            raise self._trouble(name, error) from error
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorname", None) == "SQLITE_NOTADB":
                raise self._of_something_else() from error
            raise self.damaged(error) from error
        except (Damaged, UnicodeDecodeError) as error:
            raise self.damaged(error) from error

    def _trouble(self, name: str, error: Exception) -> StoreError:
        if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN")):
            reason, remedy = (self.path and no_writing(self.path)) or (f"cannot be opened or made ({error})", "")
            return NotAllowed(f"{self.path}: {reason}", remedy=remedy or "name another with --store")
        if name in ("SQLITE_INTERRUPT", "SQLITE_NOMEM"):
            return StoreError(f"{self.path}: SQLite stopped ({error}); what was there before is unharmed")
        if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
            return StoreError(
                f"{self.path}: the disk is full or fails ({error}); what was there before is unharmed",
                remedy="Make room there.",
            )
        return self.damaged(error)

    def _of_something_else(self) -> StoreUnreadable:
        size = os.path.getsize(self.path or "")  # noqa: PTH202 - it was just opened
        of_pages = size > PAGE and size % PAGE == 0
        other = "`whomet rebuild` looks for its records" if of_pages else "load your records anew into another one"
        return StoreUnreadable(
            f"{self.path}: this is no graph of whomet, or its beginning is damaged",
            remedy=f"name another file; if it was a graph, {other}",
        )

    def damaged(self, reason: Exception | str) -> StoreUnreadable:
        said = ascii(str(reason).partition("\n")[0][:100])[1:-1]
        return StoreUnreadable(
            f"{self.path}: not a graph of whomet, or damaged ({said})",
            remedy="`whomet rebuild` makes the graph anew from the records in it",
        )


def _has_content(path: Path) -> bool:
    try:
        return os.path.getsize(path) > 0  # noqa: PTH202 - Path.stat raises for a name that is too long
    except (OSError, ValueError):
        return False
