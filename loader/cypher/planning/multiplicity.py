"""What follows a MATCH, as far as it lets the planner leave things out.

Two things are proved here of the clauses behind a MATCH: that it makes no difference how often a row comes, and that a
name of the MATCH is not asked for.
"""

from __future__ import annotations

from dataclasses import dataclass

from loader.cypher.ast import nodes as s
from loader.cypher.ast.names import HIDDEN
from loader.cypher.ast.trees import names_in, walk
from loader.cypher.semantics.aggregation import is_aggregate

__all__ = ["ONLY_EXISTENCE", "Following"]

_CHANGING = ("rand", "randomuuid", ".realtime")
_EXTREMES = ("min", "max")


@dataclass(frozen=True, slots=True)
class Following:
    """What follows a clause: the other clauses of the query from `place` on, its own among them.

    `ends_repeat` says whether it matters how often the whole query gives a row.
    """

    clauses: tuple[s.Clause, ...]
    place: int
    ends_repeat: bool

    def repeats(self) -> bool:
        """Whether it makes a difference how often a row comes."""
        return _repeats(self.clauses[self.place :], repeats=self.ends_repeat)

    def asks_for(self, name: str, apart_from: object = None) -> bool:
        """Whether a name is used anywhere, other than in the part of a pattern that introduces it."""
        if name.startswith(HIDDEN):
            return False
        rest = self.clauses[self.place :]
        stars = any(isinstance(each, s.Projection) and each.star for each in rest)
        return stars or name in names_in(rest, lambda each: each is apart_from)


ONLY_EXISTENCE = Following((), 0, ends_repeat=False)
"""What follows a pattern that is asked for nothing but whether it is there."""


def _repeats(clauses: tuple[s.Clause, ...], *, repeats: bool) -> bool:
    if any(isinstance(each, s.FunctionCall) and each.name.endswith(_CHANGING) for each in walk(clauses)):
        return True
    for clause in clauses[1:]:
        if not isinstance(clause, s.Projection):
            continue
        calls = _aggregates(clause)
        if calls:
            return not all(map(_sees_each_once, calls))
        if clause.distinct:
            return False
        if clause.skip is not None or clause.limit is not None:
            return True
    return repeats


def _aggregates(clause: s.Projection) -> list[object]:
    """The calls of aggregating functions among the columns."""
    return [each for item in clause.items for each in walk(item, into_subqueries=False) if is_aggregate(each)]


def _sees_each_once(call: object) -> bool:
    return isinstance(call, s.FunctionCall) and (call.distinct or call.name in _EXTREMES)
