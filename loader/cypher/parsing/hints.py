"""Hints to a planner: they are read, have no effect, and have to name what the MATCH before them holds.

hint   USING SCAN name:Label
     | USING [RANGE | TEXT | POINT] INDEX [SEEK] name:Label(property, ...)
     | USING JOIN ON name, ...
"""

from __future__ import annotations

from dataclasses import dataclass

from loader.cypher.ast import nodes as s
from loader.cypher.ast.trees import walk
from loader.cypher.parsing.cursor import Cursor
from loader.cypher.parsing.lexer import fail

__all__ = ["Hint", "parse_hints", "refuse_idle"]


@dataclass(frozen=True, slots=True)
class Hint:
    """One name with a label or type and perhaps properties, or the names of nodes to join at."""

    names: tuple[str, ...]
    label: str | None
    keys: tuple[str, ...]
    at: int


def parse_hints(cursor: Cursor) -> list[Hint]:
    """The hints that come next."""
    found = []
    while cursor.sees("USING"):
        found.append(_hint(cursor))
    return found


def _hint(cursor: Cursor) -> Hint:
    at = cursor.expect("USING").at
    if cursor.accept("JOIN"):
        cursor.expect("ON")
        return Hint(_names(cursor), None, (), at)
    if cursor.accept("SCAN"):
        name, label = _labelled(cursor)
        return Hint((name,), label, (), at)
    if cursor.next.upper in ("RANGE", "TEXT", "POINT"):
        cursor.advance()
    if not cursor.accept("INDEX"):
        cursor.unexpected("SCAN, INDEX or JOIN")
    if cursor.peek().upper != ":":
        cursor.accept("SEEK")
    name, label = _labelled(cursor)
    cursor.expect("(")
    keys = _names(cursor)
    cursor.expect(")")
    return Hint((name,), label, keys, at)


def _labelled(cursor: Cursor) -> tuple[str, str]:
    name = cursor.name("a variable")
    cursor.expect(":")
    return name, cursor.name("a label or type")


def _names(cursor: Cursor) -> tuple[str, ...]:
    found = [cursor.name("a name")]
    while cursor.accept(","):
        found.append(cursor.name("a name"))
    return tuple(found)


def refuse_idle(text: str, hint: Hint, match: s.Match) -> None:
    """Fail if the MATCH does not use what the hint names."""
    elements = [each for pattern in match.patterns for each in pattern.elements]
    joins = hint.label is None
    for name in hint.names:
        if not any(_is_named(each, name, joins=joins) for each in elements):
            fail(text, hint.at, f"No part of this MATCH that the hint could speak of is called `{name}`")
    if joins and len(elements) == len(match.patterns):
        fail(text, hint.at, "There is nothing to join in a pattern of single nodes")
    parts = list(walk((match.patterns, *([match.where] if match.where else []))))
    if not joins and hint.label not in _labels(parts, hint.names[0]):
        fail(text, hint.at, f"The MATCH has to ask for `{hint.names[0]}:{hint.label}`, that the hint speaks of")
    for key in hint.keys:
        if key not in _keys(parts, hint.names[0]):
            fail(text, hint.at, f"The MATCH has to ask for `{hint.names[0]}.{key}`, that the hint speaks of")


def _is_named(element: s.PatternElement, name: str, *, joins: bool) -> bool:
    if isinstance(element, s.NodePattern):
        return element.variable == name
    return isinstance(element, s.RelationshipPattern) and element.variable == name and not joins


def _labels(parts: list[object], name: str) -> set[str]:
    """The labels or types by which the element of this name is asked for."""
    found: set[str] = set()
    for each in parts:
        labels: s.LabelExpression | None = None
        if isinstance(each, s.NodePattern) and each.variable == name:
            labels = each.labels
        elif isinstance(each, s.RelationshipPattern) and each.variable == name:
            labels = each.types
        elif isinstance(each, s.HasLabels) and each.subject == s.Variable(name, at=0):
            labels = each.labels
        found |= {part.name for part in walk(labels) if isinstance(part, s.LabelName)} if labels else set()
    return found


def _keys(parts: list[object], name: str) -> set[str]:
    """The properties by which the element of this name is asked for."""
    found: set[str] = set()
    for each in parts:
        if isinstance(each, s.NodePattern | s.RelationshipPattern) and each.variable == name:
            found |= {key for key, _ in each.properties.items} if isinstance(each.properties, s.MapLiteral) else set()
        elif isinstance(each, s.Property) and each.subject == s.Variable(name, at=0):
            found.add(each.key)
    return found
