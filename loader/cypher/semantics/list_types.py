"""Types of lists before a query runs: what Neo4j takes the elements to be where lists are written or put together.

`value` is a type beside those of static_types.py: any value, of which nothing more can be said. Nothing that asks for
a certain type takes it, other than `any`, of which every type may still turn out.
"""

from __future__ import annotations

from functools import cache

__all__ = ["common", "listed", "merged"]

_MAPS = ("map", "node", "relationship")
_NUMBERS = ("number", "float", "integer")
_UNKNOWN = ("any", "null")


@cache
def common(one: str, other: str) -> tuple[str, ...]:
    """The single types that two single types have in common."""
    for known, unknown in ((one, other), (other, one)):
        if unknown in _UNKNOWN:
            return ("any",) if known in _UNKNOWN else _anything_or(known)
    if one == other:
        return (one,)
    both = {one, other}
    if both <= set(_NUMBERS):
        return ("integer",) if "integer" in both and "number" in both else ("float",)
    if both <= set(_MAPS):
        return tuple(each for each in _MAPS if each == "map" or (each in both and "map" in both))
    if _is_list(one) and _is_list(other):
        return tuple(f"list<{each}>" for each in common(one[5:-1], other[5:-1]))
    return ("value",)


def _anything_or(known: str) -> tuple[str, ...]:
    """What is between a known type and any."""
    if known in _NUMBERS:
        return ("value", "number", known)
    if known in _MAPS:
        return ("value", "map", known)
    if _is_list(known):
        return ("value", *(f"list<{each}>" for each in common("any", known[5:-1])))
    return ("value", known)


def listed(types: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """The single types of the elements of `[a, b, ...]`, given those of each; whatever is of such a type may stand."""
    found = types[0] if types else ("any",)
    for each in types[1:]:
        found = _pairwise(found, each)
    return tuple(dict.fromkeys(wide for one in found for wide in _widened(one)))


def _widened(one: str) -> tuple[str, ...]:
    if one in ("value", "null"):
        return ("any",)
    if _is_list(one):
        return tuple(f"list<{each}>" for each in _widened(one[5:-1]))
    return _MAPS if one == "map" else (one,)


def merged(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    """The lists that two values make end to end, where at least one of them may be a list.

    Where an element of one side can become one of the other (a whole number a float, a list a boolean), Neo4j takes
    that for the type of all of them.
    """
    elements = [_elements(side) for side in (left, right)]
    scalars = [_scalars(side) for side in (left, right)]
    pairs = [(elements[0], elements[1]), (elements[1], elements[0])]
    pairs += [(scalars[1], elements[0]), (scalars[0], elements[1])]
    found = dict.fromkeys(one for given, wanted in pairs for one in _became(given, wanted))
    return tuple(f"list<{one}>" for one in found)


def _elements(side: tuple[str, ...]) -> tuple[str, ...]:
    found = ["any" if one in _UNKNOWN else one[5:-1] for one in side if one in _UNKNOWN or _is_list(one)]
    return tuple(dict.fromkeys(found))


def _scalars(side: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys("value" if one in _UNKNOWN else one for one in side if not _is_list(one)))


def _became(given: tuple[str, ...], wanted: tuple[str, ...]) -> tuple[str, ...]:
    coerced = [
        kind
        for one in given
        for kind, takers in _coercions(one)
        if any(each in (*takers, *_UNKNOWN) for each in wanted)
    ]
    return tuple(dict.fromkeys(coerced)) if coerced else _pairwise(given, wanted)


def _coercions(one: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What a value of a type may become, and the types that take it."""
    if one == "integer":
        return (("float", ("float", "number")),)
    return (("boolean", ("boolean",)),) if _is_list(one) else ()


def _pairwise(given: tuple[str, ...], wanted: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(kind for one in given for other in wanted for kind in common(one, other)))


def _is_list(one: str) -> bool:
    return one == "list" or one.startswith("list<")
