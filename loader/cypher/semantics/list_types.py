"""Types of lists before a query runs: what Neo4j takes the elements to be where lists are written or put together."""

from __future__ import annotations

from functools import cache

from loader.cypher.types import (
    ANY,
    BOOLEAN,
    FLOAT,
    INTEGER,
    MAP,
    MIXED,
    NODE,
    NULL,
    NUMBER,
    RELATIONSHIP,
    VALUE,
    CypherType,
    list_of,
)

__all__ = ["common", "listed", "merged"]

_MAPS = (MAP, NODE, RELATIONSHIP)
_NUMBERS = (NUMBER, FLOAT, INTEGER, MIXED)
_WIDENED = {VALUE: (ANY,), NULL: (ANY,), MAP: _MAPS, MIXED: (NUMBER,)}


@cache
def common(one: CypherType, other: CypherType) -> tuple[CypherType, ...]:
    """The single types that two single types have in common."""
    for known, unknown in ((one, other), (other, one)):
        if unknown.is_unknown:
            return (ANY,) if known.is_unknown else _anything_or(known)
    if one == other:
        return (one,)
    both = {one, other}
    if both <= set(_NUMBERS):
        if both == {NUMBER, FLOAT}:
            return (MIXED, FLOAT)
        return (NUMBER,) if both == {NUMBER, INTEGER} else (MIXED,)
    if both <= set(_MAPS):
        return tuple(each for each in _MAPS if each == MAP or (each in both and MAP in both))
    if one.is_list and other.is_list:
        return tuple(map(list_of, common(one.element, other.element)))
    return (VALUE,)


def _anything_or(known: CypherType) -> tuple[CypherType, ...]:
    """What is between a known type and any."""
    if known in _NUMBERS:
        return (VALUE, MIXED, known)
    if known in _MAPS:
        return (VALUE, MAP, known)
    if known.is_list:
        return (VALUE, *map(list_of, common(ANY, known.element)))
    return (VALUE, known)


def listed(types: tuple[tuple[CypherType, ...], ...]) -> tuple[CypherType, ...]:
    """The single types of the elements of `[a, b, ...]`, given those of each; whatever is of such a type may stand."""
    found = types[0] if types else (ANY,)
    for each in types[1:]:
        found = _pairwise(found, each)
    return tuple(dict.fromkeys(wide for one in found for wide in _widened(one)))


def _widened(one: CypherType) -> tuple[CypherType, ...]:
    if one.is_list:
        return tuple(map(list_of, _widened(one.element)))
    return _WIDENED.get(one, (one,))


def merged(left: tuple[CypherType, ...], right: tuple[CypherType, ...]) -> tuple[CypherType, ...]:
    """The lists that two values make end to end, where at least one of them may be a list.

    Where an element of one side can become one of the other (a whole number a float, a list a boolean), Neo4j takes
    that for the type of all of them.
    """
    elements = [_elements(side) for side in (left, right)]
    scalars = [_scalars(side) for side in (left, right)]
    pairs = [(elements[0], elements[1]), (elements[1], elements[0])]
    pairs += [(scalars[1], elements[0]), (scalars[0], elements[1])]
    found = dict.fromkeys(one for given, wanted in pairs for one in _became(given, wanted))
    return tuple(map(list_of, found))


def _elements(side: tuple[CypherType, ...]) -> tuple[CypherType, ...]:
    found = [ANY if one.is_unknown else one.element for one in side if one.is_unknown or one.is_list]
    return tuple(dict.fromkeys(found))


def _scalars(side: tuple[CypherType, ...]) -> tuple[CypherType, ...]:
    return tuple(dict.fromkeys(VALUE if one.is_unknown else one for one in side if not one.is_list))


def _became(given: tuple[CypherType, ...], wanted: tuple[CypherType, ...]) -> tuple[CypherType, ...]:
    coerced = [
        kind
        for one in given
        for kind, takers in _coercions(one)
        if any(each in takers or each.is_unknown for each in wanted)
    ]
    return tuple(dict.fromkeys(coerced)) if coerced else _blurred(given, wanted)


def _blurred(given: tuple[CypherType, ...], wanted: tuple[CypherType, ...]) -> tuple[CypherType, ...]:
    """What both have in common; where anything meets what a property's list may hold, Neo4j sees no whole number."""
    both = (*given, *wanted)
    blurs = MIXED in both and any(each.is_unknown for each in both)
    return tuple(dict.fromkeys(NUMBER if blurs and one == INTEGER else one for one in _pairwise(given, wanted)))


def _coercions(one: CypherType) -> tuple[tuple[CypherType, tuple[CypherType, ...]], ...]:
    """What a value of a type may become, and the types that take it."""
    if one == INTEGER:
        return ((FLOAT, (FLOAT, NUMBER)),)
    return ((BOOLEAN, (BOOLEAN,)),) if one.is_list else ()


def _pairwise(given: tuple[CypherType, ...], wanted: tuple[CypherType, ...]) -> tuple[CypherType, ...]:
    return tuple(dict.fromkeys(kind for one in given for other in wanted for kind in common(one, other)))
