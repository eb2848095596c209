"""`IS :: type`: tests of a value's type."""

from __future__ import annotations

from collections.abc import Callable

from loader.cypher.ast.parts import CypherType
from loader.cypher.limits import watched
from loader.cypher.values.comparing import type_name
from loader.graph import Value

__all__ = ["type_test"]

_NOT_STORED = frozenset(("MAP", "NODE", "RELATIONSHIP", "PATH"))
_NUMBERS = ("INTEGER", "FLOAT")


def type_test(type_: CypherType) -> Callable[[Value], bool]:
    """A test whether a value is of the type; null is of every type that is not declared NOT NULL."""
    test = _simple_test(type_)
    nullable = type_.nullable if type_.name != "ANY OF" else None

    def is_typed(value: Value) -> bool:
        if value is None and nullable is not None and type_.name != "NOTHING":
            return nullable
        return test(value)

    return is_typed


def _simple_test(type_: CypherType) -> Callable[[Value], bool]:
    name = type_.name
    if name == "ANY OF":
        options = [type_test(each) for each in (type_.options or (type_.inner,)) if each is not None]
        return lambda value: any(test(value) for test in options)
    if name == "LIST":
        inner = type_test(type_.inner) if type_.inner else lambda value: True
        return lambda value: isinstance(value, list) and all(map(inner, watched(value)))
    if name == "ANY":
        return lambda value: True
    if name == "PROPERTY VALUE":
        return _is_property
    return lambda value: type_name(value) == name


def _is_property(value: Value) -> bool:
    """Whether a property can hold it; a list only of values of one type, where numbers are one, without null."""
    if not isinstance(value, list):
        return type_name(value) not in _NOT_STORED
    kinds = {"NUMBER" if type_name(each) in _NUMBERS else type_name(each) for each in value}
    return len(kinds) <= 1 and not kinds & {"NULL", "LIST", *_NOT_STORED}
