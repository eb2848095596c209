"""How long a query may take and how much it may hold, for what runs deep within values or a text without a row."""

from __future__ import annotations

import math
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from time import monotonic
from typing import TypeVar

from loader.errors import CypherLimitExceeded

__all__ = ["check_limits", "deadline", "is_limited", "limits", "resident", "watched"]

_T = TypeVar("_T")
_STRETCH = 1_000

_SELDOM = 0.005
"""After so many seconds the memory is looked at once more: that takes a hundred times as long as the clock."""


@dataclass(slots=True)
class _Limits:
    until: float
    """When the time is up, by the clock of `monotonic`."""
    seconds: float
    most: int | None
    """How many bytes the process may take."""
    memory: int
    next_look: float = 0.0

    def check(self) -> None:
        now = monotonic()
        if now > self.until:
            raise CypherLimitExceeded(f"The query took longer than {self.seconds:g} seconds")
        if self.most is not None and now > self.next_look:
            self.next_look = now + _SELDOM
            if resident() > self.most:
                raise CypherLimitExceeded(f"The query holds more than {self.memory:,} bytes")


_limit: ContextVar[_Limits | None] = ContextVar("limits", default=None)


@contextmanager
def limits(seconds: float | None = None, memory: int | None = None) -> Iterator[None]:
    """Within it `check_limits` raises CypherLimitExceeded once so many seconds are over, or once the process has
    grown by so many bytes."""
    found = None
    if seconds is not None or memory is not None:
        until = math.inf if seconds is None else monotonic() + seconds
        found = _Limits(until, seconds or 0.0, None if memory is None else resident() + memory, memory or 0)
    token = _limit.set(found)
    try:
        yield
    finally:
        _limit.reset(token)


def deadline() -> float | None:
    """When the time is up, by the clock of `monotonic`."""
    limit = _limit.get()
    return None if limit is None or limit.until == math.inf else limit.until


def is_limited() -> bool:
    """Whether there is anything to check."""
    return _limit.get() is not None


def check_limits() -> None:
    """Raise CypherLimitExceeded once the time or the memory is used up. Cheap enough for every list that is looked
    into."""
    limit = _limit.get()
    if limit is not None:
        limit.check()


def resident() -> int:
    """How many bytes of memory the process takes now; where only the most so far is known, that."""
    try:
        return int(_STATM.read_bytes().split()[1]) * _PAGE
    except OSError:
        return _peak()


def _peak() -> int:
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


_STATM = Path("/proc/self/statm")
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


def watched(items: Sequence[_T]) -> Sequence[_T] | Iterator[_T]:
    """The items, with a look at the limits before them and after every thousand."""
    check_limits()
    return items if len(items) <= _STRETCH else chain.from_iterable(_stretches(items))


def _stretches(items: Sequence[_T]) -> Iterator[Sequence[_T]]:
    for start in range(0, len(items), _STRETCH):
        check_limits()
        yield items[start : start + _STRETCH]
