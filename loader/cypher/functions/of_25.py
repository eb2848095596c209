"""Functions that are there in Cypher 25 alone: of lists and strings."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable

from loader.cypher.functions.registry import function
from loader.cypher.limits import watched
from loader.cypher.regex.matching import replaced
from loader.cypher.types import type_name
from loader.cypher.values.comparing import equals, group_key, sort_key
from loader.errors import CypherArgumentError, CypherTypeError
from loader.graph import Path, Value

__all__: list[str] = []


@function("coll.sort", takes="list", gives="list", only_25=True)
def _sort(values: list[Value]) -> list[Value]:
    return sorted(values, key=sort_key)


def _extreme(choose: Callable[..., Value]) -> Callable[[list[Value]], Value]:
    """The first or last by the order of ORDER BY, in which null comes last."""
    return lambda values: choose(values, key=sort_key) if values else None


function("coll.max", takes="list", only_25=True)(_extreme(max))
function("coll.min", takes="list", only_25=True)(_extreme(min))


@function("coll.distinct", takes="list", gives="list", only_25=True)
def _distinct(values: list[Value]) -> list[Value]:
    found: dict[Hashable, Value] = {}
    for each in watched(values):
        found.setdefault(group_key(each), each)
    return list(found.values())


@function("coll.flatten", takes="list, integer?", gives="list", only_25=True)
def _flatten(values: list[Value], depth: int = 1) -> list[Value]:
    if depth < 0:
        raise _out_of_range("coll.flatten", depth)
    if depth == 0:
        return values
    found: list[Value] = []
    for each in watched(values):
        found += _flatten(each, depth - 1) if isinstance(each, list) else [each]
    return found


@function("coll.indexOf", takes="list, any", gives="integer", only_25=True)
def _index_of(values: list[Value], sought: Value) -> int:
    return next((place for place, each in enumerate(watched(values)) if equals(each, sought)), -1)


@function("coll.insert", takes="any, any, any", gives="list", sees_null=True, only_25=True)
def _insert(values: Value, place: Value, value: Value) -> list[Value] | None:
    """A null is a value to insert, and no place."""
    if values is None or place is None:
        return None
    return [*_part(values, place, 0, "coll.insert"), value, *values[place:]]


@function("coll.remove", takes="list, integer", gives="list", only_25=True)
def _remove(values: list[Value], place: int) -> list[Value]:
    return [*_part(values, place, 1, "coll.remove"), *values[place + 1 :]]


def _part(values: Value, place: Value, room: int, name: str) -> list[Value]:
    """The elements before a place, behind which there have to be so many."""
    if not isinstance(values, list) or place.__class__ is not int:
        raise CypherTypeError(f"{name}() takes LIST and INTEGER, got {type_name(values)} and {type_name(place)}")
    if not 0 <= place <= len(values) - room:
        raise _out_of_range(name, place)
    return values[:place]


def _out_of_range(name: str, number: int) -> CypherArgumentError:
    return CypherArgumentError(f"{name}() takes no {number} here: it is out of range", kind="NumberOutOfRange")


@function("string.indexOf", takes="string, string", gives="integer", only_25=True)
def _string_index(text: str, sought: str) -> int:
    return text.find(sought)


@function("string.join", takes="list, string", gives="string", only_25=True)
def _join(values: list[Value], between: str) -> str:
    """Nulls are left out."""
    found = [each for each in values if each is not None]
    for each in found:
        if not isinstance(each, str):
            raise CypherTypeError(f"string.join() takes strings, got a value of type {type_name(each)}: use toString()")
    return between.join(found)


@function("string.regexReplace", takes="string, string, string", gives="string", only_25=True)
def _regex_replace(text: str, pattern: str, replacement: str) -> str:
    return replaced(pattern, replacement, text)


@function("cardinality", takes="list|map|path", gives="integer", only_25=True)
def _cardinality(value: Value) -> int:
    return len(value.nodes) + len(value.relationships) if isinstance(value, Path) else len(value)


@function("coth", takes="number", gives="float", only_25=True)
def _coth(number: float) -> float:
    return 1 / math.tanh(number) if number else math.nan
