"""String functions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from loader.cypher.ast.names import HIDDEN
from loader.cypher.functions.registry import function
from loader.cypher.values.arithmetic import LONGEST
from loader.errors import CypherArgumentError, CypherExecutionError, CypherLimitExceeded, CypherTypeError
from loader.graph import Value

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


def _trimmed(cut: Callable[[str, str], str]) -> Callable[[str, str], str]:
    def trim(text: str, character: str = BLANKS) -> str:
        if character is not BLANKS and len(character) != 1:
            raise CypherArgumentError("trim() takes one character: for several there are btrim(), ltrim() and rtrim()")
        return cut(text, character)

    return trim


for _way, _cut in {"both": str.strip, "leading": str.lstrip, "trailing": str.rstrip}.items():
    function(f"trim{HIDDEN}{_way}", takes="string, string?", gives="string")(_trimmed(_cut))


@function("replace", takes="string, string, string", gives="string")
def _replace(text: str, old: str, new: str) -> str:
    if text.count(old) * len(new) + len(text) > LONGEST:
        raise CypherLimitExceeded(f"No string may be longer than {LONGEST:,}")
    return text.replace(old, new)


@function(f"replace{HIDDEN}25", takes="string, string, string, integer?", gives="string")
def _replace_25(text: str, old: str, new: str, limit: int | None = None) -> str:
    """By Cypher 25 a number may say how many are replaced at most."""
    if limit is None:
        return _replace(text, old, new)
    most = _not_negative(limit, "replace")
    if min(most, text.count(old)) * len(new) + len(text) > LONGEST:
        raise CypherLimitExceeded(f"No string may be longer than {LONGEST:,}")
    return text.replace(old, new, min(most, LONGEST))


@function("split", takes="string, any", gives="list")
def _split(text: str, delimiter: Value) -> list[str] | None:
    """A null among the delimiters makes null; an empty one cuts what the others leave into its characters."""
    if not text:
        return [text]
    delimiters = delimiter if isinstance(delimiter, list) else [delimiter]
    for each in delimiters:
        if each is None:
            return None
        if not isinstance(each, str):
            raise CypherTypeError("split() takes strings as delimiters", kind="InvalidArgumentValue")
    between = "|".join(re.escape(each) for each in delimiters if each)
    pieces: list[str] = re.split(between, text) if between else [text]
    if "" not in delimiters or text in delimiters:
        return pieces
    return [character for piece in pieces for character in piece]


_FARTHEST = 2**31 - 1


def _not_negative(number: int, name: str) -> int:
    if number < 0:
        raise CypherExecutionError(f"{name}() takes no negative number", kind="NegativeIntegerArgument")
    return number


def _near(number: int, name: str = "substring") -> int:
    if number > _FARTHEST:
        message = f"{name}() takes no number above {_FARTHEST}"
        raise CypherExecutionError(message, kind="NumberOutOfRange")
    return _not_negative(number, name)


@function("left", takes="string, integer", gives="string")
def _left(text: str, length: int) -> str:
    return text[: _not_negative(length, "left")] if text else text


@function(f"left{HIDDEN}25", takes="string, integer", gives="string")
def _left_25(text: str, length: int) -> str:
    """By Cypher 25 a length is no more than 32 bits hold; by 5 it may be."""
    return text[: _near(length, "left")]


@function("right", takes="string, integer", gives="string")
def _right(text: str, length: int) -> str:
    return text[max(len(text) - _not_negative(length, "right"), 0) :]


@function(f"right{HIDDEN}25", takes="string, integer", gives="string")
def _right_25(text: str, length: int) -> str:
    return _right(text, _near(length, "right"))


@function("substring", takes="string, integer, integer?", gives="string")
def _substring(text: str, start: int, length: int | None = None) -> str:
    """By Cypher 5, of an empty text any part is empty, even one that begins before it."""
    if not text:
        _near(max(start, length or 0, 0))
        return text
    return _substring_25(text, start, length)


@function(f"substring{HIDDEN}25", takes="string, integer, integer?", gives="string")
def _substring_25(text: str, start: int, length: int | None = None) -> str:
    return text[_near(start) :] if length is None else text[_near(start) :][: _near(length)]


@function("char_length", "character_length", takes="string", gives="integer")
def _char_length(text: str) -> int:
    return len(text)


@function("normalize", takes="string, string?", gives="string")
def _normalize(text: str, form: Any = "NFC") -> str:
    return unicodedata.normalize(form, text)
