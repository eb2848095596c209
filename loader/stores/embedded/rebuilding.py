"""The graph of a file made anew from its ledger, whatever has become of the rest of the file.

It is made in a file beside, `NAME.rebuild`, by loading what the ledger holds: what stops midway goes on there the next
time, and who reads meanwhile sees the graph as it was. In the end all rows are taken over in one transaction. A file
that is damaged is not written to: the new one takes its place, and it stays as `NAME.damaged`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from loader.errors import StoreError, StoreUnreadable
from loader.progress import Progress
from loader.stores.base import Rebuilt
from loader.stores.embedded.file import StoreFile
from loader.stores.embedded.place import hindrance
from loader.stores.embedded.salvage import Salvage, salvage
from loader.stores.embedded.tables import Tables

if TYPE_CHECKING:
    from loader.records import DocumentRecords, SameAsRecord

__all__ = ["Filled", "counted", "fill", "rebuild", "take_over"]

_RECORDS_A_TRANSACTION = 2_000


class Filled(Protocol):
    """The store in the file beside."""

    def hashes(self) -> dict[str, str]: ...
    def decisions(self) -> list[SameAsRecord]: ...
    def forget(self, decisions: Sequence[SameAsRecord]) -> None: ...
    def retract(self, document: str) -> object: ...
    def replace(self, documents: Sequence[DocumentRecords], decisions: Sequence[SameAsRecord] = ()) -> object: ...
    def close(self) -> None: ...


def fill(
    store: Filled,
    documents: Iterable[DocumentRecords],
    decisions: Iterable[SameAsRecord],
    progress: Callable[[int], None] = lambda _done: None,
) -> None:
    """Bring a store to these documents and decisions; `progress` is told how many documents are done."""
    wanted, there = set(decisions), set(store.decisions())
    if there - wanted:
        store.forget(sorted(there - wanted, key=lambda decision: decision.id))
    if wanted - there:
        store.replace([], sorted(wanted - there, key=lambda decision: decision.id))
    left = store.hashes()
    for number, batch in _batches(
        document for document in documents if left.pop(document.document, "") != document.hash
    ):
        store.replace(batch)
        progress(number)
    for gone in left:
        store.retract(gone)


def _batches(documents: Iterable[DocumentRecords]) -> Iterator[tuple[int, list[DocumentRecords]]]:
    batch: list[DocumentRecords] = []
    number = size = 0
    for number, document in enumerate(documents, 1):
        batch.append(document)
        size += len(document.records)
        if size >= _RECORDS_A_TRANSACTION:
            yield number, batch
            batch, size = [], 0
    if batch:
        yield number, batch


def take_over(file: StoreFile, fresh: Tables) -> bool:
    """Put the rows of `fresh` in the place of all that is in the file; False, and nothing done, where another process
    has changed the ledger meanwhile."""
    with file.transaction():
        ledger = Tables(file.db, sealed=file.is_sealed)
        if (ledger.hashes(), ledger.decisions()) != (fresh.hashes(), fresh.decisions()):
            return False
        file.drop()
        file.create()
        Tables(file.db).copy_from(fresh)
    return True


def rebuild(
    path: Path, open_store: Callable[[Path], Filled], progress: Progress | None = None, patience: float = 10.0
) -> Rebuilt:
    """Make the graph of the file anew. Raises StoreError where nothing of a ledger can be read, StoreLocked where
    another process writes for longer than `patience` seconds."""
    hindered = hindrance(path)
    if hindered:
        raise StoreError(f"{path}: {hindered[0]}", remedy=hindered[1])
    path = path.resolve()  # what a link leads to is made anew, the link stays
    beside = path.with_name(f"{path.name}.rebuild")
    while True:
        ledger = salvage(path)
        fresh = _beside(beside, open_store)
        try:
            fill(fresh, ledger.documents(), ledger.decisions, counted(progress, ledger.count))
        finally:
            fresh.close()
        done = _exchange(path, beside, ledger, patience)
        if done is not None:
            return done


def counted(progress: Progress | None, whole: int) -> Callable[[int], None]:
    """What `fill` tells, told on as so many of all."""
    return (lambda done: progress(done, whole)) if progress else (lambda _done: None)


def _beside(beside: Path, open_store: Callable[[Path], Filled]) -> Filled:
    """The file beside; one of another version, or a damaged one, is begun anew."""
    try:
        with StoreFile(beside) as file:
            if not file.is_current:
                raise StoreUnreadable("it is older")
            file.check()
    except StoreUnreadable:
        beside.unlink(missing_ok=True)
    return open_store(beside)


def _exchange(path: Path, beside: Path, ledger: Salvage, patience: float) -> Rebuilt | None:
    with StoreFile(beside) as source:
        fresh = Tables(source.db)
        count = len(fresh.hashes())
        if ledger.sound:
            with StoreFile(path, patience=patience) as file, file.translated():
                if not take_over(file, fresh):
                    return None
    kept = None if ledger.sound else _put_aside(path)
    if kept is not None:
        beside.replace(path)
    beside.unlink(missing_ok=True)
    return Rebuilt(count, ledger.lost, ledger.lost_decisions, kept)


def _put_aside(path: Path) -> Path:
    kept, number = path.with_name(f"{path.name}.damaged"), 1
    while kept.exists():
        number += 1
        kept = path.with_name(f"{path.name}.damaged-{number}")
    try:
        path.rename(kept)
    except OSError as error:
        raise StoreError(f"{path}: cannot be put aside as {kept.name} ({error.strerror})") from error
    return kept
