"""Questions about trees, and changes to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from loader.cypher import syntax as s
from loader.cypher.aggregates import AGGREGATES

__all__ = [
    "conjuncts",
    "has_aggregate",
    "holds_aggregate",
    "is_aggregate",
    "is_simple_key",
    "names_in",
    "renamed",
    "rewrite",
    "walk",
]

_T = TypeVar("_T")


def conjuncts(condition: s.Expression | None) -> list[s.Expression]:
    """The conditions that AND joins."""
    if condition is None:
        return []
    if isinstance(condition, s.Logical) and condition.operator == "AND":
        return [part for operand in condition.operands for part in conjuncts(operand)]
    return [condition]


def is_aggregate(tree: object) -> bool:
    """Whether this is itself the call of an aggregating function."""
    return isinstance(tree, s.CountStar) or (isinstance(tree, s.FunctionCall) and tree.name in AGGREGATES)


def has_aggregate(tree: object) -> bool:
    """Whether an aggregating function is called anywhere within, subqueries aside."""
    return any(is_aggregate(each) for each in walk(tree, into_subqueries=False))


def holds_aggregate(tree: object) -> bool:
    """Whether an aggregating function is called anywhere within, be it in a subquery."""
    return any(map(is_aggregate, walk(tree)))


def walk(
    tree: object, *, into_subqueries: bool = True, apart_from: Callable[[object], bool] = lambda _: False
) -> Iterator[object]:
    """The tree and all trees within it; not what is `apart_from` it, nor what that holds."""
    waiting = [tree]
    while waiting:
        each = waiting.pop()
        if apart_from(each):
            continue
        yield each
        if into_subqueries or not isinstance(each, s.Subquery):
            waiting.extend(reversed(s.children(each)))


def names_in(tree: object, apart_from: Callable[[object], bool] = lambda _: False) -> set[str]:
    """Every variable that is named anywhere within, used there or introduced; not what is `apart_from` it."""
    found = set()
    for each in walk(tree, apart_from=apart_from):
        if isinstance(each, s.Variable):
            found.add(each.name)
        elif isinstance(each, s.NodePattern | s.RelationshipPattern | s.PathPattern) and each.variable:
            found.add(each.variable)
    return found


def is_simple_key(tree: s.Expression) -> bool:
    """A variable, or a property of one: what may stand beside an aggregate if it is projected on its own."""
    while isinstance(tree, s.Property):
        tree = tree.subject
    return isinstance(tree, s.Variable)


def rewrite(tree: _T, change: Callable[[s.Expression], s.Expression | None]) -> _T:
    """The tree with every expression replaced for which `change` gives another; those are not looked into."""
    if isinstance(tree, s.Expression):
        changed = change(tree)
        if changed is not None:
            return changed  # type: ignore[return-value]
    if isinstance(tree, tuple):
        items = tuple(rewrite(each, change) for each in tree)
        same = all(new is old for new, old in zip(items, tree, strict=True))
        return tree if same else items  # type: ignore[return-value]
    if not hasattr(tree, "__dataclass_fields__"):
        return tree
    parts: dict[str, Any] = {}
    for name in s.field_names(type(tree)):
        old = getattr(tree, name)
        new = rewrite(old, change)
        if new is not old:
            parts[name] = new
    return replace(tree, **parts) if parts else tree  # type: ignore[type-var]


def renamed(tree: s.Expression, items: Sequence[s.Item]) -> s.Expression:
    """The expression with everything that the items of a projection compute replaced by the item's name."""
    names = {item.expression: item.name for item in reversed(items)}
    after = {item.name for item in items}

    def change(part: s.Expression) -> s.Expression | None:
        if isinstance(part, s.Variable) and part.name in after:
            return part
        return s.Variable(names[part], at=part.at) if part in names else None

    return rewrite(tree, change)
