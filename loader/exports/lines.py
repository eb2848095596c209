"""The records and decisions of a store as lines of JSON: loading them elsewhere gives the same graph."""

from __future__ import annotations

from collections.abc import Iterator

from loader.records import canonical_json
from loader.stores.base import GraphStore

__all__ = ["jsonl", "record_lines"]


def record_lines(store: GraphStore) -> Iterator[str]:
    """Every record, document after document, then every decision."""
    for document in store.documents():
        yield from map(canonical_json, document.records)
    yield from map(canonical_json, store.decisions())


def jsonl(store: GraphStore) -> Iterator[bytes]:
    """The same lines, as a file has them."""
    return (f"{line}\n".encode() for line in record_lines(store))
