"""+, -, *, /, % and ^ on values: 64-bit integers, floats, strings, lists and temporal values."""

from __future__ import annotations

import math
from collections.abc import Callable
from uuid import UUID

from neo4j.vector import Vector

from loader.cypher import temporal
from loader.cypher.limits import check_limits
from loader.cypher.temporal.division import quotient
from loader.cypher.temporal.division import remainder as rest
from loader.cypher.types import type_name
from loader.cypher.values import points
from loader.cypher.values.comparing import LARGEST, SMALLEST, TEMPORAL, float_text
from loader.cypher.values.vector_text import text_of_vector
from loader.errors import CypherArithmeticError, CypherLimitExceeded, CypherTypeError
from loader.graph import Date, Duration, Value

__all__ = ["LONGEST", "OPERATORS", "as_integer", "fits", "negate", "text_of", "whole"]

LONGEST = 10_000_000
"""The longest string or list that a query may make."""
_SHORT = 1_000
_JOINED = (str, int, float, UUID, Vector, *points.CLASSES, *TEMPORAL)


def fits(number: int) -> int:
    """The number itself, if 64 bits hold it."""
    if SMALLEST <= number <= LARGEST:
        return number
    raise CypherArithmeticError("long overflow: the result does not fit into 64 bits")


def whole(number: float) -> int:
    """A number cut toward zero, to the nearest that 64 bits hold; 0 for NaN."""
    if number.__class__ is float and not math.isfinite(number):
        return 0 if math.isnan(number) else LARGEST if number > 0 else SMALLEST
    return min(max(int(number), SMALLEST), LARGEST)


def as_integer(value: Value) -> int | None:
    """An INTEGER, or a float cut toward zero, as Neo4j takes one where the text does not show it; None for others."""
    if value.__class__ is int:
        return int(value)
    return whole(value) if value.__class__ is float else None


def _is_number(value: Value) -> bool:
    return value.__class__ is int or value.__class__ is float


def _impossible(verb: str, left: Value, right: Value) -> CypherTypeError:
    return CypherTypeError(f"Cannot {verb} {type_name(left)} and {type_name(right)}")


def text_of(value: Value) -> str:
    """A scalar as it appears when it is joined to a string."""
    if value.__class__ is int or value.__class__ is str:
        return str(value)
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, float):
        return float_text(value)
    if isinstance(value, points.CLASSES):
        return points.text_of_point(value)
    if isinstance(value, Vector):
        return text_of_vector(value)
    return temporal.to_string(value) if isinstance(value, TEMPORAL) else str(value)


def _joined(left: Value, right: Value) -> Value:
    """Two strings or two lists end to end."""
    if len(left) + len(right) > LONGEST:
        raise CypherLimitExceeded(f"No string or list may be longer than {LONGEST:,}")
    if len(left) > _SHORT:
        check_limits()
    return left + right


def add(left: Value, right: Value) -> Value:
    if left is None or right is None:
        return None
    kind, other = left.__class__, right.__class__
    if kind is int and other is int:
        return fits(left + right)
    if _is_number(left) and _is_number(right):
        return left + right
    if kind is Date and other is Duration:
        return temporal.add(left, right)
    if kind is list or other is list:
        return _joined(left if kind is list else [left], right if other is list else [right])
    if kind is str and other is str:
        return _joined(left, right)
    if _joins(left, right) or _joins(right, left):
        return text_of(left) + text_of(right)
    if isinstance(left, TEMPORAL) and isinstance(right, TEMPORAL):
        return temporal.add(left, right)
    raise _impossible("add", left, right)


def _joins(text: Value, other: Value) -> bool:
    return isinstance(text, str) and isinstance(other, _JOINED)


def concatenate(left: Value, right: Value) -> Value:
    """Texts or lists, one after the other. Null with either is null; with anything else it is an error too."""
    kinds = {value.__class__ for value in (left, right) if value is not None}
    if kinds not in (set(), {str}, {list}):
        raise _impossible("concatenate", left, right)
    return None if left is None or right is None else _joined(left, right)


def subtract(left: Value, right: Value) -> Value:
    if left is None or right is None:
        return None
    if left.__class__ is int and right.__class__ is int:
        return fits(left - right)
    if _is_number(left) and _is_number(right):
        return left - right
    if isinstance(left, TEMPORAL) and isinstance(right, TEMPORAL):
        return temporal.subtract(left, right)
    raise _impossible("subtract", left, right)


def multiply(left: Value, right: Value) -> Value:
    if left is None or right is None:
        return None
    if left.__class__ is int and right.__class__ is int:
        return fits(left * right)
    if _is_number(left) and _is_number(right):
        return left * right
    if isinstance(left, TEMPORAL) and _is_number(right):
        return temporal.multiply(left, right)
    if isinstance(right, TEMPORAL) and _is_number(left):
        return temporal.multiply(right, left)
    raise _impossible("multiply", left, right)


def divide(left: Value, right: Value) -> Value:
    """Anything by an integer 0 is an error, as on Neo4j 5, even null; the remainder of null is null."""
    if right == 0 and right.__class__ is int:
        raise CypherArithmeticError("/ by zero")
    if left is None or right is None:
        return None
    if left.__class__ is int and right.__class__ is int:
        whole_part = quotient(left, right)
        return SMALLEST if whole_part > LARGEST else whole_part
    if _is_number(left) and _is_number(right):
        return left / right if right != 0 else _infinite(left, right)
    if isinstance(left, TEMPORAL) and _is_number(right):
        return temporal.divide(left, right)
    raise _impossible("divide", left, right)


def divide_any(left: Value, right: Value) -> Value:
    """By Cypher 25, in which null by 0 is null."""
    return None if left is None else divide(left, right)


def divide_written(left: Value, right: Value) -> Value:
    """The quotient of two numbers that the text shows: Neo4j reckons it beforehand, a float by 0 as infinite."""
    return divide(left, float(right) if left.__class__ is float else right)


def _infinite(left: float, right: float) -> float:
    if left == 0 or math.isnan(left):
        return float("nan")
    return math.copysign(math.inf, left) * math.copysign(1.0, right)


def remainder(left: Value, right: Value) -> Value:
    if left is None or right is None:
        return None
    if left.__class__ is int and right.__class__ is int:
        if right == 0:
            raise CypherArithmeticError("/ by zero")
        return rest(left, right)
    if _is_number(left) and _is_number(right):
        return float("nan") if right == 0 or math.isinf(left) else math.fmod(left, right)
    raise _impossible("divide", left, right)


def power(left: Value, right: Value) -> Value:
    if left is None or right is None:
        return None
    if not (_is_number(left) and _is_number(right)):
        raise _impossible("raise to a power", left, right)
    try:
        return math.pow(left, right)
    except OverflowError:
        return math.inf if left > 0 or float(right) % 2 == 0 else -math.inf
    except ValueError:
        return float("nan") if left != 0 else math.inf


def negate(value: Value) -> Value:
    """What is left of 0, so that a 0.0 stays one, as on Neo4j."""
    if value is None:
        return None
    if value.__class__ is int:
        return fits(-value)
    if value.__class__ is float:
        return 0.0 - value
    raise CypherTypeError(f"Cannot negate a value of type {type_name(value)}")


OPERATORS: dict[str, Callable[[Value, Value], Value]] = {
    "+": add,
    "||": concatenate,
    "-": subtract,
    "*": multiply,
    "/": divide,
    "%": remainder,
    "^": power,
}
