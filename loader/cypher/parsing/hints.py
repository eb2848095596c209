"""Hints to a planner: they are read and have no effect. semantics/hints.py sees that they name what the MATCH holds.

hint   USING SCAN name:Label
     | USING [RANGE | TEXT | POINT] INDEX [SEEK] name:Label(property, ...)
     | USING JOIN ON name, ...
"""

from __future__ import annotations

from loader.cypher.ast import parts
from loader.cypher.parsing.cursor import Cursor

__all__ = ["parse_hints"]


def parse_hints(cursor: Cursor) -> tuple[parts.Hint, ...]:
    """The hints that come next."""
    found = []
    while cursor.sees("USING"):
        found.append(_hint(cursor))
    return tuple(found)


def _hint(cursor: Cursor) -> parts.Hint:
    at = cursor.expect("USING").at
    if cursor.accept("JOIN"):
        cursor.expect("ON")
        return parts.Hint(_names(cursor), None, (), at=at)
    if cursor.accept("SCAN"):
        name, label = _labelled(cursor)
        return parts.Hint((name,), label, (), at=at)
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
    return parts.Hint((name,), label, keys, at=at)


def _labelled(cursor: Cursor) -> tuple[str, str]:
    name = cursor.name("a variable")
    cursor.expect(":")
    return name, cursor.name("a label or type")


def _names(cursor: Cursor) -> tuple[str, ...]:
    found = [cursor.name("a name")]
    while cursor.accept(","):
        found.append(cursor.name("a name"))
    return tuple(found)
