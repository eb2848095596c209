"""Records to files for neo4j-admin without a store between: what memory holds does not grow with the records.

The load itself reads, checks and accounts for every record, and hands over document by document (`Files.replace`).
What one document alone decides is written at once; its word on all else goes to disk, grouped by thing (`spill`), and
is chosen among when all documents have been heard.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Self

from loader.collecting import seldom_collecting
from loader.identity.clusters import Clusters, cluster
from loader.importing.documents import chosen_lines, shared, told
from loader.importing.folder import Writer, complete, made_whole
from loader.importing.lines import Gaps, Line, decision_line, ledger_line
from loader.importing.spill import Spill, grouped
from loader.loading import Progress, Report, load
from loader.records import DocumentRecords, SameAsRecord
from loader.records.reading import Entry
from loader.stores.base import Removal

__all__ = ["write_files"]

_PARTS = 64


def write_files(
    entries: Iterable[Entry], folder: Path, *, quarantine: Path | None = None, progress: Progress | None = None
) -> Report:
    """Write what `neo4j-admin database import full` makes a whole store of; what became of every record.

    The folder appears when all is written. Raises UsageError for one that cannot be used, StoreError where there is no
    room.
    """
    with made_whole(folder) as aside, seldom_collecting():
        with Files(aside) as files:
            report = load(files, entries, quarantine=quarantine, progress=progress)
            files.choose()
        complete(aside, files.gaps)
    return report


class Files:
    """What a load fills in the place of a store."""

    is_served = False

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._spilt = folder / "spilt"
        self._clusters: Clusters = cluster(())
        self._stack = ExitStack()
        self.gaps = Gaps()

    def __enter__(self) -> Self:
        self._spilt.mkdir()
        self._writer = self._stack.enter_context(Writer(self._folder))
        self._spill = Spill(self._spilt, _PARTS)
        self._stack.callback(self._spill.abandon)
        self._writer.write([ledger_line()])
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()
        shutil.rmtree(self._spilt, ignore_errors=True)

    def decisions(self) -> list[SameAsRecord]:
        return []

    def hashes(self) -> dict[str, str]:
        return {}

    def origins(self) -> dict[str, str]:
        return {}

    def foresee(self, document: DocumentRecords) -> None:
        pass

    def replace(
        self,
        documents: Sequence[DocumentRecords],
        decisions: Sequence[SameAsRecord] = (),
        *,
        dry_run: bool = False,
        progress: Progress | None = None,  # noqa: ARG002 - a document is written at once
    ) -> Removal:
        """Documents, or, once and before any of them, the decisions."""
        if decisions and not dry_run:
            self._clusters = cluster(decisions)
            self._writer.write(map(decision_line, decisions))
        for document in documents:
            lines: list[Line] = []
            units = list(shared(document, told(document, self._clusters), self.gaps, lines))
            if not dry_run:
                self._writer.write(lines)
                self._spill.add(units)
        return Removal(0, 0)

    def choose(self) -> None:
        """Write what is chosen of each thing. No more documents come."""
        self._spill.close()
        for part in range(_PARTS):
            files = list(self._spilt.glob(f"{part}.*"))
            for versions in grouped(files):
                self._writer.write(chosen_lines(versions, self.gaps))
            for file in files:
                file.unlink()
