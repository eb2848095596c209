"""Where a graph is kept: in a file (`embedded/`) or in a Neo4j server (`neo4j/`)."""

from __future__ import annotations

from loader.progress import Progress
from loader.settings import Settings
from loader.stores.base import GraphStore, Rebuilt
from loader.stores.embedded.store import EmbeddedStore

__all__ = ["open_store", "rebuild"]


def open_store(settings: Settings, *, must_exist: bool = False, into_existing: bool = False) -> GraphStore:
    """The store that the settings name. Raises StoreError and its kinds; a server that does not answer is an error,
    never a reason to take a file instead. `must_exist` refuses a file
    that is not there, `into_existing` allows a database that holds other nodes."""
    if settings.path is not None:
        return EmbeddedStore(settings.path, must_exist=must_exist, patience=_patience(settings), memory=settings.memory)
    from loader.stores.neo4j.store import Neo4jStore  # noqa: PLC0415 - its driver is slow to import

    return Neo4jStore(settings, into_existing=into_existing)


def rebuild(settings: Settings, progress: Progress | None = None) -> Rebuilt:
    """Make the graph that the settings name anew from the ledger beside it; a file also where it is so damaged that
    it cannot be opened. Raises StoreError where nothing can be read of the ledger."""
    if settings.path is not None:
        return EmbeddedStore.rebuild_file(settings.path, progress, patience=_patience(settings))
    from loader.stores.neo4j.store import Neo4jStore  # noqa: PLC0415 - likewise

    with Neo4jStore(settings) as store:
        return store.rebuild(progress)


def _patience(settings: Settings) -> float:
    """How long to wait for another writer of a file."""
    return 10.0 if settings.wait is None else settings.wait
