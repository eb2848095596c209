"""The load: from lines to a store, with every record accounted for.

Records read = loaded + unchanged + quarantined. Whatever fails midway, the same load can be run again: what is in the
store by then counts as unchanged.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Protocol

from loader.ahead import ahead, give_way
from loader.as_before import source_of, unchanged
from loader.cypher.collecting import seldom_collecting
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
from loader.files import refuse_addresses, write_lines
from loader.mapping import VERSION
from loader.progress import Progress
from loader.records import DocumentRecords, SameAsRecord, StatedRecord, canonical_json
from loader.records.checking import Outcome, Seen, collect, refuse, validate
from loader.records.documents import document_of_spellings
from loader.records.reading import (
    QUARANTINE,
    STANDARD_INPUT,
    Entry,
    Fault,
    Print,
    Reading,
    may_be_unreviewed,
)
from loader.records.staging import Numbered, Run, Staging, lines_of
from loader.stores.base import Target
from loader.stores.refusal import first_refused

__all__ = ["Checked", "Helpers", "Report", "Told", "load", "look_over", "origin_of"]

_RECORDS_A_TRANSACTION = 6_000
"""What many documents speak of is written anew in each transaction, and to a server each statement of one costs as much
as some hundred rows."""
_RECORDS_AT_FIRST = 1_000
"""A server has something to do sooner where the first transaction has fewer."""
_RECORDS_A_SIGN = 500
"""While a document is read, progress is told after so many of its records."""
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


def load(  # noqa: PLR0913 - what is loaded, where to, and how
    store: Target,
    entries: Iterable[Entry],
    *,
    partial: bool = False,
    quarantine: Path | None = None,
    progress: Progress | None = None,
    helpers: Helpers | None = None,
) -> Report:
    """Load all entries. A document that is in the store is replaced only by a faultless version, unless `partial`.

    `progress` counts records; one that is read and not written yet is half done.

    What nobody has reviewed is loaded too, unless `entries` are `reviewed_only()`.

    Documents with a fault are written, whole, to the file `quarantine` (or to one with a number added, where it
    exists), each line at fault under a comment that says why; mended, that file can be loaded again. Files in which all
    that is missing is a review are not copied there. Where the store is empty, faultless documents may be taken by
    `helpers`. Raises LoadStopped if the store fails midway.
    """
    if quarantine is not None and os.fspath(quarantine) == os.devnull:
        quarantine = None
    if quarantine is not None:
        refuse_addresses(quarantine)
        if not quarantine.parent.is_dir():
            raise UsageError(f"{quarantine.parent}: there is no such folder to write the quarantine to")
    known = frozenset(store.decisions())  # asked first: a server that does not answer is told of before all is read
    progress = progress or _silent
    reading = entries if isinstance(entries, Reading) else None
    as_before = reading and unchanged(store, reading)
    if as_before:
        progress(as_before.lines, as_before.lines)
        return Report(read=as_before.lines, unchanged=as_before.lines, documents_unchanged=as_before.documents)
    with Staging() as staging, seldom_collecting():
        loose = [numbered for numbered in map(staging.add, entries) if numbered is not None]
        staging.end()
        prints = reading.prints if reading else {}
        return _Load(store, known, staging, loose, partial, progress, helpers, prints=prints).run(quarantine)


def _silent(_done: int, _all: int) -> None:
    pass


class _Same(NamedTuple):
    """A document that was loaded before from the very same lines."""

    document: str
    lines: Sequence[Numbered]


@dataclass(frozen=True)
class Checked:
    """All lines of one document, and what is wrong with them; the records by their spelling, of each line that has
    one."""

    document: str
    lines: Sequence[Seen]
    raw: Sequence[bytes]
    outcome: Outcome
    spelled: Mapping[int, tuple[str, StatedRecord]]
    source: str = ""

    @property
    def good(self) -> list[Seen]:
        faults, repeated = self.outcome.faults, self.outcome.repeated
        return [seen for seen in self.lines if seen.number not in faults and seen.number not in repeated]

    @property
    def is_faultless(self) -> bool:
        return not self.outcome.faults

    @cached_property
    def new(self) -> DocumentRecords:
        """What of it can be loaded."""
        new = document_of_spellings(self.document, dict(self.spelled[seen.number] for seen in self.good))
        return replace(new, origin=origin_of(new.hash, self.raw), source=self.source) if self.is_faultless else new


class Told(NamedTuple):
    """Of a document that was taken, how many records are written, how many lines say one of these again, and how many
    records nobody has reviewed; None where it has a fault, and nothing of it is written."""

    document: str
    good: int | None
    repeated: int = 0
    waiting: int = 0


class Helpers(Protocol):
    """Those who read, check and write documents while the load goes on."""

    def give(self, document: str, runs: Sequence[Run]) -> bool:
        """Take a document, of which these are all lines; False leaves it to the load."""

    def told(self) -> Iterator[Told]:
        """What became of those that were taken. No more are given."""


def look_over(document: str, lines: Sequence[Numbered], tell: Callable[[int], None] = lambda _read: None) -> Checked:
    """All lines of one document, read and checked; `tell` hears how many are read."""
    records = ((number, entry.read().record) for number, entry in _counted(lines, tell))
    spelled = {
        number: (canonical_json(record), record)
        for number, record in records
        if record is not None and not isinstance(record, SameAsRecord)
    }
    seen = [collect(number, entry, spelled[number][0] if number in spelled else None) for number, entry in lines]
    return Checked(document, seen, [entry.raw for _, entry in lines], validate(seen), spelled)


def _is_as_it_was(lines: Sequence[Numbered], stored: str | None, origin: str | None) -> bool:
    """Whether all of a document was loaded before from the very same lines."""
    if stored is None or origin is None or any(map(_may_be_refused, lines)):
        return False
    return origin_of(stored, (entry.raw for _, entry in lines)) == origin


def _may_be_refused(line: Numbered) -> bool:
    """Whether it may be a record that is refused because nobody has reviewed it."""
    return line.entry.reviewed_only and may_be_unreviewed(line.entry.raw)


def origin_of(hash_: str, raw: Iterable[bytes]) -> str:
    """Lines that have the origin of those that were read before say the same: the records with that hash."""
    whole = hashlib.sha256(f"{VERSION} {hash_}\n".encode())
    whole.update(b"\n".join(sorted(set(raw))))
    return whole.hexdigest()


@dataclass(slots=True)
class _Load:
    """`loose` are the lines of no document: decisions, and what cannot be read."""

    store: Target
    known: frozenset[SameAsRecord]
    staging: Staging
    loose: Sequence[Numbered]
    partial: bool
    progress: Progress
    helpers: Helpers | None = None
    prints: Mapping[str, Print] = field(default_factory=dict)
    at_once: int = field(default_factory=lambda: _RECORDS_A_TRANSACTION)
    """So many records make a transaction; fewer, once they were too many for the store."""
    report: Report = field(default_factory=Report)
    outcome: Outcome = field(default_factory=Outcome)
    to_mend: dict[int, str | None] = field(default_factory=dict)
    """The documents that have to be mended, by their first line."""
    kept: dict[str, int] = field(default_factory=dict)
    """Of those documents that stay as they were how many lines are not at fault."""
    same: list[str] = field(default_factory=list)
    """The documents of this batch that are in the store as they are."""
    seen: int = 0
    done: int = 0
    writing: int = 0
    """How many lines were read; how many of these need nothing more to be done; how many are being written."""

    def run(self, quarantine: Path | None) -> Report:
        self.report.read = self.staging.count
        self._load_decisions()
        self._load_documents()
        self._collect_faults()
        if quarantine is not None and self.to_mend:
            self._write_quarantine(_free(quarantine))
        return self.report

    def _write_quarantine(self, path: Path) -> None:
        try:
            write_lines(path, self._quarantine_lines())
            self.report.quarantine = path
        except UsageError as error:
            self.report.trouble = str(error)

    def _load_decisions(self) -> None:
        lines = [collect(number, entry) for number, entry in self.loose]
        self.outcome = validate(lines)
        self.seen = self.done = len(lines)
        self._note_what_to_mend(None, lines)
        good = self.loose_and_good()
        new = [d for d in good if d not in self.known]
        if new:
            self._write([], new)
        self.report.loaded += len(new)
        self.report.unchanged += len(good) - len(new) + len(self.outcome.repeated)

    def loose_and_good(self) -> list[SameAsRecord]:
        left_out = self.outcome.faults.keys() | self.outcome.repeated
        records = [entry.record for number, entry in self.loose if number not in left_out]
        return [record for record in records if isinstance(record, SameAsRecord)]

    def _load_documents(self) -> None:
        with self._midway() if self.report.loaded else nullcontext():
            hashes, origins = self.store.hashes(), self.store.origins()
        batches = self._batches(hashes, origins)
        with closing(ahead(batches) if self.store.is_served else batches) as coming:
            for batch in coming:
                self.writing = sum(len(one.lines) for one in batch)
                new = [self._account_for(one, hashes.get(one.document)) for one in batch]
                self._check_those_that_are_there()
                self._write([document for document in new if document is not None])
                self.done, self.writing = self.done + self.writing, 0
                self._tell()
        for told in self.helpers.told() if self.helpers is not None else ():
            self._account_for_taken(told)

    def _check_those_that_are_there(self) -> None:
        """The ledger has these documents; is the rest of what is kept of them sound, too?"""
        if self.same:
            with self._midway() if self.report.loaded else nullcontext():
                self.store.check(self.same)
            self.same = []

    def _is_taken(self, document: str, runs: Sequence[Run]) -> bool:
        """Whether others care for a document. Where a line of its file is unreadable it may have to be mended."""
        if self.helpers is None or self.outcome.unreadable.keys() & {run.file for run in runs}:
            return False
        return self.helpers.give(document, runs)

    def _account_for_taken(self, told: Told) -> None:
        if told.good is None:
            new = self._new_version(look_over(told.document, self.staging.of(told.document)), None)
            self._write([] if new is None else [new])
            return
        self.report.documents_loaded += 1
        self.report.loaded += told.good
        self.report.unchanged += told.repeated
        self.report.waiting += told.waiting
        self.done += told.good + told.repeated
        self._tell()

    def _batches(self, hashes: Mapping[str, str], origins: Mapping[str, str]) -> Generator[list[Checked | _Same]]:
        """The documents, as many at a time as go to the store at once. It is another thread that reads them, where
        the store is a server: so nothing is changed here but `seen`."""
        batch: list[Checked | _Same] = []
        records = 0
        enough = min(self.at_once, _RECORDS_AT_FIRST) if self.store.is_served else self.at_once
        for id_ in self.staging.documents():
            give_way()
            runs = self.staging.runs(id_)
            if self._is_taken(id_, runs):
                self.seen += sum(run.size for run in runs)
                self._tell()
                continue
            lines = lines_of(runs)
            batch.append(self._read(id_, lines, hashes.get(id_), origins.get(id_)))
            self.seen += len(lines)
            records += len(lines)
            if records >= enough:
                yield batch
                batch, records, enough = [], 0, self.at_once
        yield batch

    def _read(self, id_: str, lines: Sequence[Numbered], stored: str | None, origin: str | None) -> Checked | _Same:
        if _is_as_it_was(lines, stored, origin):
            return _Same(id_, lines)
        checked = replace(look_over(id_, lines, self._tell), source=source_of(lines, self.prints))
        if checked.good and checked.new.hash != stored:
            self.store.foresee(checked.new)
        return checked

    def _account_for(self, read: Checked | _Same, stored: str | None) -> DocumentRecords | None:
        """What has to be written of a document, if anything, accounting for its lines."""
        if isinstance(read, Checked):
            return self._new_version(read, stored)
        if self.outcome.unreadable.keys() & {entry.file for _, entry in read.lines}:
            return self._new_version(look_over(read.document, read.lines), stored)
        self._count_unchanged(read.document, len(read.lines))
        return None

    def _count_unchanged(self, document: str, lines: int) -> None:
        self.report.documents_unchanged += 1
        self.report.unchanged += lines
        self.same.append(document)

    def _tell(self, reading: int = 0, share: float = 0.0) -> None:
        """How far the load is: so many lines of a document are read, that share of what is being written is."""
        done = (self.seen + reading + self.done + share * self.writing) / 2
        self.progress(int(done), self.report.read)

    def _new_version(self, checked: Checked, stored: str | None) -> DocumentRecords | None:
        """What has to be written of a document, if anything, accounting for its lines."""
        id_, good, repeated = checked.document, checked.good, len(checked.outcome.repeated)
        self.outcome.faults |= checked.outcome.faults
        self.outcome.unreadable |= {**checked.outcome.unreadable, **self.outcome.unreadable}
        self._note_what_to_mend(id_, checked.lines)
        new = checked.new
        cause = self._cause(checked.lines)
        if not good or (stored and stored != new.hash and cause and not self.partial):
            if stored and cause:
                self.report.kept[id_] = cause
                self.kept[id_] = len(checked.lines) - len(checked.outcome.faults)
            return None
        if stored == new.hash:
            self._count_unchanged(id_, len(good) + repeated)
            return None
        self.report.documents_loaded += 1
        self.report.loaded += len(good)
        self.report.unchanged += repeated
        self.report.waiting += sum(record.review == "unreviewed" for record in new.records)
        return new

    def _cause(self, lines: Sequence[Seen]) -> Fault | None:
        """The first fault of a document."""
        return next(self._faults_of(lines), None)

    def _faults_of(self, lines: Sequence[Seen]) -> Iterator[Fault]:
        """The faults of a document: on its own lines, then the first unreadable line of each of its files."""
        if self.outcome.faults:
            for seen in lines:
                yield from self.outcome.faults.get(seen.number, ())
        if not self.outcome.unreadable:
            return
        files = {seen.file for seen in lines}
        yield from (fault for file, fault in self.outcome.unreadable.items() if file in files)

    def _note_what_to_mend(self, document: str | None, lines: Sequence[Seen]) -> None:
        """Whether more is missing than a review of a file that is still there."""
        if any(not fault.unreviewed or fault.file == STANDARD_INPUT for fault in self._faults_of(lines)):
            self.to_mend[lines[0].number] = document

    def _write(self, documents: Sequence[DocumentRecords], decisions: Sequence[SameAsRecord] = ()) -> None:
        if documents or decisions:
            try:
                with self._midway():
                    told = self.store.replace(documents, decisions, progress=self._tell_of_portions)
                    self.report.standing += told.kept
            except (Refused, TooLarge) as error:
                self._write_in_parts(documents, decisions, error)

    def _tell_of_portions(self, done: int, whole: int) -> None:
        self._tell(share=done / whole)

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
            if isinstance(error, TooLarge):
                self.at_once = min(self.at_once, max(1, sum(len(one.records) for one in documents) // 2))
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
        checked = look_over(id_, self.staging.of(id_))
        self._uncount(document, checked)
        culprit = refused.record or first_refused(self.store, document)
        culprit = culprit if any(seen.id == culprit for seen in checked.lines) else id_
        refuse(id_, checked.lines, checked.outcome, culprit, f"a record that the store takes; it says: {refused}")
        with self._midway():
            stored = self.store.hashes().get(id_)
        again = self._new_version(checked, stored)
        if again is not None:
            self._write([again])

    def _uncount(self, document: DocumentRecords, checked: Checked) -> None:
        checked.outcome.faults |= {
            seen.number: faults for seen in checked.lines if (faults := self.outcome.faults.get(seen.number))
        }
        self.report.documents_loaded -= 1
        self.report.loaded -= len(checked.good)
        self.report.unchanged -= len(checked.outcome.repeated)
        self.report.waiting -= sum(record.review == "unreviewed" for record in document.records)

    def _collect_faults(self) -> None:
        faults = sorted(self.outcome.faults.items())
        self.report.faults += (fault for _, found in faults for fault in found)
        self.report.quarantined += len(faults) + sum(self.kept.values())
        self.report.unreviewed += sum(any(fault.unreviewed for fault in found) for _, found in faults)

    def _quarantine_lines(self) -> Iterator[bytes]:
        yield QUARANTINE
        for _, document in sorted(self.to_mend.items(), key=lambda item: item[0]):
            for number, entry in self.staging.of(document):
                for fault in self.outcome.faults.get(number, ()):
                    yield b"# " + str(fault).encode("utf-8", "backslashreplace").replace(b"\n", b" ")
                yield entry.raw or _LOST


def _counted(lines: Sequence[Numbered], tell: Callable[[int], None]) -> Iterator[Numbered]:
    for number, line in enumerate(lines, 1):
        yield line
        if number % _RECORDS_A_SIGN == 0:
            tell(number)


def _free(path: Path) -> Path:
    """The path, or where it is taken the same with the first number that is free."""
    free, number = path, 1
    while free.is_file() or free.is_dir():  # a pipe or a device is written to as it is
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free
