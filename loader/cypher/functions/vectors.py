"""Vectors: made, measured, and how far two of them, or two lists of numbers, are apart."""

from __future__ import annotations

import re
from collections.abc import Callable

from neo4j.vector import Vector

from loader.cypher.ast.names import HIDDEN
from loader.cypher.functions.conversion import number_of_text
from loader.cypher.functions.registry import function
from loader.cypher.values import vectors
from loader.errors import CypherArgumentError, CypherSyntaxError, CypherTypeError
from loader.graph import Value

__all__: list[str] = []

_LISTED = re.compile(r"\s*\[(.*)\]\s*", re.DOTALL)


@function("vector", takes="string|list<any>, integer, string", gives="vector", only_25=True)
def _vector(values: str | list[Value], dimension: int, kind: str) -> Vector:
    """A text holds a list of numbers, as a query would."""
    if not 0 < dimension <= vectors.LARGEST_DIMENSION:
        raise CypherArgumentError(f"A vector has 1 to {vectors.LARGEST_DIMENSION} coordinates, not {dimension}")
    found = vectors.vector_of(_written(values) if isinstance(values, str) else values, kind)
    if len(found) != dimension:
        message = f"vector() is to have {dimension} coordinates, and was given {len(found)}"
        raise CypherTypeError(message, kind="InvalidArgumentValue")
    return found


def _written(text: str) -> list[Value]:
    match = _LISTED.fullmatch(text)
    if match is None:
        raise CypherSyntaxError("vector() takes the text of a list such as '[1, 2.5]'")
    return [_number(part.strip()) for part in match[1].split(",")]


def _number(text: str) -> Value:
    found = number_of_text(text)
    if found is not None:
        return found
    if text.lower() in ("null", "true", "false", "nan") or text[:1] in ("'", '"', "[", "{"):
        raise CypherTypeError(f"vector() takes numbers, and no {text}")
    raise CypherSyntaxError(f"vector() takes the text of a list such as '[1, 2.5]', and `{text}` is no number")


@function("vector_dimension_count", takes="vector", gives="integer", only_25=True)
def _dimension(vector: Vector) -> int:
    return len(vector)


@function("vector_distance", takes="vector, vector, string", gives="float", only_25=True)
def _distance(one: Vector, other: Vector, metric: str) -> float:
    if len(one) != len(other):
        raise CypherArgumentError("vector_distance() takes two vectors of as many dimensions")
    return vectors.DISTANCES[metric](_singles(one), _singles(other))


@function("vector_norm", takes="vector, string", gives="float", only_25=True)
def _norm(vector: Vector, metric: str) -> float:
    return vectors.NORMS[metric](_singles(vector))


def _singles(vector: Vector) -> list[float]:
    return list(map(vectors.rounded, vectors.coordinates(vector)))


def _similarity(name: str, measure: Callable[[list[float], list[float]], float | None]) -> None:
    def similarity(one: Value, other: Value) -> float:
        left, right = vectors.coordinates(one), vectors.coordinates(other)
        if not left or any(each.__class__ not in (int, float) for each in (*left, *right)):
            raise CypherArgumentError(f"{name}() takes lists of numbers")
        if len(left) != len(right):
            raise CypherArgumentError(f"{name}() takes two vectors of as many dimensions")
        found = measure(left, right)
        if found is None:
            raise CypherArgumentError(f"{name}() takes vectors of finite numbers, and none without a length")
        return found

    function(name, takes="list, list", gives="float")(similarity)
    function(f"{name}{HIDDEN}25", takes="list|vector, list|vector", gives="float")(similarity)


_similarity("vector.similarity.cosine", vectors.cosine)
_similarity("vector.similarity.euclidean", vectors.euclidean)


@function(f"size{HIDDEN}25", takes="list|string|vector", gives="integer")
def _size(value: Value) -> int:
    return len(value)
