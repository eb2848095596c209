"""What one writing transaction does: choose anew what it touches, and write the difference.

What stood in the graph follows from what was chosen before, as `emit` is a pure function; so only the ledger is read.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from neo4j import ManagedTransaction

from loader import canonical
from loader.clusters import Clusters, cluster
from loader.errors import Refused, StoreError, UsageError
from loader.graph import Node
from loader.mapping import (
    Emitted,
    Key,
    Unit,
    Versions,
    choose_anew,
    emit,
    from_json,
    graph_key,
    join_all,
    raw_ids,
    said_by,
    to_json,
    versions_of,
)
from loader.records import SameAsRecord, canonical_json, parse
from loader.stores.base import DocumentRecords, Removal, decision_id, pack, unpack
from loader.stores.neo4j_text import DELETE_NODES, DELETE_RELATIONSHIPS, UPSERT_NODES, UPSERT_RELATIONSHIPS

__all__ = ["DECISIONS", "Work", "decisions_of", "perform"]

DECISIONS = "MATCH (d:WhometDecision) RETURN d.body AS body"

_LOCK = "MERGE (s:WhometStore {id: 'whomet'}) SET s.writes = coalesce(s.writes, 0) + 1"
_MENTIONING = "UNWIND $ids AS id MATCH (n:{label} {{id: id}})<-[:MENTIONS]-(d:Document) RETURN DISTINCT d.id AS id"

_ROWS_A_STATEMENT = 5_000
_Item = TypeVar("_Item")
_Group = TypeVar("_Group", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Work:
    """What a transaction is to do: put documents in the place of what they said, take documents out, add decisions,
    take decisions back."""

    documents: Sequence[DocumentRecords] = ()
    retracted: Sequence[str] = ()
    decisions: Sequence[SameAsRecord] = ()
    forgotten: Sequence[SameAsRecord] = ()


def perform(tx: ManagedTransaction, work: Work) -> Removal:
    """Do it, and tell how many nodes and relationships went. Raises UsageError for a document to retract that is not
    there, and Refused for one that would take over a node that is not ours."""
    tx.run(_LOCK).consume()
    ledger = _Ledger(tx)
    missing = [id_ for id_ in work.retracted if ledger.records(id_) is None]
    if missing:
        raise UsageError(f"there is no document {missing[0]!r} in the graph: it was never loaded, or is retracted")
    before = cluster(decisions_of(tx.run(DECISIONS)))
    removed = ledger.versions_by_document([*work.retracted, *(new.document for new in work.documents)])
    ledger.write(work)
    change = _Change(tx, ledger, before, cluster(decisions_of(tx.run(DECISIONS))), removed, work)
    return change.write()


def decisions_of(rows: Iterable[Any]) -> list[SameAsRecord]:
    """The decisions that DECISIONS found, the oldest first."""
    records = [parse(row["body"]) for row in rows]
    return sorted((r for r in records if isinstance(r, SameAsRecord)), key=lambda r: (r.decided, r.id))


class _Ledger:
    """The records of documents, as they were before the transaction, each read once."""

    def __init__(self, tx: ManagedTransaction) -> None:
        self._tx = tx
        self._documents: dict[str, DocumentRecords | None] = {}

    def records(self, document: str) -> DocumentRecords | None:
        if document not in self._documents:
            text = "MATCH (d:WhometDocument {id: $id}) RETURN d.hash AS hash, d.records AS records"
            row = self._tx.run(text, id=document).single()
            found = DocumentRecords(document, row["hash"], unpack(row["records"])) if row else None
            self._documents[document] = found
        return self._documents[document]

    def versions(self, document: str) -> list[Unit]:
        records = self.records(document)
        return versions_of(records.records) if records else []

    def versions_by_document(self, documents: Iterable[str]) -> dict[str, list[Unit]]:
        found = {document: self.versions(document) for document in documents}
        return {document: units for document, units in found.items() if units}

    def write(self, work: Work) -> None:
        rows = [{"id": d.document, "hash": d.hash, "records": pack(d.records)} for d in work.documents]
        self._run("MERGE (d:WhometDocument {id: row.id}) SET d.hash = row.hash, d.records = row.records", rows)
        self._run("MATCH (d:WhometDocument {id: row.id}) DELETE d", [{"id": id_} for id_ in work.retracted])
        rows = [{"id": decision_id(d), "body": canonical_json(d)} for d in work.decisions]
        self._run("MERGE (d:WhometDecision {id: row.id}) SET d.body = row.body", rows)
        rows = [{"id": decision_id(d)} for d in work.forgotten]
        self._run("MATCH (d:WhometDecision {id: row.id}) DELETE d", rows)

    def _run(self, text: str, rows: Sequence[Mapping[str, Any]]) -> None:
        if rows:
            self._tx.run(f"UNWIND $rows AS row {text}", rows=rows).consume()


@dataclass(slots=True)
class _Change:
    tx: ManagedTransaction
    ledger: _Ledger
    before: Clusters
    after: Clusters
    removed: dict[str, list[Unit]]
    work: Work
    added: dict[str, Versions] = field(default_factory=dict)

    def write(self) -> Removal:
        self.added = {d.document: said_by(versions_of(d.records), self.after) for d in self.work.documents}
        if self.before.canonical == self.after.canonical:
            old, new = self._touched()
        else:
            old, new = self._reclustered()
        return _Difference(self.tx, old, new).write()

    def _touched(self) -> tuple[Versions, Versions]:
        """What was and what is chosen of all that the documents speak of, now or before."""
        gone = {document: said_by(units, self.before) for document, units in self.removed.items()}
        keys = sorted({key for said in (*gone.values(), *self.added.values()) for key in said})
        old = self._states(keys)
        new = {key: choose_anew(key, old.get(key), gone, self.added, self._all_versions) for key in keys}
        return old, {key: unit for key, unit in new.items() if unit is not None}

    def _reclustered(self) -> tuple[Versions, Versions]:
        """The same where ids have become one or two: all that stands under such an id, or is linked to it."""
        changed = {
            id_
            for raw in {*self.before.canonical, *self.after.canonical}
            if self.before.id_of(raw) != self.after.id_of(raw)
            for id_ in (raw, self.before.id_of(raw), self.after.id_of(raw))
        }
        touched = [unit for units in self.removed.values() for unit in units]
        for document in self._mentioning(changed):
            touched += [unit for unit in self.ledger.versions(document) if _speaks_of(unit, changed)]
        old_keys = {graph_key(unit.key, self.before) for unit in touched}
        new_keys = {graph_key(unit.key, self.after) for unit in touched}
        new_keys |= {key for said in self.added.values() for key in said}
        old = self._states(sorted(old_keys | new_keys))
        found = {key: self._all_versions(key) for key in sorted(old_keys | new_keys)}
        return old, {key: join_all(versions) for key, versions in found.items() if versions}

    def _mentioning(self, ids: Iterable[str]) -> set[str]:
        return {document for label in DELETE_NODES for document in self._documents_of(label, sorted(ids))}

    def _documents_of(self, label: str, ids: Sequence[str]) -> list[str]:
        """The documents that speak of nodes, as the graph had it before the transaction."""
        if label == "Document":
            return list(ids)
        if label == "Claim":
            return [id_.partition(":")[0] for id_ in ids]
        return [row["id"] for row in self.tx.run(_MENTIONING.format(label=label), ids=ids)]

    def _all_versions(self, key: Key) -> list[Unit]:
        """What every document says of a thing, a unit for each."""
        raw = (Key(key.label, id_) for id_ in raw_ids(key, self.after))
        ids = sorted({graph_key(each, self.before).id for each in raw} | {key.id})
        gone = {*self.removed, *self.work.retracted, *self.added}
        speaking = sorted(set(self._documents_of(key.label, ids)) - gone)
        said = (said_by(self.ledger.versions(document), self.after) for document in speaking)
        return [versions[key] for versions in (*said, *self.added.values()) if key in versions]

    def _states(self, keys: Sequence[Key]) -> Versions:
        text = "UNWIND $keys AS key MATCH (u:WhometUnit {key: key}) RETURN u.body AS body"
        rows = self.tx.run(text, keys=[_unit_key(key) for key in keys])
        units = (from_json(zlib.decompress(row["body"]).decode()) for row in rows)
        return {unit.key: unit for unit in units}


def _speaks_of(unit: Unit, ids: set[str]) -> bool:
    return unit.key.id in ids or any(link.id in ids for link in unit.links)


def _unit_key(key: Key) -> str:
    return f"{key.label}|{key.id}"


class _Difference:
    """Writes what sets two choices of the same things apart."""

    def __init__(self, tx: ManagedTransaction, old: Versions, new: Versions) -> None:
        self._tx = tx
        self._old, self._new = old, new
        self._old_nodes, self._old_relationships = _emitted(old)
        self._new_nodes, self._new_relationships = _emitted(new)

    def write(self) -> Removal:
        self._check_ownership()
        stale = [e for id_, e in self._old_relationships.items() if id_ not in self._new_relationships]
        gone = [key for key in self._old if key not in self._new]
        for triple, found in _by(stale, _triple).items():
            self._run(DELETE_RELATIONSHIPS[triple], [_ends(e) for e in found])
        for label, keys in _by(gone, lambda key: key.label).items():
            self._run(DELETE_NODES[label], [{"id": key.id} for key in keys])
        self._upsert_nodes()
        self._upsert_relationships()
        self._write_units(gone)
        return Removal(len(gone), len(stale))

    def _check_ownership(self) -> None:
        """That no node of somebody else's has the label and id of one to be made."""
        made = [key for key in self._new if key not in self._old]
        for label, keys in _by(made, lambda key: key.label).items():
            text = f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) RETURN n.id AS id ORDER BY id LIMIT 1"
            row = self._tx.run(text, ids=[key.id for key in keys]).single()
            if row:
                raise Refused(f"a {label} with the id {row['id']!r} is there already and is not ours", record=row["id"])

    def _upsert_nodes(self) -> None:
        changed = [node for key, node in self._new_nodes.items() if not _same(node, self._old_nodes.get(key))]
        for labels, nodes in _by(changed, lambda node: node.labels).items():
            self._run(UPSERT_NODES[labels], [{"id": n.id, "properties": dict(n.properties)} for n in nodes])

    def _upsert_relationships(self) -> None:
        changed = [
            emitted
            for id_, emitted in self._new_relationships.items()
            if not _same_relationship(emitted, self._old_relationships.get(id_))
        ]
        for triple, found in _by(changed, _triple).items():
            rows = sorted(map(_row, found), key=lambda row: (row["start"], row["end"], row["id"]))
            written = self._run(UPSERT_RELATIONSHIPS[triple], rows)
            if written != len(rows):
                start, type_, end = triple
                raise StoreError(
                    f"{len(rows) - written} relationships {type_} have no {start} or no {end} to join: the graph was"
                    " changed by other hands; load its records into an empty database"
                )

    def _write_units(self, gone: Sequence[Key]) -> None:
        rows = [{"key": _unit_key(key)} for key in gone]
        self._run("UNWIND $rows AS row MATCH (u:WhometUnit {key: row.key}) DELETE u", rows)
        changed: list[dict[str, Any]] = [
            {"key": _unit_key(key), "label": key.label, "id": key.id, "body": zlib.compress(to_json(unit).encode())}
            for key, unit in self._new.items()
            if unit != self._old.get(key)
        ]
        text = "UNWIND $rows AS row MERGE (u:WhometUnit {key: row.key})"
        self._run(f"{text} SET u.label = row.label, u.id = row.id, u.body = row.body", changed)

    def _run(self, text: str, rows: Sequence[Mapping[str, Any]]) -> int:
        """Rows in portions that a transaction's memory can hold; how many the text says it wrote."""
        written = 0
        for start in range(0, len(rows), _ROWS_A_STATEMENT):
            result = self._tx.run(text, rows=rows[start : start + _ROWS_A_STATEMENT])
            written += sum(row["written"] for row in result)
        return written


def _emitted(units: Versions) -> tuple[dict[Key, Node], dict[str, Emitted]]:
    nodes: dict[Key, Node] = {}
    relationships: dict[str, Emitted] = {}
    for key, unit in units.items():
        nodes[key], found = emit(unit)
        relationships |= {str(e.relationship.id): e for e in found}
    return nodes, relationships


def _same(a: Node, b: Node | None) -> bool:
    return b is not None and canonical.node_line(a) == canonical.node_line(b)


def _same_relationship(a: Emitted, b: Emitted | None) -> bool:
    return b is not None and a[1:] == b[1:] and _line(a) == _line(b)


def _line(emitted: Emitted) -> str:
    return canonical.relationship_line(emitted.relationship)


def _triple(emitted: Emitted) -> tuple[str, str, str]:
    return emitted.start_label, emitted.relationship.type, emitted.end_label


def _ends(emitted: Emitted) -> dict[str, Any]:
    r = emitted.relationship
    return {"id": r.id, "start": r.start, "end": r.end}


def _row(emitted: Emitted) -> dict[str, Any]:
    return {**_ends(emitted), "properties": dict(emitted.relationship.properties)}


def _by(items: Iterable[_Item], group: Callable[[_Item], _Group]) -> dict[_Group, list[_Item]]:
    groups: dict[_Group, list[_Item]] = defaultdict(list)
    for item in items:
        groups[group(item)].append(item)
    return groups
