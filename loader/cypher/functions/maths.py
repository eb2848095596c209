"""Mathematical functions."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Context,
    Decimal,
)

from loader.cypher.functions.registry import function
from loader.cypher.values.arithmetic import fits, whole
from loader.cypher.values.comparing import LARGEST, SMALLEST
from loader.errors import CypherArgumentError, CypherExecutionError

__all__: list[str] = []

_MODES = {
    "UP": ROUND_UP,
    "DOWN": ROUND_DOWN,
    "CEILING": ROUND_CEILING,
    "FLOOR": ROUND_FLOOR,
    "HALF_UP": ROUND_HALF_UP,
    "HALF_DOWN": ROUND_HALF_DOWN,
    "HALF_EVEN": ROUND_HALF_EVEN,
    "UNNECESSARY": ROUND_DOWN,
}

_EXACT = Context(prec=800)
"""Enough digits for every float."""

_MOST_DIGITS = 2**31 - 1


@function("abs", takes="number", gives="number")
def _abs(number: float) -> float:
    return fits(abs(number)) if isinstance(number, int) else abs(number)


@function("sign", takes="number", gives="integer")
def _sign(number: float) -> int:
    return (number > 0) - (number < 0)


@function("ceil", takes="number", gives="float")
def _ceil(number: float) -> float:
    return math.copysign(math.ceil(number), number) if math.isfinite(number) else float(number)


@function("floor", takes="number", gives="float")
def _floor(number: float) -> float:
    return math.copysign(math.floor(number), number) if math.isfinite(number) else float(number)


@function("round", takes="number, number?, string?", gives="float")
def _round(number: float, digits: float = 0, mode: str | None = None) -> float:
    """Halves go up, or away from zero where there is a precision or a mode."""
    precision = whole(digits)
    if mode is not None and mode not in _MODES:
        raise CypherArgumentError(f"There is no rounding mode {mode!r}", remedy=f"use one of {', '.join(_MODES)}")
    if precision < 0:
        raise CypherArgumentError("round() needs a precision of 0 or more")
    if precision > _MOST_DIGITS:
        raise CypherExecutionError(f"round() takes no precision above {_MOST_DIGITS}")
    if not math.isfinite(number):
        return float(number)
    return _nearest(float(number)) if precision == 0 and mode is None else _in_digits(number, precision, mode)


def _nearest(number: float) -> float:
    """The nearest of the integers of 64 bits."""
    below = math.floor(number)
    nearest = below + 1 if number - below >= 0.5 else below
    return float(min(max(nearest, SMALLEST), LARGEST))


def _in_digits(number: float, precision: int, mode: str | None) -> float:
    exact = Decimal(repr(float(number)))
    scale = min(max(-int(exact.as_tuple().exponent), 0), precision)
    rounded = exact.quantize(Decimal(1).scaleb(-scale), rounding=_MODES[mode or "HALF_UP"], context=_EXACT)
    if mode == "UNNECESSARY" and rounded != exact:
        raise CypherExecutionError(
            f"{number} has more than {precision} digits after the point", remedy="use another mode"
        )
    return float(rounded) + 0.0  # no -0.0


@function("isNaN", takes="number", gives="boolean")
def _is_nan(number: float) -> bool:
    return math.isnan(number)


@function("e", gives="float")
def _e() -> float:
    return math.e


@function("pi", gives="float")
def _pi() -> float:
    return math.pi


@function("rand", gives="float")
def _rand() -> float:
    return random.random()  # noqa: S311


@function("atan2", takes="number, number", gives="float")
def _atan2(y: float, x: float) -> float:
    return math.atan2(y, x)


def _logarithm(number: float) -> float:
    if number > 0:
        return math.log(number)
    return -math.inf if number == 0 else float("nan")


def _log10(number: float) -> float:
    if number > 0:
        return math.log10(number)
    return -math.inf if number == 0 else float("nan")


def _cotangent(number: float) -> float:
    return 1 / math.tan(number) if number != 0 else math.copysign(math.inf, number)


def _haversine(number: float) -> float:
    return (1 - math.cos(number)) / 2


def _total(call: Callable[[float], float]) -> Callable[[float], float]:
    """The same function with NaN or an infinity where Python would raise."""

    def apply(number: float) -> float:
        try:
            return call(number)
        except ValueError:
            return float("nan")
        except OverflowError:
            return math.inf

    return apply


for _name, _call in {
    "sqrt": math.sqrt,
    "exp": math.exp,
    "log": _logarithm,
    "log10": _log10,
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "cot": _cotangent,
    "asin": math.asin,
    "acos": math.acos,
    "atan": math.atan,
    "degrees": math.degrees,
    "radians": math.radians,
    "haversin": _haversine,
}.items():
    function(_name, takes="number", gives="float")(_total(_call))

for _name, _call in {"sinh": math.sinh, "cosh": math.cosh, "tanh": math.tanh}.items():
    function(_name, takes="number", gives="float", only_25=True)(_total(_call))
