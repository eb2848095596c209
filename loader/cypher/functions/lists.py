"""List functions, and those that take a list or a string."""

from __future__ import annotations

from loader.cypher.functions.registry import function
from loader.cypher.types import type_name
from loader.cypher.values.arithmetic import LONGEST, as_integer
from loader.cypher.values.comparing import equals
from loader.errors import CypherArgumentError, CypherLimitExceeded, CypherTypeError
from loader.graph import Value

__all__: list[str] = []


@function("size", takes="list|string", gives="integer")
def _size(value: list[Value] | str) -> int:
    return len(value)


@function("isEmpty", takes="list|string|map", gives="boolean")
def _is_empty(value: Value) -> bool:
    return not value


@function("head", takes="list")
def _head(values: list[Value]) -> Value:
    return values[0] if values else None


@function("last", takes="list")
def _last(values: list[Value]) -> Value:
    return values[-1] if values else None


@function("tail", takes="any", gives="list")
def _tail(values: Value) -> list[Value]:
    """A value that turns out to be no list is a list of one, as on Neo4j."""
    return values[1:] if isinstance(values, list) else []


@function("reverse", takes="list|string")
def _reverse(values: list[Value] | str) -> list[Value] | str:
    return values[::-1]


@function("range", takes="any, any, any?", gives="list", sees_null=True)
def _range(first: Value, last: Value, by: Value = 1) -> list[int]:
    """Null is an error here, as on Neo4j."""
    start, end, step = map(_bound, (first, last, by))
    if step == 0:
        raise CypherArgumentError("range() needs a step other than 0", kind="NumberOutOfRange")
    steps, rest = divmod(end - start, step)
    if steps < 0 and rest:
        steps += 1  # rounded towards zero, so a step beyond the way back still gives its first number
    if steps >= LONGEST:
        raise CypherLimitExceeded(f"range() makes no list longer than {LONGEST:,}")
    return list(range(start, start + step * (steps + 1), step))


def _bound(value: Value) -> int:
    if (number := as_integer(value)) is not None:
        return number
    message = f"range() takes INTEGER, got a value of type {type_name(value)}"
    raise CypherTypeError(message, kind="InvalidArgumentType")


@function("coalesce", takes="any", sees_null=True)
def _coalesce(*values: Value) -> Value:
    return next((value for value in values if value is not None), None)


@function("nullIf", takes="any, any", sees_null=True)
def _null_if(value: Value, other: Value) -> Value:
    return None if equals(value, other) else value
