"""What is done of an extraction so far, in a file beside the output: it locks the output and survives an interrupt."""

from __future__ import annotations

import json
import sqlite3
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from loader.errors import StoreLocked, UsageError

__all__ = ["Journal"]

_SECONDS = 1.0
"""Each saving waits for the disk; that of every small text would take longer than reading it."""


class Journal:
    """Values by key in `.NAME.part` beside the output `NAME`. Raises StoreLocked if another process has it open, and
    UsageError if the folder cannot be written to."""

    def __init__(self, output: Path) -> None:
        self.path = output.with_name(f".{output.name[:200]}.part")
        self._output = output
        self._keep = True
        try:
            self._db = sqlite3.connect(self.path.absolute(), isolation_level=None, timeout=0)
            self._open()
        except sqlite3.OperationalError as error:
            self._refuse(error)
        except sqlite3.DatabaseError as error:
            raise UsageError(
                f"{self.path}: is no file that whomet left there ({error})", remedy="move it, and run this again"
            ) from error

    def _open(self) -> None:
        """One lock from the first transaction to the end."""
        self._db.execute("PRAGMA locking_mode = EXCLUSIVE")
        self._db.execute("BEGIN EXCLUSIVE")
        self._db.execute("CREATE TABLE IF NOT EXISTS done (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
        self._save()

    def _save(self) -> None:
        self._db.execute("COMMIT")
        self._db.execute("BEGIN")
        self._saved = time.monotonic()

    def _refuse(self, error: sqlite3.OperationalError) -> None:
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            raise StoreLocked(
                f"{self._output}: another `whomet extract` is writing this file",
                remedy="wait for it, or name another --output",
            ) from error
        raise UsageError(f"{self._output}: cannot be written: {error} in {self._output.parent}") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._keep:
            self._db.execute("COMMIT")
        else:
            self.path.unlink(missing_ok=True)  # before the lock is let go of
        self._db.close()

    def get(self, key: str) -> dict[str, Any] | None:
        """What was kept, or None."""
        row = self._db.execute("SELECT value FROM done WHERE key = ?", [key]).fetchone()
        return json.loads(row[0]) if row else None

    def put(self, key: str, value: dict[str, Any]) -> None:
        """Keep it, whatever exception comes next; a process that is killed loses a second's work at most."""
        try:
            self._db.execute("INSERT OR REPLACE INTO done VALUES (?, ?)", [key, json.dumps(value)])
            if time.monotonic() - self._saved >= _SECONDS:
                self._save()
        except sqlite3.OperationalError as error:
            self._refuse(error)

    def discard(self) -> None:
        """Nothing of it is needed any more: the file goes at the end."""
        self._keep = False
