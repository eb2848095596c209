"""Paths of which the relationships alone are asked for are not put together: their lists of relationships will do."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import astuple, replace

from loader.cypher.ast import nodes as s
from loader.cypher.ast.names import HIDDEN
from loader.cypher.ast.parts import Tree
from loader.cypher.ast.trees import rewrite, walk

__all__ = ["without_paths"]

Clauses = tuple[s.Clause, ...]


def without_paths(clauses: Clauses) -> Clauses:
    """The clauses of a query, saying the same of lists of relationships where they ask of a path no more than
    `length(p)`, `relationships(p)` or `count(p)`."""
    stars = any(getattr(each, "star", False) for each in clauses)
    if stars or any(isinstance(each, s.Call) for each in clauses):
        return clauses
    for clause in clauses:
        for pattern in clause.patterns if isinstance(clause, s.Match) else ():
            if _is_walk(pattern) and _asks_for_relationships_alone(clauses, pattern.variable):
                clauses = _renamed(clauses, pattern)
    return clauses


def _is_walk(pattern: s.PathPattern) -> bool:
    """Whether it is a named walk of variable length, and nothing else."""
    if pattern.variable is None or pattern.shortest or pattern.selector or pattern.within or len(pattern.elements) != 3:
        return False
    middle = pattern.elements[1]
    return isinstance(middle, s.RelationshipPattern) and (middle.length or middle.quantifier) is not None


def _asks_for_relationships_alone(clauses: Clauses, name: str | None) -> bool:
    """Whether the name stands nowhere but in the pattern that gives it, and in such calls."""
    calls = sum(1 for each in walk(clauses) if _call(each, name) is not None)
    mentions = sum(1 for each in walk(clauses) for text in _texts(each) if text == name)
    return 0 < calls == mentions - 1


def _call(tree: object, name: str | None) -> s.FunctionCall | None:
    """The call, if it is one that asks for no more of the path than its relationships."""
    if not isinstance(tree, s.FunctionCall) or tree.name not in ("length", "relationships", "count") or tree.distinct:
        return None
    return tree if tree.arguments == (s.Variable(name or "", at=0),) else None


def _texts(tree: object) -> Iterator[object]:
    """All that stands in the tree itself, and not in others within it."""
    waiting = [*astuple(tree)] if isinstance(tree, Tree) else []
    while waiting:
        each = waiting.pop()
        if isinstance(each, tuple):
            waiting += each
        elif not isinstance(each, Tree):
            yield each


def _renamed(clauses: Clauses, path: s.PathPattern) -> Clauses:
    middle = path.elements[1]
    assert isinstance(middle, s.RelationshipPattern)
    name = middle.variable or f"{path.variable}{HIDDEN}walk"
    elements = (path.elements[0], replace(middle, variable=name), path.elements[2])
    unnamed = replace(path, variable=None, elements=elements)

    def change(tree: s.Expression) -> s.Expression | None:
        call = _call(tree, path.variable)
        if call is None:
            return None
        walked = s.Variable(name, at=call.arguments[0].at)
        if call.name == "relationships":
            return walked
        return replace(call, name="size" if call.name == "length" else "count", arguments=(walked,))

    return tuple(
        replace(each, patterns=tuple(unnamed if pattern == path else pattern for pattern in each.patterns))
        if isinstance(each, s.Match)
        else each
        for each in rewrite(clauses, change)
    )
