"""The embedded store: one SQLite file, from which a networkx MultiDiGraph is built.

The right choice for work on one machine, up to some millions of relationships: it needs no server, and every write
is one transaction of SQLite, so that a crash leaves the file as it was before or as it is after.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.json import Decoder

from loader import cypher
from loader.cypher.ast.nodes import Language
from loader.cypher.collecting import seldom_collecting
from loader.errors import NotAllowed, UsageError
from loader.graph import Value
from loader.identity.clusters import Clusters, cluster
from loader.mapping.version import VERSION
from loader.progress import Progress
from loader.result import Result
from loader.stores.base import Closing, Kept, Rebuilt, Removal, Stats, older
from loader.stores.embedded import choosing, opening, rebuilding
from loader.stores.embedded.file import StoreFile
from loader.stores.embedded.tables import Tables, sound

if TYPE_CHECKING:
    import networkx as nx

    from loader.mapping import Unit
    from loader.records import DocumentRecords, SameAsRecord

__all__ = ["EmbeddedStore"]

_DECODER = Decoder(list[tuple[str, str, str]])
THINGS_AT_ONCE = 2_000
"""A graph of an older version is made anew by the way where it has no more things than this: some seconds' work."""


class EmbeddedStore(Closing):
    """A graph in one file. Two may read it at once; of two that write, one waits for `patience` seconds and then
    gives up with StoreLocked.

    A small graph that an older version made is read as this version makes it, and written so with the next change. Of a
    large one `rebuild` does that; until then it is read as it is, and not changed.
    """

    def __init__(
        self,
        path: str | Path | None,
        *,
        must_exist: bool = False,
        patience: float = 10.0,
        memory: int | None = None,
    ) -> None:
        """Open the file, or make it; without a path one in the temporary folder, which goes in the end. A query may
        make the process grow by so many bytes of `memory`. Raises StoreUnreadable for a file that is no store of this
        version or an older one."""
        if str(path) == ":memory:":
            raise UsageError("':memory:' names no file, and what is loaded there would be lost", remedy="name a file")
        self.path = None if path is None else Path(path)
        self._file = StoreFile(self.path, must_exist=must_exist, patience=patience)
        self._db = self._file.db
        self._anew: EmbeddedStore | None = None
        self._engine: cypher.Engine | None = None
        self._memory = memory
        self._seen = -1
        self._totals_compared = False

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.path})"

    @property
    def place(self) -> str:
        return "a temporary file" if self.path is None else f"the file {self.path}"

    def close(self) -> None:
        self._forget_what_was_read()
        self._file.close()

    def hashes(self) -> dict[str, str]:
        with self._reading() as tables:
            return tables.hashes()

    def origins(self) -> dict[str, str]:
        return {}

    def sources(self) -> dict[str, str]:
        return {}

    def documents(self) -> Iterator[DocumentRecords]:
        with self._reading() as tables:
            yield from tables.documents()

    def records_of(self, document: str) -> DocumentRecords | None:
        with self._reading() as tables:
            return tables.document(document)

    def unfinished(self) -> None:
        """None: a document is always stored whole."""

    def outdated(self) -> tuple[str, str] | None:
        with self._file.translated():
            return None if self._file.is_current or self._is_small() else older(self._file.mapping, VERSION)

    def decisions(self) -> list[SameAsRecord]:
        with self._reading() as tables:
            return tables.decisions()

    def clusters(self) -> Clusters:
        return cluster(self.decisions())

    is_served = False

    def foresee(self, document: DocumentRecords) -> None:
        pass

    def check(self, documents: Sequence[str]) -> None:
        with self._file.translated(), self._file.snapshot():
            if not self._file.is_sealed:
                return  # nothing says what was written
            self._file.check()
            tables = self._tables()
            if not self._totals_compared:
                tables.compare_totals()
                self._totals_compared = True
            tables.compare(documents, cluster(tables.decisions()))

    def replace(
        self,
        documents: Sequence[DocumentRecords],
        decisions: Sequence[SameAsRecord] = (),
        *,
        dry_run: bool = False,
        progress: Progress | None = None,
    ) -> Removal:
        whole = sum(len(document.records) for document in documents)

        def tell(share: float) -> None:
            if progress is not None:
                progress(int(share * whole), whole)

        with self._writing(undo=dry_run) as tables:
            choosing.put(tables, documents, decisions, tell)
        return Removal(0, 0)

    def retract(
        self,
        document: str,
        *,
        dry_run: bool = False,
        progress: Progress | None = None,  # noqa: ARG002 - a file is written at once
    ) -> Removal:
        with self._writing(undo=dry_run) as tables:
            if document not in tables.hashes():
                absent = f"there is no document {document!r} in {self.path}"
                raise UsageError(f"{absent}: it was never loaded, or is retracted")
            return choosing.take_out(tables, document)

    def kept(self) -> tuple[Kept, ...]:
        return ()  # nobody can draw in a file

    def detach(self, kept: Iterable[Kept]) -> Removal:
        if list(kept):
            raise UsageError(f"{self.place} holds nothing that somebody else has drawn")
        return Removal(0, 0)

    def forget(self, decisions: Sequence[SameAsRecord]) -> None:
        with self._writing() as tables:
            choosing.forget(tables, decisions)

    @classmethod
    def rebuild_file(cls, path: Path, progress: Progress | None = None, *, patience: float = 10.0) -> Rebuilt:
        """Make the graph in a file anew from the ledger in it, also where the file is so damaged that it cannot be
        opened: then the damaged one stays beside it, under another name."""
        return rebuilding.rebuild(path, cls, progress, patience)

    def rebuild(self, progress: Progress | None = None) -> Rebuilt:
        if self.path is None:
            raise UsageError("a graph in the temporary folder is always as this version makes it")
        self.close()
        try:
            return self.rebuild_file(self.path, progress)
        finally:
            self._file = StoreFile(self.path)
            self._db = self._file.db

    def read(
        self,
        text: str,
        parameters: Mapping[str, Value] | None = None,
        *,
        seconds: float | None = None,
        rows: int | None = None,
        language: Language | None = None,
    ) -> Result:
        with self._reading() as tables:
            if self._engine is None:
                with self._file.snapshot():
                    self._engine = cypher.Engine(opening.contents(tables))
        with self._file.translated(), seldom_collecting():  # relationships are read when the query asks for them
            return self._engine.query(
                text, parameters, seconds=seconds, rows=rows, memory=self._memory, language=language
            )

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """The graph, built anew each time. An attribute is read from what the file says when it is first asked for."""
        with self._reading() as tables, self._file.snapshot():
            return opening.multigraph(tables)

    def lines(self) -> Iterator[str]:
        with self._reading() as tables:
            yield from tables.lines()

    def stats(self) -> Stats:
        with self._reading() as tables, self._file.snapshot():
            return _stats(tables)

    def units(self) -> Iterator[Unit]:
        """What was chosen of everything, in the order of the keys."""
        with self._reading() as tables:
            yield from tables.all_chosen()

    def ledger(self, progress: Progress | None = None) -> EmbeddedStore:
        """The graph that the records and decisions of the ledger come to, in a store of its own."""
        fresh = EmbeddedStore(None)
        try:
            with self._ledger() as tables:
                told = rebuilding.counted(progress, len(tables.hashes()))
                rebuilding.fill(fresh, tables.documents(), tables.decisions(), told)
        except BaseException:
            fresh.close()
            raise
        return fresh

    @contextmanager
    def _ledger(self) -> Iterator[Tables]:
        """The tables of the file itself, of one moment."""
        with self._file.translated(), self._file.snapshot():
            self._file.check_version()
            self._file.check()
            yield self._tables()

    def _tables(self) -> Tables:
        return Tables(self._db, sealed=self._file.is_sealed)

    @contextmanager
    def _reading(self) -> Iterator[Tables]:
        """The tables of what is shown. Whatever a single method of theirs reads is of one moment."""
        with self._file.translated():
            yield self._shown()

    def _shown(self) -> Tables:
        """The tables of the file, or where it is older and small, of the same made anew."""
        version = self._file.pragma("data_version")
        if version != self._seen:
            self._forget_what_was_read()
            self._seen = version
            self._file.check_version()
            if not self._file.is_sealed:
                self._file.check()
        if self._anew is None and not self._file.is_current and self._is_small():
            self._anew = self.ledger()
        return self._tables() if self._anew is None else self._anew._tables()

    @contextmanager
    def _writing(self, *, undo: bool = False) -> Iterator[Tables]:
        with self._file.translated():
            self._file.check()
            self._bring_up_to_date()
            with self._file.transaction(undo=undo):
                if not self._file.is_current:
                    raise NotAllowed(
                        f"{self.path}: another version of whomet has just changed it", remedy="run the same again"
                    )
                tables = self._tables()
                yield tables
                tables.settle()
        if not undo:
            self._forget_what_was_read()

    def _bring_up_to_date(self) -> None:
        self._file.check_version()
        if not self._file.is_current and not self._is_small():
            message, remedy = older(self._file.mapping, VERSION)
            raise NotAllowed(f"{self.path}: {message}", remedy=remedy)
        while not self._file.is_current:
            with self.ledger() as fresh:
                rebuilding.take_over(self._file, fresh._tables())

    def _is_small(self) -> bool:
        (things,) = self._db.execute("SELECT count(*) FROM unit").fetchone()
        return bool(things <= THINGS_AT_ONCE)

    def _forget_what_was_read(self) -> None:
        self._engine = None
        if self._anew is not None:
            self._anew.close()
            self._anew = None


def _stats(tables: Tables) -> Stats:
    nodes: Counter[str] = Counter()
    relationships: Counter[str] = Counter()
    for label, _, body in tables.shown():
        nodes[label] += 1
        with sound():
            relationships.update(json.loads(line)[1] for line, _, _ in _DECODER.decode(body))
    documents = records = waiting = 0
    for document in tables.documents():
        documents += 1
        records += len(document.records)
        waiting += sum(record.review == "unreviewed" for record in document.records)
    return Stats(dict(nodes), dict(relationships), documents, records, waiting, len(tables.decisions()))
