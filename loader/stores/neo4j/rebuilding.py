"""The graph in a database made anew from the ledger beside it, in portions.

The records are first loaded into an embedded store in the temporary folder: what comes of them is then known, thing by
thing, and the server has only to be told. Nobody else writes meanwhile; who reads is told. In this order:

    nodes            of everything that the records come to, with what was chosen of it
    relationships    of these
    what is stale    relationships that the records do not come to, whatever type an older version gave them
    the sweep        of nodes that nobody speaks of

Each portion of the first two is a transaction that notes how far it has come, so that what stopped midway goes on
there. The others find by themselves what is left to do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from typing import Any, Protocol, TypeVar

from neo4j import Transaction

from loader.errors import StoreUnreadable
from loader.mapping import Emitted, Key, Unit, emit
from loader.progress import Progress
from loader.records import DocumentRecords
from loader.stores.base import Rebuilt
from loader.stores.embedded.rebuilding import fill
from loader.stores.embedded.store import EmbeddedStore
from loader.stores.neo4j.difference import Writer
from loader.stores.neo4j.large_documents import Transact
from loader.stores.neo4j.ledger import DECISIONS, Ledger, Work, decisions_of, document_of
from loader.stores.neo4j.write import RolledBack

__all__ = ["rebuild"]

_THINGS_A_TRANSACTION = 500
_RELATIONSHIPS_A_TRANSACTION = 5_000
_PLAIN = re.compile(r"^[A-Za-z]{1,60}$")
_OURS = (
    "UNWIND $ids AS id MATCH (a:{label} {{id: id}})-[r]->()"
    " WHERE r.id STARTS WITH type(r) + '|' + id + '|' RETURN elementId(r) AS element, r.id AS id"
)
"""The relationships of nodes of ours that are ours: their ids begin with the type and the start."""
_DELETE = "UNWIND $rows AS row MATCH ()-[r]->() WHERE elementId(r) = row.element DELETE r"

_T = TypeVar("_T")


class Stream(Protocol):
    """Runs a reading query and gives its rows."""

    def __call__(self, text: str, **parameters: Any) -> Iterator[Any]: ...


def rebuild(transact: Transact, stream: Stream, progress: Progress | None = None) -> Rebuilt:
    """Make the graph anew. Nothing that the ledger holds is lost by stopping at any moment; run again, it goes on."""
    lost: list[str] = []
    transact(_begin)
    with closing(EmbeddedStore(None)) as fresh:
        fill(fresh, _documents(stream, lost), decisions_of(stream(DECISIONS)))
        work = _Rebuilding(transact, stream, fresh, progress)
        try:
            work.write()
        except _Done:
            pass
        else:
            transact(lambda tx: _end(tx, lost))
        return Rebuilt(len(fresh.hashes()), tuple(lost))


class _Done(RolledBack):
    """Somebody else has come to the end of it."""


def _begin(tx: Transaction) -> None:
    ledger = Ledger(tx)
    ledger.lock_to_rebuild()
    ledger.begin_to_rebuild()


def _end(tx: Transaction, lost: Sequence[str]) -> None:
    ledger = Ledger(tx)
    ledger.lock_to_rebuild()
    ledger.write(Work(retracted=lost))
    ledger.end_of_rebuild()


def _documents(stream: Stream, lost: list[str]) -> Iterator[DocumentRecords]:
    """The documents of the ledger; of those that cannot be read the ids go to `lost`."""
    for row in stream(
        "MATCH (d:WhometDocument) RETURN d.id AS id, d.hash AS hash, d.records AS records, d.origin AS origin"
    ):
        try:
            found = document_of(row["id"], row)
        except StoreUnreadable:
            lost.append(row["id"])
            continue
        if found is not None:
            yield found


class _Rebuilding:
    def __init__(self, transact: Transact, stream: Stream, fresh: EmbeddedStore, progress: Progress | None) -> None:
        self._transact = transact
        self._stream = stream
        self._fresh = fresh
        self._progress = progress or (lambda _done, _whole: None)
        self._things = sum(fresh.stats().nodes.values())
        self._wanted: set[int] = set()

    def write(self) -> None:
        done = 0
        for number, (portion, things) in enumerate(self._portions(), 1):
            if number > done:
                done = self._transact(partial(self._write, number=number, portion=portion))
            self._progress(things, 2 * self._things)
        self._delete_stale()
        self._sweep()

    def _portions(self) -> Iterator[tuple[Sequence[Unit] | Sequence[Emitted], int]]:
        """What is written in one transaction each, with how many things are done after it."""
        done = 0
        for units in _batches(self._fresh.units(), _THINGS_A_TRANSACTION):
            done += len(units)
            yield units, done
        for units in _batches(self._fresh.units(), _THINGS_A_TRANSACTION):
            done += len(units)
            emitted = [each for unit in units for each in emit(unit)[1]]
            self._wanted.update(hash(str(each.relationship.id)) for each in emitted)
            for relationships in _batches(emitted, _RELATIONSHIPS_A_TRANSACTION):
                yield relationships, done

    def _write(self, tx: Transaction, number: int, portion: Sequence[Unit] | Sequence[Emitted]) -> int:
        """Write a portion, unless another process has; how many are written."""
        ledger, writer = Ledger(tx), Writer(tx)
        edition, done = ledger.lock_to_rebuild()
        if not edition.rebuilding:
            raise _Done
        if done >= number:
            return done
        units = [each for each in portion if isinstance(each, Unit)]
        writer.claim(unit.key for unit in units)
        writer.upsert_nodes(emit(unit)[0] for unit in units)
        ledger.write_units(units)
        writer.upsert_relationships(each for each in portion if isinstance(each, Emitted))
        ledger.rebuilt(number)
        return number

    def _delete_stale(self) -> None:
        for rows in _batches(self._stale(), _RELATIONSHIPS_A_TRANSACTION):
            self._transact(partial(_delete, rows=rows))

    def _stale(self) -> Iterator[dict[str, str]]:
        for label, ids in _by_label(self._known()):
            for some in _batches(ids, _THINGS_A_TRANSACTION):
                for row in list(self._stream(_OURS.format(label=label), ids=some)):
                    if hash(row["id"]) not in self._wanted:
                        yield {"element": row["element"]}

    def _known(self) -> Iterator[Key]:
        """All that stands in the ledger, or did before."""
        for row in self._stream("MATCH (u:WhometUnit) RETURN u.label AS label, u.id AS id"):
            if _PLAIN.match(row["label"]):  # it goes into the text of a query
                yield Key(row["label"], row["id"])

    def _sweep(self) -> None:
        wanted = {unit.key for unit in self._fresh.units()}
        gone = [key for key in self._known() if key not in wanted]
        for keys in _batches(gone, _THINGS_A_TRANSACTION):
            self._transact(partial(_take_out, keys=keys))


def _delete(tx: Transaction, rows: Sequence[dict[str, str]]) -> None:
    Ledger(tx).lock_to_rebuild()
    tx.run(_DELETE, rows=rows).consume()


def _take_out(tx: Transaction, keys: Sequence[Key]) -> None:
    Ledger(tx).lock_to_rebuild()
    Writer(tx).delete_nodes(keys)
    Ledger(tx).delete_units(keys)


def _by_label(keys: Iterable[Key]) -> Iterable[tuple[str, list[str]]]:
    found: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        found[key.label].append(key.id)
    return sorted(found.items())


def _batches(items: Iterable[_T], size: int) -> Iterator[list[_T]]:
    batch: list[_T] = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
