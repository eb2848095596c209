"""Types of expressions as far as the text and the parameters tell them, before a query runs.

A type is `node`, `relationship`, `path`, `map`, `boolean`, `integer`, `float`, `number`, `string`, one of TEMPORAL,
`null`, `any`, `value` (list_types.py), or `list<type>`; or several of these joined by `|`. GROUPS are names for some
that often go together.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from loader.cypher.semantics import list_types
from loader.cypher.temporal.kinds import kind_of
from loader.graph import Value

__all__ = [
    "NUMBERS",
    "TEMPORAL",
    "accumulated",
    "fits_type",
    "inner_type",
    "is_list",
    "joined",
    "listed",
    "lists_of",
    "operation",
    "options",
    "property_type",
    "shown",
    "type_of",
    "unwound",
]

NUMBERS = ("integer", "float")
INSTANTS = ("date", "time", "localtime", "localdatetime", "datetime")
TEMPORAL = (*INSTANTS, "duration")
_SCALARS = ("boolean", "number", "string", *TEMPORAL)
_ELEMENTS = ("boolean", "number", "integer", "float", "string", *TEMPORAL)
GROUPS = {"temporal": TEMPORAL, "stored": (*_SCALARS, *(f"list<{each}>" for each in _ELEMENTS))}
"""`stored` is what a property of a node or relationship can be."""
UNKNOWN = ("any", "null")
_EVERY = ("node", "relationship", "path", "map", "boolean", *NUMBERS, "string", *TEMPORAL, "list<any>")
_EXPANDED = {"any": _EVERY, "null": _EVERY, "number": NUMBERS}


@cache
def options(type_: str) -> tuple[str, ...]:
    """The single types that a type stands for."""
    found: list[str] = []
    depth = start = 0
    for place, character in enumerate(f"{type_}|"):
        depth += (character == "<") - (character == ">")
        if character == "|" and depth == 0:
            one = type_[start:place]
            found += GROUPS.get(one, (one,))
            start = place + 1
    return tuple(dict.fromkeys(found))


def _singles(type_: str) -> tuple[str, ...]:
    """The single types that a type stands for, down to the elements of lists."""
    return tuple(
        each
        for one in options(type_)
        for each in ([f"list<{inner}>" for inner in _singles(one[5:-1])] if one.startswith("list<") else [one])
    )


def is_list(type_: str) -> bool:
    """Whether a single type is that of a list."""
    return type_ == "list" or type_.startswith("list<")


def joined(types: Iterable[str]) -> str:
    """The type of what may be of any of these types."""
    found = dict.fromkeys(one for type_ in types for one in options(type_))
    return "any" if "any" in found or not found else "|".join(found)


def inner_type(type_: str) -> str:
    """The type of the elements, where it is a list."""
    return joined(one[5:-1] if one.startswith("list<") else "any" for one in options(type_) if _may_be_list(one))


def lists_of(type_: str) -> str:
    """What is left of the type where it is known to be a list."""
    return joined(one if is_list(one) else "list<any>" for one in options(type_) if _may_be_list(one))


def listed(types: Iterable[str]) -> str:
    """The type of a list that is written out, given the types of its elements."""
    found = list_types.listed(tuple(_singles(each) for each in types))
    return "list<any>" if "any" in found else "|".join(f"list<{each}>" for each in found)


def accumulated(initial: str, step: str) -> str:
    """The type of what reduce() makes: it starts with one type, and each step makes another."""
    wanted, made = _singles(initial), _singles(step)
    kept = [one for one in made if one in wanted or (one in NUMBERS and "number" in wanted)] or made
    return joined(kind for one in wanted for other in kept for kind in _total(one, other))


def _total(initial: str, step: str) -> tuple[str, ...]:
    """A whole number that becomes a float is a number with which Neo4j reckons no further."""
    return ("value",) if (initial, step) == ("integer", "float") else list_types.common(initial, step)


def unwound(type_: str) -> str:
    """The type of what UNWIND makes of it: the elements of a list, or the value itself."""
    return joined(one[5:-1] if is_list(one) else one for one in options(type_) if one != "null")


def _may_be_list(one: str) -> bool:
    return is_list(one) or one in UNKNOWN


@cache
def fits_type(type_: str, wanted: str) -> bool:
    """Whether a value of `type_` can be of the type that is wanted."""
    allowed = options(wanted)
    return "any" in allowed or any(_fits(one, allowed) for one in options(type_))


def _fits(one: str, allowed: tuple[str, ...]) -> bool:
    if one in UNKNOWN or one in allowed:
        return True
    if is_list(one):
        return any(map(is_list, allowed))
    if one == "number":
        return any(each in allowed for each in NUMBERS)
    return one in NUMBERS and ("number" in allowed or (one == "integer" and "float" in allowed))


def property_type(subject: str) -> str:
    """The type of `subject.key`."""
    holders = {"node", "relationship", "map", "any", "null", *TEMPORAL} & set(options(subject))
    return "stored" if holders and holders <= {"node", "relationship"} else "any"


@cache
def operation(operator: str, left: str, right: str) -> str | None:
    """The type of what an operator makes of two types; None where it takes no such two."""
    pairs = [(one, other) for one in _expanded(left) for other in _expanded(right)]
    found = [made for one, other in pairs if (made := _made(operator, one, other))]
    if operator not in ("+", "||") or not any(map(is_list, found)):
        return joined(found) if found else None
    sides = [_singles(side) for side in (left, right)]
    if operator == "||":
        sides = [tuple(one for one in side if one in (*UNKNOWN, "string") or is_list(one)) for side in sides]
    return joined([one for one in found if not is_list(one)] + list(list_types.merged(sides[0], sides[1])))


def _expanded(type_: str) -> tuple[str, ...]:
    return tuple(each for one in options(type_) for each in _EXPANDED.get(one, (one,)))


def _made(operator: str, one: str, other: str) -> str | None:
    if one in NUMBERS and other in NUMBERS and operator != "||":
        return "float" if operator == "^" or "float" in (one, other) else "integer"
    match operator:
        case "+":
            return _sum(one, other)
        case "||":
            return _end_to_end(one, other)
        case "-" if other == "duration" and one in TEMPORAL:
            return one
        case "*" if {one, other} & {"duration"} and {one, other} & set(NUMBERS):
            return "duration"
        case "/" if one == "duration" and other in NUMBERS:
            return "duration"
    return None


def _sum(one: str, other: str) -> str | None:
    if is_list(one) or is_list(other):
        return "list<any>"
    if "string" in (one, other) and {one, other} <= {"string", *NUMBERS}:
        return "string"
    if "duration" in (one, other) and {one, other} <= set(TEMPORAL):
        return other if one == "duration" else one
    return None


def _end_to_end(one: str, other: str) -> str | None:
    if is_list(one) and is_list(other):
        return "list<any>"
    return "string" if one == other == "string" else None


def shown(type_: str) -> str:
    """A type as a message names it."""
    names = ["LIST" if is_list(one) else "ANY" if one == "value" else one.upper() for one in options(type_)]
    text = " or ".join(dict.fromkeys(names)).replace("INTEGER or FLOAT", "NUMBER")
    return text.replace(" or ".join(TEMPORAL).upper(), "a temporal value")


def type_of(value: Value) -> str:
    """The type of a parameter's value; `any` for null and floats, as on Neo4j, which of lists knows strings alone."""
    if isinstance(value, list):
        return "list<string>" if value and all(isinstance(each, str) for each in value) else "list<any>"
    name = kind_of(value).lower()
    if name == "map":
        return "map|node|relationship"
    return name if name in ("boolean", "integer", "string", *TEMPORAL) else "any"
