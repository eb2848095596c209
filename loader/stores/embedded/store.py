"""The embedded store: one SQLite file, from which a networkx MultiDiGraph is built.

The right choice for work on one machine, up to some millions of relationships: it needs no server, and every write
is one transaction of SQLite, so that a crash leaves the file as it was before or as it is after.

    document   what was loaded, document by document (the ledger)
    decision   which ids are one
    version    what a document says of a thing, as `mapping.versions_of` gives it
    unit       what was chosen of a thing, with the node and relationships made of it
"""

from __future__ import annotations

import json
import os
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

import networkx as nx

from loader import canonical, cypher
from loader.errors import NotAllowed, StoreError, StoreLocked, StoreUnreadable, UsageError
from loader.graph import Relationship, Value
from loader.identity.clusters import Clusters, cluster
from loader.mapping import (
    Key,
    Unit,
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
from loader.records import DocumentRecords, SameAsRecord, canonical_json, parse
from loader.result import Result
from loader.stores.base import Closing, Removal, Stats
from loader.stores.codec import decision_id, pack, unpack
from loader.stores.graph import build

__all__ = ["FORMAT", "EmbeddedStore"]

FORMAT = 1
"""The version of the file format. A newer file is refused, an older one is read in full."""

_DAMAGE = (zlib.error, ValueError, LookupError, TypeError, AttributeError)
"""What reading back what was written raises where the bytes have changed and SQLite does not notice."""
_APPLICATION = 0x77686D74
_SCHEMA = """
CREATE TABLE document (id TEXT PRIMARY KEY, hash TEXT NOT NULL, records BLOB NOT NULL);
CREATE TABLE decision (id TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE version (
    label TEXT NOT NULL, id TEXT NOT NULL, document TEXT NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (label, id, document)
);
CREATE INDEX version_document ON version (document);
CREATE TABLE unit (
    label TEXT NOT NULL, id TEXT NOT NULL, body BLOB NOT NULL, node TEXT NOT NULL, relationships TEXT NOT NULL,
    PRIMARY KEY (label, id)
);
"""


class EmbeddedStore(Closing):
    """A graph in one file. Two may read it at once; of two that write, one waits for `patience` seconds and then
    gives up with StoreLocked."""

    def __init__(self, path: str | Path, *, must_exist: bool = False, patience: float = 10.0) -> None:
        """Open the file, or make it. Raises StoreUnreadable for a file that is no store of this version."""
        self.path = Path(path)
        if must_exist and not os.path.exists(self.path):  # noqa: PTH110 - Path.exists raises for a name that is too long
            raise StoreError(f"{self.path}: there is no graph here yet", remedy="make one with: whomet load RECORDS")
        self._graph: nx.MultiDiGraph[str] | None = None
        self._engine: cypher.Engine | None = None
        self._graph_version = -1
        with self._translated():
            self._db = sqlite3.connect(self.path, timeout=patience, isolation_level=None)
            try:
                self._prepare()
            except BaseException:
                self._db.close()
                raise

    def _prepare(self) -> None:
        if not self._db.execute("SELECT 1 FROM sqlite_master").fetchone():
            with self._writing():
                if not self._db.execute("SELECT 1 FROM sqlite_master").fetchone():  # nobody was faster
                    self._create()
        version = self._pragma("user_version")
        application = self._pragma("application_id")
        if application != _APPLICATION:
            raise StoreUnreadable(f"{self.path}: this is an SQLite file of another program", remedy="name another file")
        if version > FORMAT:
            raise StoreUnreadable(
                f"{self.path}: made by a newer whomet (format {version}, this one reads up to {FORMAT})",
                remedy="bring whomet up to date",
            )

    def _create(self) -> None:
        for statement in _SCHEMA.split(";"):
            self._db.execute(statement)
        self._db.execute(f"PRAGMA application_id = {_APPLICATION}")
        self._db.execute(f"PRAGMA user_version = {FORMAT}")

    def close(self) -> None:
        self._db.close()

    def hashes(self) -> dict[str, str]:
        with self._translated():
            return dict(self._db.execute("SELECT id, hash FROM document"))

    def documents(self) -> Iterator[DocumentRecords]:
        with self._reading():
            for id_, hash_, body in self._db.execute("SELECT id, hash, records FROM document ORDER BY id"):
                yield DocumentRecords(id_, hash_, unpack(body))

    def records_of(self, document: str) -> DocumentRecords | None:
        with self._reading():
            row = self._db.execute("SELECT hash, records FROM document WHERE id = ?", [document]).fetchone()
            return DocumentRecords(document, row[0], unpack(row[1])) if row else None

    def unfinished(self) -> None:
        """None: a document is always stored whole."""

    def decisions(self) -> list[SameAsRecord]:
        with self._reading():
            records = [parse(body) for (body,) in self._db.execute("SELECT body FROM decision ORDER BY id")]
        return sorted((r for r in records if isinstance(r, SameAsRecord)), key=lambda r: (r.decided, r.id))

    def clusters(self) -> Clusters:
        return cluster(self.decisions())

    def replace(
        self,
        documents: Sequence[DocumentRecords],
        decisions: Sequence[SameAsRecord] = (),
        *,
        dry_run: bool = False,
    ) -> None:
        with self._translated(), self._writing(undo=dry_run):
            before = self.clusters()
            for decision in decisions:
                row = (decision_id(decision), canonical_json(decision))
                self._db.execute("INSERT OR REPLACE INTO decision VALUES (?, ?)", row)
            gone = {document.document: self._remove(document.document) for document in documents}
            added = {document.document: self._add(document) for document in documents}
            self._rebuild(before, gone, added)

    def retract(self, document: str, *, dry_run: bool = False) -> Removal:
        with self._translated(), self._writing(undo=dry_run):
            if document not in self.hashes():
                absent = f"there is no document {document!r} in {self.path}"
                raise UsageError(f"{absent}: it was never loaded, or is retracted")
            clusters = self.clusters()
            gone = self._remove(document)
            keys = {graph_key(unit.key, clusters) for unit in gone}
            nodes, relationships = self._present(keys)
            self._rebuild(clusters, {document: gone}, {})
            nodes_left, relationships_left = self._present(keys)
        return Removal(len(nodes - nodes_left), len(relationships - relationships_left))

    def _present(self, keys: Iterable[Key]) -> tuple[set[Key], set[str]]:
        """Which of these things are in the graph, and the ids of the relationships that come with them."""
        nodes: set[Key] = set()
        relationships: set[str] = set()
        for key in keys:
            query = "SELECT relationships FROM unit WHERE label = ? AND id = ?"
            for (body,) in self._db.execute(query, key):
                nodes.add(key)
                relationships |= {json.loads(line)[0] for line, _, _ in json.loads(body)}
        return nodes, relationships

    def forget(self, decisions: Sequence[SameAsRecord]) -> None:
        with self._translated(), self._writing():
            before = self.clusters()
            self._db.executemany("DELETE FROM decision WHERE id = ?", [[decision_id(d)] for d in decisions])
            self._rebuild(before, {}, {})

    def read(
        self,
        text: str,
        parameters: Mapping[str, Value] | None = None,
        *,
        seconds: float | None = None,
        rows: int | None = None,
    ) -> Result:
        graph = self.to_networkx()
        if self._engine is None:
            self._engine = cypher.Engine(graph)
        return self._engine.query(text, parameters, seconds=seconds, rows=rows)

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """The graph, built anew if the file has changed. Treat it as read-only; `.copy()` is yours to change."""
        with self._reading():
            version = self._pragma("data_version")
            if self._graph is None or version != self._graph_version:
                self._graph = self._build()
                self._graph_version = version
                self._engine = None
        return self._graph

    def lines(self) -> Iterator[str]:
        with self._reading():
            for node, relationships in self._db.execute("SELECT node, relationships FROM unit"):
                yield node
                for line, _, _ in json.loads(relationships):
                    yield line

    def stats(self) -> Stats:
        with self._reading():
            return self._stats()

    def _stats(self) -> Stats:
        nodes: Counter[str] = Counter()
        relationships: Counter[str] = Counter()
        for label, body in self._db.execute("SELECT label, relationships FROM unit"):
            nodes[label] += 1
            relationships.update(json.loads(line)[1] for line, _, _ in json.loads(body))
        records = waiting = 0
        for document in self.documents():
            records += len(document.records)
            waiting += sum(record.review == "unreviewed" for record in document.records)
        (documents,) = self._db.execute("SELECT count(*) FROM document").fetchone()
        return Stats(dict(nodes), dict(relationships), documents, records, waiting, len(self.decisions()))

    def _pragma(self, name: str) -> int:
        (value,) = self._db.execute(f"PRAGMA {name}").fetchone()
        return int(value)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            name = getattr(error, "sqlite_errorname", None)
            if name is None:  # raised by Python about a value that it read
                raise self._damaged(error) from error
            if name in ("SQLITE_BUSY", "SQLITE_LOCKED"):
                raise StoreLocked(
                    f"{self.path}: another process is writing to it", remedy="try again when it has ended"
                ) from error
            raise self._trouble(name, error) from error
        except sqlite3.DatabaseError as error:
            raise self._damaged(error) from error

    def _trouble(self, name: str, error: Exception) -> StoreError:
        if name.startswith("SQLITE_READONLY"):
            return NotAllowed(
                f"{self.path}: the file or its folder may only be read", remedy="name another with --store"
            )
        if name.startswith("SQLITE_CANTOPEN"):
            return StoreError(
                f"{self.path}: cannot be opened or made", remedy="is it a file, in a folder that is there?"
            )
        if name in ("SQLITE_INTERRUPT", "SQLITE_NOMEM"):
            return StoreError(f"{self.path}: SQLite stopped ({error}); what was there before is unharmed")
        if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
            return StoreError(f"{self.path}: the disk is full or fails ({error}); what was there before is unharmed")
        return self._damaged(error)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            with self._translated():
                yield
        except _DAMAGE as error:
            raise self._damaged(error) from error

    def _damaged(self, error: Exception) -> StoreUnreadable:
        reason = ascii(str(error).partition("\n")[0][:100]).strip("'\"")
        return StoreUnreadable(f"{self.path}: not a graph of whomet, or damaged ({reason})")

    @contextmanager
    def _writing(self, *, undo: bool = False) -> Iterator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._db.execute("ROLLBACK" if undo else "COMMIT")
        except BaseException:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            raise
        self._graph = None

    def _remove(self, document: str) -> list[Unit]:
        """Take a document out of the ledger; what it said."""
        rows = self._db.execute("SELECT body FROM version WHERE document = ?", [document])
        said = [_unpacked(body) for (body,) in rows]
        self._db.execute("DELETE FROM version WHERE document = ?", [document])
        self._db.execute("DELETE FROM document WHERE id = ?", [document])
        return said

    def _add(self, document: DocumentRecords) -> list[Unit]:
        """Put a document into the ledger; what it says."""
        row = (document.document, document.hash, pack(document.records))
        self._db.execute("INSERT INTO document VALUES (?, ?, ?)", row)
        units = versions_of(document.records)
        rows = [(*unit.key, document.document, _packed(unit)) for unit in units]
        self._db.executemany("INSERT INTO version VALUES (?, ?, ?, ?)", rows)
        return units

    def _rebuild(self, before: Clusters, gone: Mapping[str, list[Unit]], added: Mapping[str, list[Unit]]) -> None:
        """Choose anew of every thing that was touched; of all things where ids have become one or two."""
        clusters = self.clusters()
        if clusters.canonical != before.canonical:
            self._db.execute("DELETE FROM unit")
            rows = self._db.execute("SELECT DISTINCT label, id FROM version").fetchall()
            for key in sorted({graph_key(Key(*row), clusters) for row in rows}):
                self._store(key, join_all(self._versions(key, clusters)))
            return
        left = {document: said_by(units, clusters) for document, units in gone.items()}
        new = {document: said_by(units, clusters) for document, units in added.items()}
        for key in sorted({key for said in (*left.values(), *new.values()) for key in said}):
            unit = choose_anew(key, self._chosen(key), left, new, lambda key: list(self._versions(key, clusters)))
            self._store(key, unit)

    def _chosen(self, key: Key) -> Unit | None:
        row = self._db.execute("SELECT body FROM unit WHERE label = ? AND id = ?", key).fetchone()
        return _unpacked(row[0]) if row else None

    def _store(self, key: Key, unit: Unit | None) -> None:
        if unit is None:
            self._db.execute("DELETE FROM unit WHERE label = ? AND id = ?", key)
            return
        node, relationships = emit(unit)
        lines = [[canonical.relationship_line(e.relationship), e.start_label, e.end_label] for e in relationships]
        row = (*key, _packed(unit), canonical.node_line(node), json.dumps(lines, ensure_ascii=False))
        self._db.execute("INSERT OR REPLACE INTO unit VALUES (?, ?, ?, ?, ?)", row)

    def _versions(self, key: Key, clusters: Clusters) -> Iterator[Unit]:
        """What each document says of a thing, under all the ids that it goes by."""
        ids = raw_ids(key, clusters)
        marks = ",".join("?" * len(ids))
        rows = self._db.execute(
            f"SELECT document, body FROM version WHERE label = ? AND id IN ({marks}) ORDER BY document",  # noqa: S608
            [key.label, *ids],
        )
        for _, same_document in groupby(rows, key=lambda row: row[0]):
            yield said_by((_unpacked(body) for _, body in same_document), clusters)[key]

    def _build(self) -> nx.MultiDiGraph[str]:
        """Nodes and relationships of one moment, whatever another process writes meanwhile."""
        if self._db.in_transaction:
            return self._build_now()
        self._db.execute("BEGIN")
        try:
            return self._build_now()
        finally:
            self._db.execute("ROLLBACK")

    def _build_now(self) -> nx.MultiDiGraph[str]:
        rows = self._db.execute("SELECT label, node FROM unit")
        nodes = ((label, canonical.read_node(line)) for label, line in rows)
        return build(nodes, self._placed())

    def _placed(self) -> Iterator[tuple[Relationship, str, str]]:
        for (body,) in self._db.execute("SELECT relationships FROM unit"):
            for line, start_label, end_label in json.loads(body):
                yield canonical.read_relationship(line), start_label, end_label


def _packed(unit: Unit) -> bytes:
    return zlib.compress(to_json(unit).encode(), level=1)


def _unpacked(body: bytes) -> Unit:
    return from_json(zlib.decompress(body).decode())
