"""What is said of many things, kept on disk while a file is read twice: no dump is too large."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

__all__ = ["Shelf"]


class Shelf:
    """Values of JSON by key. The first that is put under a key stays, unless `replace`."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode=OFF")
        self._connection.execute("PRAGMA synchronous=OFF")
        self._connection.execute("CREATE TABLE shelf (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID")
        self._connection.execute("BEGIN")

    @classmethod
    @contextmanager
    def temporary(cls) -> Iterator[Shelf]:
        """A shelf that is gone afterwards."""
        with tempfile.TemporaryDirectory(prefix="whomet-") as folder:
            shelf = cls(Path(folder) / "shelf")
            try:
                yield shelf
            finally:
                shelf._connection.close()

    def put(self, key: str, value: Any) -> None:
        """Keep a value under a key."""
        self._connection.execute("INSERT OR REPLACE INTO shelf VALUES (?, ?)", (key, json.dumps(value)))

    def get(self, key: str) -> Any:
        """The value, or None."""
        row = self._connection.execute("SELECT value FROM shelf WHERE key = ?", (key,)).fetchone()
        return json.loads(row[0]) if row else None

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        for key, value in self._connection.execute("SELECT key, value FROM shelf ORDER BY key"):
            yield key, json.loads(value)
