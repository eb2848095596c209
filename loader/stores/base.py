"""What every store can do. The load, the command line and notebooks know stores by this alone."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from loader.progress import Progress

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from loader.cypher.ast.nodes import Language
    from loader.graph import Value
    from loader.identity.clusters import Clusters
    from loader.records import DocumentRecords, SameAsRecord
    from loader.result import Result

__all__ = [
    "Closing",
    "GraphStore",
    "Kept",
    "Rebuilt",
    "Removal",
    "Stats",
    "Target",
    "half_written",
    "older",
]


@dataclass(frozen=True, slots=True)
class Stats:
    """How much a store holds: nodes by label, relationships by type, documents, records, decisions."""

    nodes: Mapping[str, int]
    relationships: Mapping[str, int]
    documents: int
    records: int
    waiting: int
    decisions: int


@dataclass(frozen=True, slots=True)
class Removal:
    """How many nodes and relationships a change takes out of the graph. A relationship that gives way to what another
    document says counts as well. `kept` says which of the nodes stay in the database all the same, because somebody
    has drawn a relationship to them, and which one."""

    nodes: int
    relationships: int
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """A relationship that somebody has drawn to a node that was the graph's, which stays in the database for its sake:
    the node by label and id, and the relationship as `(Note)-[:ON]->(Person bo-li)`."""

    label: str
    id: str
    drawn: str


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a graph was made anew from: how many documents. Of those that are `lost` the ledger no longer holds what
    they said, so that they have to be loaded again; `lost_decisions` tells that some decisions are gone. `damaged` is
    where a file that was damaged lies now."""

    documents: int
    lost: tuple[str, ...] = ()
    lost_decisions: bool = False
    damaged: Path | None = None


class Closing(ABC):
    """What is closed at the end of a `with`."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @abstractmethod
    def close(self) -> None:
        """Let go of files and connections. It cannot be used afterwards."""


def half_written(document: str) -> tuple[str, str]:
    """What is to be said of a document that is half in the graph, and the remedy."""
    return (
        f"document {document} is only half in the graph: it is being written, or that stopped midway",
        "The next load or retract finishes it",
    )


def older(found: int, present: int) -> tuple[str, str]:
    """What is to be said of a graph that an older version of the mapping made, and the remedy."""
    return (
        f"the graph was made by an older whomet (graph {found}, this one makes {present}), and is shown as that one"
        " made it",
        "`whomet rebuild` makes it anew from its records",
    )


class Target(Protocol):
    """What a load fills, and asks before it does."""

    @property
    def is_served(self) -> bool:
        """Whether another process writes, so that something else can be done meanwhile."""

    def hashes(self) -> dict[str, str]:
        """The content hash of every document in the store."""

    def origins(self) -> dict[str, str]:
        """Of documents in the store the hash of the lines that they were read from, as far as that is known."""

    def sources(self) -> dict[str, str]:
        """Of documents in the store the `source` that they were given with, as far as that is known."""

    def decisions(self) -> list[SameAsRecord]:
        """All decisions, the oldest first."""

    def foresee(self, document: DocumentRecords) -> None:
        """Work out, in whatever thread, what `replace` will need of the document and can be known beforehand."""

    def check(self, documents: Sequence[str]) -> None:
        """Raises StoreUnreadable where what a file keeps of these documents is damaged. A server looks after its own
        data."""

    def replace(
        self,
        documents: Sequence[DocumentRecords],
        decisions: Sequence[SameAsRecord] = (),
        *,
        dry_run: bool = False,
        progress: Progress | None = None,
    ) -> Removal:
        """Put documents in the place of what they said before, and add decisions, or only see whether that could be
        done; what that takes out of the graph, as far as the store counts it. Raises Refused for data that the store
        will not take. `progress` is called while documents are written, where that takes long."""


class GraphStore(Target, Protocol):
    """A graph that is a pure function of the records and decisions kept beside it.

    Every method that writes is atomic: it happens whole or not at all. The exception is a document that is too large
    for one transaction of a server: where that stops midway, whoever writes next finishes it first. Errors are
    StoreError and its kinds.
    """

    @property
    def path(self) -> Path | None:
        """The file that holds it; None of a server."""

    @property
    def place(self) -> str:
        """Where it is, in words."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def close(self) -> None:
        """Let go of files and connections. The store cannot be used afterwards."""

    def retract(self, document: str, *, dry_run: bool = False, progress: Progress | None = None) -> Removal:
        """Remove a document and all that only it says, or only tell how much that would be. One that is not there
        is a UsageError."""

    def kept(self) -> tuple[Kept, ...]:
        """What holds nodes that are in the graph no more: every relationship that somebody else drew to one."""

    def detach(self, kept: Iterable[Kept]) -> Removal:
        """Delete these nodes with all relationships that hold them; what went. One that is in the graph again stays."""

    def forget(self, decisions: Sequence[SameAsRecord]) -> None:
        """Take decisions back."""

    def documents(self) -> Iterator[DocumentRecords]:
        """Everything that was loaded, document by document, in the order of their ids."""

    def records_of(self, document: str) -> DocumentRecords | None:
        """What was loaded of one document, or None."""

    def unfinished(self) -> str | None:
        """The document that is only half in the graph: it is being written, or that stopped midway."""

    def outdated(self) -> tuple[str, str] | None:
        """What is to be said, and the remedy, where an older version made what is shown."""

    def rebuild(self, progress: Progress | None = None) -> Rebuilt:
        """Make the whole graph anew from the records and decisions beside it, as this version makes it. What stops
        midway goes on when it is run again."""

    def ledger(self, progress: Progress | None = None) -> AbstractContextManager[GraphStore]:
        """The graph that the records and decisions come to, made anew in the temporary folder, where it can be compared
        with what `lines` shows; `progress` counts documents."""

    def clusters(self) -> Clusters:
        """Which ids are one, by the decisions in the store."""

    def read(
        self,
        text: str,
        parameters: Mapping[str, Value] | None = None,
        *,
        seconds: float | None = None,
        rows: int | None = None,
        language: Language | None = None,
    ) -> Result:
        """The rows of a reading query. A limit on rows cuts and says so in `notes`; one on seconds is an error.
        `language` is the version of Cypher by which a query is read that names none."""

    def to_networkx(self) -> MultiDiGraph[str]:
        """The whole graph, for whoever asks to keep and to change."""

    def lines(self) -> Iterator[str]:
        """The canonical line of every node and relationship."""

    def stats(self) -> Stats:
        """How much there is."""
