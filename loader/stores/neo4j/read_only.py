"""Decides from the server's own plan whether a query only reads the graph.

The plan comes from EXPLAIN, so nothing has run yet. Three things in it count:

- the query type: `r` is a query that reads. Writing has `w` or `rw`, changes of schema, users and settings have `s`;
- the operators: LOAD CSV and procedures have their own, and so has TERMINATE TRANSACTIONS, whose query type is `r`;
- the details of every operator. An expression may hold a whole subquery, `[x IN xs | COLLECT { LOAD CSV ... }]`, which
  the plan shows as no operator at all, but which the details spell out in the server's own words.

The rule for details looks for those words anywhere, in names and text too: a query that speaks of `LOAD CSV` in a text
may be refused, one that does it is never let through.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from loader.errors import CypherUnsupported

__all__ = ["ALLOWED_PROCEDURES", "check_plan"]

ALLOWED_PROCEDURES = frozenset(
    {
        "db.labels",
        "db.relationshipTypes",
        "db.propertyKeys",
        "db.schema.visualization",
        "db.schema.nodeTypeProperties",
        "db.schema.relTypeProperties",
        "db.index.fulltext.queryNodes",
        "db.index.fulltext.queryRelationships",
    }
)
"""Procedures of the server that read the graph or its shape and nothing else."""

_ALLOWED_SHOW = frozenset({"ShowIndexes", "ShowConstraints"})
_LOAD_IN_DETAILS = re.compile(r"LOAD\s+CSV", re.IGNORECASE)
_CALL_IN_DETAILS = re.compile(r"\bCALL\s+[^\s({]|ResolvedCall\b|\bCallClause\b", re.IGNORECASE)


def check_plan(query_type: str | None, plan: Mapping[str, Any] | None) -> None:
    """CypherUnsupported, saying what is refused, unless the query only reads the graph."""
    if query_type != "r":
        raise CypherUnsupported("whomet only reads here: this query writes, or changes settings, users or the schema")
    if plan is None:
        raise CypherUnsupported("whomet only reads here, and the server did not say what this query would do")
    for operator in _operators(plan):
        _check_operator(operator["operatorType"].partition("@")[0], _details(operator))


def _check_operator(name: str, details: str) -> None:
    if "LoadCSV" in name or _LOAD_IN_DETAILS.search(details):
        raise CypherUnsupported("LOAD CSV is refused: it reads files and addresses outside of the graph")
    if name == "ProcedureCall":
        procedure = details.partition("(")[0].strip()
        if procedure not in ALLOWED_PROCEDURES:
            raise CypherUnsupported(
                f"CALL {procedure} is refused", remedy=f"allowed are {', '.join(sorted(ALLOWED_PROCEDURES))}"
            )
    if _CALL_IN_DETAILS.search(details):
        raise CypherUnsupported("CALL of a procedure inside an expression is refused")
    if name.startswith("Show") and name not in _ALLOWED_SHOW:
        raise CypherUnsupported("of the SHOW commands only SHOW INDEXES and SHOW CONSTRAINTS are allowed")
    if name.startswith("Terminate") or name.startswith("Administration"):
        raise CypherUnsupported("commands to the server are refused: whomet only reads the graph")
    if name.startswith("Transaction"):
        raise CypherUnsupported("CALL { ... } IN TRANSACTIONS is for writing, which is refused")


def _operators(plan: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    waiting = [plan]
    while waiting:
        operator = waiting.pop()
        yield operator
        waiting.extend(operator.get("children", ()))


def _details(operator: Mapping[str, Any]) -> str:
    return str(operator.get("args", {}).get("Details", ""))
