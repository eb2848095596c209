"""Differences that docs/cypher.md tells of, as far as an answer shows them: they are counted, not reported."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable
from typing import Any

import neo4j

from tests.judge.compare import Canonical
from tests.judge.queries import Query
from tests.judge.sides import Answer

_OUTER = ("Optional", "OuterHashJoin")
_UNNAMED_CASE = re.compile(r"DISTINCT .*\(CASE .*\[\(.*ORDER BY .*\(CASE .*\[\(", re.DOTALL)
TOO_EARLY = "sorted before it was joined"
AS_25 = "a subquery aggregates"
AGGREGATING = ("aggregated in what runs", "beside an aggregate", "hold another aggregate")
"""How this reader, and 5.26, refuse a subquery that aggregates where they take it for a part of what is around it."""
_BEFORE = "it is not possible to access variables declared before the WITH/RETURN"


def known(query: Query, theirs: Answer, explain: Callable[[], dict[str, Any]]) -> str | None:
    """What is known of it, in a few words; `explain` gives the server's plan as the driver does."""
    if _BEFORE in theirs.message and _UNNAMED_CASE.search(query.text):
        return "sorted by an unnamed CASE with a pattern"
    if theirs.code is None and "OPTIONAL" in query.text and "ORDER BY" in query.text and sorts_too_early(explain()):
        return TOO_EARLY
    return None


def nulls_alone(query: Query, theirs: Answer, ours: Answer) -> bool:
    """Whether the server shows no value, column by column, that is not here too, and no more rows: groups whose keys
    became null are one. Which rows LIMIT lets through may differ."""
    if theirs.columns != ours.columns or len(theirs.rows) > len(ours.rows):
        return False
    if re.search(r"\b(SKIP|OFFSET|LIMIT)\b", query.text):
        return True
    plain = Canonical(query, loose=True)
    columns = [
        ([row[place] for row in theirs.rows], [row[place] for row in ours.rows]) for place in range(len(ours.columns))
    ]
    return all(_values(plain, there) <= _values(plain, here) for there, here in columns)


def _values(plain: Canonical, values: list[Any]) -> Counter[Hashable]:
    return Counter(plain.value(value) for value in values if value is not None)


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
