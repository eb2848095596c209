"""The table, to be asked by name: kept in a temporary file of SQLite, so that a million rows need little memory."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import astuple, replace
from threading import RLock
from typing import Self

from loader.identity.names import grounds, words_of
from loader.reconciliation.asked import Asked
from loader.reconciliation.scoring import Candidate, candidate
from loader.reconciliation.table import Entry

__all__ = ["Index"]

_COMPARED = 500
"""So many are compared with a name at most: those that share the most parts with it."""
_AT_ONCE = 10_000
_TABLES = """
CREATE TABLE entry (n INTEGER PRIMARY KEY, id TEXT, body TEXT);
CREATE TABLE ground (part TEXT, id TEXT, PRIMARY KEY (part, id)) WITHOUT ROWID;
CREATE UNIQUE INDEX whole ON entry (id, body);
CREATE TABLE named (name TEXT, id TEXT, shown TEXT, PRIMARY KEY (name, id)) WITHOUT ROWID;
"""


_SHARING = """
SELECT id FROM ground WHERE part IN (SELECT value FROM json_each(?)) GROUP BY id ORDER BY count(*) DESC, id LIMIT ?
"""


class Index:
    """Entries by the parts of their names. Several threads may ask it; close it in the end."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", check_same_thread=False)
        self._db.execute("PRAGMA journal_mode = OFF")
        self._db.executescript(_TABLES)
        self._lock = RLock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def take(self, entry: Entry) -> bool:
        """Keep an entry; False where it has exactly this one already."""
        body = json.dumps(astuple(entry), ensure_ascii=False)
        if not self._db.execute("INSERT OR IGNORE INTO entry (id, body) VALUES (?, ?)", (entry.id, body)).rowcount:
            return False
        parts = {part for name in entry.names for part in grounds(name)}
        self._db.executemany("INSERT OR IGNORE INTO ground VALUES (?, ?)", ((part, entry.id) for part in parts))
        names = (("".join(words_of(name)), entry.id, name) for name in entry.names)
        self._db.executemany("INSERT OR IGNORE INTO named VALUES (?, ?, ?)", names)
        return True

    def entry(self, id_: str) -> Entry | None:
        """All that the table says under an id, in one; None where it is not there."""
        with self._lock, closing(self._db.cursor()) as cursor:
            rows = cursor.execute("SELECT body FROM entry WHERE id = ? ORDER BY n LIMIT ?", (id_, _AT_ONCE)).fetchall()
        found = [_read(body) for (body,) in rows]
        return _together(found) if found else None

    def candidates(self, asked: Asked, most: int = 5) -> list[Candidate]:
        """Who may be meant, the likeliest first; at most so many."""
        ids = dict.fromkeys((*asked.stated, *self._sharing(asked.names)))
        entries = filter(None, map(self.entry, ids))
        found = filter(None, (candidate(asked, entry) for entry in entries))
        return sorted(found, key=lambda one: (-one.score, len(one.entry.id), one.entry.id))[:most]

    def beginning(self, prefix: str, most: int = 20) -> list[Entry]:
        """Entries that have this id, or a name that begins so, by name."""
        start = "".join(words_of(prefix))
        query = "SELECT id FROM named WHERE name >= ? AND name < ? GROUP BY id ORDER BY min(name), id LIMIT ?"
        with self._lock:
            rows = self._db.execute(query, (start, start + "\uffff", most)).fetchall() if start else []
        ids = dict.fromkeys((prefix.strip().upper(), *(id_ for (id_,) in rows)))
        return [entry for entry in map(self.entry, ids) if entry][:most]

    def _sharing(self, names: Iterable[str]) -> list[str]:
        parts = sorted({part for name in names for part in grounds(name)})
        with self._lock:
            return [id_ for (id_,) in self._db.execute(_SHARING, (json.dumps(parts), _COMPARED))]


def _read(body: str) -> Entry:
    id_, names, offices, countries, born, died, description = json.loads(body)
    return Entry(id_, tuple(names), tuple(offices), tuple(countries), tuple(born), tuple(died), description)


def _together(entries: Sequence[Entry]) -> Entry:
    def all_of(field: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(value for entry in entries for value in getattr(entry, field)))

    lists = {name: all_of(name) for name in ("names", "offices", "countries", "born", "died")}
    return replace(entries[0], **lists)  # type: ignore[arg-type]  # the fields that are lists
