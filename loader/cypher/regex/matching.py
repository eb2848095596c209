"""`=~`: regular expressions that always come to an end."""

from __future__ import annotations

import math
from functools import lru_cache
from time import monotonic

import regex

from loader.cypher.limits import deadline
from loader.cypher.regex.java_patterns import translated
from loader.cypher.types import type_name
from loader.errors import CypherArgumentError, CypherLimitExceeded, CypherTypeError
from loader.graph import Value

__all__ = ["full_match", "replaced"]

SECONDS = 2.0
"""The longest that matching one string may take."""

MOST_CHARACTERS = 100_000
"""The longest pattern."""

MOST_TIMES = 100_000
"""The highest product of the numbers in {} of a pattern: what repeats repetitions takes minutes to compile."""

_TIMES = regex.compile(r"\{(\d+)(?:,(\d*))?\}")


class RegularExpressionError(CypherArgumentError):
    """A text that is no regular expression. Neo4j reports it, at run time, under the code of a fault of meaning."""

    code = "Neo.ClientError.Statement.SemanticError"


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> regex.Pattern[str]:
    if len(pattern) > MOST_CHARACTERS:
        raise CypherLimitExceeded(f"A regular expression has at most {MOST_CHARACTERS:,} characters")
    try:
        plain = translated(pattern)
        if math.prod(int(most or least) or 1 for least, most in _TIMES.findall(plain)) > MOST_TIMES:
            raise CypherLimitExceeded(f"The regular expression {pattern[:60]!r} repeats too often")
        return regex.compile(plain, regex.VERSION1)
    except (regex.error, RecursionError, OverflowError, ValueError) as error:
        reason = str(error).partition(" at position")[0]  # a place in the translated pattern
        raise RegularExpressionError(f"{pattern[:60]!r} is not a regular expression: {reason}") from error


def full_match(pattern: Value, text: str, deadline: float | None) -> bool:
    """Whether the whole of `text` matches; CypherLimitExceeded where that is not known in time."""
    if not isinstance(pattern, str):
        raise CypherTypeError(f"A regular expression is a STRING, not a value of type {type_name(pattern)}")
    left = SECONDS if deadline is None else min(SECONDS, max(deadline - monotonic(), 0.001))
    try:
        return _compiled(pattern).fullmatch(text, timeout=left) is not None
    except TimeoutError:
        message = f"The regular expression {pattern[:60]!r} takes too long to match"
        raise CypherLimitExceeded(message) from None


_GROUP = regex.compile(r"\\(.)|\$(\d)|\$\{(\w+)\}", regex.DOTALL)


def replaced(pattern: str, replacement: str, text: str) -> str:
    """The text with every match replaced; `$1` and `${name}` stand for a group, as in Java."""

    def made(found: regex.Match[str]) -> str:
        def part(each: regex.Match[str]) -> str:
            if each[1] is not None:
                return str(each[1])
            try:
                return found[each[3] or int(each[2])] or ""
            except IndexError:
                raise CypherArgumentError(f"The pattern has no group {each[3] or each[2]}") from None

        return _GROUP.sub(part, replacement)

    limit = deadline()
    left = SECONDS if limit is None else min(SECONDS, max(limit - monotonic(), 0.001))
    try:
        return _compiled(pattern).sub(made, text, timeout=left)
    except TimeoutError:
        raise CypherLimitExceeded(f"The regular expression {pattern[:60]!r} takes too long to match") from None
