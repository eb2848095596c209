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

__all__ = ["ONLY_EXISTENCE", "Following", "is_apart"]

_CHANGING = ("rand", "randomuuid", ".realtime")
_EXTREMES = ("min", "max")


@dataclass(frozen=True, slots=True)
class Following:
    """What follows a clause: the other clauses of the query from `place` on, its own among them.

    `ends_repeat` says whether it matters how often the whole query gives a row. If it `is_counted`,
    nothing else matters.
    """

    clauses: tuple[s.Clause, ...]
    place: int
    ends_repeat: bool
    is_counted: bool = False

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

    def counted(self) -> set[str] | None:
        """The names that are asked for, if the next clause (or the COUNT {} around it) does nothing else but count.

        None, where it does: then every row has to come.
        """
        clause = self.clauses[self.place] if self.clauses else None
        if not isinstance(clause, s.Match) or clause.optional:
            return None
        if self.place + 1 == len(self.clauses):
            return set() if self.is_counted else None
        following = self.clauses[self.place + 1]
        if not isinstance(following, s.Projection) or following.star:
            return None
        calls = _aggregates(following)
        if not calls or not all(_is_count(call, names_in(clause.patterns)) for call in calls):
            return None
        return names_in(following, lambda each: each in calls)

    def asks_for_type_alone(self, relationship: str, names: set[str]) -> bool:
        """Whether what is counted next has nothing to do with these names, but for the type of the relationship."""
        if self.counted() is None:
            return False
        of_it = s.Variable(relationship, at=0)
        following = self.clauses[self.place + 1 :]
        calls = [call for each in following[:1] if isinstance(each, s.Projection) for call in _aggregates(each)]
        return not names & names_in(following, lambda each: each in calls or _is_type(each, of_it))

    def asks_for_property_alone(self, name: str, names: set[str]) -> str | None:
        """The one property of `name`, if what is counted next has to do with that alone of these names.

        Between may be WITH clauses that take rows as they are. None where anything else is asked for.
        """
        following = self._until_counted()
        counts = [call for each in following for call in _aggregates(each)]
        keys: set[str] = set()

        def is_settled(part: object) -> bool:
            found = isinstance(part, s.Property) and part.subject == s.Variable(name, at=0)
            if found:
                keys.add(part.key)  # type: ignore[attr-defined]
            return found or part in counts

        if not counts or names & names_in(following, is_settled) or any(map(is_apart, walk(following))):
            return None
        return keys.pop() if len(keys) == 1 else None

    def _until_counted(self) -> tuple[s.Projection, ...]:
        """What follows the next MATCH up to where rows are counted and nothing else; nothing, where that is not so."""
        found: list[s.Projection] = []
        match, *rest = self.clauses[self.place :] or (None,)
        if not isinstance(match, s.Match) or match.optional:
            return ()
        for clause in rest:
            if not isinstance(clause, s.Projection) or clause.star:
                return ()
            found.append(clause)
            calls = _aggregates(clause)
            if calls:
                counts = all(_is_count(call, names_in(match.patterns)) for call in calls)
                return tuple(found) if counts else ()
            if clause.distinct or clause.group is not None or clause.order or clause.skip or clause.limit:
                return ()
        return ()


ONLY_EXISTENCE = Following((), 0, ends_repeat=False)
"""What follows a pattern that is asked for nothing but whether it is there."""


def is_apart(tree: object) -> bool:
    """Whether it looks at more than its row, or is another one each time."""
    changing = isinstance(tree, s.FunctionCall) and tree.name.endswith(_CHANGING)
    return changing or isinstance(tree, s.Subquery | s.PatternComprehension | s.PatternExpression)


def _is_type(tree: object, relationship: s.Variable) -> bool:
    return isinstance(tree, s.FunctionCall) and tree.name == "type" and tree.arguments == (relationship,)


def _repeats(clauses: tuple[s.Clause, ...], *, repeats: bool) -> bool:
    if any(isinstance(each, s.FunctionCall) and each.name.endswith(_CHANGING) for each in walk(clauses)):
        return True
    for clause in clauses[1:]:
        if not isinstance(clause, s.Projection):
            continue
        calls = _aggregates(clause)
        if calls:
            return not all(map(_sees_each_once, calls))
        if clause.distinct or clause.group is not None:
            return False
        if clause.skip is not None or clause.limit is not None:
            return True
    return repeats


def _aggregates(clause: s.Projection) -> list[object]:
    """The calls of aggregating functions among the columns, and in what these are sorted and chosen by."""
    return [each for each in walk(clause, into_subqueries=False) if is_aggregate(each)]


def _sees_each_once(call: object) -> bool:
    return isinstance(call, s.FunctionCall) and (call.distinct or call.name in _EXTREMES)


def _is_count(call: object, matched: set[str]) -> bool:
    """Whether it counts rows: as count(*), or as the count of what a pattern has found, which is never null."""
    if isinstance(call, s.CountStar):
        return True
    if not isinstance(call, s.FunctionCall) or call.name != "count" or call.distinct:
        return False
    return isinstance(call.arguments[0], s.Variable) and call.arguments[0].name in matched
