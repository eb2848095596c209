"""String functions."""

from __future__ import annotations

import unicodedata
from typing import Any

from loader.cypher.arithmetic import LONGEST
from loader.cypher.functions.registry import function
from loader.errors import CypherArgumentError, CypherExecutionError, CypherLimitExceeded, CypherTypeError

__all__ = ["BLANKS"]

_SPACES = "\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u2028\u2029\u205f\u3000"
BLANKS = "\t\n\x0b\f\r\x1c\x1d\x1e\x1f " + _SPACES
"""What Java takes for white space: no-break spaces are none."""


@function("toUpper", "upper", takes="string", gives="string")
def _to_upper(text: str) -> str:
    return text.upper()


@function("toLower", "lower", takes="string", gives="string")
def _to_lower(text: str) -> str:
    return text.lower()


@function("trim", takes="string", gives="string")
def _trim(text: str) -> str:
    return text.strip(BLANKS)


@function("btrim", takes="string, string?", gives="string")
def _btrim(text: str, characters: str | None = None) -> str:
    return text.strip(BLANKS if characters is None else characters)


@function("ltrim", takes="string, string?", gives="string")
def _ltrim(text: str, characters: str | None = None) -> str:
    return text.lstrip(BLANKS if characters is None else characters)


@function("rtrim", takes="string, string?", gives="string")
def _rtrim(text: str, characters: str | None = None) -> str:
    return text.rstrip(BLANKS if characters is None else characters)


@function("replace", takes="string, string, string", gives="string")
def _replace(text: str, old: str, new: str) -> str:
    if text.count(old) * len(new) + len(text) > LONGEST:
        raise CypherLimitExceeded(f"No string may be longer than {LONGEST:,}")
    return text.replace(old, new)


@function("split", takes="string, string|list", gives="list")
def _split(text: str, delimiter: str | list[str]) -> list[str]:
    delimiters = [delimiter] if isinstance(delimiter, str) else delimiter
    if not all(isinstance(each, str) for each in delimiters):
        raise CypherTypeError("split() takes strings as delimiters", kind="InvalidArgumentValue")
    if "" in delimiters:
        return list(text) if text else [""]
    pieces = [text]
    for each in delimiters:
        pieces = [part for piece in pieces for part in piece.split(each)]
    return pieces


_FARTHEST = 2**31 - 1


def _not_negative(number: int, name: str) -> int:
    if number < 0:
        raise CypherExecutionError(f"{name}() takes no negative number", kind="NegativeIntegerArgument")
    return number


def _near(number: int) -> int:
    if number > _FARTHEST:
        message = f"substring() takes no number above {_FARTHEST}"
        raise CypherArgumentError(message, kind="NumberOutOfRange")
    return _not_negative(number, "substring")


@function("left", takes="string, integer", gives="string")
def _left(text: str, length: int) -> str:
    return text[: _not_negative(length, "left")] if text else text


@function("right", takes="string, integer", gives="string")
def _right(text: str, length: int) -> str:
    return text[max(len(text) - _not_negative(length, "right"), 0) :]


@function("substring", takes="string, integer, integer?", gives="string")
def _substring(text: str, start: int, length: int | None = None) -> str:
    """Of an empty text any part is empty, even one that begins before it."""
    if not text:
        _near(max(start, length or 0, 0))
        return text
    return text[_near(start) :] if length is None else text[_near(start) :][: _near(length)]


@function("char_length", "character_length", takes="string", gives="integer")
def _char_length(text: str) -> int:
    return len(text)


@function("normalize", takes="string, string?", gives="string")
def _normalize(text: str, form: Any = "NFC") -> str:
    return unicodedata.normalize(form, text)
