"""UUIDs: made of chance, of text, or of two integers, and taken apart again."""

from __future__ import annotations

import re
import secrets
import time
import uuid

from loader.cypher.functions.registry import function
from loader.errors import CypherArgumentError, CypherTypeError
from loader.graph import Value

__all__: list[str] = []

_FORM = re.compile(r"(?=.{1,36}$)" + "-".join(["([0-9a-fA-F]{1,16})"] * 5))
_WIDTHS = (32, 16, 16, 16, 48)


@function("randomUUID", gives="string")
def _random_text() -> str:
    return str(uuid.uuid4())


@function("uuid", takes="string|integer?, integer?", gives="uuid", only_25=True)
def _uuid(first: Value = "", second: Value = None) -> uuid.UUID:
    if first == "" and second is None:
        return _sortable()
    if isinstance(first, str) and second is None:
        return _of_text(first)
    if isinstance(first, int) and isinstance(second, int):
        return uuid.UUID(int=_unsigned(first) << 64 | _unsigned(second))
    raise CypherTypeError("uuid() takes a STRING, or two INTEGERs")


def _sortable() -> uuid.UUID:
    """Of version 7: the time in milliseconds, and chance."""
    milliseconds = time.time_ns() // 1_000_000
    chance = secrets.randbits(74)
    return uuid.UUID(int=milliseconds << 80 | 7 << 76 | (chance >> 62) << 64 | 2 << 62 | chance & (1 << 62) - 1)


def _of_text(text: str) -> uuid.UUID:
    """Five hexadecimal numbers; of those that are too long a server takes the end, and so do we."""
    match = _FORM.fullmatch(text)
    if match is None:
        raise CypherArgumentError("uuid() takes a text such as 123e4567-e89b-12d3-a456-426614174000")
    number = 0
    for part, width in zip(match.groups(), _WIDTHS, strict=True):
        number = number << width | int(part, 16) & (1 << width) - 1
    return uuid.UUID(int=number)


def _unsigned(number: int) -> int:
    return number & (1 << 64) - 1


def _signed(number: int) -> int:
    return number - (1 << 64) if number >> 63 else number


@function("uuid.mostSignificantBits", takes="uuid", gives="integer", only_25=True)
def _most(value: uuid.UUID) -> int:
    return _signed(value.int >> 64)


@function("uuid.leastSignificantBits", takes="uuid", gives="integer", only_25=True)
def _least(value: uuid.UUID) -> int:
    return _signed(_unsigned(value.int))
