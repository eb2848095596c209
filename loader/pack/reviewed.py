"""A saved query that leaves out what nobody has reviewed."""

from __future__ import annotations

from dataclasses import replace

from loader.cypher.leaving_out import leaving_out
from loader.pack.model import SavedQuery

__all__ = ["UNREVIEWED", "reviewed"]

UNREVIEWED = "unreviewed"
"""The property that the graph marks with what only unreviewed records say."""


def reviewed(query: SavedQuery) -> SavedQuery:
    """The query, answering as if only accepted records had been loaded. Its text can be pasted into Neo4j Browser as
    that of any saved query."""
    return replace(query, text=leaving_out(query.text, UNREVIEWED))
