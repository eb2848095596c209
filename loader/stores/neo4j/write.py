"""What one writing transaction does: choose anew what it touches, and write the difference.

What stood in the graph follows from what was chosen before, as `emit` is a pure function; so only the ledger is read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from typing import NamedTuple

from neo4j import Transaction

from loader.errors import TooLarge, UsageError
from loader.identity.clusters import Clusters
from loader.mapping import (
    Key,
    Unit,
    Versions,
    by_thing,
    choose_anew,
    graph_key,
    join_all,
    raw_ids,
    said_by,
    teller,
)
from loader.schema import LABELS
from loader.stores.base import Removal
from loader.stores.neo4j.difference import Difference, Writer
from loader.stores.neo4j.foreseen import Foreseen
from loader.stores.neo4j.ledger import Ledger, Pending, Work

__all__ = ["Change", "Outcome", "RolledBack", "foretell", "is_done", "known", "perform"]

_KEYS_AT_ONCE = 5_000
_DOCUMENTS_AT_HAND = 64


class RolledBack(Exception):
    """Thrown to roll a transaction back on purpose."""


class Outcome(NamedTuple):
    """What a transaction took out of the graph, or would, None where it did nothing of its work; and what has to be
    finished in portions, be it this work, or somebody else's before it."""

    removal: Removal | None
    pending: Pending | None = None


def perform(tx: Transaction, work: Work, records: float, *, trusting: bool = False) -> Outcome:
    """Do the work, or begin with it, where it is one document and more `records` come and go than a transaction may
    hold.

    `trusting` takes for granted that the graph is what follows from the ledger, which is quicker; where it is not, the
    work is Refused, and has to be done again without that. Raises UsageError for a document to retract that is not
    there, Refused for one that would take over a node that is not ours, and TooLarge for several documents that are too
    large together.
    """
    ledger = Ledger(tx)
    unfinished = ledger.lock()
    if unfinished is not None:
        return Outcome(None, unfinished)
    ledger.read(_documents(work))
    _check_that_they_are_there(ledger, work.retracted)
    if _size(ledger, work) > records:
        return _begin(ledger, work)
    before = ledger.clusters()
    removed = {document: ledger.versions(document) for document in _documents(work)}
    ledger.write(work)
    change = Change(ledger, before, ledger.clusters(), removed, work.units)
    difference = Difference(*change.states(), work.foreseen)
    return Outcome(_write(tx, ledger, difference, work.foreseen, trusting=trusting))


def foretell(tx: Transaction, document: str) -> Outcome:
    """What retracting the document would take out of the graph. Raises UsageError where it is not there."""
    ledger = Ledger(tx)
    unfinished = ledger.lock()
    if unfinished is not None:
        return Outcome(None, unfinished)
    _check_that_they_are_there(ledger, [document])
    return Outcome(_removal_of(ledger, document))


def is_done(tx: Transaction, work: Work) -> bool:
    """Whether its documents stand in the graph as they should, and those to retract do not."""
    ledger = Ledger(tx)
    stand = all(ledger.hash(document.document) == document.hash for document in work.documents)
    return stand and all(ledger.hash(document) is None for document in work.retracted)


def _documents(work: Work) -> list[str]:
    return [*work.retracted, *(new.document for new in work.documents)]


def _check_that_they_are_there(ledger: Ledger, documents: Iterable[str]) -> None:
    missing = [id_ for id_ in documents if ledger.records(id_) is None]
    if missing:
        raise UsageError(f"there is no document {missing[0]!r} in the graph: it was never loaded, or is retracted")


def _size(ledger: Ledger, work: Work) -> int:
    """How many records come and go."""
    replaced = (ledger.records(document) for document in _documents(work))
    return sum(len(document.records) for document in (*work.documents, *replaced) if document)


def _begin(ledger: Ledger, work: Work) -> Outcome:
    documents = _documents(work)
    if not work.is_one_document:
        raise TooLarge(
            f"{len(documents)} documents are too large to be written at once", remedy="Write one after the other."
        )
    (document,) = documents
    coming = work.documents[0] if work.documents else None
    if coming is not None and coming.hash == ledger.hash(document):
        return Outcome(Removal(0, 0))
    removal = Removal(0, 0) if coming else _removal_of(ledger, document)
    return Outcome(removal, ledger.begin(document, coming))


def _removal_of(ledger: Ledger, document: str) -> Removal:
    clusters = ledger.clusters()
    change = Change(ledger, clusters, clusters, {document: ledger.versions(document)}, {})
    nodes = relationships = 0
    keys = change.keys()
    for start in range(0, len(keys), _KEYS_AT_ONCE):
        difference = Difference(*change.of(keys[start : start + _KEYS_AT_ONCE]))
        nodes += len(difference.gone)
        relationships += len(difference.stale)
    return Removal(nodes, relationships)


def _write(tx: Transaction, ledger: Ledger, difference: Difference, foreseen: Foreseen, *, trusting: bool) -> Removal:
    writer = Writer(tx, foreseen)
    writer.let_go()
    creating = trusting and not writer.any_kept
    if not creating:
        writer.claim(difference.made)
    writer.delete_relationships(difference.stale)
    kept = writer.delete_nodes(difference.gone)
    ledger.delete_units(difference.gone)
    if creating:
        _create(writer, ledger, difference, foreseen)
    else:
        _upsert(writer, ledger, difference)
    return Removal(len(difference.gone), len(difference.stale), tuple(kept.values()))


def _create(writer: Writer, ledger: Ledger, difference: Difference, foreseen: Foreseen) -> None:
    writer.create_nodes(difference.made_nodes)
    writer.set_nodes(difference.other_nodes)
    writer.create_relationships(difference.new_relationships)
    writer.set_relationships(difference.other_relationships)
    ledger.create_units(difference.made_units, foreseen)
    ledger.write_units(difference.other_units)


def _upsert(writer: Writer, ledger: Ledger, difference: Difference) -> None:
    writer.upsert_nodes(difference.changed_nodes)
    writer.upsert_relationships(difference.changed_relationships)
    ledger.write_units(difference.changed_units)


class Change:
    """What is chosen anew where documents go (`removed`, by what they said) and come (`added`).

    Ids are one by `before`, and by `after` once it is done.
    """

    def __init__(
        self,
        ledger: Ledger,
        before: Clusters,
        after: Clusters,
        removed: Mapping[str, Sequence[Unit]],
        added: Mapping[str, Sequence[Unit]],
    ) -> None:
        self._ledger = ledger
        self._before, self._after = before, after
        self._removed = removed
        self._gone = by_thing({document: said_by(units, before) for document, units in removed.items()})
        said = {document: said_by(units, after) for document, units in added.items()}
        self._new = frozenset(said)
        self._added = by_thing(said)
        self._said_by_others: dict[str, Versions] = {}

    def within(self, ledger: Ledger) -> Change:
        """The same in another transaction, where nobody can have written in between."""
        again = copy(self)
        again._ledger = ledger
        return again

    def states(self) -> tuple[Versions, Versions]:
        """What was and what is chosen of all that is touched."""
        changed = self._after.differing(self._before)
        return self._reclustered(changed) if changed else self.of(self.keys())

    def keys(self) -> list[Key]:
        """All that the documents speak of, now or before."""
        return sorted(self._gone.keys() | self._added.keys())

    def of(self, keys: Sequence[Key]) -> tuple[Versions, Versions]:
        """What was and what is chosen of these things."""
        old = self._chosen(keys)
        return old, known(self.choose({key: old.get(key) for key in keys}))

    def choose(self, chosen: Mapping[Key, Unit | None]) -> dict[Key, Unit | None]:
        """What is chosen of things, given what was; None where nobody speaks of one."""
        contested: list[Key] = []

        def choose(key: Key, unit: Unit | None) -> Unit | None:
            def postpone() -> list[Unit]:
                contested.append(key)
                return []

            return choose_anew(unit, self._gone.get(key, ()), self._added.get(key, ()), postpone)

        new = {key: choose(key, unit) for key, unit in chosen.items()}
        return new | self._joined(contested)

    def _reclustered(self, changed: set[str]) -> tuple[Versions, Versions]:
        """The same where ids stand in the graph otherwise: all that stands under such an id, or is linked to it."""
        touched = [unit for units in self._removed.values() for unit in units]
        for document in self._mentioning(changed):
            touched += [unit for unit in self._ledger.versions(document) if _speaks_of(unit, changed)]
        old_keys = {graph_key(unit.key, self._before) for unit in touched}
        new_keys = {graph_key(unit.key, self._after) for unit in touched}
        new_keys |= self._added.keys()
        keys = sorted(old_keys | new_keys)
        return self._chosen(keys), known(self._joined(keys))

    def _chosen(self, keys: Sequence[Key]) -> Versions:
        """What was chosen of them, where they are in the graph."""
        states = self._ledger.states(keys, self._before)
        return {key: state.unit for key, state in states.items() if state.unit is not None}

    def _mentioning(self, ids: Iterable[str]) -> set[str]:
        keys = [Key(label, id_) for label in LABELS for id_ in sorted(ids)]
        return {document for documents in self._documents_of(keys).values() for document in documents}

    def _documents_of(self, keys: Iterable[Key]) -> dict[Key, set[str]]:
        """The documents that speak of nodes, as the graph had it before the transaction."""
        documents: dict[Key, set[str]] = {}
        mentioned: dict[str, list[str]] = defaultdict(list)
        for key in keys:
            document = teller(key)
            if document is None:
                mentioned[key.label].append(key.id)
            else:
                documents[key] = {document}
        for label, ids in mentioned.items():
            documents |= self._ledger.mentioning(label, ids)
        return documents

    def _joined(self, keys: Sequence[Key]) -> dict[Key, Unit | None]:
        """What is chosen of things among all that documents say of them."""
        known_as = {key: self._known_as(key) for key in keys}
        documents = self._documents_of({name for names in known_as.values() for name in names})
        joined: dict[Key, Unit | None] = {}
        for key, names in known_as.items():
            speaking = {document for name in names for document in documents.get(name, ())}
            versions = self._versions(key, sorted(speaking - {*self._removed, *self._new}))
            joined[key] = join_all(versions) if versions else None
        return joined

    def _known_as(self, key: Key) -> set[Key]:
        """Under which ids a thing stood in the graph before the transaction."""
        raw = (Key(key.label, id_) for id_ in raw_ids(key, self._after))
        return {graph_key(each, self._before) for each in raw} | {key}

    def _versions(self, key: Key, others: Iterable[str]) -> list[Unit]:
        """What these documents and those that are added say of a thing, a unit for each."""
        said = (self._said_by(document) for document in others)
        stay = [versions[key] for versions in said if key in versions]
        return stay + [unit for _, unit in self._added.get(key, ())]

    def _said_by(self, document: str) -> Versions:
        """What another document says of each thing. Some documents are kept at hand: the next thing asks for them."""
        if document not in self._said_by_others:
            if len(self._said_by_others) == _DOCUMENTS_AT_HAND:
                self._said_by_others.clear()
            self._said_by_others[document] = said_by(self._ledger.versions(document), self._after)
        return self._said_by_others[document]


def _speaks_of(unit: Unit, ids: set[str]) -> bool:
    if unit.unreviewed is not None and _speaks_of(unit.unreviewed, ids):
        return True
    return unit.key.id in ids or any(link.id in ids for link in unit.links)


def known(units: Mapping[Key, Unit | None]) -> Versions:
    """Those of which something is chosen."""
    return {key: unit for key, unit in units.items() if unit is not None}
