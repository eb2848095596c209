"""Differences that docs/cypher.md tells of, as far as an answer shows them: they are counted, not reported."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import neo4j

from tests.judge.queries import Query
from tests.judge.sides import Answer

_OUTER = ("Optional", "OuterHashJoin")
_UNNAMED_CASE = re.compile(r"DISTINCT .*\(CASE .*\[\(.*ORDER BY .*\(CASE .*\[\(", re.DOTALL)
_BEFORE = "it is not possible to access variables declared before the WITH/RETURN"


def known(query: Query, theirs: Answer, explain: Callable[[], dict[str, Any]]) -> str | None:
    """What is known of it, in a few words; `explain` gives the server's plan as the driver does."""
    if _BEFORE in theirs.message and _UNNAMED_CASE.search(query.text):
        return "sorted by an unnamed CASE with a pattern"
    if theirs.code is None and "OPTIONAL" in query.text and "ORDER BY" in query.text and sorts_too_early(explain()):
        return "sorted before it was joined"
    return None


def sorts_too_early(plan: dict[str, Any], *, outer: bool = False) -> bool:
    """Whether what ORDER BY sorts by is computed within the part that may find nothing: then it is null there, be it
    a constant.
    """
    if outer and plan["operatorType"].partition("@")[0] in ("Sort", "PartialSort", "Top"):
        return True
    below = outer or any(word in plan["operatorType"] for word in _OUTER)
    return any(sorts_too_early(each, outer=below) for each in plan.get("children", ()))


def plan_of(session: neo4j.Session, query: Query, parameters: dict[str, Any]) -> dict[str, Any]:
    prefix, rest = re.match(r"(CYPHER \d+ )?(.*)", query.text, re.DOTALL).groups()  # type: ignore[union-attr]
    plan = session.run(neo4j.Query(f"{prefix or ''}EXPLAIN {rest}"), parameters).consume().plan  # type: ignore[arg-type]
    assert plan is not None
    return plan
