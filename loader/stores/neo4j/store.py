"""The store in a Neo4j server: the right choice to explore in Neo4j Browser, and for several people at once.

Writers take turns: each transaction takes the lock of the database's one WhometStore node first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import inf
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from neo4j import READ_ACCESS, WRITE_ACCESS, Session, Transaction
from neo4j.exceptions import ClientError, DatabaseError, Neo4jError

from loader import canonical
from loader.ahead import give_way
from loader.cypher.ast.nodes import Language
from loader.errors import (
    LoadStopped,
    NotAllowed,
    Refused,
    StoreError,
    StoreLocked,
    StoreUnreadable,
    TooLarge,
    UsageError,
    WhometError,
)
from loader.graph import Node, Relationship, Value
from loader.identity.clusters import Clusters, cluster
from loader.mapping import Key, Unit, versions_of
from loader.progress import Progress, told_of
from loader.records import DocumentRecords, SameAsRecord
from loader.result import Result
from loader.schema import LABELS, RELATIONSHIPS, SECOND_LABELS
from loader.settings import Settings
from loader.stores.base import Closing, Kept, Rebuilt, Removal, Stats
from loader.stores.embedded.rebuilding import counted, fill
from loader.stores.embedded.store import EmbeddedStore
from loader.stores.graph import build
from loader.stores.neo4j.beforehand import strangers
from loader.stores.neo4j.connection import Neo4jConnection
from loader.stores.neo4j.constraints import Constraints
from loader.stores.neo4j.difference import detach, kept_by
from loader.stores.neo4j.errors import has_stopped, timed_out, translate, translated, worth_another_try
from loader.stores.neo4j.foreseen import Foreseen, foresee
from loader.stores.neo4j.interrupts import held_back, interrupted
from loader.stores.neo4j.large_documents import finish
from loader.stores.neo4j.ledger import (
    DECISIONS,
    DOCUMENT,
    SOURCES,
    STATE,
    UNFINISHED,
    Edition,
    Ledger,
    Pending,
    Work,
    decisions_of,
    document_of,
    edition_of,
)
from loader.stores.neo4j.rebuilding import rebuild
from loader.stores.neo4j.statements import HOLDING
from loader.stores.neo4j.transactions import OWN, WRITERS, commit
from loader.stores.neo4j.write import Outcome, RolledBack, foretell, is_done, perform
from loader.stores.waiting import told_while_waiting

if TYPE_CHECKING:
    from networkx import MultiDiGraph

__all__ = ["Neo4jStore"]

THINGS_AT_ONCE = 2_000
"""A graph of an older version is made anew by the way where it has no more things than this: some seconds' work."""
RECORDS_A_TRANSACTION = 4_000
"""A document of which more come and go is written in portions, so that a small server has the memory for it."""
_TOGETHER = 3
"""Of several documents so many times as many: where a server has not the memory for it, they are tried in halves."""
_KEPT_IN_MIND = 50_000
"""So many things that documents speak of are known together."""
SLOW_AFTER = 30.0
"""Seconds after which a server is said to be slow though nobody else writes: a full transaction takes some."""
_T = TypeVar("_T")
_OWN_LABELS = frozenset({*LABELS, *SECOND_LABELS})


class _Step(Protocol):
    """Does work in a transaction, of so many records at most."""

    def __call__(self, tx: Transaction, records: float, *, trusting: bool) -> Outcome: ...


class _Undone(RolledBack):
    """Carries what a transaction would have done out of one that is not to do it."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self.outcome = outcome


class Neo4jStore(Closing):
    """A graph in one database of a server. Safe to share between threads.

    A database that holds nodes of somebody else's is refused for writing with NotAllowed, unless `into_existing`; even
    then only what came from records is ever changed or removed.
    """

    path = None
    is_served = True

    def __init__(self, settings: Settings, *, into_existing: bool = False) -> None:
        self._connection = Neo4jConnection(settings)
        self._settings = settings
        self._into_existing = into_existing
        self._prepared = False
        self._foreseen: dict[str, tuple[str, Sequence[Unit], Foreseen]] = {}
        self._spoken_of: set[Key] = set()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._settings.uri}, {self._settings.database})"

    @property
    def place(self) -> str:
        return f"the database {self._settings.database!r} at {self._settings.uri}"

    def close(self) -> None:
        self._connection.close()

    def hashes(self) -> dict[str, str]:
        rows = self._rows("MATCH (d:WhometDocument) RETURN d.id AS id, d.hash AS hash")
        return {row["id"]: row["hash"] for row in rows}

    def origins(self) -> dict[str, str]:
        rows = self._rows("MATCH (d:WhometDocument) WHERE d.origin IS NOT NULL RETURN d.id AS id, d.origin AS origin")
        return {row["id"]: row["origin"] for row in rows}

    def sources(self) -> dict[str, str]:
        rows = self._rows(SOURCES)
        told = ((row["id"], row["source"].rpartition(" "), row["origin"]) for row in rows)
        return {id_: source for id_, (source, _, origin), stands in told if origin == stands}

    def documents(self) -> Iterator[DocumentRecords]:
        text = (
            "MATCH (d:WhometDocument) WHERE d.id >= ''"  # so that the index gives them in order
            " RETURN d.id AS id, d.hash AS hash, d.records AS records, d.origin AS origin ORDER BY id"
        )
        for row in told_of(self._stream(text), lambda: self._count("MATCH (d:WhometDocument)"), 1):
            found = document_of(row["id"], row)
            if found is not None:
                yield found

    def records_of(self, document: str) -> DocumentRecords | None:
        rows = self._rows(DOCUMENT, id=document)
        return document_of(document, rows[0] if rows else None)

    def unfinished(self) -> str | None:
        rows = self._rows(UNFINISHED)
        return rows[0]["document"] if rows else None

    def outdated(self) -> tuple[str, str] | None:
        return self._edition().remark()

    def _edition(self) -> Edition:
        rows = self._rows(STATE)
        return edition_of(rows[0] if rows else None)

    def rebuild(self, progress: Progress | None = None) -> Rebuilt:
        self._make_ready()
        return rebuild(self._transact, self._stream, progress)

    def ledger(self, progress: Progress | None = None) -> EmbeddedStore:
        """The graph that the records and decisions come to, in an embedded store in the temporary folder."""
        fresh = EmbeddedStore(None)
        try:
            fill(fresh, self.documents(), self.decisions(), counted(progress, len(self.hashes())))
        except BaseException:
            fresh.close()
            raise
        return fresh

    def decisions(self) -> list[SameAsRecord]:
        return decisions_of(self._rows(DECISIONS))

    def clusters(self) -> Clusters:
        return cluster(self.decisions())

    def foresee(self, document: DocumentRecords) -> None:
        give_way()
        self._foreseen[document.document] = document.hash, *foresee(document, self._is_new)

    def _is_new(self, key: Key) -> bool:
        """Whether none of the last documents that were foreseen speaks of a thing."""
        if len(self._spoken_of) > _KEPT_IN_MIND:
            self._spoken_of.clear()
        before = len(self._spoken_of)
        self._spoken_of.add(key)
        return len(self._spoken_of) > before

    def check(self, documents: Sequence[str]) -> None:
        pass

    def _work(self, documents: Sequence[DocumentRecords], decisions: Sequence[SameAsRecord]) -> Work:
        units, foreseen = {}, Foreseen()
        for document in documents:
            hash_, known, more = self._foreseen.pop(document.document, ("", (), Foreseen()))
            if hash_ == document.hash:
                foreseen.take_in(more)
            units[document.document] = known if hash_ == document.hash else versions_of(document.records)
        return Work(documents=documents, decisions=decisions, units=units, foreseen=foreseen)

    def replace(
        self,
        documents: Sequence[DocumentRecords],
        decisions: Sequence[SameAsRecord] = (),
        *,
        dry_run: bool = False,
        progress: Progress | None = None,
    ) -> Removal:
        work = self._work(documents, decisions)
        return self._try(lambda tx: perform(tx, work, inf)) if dry_run else self._write(work, progress)

    def retract(self, document: str, *, dry_run: bool = False, progress: Progress | None = None) -> Removal:
        if dry_run:
            return self._try(lambda tx: foretell(tx, document))
        foreseen: list[Removal] = []
        work = Work(retracted=[document])
        try:
            return self._write(work, progress, foreseen)
        except LoadStopped:
            if not foreseen:
                raise
            return self._retract_again(work, foreseen[-1])

    def _retract_again(self, work: Work, foreseen: Removal) -> Removal:
        """After the answer to COMMIT was lost. This waits for the lock, and so for the end of the first attempt: where
        the document is gone by then, that attempt did it."""
        try:
            return self._write(work)
        except UsageError:
            return foreseen

    def kept(self) -> tuple[Kept, ...]:
        return tuple(map(kept_by, self._rows(HOLDING)))

    def detach(self, kept: Iterable[Kept]) -> Removal:
        keys = sorted({f"{one.label}|{one.id}" for one in kept})
        return self._transact(lambda tx: detach(tx, keys))

    def forget(self, decisions: Sequence[SameAsRecord]) -> None:
        self._write(Work(forgotten=decisions))

    def read(
        self,
        text: str,
        parameters: Mapping[str, Value] | None = None,
        *,
        seconds: float | None = None,
        rows: int | None = None,
        language: Language | None = None,
    ) -> Result:
        return self._connection.read(text, parameters, seconds=seconds, rows=rows, language=language)

    def to_networkx(self) -> MultiDiGraph[str]:
        return build(told_of(self._all_nodes(), self._count_nodes), told_of(self._placed(), self._count_relationships))

    def lines(self) -> Iterator[str]:
        for _, node in told_of(self._all_nodes(), self._count_nodes):
            yield canonical.node_line(node)
        for relationship, _, _ in told_of(self._placed(), self._count_relationships):
            yield canonical.relationship_line(relationship)

    def stats(self) -> Stats:
        nodes = {label: self._count(f"MATCH (u:WhometUnit {{label: '{label}'}})") for label in LABELS}
        placed = told_of(self._placed(), self._count_relationships)
        relationships = Counter(relationship.type for relationship, _, _ in placed)
        documents = records = waiting = 0
        for document in self.documents():
            documents += 1
            records += len(document.records)
            waiting += sum(record.review == "unreviewed" for record in document.records)
        return Stats(
            {label: count for label, count in nodes.items() if count},
            {type_: relationships[type_] for type_ in RELATIONSHIPS if relationships[type_]},
            documents,
            records,
            waiting,
            len(self.decisions()),
        )

    def _count(self, match: str) -> int:
        (row,) = self._rows(f"{match} RETURN count(*) AS count")
        return int(row["count"])

    def _count_nodes(self) -> int:
        return self._count("MATCH (u:WhometUnit)")

    def _count_relationships(self) -> int:
        """With those of somebody else that have a type of ours; a server knows of each type how many there are."""
        return sum(self._count(f"MATCH ()-[:{type_}]->()") for type_ in RELATIONSHIPS)

    def _all_nodes(self) -> Iterator[tuple[str, Node]]:
        return ((label, node) for label in LABELS for node in self._nodes(label))

    def _nodes(self, label: str) -> Iterator[Node]:
        """The nodes of one label that came from records, with our labels alone."""
        text = (
            f"MATCH (u:WhometUnit {{label: $label}}) MATCH (n:{label} {{id: u.id}})"
            " RETURN n.id AS id, labels(n) AS labels, properties(n) AS properties"
        )
        for row in self._stream(text, label=label):
            yield Node(row["id"], frozenset(row["labels"]) & _OWN_LABELS, row["properties"])

    def _placed(self) -> Iterator[tuple[Relationship, str, str]]:
        """The relationships that came from records: they bear the ids that we gave them, and both their ends are in the
        ledger. Somebody else's may have a type of ours, and an `id`. That is seen to here: a server takes seconds to
        plan the same question for each type."""
        ledger = {row["key"] for row in self._stream("MATCH (u:WhometUnit) RETURN u.key AS key")}
        for type_ in RELATIONSHIPS:
            text = (
                f"MATCH (a)-[r:{type_}]->(b) WHERE r.id IS NOT NULL RETURN a.id AS start, b.id AS end,"
                " properties(r) AS properties, [label IN labels(a) WHERE label IN $labels][0] AS start_label,"
                " [label IN labels(b) WHERE label IN $labels][0] AS end_label"
            )
            for row in self._stream(text, labels=list(LABELS)):
                start, end, properties = row["start"], row["end"], row["properties"]
                ends = {f"{row['start_label']}|{start}", f"{row['end_label']}|{end}"}
                if ends <= ledger and str(properties["id"]).startswith(f"{type_}|{start}|{end}|"):
                    relationship = Relationship(properties["id"], type_, start, end, properties)
                    yield relationship, row["start_label"], row["end_label"]

    def _rows(self, text: str, **parameters: Any) -> list[Any]:
        """All rows of a reading query; asked for once more where the connection was lost."""
        try:
            return list(self._stream(text, **parameters))
        except StoreError as error:
            if not worth_another_try(error.__cause__):
                raise
        return list(self._stream(text, **parameters))

    def _stream(self, text: str, **parameters: Any) -> Iterator[Any]:
        with translated(self._settings), self._session(READ_ACCESS) as session:
            yield from session.run(text, parameters)

    def _session(self, access: str) -> Session:
        return self._connection.driver.session(database=self._settings.database, default_access_mode=access)

    def _write(self, work: Work, progress: Progress | None = None, foreseen: list[Removal] | None = None) -> Removal:
        """Do it, and tell what went. `foreseen` gets that before each attempt to commit."""

        def step(tx: Transaction, records: float, *, trusting: bool) -> Outcome:
            outcome = perform(tx, work, records, trusting=trusting)
            if foreseen is not None and outcome.removal is not None:
                foreseen.append(outcome.removal)
            return outcome

        self._prepare()
        while True:
            removal, pending = self._perform(work, step)
            if pending is not None:
                self._finish(pending, own=removal is not None, progress=progress)
            if removal is not None and (pending is None or self._transact(lambda tx: is_done(tx, work))):
                return removal

    def _perform(self, work: Work, step: _Step) -> Outcome:
        """In one transaction; of a document that is too large for the server to take in one, the beginning."""
        try:
            return self._trustingly(step, RECORDS_A_TRANSACTION * (1 if work.is_one_document else _TOGETHER))
        except TooLarge:
            if not work.is_one_document:
                raise
            return self._transact(lambda tx: step(tx, 0, trusting=False))

    def _trustingly(self, step: _Step, records: int) -> Outcome:
        """As if nobody else had changed the graph; if somebody has, with a look at what is there."""
        try:
            return self._transact(lambda tx: step(tx, records, trusting=True))
        except Refused:
            return self._transact(lambda tx: step(tx, records, trusting=False))

    def _try(self, step: Callable[[Transaction], Outcome]) -> Removal:
        """What a step takes out of the graph that is then rolled back."""

        def undone(tx: Transaction) -> Outcome:
            raise _Undone(step(tx))

        self._prepare()
        while True:
            try:
                self._transact(undone)
            except _Undone as thrown:
                if thrown.outcome.removal is not None:
                    return thrown.outcome.removal
                if thrown.outcome.pending is not None:
                    self._finish(thrown.outcome.pending, own=False)

    def _finish(self, pending: Pending, *, own: bool, progress: Progress | None = None) -> None:
        """Finish a document that is written in portions. What the server refuses of one that somebody else began is
        taken back, and theirs to be told; what else goes wrong with it is not the fault of this work."""
        try:
            finish(self._transact, pending, progress)
        except Refused:
            if own:
                raise
        except TooLarge as error:
            if own:
                raise
            raise StoreError(f"document {pending.document} was begun and has to be finished first. {error}") from error

    def _transact(self, step: Callable[[Transaction], _T], /) -> _T:
        """Run a step in a transaction that writes, again where that may help; what it gives."""
        try:
            with held_back() as check_interrupt, told_while_waiting(self._waiting):
                if self._settings.wait is not None:
                    self._wait(self._settings.wait)
                return commit(lambda: self._session(WRITE_ACCESS), step, check_interrupt)
        except (RolledBack, WhometError):
            raise
        except Exception as error:
            if interrupted(error):
                raise KeyboardInterrupt from error
            raise self._refusal(error) from error

    def _wait(self, seconds: float) -> None:
        """Wait for the lock no longer than that; StoreLocked where it is not free by then. It is let go again."""
        try:
            with self._session(WRITE_ACCESS) as session, session.begin_transaction(timeout=seconds) as tx:
                Ledger(tx).wait()
                tx.rollback()
        except Neo4jError as error:
            if not timed_out(error):
                raise
            raise StoreLocked(
                f"{self._settings.uri}: {self._holder()} has been writing for {seconds:g} seconds",
                remedy="try again when that has ended",
            ) from error

    def _waiting(self, seconds: float) -> str | None:
        writers = self._writers()
        if writers == []:
            slow = f"{self._settings.uri}: the server takes long to answer; nobody else is writing"
            return slow if seconds >= SLOW_AFTER else None
        who = ", ".join(writers or ["the server, or for another writer"])
        return f"{self._settings.uri}: waiting for {who}, which is writing; --wait SECONDS ends that"

    def _holder(self) -> str:
        return ", ".join(self._writers() or ["another writer"])

    def _writers(self) -> list[str] | None:
        """Who else has the lock; None where the server does not tell us.

        Asked over a connection of its own: whoever waits may have got the lock and closed the store meanwhile.
        """
        try:
            with (
                translated(self._settings),
                Neo4jConnection(self._settings) as asking,
                asking.reading() as session,
            ):
                return [row["who"] for row in session.run(WRITERS, own=OWN)]
        except StoreError:
            return None

    def _refusal(self, error: Exception) -> WhometError:
        """A Refused where it is the data that the server will not have; else what `translate` makes of it."""
        found = translate(error, self._settings)
        if isinstance(found, NotAllowed) or has_stopped(error) or not isinstance(error, ClientError | DatabaseError):
            return found
        return Refused(str(error.message or error))

    def _prepare(self) -> None:
        """Before the first write: that the database is ours or may be shared, the constraints, and that the graph is of
        this version; a small one is made so."""
        if self._prepared:
            return
        self._make_ready()
        edition = self._edition()
        remark = edition.remark()
        if remark is not None:
            message, remedy = remark
            if edition.is_newer:
                raise StoreUnreadable(f"{self._settings.uri}: {message}", remedy=remedy)
            if self._count("MATCH (u:WhometUnit)") > THINGS_AT_ONCE:
                raise NotAllowed(f"{self._settings.uri}: {message}", remedy=remedy)
            rebuild(self._transact, self._stream)
        self._prepared = True

    def _make_ready(self) -> None:
        refusal = None if self._into_existing else strangers(self._rows, self.place)
        if refusal is not None:
            raise refusal
        with translated(self._settings), held_back() as check_interrupt:
            Constraints(lambda: self._session(WRITE_ACCESS), self._settings.uri or "").make(check_interrupt)
