"""Types of expressions as far as the text and the parameters tell them, before a query runs."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from loader.cypher.ast.nodes import Language
from loader.cypher.semantics import list_types
from loader.cypher.types import (
    ANY,
    BOOLEAN,
    FLOAT,
    INTEGER,
    LIST,
    MAP,
    MIXED,
    NODE,
    NULL,
    NUMBER,
    PATH,
    RELATIONSHIP,
    STRING,
    VALUE,
    CypherType,
    any_of,
    list_of,
    named,
    type_name,
    union,
)
from loader.graph import Value

__all__ = [
    "DICTIONARIES",
    "LIST_OF_ANY",
    "NUMBERS",
    "TEMPORAL",
    "accumulated",
    "inner_type",
    "listed",
    "lists_of",
    "operation",
    "property_type",
    "shown",
    "type_of",
    "unwound",
]

NUMBERS = (INTEGER, FLOAT)
TEMPORAL = named("temporal").members
DICTIONARIES = named("node|relationship|map").members
"""What has keys."""
LIST_OF_ANY = list_of(ANY)
_DURATION = named("duration")
_WRITTEN = {STRING, BOOLEAN, *NUMBERS, *TEMPORAL, *named("point|vector").members}
_EVERY = (*DICTIONARIES, PATH, BOOLEAN, *NUMBERS, STRING, *TEMPORAL, LIST_OF_ANY)
_EXPANDED = {ANY: _EVERY, NULL: _EVERY, NUMBER: NUMBERS}
_SHOWN = {VALUE: ANY, MIXED: NUMBER}


def inner_type(type_: CypherType) -> CypherType:
    """The type of the elements, where it is a list."""
    return union(one.element for one in type_.members if _may_be_list(one))


def lists_of(type_: CypherType) -> CypherType:
    """What is left of the type where it is known to be a list."""
    return union(one if one.is_list else LIST_OF_ANY for one in type_.members if _may_be_list(one))


def listed(types: Iterable[CypherType]) -> CypherType:
    """The type of a list that is written out, given the types of its elements."""
    found = list_types.listed(tuple(each.singles for each in types))
    return LIST_OF_ANY if ANY in found else any_of(map(list_of, found))


def accumulated(initial: CypherType, step: CypherType) -> CypherType:
    """The type of what reduce() makes: it starts with one type, and each step makes another."""
    wanted, made = initial.singles, step.singles
    kept = [one for one in made if one in wanted or (one in NUMBERS and NUMBER in wanted)] or made
    return union(kind for one in wanted for other in kept for kind in _total(one, other))


def _total(initial: CypherType, step: CypherType) -> tuple[CypherType, ...]:
    """A float stays one; a whole number that becomes a float is a number with which Neo4j reckons no further."""
    if (initial, step) == NUMBERS:
        return (VALUE,)
    return (FLOAT,) if (step, initial) == NUMBERS else list_types.common(initial, step)


def unwound(type_: CypherType) -> CypherType:
    """The type of what UNWIND makes of it: the elements of a list, or the value itself."""
    return union(one.element if one.is_list else one for one in type_.members if one != NULL)


def _may_be_list(one: CypherType) -> bool:
    return one.is_list or one.is_unknown


def property_type(subject: CypherType, key: str) -> CypherType:
    """The type of `subject.key`."""
    if subject.fields:
        return dict(subject.fields).get(key, ANY)
    holders = {*DICTIONARIES, ANY, NULL, *TEMPORAL} & {one.plain for one in subject.members}
    return named("stored") if holders and holders <= {NODE, RELATIONSHIP} else ANY


@cache
def operation(operator: str, left: CypherType, right: CypherType, language: Language = "5") -> CypherType | None:
    """The type of what an operator makes of two types; None where it takes no such two."""
    pairs = [(one, other) for one in _expanded(left) for other in _expanded(right)]
    found = [made for one, other in pairs if (made := _made(operator, one, other, language))]
    sides = [side.singles for side in (left, right)]
    has_lists = any(one.is_list for one in found)
    if operator == "||":
        sides = [tuple(one for one in side if one.is_unknown or one == STRING or one.is_list) for side in sides]
        has_lists = any(map(_may_be_list, sides[0]))  # as on Neo4j, of whose types the left one decides
    if not found or operator not in ("+", "||") or not has_lists:
        return union(found) if found else None
    return union([one for one in found if not one.is_list] + list(list_types.merged(sides[0], sides[1])))


def _expanded(type_: CypherType) -> tuple[CypherType, ...]:
    return tuple(each for one in type_.members for each in _EXPANDED.get(one, (one,)))


def _made(operator: str, one: CypherType, other: CypherType, language: Language) -> CypherType | None:
    if one in NUMBERS and other in NUMBERS and operator != "||":
        return FLOAT if operator == "^" or FLOAT in (one, other) else INTEGER
    match operator:
        case "+":
            return _joined_25(one, other) if language == "25" and STRING in (one, other) else _sum(one, other)
        case "||":
            return _end_to_end(one, other)
        case "-" if other == _DURATION and one in TEMPORAL:
            return one
        case "*" if _DURATION in (one, other) and (one in NUMBERS or other in NUMBERS):
            return _DURATION
        case "/" if one == _DURATION and other in NUMBERS:
            return _DURATION
    return None


def _sum(one: CypherType, other: CypherType) -> CypherType | None:
    if one.is_list or other.is_list:
        return LIST_OF_ANY
    if STRING in (one, other) and {one, other} <= {STRING, *NUMBERS}:
        return STRING
    if _DURATION in (one, other) and {one, other} <= set(TEMPORAL):
        return other if one == _DURATION else one
    return None


def _joined_25(one: CypherType, other: CypherType) -> CypherType | None:
    """Cypher 25 writes any scalar behind a text, but for a UUID."""
    if one.is_list or other.is_list:
        return LIST_OF_ANY
    return STRING if {one, other} <= _WRITTEN else None


def _end_to_end(one: CypherType, other: CypherType) -> CypherType | None:
    if one.is_list and other.is_list:
        return LIST_OF_ANY
    return STRING if one == other == STRING else None


def shown(type_: CypherType) -> str:
    """A type as a message names it."""
    names = [(LIST if one.is_list else _SHOWN.get(one, one)).brief for one in type_.members]
    return " or ".join(dict.fromkeys(names)).replace("INTEGER or FLOAT", "NUMBER")


def type_of(value: Value) -> CypherType:
    """The type of a parameter's value; `any` for null and floats, as on Neo4j, which of lists knows strings alone."""
    if isinstance(value, list):
        return list_of(STRING if value and all(isinstance(each, str) for each in value) else ANY)
    if isinstance(value, dict):
        return any_of((MAP, NODE, RELATIONSHIP))
    found = CypherType(type_name(value))
    return found if found in (BOOLEAN, INTEGER, STRING, *TEMPORAL) else ANY
