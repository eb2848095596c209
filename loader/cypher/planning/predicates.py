"""What the planner reads off conditions and connectors."""

from __future__ import annotations

import operator
from collections.abc import Callable

from loader.cypher.ast import nodes as s
from loader.cypher.ast.labels import label_text, required_labels
from loader.cypher.ast.names import HIDDEN
from loader.cypher.ast.trees import names_in
from loader.cypher.evaluation.batches import Batched, narrowed_by
from loader.cypher.evaluation.columns import condition_over_columns
from loader.cypher.evaluation.compiler import Compiler
from loader.cypher.evaluation.rows import Scope
from loader.cypher.operators.filters import Test, keep
from loader.cypher.planning.pattern_graph import Connector

__all__ = [
    "arrow",
    "is_false",
    "is_label",
    "is_one_step",
    "kept",
    "labels_asked",
    "of_every",
    "shown",
    "sought",
    "turned",
]


def is_one_step(group: s.QuantifiedPattern) -> bool:
    """Whether a round of a repeated pattern is one relationship whose conditions mean the same either way."""
    if len(group.elements) != 3:
        return False
    left, middle, right = group.elements
    if not isinstance(left, s.NodePattern) or not isinstance(right, s.NodePattern):
        return False
    if not isinstance(middle, s.RelationshipPattern) or middle.length or middle.quantifier:
        return False
    if left.variable is not None and left.variable == right.variable:
        return False
    ends = (left.labels, left.properties, left.where, right.labels, right.properties, right.where, group.where)
    return middle.direction != "both" or not any(ends)


def of_every(name: str, test: s.Expression) -> s.Expression:
    """The condition that every relationship of a walk passes the test."""
    return s.Quantifier("all", name, s.Variable(name, at=test.at), test, at=test.at)


_COMPARED: dict[str, Callable[[float, float], bool]] = {
    "=": operator.eq,
    "<": operator.lt,
    ">": operator.gt,
}
"""What is compared before a query runs where both numbers are written out."""


def is_false(condition: s.Expression) -> bool:
    """Whether booleans and numbers that are written out make the condition false for every row."""
    return _folded(condition) is False


def _folded(tree: s.Expression) -> bool | None:
    """What it is for certain; None where that is not written."""
    match tree:
        case s.Literal(value=bool(value)):
            return value
        case s.Not():
            inner = _folded(tree.operand)
            return None if inner is None else not inner
        case s.Comparison():
            sides = [tree.first, *(side for _, side in tree.rest)]
            return _joined("AND", [_compared(*each) for each in zip(sides, tree.rest, strict=False)])
        case s.Logical():
            return _joined(tree.operator, [_folded(each) for each in tree.operands])
    return None


def _compared(left: s.Expression, step: tuple[str, s.Expression]) -> bool | None:
    symbol, right = step
    match left, right:
        case s.Literal(kind="integer" | "float", value=one), s.Literal(kind="integer" | "float", value=other):
            compare = _COMPARED.get(symbol)
            return None if compare is None else compare(one, other)  # type: ignore[arg-type]
    return None


def _joined(symbol: str, sides: list[bool | None]) -> bool | None:
    decisive = {"AND": False, "OR": True}.get(symbol)
    if decisive is not None and decisive in sides:
        return decisive
    if None in sides:
        return None
    return sum(map(bool, sides)) % 2 == 1 if decisive is None else not decisive


def is_label(condition: s.Expression, name: str, label: str | None) -> bool:
    """Whether the condition asks for this label of the node `name`, and for nothing else."""
    return (
        isinstance(condition, s.HasLabels)
        and _is_variable(condition.subject, name)
        and isinstance(condition.labels, s.LabelName)
        and condition.labels.name == label
    )


def labels_asked(condition: s.Expression, name: str) -> list[str]:
    """The labels that the condition asks of the node `name`."""
    if not isinstance(condition, s.HasLabels) or not _is_variable(condition.subject, name):
        return []
    return required_labels(condition.labels)


def _is_variable(tree: s.Expression, name: str) -> bool:
    return isinstance(tree, s.Variable) and tree.name == name


def sought(condition: s.Expression, name: str) -> tuple[str, s.Expression, bool] | None:
    """Of `name.key = value` or `name.key IN values` the key, the value, and whether there may be many."""
    if isinstance(condition, s.In):
        item = condition.item
        if isinstance(item, s.Property) and _is_variable(item.subject, name):
            return item.key, condition.source, True
        return None
    if not isinstance(condition, s.Comparison) or len(condition.rest) != 1 or condition.rest[0][0] != "=":
        return None
    sides = (condition.first, condition.rest[0][1])
    for side, other in (sides, sides[::-1]):
        if isinstance(side, s.Property) and _is_variable(side.subject, name) and name not in names_in(other):
            return side.key, other, False
    return None


def turned(direction: s.Direction) -> s.Direction:
    """The direction seen from the other end."""
    if direction == "both":
        return "both"
    return "in" if direction == "out" else "out"


def shown(name: str) -> str:
    """A name as a plan shows it: nothing if it was invented."""
    return "" if name.startswith(HIDDEN) else name


def arrow(connector: Connector) -> str:
    """The connector as it could be written."""
    times = ""
    if connector.repeat is not None:
        times = f"*{connector.repeat.least}..{'' if connector.repeat.most is None else connector.repeat.most}"
    left = "<-" if connector.direction == "in" else "-"
    right = "->" if connector.direction == "out" else "-"
    inner = f"{shown(connector.name)}{label_text(connector.types)}{times}"
    return f"({shown(connector.left)}){left}[{inner}]{right}({shown(connector.right)})"


def kept(compiler: Compiler, condition: s.Expression, scope: Scope) -> Batched:
    """Rows of which the condition is true."""
    test = compiler.condition(condition, scope)
    return keep(Test(test, narrowed_by([condition_over_columns(compiler, condition, scope, test)])))
