"""Differences that docs/cypher.md tells of, as far as an answer shows them: they are counted, not reported."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from typing import Any

import neo4j

from tests.judge.compare import Canonical, difference
from tests.judge.queries import Query
from tests.judge.sides import Answer

_OUTER = ("Optional", "OuterHashJoin")
_SORTED_SUBQUERY = re.compile(r"\b(COUNT|COLLECT|EXISTS) \{.*ORDER BY", re.DOTALL)
_SORTED_BY_SUBQUERY = re.compile(r"DISTINCT .*ORDER BY .*\b(COUNT|COLLECT|EXISTS) \{", re.DOTALL)
_SORTED_BY_PATTERN = re.compile(r"ORDER BY .*\[\(", re.DOTALL)
_UNNAMED_CASE = re.compile(r"DISTINCT .*\(CASE .*\[\(.*ORDER BY .*\(CASE .*\[\(", re.DOTALL)
_AGGREGATES = re.compile(r"\b(count|collect|sum|avg|min|max|stDevP?|percentile(Cont|Disc))\(", re.IGNORECASE)
TOO_EARLY = "sorted before it was joined"
NEW_REFUSAL = "a subquery that aggregates and sorts, refused by Cypher 5 of a later server alone"
PATTERN_AGAIN = "sorted by a pattern that is written once more"
SHADOWED = "a null that a map takes from what it was made of"
BEFORE = "it is not possible to access variables declared before the WITH/RETURN"
_NEW_NAMES = "PatternExpressions are not allowed to introduce new variables"
COUNTED_NAN = "rows with NaN, counted"
TWO_COUNTS = "a count(*) in a subquery beside another count(*)"
DISTINCT_ENDS = "distinct ends of a path taken for distinct values in a subquery"
HALVES = "what is put between the halves of a character beyond the first 65,536"
REVERSED_RANGE = "the reverse of a range that does not meet its end"


@dataclass(frozen=True, slots=True)
class _As25:
    """What a server after 5.26, which this reader follows in Cypher 5, reads in Cypher 5 as in Cypher 25: a form that
    the text has, and what is said here of the query by Cypher 5, if it is refused."""

    what: str
    form: str
    refusal: str | None

    def fits(self, query: Query, ours: Answer) -> bool:
        refused = ours.message if ours.code else None
        says_so = refused is None if self.refusal is None else re.search(self.refusal, refused or "") is not None
        return says_so and re.search(self.form, query.text) is not None


AS_25 = (
    _As25("numbers in text", r"\bto(Integer|Float)(OrNull|List)?\(", None),
    _As25("names of functions", r"\w\(", "is a function of Cypher 25"),
    _As25("types known only when a query runs", "", "^Type mismatch"),
    _As25("null by zero", "/", "^/ by zero"),
    _As25("paths after DISTINCT or aggregation", r"DISTINCT|\w\(", "^After DISTINCT or aggregation the path"),
    _As25("subqueries that aggregate", r"\b(COUNT|COLLECT|EXISTS) \{", "[Aa]ggregat"),
)
"""What is known to be read in Cypher 5 as in Cypher 25."""


def known(query: Query, theirs: Answer) -> str | None:
    """What is known of it by its text and the server's answer alone, in a few words."""
    if BEFORE in theirs.message and _UNNAMED_CASE.search(query.text):
        return PATTERN_AGAIN
    return None


def refuses_to_sort(query: Query, theirs: Answer) -> bool:
    """Whether the server takes the names of a pattern after ORDER BY for new ones, or what it names for unknown."""
    unknown = _SORTED_BY_SUBQUERY.search(query.text) and re.search(r"^Variable `\w+` not defined", theirs.message)
    lost = BEFORE in theirs.message and _SORTED_BY_PATTERN.search(query.text)
    return _NEW_NAMES in theirs.message or bool(unknown or lost)


def may_come_of_sorting(query: Query, theirs: Answer, ours: Answer, explain: Callable[[], dict[str, Any]]) -> bool:
    """Whether the server made null of what it sorts by; `explain` gives its plan as the driver does. Of pages, which
    may hold other rows then, and of groups, which may fall apart, only the plan tells."""
    if theirs.code or ours.code or "ORDER BY" not in query.text or theirs.columns != ours.columns:
        return False
    if re.search(r"\b(SKIP|OFFSET|LIMIT)\b", query.text):
        groups = len(theirs.rows) <= len(ours.rows) or _AGGREGATES.search(query.text) is not None
        return "OPTIONAL" in query.text and groups and sorts_too_early(explain())
    return _loses_values(query, theirs, ours) or ("OPTIONAL" in query.text and sorts_too_early(explain()))


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides of a graph, to be asked once more."""

    there: Callable[[Query], Answer]
    here: Callable[[Query], Answer]

    def agree(self, query: Query) -> bool:
        theirs = self.there(query)
        return not theirs.too_large and difference(query, theirs, self.here(query)) is None


def shown(query: Query, theirs: Answer, ours: Answer, sides: Sides) -> str | None:
    """What is known of it and shown by asking otherwise: what a later server has of Cypher 5 otherwise than 5.26 has to
    be what Cypher 25 has; what comes of one form has to be gone with another in its place."""
    newer, renamed = _by_25(query), _without_shadow(query)
    forms = (
        (_with_lists(query), REVERSED_RANGE),
        (_with_one_count(query), TWO_COUNTS),
        (_with_values_first(query), DISTINCT_ENDS),
        (_with_nothing_left(query), HALVES),
    )
    for other, what in forms:
        if other is not None and sides.agree(other):
            return what
    as_25 = next((each.what for each in AS_25 if each.fits(query, ours)), None)
    if newer is not None and as_25 is not None and difference(query, theirs, sides.here(newer)) is None:
        return f"Cypher 5 read as Cypher 25: {as_25}"
    if newer is not None and _sorts_within(query, theirs) and difference(query, sides.there(newer), ours) is None:
        return NEW_REFUSAL
    if renamed is not None and sides.agree(renamed):
        return SHADOWED
    return COUNTED_NAN if _counts_nan(query, sides) else None


def _sorts_within(query: Query, theirs: Answer) -> bool:
    """Whether the server refuses the text, and a subquery within it has an order."""
    refused = (theirs.code or "").endswith(".SyntaxError")
    return refused and _SORTED_SUBQUERY.search(query.text) is not None


def _by_25(query: Query) -> Query | None:
    """The query read by Cypher 25; None if it does not say that it is read by 5."""
    return _replaced(query, r"^CYPHER 5 ", "CYPHER 25 ")


def _with_lists(query: Query) -> Query | None:
    """The query with a comprehension around each range whose reverse a server may take; None if it reverses none."""
    if "reverse(" not in query.text:
        return None
    return _replaced(query, r"\brange\(((?:[^()]|\([^()]*\))*)\)", r"[r IN range(\1) | r]")


def _with_one_count(query: Query) -> Query | None:
    """The query with `count(1)` for each `count(*)` of a subquery that groups; None if there is no other `count(*)`."""
    found = _replaced(query, r"count\(\*\) AS z\b", "count(1) AS z")
    return found if found is not None and "count(*)" in found.text else None


def _with_values_first(query: Query) -> Query | None:
    """The query with values named before they are made distinct in a subquery; None if no path varies in length."""
    if re.search(r"-\[[^]]*\*|-\{|[->][+*]", query.text) is None:
        return None
    return _replaced(query, r"RETURN DISTINCT ((?:(?!RETURN).)+?) AS (\w+) \}", r"WITH \1 AS \2 RETURN DISTINCT \2 }")


def _with_nothing_left(query: Query) -> Query | None:
    """The query with `replace` done only where there is something to replace; None if it has none."""

    def changed(text: str) -> str:
        for found in reversed([*re.finditer(r"\breplace\(", text)]):
            places = _arguments(text, found.end())
            if places is not None:
                start, (first, second) = found.start(), places[:2]
                other, end = text[first + 1 : second], places[-1] + 1
                whole = f"CASE {other} WHEN '' THEN {text[found.end() : first]} ELSE {text[start:end]} END"
                text = f"{text[:start]}({whole}){text[end:]}"
        return text

    return _changed(query, changed)


def _arguments(text: str, place: int) -> list[int] | None:
    """Where the arguments end of a call whose first one begins at the place; None where the text does not show it."""
    depth, ends = 0, list[int]()
    for found in re.finditer(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"|`[^`]*`|[][(){},]", text[place:]):
        token = found.group()
        if depth == 0 and token in ",)":
            ends.append(place + found.start())
        if depth == 0 and token == ")":
            return ends if len(ends) > 2 else None
        depth += (token in "([{") - (token in ")]}")
    return None


def _counts_nan(query: Query, sides: Sides) -> bool:
    """Whether what stands before NEXT gives rows with NaN, of which a server may take several for one by its plan, and
    both sides give the same rows there but for their number."""
    first, follows, _ = query.text.partition(" NEXT ")
    part = replace(query, text=first, sorted_by=())
    return bool(follows) and "nan" in repr(sides.here(part).rows) and sides.agree(part)


def _without_shadow(query: Query) -> Query | None:
    """The query with maps `n {.*, n: x}` under a key that no node has; None if it has no such map."""
    return _replaced(query, r"\{\.\*, n: ", "{.*, shadow: ")


def _replaced(query: Query, what: str, by: str) -> Query | None:
    """The query with one form for another, in the names of its columns too, which may be the text of a value."""

    return _changed(query, lambda text: re.sub(what, by, text))


def _changed(query: Query, changed: Callable[[str], str]) -> Query | None:
    """The query changed, in the names of its columns too; None where nothing is."""
    if changed(query.text) == query.text:
        return None
    bags, sorted_by = frozenset(map(changed, query.bags)), tuple(map(changed, query.sorted_by))
    return replace(query, text=changed(query.text), bags=bags, sorted_by=sorted_by)


def _loses_values(query: Query, theirs: Answer, ours: Answer) -> bool:
    """Whether the server shows no value, column by column, that is not here too, and fewer of some; groups whose keys
    became null are one."""
    plain = Canonical(query, loose=True)
    columns = [
        [_values(plain, [row[place] for row in side.rows]) for side in (theirs, ours)]
        for place in range(len(ours.columns))
    ]
    return all(there <= here for there, here in columns) and any(there < here for there, here in columns)


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
