"""valueType(): the type of a value as text, as Neo4j writes it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from loader.cypher.functions.registry import function
from loader.cypher.limits import check_limits
from loader.cypher.types import COORDINATES, NAMES, CypherType, any_of, exact_name, list_of
from loader.graph import Value

__all__ = ["value_type"]


def _rank(type_: CypherType) -> tuple[Any, ...]:
    """Its place among the types of a union."""
    inner = type_.inner.members if type_.inner else ()
    name, _, size = type_.name.partition("<")
    place = NAMES.index(name) if name in NAMES else len(NAMES)
    return (place, _size(size), [_rank(each) for each in inner if each.name not in ("NULL", "NOTHING")])


def _size(text: str) -> tuple[int, int]:
    """Coordinates and dimension of a vector's type, behind its `<`, so that those are sorted as vectors are."""
    kind, _, size = text.partition(" NOT NULL>(")
    return (list(COORDINATES).index(kind), int(size.rstrip(")"))) if size else (0, 0)


def _type_of(value: Value) -> CypherType:
    if not isinstance(value, list):
        return CypherType(exact_name(value), nullable=False)
    check_limits()
    names = {exact_name(each) for each in value if each is not None and not isinstance(each, list)}
    inner = {*(CypherType(name, nullable=False) for name in names), *map(_type_of, filter(_is_list, value))}
    widest = [each for each in inner if not any(other != each and each.within(other) for other in inner)]
    nullable = None in value
    elements = [replace(each, nullable=nullable) for each in sorted(widest, key=_rank)]
    nothing = CypherType("NULL" if nullable else "NOTHING")
    return replace(list_of(any_of(elements or [nothing])), nullable=False)


def _is_list(value: Value) -> bool:
    return isinstance(value, list)


@function("valueType", takes="any", gives="string", sees_null=True)
def value_type(value: Value) -> str:
    """The name of its type."""
    return "NULL" if value is None else str(_type_of(value))
