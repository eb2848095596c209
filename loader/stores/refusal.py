"""Which record of a document it is that a store refuses."""

from __future__ import annotations

from loader.errors import Refused
from loader.records import DocumentRecords, document_records
from loader.stores.base import Target

__all__ = ["first_refused"]

_ORDER = ("document", "person", "role", "place", "issue", "event", "trip", "meeting", "holds", "statement")
"""Kinds in an order in which a record refers only to kinds before its own, or to nothing."""


def first_refused(store: Target, document: DocumentRecords) -> str:
    """The id of the first record with which the document is refused, found by halving; nothing is written."""
    records = sorted(document.records, key=lambda record: (_ORDER.index(record.record), record.id))
    taken, refused = 0, len(records)
    while refused - taken > 1:
        middle = (taken + refused) // 2
        try:
            store.replace([document_records(document.document, records[:middle])], dry_run=True)
            taken = middle
        except Refused:
            refused = middle
    return records[taken].id
