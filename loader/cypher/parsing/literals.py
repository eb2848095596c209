"""Numbers that are written out."""

from __future__ import annotations

import math

from loader.cypher.ast import nodes as s
from loader.cypher.parsing.cursor import Cursor
from loader.cypher.parsing.lexer import fail

__all__ = ["number", "whole"]

_LARGEST = 2**63


def number(p: Cursor, sign: int) -> s.Literal:
    """The number that comes next, with the sign that stood before it."""
    token = p.advance()
    if token.kind == "float":
        number = float(token.value)
        if math.isinf(number):
            fail(p.text, token.at, f"`{token.value[:40]}` is too large", "FloatingPointOverflow")
        return s.Literal("float", number, at=token.at)
    if len(token.value) > 40:
        fail(p.text, token.at, f"`{token.value[:40]}...` is too large an integer", "IntegerOverflow")
    whole = sign * int(token.value, 0)
    if not -_LARGEST <= whole < _LARGEST:
        fail(p.text, token.at, f"`{token.value}` is too large an integer", "IntegerOverflow")
    return s.Literal("integer", whole, at=token.at)


def whole(p: Cursor) -> int:
    """A number of elements, of times or of steps."""
    if p.next.kind != "integer":
        p.unexpected("a whole number")
    value = number(p, 1).value
    assert isinstance(value, int)
    return value
