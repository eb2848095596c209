"""Questions about trees, and changes to them."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence, Set
from typing import Any, TypeVar

from msgspec.structs import astuple, replace

from loader.cypher.ast import nodes as s
from loader.cypher.ast.parts import Tree

__all__ = [
    "children",
    "conjuncts",
    "free_names",
    "group_keys",
    "imports",
    "is_simple_key",
    "members_of",
    "names_in",
    "rewrite",
    "seen_after",
    "walk",
]

_T = TypeVar("_T")


def children(tree: object) -> list[object]:
    """The trees directly within `tree` (one, or a tuple of them), in the order of the text."""
    found: list[object] = []
    if isinstance(tree, Tree):
        _collect(astuple(tree), found)
    elif isinstance(tree, tuple):
        _collect(tree, found)
    return found


def _collect(values: tuple[object, ...], found: list[object]) -> None:
    for value in values:
        if isinstance(value, Tree):
            found.append(value)
        elif isinstance(value, tuple):
            _collect(value, found)


def conjuncts(condition: s.Expression | None) -> list[s.Expression]:
    """The conditions that AND joins."""
    if condition is None:
        return []
    if isinstance(condition, s.Logical) and condition.operator == "AND":
        return [part for operand in condition.operands for part in conjuncts(operand)]
    return [condition]


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
            waiting.extend(reversed(children(each)))


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


def imports(part: s.SingleQuery, around: Container[str]) -> bool:
    """Whether it begins with a WITH of names from `around`: so the older form of CALL {} says what it sees of them."""
    first = part.clauses[0]
    if not isinstance(first, s.Projection) or first.keyword != "WITH":
        return False
    return first.star or any(name in around for name in free_names(tuple(item.expression for item in first.items)))


def free_names(tree: object) -> set[str]:
    """The variables that are used within, apart from those that a comprehension and the like introduces, and those of
    patterns and subqueries.
    """
    match tree:
        case s.Variable(name):
            return {name}
        case s.ListComprehension(variable, source) | s.Quantifier(_, variable, source):
            own = {variable}
        case s.Reduce(accumulator, initial, variable, source) | s.AllReduce(accumulator, initial, variable, source):
            own, source = {accumulator, variable}, s.ListLiteral((initial, source), at=tree.at)
        case s.Subquery() | s.PatternExpression() | s.PatternComprehension():
            return set()
        case _:
            return set().union(*map(free_names, children(tree)))
    return free_names(source) | (set().union(*map(free_names, children(tree))) - own)


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
    if not isinstance(tree, Tree):
        return tree
    parts: dict[str, Any] = {}
    for name in tree.__struct_fields__:
        old = getattr(tree, name)
        new = rewrite(old, change)
        if new is not old:
            parts[name] = new
    return replace(tree, **parts) if parts else tree


def seen_after(tree: s.Expression, items: Sequence[s.Item], *, joined: bool) -> s.Expression:
    """ORDER BY or WHERE of a projection, with what the items compute replaced by the item's name.

    That is done within it where rows were joined by DISTINCT or an aggregate, else only if all of it is an item.
    """
    after = {item.name for item in items}
    if isinstance(tree, s.Variable) and tree.name in after:
        return tree
    whole = {item.expression: item.name for item in reversed(items)}
    if tree in whole:
        return s.Variable(whole[tree], at=tree.at)
    return _renamed(tree, whole, after) if joined else tree


def _renamed(tree: s.Expression, names: Mapping[s.Expression, str], after: Set[str]) -> s.Expression:
    """The expression with names for what is computed, but where a new name hides what that is computed from."""
    new = {name for each, name in names.items() if each != s.Variable(name, at=0)}
    names = {each: name for each, name in names.items() if not names_in(each) & new}

    def change(part: s.Expression) -> s.Expression | None:
        if isinstance(part, s.Variable) and part.name in after:
            return part
        if part in names:
            return s.Variable(names[part], at=part.at)
        return begun(part) if isinstance(part, s.Arithmetic) else None

    def begun(part: s.Arithmetic) -> s.Expression | None:
        """`a + b + c` with the name of `a + b`."""
        for length in range(len(part.rest) - 1, 0, -1):
            start = replace(part, rest=part.rest[:length])
            if start in names:
                column = s.Variable(names[start], at=part.at)
                return replace(part, first=column, rest=rewrite(part.rest[length:], change))
        return None

    return rewrite(tree, change)


def members_of(group: s.QuantifiedPattern) -> list[str]:
    """The names of a quantified pattern's own nodes and relationships."""
    names = {each.variable for each in group.elements if not isinstance(each, s.QuantifiedPattern) and each.variable}
    return sorted(names)


def group_keys(group: object, items: Sequence[s.Item]) -> list[s.Expression] | None:
    """The keys of a GROUP BY that names them, where the name of a column stands for what it is; else None."""
    if not isinstance(group, tuple):
        return None
    named = {item.name: item.expression for item in items}
    return [named.get(each.name, each) if isinstance(each, s.Variable) else each for each in group]
