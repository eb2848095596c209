"""What a writing transaction knows of the ledger: the records of documents, the decisions, what was chosen."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from neo4j import Transaction

from loader.errors import NotAllowed, StoreUnreadable
from loader.identity.clusters import Clusters, cluster
from loader.mapping import VERSION, Key, Unit, Versions, from_json, said_by, teller, versions_of
from loader.records import DocumentRecords, SameAsRecord, canonical_json, parse
from loader.stores.base import older
from loader.stores.codec import as_bytes, decision_id, pack, unpacked
from loader.stores.neo4j.foreseen import Foreseen, packed
from loader.stores.neo4j.spelling import READ_STRINGS, strings
from loader.stores.neo4j.statements import AS_TOLD, FORMAT, READ_FORMATS
from loader.stores.neo4j.values import Rows

__all__ = [
    "DECISIONS",
    "DOCUMENT",
    "SOURCES",
    "STATE",
    "UNFINISHED",
    "Edition",
    "Ledger",
    "Pending",
    "State",
    "Work",
    "decisions_of",
    "document_of",
    "edition_of",
]

DECISIONS = "MATCH (d:WhometDecision) RETURN d.body AS body"
DOCUMENT = "MATCH (d:WhometDocument {id: $id}) RETURN d.hash AS hash, d.records AS records, d.origin AS origin"
_DOCUMENTS = (
    "UNWIND $ids AS id MATCH (d:WhometDocument {id: id})"
    " RETURN id, d.hash AS hash, d.records AS records, d.origin AS origin"
)
SOURCES = (
    "MATCH (d:WhometDocument) WHERE d.source IS NOT NULL RETURN d.id AS id, d.source AS source, d.origin AS origin"
)
"""`source` ends with the origin that the document had then: a release that knows nothing of it leaves it as it was."""
UNFINISHED = "MATCH (s:WhometLedger|WhometStore) WHERE s.pending IS NOT NULL RETURN s.pending AS document"
"""The document that is written in portions and not whole yet, if there is one."""

STATE = (
    "OPTIONAL MATCH (old:WhometStore) WITH count(old) > 0 AS old"
    " OPTIONAL MATCH (s:WhometLedger {id: 'whomet'})"
    " RETURN s IS NOT NULL OR old AS there, old, s.format AS format, s.mapping AS mapping, s.rebuilding AS rebuilding"
)
"""Of which versions the graph is; see `edition_of`."""

_LOCK = (
    "OPTIONAL MATCH (old:WhometStore) WITH count(old) > 0 AS old"
    " MERGE (s:WhometLedger {id: 'whomet'})"
    " ON CREATE SET s.format = $format, s.mapping = CASE WHEN old THEN 1 ELSE $mapping END"
    " SET s.writes = coalesce(s.writes, 0) + 1"
    " RETURN s.pending AS document, s.generation AS generation, s.undo AS undo,"
    " true AS there, old, s.format AS format, s.mapping AS mapping, s.rebuilding AS rebuilding"
)
_BEGIN_AGAIN = (
    "MATCH (s:WhometLedger {id: 'whomet'}) OPTIONAL MATCH (old:WhometStore)"
    " WITH s, old LIMIT 1"
    " SET s.pending = coalesce(s.pending, old.pending), s.pending_hash = coalesce(s.pending_hash, old.pending_hash),"
    " s.pending_records = coalesce(s.pending_records, old.pending_records), s.undo = coalesce(s.undo, old.undo),"
    " s.rebuilt = CASE WHEN s.rebuilding = $mapping THEN s.rebuilt ELSE 0 END,"
    " s.format = $format, s.rebuilding = $mapping"
    " RETURN s.pending AS document, s.undo AS undo"
)
_END_AGAIN = (
    "MATCH (s:WhometLedger {id: 'whomet'}) SET s.mapping = $mapping, s.format = $format REMOVE s.rebuilding, s.rebuilt"
    " WITH s OPTIONAL MATCH (old:WhometStore) DELETE old"
)
_REBUILT = "MATCH (s:WhometLedger {id: 'whomet'}) RETURN coalesce(s.rebuilt, 0) AS portions"
_SET_REBUILT = "MATCH (s:WhometLedger {id: 'whomet'}) SET s.rebuilt = $portions"
_BEGIN = (
    "MATCH (s:WhometLedger {id: 'whomet'}) SET s.pending = $document, s.pending_hash = $hash,"
    " s.pending_records = $records, s.pending_origin = $origin, s.generation = s.writes, s.undo = false"
    " RETURN s.generation AS generation"
)
_COMING = (
    "MATCH (s:WhometLedger {id: 'whomet'}) RETURN s.pending_hash AS hash, s.pending_records AS records,"
    " s.pending_origin AS origin"
)
_TURN_BACK = "MATCH (s:WhometLedger {id: 'whomet'}) SET s.undo = true"
_END = (
    "MATCH (s:WhometLedger {id: 'whomet'}) REMOVE s.pending, s.pending_hash, s.pending_records,"
    " s.pending_origin, s.generation, s.undo"
)
_STATES = (
    "UNWIND $keys AS key MATCH (u:WhometUnit {key: key}) RETURN collect([u.label, u.id, u.body, u.generation]) AS found"
)
"""All of them as one row: for each row of its own a driver waits once more."""

_UNITS = (
    f"WITH {READ_STRINGS.format('$rows[0]')} AS keys, $rows[1] AS bodies UNWIND range(0, size(keys) - 1) AS at"
    " WITH keys[at] AS key, bodies[at] AS body, head(split(keys[at], '|')) AS label"
    " WITH key, body, label, substring(key, size(label) + 1) AS id "
)
"""How a statement begins that is given the keys of units as one text, and their bodies."""
_CREATE_UNITS = f"{_UNITS} CREATE (u:WhometUnit {{key: key, label: label, id: id, body: body}})"
_WRITE_UNITS = (
    f"{_UNITS} MERGE (u:WhometUnit {{key: key}}) ON CREATE SET u.label = label, u.id = id"
    " SET u.body = body, u.generation = $generation"
)
_MENTIONING = "UNWIND $ids AS id MATCH (n:{label} {{id: id}})<-[:MENTIONS]-(d:Document) RETURN id, d.id AS document"


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be written: documents in the place of what they said, documents to take out, decisions to add,
    decisions to take back; `units` are what each of the documents says of each thing, `foreseen` is what is known of
    that by now."""

    documents: Sequence[DocumentRecords] = ()
    retracted: Sequence[str] = ()
    decisions: Sequence[SameAsRecord] = ()
    forgotten: Sequence[SameAsRecord] = ()
    units: Mapping[str, Sequence[Unit]] = field(default_factory=dict)
    foreseen: Foreseen = field(default_factory=Foreseen)

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


@dataclass(frozen=True, slots=True)
class Edition:
    """Of which versions a graph is, and whether it is being made anew."""

    format: int = FORMAT
    mapping: int = VERSION
    rebuilding: bool = False

    @property
    def is_current(self) -> bool:
        return self.format in READ_FORMATS and self.mapping == VERSION and not self.rebuilding

    @property
    def is_newer(self) -> bool:
        return self.format > FORMAT or self.mapping > VERSION

    def remark(self) -> tuple[str, str] | None:
        """What to say of the graph, and the remedy, if there is anything to be said."""
        if self.is_newer:
            return (
                f"the graph was made by a newer whomet (graph {self.mapping}, this one makes {VERSION})",
                "bring whomet up to date",
            )
        if self.rebuilding:
            return (
                "the graph is being made anew, or that stopped midway: a part of it is as it was before",
                "`whomet rebuild` goes on with it",
            )
        return None if self.is_current else older(self.mapping, VERSION)


def edition_of(row: Any) -> Edition:
    """What STATE found; the present versions where there is no graph yet."""
    if row is None or not row["there"]:
        return Edition()
    if row["old"]:  # written by release 0.1, perhaps after a newer one had made the graph anew
        return Edition(1, 1, row["rebuilding"] is not None)
    return Edition(row["format"] or 1, row["mapping"] or 1, row["rebuilding"] is not None)


class Ledger:
    """The ledger as it was before the transaction; each document is read once. `documents` are those read before,
    where nobody can have changed them since."""

    def __init__(self, tx: Transaction, documents: MutableMapping[str, DocumentRecords | None] | None = None) -> None:
        self._tx = tx
        self._documents = {} if documents is None else documents

    def lock(self) -> Pending | None:
        """Wait until nobody else writes, and keep it so; the document that is still to be finished, if one is. Raises
        NotAllowed where another version made the graph, or it is being made anew."""
        row = self._lock()
        remark = edition_of(row).remark()
        if remark is not None:
            raise NotAllowed(remark[0], remedy=remark[1])
        return Pending(row["document"], row["generation"], row["undo"]) if row["document"] is not None else None

    def wait(self) -> None:
        """Wait until nobody else writes."""
        self._tx.run("MATCH (s:WhometLedger {id: 'whomet'}) SET s.writes = s.writes").consume()

    def _lock(self) -> Any:
        return self._tx.run(_LOCK, format=FORMAT, mapping=VERSION).single(strict=True)

    def lock_to_rebuild(self) -> tuple[Edition, int]:
        """The same for whoever makes the graph anew, whatever version it is of; how far that has come."""
        edition = edition_of(self._lock())
        if edition.is_newer:
            raise StoreUnreadable(f"made by a newer whomet (graph {edition.mapping})", remedy="bring whomet up to date")
        return edition, int(self._tx.run(_REBUILT).single(strict=True)["portions"])

    def begin_to_rebuild(self) -> None:
        """From now on nobody else writes. A document that was half written counts as written, unless the server had
        refused it: the graph is made of the ledger, whatever it holds now."""
        row = self._tx.run(_BEGIN_AGAIN, format=FORMAT, mapping=VERSION).single(strict=True)
        if row["document"] is not None:
            coming = None if row["undo"] else self.coming(Pending(row["document"], 0))
            if not row["undo"]:
                self.write(Work(documents=[coming]) if coming else Work(retracted=[row["document"]]))
            self.end()

    def rebuilt(self, portions: int) -> None:
        """Keep how far it has come."""
        self._tx.run(_SET_REBUILT, portions=portions).consume()

    def end_of_rebuild(self) -> None:
        """The graph is of the present version."""
        self._tx.run(_END_AGAIN, format=FORMAT, mapping=VERSION).consume()

    def hash(self, document: str) -> str | None:
        """The content hash of a document, None where it is not in the graph."""
        row = self._tx.run("MATCH (d:WhometDocument {id: $id}) RETURN d.hash AS hash", id=document).single()
        return row["hash"] if row else None

    def records(self, document: str) -> DocumentRecords | None:
        if document not in self._documents:
            self._documents[document] = document_of(document, self._tx.run(DOCUMENT, id=document).single())
        return self._documents[document]

    def read(self, documents: Iterable[str]) -> None:
        """Read all of these documents at once; `records` of one that is not there is asked for no more."""
        unread = [document for document in documents if document not in self._documents]
        found: dict[str, DocumentRecords | None] = dict.fromkeys(unread)
        for row in self._tx.run(_DOCUMENTS, ids=unread) if unread else ():
            found[row["id"]] = document_of(row["id"], row)
        self._documents.update(found)

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

    def states(self, keys: Sequence[Key], clusters: Clusters) -> dict[Key, State]:
        """Of each of these things that is in the graph, the state, where ids are one as they were by then."""
        (rows,) = self._tx.run(_STATES, keys=Rows(map(_unit_key, keys))).single(strict=True)
        found = {Key(label, id_): (body, generation) for label, id_, body, generation in rows}
        told = self._told([key for key, (body, _) in found.items() if body == AS_TOLD], clusters)
        return {key: State(told.get(key) or _unit(body), generation) for key, (body, generation) in found.items()}

    def _told(self, keys: Sequence[Key], clusters: Clusters) -> Versions:
        """What is said of things by the one document each that can speak of it."""
        documents, wanted = {document for key in keys if (document := teller(key)) is not None}, set(keys)
        self.read(documents)
        said = [said_by(self.versions(document), clusters) for document in documents]
        return {key: versions[key] for versions in said for key in versions.keys() & wanted}

    def write(self, work: Work) -> None:
        self._run(
            "MERGE (d:WhometDocument {id: row.id})"
            " SET d.hash = row.hash, d.records = row.records, d.origin = row.origin, d.source = row.source",
            [_document_row(document, work.foreseen) for document in work.documents],
        )
        self._run("MATCH (d:WhometDocument {id: row.id}) DELETE d", [{"id": id_} for id_ in work.retracted])
        rows = [{"id": decision_id(d), "body": canonical_json(d)} for d in work.decisions]
        self._run("MERGE (d:WhometDecision {id: row.id}) SET d.body = row.body", rows)
        rows = [{"id": decision_id(d)} for d in work.forgotten]
        self._run("MATCH (d:WhometDecision {id: row.id}) DELETE d", rows)

    def write_units(self, units: Iterable[Unit], generation: int | None = None) -> None:
        """Keep what was chosen; its nodes stand by now, and its relationships."""
        written = list(units)
        self._write_units(_WRITE_UNITS, [unit.key for unit in written], map(packed, written), generation=generation)

    def create_units(self, units: Sequence[Unit], foreseen: Foreseen) -> None:
        """The same for things that are new to the ledger."""
        self._write_units(_CREATE_UNITS, [unit.key for unit in units], map(foreseen.body, units))

    def write_bare(self, keys: Iterable[Key], generation: int | None = None) -> None:
        """Keep that nodes stand without relationships."""
        bare = list(keys)
        self._write_units(_WRITE_UNITS, bare, [None] * len(bare), generation=generation)

    def delete_units(self, keys: Iterable[Key]) -> None:
        rows = [{"key": _unit_key(key)} for key in keys]
        self._run("MATCH (u:WhometUnit {key: row.key}) DELETE u", rows)

    def begin(self, document: str, coming: DocumentRecords | None) -> Pending:
        """Keep what the document is to say, None where it is to go. The lock must be held."""
        row = self._tx.run(
            _BEGIN,
            document=document,
            hash=coming and coming.hash,
            records=coming and pack(coming),
            origin=(coming and coming.origin) or None,
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

    def _write_units(self, text: str, keys: Sequence[Key], bodies: Iterable[bytes | None], **more: int | None) -> None:
        if keys:
            rows = Rows([strings(list(map(_unit_key, keys))), Rows(bodies)])
            self._tx.run(text, {"rows": rows, **more}).consume()

    def _run(self, text: str, rows: Sequence[Any]) -> None:
        if rows:
            self._tx.run(f"UNWIND $rows AS row {text}", rows=Rows(rows)).consume()


def decisions_of(rows: Iterable[Any]) -> list[SameAsRecord]:
    """The decisions that DECISIONS found, the oldest first."""
    records = [parse(row["body"]) for row in rows]
    return sorted((r for r in records if isinstance(r, SameAsRecord)), key=lambda r: (r.decided, r.id))


def document_of(id_: str, row: Any) -> DocumentRecords | None:
    """What DOCUMENT found of a document. Raises StoreUnreadable where that is not what was written."""
    if not row:
        return None
    try:
        return unpacked(id_, row["hash"], as_bytes(row["records"]), row["origin"] or "")
    except (zlib.error, ValueError, TypeError) as error:
        raise StoreUnreadable(
            f"what the ledger holds of document {id_!r} is damaged",
            remedy="`whomet rebuild` makes the graph anew without it, and then it can be loaded again",
        ) from error


def _document_row(document: DocumentRecords, foreseen: Foreseen) -> dict[str, Any]:
    return {
        "id": document.document,
        "hash": document.hash,
        "records": foreseen.packed_records(document),
        "origin": document.origin or None,
        "source": f"{document.source} {document.origin}" if document.source and document.origin else None,
    }


def _unit_key(key: Key) -> str:
    return f"{key.label}|{key.id}"


def _unit(body: str | bytes | None) -> Unit | None:
    return None if body is None else from_json(zlib.decompress(as_bytes(body)))
