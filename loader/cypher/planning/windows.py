"""ORDER BY ... LIMIT by a property of the nodes that a query begins with: whether these may be put in order first, and
taken a window at a time until there are rows enough."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from loader.cypher.ast import nodes as s
from loader.cypher.ast.trees import names_in, walk
from loader.cypher.semantics.aggregation import has_aggregate

__all__ = ["Order", "order_of"]

_ROW_BY_ROW = (s.Match, s.Unwind, s.Let, s.Filter)
_COSTLY = (s.RelationshipPattern, s.Call, s.Unwind)
"""What takes longer for a row than to put it in order; without any all are gone through sooner."""


@dataclass(frozen=True, slots=True)
class Order:
    """The rows are wanted by the property `key` of the node `name` first."""

    name: str
    key: str
    descending: bool


@dataclass(slots=True)
class _Carried:
    """What of the nodes that the query begins with can be seen: names, each with the first name of the node that it
    stands for, and names of properties of those."""

    nodes: dict[str, str]
    properties: dict[str, tuple[str, str]] = field(default_factory=dict)

    def of(self, tree: s.Expression) -> tuple[str, str] | None:
        """The node and the key that an expression is the property of."""
        if isinstance(tree, s.Variable):
            return self.properties.get(tree.name)
        if isinstance(tree, s.Property) and isinstance(tree.subject, s.Variable) and tree.subject.name in self.nodes:
            return self.nodes[tree.subject.name], tree.key
        return None

    def after(self, clause: s.Projection) -> _Carried:
        """What of it can be seen after a projection. Where that joins rows, those of different nodes stay apart, or of
        different values of the property."""
        found = _Carried(dict(self.nodes), dict(self.properties)) if clause.star else _Carried({})
        for item in clause.items:
            of = self.of(item.expression)
            if isinstance(item.expression, s.Variable) and item.expression.name in self.nodes:
                found.nodes[item.name] = self.nodes[item.expression.name]
            elif of is not None:
                found.properties[item.name] = of
        return found


def order_of(clauses: Sequence[s.Clause]) -> Order | None:
    """By what of which node of the first MATCH the rows are wanted; None where they are not, or where what is made of
    one node depends on others."""
    first, *between = clauses[:-1] or clauses
    last = clauses[-1]
    if not isinstance(first, s.Match) or first.optional or not isinstance(last, s.Projection):
        return None
    if last.limit is None or not last.order or last.group is not None:
        return None
    if not any(isinstance(each, _COSTLY) for each in walk(tuple(clauses))):
        return None
    carried = _Carried({name: name for name in _nodes_of(first)})
    for clause in between:
        if isinstance(clause, s.Projection):
            if (clause.limit, clause.skip, clause.group) != (None, None, None):
                return None
            carried = carried.after(clause)
        elif not isinstance(clause, _ROW_BY_ROW) and not (isinstance(clause, s.Call) and not clause.branch):
            return None
    wanted = last.order[0]
    of = carried.after(last).of(wanted.expression)
    hidden = last.distinct or any(has_aggregate(item.expression) for item in last.items)
    if of is None and not hidden and not names_in(wanted.expression) & {item.name for item in last.items}:
        of = carried.of(wanted.expression)
    return None if of is None else Order(*of, wanted.descending)


def _nodes_of(clause: s.Match) -> list[str]:
    elements = (element for pattern in clause.patterns for element in pattern.elements)
    return [each.variable for each in elements if isinstance(each, s.NodePattern) and each.variable]
