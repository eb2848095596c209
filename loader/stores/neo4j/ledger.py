"""What a writing transaction knows of the ledger: the records of documents, the decisions, what was chosen."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from typing import Any

from neo4j import Transaction

from loader.identity.clusters import Clusters, cluster
from loader.mapping import Key, Unit, from_json, to_json, versions_of
from loader.records import DocumentRecords, SameAsRecord, canonical_json, parse
from loader.stores.codec import decision_id, pack, unpack

__all__ = ["DECISIONS", "DOCUMENT", "UNFINISHED", "Ledger", "Pending", "State", "Work", "decisions_of", "document_of"]

DECISIONS = "MATCH (d:WhometDecision) RETURN d.body AS body"
DOCUMENT = "MATCH (d:WhometDocument {id: $id}) RETURN d.hash AS hash, d.records AS records"
UNFINISHED = "MATCH (s:WhometStore) WHERE s.pending IS NOT NULL RETURN s.pending AS document"
"""The document that is written in portions and not whole yet, if there is one."""

_LOCK = (
    "MERGE (s:WhometStore {id: 'whomet'}) SET s.writes = coalesce(s.writes, 0) + 1"
    " RETURN s.pending AS document, s.generation AS generation, s.undo AS undo"
)
_BEGIN = (
    "MATCH (s:WhometStore {id: 'whomet'}) SET s.pending = $document, s.pending_hash = $hash,"
    " s.pending_records = $records, s.generation = s.writes, s.undo = false"
    " RETURN s.generation AS generation"
)
_COMING = "MATCH (s:WhometStore {id: 'whomet'}) RETURN s.pending_hash AS hash, s.pending_records AS records"
_TURN_BACK = "MATCH (s:WhometStore {id: 'whomet'}) SET s.undo = true"
_END = "MATCH (s:WhometStore {id: 'whomet'}) REMOVE s.pending, s.pending_hash, s.pending_records, s.generation, s.undo"
_MENTIONING = "UNWIND $ids AS id MATCH (n:{label} {{id: id}})<-[:MENTIONS]-(d:Document) RETURN id, d.id AS document"


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be written: documents in the place of what they said, documents to take out, decisions to add,
    decisions to take back."""

    documents: Sequence[DocumentRecords] = ()
    retracted: Sequence[str] = ()
    decisions: Sequence[SameAsRecord] = ()
    forgotten: Sequence[SameAsRecord] = ()

    @property
    def is_one_document(self) -> bool:
        return len(self.documents) + len(self.retracted) == 1 and not self.decisions and not self.forgotten


@dataclass(frozen=True, slots=True)
class Pending:
    """A document that is written in portions, and which writing of it this is. `undo` tells that the server refused
    some of it, and that what was written is being taken back."""

    document: str
    generation: int
    undo: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """What was chosen of a thing, and the generation that chose it, where that was one of portions. A thing without
    `unit` stands in the graph as a bare node: its relationships are still to come, or are gone already."""

    unit: Unit | None
    generation: int | None


class Ledger:
    """The ledger as it was before the transaction; each document is read once. `documents` are those read before,
    where nobody can have changed them since."""

    def __init__(self, tx: Transaction, documents: MutableMapping[str, DocumentRecords | None] | None = None) -> None:
        self._tx = tx
        self._documents = {} if documents is None else documents

    def lock(self) -> Pending | None:
        """Wait until nobody else writes, and keep it so; the document that is still to be finished, if one is."""
        row = self._tx.run(_LOCK).single(strict=True)
        return Pending(*row.values()) if row["document"] is not None else None

    def hash(self, document: str) -> str | None:
        """The content hash of a document, None where it is not in the graph."""
        row = self._tx.run("MATCH (d:WhometDocument {id: $id}) RETURN d.hash AS hash", id=document).single()
        return row["hash"] if row else None

    def records(self, document: str) -> DocumentRecords | None:
        if document not in self._documents:
            self._documents[document] = document_of(document, self._tx.run(DOCUMENT, id=document).single())
        return self._documents[document]

    def versions(self, document: str) -> list[Unit]:
        records = self.records(document)
        return versions_of(records.records) if records else []

    def mentioning(self, label: str, ids: Sequence[str]) -> dict[Key, set[str]]:
        """The documents that mention each of these nodes, as the graph has it now."""
        documents: dict[Key, set[str]] = defaultdict(set)
        for row in self._tx.run(_MENTIONING.format(label=label), ids=ids):
            documents[Key(label, row["id"])].add(row["document"])
        return documents

    def clusters(self) -> Clusters:
        return cluster(decisions_of(self._tx.run(DECISIONS)))

    def states(self, keys: Sequence[Key]) -> dict[Key, State]:
        """Of each of these things that is in the graph, the state."""
        text = (
            "UNWIND $keys AS key MATCH (u:WhometUnit {key: key})"
            " RETURN u.label AS label, u.id AS id, u.body AS body, u.generation AS generation"
        )
        rows = self._tx.run(text, keys=[_unit_key(key) for key in keys])
        return {Key(row["label"], row["id"]): State(_unit(row["body"]), row["generation"]) for row in rows}

    def write(self, work: Work) -> None:
        rows = [{"id": d.document, "hash": d.hash, "records": pack(d.records)} for d in work.documents]
        self._run("MERGE (d:WhometDocument {id: row.id}) SET d.hash = row.hash, d.records = row.records", rows)
        self._run("MATCH (d:WhometDocument {id: row.id}) DELETE d", [{"id": id_} for id_ in work.retracted])
        rows = [{"id": decision_id(d), "body": canonical_json(d)} for d in work.decisions]
        self._run("MERGE (d:WhometDecision {id: row.id}) SET d.body = row.body", rows)
        rows = [{"id": decision_id(d)} for d in work.forgotten]
        self._run("MATCH (d:WhometDecision {id: row.id}) DELETE d", rows)

    def write_units(self, units: Iterable[Unit], generation: int | None = None) -> None:
        """Keep what was chosen; its nodes stand by now, and its relationships."""
        rows = [{**_unit_row(unit.key, generation), "body": _packed(unit)} for unit in units]
        self._write_unit_rows(rows)

    def write_bare(self, keys: Iterable[Key], generation: int | None = None) -> None:
        """Keep that nodes stand without relationships."""
        self._write_unit_rows([{**_unit_row(key, generation), "body": None} for key in keys])

    def delete_units(self, keys: Iterable[Key]) -> None:
        rows = [{"key": _unit_key(key)} for key in keys]
        self._run("MATCH (u:WhometUnit {key: row.key}) DELETE u", rows)

    def begin(self, document: str, coming: DocumentRecords | None) -> Pending:
        """Keep what the document is to say, None where it is to go. The lock must be held."""
        row = self._tx.run(
            _BEGIN,
            document=document,
            hash=coming and coming.hash,
            records=coming and pack(coming.records),
        ).single(strict=True)
        return Pending(document, row["generation"])

    def coming(self, pending: Pending) -> DocumentRecords | None:
        """What the document is to say; None where it is to go."""
        row = self._tx.run(_COMING).single(strict=True)
        return document_of(pending.document, row if row["records"] is not None else None)

    def turn_back(self) -> None:
        """From now on what was written of the document is to be taken back."""
        self._tx.run(_TURN_BACK).consume()

    def end(self) -> None:
        """Nothing is left to be done of the document."""
        self._tx.run(_END).consume()

    def _write_unit_rows(self, rows: Sequence[Mapping[str, Any]]) -> None:
        text = "MERGE (u:WhometUnit {key: row.key}) SET u.label = row.label, u.id = row.id, u.body = row.body"
        self._run(f"{text}, u.generation = row.generation", rows)

    def _run(self, text: str, rows: Sequence[Mapping[str, Any]]) -> None:
        if rows:
            self._tx.run(f"UNWIND $rows AS row {text}", rows=rows).consume()


def decisions_of(rows: Iterable[Any]) -> list[SameAsRecord]:
    """The decisions that DECISIONS found, the oldest first."""
    records = [parse(row["body"]) for row in rows]
    return sorted((r for r in records if isinstance(r, SameAsRecord)), key=lambda r: (r.decided, r.id))


def document_of(id_: str, row: Any) -> DocumentRecords | None:
    """What DOCUMENT found of a document."""
    return DocumentRecords(id_, row["hash"], unpack(row["records"])) if row else None


def _unit_key(key: Key) -> str:
    return f"{key.label}|{key.id}"


def _unit_row(key: Key, generation: int | None) -> dict[str, Any]:
    return {"key": _unit_key(key), "label": key.label, "id": key.id, "generation": generation}


def _packed(unit: Unit) -> bytes:
    return zlib.compress(to_json(unit).encode())


def _unit(body: bytes | None) -> Unit | None:
    return None if body is None else from_json(zlib.decompress(body).decode())
