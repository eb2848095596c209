"""Where a graph is kept: in a file (`networkx_`) or in a Neo4j server (`neo4j_`)."""

from __future__ import annotations

from loader.errors import StoreError
from loader.settings import Settings
from loader.stores.base import GraphStore
from loader.stores.networkx_ import EmbeddedStore

__all__ = ["open_store"]


def open_store(settings: Settings, *, must_exist: bool = False) -> GraphStore:
    """The store that the settings name. Raises StoreError and its kinds; a server that does not answer is an error,
    never a reason to take a file instead. `must_exist` refuses a file that is not there."""
    if settings.path is not None:
        return EmbeddedStore(settings.path, must_exist=must_exist)
    raise StoreError(f"{settings.uri}: this version keeps graphs in files alone; name one with --store")
