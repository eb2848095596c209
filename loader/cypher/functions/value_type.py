"""valueType(): the type of a value as text, as Neo4j writes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from loader.cypher.functions.registry import function
from loader.cypher.limits import check_time
from loader.cypher.values.comparing import type_name
from loader.graph import Value

__all__: list[str] = []

_ORDER = (
    "NULL",
    "BOOLEAN",
    "STRING",
    "INTEGER",
    "FLOAT",
    "DATE",
    "LOCAL TIME",
    "ZONED TIME",
    "LOCAL DATETIME",
    "ZONED DATETIME",
    "DURATION",
    "POINT",
    "NODE",
    "RELATIONSHIP",
    "MAP",
    "LIST",
    "PATH",
)
"""The order in which the types of a union are listed."""


@dataclass(frozen=True, slots=True)
class _Type:
    """The type of a value; of a list with the types of its elements, and whether null is among them."""

    name: str
    elements: tuple[_Type, ...] = ()
    nullable: bool = False

    def covers(self, other: _Type) -> bool:
        """Whether every value of the other type is of this one too."""
        if self.name != other.name or (other.nullable and not self.nullable):
            return False
        return all(any(each.covers(one) for each in self.elements) for one in other.elements)

    def rank(self) -> tuple[Any, ...]:
        place = _ORDER.index(self.name) if self.name in _ORDER else len(_ORDER)
        return (place, [each.rank() for each in self.elements])

    def __str__(self) -> str:
        if self.name != "LIST":
            return self.name
        ending = "" if self.nullable else " NOT NULL"
        nothing = "NULL" if self.nullable else "NOTHING"
        return f"LIST<{' | '.join(f'{each}{ending}' for each in self.elements) or nothing}>"


def _type_of(value: Value) -> _Type:
    if not isinstance(value, list):
        return _Type(type_name(value))
    check_time()
    names = {type_name(each) for each in value if each is not None and not isinstance(each, list)}
    inner = {*map(_Type, names), *(_type_of(each) for each in value if isinstance(each, list))}
    widest = [each for each in inner if not any(other != each and other.covers(each) for other in inner)]
    return _Type("LIST", tuple(sorted(widest, key=_Type.rank)), None in value)


@function("valueType", takes="any", gives="string", sees_null=True)
def _value_type(value: Value) -> str:
    return "NULL" if value is None else f"{_type_of(value)} NOT NULL"
