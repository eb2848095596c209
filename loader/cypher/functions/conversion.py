"""Functions that turn a value of one type into another."""

from __future__ import annotations

import math
import re
import time
import unicodedata
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from loader.cypher.ast.names import HIDDEN
from loader.cypher.functions.registry import FUNCTIONS, function
from loader.cypher.functions.strings import BLANKS
from loader.cypher.limits import watched
from loader.cypher.values.arithmetic import text_of, whole
from loader.cypher.values.comparing import LARGEST, SMALLEST
from loader.cypher.values.vectors import coordinates
from loader.errors import CypherError, CypherTypeError
from loader.graph import Value

__all__ = ["number_of_text"]

_DIGIT = re.compile(r"(?![0-9])[\u0000-\uffff](?<=\d)")
_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
_FLOAT = re.compile(rf"({_NUMBER.pattern})[fFdD]?")
_HEXADECIMAL = re.compile(r"([+-]?0[xX]([0-9a-fA-F]+\.?[0-9a-fA-F]*|\.[0-9a-fA-F]+)[pP][+-]?[0-9]+)[fFdD]?")
_UNUSUAL = re.compile("[+-]?(NaN|Infinity)")
_GROUPED = re.compile(r"[+-]?(?:[0-9]+(?:_[0-9]+)*)?(?:\.(?:[0-9]+(?:_[0-9]+)*)?)?(?:[eE][+-]?[0-9]+(?:_[0-9]+)*)?")
_OTHER_BASE = re.compile(r"([+-]?)(0x_?[0-9a-fA-F]+(?:_[0-9a-fA-F]+)*|0o_?[0-7]+(?:_[0-7]+)*)")

_SURELY_FITS = 18
"""So many digits fit into 64 bits, whatever they are."""

_CONTROLS = "".join(map(chr, range(33)))
"""What may stand around the text of a float: blanks and other control characters."""


@function("toInteger", takes="number|string|boolean", gives="integer")
def _to_integer(value: float | str) -> int | None:
    if isinstance(value, str):
        return _integer_of_text(value)
    return whole(value)


def _integer_of_text(text: str) -> int | None:
    """The digits may be those of any script, of the first 65,536 characters, as in Java."""
    if len(text) <= _SURELY_FITS and text.isascii() and text.isdigit():
        return int(text)
    if len(text) > 1000:
        return None
    if not text.isascii():
        text = _DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), text)
    if text != text.strip() or not _NUMBER.fullmatch(text):
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:  # an exponent that nobody can reckon with
        return None
    if not SMALLEST <= number <= LARGEST:
        raise CypherTypeError(f"The integer {text[:60]} is too large")
    return int(number)


@function(f"toInteger{HIDDEN}25", takes="number|string|boolean", gives="integer")
def _to_integer_25(value: float | str) -> int | None:
    """In Cypher 25 a text may hold what a query may: `0x1F`, `1_000`, and blanks around it."""
    if not isinstance(value, str):
        return whole(value)
    plain = _as_written(value)
    return plain if plain is None or isinstance(plain, int) else _integer_of_text(plain)


def _as_written(text: str) -> str | int | None:
    text = text.strip(BLANKS)
    if match := _OTHER_BASE.fullmatch(text):
        number = int(match[2].replace("_", ""), 0) * (-1 if match[1] == "-" else 1)
        if not SMALLEST <= number <= LARGEST:
            raise CypherTypeError(f"The integer {text[:60]} is too large")
        return number
    if "_" in text and not _GROUPED.fullmatch(text):
        return None
    return text.replace("_", "")


@function(f"toFloat{HIDDEN}25", takes="number|string", gives="float")
def _to_float_25(value: float | str) -> float | None:
    plain = _as_written(value) if isinstance(value, str) else value
    return None if plain is None else _to_float(plain)


@function("toFloat", takes="number|string", gives="float")
def _to_float(value: float | str) -> float | None:
    if not isinstance(value, str):
        return float(value)
    if value.isascii() and value.isdigit():
        return float(value)
    text = value.strip(_CONTROLS)
    if _UNUSUAL.fullmatch(text):
        return float(text)
    if match := _FLOAT.fullmatch(text):
        return float(match[1])
    return _hexadecimal(match[1]) if (match := _HEXADECIMAL.fullmatch(text)) else None


def _hexadecimal(text: str) -> float:
    try:
        return float.fromhex(text)
    except OverflowError:
        return -math.inf if text.startswith("-") else math.inf


@function("toBoolean", takes="boolean|string|integer", gives="boolean")
def _to_boolean(value: bool | str | int) -> bool | None:
    if isinstance(value, str):
        return {"true": True, "false": False}.get(value.strip(BLANKS).lower())
    return bool(value)


function("toString", takes="string|number|boolean|temporal|point", gives="string")(text_of)
function(f"toString{HIDDEN}25", takes="string|number|boolean|temporal|point|uuid", gives="string")(text_of)


def _or_null(name: str) -> Callable[[Value], Value]:
    convert = FUNCTIONS[name.lower()]

    def apply(value: Value) -> Value:
        try:
            return convert(value)
        except CypherError:
            return None

    return apply


def _each(convert: Callable[[Value], Value]) -> Callable[[list[Value]], list[Value]]:
    return lambda values: [convert(value) for value in watched(coordinates(values))]


for _name in ("toInteger", "toFloat", "toBoolean", "toString"):
    _gives = FUNCTIONS[_name.lower()].gives.name
    function(f"{_name}OrNull", takes="any", gives=_gives)(_or_null(_name))
    function(f"{_name}List", takes="list", gives="list")(_each(_or_null(_name)))
    if f"{_name}{HIDDEN}25".lower() in FUNCTIONS:
        _call = _or_null(f"{_name}{HIDDEN}25")
        function(f"{_name}OrNull{HIDDEN}25", takes="any", gives=_gives)(_call)
        _takes = "list" if _gives == "STRING" else "list|vector"
        function(f"{_name}List{HIDDEN}25", takes=_takes, gives="list")(_each(_call))


def number_of_text(text: str) -> float | None:
    """The number that a query would write so, an integer where it is one."""
    if "." in text or "e" in text.lower().removeprefix("0x"):
        return None if _UNUSUAL.fullmatch(text) else _to_float_25(text)
    return _to_integer_25(text)


@function("timestamp", gives="integer")
def _timestamp() -> int:
    return time.time_ns() // 1_000_000
