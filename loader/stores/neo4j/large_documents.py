"""A document that is too large for one transaction, written in several: the exception to whole documents.

The ledger holds what the document is to say until all of it is written, and the things that were written bear the
generation of that writing. Whoever takes the lock and finds such a document finishes it before anything else, so
that nobody builds on half of one, and what stopped midway goes on with the next writer. In this order:

    new nodes, bare       so that every relationship finds its ends
    each thing's choice   its relationships that are stale go, the others come; then it bears the generation
    the sweep             of nodes that nobody speaks of any more
    the ledger            what the document says now

Where the server refuses some of it, the same is done the other way round, and then all is as it was before.
"""

from __future__ import annotations

from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from typing import Protocol, TypeVar

from neo4j import Transaction

from loader.errors import Refused, StoreError, TooLarge
from loader.identity.clusters import Clusters
from loader.mapping import Key, Unit, emit, versions_of
from loader.progress import Progress
from loader.records import DocumentRecords
from loader.stores.neo4j.difference import Difference, Writer
from loader.stores.neo4j.ledger import Ledger, Pending, Work
from loader.stores.neo4j.write import Change, RolledBack, known

__all__ = ["Transact", "finish"]

THINGS_A_TRANSACTION = 500
RELATIONSHIPS_A_TRANSACTION = 5_000
"""More a transaction does not write. Few things have ten relationships; those that have more are tried in halves."""

_T = TypeVar("_T")
_Keys = Sequence[Key]


class Transact(Protocol):
    """Runs a step in a transaction that writes, again where the server asks for that, and gives what it gave."""

    def __call__(self, step: Callable[[Transaction], _T], /) -> _T: ...


def finish(transact: Transact, pending: Pending, progress: Progress | None = None) -> None:
    """Write all that is still to be written of the document that is pending. `progress` is called with the things that
    were gone through, in all steps, and with how many there are to be.

    Raises Refused where the server will not have it; by then all is as it was before. Any other error leaves it
    pending.
    """
    refused: Refused | None = None
    now: Pending | None = pending
    while now is not None and now.generation == pending.generation:
        try:
            _Portions(transact, now).write(progress or (lambda _done, _whole: None))
            break
        except _Elsewhere as elsewhere:
            now = elsewhere.now
        except Refused as error:
            if now.undo:
                raise StoreError(f"document {now.document} cannot be taken back: {error}") from error
            refused, now = error, _turned_back(transact, now)
    if refused is not None:
        raise refused


def _turned_back(transact: Transact, pending: Pending) -> Pending | None:
    """What is pending once no more of the document is to be written."""

    def step(tx: Transaction) -> Pending | None:
        ledger = Ledger(tx)
        now = ledger.lock()
        if now != pending:
            return now
        ledger.turn_back()
        return replace(pending, undo=True)

    return transact(step)


class _Elsewhere(RolledBack):
    """Somebody else has finished the document meanwhile, or has begun to take it back."""

    def __init__(self, now: Pending | None) -> None:
        super().__init__()
        self.now = now


class _TooMany(RolledBack):
    """These things have more relationships together than a transaction should write."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the document says and is to say, and how that changes what is chosen: there, and back again. Which ids are
    one, that stays."""

    coming: DocumentRecords | None
    clusters: Clusters
    there: Change
    back: Change


class _Portions:
    """Goes through the steps of one document in one direction."""

    def __init__(self, transact: Transact, pending: Pending) -> None:
        self._transact = transact
        self._pending = pending
        self._documents: MutableMapping[str, DocumentRecords | None] = {}
        self._plan = transact(self._read)

    def write(self, progress: Progress) -> None:
        keys = self._plan.there.keys()
        # After each step all things are at least that far, in this direction; none is ever behind the step before it.
        steps = (self._make, self._choose, self._sweep)
        for number, step in enumerate(steps):
            for start in range(0, len(keys), THINGS_A_TRANSACTION):
                progress(number * len(keys) + start, len(steps) * len(keys))
                self._in_halves(step, keys[start : start + THINGS_A_TRANSACTION])
        self._transact(self._end)

    def _ledger(self, tx: Transaction) -> Ledger:
        """The ledger under lock, if the document is still to be written by it."""
        ledger = Ledger(tx, self._documents)
        now = ledger.lock()
        if now != self._pending:
            raise _Elsewhere(now)
        return ledger

    def _read(self, tx: Transaction) -> _Plan:
        ledger, document = self._ledger(tx), self._pending.document
        clusters, coming = ledger.clusters(), ledger.coming(self._pending)
        old = {document: ledger.versions(document)}
        new = {document: versions_of(coming.records) if coming else []}
        there, back = (Change(ledger, clusters, clusters, *sides) for sides in ((old, new), (new, old)))
        return _Plan(coming, clusters, there, back)

    def _in_halves(self, step: Callable[[_Keys], None], keys: _Keys) -> None:
        """Do it for half of the things at a time where all of them are refused or are too many: down to the one."""
        try:
            step(keys)
        except (Refused, TooLarge, _TooMany) as error:
            if len(keys) > 1:
                middle = len(keys) // 2
                self._in_halves(step, keys[:middle])
                self._in_halves(step, keys[middle:])
            elif isinstance(error, Refused):
                raise Refused(str(error), record=error.record or keys[0].id) from error
            else:
                raise

    def _make(self, keys: _Keys) -> None:
        """Make the nodes that are not there."""

        def step(tx: Transaction) -> None:
            ledger, writer = self._ledger(tx), Writer(tx)
            there = ledger.states(keys, self._plan.clusters)
            made = known(self._towards(ledger).choose({key: None for key in keys if key not in there}))
            writer.claim(made)
            writer.upsert_nodes(emit(unit)[0] for unit in made.values())
            ledger.write_bare(made)

        self._transact(step)

    def _towards(self, ledger: Ledger) -> Change:
        return (self._plan.back if self._pending.undo else self._plan.there).within(ledger)

    def _choose(self, keys: _Keys) -> None:
        """Write what is chosen of the things, with their relationships; of a single thing as many as fit at a time."""
        size = RELATIONSHIPS_A_TRANSACTION
        while True:
            try:
                return self._choose_in_parts(keys, size)
            except TooLarge:
                if len(keys) > 1 or size == 1:
                    raise
                size //= 2

    def _choose_in_parts(self, keys: _Keys, size: int) -> None:
        # The difference is reckoned from the ledger, which the last part alone changes: so all parts cut the same list,
        # and doing one of them again, after a failure, writes what stands there.
        for part in count():
            if self._transact(partial(self._choose_part, keys=keys, start=part * size, end=(part + 1) * size)):
                return

    def _choose_part(self, tx: Transaction, keys: _Keys, start: int, end: int) -> bool:
        """Write the relationships from start to end, and with the last ones the nodes; whether it was the last."""
        ledger, writer = self._ledger(tx), Writer(tx)
        difference = self._difference(ledger, keys)
        relationships = len(difference.stale) + len(difference.changed_relationships)
        if len(keys) > 1 and relationships > RELATIONSHIPS_A_TRANSACTION:
            raise _TooMany
        stale = len(difference.stale)
        writer.delete_relationships(difference.stale[start:end])
        writer.upsert_relationships(difference.changed_relationships[max(start - stale, 0) : max(end - stale, 0)])
        if end < relationships:
            return False
        generation = None if self._pending.undo else self._pending.generation
        writer.upsert_nodes(difference.changed_nodes)
        ledger.write_units(difference.changed_units, generation)
        ledger.write_bare(difference.gone, generation)
        return True

    def _difference(self, ledger: Ledger, keys: _Keys) -> Difference:
        """Between what these things are and what they are to be. Taken back are those too that were not reached:
        some of their relationships may be there."""
        reached: dict[Key, Unit | None] = {}
        left: dict[Key, Unit | None] = {}
        for key, state in ledger.states(keys, self._plan.clusters).items():
            (reached if state.generation == self._pending.generation else left)[key] = state.unit
        there, back = self._plan.there.within(ledger), self._plan.back.within(ledger)
        if self._pending.undo:
            return Difference(known({**reached, **there.choose(left)}), known({**back.choose(reached), **left}))
        return Difference(known(left), known(there.choose(left)))

    def _sweep(self, keys: _Keys) -> None:
        """Take out the nodes of which nothing is chosen."""

        def step(tx: Transaction) -> None:
            ledger = self._ledger(tx)
            bare = [key for key, state in ledger.states(keys, self._plan.clusters).items() if state.unit is None]
            Writer(tx).delete_nodes(bare)
            ledger.delete_units(bare)

        self._transact(step)

    def _end(self, tx: Transaction) -> None:
        ledger, coming = self._ledger(tx), self._plan.coming
        if not self._pending.undo:
            ledger.write(Work(documents=[coming]) if coming else Work(retracted=[self._pending.document]))
        ledger.end()
