"""How sure something in the graph is: its status, its date, its doubt, and who says it."""

from __future__ import annotations

from typing import Any

from loader.api import Graph
from loader.errors import UsageError
from loader.render import plain
from loader.schema import LABELS

__all__ = ["how_sure"]

_TELLING = (
    "name", "status", "edtf", "date_basis", "disputed", "doubt", "strength", "confidence", "corrected", "corrected_to",
    "unreviewed", "tense", "source_count",
)  # fmt: skip
_NODE = f"""
MATCH (n:{"|".join(LABELS)})
WHERE n.id = $id
RETURN labels(n) AS kind, properties(n) AS said,
       COLLECT {{ MATCH (d:Document)-[:MENTIONS|REPORTS|MAKES]->(n) RETURN DISTINCT d.id AS id ORDER BY id }} AS sources
"""
_RELATIONSHIP = """
MATCH (a)-[r]->(b)
WHERE r.id = $id
RETURN [type(r)] AS kind, properties(r) AS said, coalesce(r.sources, []) AS sources, a.name AS start, b.name AS end
"""
_DOCUMENTS = """
MATCH (d:Document)
WHERE d.id IN $ids
RETURN d.id AS id, d.title AS title, d.publisher AS publisher, d.published AS published,
       d.published_basis AS published_basis, d.url AS url
ORDER BY id
"""


def how_sure(graph: Graph, id_: str) -> dict[str, Any]:
    """What tells how far a node or relationship can be relied on. Raises UsageError for an id that nothing has."""
    found = [*graph.query(_NODE, {"id": id_}), *graph.query(_RELATIONSHIP, {"id": id_})]
    if not found:
        raise UsageError(f"nothing in the graph has the id {id_!r}")
    documents = sorted({document for row in found for document in row["sources"]})
    known = [dict(row) for row in graph.query(_DOCUMENTS, {"ids": documents})]
    return {"id": id_, "found": [_told(row) for row in found], "documents": known}


def _told(row: dict[str, Any]) -> dict[str, Any]:
    said = {name: plain(row["said"][name]) for name in _TELLING if row["said"].get(name) is not None}
    ends: dict[str, Any] = {name: row[name] for name in ("start", "end") if name in row}
    return {"is": sorted(row["kind"]), **ends, **said, "said_by": list(row["sources"])}
