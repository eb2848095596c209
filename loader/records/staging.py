"""The lines of one load, on disk, so that memory holds one document at a time and not all of them."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from threading import Lock
from types import TracebackType
from typing import Any, NamedTuple, Self

from loader.errors import StoreError
from loader.records.reading import Entry

__all__ = ["Numbered", "Run", "Staging", "lines_of", "run_of"]

_LINES_A_RUN = 1_000
_BYTES_A_RUN = 1_000_000
_BYTES_A_PLACE = array("Q").itemsize


class Numbered(NamedTuple):
    """An entry and its number: the lines of a load are counted from 0."""

    number: int
    entry: Entry


class Run(NamedTuple):
    """Lines of one file that stood one after the other and are of one document, None where it is unknown or there is
    none. `first` is the number of the first; `glanced`, whether a quick look was enough to know the document; `places`
    are their numbers in the file."""

    document: str | None
    first: int
    file: str
    glanced: int
    reviewed_only: int
    places: bytes
    raw: bytes

    @property
    def lines(self) -> list[bytes]:
        return self.raw.split(b"\n")

    @property
    def size(self) -> int:
        return len(self.places) // _BYTES_A_PLACE


_Kind = tuple[str | None, str, bool, bool]
"""What the lines of a run have in common: the document, the file, `glanced` and `reviewed_only`."""


class Staging:
    """Lines go in as they come, in runs of one document, and come out document by document, in whatever thread."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._alone = Lock()
        self._db.execute("PRAGMA journal_mode = OFF")
        self._db.execute(
            "CREATE TABLE run (document TEXT, first INTEGER PRIMARY KEY, file TEXT NOT NULL, glanced INTEGER NOT NULL,"
            " reviewed_only INTEGER NOT NULL, places BLOB NOT NULL, raw BLOB NOT NULL)"
        )
        self._db.execute("BEGIN")
        self.count = 0
        self._run: _Kind | None = None
        self._places = array("Q")
        self._raw: list[bytes] = []
        self._size = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def add(self, entry: Entry) -> Numbered | None:
        """Keep a line; it is given back with its number where it is of no document."""
        glanced = entry.glance()
        document = entry.document if glanced is None else glanced
        kind = document, entry.file, glanced is not None, entry.reviewed_only
        if kind != self._run or len(self._raw) == _LINES_A_RUN or self._size > _BYTES_A_RUN:
            self._flush()
            self._run = kind
        self._places.append(entry.line)
        self._raw.append(entry.raw)
        self._size += len(entry.raw)
        self.count += 1
        return Numbered(self.count - 1, entry) if document is None else None

    def end(self) -> None:
        """No more lines come."""
        self._flush()
        with _in_its_place():
            self._db.execute("CREATE INDEX run_document ON run (document, first)")

    def _flush(self) -> None:
        if self._run is None or not self._raw:
            return
        document, *rest = self._run
        row = (document, self.count - len(self._raw), *rest, self._places.tobytes(), b"\n".join(self._raw))
        with _in_its_place():
            self._db.execute("INSERT INTO run VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        self._places, self._raw, self._size = array("Q"), [], 0

    def documents(self) -> Iterator[str]:
        """The ids of all documents, in order."""
        query = "SELECT DISTINCT document FROM run WHERE document IS NOT NULL ORDER BY document"
        with self._alone:
            rows = self._db.execute(query)
        while (row := self._one(rows)) is not None:
            yield row[0]

    def _one(self, rows: sqlite3.Cursor) -> Any:
        with self._alone:
            return rows.fetchone()

    def of(self, document: str | None) -> list[Numbered]:
        """The lines of a document, or those of none; of these last only what stands there is known."""
        return lines_of(self.runs(document))

    def runs(self, document: str | None) -> list[Run]:
        """The same, as they lie here."""
        with self._alone:
            rows = self._db.execute("SELECT * FROM run WHERE document IS ? ORDER BY first", [document]).fetchall()
        return [Run(*row) for row in rows]


def run_of(document: str, file: str, lines: Sequence[bytes], *, reviewed_only: bool) -> Run:
    """Lines, each of sound JSON, of which a quick look has told the document, and not where in the file they stand."""
    raw = b"\n".join(line.replace(b"\n", b" ") for line in lines)  # a break is no more than a blank there
    return Run(document, 0, file, True, reviewed_only, bytes(_BYTES_A_PLACE * len(lines)), raw)


def lines_of(runs: Iterable[Run]) -> list[Numbered]:
    """The lines of runs, one by one."""
    return [numbered for run in runs for numbered in _entries(run)]


def _entries(run: Run) -> Iterator[Numbered]:
    told = run.document if run.glanced else None
    lines = zip(array("Q", run.places), run.lines, strict=True)
    for number, (line, text) in enumerate(lines, run.first):
        yield Numbered(number, Entry(run.file, line, text, told=told, reviewed_only=bool(run.reviewed_only)))


@contextmanager
def _in_its_place() -> Iterator[None]:
    """What the temporary folder cannot hold is a StoreError."""
    try:
        yield
    except sqlite3.Error as error:
        raise StoreError(
            f"the temporary folder cannot hold the records meanwhile ({error}); nothing was loaded",
            remedy="Make room there, or name another folder in SQLITE_TMPDIR",
        ) from error
