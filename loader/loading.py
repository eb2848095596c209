"""The load: from lines to a store, with every record accounted for.

Records read = loaded + unchanged + quarantined. Whatever fails midway, the same load can be run again: what is in the
store by then counts as unchanged.
"""

from __future__ import annotations

import os
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from loader.errors import (
    LoadStopped,
    NotAllowed,
    Refused,
    StoreError,
    StoreLocked,
    StoreUnreadable,
    TooLarge,
    UsageError,
)
from loader.files import write_lines
from loader.records import DocumentRecords, Record, SameAsRecord, StatedRecord, document_records, parse
from loader.records.checking import Outcome, Seen, collect, refuse, validate
from loader.records.reading import QUARANTINE, STANDARD_INPUT, Entry, Fault
from loader.stores.base import GraphStore
from loader.stores.refusal import first_refused

__all__ = ["Progress", "Report", "load"]

Progress = Callable[[int, int], None]
"""Called with the number of records done and the number of all."""

_RECORDS_A_TRANSACTION = 2_000
_LOST = b"LOST: what stood here could not be kept; put the missing lines in its place, and take this line out"
"""Stands in a quarantine for lines that could not be read. It is no record, so that nobody loads the rest unawares."""


@dataclass(slots=True)
class Report:
    """What became of every record. `kept` are the documents that stay in the store as they were, because the new
    version has faults, each with the first; its good records are quarantined with it. `faults` say what is wrong with
    the others. `trouble` says why no quarantine could be written, where there should be one. `waiting` are the records
    loaded that nobody has reviewed, `unreviewed` those of the quarantined ones that were refused for that.
    `passed_over` are quarantines in folders, `standing` says which nodes went out of the graph and stay in the
    database, because somebody has drawn relationships to them."""

    read: int = 0
    loaded: int = 0
    unchanged: int = 0
    quarantined: int = 0
    waiting: int = 0
    unreviewed: int = 0
    documents_loaded: int = 0
    documents_unchanged: int = 0
    kept: dict[str, Fault] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    quarantine: Path | None = None
    trouble: str = ""
    passed_over: list[Path] = field(default_factory=list)
    standing: list[str] = field(default_factory=list)


def load(
    store: GraphStore,
    entries: Iterable[Entry],
    *,
    partial: bool = False,
    quarantine: Path | None = None,
    progress: Progress | None = None,
) -> Report:
    """Load all entries. A document that is in the store is replaced only by a faultless version, unless `partial`.

    What nobody has reviewed is loaded too, unless `entries` went through `reading.refuse_unreviewed`.

    Documents with a fault are written, whole, to the file `quarantine` (or to one with a number added, where it
    exists), each line at fault under a comment that says why; mended, that file can be loaded again. Files in which all
    that is missing is a review are not copied there. Raises LoadStopped if the store fails midway.
    """
    if quarantine is not None and os.fspath(quarantine) == os.devnull:
        quarantine = None
    if quarantine is not None and not quarantine.parent.is_dir():
        raise UsageError(f"{quarantine.parent}: there is no such folder to write the quarantine to")
    known = frozenset(store.decisions())  # asked first: a server that does not answer is told of before all is read
    with _Staging() as staging:
        seen = [staging.add(entry) for entry in entries]
        outcome = validate(seen)
        return _Load(store, known, staging, seen, outcome, partial, progress or _silent).run(quarantine)


def _silent(_done: int, _all: int) -> None:
    pass


class _Staging:
    """The lines of one load, on disk, so that memory holds what has to be known of them and not their text."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.execute("PRAGMA journal_mode = OFF")
        self._db.execute("CREATE TABLE line (number INTEGER PRIMARY KEY, raw BLOB NOT NULL)")
        self._db.execute("BEGIN")
        self._count = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def add(self, entry: Entry) -> Seen:
        seen = collect(self._count, entry)
        try:
            self._db.execute("INSERT INTO line VALUES (?, ?)", (self._count, entry.raw))
        except sqlite3.Error as error:
            raise StoreError(
                f"the temporary folder cannot hold the records meanwhile ({error}); nothing was loaded",
                remedy="Make room there, or name another folder in SQLITE_TMPDIR",
            ) from error
        self._count += 1
        return seen

    def raw(self, number: int) -> bytes:
        (raw,) = self._db.execute("SELECT raw FROM line WHERE number = ?", [number]).fetchone()
        return bytes(raw)

    def record(self, number: int) -> Record:
        return parse(self.raw(number))


@dataclass(slots=True)
class _Load:
    store: GraphStore
    known: frozenset[SameAsRecord]
    staging: _Staging
    seen: Sequence[Seen]
    outcome: Outcome
    partial: bool
    progress: Progress
    report: Report = field(default_factory=Report)

    def run(self, quarantine: Path | None) -> Report:
        self.report.read = len(self.seen)
        documents = self._documents()
        self._load_decisions(documents.get(None, []))
        self._load_documents({id_: lines for id_, lines in documents.items() if id_ is not None})
        self._collect_faults()
        to_mend = [lines for lines in documents.values() if self._has_to_be_mended(lines)]
        if quarantine is not None and to_mend:
            self._write_quarantine(_free(quarantine), to_mend)
        return self.report

    def _write_quarantine(self, path: Path, documents: Iterable[Sequence[Seen]]) -> None:
        try:
            write_lines(path, self._quarantine_lines(documents))
            self.report.quarantine = path
        except UsageError as error:
            self.report.trouble = str(error)

    def _documents(self) -> dict[str | None, list[Seen]]:
        documents: dict[str | None, list[Seen]] = defaultdict(list)
        for seen in self.seen:
            documents[seen.document].append(seen)
        return documents

    def _good(self, lines: Iterable[Seen]) -> list[Seen]:
        faults, repeated = self.outcome.faults, self.outcome.repeated
        return [seen for seen in lines if seen.number not in faults and seen.number not in repeated]

    def _load_decisions(self, lines: Sequence[Seen]) -> None:
        decisions = [self.staging.record(seen.number) for seen in self._good(lines)]
        new = [d for d in decisions if isinstance(d, SameAsRecord) and d not in self.known]
        repeated = sum(seen.number in self.outcome.repeated for seen in lines)
        if new:
            self._write([], new)
        self.report.loaded += len(new)
        self.report.unchanged += len(decisions) - len(new) + repeated

    def _load_documents(self, documents: Mapping[str, Sequence[Seen]]) -> None:
        with self._midway() if self.report.loaded else nullcontext():
            hashes = self.store.hashes()
        batch: list[DocumentRecords] = []
        size = 0
        for id_, lines in sorted(documents.items()):
            new = self._new_version(id_, lines, hashes.get(id_))
            if new is not None:
                batch.append(new)
                size += len(new.records)
            if size >= _RECORDS_A_TRANSACTION:
                self._write(batch)
                batch, size = [], 0
        self._write(batch)

    def _new_version(self, id_: str, lines: Sequence[Seen], stored: str | None) -> DocumentRecords | None:
        """What has to be written of a document, if anything, accounting for its lines."""
        good = self._good(lines)
        repeated = sum(seen.number in self.outcome.repeated for seen in lines)
        new = document_records(id_, self._stated(good))
        cause = self._cause(lines)
        if not good or (stored and stored != new.hash and cause and not self.partial):
            if stored and cause:
                self.report.kept[id_] = cause
            return None
        if stored == new.hash:
            self.report.documents_unchanged += 1
            self.report.unchanged += len(good) + repeated
            return None
        self.report.documents_loaded += 1
        self.report.loaded += len(good)
        self.report.unchanged += repeated
        self.report.waiting += sum(record.review == "unreviewed" for record in new.records)
        return new

    def _stated(self, lines: Iterable[Seen]) -> Iterator[StatedRecord]:
        for seen in lines:
            record = self.staging.record(seen.number)
            if not isinstance(record, SameAsRecord):
                yield record

    def _cause(self, lines: Sequence[Seen]) -> Fault | None:
        """The first fault of a document."""
        return next(self._faults_of(lines), None)

    def _faults_of(self, lines: Sequence[Seen]) -> Iterator[Fault]:
        """The faults of a document: on its own lines, then the first unreadable line of each of its files."""
        for seen in lines:
            yield from self.outcome.faults.get(seen.number, ())
        files = {seen.file for seen in lines}
        yield from (fault for file, fault in self.outcome.unreadable.items() if file in files)

    def _has_to_be_mended(self, lines: Sequence[Seen]) -> bool:
        """Whether more is missing than a review of a file that is still there."""
        return any(not fault.unreviewed or fault.file == STANDARD_INPUT for fault in self._faults_of(lines))

    def _write(self, documents: Sequence[DocumentRecords], decisions: Sequence[SameAsRecord] = ()) -> None:
        if documents or decisions:
            try:
                with self._midway():
                    self.report.standing += self.store.replace(documents, decisions).kept
            except (Refused, TooLarge) as error:
                self._write_in_parts(documents, decisions, error)
        self.progress(self.report.loaded + self.report.unchanged, self.report.read)

    @contextmanager
    def _midway(self) -> Iterator[None]:
        """What breaks in here leaves a load that can be gone on with."""
        try:
            yield
        except (LoadStopped, NotAllowed, Refused, StoreLocked, StoreUnreadable, TooLarge):
            raise
        except StoreError as error:
            raise LoadStopped(
                f"{error}\nThe load stopped midway", remedy="run the same command again to go on."
            ) from error

    def _write_in_parts(
        self, documents: Sequence[DocumentRecords], decisions: Sequence[SameAsRecord], error: Refused | TooLarge
    ) -> None:
        """Halve what the store did not take until it is one document, and quarantine of that what it refuses."""
        if not documents:
            raise error
        if len(documents) > 1:
            middle = len(documents) // 2
            self._write(documents[:middle], decisions)
            self._write(documents[middle:])
        elif isinstance(error, Refused):
            self._quarantine_refused(documents[0], error)
        else:
            raise LoadStopped(
                (
                    f"document {documents[0].document}, with {len(documents[0].records):,} records, is too "
                    f"large for the memory of the server, even in portions. {error}\nThe load stopped here"
                ),
                remedy="then run the same command again to go on.",
            ) from error

    def _quarantine_refused(self, document: DocumentRecords, refused: Refused) -> None:
        id_ = document.document
        lines = [seen for seen in self.seen if seen.document == id_]
        self._uncount(document, lines)
        culprit = refused.record or first_refused(self.store, document)
        culprit = culprit if any(seen.id == culprit for seen in lines) else id_
        refuse(id_, lines, self.outcome, culprit, f"a record that the store takes; it says: {refused}")
        with self._midway():
            stored = self.store.hashes().get(id_)
        again = self._new_version(id_, lines, stored)
        if again is not None:
            self._write([again])

    def _uncount(self, document: DocumentRecords, lines: Sequence[Seen]) -> None:
        self.report.documents_loaded -= 1
        self.report.loaded -= len(self._good(lines))
        self.report.unchanged -= sum(seen.number in self.outcome.repeated for seen in lines)
        self.report.waiting -= sum(record.review == "unreviewed" for record in document.records)

    def _collect_faults(self) -> None:
        for seen in self.seen:
            faults = self.outcome.faults.get(seen.number, ())
            self.report.faults += faults
            self.report.quarantined += bool(faults) or seen.document in self.report.kept
            self.report.unreviewed += any(fault.unreviewed for fault in faults)

    def _quarantine_lines(self, documents: Iterable[Sequence[Seen]]) -> Iterator[bytes]:
        yield QUARANTINE
        for lines in documents:
            for seen in lines:
                for fault in self.outcome.faults.get(seen.number, ()):
                    yield b"# " + str(fault).encode("utf-8", "backslashreplace").replace(b"\n", b" ")
                yield self.staging.raw(seen.number) or _LOST


def _free(path: Path) -> Path:
    """The path, or where it is taken the same with the first number that is free."""
    free, number = path, 1
    while free.is_file() or free.is_dir():  # a pipe or a device is written to as it is
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free
