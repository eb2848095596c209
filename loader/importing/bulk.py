"""Records to files for neo4j-admin without a store between: what memory holds does not grow with the records.

The load itself accounts for every record, and hands over document by document (`Files.give`, and `Files.replace` for
what is left of one with a fault). What one document alone decides is written at once; its word on all else goes to
disk, grouped by thing (`spill`), and is chosen among when all documents have been heard.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Self

from loader.cypher.collecting import seldom_collecting
from loader.importing.empty import Empty
from loader.importing.folder import complete, made_whole
from loader.importing.installation import find_installation
from loader.importing.lines import Gaps, decision_line, ledger_line
from loader.importing.running import private_home
from loader.importing.worker import Begin, Work
from loader.importing.workers import Workers
from loader.importing.written import Written
from loader.loading import Report, Told, load
from loader.progress import Progress
from loader.records import DocumentRecords, SameAsRecord, canonical_json
from loader.records.reading import Entry
from loader.records.staging import Run
from loader.stores.base import Removal

__all__ = ["write_database", "write_files"]

_PARTS = 64
_WORTH_PROCESSES = 20_000


def write_files(
    entries: Iterable[Entry],
    folder: Path,
    *,
    quarantine: Path | None = None,
    progress: Progress | None = None,
    processes: int = 1,
) -> Written:
    """Write what `neo4j-admin database import full` makes a whole store of.

    `progress` counts records, and then the parts in which it is chosen what they come to. The folder appears when all
    is written. More than one of `processes` work where there are many records. Raises UsageError for a folder that
    cannot be used, StoreError where there is no room.
    """
    with made_whole(folder) as aside, seldom_collecting():
        with Files(aside, processes) as files:
            report = load(files, entries, quarantine=quarantine, progress=progress, helpers=files)
            for part in files.choose():
                if progress is not None:
                    progress(part + 1, _PARTS)
        complete(aside, files.gaps)
    return Written(report, files.counts["node"], files.counts["rel"])


def write_database(
    write: Callable[[Path], Written],
    home: Path,
    database: str,
    folder: Path | None = None,
    progress: Progress | None = None,
) -> Report:
    """Fill an empty database of a Neo4j that is installed here and does not run, with the files that `write` makes.
    They are kept in `folder`, if there is one. `progress` is told of the import.

    Raises UsageError where there is no Neo4j, StoreLocked where it runs, NotAllowed where the database may hold
    something, StoreError where the import fails. Until all is done, nothing of that Neo4j is changed.
    """
    installation = find_installation(home)
    installation.check(database)
    with installation.stopped():
        pass
    with private_home(installation, database) as private:
        private.check_that_all_is_at_rest()
        folder = folder or private.folder / "files"
        written = write(folder)
        private.fill(folder.resolve(), written.nodes, written.relationships, progress)
    return written.report


class Files(Empty):
    """What a load fills in the place of a store, and its helper: each document is written when it is given, here or by
    one of several processes."""

    def __init__(self, folder: Path, processes: int = 1) -> None:
        self._spilt = folder / "spilt"
        self._begin = Begin(folder, self._spilt, _PARTS, 0, ())
        self._workers = Workers(processes, self._begin._replace(number=1), _WORTH_PROCESSES)
        self._told: list[Told] = []
        self._stack = ExitStack()
        self.gaps = Gaps()
        self.counts: Counter[str] = Counter()

    def __enter__(self) -> Self:
        self._spilt.mkdir()
        self._stack.callback(shutil.rmtree, self._spilt, ignore_errors=True)
        self._work = self._stack.enter_context(closing(Work(self._begin)))
        self._stack.enter_context(closing(self._workers))
        self._work.write_lines([ledger_line()])
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def give(self, document: str, runs: Sequence[Run]) -> bool:
        if not self._workers.give(document, runs):
            self._told.append(self._work.take(document, runs))
        return True

    def told(self) -> Iterator[Told]:
        yield from self._told
        yield from self._workers.told()

    def replace(
        self,
        documents: Sequence[DocumentRecords],
        decisions: Sequence[SameAsRecord] = (),
        *,
        dry_run: bool = False,
        progress: Progress | None = None,  # noqa: ARG002 - a document is written at once
    ) -> Removal:
        """What is left of documents with faults, or, once and before any of them, the decisions."""
        if decisions and not dry_run:
            self._work.decide(decisions)
            self._workers.decide([canonical_json(decision) for decision in decisions])
            self._work.write_lines(map(decision_line, decisions))
        for document in () if dry_run else documents:
            self._work.write(document)
        return Removal(0, 0)

    def choose(self) -> Iterator[int]:
        """Write what is chosen of each thing, part by part. No more documents come."""
        self._work.end()
        if self._workers:
            yield from self._workers.choose(range(_PARTS))
        else:
            for part in range(_PARTS):
                self._work.choose(part)
                yield part
        for counts, seen in (self._work.finish(), *self._workers.finish()):
            self.counts.update(counts)
            self.gaps.seen |= seen
