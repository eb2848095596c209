"""What SQLite does to a file and its journal, write by write, as it runs the statements of a store.

The statements are those that a store ran in the standard library's SQLite, with their values. apsw runs them again, in
an SQLite of its own whose file system this is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import apsw

JOURNAL = "-journal"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done to a file: to its bytes from `offset` on, to its length, to its being there; or a promise that
    all of that lasts."""

    what: Literal["write", "truncate", "delete", "sync"]
    file: str
    offset: int = 0
    data: bytes = b""


class _File(apsw.VFSFile):
    def __init__(self, name: str | apsw.URIFilename, flags: list[int], vfs: _Disk) -> None:
        super().__init__("", name, flags)
        self._name = name if isinstance(name, str) else name.filename()
        self._steps = vfs.steps

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 - apsw's names
        super().xWrite(data, offset)
        self._steps.append(Step("write", self._name, offset, bytes(data)))

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        super().xTruncate(newsize)
        self._steps.append(Step("truncate", self._name, newsize))

    def xSync(self, flags: int) -> None:  # noqa: N802
        super().xSync(flags)
        self._steps.append(Step("sync", self._name))


class _Disk(apsw.VFS):
    def __init__(self) -> None:
        self.steps: list[Step] = []
        super().__init__("recording", "")

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:  # noqa: N802
        assert name is not None, "a temporary file would not be recorded"
        return _File(name, flags, self)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802
        super().xDelete(filename, syncdir)
        self.steps.append(Step("delete", filename))
        if syncdir:
            self.steps.append(Step("sync", filename))


@contextmanager
def statements(connection: sqlite3.Connection) -> Iterator[list[str]]:
    """Every statement that it runs meanwhile, with its values."""
    found: list[str] = []
    connection.set_trace_callback(found.append)
    try:
        yield found
    finally:
        connection.set_trace_callback(None)


def recorded(path: Path, texts: Sequence[str]) -> list[Step]:
    """What running the statements does to the file at `path`, which changes, and to its journal."""
    disk = _Disk()
    connection = apsw.Connection(str(path), vfs="recording")
    try:
        for text in texts:
            for _ in connection.execute(text):
                pass
    finally:
        connection.close()
        disk.unregister()
    return disk.steps
