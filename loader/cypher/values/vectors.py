"""Vectors: so many coordinates of one kind of number, over the class of `neo4j.vector`.

Distances are those of a server to the last bit: it reckons with floats of 32 bits, one coordinate after the other.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterable, Sequence
from typing import Any

from neo4j.vector import Vector, VectorDType

from loader.cypher.limits import watched
from loader.cypher.types import COORDINATES
from loader.cypher.values.arithmetic import whole
from loader.errors import CypherArgumentError, CypherArithmeticError, CypherTypeError
from loader.graph import Value

__all__ = [
    "DISTANCES",
    "LARGEST_DIMENSION",
    "NORMS",
    "coordinates",
    "cosine",
    "euclidean",
    "rounded",
    "vector_of",
]

LARGEST_DIMENSION = 4096
_PACKED = {"i8": "b", "i16": "h", "i32": "i", "i64": "q", "f32": "f", "f64": "d"}
_UNROLLED = 32
"""Of longer vectors a server adds every fourth product together first."""


def coordinates(value: Vector | Sequence[Value]) -> list[float]:
    """The numbers of a vector, or of a list."""
    numbers: Any = value.to_native() if isinstance(value, Vector) else value
    return list(numbers)


def vector_of(numbers: Sequence[Value], kind: str) -> Vector:
    """A vector of such coordinates: a float is cut toward zero where they are integers."""
    for each in numbers:
        if each.__class__ is not int and each.__class__ is not float:
            raise CypherTypeError(f"vector() takes numbers, and no {'null' if each is None else repr(each)}")
    name = COORDINATES[kind]
    if kind.startswith("FLOAT"):
        found = [_finite(each, kind) for each in numbers]
    else:
        found = [_within(each, int(name[1:])) for each in numbers]
    return Vector(struct.pack(f">{len(found)}{_PACKED[name]}", *found), VectorDType(name))


def _within(number: float, bits: int) -> int:
    if number.__class__ is float and (math.isnan(number) or abs(number) >= 2**63):
        raise CypherArithmeticError(f"{number} is no integer of 64 bits")
    found = whole(number)
    if not -(2 ** (bits - 1)) <= found < 2 ** (bits - 1):
        raise CypherArithmeticError(f"{found} is no integer of {bits} bits")
    return found


def _finite(number: float, kind: str) -> float:
    found = rounded(number) if kind == "FLOAT32" else float(number)
    if not math.isfinite(found):
        raise CypherArgumentError(f"The coordinates of a vector are finite, and {number} is not, as a {kind}")
    return found


def rounded(number: float) -> float:
    """As a float of 32 bits; infinite where these do not reach."""
    try:
        return float(struct.unpack("f", struct.pack("f", number))[0])
    except OverflowError:
        return math.copysign(math.inf, number)


def _summed(numbers: Iterable[float]) -> float:
    total = 0.0
    for each in numbers:
        total = rounded(total + each)
    return total


def _product(one: Iterable[float], other: Iterable[float]) -> float:
    return _summed(rounded(x * y) for x, y in zip(one, other, strict=True))


def _unrolled(one: Sequence[float], other: Sequence[float]) -> float:
    """The sum of products as the index of a server has it."""
    if len(one) <= _UNROLLED:
        return _product(one, other)
    whole_fours = len(one) & ~3
    parts = [_product(one[start:whole_fours:4], other[start:whole_fours:4]) for start in range(4)]
    rest = [rounded(x * y) for x, y in zip(one[whole_fours:], other[whole_fours:], strict=True)]
    return _summed([_summed(parts), *rest])


def _differences(one: Sequence[float], other: Sequence[float]) -> list[float]:
    return [rounded(x - y) for x, y in zip(one, other, strict=True)]


def _euclidean_squared(one: Sequence[float], other: Sequence[float]) -> float:
    apart = _differences(one, other)
    return _product(apart, apart)


def _manhattan(one: Sequence[float], other: Sequence[float]) -> float:
    return _summed(map(abs, _differences(one, other)))


def _cosine_distance(one: Sequence[float], other: Sequence[float]) -> float:
    lengths = math.sqrt(rounded(_product(one, one) * _product(other, other)))
    return rounded(1 - rounded(_product(one, other) / lengths)) if lengths else math.nan


def _hamming(one: Sequence[float], other: Sequence[float]) -> float:
    return float(sum(x != y for x, y in zip(one, other, strict=True)))


DISTANCES = {
    "EUCLIDEAN": lambda one, other: rounded(math.sqrt(_euclidean_squared(one, other))),
    "EUCLIDEAN_SQUARED": _euclidean_squared,
    "MANHATTAN": _manhattan,
    "COSINE": _cosine_distance,
    "DOT": lambda one, other: -_product(one, other),
    "HAMMING": _hamming,
}
"""How far two lists of floats of 32 bits are apart."""

NORMS = {
    "EUCLIDEAN": lambda numbers: rounded(math.sqrt(_product(numbers, numbers))),
    "MANHATTAN": lambda numbers: _summed(map(abs, numbers)),
}
"""How long one is."""


def cosine(one: Sequence[float], other: Sequence[float]) -> float | None:
    """1 for the same direction, 0 for the opposite one; None where a vector has no length, or none that is a number."""
    lengths = [math.sqrt(sum(x * x for x in watched(each))) for each in (one, other)]
    if not all(math.isfinite(length) and length for length in lengths):
        return None
    sides = zip((one, other), lengths, strict=True)
    left, right = ([rounded(x / length) for x in watched(each)] for each, length in sides)
    return rounded((1 + _unrolled(left, right)) / 2)


def euclidean(one: Sequence[float], other: Sequence[float]) -> float | None:
    """1 for the same vector, near 0 for those far apart; None where a coordinate is no number of 32 bits."""
    left, right = ([rounded(x) for x in watched(each)] for each in (one, other))
    if not all(map(math.isfinite, (*left, *right))):
        return None
    apart = _differences(left, right)
    return rounded(1 / rounded(1 + _unrolled(apart, apart)))
