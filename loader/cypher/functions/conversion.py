"""Functions that turn a value of one type into another, or say its type."""

from __future__ import annotations

import math
import re
import time
import uuid
from collections.abc import Callable

from loader.cypher.arithmetic import text_of
from loader.cypher.functions.registry import FUNCTIONS, function
from loader.cypher.functions.strings import BLANKS
from loader.cypher.values import LARGEST, SMALLEST, type_name
from loader.errors import CypherError, CypherTypeError
from loader.graph import Value

__all__: list[str] = []

_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")


_CONTROLS = "".join(map(chr, range(33)))
"""What may stand around the text of a float: blanks and other control characters."""


@function("toInteger", takes="number|string|boolean", gives="integer")
def _to_integer(value: float | str) -> int | None:
    if isinstance(value, str):
        return _integer_of_text(value)
    if isinstance(value, float) and math.isnan(value):
        return 0
    if isinstance(value, float) and math.isinf(value):
        return LARGEST if value > 0 else SMALLEST
    return min(max(int(value), SMALLEST), LARGEST)


def _integer_of_text(text: str) -> int | None:
    if len(text) > 1000 or text != text.strip() or not _NUMBER.fullmatch(text):
        return None
    try:
        number = int(text)
    except ValueError:
        whole = float(text)
        number = int(whole) if math.isfinite(whole) else LARGEST + 1
    if not SMALLEST <= number <= LARGEST:
        raise CypherTypeError(f"The integer {text[:60]} is too large")
    return number


@function("toFloat", takes="number|string", gives="float")
def _to_float(value: float | str) -> float | None:
    if not isinstance(value, str):
        return float(value)
    text = value.strip(_CONTROLS)
    if text in ("NaN", "Infinity", "-Infinity", "+Infinity"):
        return float(text)
    return float(text) if _NUMBER.fullmatch(text) else None


@function("toBoolean", takes="boolean|string|integer", gives="boolean")
def _to_boolean(value: bool | str | int) -> bool | None:
    if isinstance(value, str):
        return {"true": True, "false": False}.get(value.strip(BLANKS).lower())
    return bool(value)


@function("toString", takes="string|number|boolean|temporal", gives="string")
def _to_string(value: Value) -> str:
    return text_of(value)


def _or_null(name: str) -> Callable[[Value], Value]:
    convert = FUNCTIONS[name.lower()]

    def apply(value: Value) -> Value:
        try:
            return convert(value)
        except CypherError:
            return None

    return apply


def _each(convert: Callable[[Value], Value]) -> Callable[[list[Value]], list[Value]]:
    return lambda values: [convert(value) for value in values]


for _name in ("toInteger", "toFloat", "toBoolean", "toString"):
    _gives = FUNCTIONS[_name.lower()].gives
    function(f"{_name}OrNull", takes="any", gives=_gives)(_or_null(_name))
    function(f"{_name}List", takes="list", gives="list")(_each(_or_null(_name)))


@function("valueType", takes="any", gives="string", sees_null=True)
def _value_type(value: Value) -> str:
    return _type_text(value)


def _type_text(value: Value) -> str:
    if value is None:
        return "NULL"
    if not isinstance(value, list):
        return f"{type_name(value)} NOT NULL"
    if not value:
        return "LIST<NOTHING> NOT NULL"
    inner = sorted({_type_text(each) for each in value if each is not None}, key=_type_rank)
    nullable = any(each is None for each in value)
    parts = [each.removesuffix(" NOT NULL") if nullable else each for each in inner]
    return f"LIST<{' | '.join(parts) or 'NULL'}> NOT NULL"


_TYPE_ORDER = (
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
    "NODE",
    "RELATIONSHIP",
    "MAP",
    "LIST",
    "PATH",
)


def _type_rank(text: str) -> tuple[int, ...]:
    """The place of a type in the order in which Neo4j lists the types of a union."""
    name, _, inner = text.partition("<")
    plain = name.removesuffix(" NOT NULL")
    rank = _TYPE_ORDER.index(plain) if plain in _TYPE_ORDER else len(_TYPE_ORDER)
    return (rank, *_type_rank(inner.removesuffix("> NOT NULL"))) if inner else (rank,)


@function("randomUUID", gives="string")
def _random_uuid() -> str:
    return str(uuid.uuid4())


@function("timestamp", gives="integer")
def _timestamp() -> int:
    return time.time_ns() // 1_000_000
