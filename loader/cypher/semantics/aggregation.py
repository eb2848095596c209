"""Where a query aggregates."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from loader.cypher.ast import nodes as s
from loader.cypher.ast.trees import rewrite, walk
from loader.cypher.functions.aggregates import AGGREGATES

__all__ = ["has_aggregate", "holds_aggregate", "is_aggregate", "with_aggregates_named"]


def is_aggregate(tree: object) -> bool:
    """Whether this is itself the call of an aggregating function."""
    return isinstance(tree, s.CountStar) or (isinstance(tree, s.FunctionCall) and tree.name in AGGREGATES)


def has_aggregate(tree: object) -> bool:
    """Whether an aggregating function is called anywhere within, subqueries aside."""
    return any(is_aggregate(each) for each in walk(tree, into_subqueries=False))


def with_aggregates_named(
    tree: s.Expression, items: Sequence[s.Item], name: Callable[[s.Expression], s.Expression]
) -> s.Expression:
    """ORDER BY or WHERE of a projection with what `name` gives for each of its aggregates, if one is no column."""
    columns = [item.expression for item in items]
    if all(part in columns for part in walk(tree, into_subqueries=False) if is_aggregate(part)):
        return tree

    def change(part: s.Expression) -> s.Expression | None:
        return part if isinstance(part, s.Subquery) else name(part) if is_aggregate(part) else None

    return rewrite(tree, change)


def holds_aggregate(tree: object) -> bool:
    """Whether an aggregating function is called anywhere within, be it in a subquery."""
    return any(map(is_aggregate, walk(tree)))
