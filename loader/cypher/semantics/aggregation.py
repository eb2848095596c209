"""Where a query aggregates."""

from __future__ import annotations

from loader.cypher.ast import nodes as s
from loader.cypher.ast.trees import walk
from loader.cypher.functions.aggregates import AGGREGATES

__all__ = ["has_aggregate", "holds_aggregate", "is_aggregate"]


def is_aggregate(tree: object) -> bool:
    """Whether this is itself the call of an aggregating function."""
    return isinstance(tree, s.CountStar) or (isinstance(tree, s.FunctionCall) and tree.name in AGGREGATES)


def has_aggregate(tree: object) -> bool:
    """Whether an aggregating function is called anywhere within, subqueries aside."""
    return any(is_aggregate(each) for each in walk(tree, into_subqueries=False))


def holds_aggregate(tree: object) -> bool:
    """Whether an aggregating function is called anywhere within, be it in a subquery."""
    return any(map(is_aggregate, walk(tree)))
